"""What conditions mean when they are evaluated: each operator, each quantifier, and what is missing."""

from fractions import Fraction

import pytest
from condition_parts import TOGETHER, Surroundings, condition, holds


def test_a_number_is_compared_with_a_threshold():
    assert holds("cases >= 50", cases=50)
    assert not holds("cases >= 50", cases=49)
    assert holds("50 <= cases", cases=50)
    assert not holds("50 <= cases", cases=49)


def test_and_binds_tighter_than_or_and_not_tighter_than_and():
    assert holds("linked or linked and not linked", linked=True)
    assert not holds("(linked or linked) and not linked", linked=True)
    assert holds("not linked and cases = 1 or cases = 2", linked=True, cases=2)


def test_long_chains_need_all_or_any_of_their_parts():
    assert holds("cases > 1 and cases > 2 and cases > 3", cases=4)
    assert not holds("cases > 1 and cases > 2 and cases > 3", cases=3)
    assert holds("cases = 1 or cases = 2 or cases = 3", cases=3)
    assert not holds("cases = 1 or cases = 2 or cases = 3", cases=4)


def test_is_asks_for_one_option_and_in_for_any_of_several():
    assert holds("plateau is flat", plateau="flat")
    assert not holds("plateau is flat", plateau="rising")
    assert holds("plateau is not flat", plateau="rising")
    assert not holds("plateau is not flat", plateau="flat")
    assert holds("motive in (cheaper, in_house)", motive="in_house")
    assert not holds("motive in (cheaper, in_house)", motive="form")
    assert holds("motive not in (form, facts)", motive="cheaper")
    assert not holds("motive not in (form, facts)", motive="facts")


def test_has_looks_into_the_picked_options():
    assert holds("safeguards has unsure_rule and count(safeguards) >= 2", safeguards=["unsure_rule", "logging"])
    assert not holds("safeguards has unsure_rule", safeguards=["logging"])
    assert holds("safeguards has not logging", safeguards=[])
    assert not holds("safeguards has not logging", safeguards=("logging",))


def test_a_number_or_a_word_answers_to_both_kinds_of_question():
    text = "lookup is no_lookup or lookup >= 16"

    assert holds(text, lookup="no_lookup")
    assert holds(text, lookup=16)
    assert not holds(text, lookup=15)
    assert holds("lookup is not no_lookup", lookup=15)
    assert not holds("lookup != 15", lookup="no_lookup")


def test_names_or_a_word_can_be_counted_and_asked():
    assert holds("failures is not none and count(failures) = 2", failures=["drops the currency", "wrong date"])
    assert holds("failures is none", failures="none")
    assert not holds("failures is none", failures=["none"])
    assert not holds("count(failures) >= 0", failures="unsure")


def test_fields_of_a_record_are_numbers():
    assert holds("examples.good >= 5 and examples.bad >= 3", examples={"good": 5, "bad": 3})
    assert not holds("examples.bad >= 3", examples={"good": 5, "bad": None})
    assert not holds("examples.bad >= 3", examples={"good": 5})
    assert not holds("examples.bad >= 3")


@pytest.mark.parametrize(
    "text",
    [
        "cases = 1",
        "cases != 1",
        "cases < 1",
        "cases <= 1",
        "1 > cases",
        "cases >= weeks",
        "cases != weeks",
        "cases + 1 > 0",
        "-cases <= 0",
        "plateau is flat",
        "plateau is not flat",
        "motive in (form, facts)",
        "motive not in (form, facts)",
        "safeguards has logging",
        "safeguards has not logging",
        "count(safeguards) = 0",
        "level(baseline) = 0",
        "answered(baseline)",
        "linked",
        "given(cases)",
        "given(examples.good)",
        "max(cases, 1) > 0",
        "every(baseline: linked)",
        "some(baseline: linked)",
        "share(baseline: linked) >= 0",
        "owner(baseline: linked)",
    ],
)
def test_whatever_asks_about_something_missing_is_false_and_its_opposite_is_true(text):
    assert not condition(text).holds(Surroundings())
    assert condition(f"not ({text})").holds(Surroundings())


def test_given_tells_what_is_there_even_when_it_is_nothing_much():
    assert holds("given(cases)", cases=0)
    assert holds("given(safeguards)", safeguards=[])
    assert holds("given(linked)", linked=False)
    assert holds("given(examples.good) and not given(examples.bad)", examples={"good": 0, "bad": None})
    assert not holds("given(1 / cases)", cases=0)


def answer(value: str, *, owner: bool = False, linked: bool = False) -> Surroundings:
    return Surroundings({"value": value, "linked": linked}, owner=owner)


def together(text: str, *answers: Surroundings) -> bool:
    return condition(text, TOGETHER).holds(Surroundings(given={None: answers}))


def test_every_needs_all_answers_and_at_least_one():
    assert together("every(value is yes)", answer("yes"), answer("yes"))
    assert not together("every(value is yes)", answer("yes"), answer("no"))
    assert not together("every(value is yes)")


def test_some_needs_one_answer():
    assert together("some(value is no)", answer("yes"), answer("no"))
    assert not together("some(value is no)", answer("yes"))
    assert not together("some(value is no)")


def test_two_of_three_are_exactly_two_thirds():
    assert together("share(value is yes) >= 2/3", answer("yes"), answer("no"), answer("yes"))
    assert together("share(value is yes) = 2/3", answer("yes"), answer("no"), answer("yes"))
    assert together("share(value is yes) = ⅔", answer("yes"), answer("no"), answer("yes"))
    assert not together("share(value is yes) >= 2/3", answer("yes"), answer("no"))


def test_owner_looks_only_at_the_owners_answer():
    assert together("owner(value is yes)", answer("no"), answer("yes", owner=True))
    assert not together("owner(value is yes)", answer("yes"), answer("no", owner=True))
    assert not together("owner(value is yes)", answer("yes"))


def test_a_sheet_names_the_question_whose_answers_it_goes_through():
    met = Surroundings({"value": {"now": 0.9, "needed": 0.8}, "linked": True})
    missed = Surroundings({"value": {"now": 0.7, "needed": 0.8}, "linked": True})
    text = "every(baseline: linked and value.now >= value.needed)"

    assert condition(text).holds(Surroundings(given={"baseline": [met]}))
    assert not condition(text).holds(Surroundings(given={"baseline": [met, missed]}))
    assert not condition(text).holds(Surroundings(given={"prompt_plateau": [met]}))


def test_calls_ask_the_surroundings_for_their_argument():
    sheet = Surroundings(calls={("level", "test_cases"): 0.5, ("level", "baseline"): 0.0, ("answered", "motive"): True})

    assert condition("level(test_cases) = ½").holds(sheet)
    assert condition("level(test_cases) = 0 or level(baseline) = 0").holds(sheet)
    assert condition("answered(motive) and not answered(baseline)").holds(sheet)


def test_only_true_counts_as_true():
    assert holds("linked", linked=True)
    assert not holds("linked", linked="no")
    assert not holds("linked", linked=1)


def test_levels_compare_the_same_as_whole_numbers_floats_and_fractions():
    for value in (1, 1.0, Fraction(1)):
        assert holds("cases = 1 and cases >= 1 and not cases < 1 and cases != 0.5", cases=value)
    for value in (0.5, Fraction(1, 2)):
        assert holds("cases = 0.5 and cases = ½ and cases >= 1/2 and cases < 0.75", cases=value)


def test_a_condition_tells_what_it_asks_its_surroundings_for():
    used = condition("level(test_cases) = 0 and motive is form or every(baseline: value.now > 2)")

    assert used.names_used() == {("level", "test_cases"), ("name", "motive"), ("every", "baseline"), ("name", "value")}
