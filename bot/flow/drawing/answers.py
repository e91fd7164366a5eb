"""What can be answered to a question, as lines of its box in a picture: options, levels, and what is done below 1.

Where options have levels of their own each stands before its option; else the rules are written as the author did.
"""

from collections.abc import Iterator

from bot.flow.conditions import Rule
from bot.flow.model.question import Question
from bot.questions.options import Option

_IN_PLACE = ("instead_of_number", "instead_of_names")
_HALF = 0.5


def answers(question: Question) -> Iterator[str]:
    """Go through the lines of a question."""
    options = options_of(question)
    own = any(option.level is not None for option in options.values())
    for id_, option in options.items():
        yield f"{_option(id_, option, own=own)}{f' → {option.do}' if option.do else ''}"
    for id_, field in (getattr(question.type, "fields_", None) or {}).items():
        yield f"· {id_}: {field.label}"
    if not own:
        yield from map(_rule, question.level)
    if question.gap is not None:
        yield f"below 1 → {question.gap.do}"


def options_of(question: Question) -> dict[str, Option]:
    """Give what can be picked, also in place of a number or of names."""
    found: dict[str, Option] = {}
    for key in ("options", *_IN_PLACE):
        found |= getattr(question.type, key, None) or {}
    return found


def _option(id_: str, option: Option, *, own: bool) -> str:
    return f"· {_level(option.level or 0)}: {option.text}" if own else f"· {id_}: {option.text}"


def _rule(rule: Rule) -> str:
    level = _level(float(rule.result)) if isinstance(rule.result, int | float) else str(rule.result)
    return f"{level} if {rule.condition.print()}" if rule.condition else f"{level} otherwise"


def _level(level: float) -> str:
    return "½" if level == _HALF else f"{level:g}"
