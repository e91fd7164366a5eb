"""Text written to break out, or to take long, gets faults and nothing else, and at once."""

import time

import pytest
from condition_parts import SHEET, Surroundings, condition

from bot.flow.conditions import parse_condition, parse_rule, parse_template
from bot.flow.conditions.grammar import DEEPEST, LONGEST, MOST_NODES, MOST_WORDS

ESCAPES = [
    "__class__",
    "cases.__class__ = 1",
    "examples.__class__.__mro__ > 1",
    "().__class__.__bases__[0].__subclasses__()",
    "__import__(os)",
    "__import__('os').system('true')",
    "eval(cases)",
    "getattr(cases, real) > 1",
    "9**9**9 > 1",
    "[x for x in y]",
    "{x for x in y}",
    "lambda: 1",
    "(cases := 1) > 0",
    "cases if linked else weeks",
    "f'{cases}'",
    "'%s' % cases",
    "'{0.__class__}'.format(cases)",
    "linked; linked",
    "linked\\",
    "linked # and more",
    "$cases > 1",
    "@cases",
    "cases[0] > 1",
    "*cases > 1",
    "level(__class__) = 0",
    "level(level(baseline)) = 0",
    "count(*safeguards) > 1",
    "sqrt(cases, **linked) > 1",
    "True",
    "None",
    "1j > 0",
    "1e400 > 0",
    "0x10 > 0",
    "1_000 > 0",
    "\N{FULLWIDTH DIGIT ONE} > 0",
    "\N{CYRILLIC SMALL LETTER ES}ases > 0",
    "linked\N{RIGHT-TO-LEFT OVERRIDE}",
    "linked\N{NO-BREAK SPACE}and linked",
    "\ud800",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_an_attempt_to_break_out_is_a_fault(text):
    found = parse_condition(text, SHEET)

    assert isinstance(found, tuple)
    assert found
    assert isinstance(parse_rule(f"1 if {text}", SHEET), tuple)
    assert isinstance(parse_template(f"{{ {text} }}", SHEET), tuple)


@pytest.mark.parametrize(
    "text", ["{cases.__class__}", "{cases!r}", "{cases:>10}", "{0}{1}{", "{cases[0]}", "%(cases)s {"]
)
def test_format_strings_are_no_templates(text):
    assert isinstance(parse_template(text, SHEET), tuple)


def test_filled_in_text_is_never_read_again():
    filled = parse_template("{task_line}", SHEET)

    assert not isinstance(filled, tuple)
    assert filled.render(Surroundings({"task_line": "{cases.__class__} %s {{"})) == "{cases.__class__} %s {{"


HANGS = 1.0
"""Seconds of work that mean it would not have ended; what is refused takes a hundredth of that."""

LONG = {
    "20,000 signs": "+" * 20_000,
    "5,000 parentheses": "(" * 5_000,
    "a long sum": "1" + "+1" * 999,
    "parentheses that close": "(" * 399 + "1" + ")" * 399,
    "parentheses that stay open": "(" * 799,
    "minus after minus": "-" * 799,
    "not after not": "not " * 499 + "linked",
    "one long name": "a" * LONGEST,
    "one long number": "1" * LONGEST,
    "many comparisons": " or ".join(["1>2"] * 190) + " or",
    "many names unknown": " or ".join(["casse"] * 220),
    "many options unknown": "motive in (" + ",".join(["forn"] * 300) + ")",
    "many calls": " or ".join(["level(x)=0"] * 110),
    "calls in calls": "min(1," * 200 + "1" + ")" * 200,
    "quantifiers in quantifiers": "every(baseline:" * 120 + "linked" + ")" * 120,
    "quotes": '"' * LONGEST,
    "nothing": "\0" * LONGEST,
    "faces": "🙂" * LONGEST,
    "spaces": " " * LONGEST,
    "words": "x y " * 200,
}


@pytest.mark.parametrize("name", LONG)
def test_text_meant_to_take_long_is_refused_without_taking_long(name):
    condition("linked")
    began = time.process_time()
    found = parse_condition(LONG[name], SHEET)

    assert isinstance(found, tuple)
    assert time.process_time() - began < HANGS


def test_the_limits_of_length_depth_and_size_are_told():
    def told(text: str) -> str:
        found = parse_condition(text, SHEET)
        assert isinstance(found, tuple)
        return found[0].message

    assert told("x" * (LONGEST + 1)) == "this has 2,001 characters; a condition has at most 2,000"
    assert told("not " * DEEPEST + "linked") == "this is nested more than 32 levels deep; split it up"
    assert told(" or ".join(["1>0"] * 168)) == "this has more than 500 parts; split it up"
    assert told("(" * (MOST_WORDS + 1)) == "this has more than 800 words and signs; split it up"


def test_what_stays_within_the_limits_is_fine():
    condition("not " * (DEEPEST - 1) + "linked")
    condition(" or ".join(["1>0"] * 166))
    condition("(" * 390 + "linked" + ")" * 390)

    assert MOST_NODES == 500
