"""Rules, `RESULT if CONDITION`, and templates, texts with expressions in them."""

from fractions import Fraction

import pytest
from condition_parts import SHEET, Surroundings, rule, template

from bot.flow.conditions import Rule, parse_rule, parse_template


def shown(text: str, /, **names) -> str | None:
    return template(text).render(Surroundings(names))


def test_a_rule_has_a_result_and_its_condition():
    read = rule("0.5 if cases >= 20 and linked")

    assert read.result == 0.5
    assert read.condition
    assert read.condition.text == "cases >= 20 and linked"
    assert read.condition.holds(Surroundings({"cases": 20, "linked": True}))


def test_a_rule_without_a_condition_always_applies():
    assert rule("0 otherwise") == Rule(0, None)
    assert rule(" ½  otherwise ").result == 0.5
    assert rule("⅔ otherwise").result == Fraction(2, 3)


def test_a_result_may_be_a_word_the_caller_knows():
    words = frozenset({"lowest", "median"})

    assert rule("median otherwise", words) == Rule("median", None)
    assert rule("lowest if linked", words).result == "lowest"


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("1", 0, "this does not say when it applies; write `1 if value >= 50` or `0.5 otherwise`"),
        ("if linked", 0, "this does not say when it applies"),
        ("1 iflinked", 0, "this does not say when it applies"),
        ("mean otherwise", 0, "'mean' cannot be a result; write a number or one of lowest, median"),
        ("1e5 otherwise", 0, "'1e5' cannot be a result"),
        ("1 otherwise linked", 12, "nothing follows `otherwise`; write `if` instead to say when"),
        ("1 if", 4, "nothing is written here"),
        ("1 if  weks > 1", 6, "unknown name 'weks'; did you mean 'weeks'?"),
        ("1" * 3000, 2000, "this has 3,000 characters; a rule has at most 2,000"),
    ],
)
def test_a_wrong_rule_is_told_at_its_place(text, offset, message):
    found = parse_rule(text, SHEET, frozenset({"lowest", "median"}))

    assert isinstance(found, tuple)
    assert found[0].offset == offset
    assert found[0].message.startswith(message)


def test_the_result_and_the_condition_of_a_rule_are_told_together():
    found = parse_rule("mean if weks > 1", SHEET)

    assert isinstance(found, tuple)
    assert [fault.offset for fault in found] == [0, 8]


def test_a_template_fills_in_what_its_expressions_are_worth():
    text = "Your {cases} cases can only see changes bigger than about ±{round(98 / sqrt(cases))} points."

    assert shown(text, cases=50) == "Your 50 cases can only see changes bigger than about ±14 points."
    assert shown("no expression at all") == "no expression at all"
    assert shown("") == ""


def test_a_template_with_something_missing_shows_nothing():
    assert shown("{cases} of {weeks}", cases=1) is None
    assert shown("{1 / cases}", cases=0) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (14, "14"),
        (14.0, "14"),
        (0.5, "½"),
        (0.75, "¾"),
        (0.25, "¼"),
        (-0.5, "-½"),
        (1.5, "1.5"),
        (0.825, "0.825"),
        (Fraction(2, 3), "⅔"),
        (Fraction(5, 6), "0.83"),
        (Fraction(-1, 7), "-0.14"),
        (Fraction(1, 300), "0.003333"),
        (10**20, "1" + "0" * 20),
        (0, "0"),
        (100, "100"),
    ],
)
def test_numbers_are_shown_plainly(value, words):
    assert shown("{cases}", cases=value) == words


def test_a_number_can_be_shown_as_a_share_or_rounded():
    assert shown("{cases as percent}", cases=Fraction(2, 3)) == "67%"
    assert shown("{cases + weeks as whole}", cases=13, weeks=0.86) == "14"


def test_options_are_shown_in_their_own_words_and_lists_with_commas():
    assert shown("{motive}", motive="cheaper") == "Same quality, cheaper"
    assert shown("{plateau}", plateau="flat") == "flat"
    assert shown("{safeguards}", safeguards=["unsure_rule", "review"]) == 'Rule for "unsure", Human review'
    assert shown("{lookup}", lookup="no_lookup") == "No lookup needed"
    assert shown("{lookup}", lookup=12) == "12"
    assert shown("{failures}", failures=["drops the currency", "wrong date"]) == "drops the currency, wrong date"
    assert shown("{task_line}", task_line="from {cases} to JSON") == "from {cases} to JSON"


def test_braces_are_written_twice_to_stand_for_themselves():
    assert shown("{{cases}} is {cases}", cases=3) == "{cases} is 3"
    assert shown("{{{cases}}}", cases=3) == "{3}"


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("a {weks} b", 3, "unknown name 'weks'; did you mean 'weeks'?"),
        ("a { b", 2, "this `{` is not closed; add `}`, or for a plain brace write `{{`"),
        ("a } b", 2, "this `}` closes nothing; for a plain brace write `}}`"),
        ("a {} b", 3, "nothing stands in these braces; write a name, as in `{value}`"),
        ("a {share(baseline: lniked)}", 19, "unknown name 'lniked'; did you mean 'linked'?"),
        ("a {linked}", 3, "`linked` is true or false; show a number, an option or words"),
        ("a {examples}", 3, "`examples` is several numbers, good, bad; show one of them, as in `{examples.good}`"),
        ("a {cases as prcent}", 12, "unknown format 'prcent'; did you mean 'percent'?"),
        ("a {cases +} b", 10, "this ends too early"),
        ("{cases}" * 51, 0, "a text has at most 50 expressions"),
        ("{" + "c" * 2001 + "}", 0, "a text has at most 50 expressions"),
        ("x" * 10_001, 10_000, "this has 10,001 characters; a text has at most 10,000"),
    ],
)
def test_a_wrong_template_is_told_at_its_place(text, offset, message):
    found = parse_template(text, SHEET)

    assert isinstance(found, tuple)
    assert found[0].offset == offset
    assert found[0].message.startswith(message)


def test_all_mistakes_of_a_template_come_back_together():
    found = parse_template("{weks}, {plateau is} and {csaes as foo}", SHEET)

    assert isinstance(found, tuple)
    assert [fault.offset for fault in found] == [1, 19, 26, 35]


def test_a_template_tells_what_it_asks_its_surroundings_for():
    assert template("{cases} {level(baseline)} {cases}").names_used() == {("name", "cases"), ("level", "baseline")}
