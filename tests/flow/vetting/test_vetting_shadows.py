"""A condition is told as shadowed only where one before it surely holds wherever it does."""

import pytest

from bot.flow.conditions import parse_condition
from bot.flow.conditions.language import Scope
from bot.flow.vetting.known import Facts
from bot.flow.vetting.shadows import is_shadowed
from bot.flow.vetting.spans import Span
from bot.flow.vetting.ways import Patience
from bot.questions import kinds

NUMBER = kinds.Number()
SCOPE = Scope({"value": NUMBER, "other": NUMBER, "why": kinds.Choice({"form": "F", "facts": "G", "cost": "C"})})
FACTS = Facts(
    {("name", "value"): Span(0, missing=False), ("name", "other"): Span(0, missing=True)},
    {"why": frozenset({"form", "facts", "cost", None})},
)


def tree(text: str):
    parsed = parse_condition(text, SCOPE)
    assert not isinstance(parsed, tuple), parsed
    return parsed.tree


@pytest.mark.parametrize(
    ("condition", "before"),
    [
        ("value >= 50", ["value >= 20"]),
        ("value > 20", ["value >= 20"]),
        ("value = 20", ["value > 30", "value <= 20"]),
        ("value > 3 and value < 4", ["value > 2"]),
        ("why is form", ["why in (form, facts)"]),
        ("why in (form, cost)", ["why is form", "why is cost"]),
        ("other >= 2 and value > 1", ["other > 1"]),
        ("value >= 0 and other > 5", ["value > 2 and other > 4", "value <= 2"]),
    ],
)
def test_what_is_wholly_taken_is_shadowed(condition, before):
    assert is_shadowed(tree(condition), [tree(each) for each in before], FACTS, Patience())


@pytest.mark.parametrize(
    ("condition", "before"),
    [
        ("value >= 20", ["value >= 50"]),
        ("value >= 20", ["value > 20"]),
        ("value > 1", ["other > 1"]),
        ("why is form", ["why is facts"]),
        ("why is form", ["why is form and value > 1"]),
        ("not other > 1", ["other <= 1"]),
        ("value < 2", ["value = 0", "value = 1"]),
        ("value > 0 and value < 2 and value - other > 0.5", ["value >= 2", "value <= 0", "value - other > 1"]),
        ("value > 10", ["value * 2 > 24"]),
        ("value > 10", ["value * 2 > 21"]),
    ],
)
def test_what_is_left_something_is_not(condition, before):
    assert not is_shadowed(tree(condition), [tree(each) for each in before], FACTS, Patience())
