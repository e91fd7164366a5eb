"""A condition tells which of the names in it made it hold, or kept it from holding."""

import pytest
from condition_parts import SHEET, Surroundings, condition
from hypothesis import given
from hypothesis import strategies as st

FORM = Surroundings(names={"motive": "form", "cases": 0, "weeks": 3}, calls={("level", "baseline"): 0.5})


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ("cases = 0", {("name", "cases")}),
        ("cases = 1", {("name", "cases")}),
        ("cases = 0 or level(baseline) = 0", {("name", "cases")}),
        ("cases = 0 or weeks = 3", {("name", "cases"), ("name", "weeks")}),
        ("cases = 1 or weeks = 1", {("name", "cases"), ("name", "weeks")}),
        ("cases = 0 and weeks = 3", {("name", "cases"), ("name", "weeks")}),
        ("cases = 0 and weeks = 1", {("name", "weeks")}),
        ("not (cases = 1 or weeks = 1)", {("name", "cases"), ("name", "weeks")}),
        ("not (cases = 1 and weeks = 3)", {("name", "cases")}),
        ("motive is facts or cases = 0 and weeks = 3", {("name", "cases"), ("name", "weeks")}),
        ("some(baseline: linked) or motive is form", {("name", "motive")}),
        ("cases + level(baseline) < 1", {("name", "cases"), ("level", "baseline")}),
    ],
)
def test_only_the_names_that_make_it_so_are_given(text, because):
    assert condition(text, SHEET).because(FORM) == because


@given(st.integers(0, 2), st.integers(0, 2), st.integers(0, 2))
def test_where_none_of_the_reasons_changes_neither_does_the_whole(cases, weeks, level):
    asked = condition("cases = 0 and weeks = 0 or not (level(baseline) = 0 or cases = 1)", SHEET)
    found = Surroundings(names={"cases": cases, "weeks": weeks}, calls={("level", "baseline"): level})
    because = asked.because(found)

    for other in range(3):
        names = {
            name: value if ("name", name) in because else other for name, value in (("cases", cases), ("weeks", weeks))
        }
        calls = {("level", "baseline"): level if ("level", "baseline") in because else other}
        assert asked.holds(Surroundings(names=names, calls=calls)) is asked.holds(found)
