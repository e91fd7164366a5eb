"""The sentences a story is written in: words with places in them, such as `{person} answers {question}`.

A new sentence is one `Phrase` in the list of its file; nothing else has to know it.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING

from bot.flow.model import Flow
from bot.stories.story import Step

if TYPE_CHECKING:
    from bot.stories.world import World

_PLACE = re.compile(r"\{(\w+)\}")
_ONE_WORD = r"[\w/.-]+"
_MANY_WORDS = {"people": r"[\w-]+(?:, [\w-]+)*,? and [\w-]+", "name": r".+"}
Does = Callable[["World", Step], str | None]
"""Does a step, or looks whether it is true; what it gives is why not."""


class Takes(Enum):
    """Whether something stands behind the colon of a step."""

    NOTHING = "nothing"
    SOMETHING = "something"
    EITHER = "either"


@dataclass(frozen=True)
class Phrase:
    """One sentence; `example` is how it is written, for those who look it up."""

    words: str
    does: Does
    example: str
    takes: Takes = Takes.NOTHING

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Match a line that is this sentence, with a group for each of its places."""
        parts = _PLACE.split(self.words)
        read = [
            f"(?P<{part}>{_MANY_WORDS.get(part, _ONE_WORD)})" if at % 2 else re.escape(part)
            for at, part in enumerate(parts)
        ]
        return re.compile("".join(read))


def known_in(flow: Flow, people: Collection[str]) -> Mapping[str, Collection[str]]:
    """List the words that may stand in each kind of place; a kind that is not listed takes any."""
    plan = flow.check_in
    return {
        "person": people,
        "other": people,
        "question": [*flow.questions, *flow.afterwards],
        "verdict": flow.verdicts,
        "early": [*flow.verdicts, "open"],
        "gate": [gate.id for gate in flow.gates],
        "warning": [each.id for each in flow.warnings],
        "contradiction": [each.id for each in flow.contradictions],
        "streak": [each.id for each in plan.streaks] if plan else [],
    }


def people_in(words: str) -> list[str]:
    """Read names that are listed the way people list them: ana, ben and cem."""
    return [each for each in re.split(r",? and |, ", words) if each]
