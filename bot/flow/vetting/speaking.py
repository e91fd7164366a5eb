"""Every condition and every text of a flow, found wherever it stands in what was made of its file."""

from collections.abc import Mapping
from dataclasses import is_dataclass
from types import NoneType
from typing import Any

from bot.flow.conditions import Condition, Rule, Template, tree
from bot.flow.model import Flow
from bot.flow.model_question import Question
from bot.questions.options import Option

Said = tuple[str, Condition | Template]
"""A condition or a text, and the question it is part of."""
_PLAIN = frozenset({NoneType, str, int, float, bool, frozenset})
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
        elif kind is tuple:
            waiting += [(about, each) for each in made if type(each) not in _PLAIN]
        elif isinstance(made, Mapping):
            waiting += [(about, each) for each in made.values() if type(each) not in _PLAIN]
        elif is_dataclass(made):
            inside = {key: each for key, each in vars(made).items() if type(each) not in _PLAIN}
            if isinstance(made, Question):
                about = made.id
                if _given_by_options(made):
                    del inside["level"]
            waiting += [(about, each) for each in inside.values()]
    return found


def _given_by_options(question: Question) -> bool:
    """Whether the levels stand at the options, which asks for each of them without telling equal ones apart."""
    options: Mapping[str, Option] = getattr(question.type, "options", {})
    written = [
        (option.level, tree.Is(tree.Name("value"), id_)) for id_, option in options.items() if option.level is not None
    ]
    return bool(written) and written == [
        (rule.result, rule.condition and rule.condition.tree) for rule in question.level
    ]
