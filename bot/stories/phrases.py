"""The sentences a story is written in: words with places in them, such as `{person} answers {question}`.

A new sentence is one `Phrase` in the list of its file; nothing else has to know it.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from bot.engine.asked.looping import OF
from bot.engine.cards.names import contradiction_name, section_name, split_name
from bot.engine.saved.follow_up import Ended, NoticeKind
from bot.flow.model.flow import Flow
from bot.stories.story import Step

if TYPE_CHECKING:
    from bot.stories.world import World

_PLACE = re.compile(r"\{(\w+)\}")
NUMBERED = ("summary", "call", "owner", "checkin", "moved", "notice", "after")
"""Kinds of cards of which there can be several, each with its number or week."""
_ONE_WORD = r"[\w/.-]+"
_MANY_WORDS = {
    "people": r"[\w-]+(?:, [\w-]+)*,? and [\w-]+",
    "name": r".+",
    "question": rf'{_ONE_WORD}(?: of ".+?")?',
}
Does = Callable[["World", Step], str | None]
"""Does a step, or looks whether it is true; what it gives is why not."""


class Takes(Enum):
    """Whether something stands behind the colon of a step."""

    NOTHING = "nothing"
    SOMETHING = "something"
    EITHER = "either"
    MAPPING = "a mapping"


@dataclass(frozen=True)
class Phrase:
    """One sentence; `example` is how it is written, for those who look it up."""

    words: str
    does: Does
    example: str
    takes: Takes = Takes.NOTHING
    no_time: Callable[[str], tuple[str, str] | None] | None = None
    """Where its name is a time: says why a text is none, and what to write."""

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
        "question": _Questions([*flow.questions, *flow.afterwards]),
        "role": [role.id for role in flow.roles],
        "verdict": flow.verdicts,
        "early": [*flow.verdicts, "open"],
        "gate": [gate.id for gate in flow.gates],
        "warning": [each.id for each in flow.warnings],
        "contradiction": [each.id for each in flow.contradictions],
        "notice": get_args(NoticeKind),
        "ended": (*get_args(Ended), "open", "none"),
        "reason": [*(gate.id for gate in flow.gates), *(rule.id for rule in flow.rules), *flow.questions],
        "card": _Cards(_cards(flow)),
        "streak": [each.id for each in plan.streaks] if plan else [],
    }


class _Questions(tuple[str, ...]):
    """The ids of questions, and such with an item behind them, whatever it is called."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).partition(OF)[0])


class _Cards(tuple[str, ...]):
    """The names cards can have; those of some kinds have a number or a week behind them."""

    __slots__ = ()

    def __contains__(self, name: object) -> bool:
        kind, _, rest = str(name).partition("/")
        return super().__contains__(name) or (bool(rest) and kind in NUMBERED)


def _cards(flow: Flow) -> Iterator[str]:
    yield from ("root", "section", "split", "contradiction", "after", "watch", *NUMBERED)
    yield from (section_name(section.id) for section in flow.sections)
    yield from (split_name(id_) for id_ in flow.questions)
    yield from (contradiction_name(each.id) for each in flow.contradictions)


def people_in(words: str) -> list[str]:
    """Read names that are listed the way people list them: ana, ben and cem."""
    return [each for each in re.split(r",? and |, ", words) if each]
