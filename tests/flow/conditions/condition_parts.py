"""A scope like a flow's, surroundings to evaluate in, and the trees and texts Hypothesis makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.flow.conditions import (
    Call,
    Choice,
    Choices,
    Condition,
    Either,
    Fault,
    Names,
    Number,
    Record,
    Rule,
    Scope,
    Template,
    Text,
    Truth,
    Value,
    parse_condition,
    parse_rule,
    parse_template,
)

MOTIVE = Choice({"form": "Steadier form", "cheaper": "Same quality, cheaper", "in_house": "In-house", "facts": "Facts"})
PLATEAU = Choice(("flat", "rising", "unmeasured"))
QUESTIONS = frozenset({"test_cases", "baseline", "task_signed", "motive"})

ANSWERS = {
    "baseline": Scope({"value": Record(("now", "needed")), "linked": Truth(), "motive": MOTIVE}),
    "prompt_plateau": Scope({"value": PLATEAU, "linked": Truth()}),
}
SHEET = Scope(
    names={
        "motive": MOTIVE,
        "plateau": PLATEAU,
        "cases": Number(),
        "weeks": Number(),
        "linked": Truth(),
        "examples": Record(("good", "bad")),
        "safeguards": Choices({"unsure_rule": 'Rule for "unsure"', "logging": "Logging", "review": "Human review"}),
        "lookup": Either(Number(), {"no_lookup": "No lookup needed"}),
        "failures": Either(Names(), ("unsure", "none")),
        "people_here": Names(),
        "task_line": Text(),
    },
    calls={
        "level": Call(QUESTIONS, Number()),
        "people": Call(QUESTIONS, Number()),
        "answered": Call(QUESTIONS, Truth()),
    },
    inner=ANSWERS,
)
TOGETHER = Scope(
    names={"lowest": Number(), "highest": Number()},
    inner={None: Scope({"value": Choice(("yes", "no")), "linked": Truth()})},
)


@dataclass(frozen=True)
class Surroundings:
    """What a condition is evaluated in, given as plain dictionaries."""

    names: Mapping[str, Value] = field(default_factory=dict)
    calls: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    given: Mapping[str | None, Sequence["Surroundings"]] = field(default_factory=dict)
    owner: bool = False

    def lookup(self, name: str, /) -> Value:
        return self.names.get(name)

    def call(self, name: str, argument: str, /) -> Value:
        return self.calls.get((name, argument))

    def answers(self, question: str | None, /) -> "Sequence[Surroundings]":
        return self.given.get(question, ())

    def is_owner(self) -> bool:
        return self.owner


def condition(text: str, scope: Scope = SHEET) -> Condition:
    parsed = parse_condition(text, scope)
    assert isinstance(parsed, Condition), parsed
    return parsed


def holds(text: str, /, **names: Value) -> bool:
    return condition(text).holds(Surroundings(names))


def rule(text: str, words: frozenset[str] = frozenset()) -> Rule:
    parsed = parse_rule(text, SHEET, words)
    assert isinstance(parsed, Rule), parsed
    return parsed


def template(text: str) -> Template:
    parsed = parse_template(text, SHEET)
    assert isinstance(parsed, Template), parsed
    return parsed


def faults(text: str, scope: Scope = SHEET) -> list[tuple[int, str]]:
    parsed = parse_condition(text, scope)
    assert isinstance(parsed, tuple), parsed
    assert all(isinstance(fault, Fault) for fault in parsed)
    return [(fault.offset, fault.message) for fault in parsed]
