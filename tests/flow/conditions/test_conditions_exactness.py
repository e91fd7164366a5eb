"""Arithmetic is exact, bounded, and missing where there is no answer."""

import math

import pytest
from condition_parts import holds


@pytest.mark.parametrize(
    "text",
    [
        "0.1 + 0.2 = 0.3",
        "1 / 3 + 1 / 3 + 1 / 3 = 1",
        "2/3 = ⅔ and 1/3 = ⅓ and 1/4 = ¼ and 3/4 = ¾ and 1/2 = ½",
        "7 - 2 - 3 = 2",
        "12 / 2 / 3 = 2",
        "2 + 3 * 4 = 14 and (2 + 3) * 4 = 20",
        "--2 = 2 and -2 * -3 = 6 and 1 - -1 = 2",
        "round(2.5) = 3 and round(3.5) = 4 and round(-2.5) = -2 and round(2.4) = 2",
        "round(98 / sqrt(50)) = 14 and round(98 / sqrt(20)) = 22",
        "sqrt(16) = 4 and sqrt(0.01) = 0.1",
        "min(3, 1, 2) = 1 and max(3, 1, 2) = 3 and abs(-4) = 4 and abs(0 - 0.5) = 0.5",
    ],
)
def test_a_sum_comes_out_as_on_paper(text):
    assert holds(text)


def test_an_answer_in_tenths_meets_a_threshold_in_tenths():
    assert holds("cases >= 0.1 and 0.1 <= cases and cases = 1/10", cases=0.1)
    assert holds("cases / weeks = 0.3", cases=3, weeks=10)
    assert holds("cases * 3 = 0.3 and cases + cases + cases = weeks", cases=0.1, weeks=0.3)
    assert holds("cases > 2 * weeks", cases=41, weeks=20)
    assert not holds("cases > 2 * weeks", cases=40, weeks=20)


def test_a_third_cut_short_is_less_than_a_third():
    assert holds("cases < 1/3 and cases != 1/3", cases=0.3333333333333333)
    assert holds("cases > 2/3 and 2/3 < cases", cases=0.6666666666666667)


@pytest.mark.parametrize("text", ["1 / 0", "1 / (cases - cases)", "sqrt(-1)", "sqrt(0 - cases)", "max(1, 1 / 0)"])
def test_what_has_no_answer_is_missing(text):
    assert not holds(f"given({text})", cases=3)
    assert not holds(f"{text} = 0 or {text} != 0", cases=3)


@pytest.mark.parametrize("odd", [math.nan, math.inf, -math.inf, True, "12", [1], {"now": 1}])
@pytest.mark.parametrize("sign", ["=", "!=", "<", ">", "<=", ">="])
def test_what_is_no_usable_number_compares_as_missing(sign, odd):
    assert not holds(f"cases {sign} 1", cases=odd)
    assert not holds(f"cases {sign} 1/3", cases=odd)
    assert not holds(f"cases {sign} weeks", cases=odd, weeks=1)
    assert not holds(f"cases + 0 {sign} 1", cases=odd)


def test_numbers_that_would_grow_without_end_are_missing():
    powers = " * ".join(["cases"] * 30)

    assert holds(f"given({powers})", cases=2)
    assert not holds(f"given({powers})", cases=10**6)


def test_tiny_numbers_are_rounded_rather_than_grow_without_end():
    assert holds("cases * cases * cases * cases = 0", cases=1e-300)
    assert holds("cases / 3 * 3 < 1 and cases / 3 * 3 >= 0", cases=5e-324)
