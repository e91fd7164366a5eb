"""What a condition can come to is found beforehand: whatever answers are given, it comes to nothing else."""

from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from random_sheets import random_sheet
from readiness_sheets import READINESS, TODAY

from bot.engine.weighed.sheet import Given, lay_out_given
from bot.engine.weighed.sheet_env import SheetEnv
from bot.flow.conditions import parse_condition, tree
from bot.flow.model.flow import Flow
from bot.flow.vetting.facts import FlowFacts
from bot.flow.vetting.known import ALWAYS, BOTH, NEVER, Facts
from bot.flow.vetting.outcomes import outcomes as told
from bot.flow.vetting.ways import Patience
from bot.flow.written.scopes import Scopes, either
from bot.usecases.files import answer_sheet

QUESTIONS = sorted(READINESS.questions)
FACTS = {True: FlowFacts(READINESS).at_the_close, False: FlowFacts(READINESS).at_any_time}
SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
NUMBERS = st.sampled_from([0, 0.25, 0.5, 0.75, 1, 2, 3, 16, -1]).map(tree.Number)
ABOUT_A_NUMBER = st.sampled_from(["test_cases", "weeks_unchanged", "right_information", "training_pairs"])
COUNTED = st.one_of(
    st.builds(tree.Call, st.sampled_from(["level", "people"]), st.sampled_from(QUESTIONS)),
    st.builds(tree.Call, st.just("section"), st.sampled_from([each.id for each in READINESS.sections])),
    st.sampled_from(["open_splits", "respondents", "lowest_section", "failed_gates"]).map(tree.Name),
)
SUMS = st.recursive(
    COUNTED | NUMBERS,
    lambda inner: st.one_of(
        st.builds(tree.Arithmetic, inner, st.sampled_from("+-*/"), inner),
        st.builds(tree.Negative, inner),
        st.builds(tree.Function, st.sampled_from(["abs", "round", "sqrt"]), st.tuples(inner)),
        st.builds(tree.Function, st.sampled_from(["min", "max"]), st.tuples(inner, inner)),
    ),
    max_leaves=3,
)
MOTIVES = st.sampled_from(list(READINESS.questions["motive"].type.options))
INSIDE = st.one_of(
    st.builds(tree.Compare, st.just(tree.Name("value")), SIGNS, NUMBERS),
    st.just(tree.Name("linked")),
    st.just(tree.Function("given", (tree.Name("value"),))),
)
PARTS = st.one_of(
    st.builds(tree.Compare, SUMS, SIGNS, SUMS),
    st.builds(tree.Is, st.just(tree.Name("motive")), MOTIVES, st.booleans()),
    st.builds(
        tree.In, st.just(tree.Name("motive")), st.lists(MOTIVES, min_size=1, max_size=6).map(tuple), st.booleans()
    ),
    st.builds(tree.Each, st.sampled_from(["every", "some", "owner"]), ABOUT_A_NUMBER, INSIDE),
    st.builds(tree.Call, st.just("answered"), st.sampled_from(QUESTIONS)),
    st.builds(lambda name: tree.Function("given", (tree.Name(name),)), st.sampled_from(["motive", "task_line"])),
    st.builds(
        lambda sign, share: tree.Compare(share, sign, tree.Number(0.5)),
        SIGNS,
        st.builds(tree.Each, st.just("share"), ABOUT_A_NUMBER, INSIDE),
    ),
)
CONDITIONS = st.recursive(
    PARTS,
    lambda inner: st.one_of(
        st.builds(tree.Not, inner),
        st.builds(lambda parts: tree.And(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
        st.builds(lambda parts: tree.Or(tuple(parts)), st.lists(inner, min_size=2, max_size=3)),
    ),
    max_leaves=5,
)


def outcomes(node: tree.Expression, facts: Facts) -> frozenset[bool]:
    return told(node, facts, Patience())


@cache
def scopes() -> Scopes:
    kinds: dict[str, Any] = {}
    for name, question in READINESS.questions.items():
        kinds[name] = question.type.kind()
        for variant in question.variants:
            kinds[name] = either(kinds[name], variant.question.type.kind())
    owners = {name: kinds[name] for name, question in READINESS.questions.items() if question.asked_of == "owner"}
    return Scopes(kinds, owners, [section.id for section in READINESS.sections])


@cache
def envs(seed: int, *, final: bool) -> SheetEnv:
    """The surroundings of conditions on a random sheet, closed or still open."""
    kept: list[Given] = []

    def keep(flow: Flow, given: Given, today: date, *, final: bool) -> Any:
        kept.append(given)
        return lay_out_given(flow, given, today, final=final)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(answer_sheet, "lay_out_given", keep)
        answer_sheet.read_sheet(READINESS, random_sheet(Random(seed)), TODAY)  # noqa: S311 - sheets for tests
    return SheetEnv(lay_out_given(READINESS, kept[0], TODAY, final=final))


def condition(text: str) -> Any:
    parsed = parse_condition(text, scopes().sheet)
    assert not isinstance(parsed, tuple), parsed
    return parsed


@settings(max_examples=150, deadline=None)
@given(CONDITIONS, st.integers(0, 300), st.booleans())
def test_what_comes_out_was_found_to_be_possible(node, seed, final):
    written = condition(tree.write(node))

    assert written.holds(envs(seed, final=final)) in outcomes(written.tree, FACTS[final])


@settings(max_examples=100, deadline=None)
@given(CONDITIONS)
def test_what_is_possible_at_the_close_is_possible_at_any_time(node):
    written = condition(tree.write(node))

    assert outcomes(written.tree, FACTS[True]) <= outcomes(written.tree, FACTS[False])


@pytest.mark.parametrize(
    ("text", "ever", "closed"),
    [
        ("level(test_cases) > 1", NEVER, NEVER),
        ("level(test_cases) >= 0", BOTH, ALWAYS),
        ("level(expectations_changed) = 0.5", NEVER, NEVER),
        ("level(test_cases) = 0.5", BOTH, BOTH),
        ("1 / 0 > 0", NEVER, NEVER),
        ("respondents / 0 + 1 > level(test_cases)", NEVER, NEVER),
        ("not (1 / (1 - 1) = 0)", ALWAYS, ALWAYS),
        ("sqrt(-1) < respondents", NEVER, NEVER),
        ("sqrt(respondents) >= 0", ALWAYS, ALWAYS),
        ("abs(level(test_cases) - 1) > 1", NEVER, NEVER),
        ("abs(respondents) < 0", NEVER, NEVER),
        ("min(respondents, 3) > 3", NEVER, NEVER),
        ("max(respondents, 3) >= 3", ALWAYS, ALWAYS),
        ("round(level(test_cases)) > 1", NEVER, NEVER),
        ("min(respondents, 3) > 2", BOTH, BOTH),
        ("level(test_cases) = 0 and level(test_cases) = 1", NEVER, NEVER),
        ("level(test_cases) = 0 or level(test_cases) > 0", BOTH, ALWAYS),
        ("motive is form and motive is facts", NEVER, NEVER),
        ("motive is form or motive is not form", BOTH, BOTH),
        ("not given(motive) or motive in (form, cheaper, in_house, facts, reasoning, serious)", BOTH, BOTH),
        ("failed_gates > 5", NEVER, NEVER),
        ("failed_gates <= 5", ALWAYS, ALWAYS),
        ("open_splits + 1 > 0", ALWAYS, ALWAYS),
        ("some(right_information: value > 20)", NEVER, NEVER),
        ("some(right_information: value = 20)", BOTH, BOTH),
        ("some(weeks_unchanged: value > 5000)", BOTH, BOTH),
        ("every(baseline: given(value.now))", BOTH, BOTH),
        ("1 > 2 or respondents < 0", NEVER, NEVER),
        ("lowest_section < 2", BOTH, ALWAYS),
        ("level(test_cases) / 0 > 1", NEVER, NEVER),
    ],
)
def test_never_and_always_are_found(text, ever, closed):
    node = condition(text).tree

    assert outcomes(node, FACTS[False]) == ever
    assert outcomes(node, FACTS[True]) == closed


def test_a_condition_about_too_many_answers_is_still_looked_at():
    text = " and ".join(f"level({name}) >= 0 and level({name}) <= 1" for name in QUESTIONS)

    assert outcomes(condition(text).tree, FACTS[True]) == ALWAYS
    assert True in outcomes(condition(text).tree, FACTS[False])
