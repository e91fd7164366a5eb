"""Whatever is written, and whatever it is evaluated in, nothing is raised; what is printed is read as it was."""

import math
from fractions import Fraction

import pytest
from condition_parts import MOTIVE, QUESTIONS, SHEET, Surroundings, condition
from hypothesis import example, given
from hypothesis import strategies as st

from bot.flow.conditions import Condition, Fault, Template, parse_condition, parse_rule, parse_template, tree

NUMBERS = st.one_of(
    st.integers(0, 10**15 - 1),
    st.builds(lambda whole, places: float(f"{whole}.{places}"), st.integers(0, 9999), st.integers(0, 99_999)).filter(
        lambda number: number != 0 and not number.is_integer()
    ),
    st.sampled_from([Fraction(1, 3), Fraction(2, 3), 0.5, 0.25, 0.00001]),
)
LISTS = st.sampled_from([tree.Name("safeguards"), tree.Name("failures"), tree.Name("people_here")])
LEAVES = st.one_of(
    st.builds(tree.Number, NUMBERS),
    st.sampled_from([tree.Name("cases"), tree.Name("lookup"), tree.Field("examples", "good")]),
    st.builds(tree.Call, st.sampled_from(["level", "people"]), st.sampled_from(sorted(QUESTIONS))),
    st.builds(lambda listed: tree.Function("count", (listed,)), LISTS),
)
VALUES = st.recursive(
    LEAVES,
    lambda values: st.one_of(
        st.builds(tree.Arithmetic, values, st.sampled_from("+-*/"), values),
        st.builds(tree.Negative, values),
        st.builds(lambda name, value: tree.Function(name, (value,)), st.sampled_from(["sqrt", "round", "abs"]), values),
        st.builds(
            lambda name, several: tree.Function(name, tuple(several)),
            st.sampled_from(["min", "max"]),
            st.lists(values, min_size=2, max_size=3),
        ),
    ),
    max_leaves=5,
)
MOTIVES = st.sampled_from(sorted(MOTIVE.options))
ABOUT_ANSWERS = st.one_of(
    st.sampled_from(
        [tree.Name("linked"), tree.Compare(tree.Field("value", "now"), ">=", tree.Field("value", "needed"))]
    ),
    st.builds(tree.Is, st.just(tree.Name("motive")), MOTIVES, st.booleans()),
)
TRUTHS = st.one_of(
    st.builds(tree.Compare, VALUES, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), VALUES),
    st.builds(tree.Is, st.just(tree.Name("motive")), MOTIVES, st.booleans()),
    st.builds(tree.Is, st.just(tree.Name("failures")), st.sampled_from(["unsure", "none"]), st.booleans()),
    st.builds(
        tree.In, st.just(tree.Name("motive")), st.lists(MOTIVES, min_size=1, max_size=3).map(tuple), st.booleans()
    ),
    st.builds(tree.Has, st.just(tree.Name("safeguards")), st.sampled_from(["logging", "review"]), st.booleans()),
    st.builds(tree.Each, st.sampled_from(["every", "some", "owner"]), st.just("baseline"), ABOUT_ANSWERS),
    st.builds(lambda value: tree.Function("given", (value,)), VALUES),
    st.builds(lambda each: tree.Compare(tree.Each("share", "baseline", each), ">=", tree.Number(1)), ABOUT_ANSWERS),
    st.just(tree.Name("linked")),
    st.builds(tree.Call, st.just("answered"), st.sampled_from(sorted(QUESTIONS))),
)
CONDITIONS = st.recursive(
    TRUTHS,
    lambda conditions: st.one_of(
        st.builds(tree.Not, conditions),
        st.builds(tree.And, st.lists(conditions, min_size=2, max_size=3).map(tuple)),
        st.builds(tree.Or, st.lists(conditions, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)

ANY_VALUE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**400, -(10**400), 0, 50, math.nan, math.inf, 5e-324, 1e308]),
    st.floats(),
    st.fractions(),
    st.sampled_from(["form", "facts", "no_lookup", "none", ""]),
    st.lists(st.sampled_from(["logging", "review", "anything"])),
    st.dictionaries(st.sampled_from(["good", "now", "needed"]), st.one_of(st.none(), st.floats(), st.integers())),
)
NAMES = st.fixed_dictionaries({}, optional=dict.fromkeys((*SHEET.names, "value"), ANY_VALUE))
CALLS = st.dictionaries(
    st.tuples(st.sampled_from(["level", "people", "answered"]), st.sampled_from(sorted(QUESTIONS))), ANY_VALUE
)
ANSWERS = st.lists(st.builds(Surroundings, NAMES, owner=st.booleans()), max_size=3)
ANYWHERE = st.builds(Surroundings, NAMES, CALLS, st.fixed_dictionaries({"baseline": ANSWERS}))

SIGNS = ("(", ")", "+", "-", "*", "/", "=", "<", ">=", ".", ",", ":", "!", "{", "}", "{{", "½", "🙂", "\0", '"', " ")
SAID = (
    "and",
    "or",
    "not",
    "is",
    "in",
    "has",
    "if",
    "as",
    "otherwise",
    "every",
    "share",
    "count",
    "given",
    "min",
    "1",
    "0.5",
)
WORDS = st.sampled_from((*SHEET.names, *SHEET.calls, *MOTIVE.options, "baseline", *SIGNS, *SAID))
TEXTS = st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join))


@given(TEXTS)
@example("'\n")
@example("'one\ntwo'")
def test_any_text_is_read_or_told_to_be_wrong(text):
    for found in (parse_condition(text, SHEET), parse_rule(text, SHEET), parse_template(text, SHEET)):
        if isinstance(found, tuple):
            assert found
            for fault in found:
                assert isinstance(fault, Fault)
                assert 0 <= fault.offset <= len(text)
                assert "\n" not in fault.message


@given(TEXTS, ANYWHERE)
def test_any_text_that_is_read_can_be_evaluated_anywhere(text, env):
    read = parse_condition(text, SHEET)
    if isinstance(read, Condition):
        assert isinstance(read.holds(env), bool)
    filled = parse_template(text, SHEET)
    if isinstance(filled, Template):
        assert isinstance(filled.render(env), str | None)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("(1-(2-3))>0", "1 - (2 - 3) > 0"),
        ("((1-2)-3)>0", "1 - 2 - 3 > 0"),
        ("6/(3*2) = (6/3)*2", "6 / (3 * 2) = 6 / 3 * 2"),
        ("-(1+2)*3 < -1", "-(1 + 2) * 3 < -1"),
        ("not(linked)and(linked or linked)", "not linked and (linked or linked)"),
        ("linked and (linked and linked)", "linked and (linked and linked)"),
        ("(linked and linked) or linked", "linked and linked or linked"),
        ("not (cases>½)", "not cases > 0.5"),
        ("motive  not in(form,facts)", "motive not in (form, facts)"),
        ("every(baseline:(linked))", "every(baseline: linked)"),
        ("0.00001<⅔", "0.00001 < ⅔"),
    ],
)
def test_printing_keeps_only_the_parentheses_that_matter(written, printed):
    assert condition(written).print() == printed
    assert condition(printed).tree == condition(written).tree


@given(CONDITIONS)
def test_what_is_printed_is_read_as_the_same_tree(node):
    written = tree.write(node)
    read = condition(written)

    assert read.tree == node
    assert read.print() == written


@given(VALUES)
def test_a_printed_sum_is_read_as_the_same_tree(node):
    asked = tree.Function("given", (node,))

    assert condition(tree.write(asked)).tree == asked


@given(CONDITIONS, ANYWHERE)
def test_any_condition_is_true_or_false_anywhere_and_not_turns_it_over(node, env):
    written = tree.write(node)
    held = condition(written).holds(env)

    assert isinstance(held, bool)
    assert condition(f"not ({written})").holds(env) is not held
    assert condition(f"{written} and ({written})").holds(env) is held or isinstance(node, tree.Or)
    assert condition(f"({written}) or ({written})").holds(env) is held


@given(CONDITIONS)
def test_every_part_stands_where_it_says(node):
    written = tree.write(node)
    for part in tree.walk(condition(written).tree):
        if isinstance(part, tree.Name | tree.Field | tree.Call | tree.Function | tree.Each):
            name = part.quantifier if isinstance(part, tree.Each) else part.name
            assert written.startswith(name, part.at)


@given(VALUES, ANYWHERE)
def test_any_value_is_shown_as_one_short_line_or_not_at_all(node, env):
    filled = parse_template(f"{{{tree.write(node)}}}", SHEET)

    assert isinstance(filled, Template)
    shown = filled.render(env)
    assert shown is None or (len(shown) < 100 and "\n" not in shown)
