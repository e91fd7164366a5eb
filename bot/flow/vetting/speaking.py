"""Every condition and every text of a flow, found wherever it stands in what was made of its file."""

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from typing import Any

from bot.flow.conditions import Condition, Rule, Template, tree
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions.options import Option

Said = tuple[str, Condition | Template]
"""A condition or a text, and the question it is part of."""
_PLAIN = frozenset({str, int, float, bool, frozenset})
"""What most of a flow is, and nothing stands in."""


def spoken(flow: Flow) -> list[Said]:
    """List them; of a question whose levels stand at its options without the conditions made of those."""
    found: list[Said] = []
    waiting: list[tuple[str, Any]] = [("", flow)]
    while waiting:
        about, made = waiting.pop()
        kind = type(made)
        if kind is Condition or kind is Template:
            found.append((about, made))
        elif kind is Rule:
            waiting.append((about, made.condition))
        else:
            about = made.id if kind is Question else about
            waiting += [(about, each) for each in _inside(made) if each and type(each) not in _PLAIN]
    return found


def _inside(made: Any) -> Iterable[Any]:
    """List what stands right in something."""
    if type(made) is tuple:
        return made
    if type(made) is Question and _given_by_options(made):
        return (each for key, each in vars(made).items() if key != "level")
    if is_dataclass(made):
        return vars(made).values()
    return made.values() if isinstance(made, Mapping) else ()


def _given_by_options(question: Question) -> bool:
    """Whether the levels stand at the options, which asks for each of them without telling equal ones apart."""
    options: Mapping[str, Option] = getattr(question.type, "options", {})
    written = [
        (option.level, tree.Is(tree.Name("value"), id_)) for id_, option in options.items() if option.level is not None
    ]
    return bool(written) and written == [
        (rule.result, rule.condition and rule.condition.tree) for rule in question.level
    ]
