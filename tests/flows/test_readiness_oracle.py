"""The engine and an independent reading of the rubric decide thousands of random sheets alike."""

from collections import Counter
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Oracle
from random_sheets import random_sheet
from readiness_sheets import READINESS, TODAY, sheet

from bot.usecases.files.offline import decide_sheet

SHEETS = 2000


def both_readings(plain):
    """Decide a sheet twice: what the engine says, and what the rubric's words say."""
    said = decide_sheet(READINESS, plain, TODAY)
    expected = Oracle(plain, TODAY).says()
    found = {key: said[key] for key in expected}
    found["sections"] = {name: round(value, 9) for name, value in said["sections"].items()}
    return found, expected


def test_two_readings_of_the_rubric_agree_on_thousands_of_sheets_with_every_verdict_among_them():
    seen = Counter()
    for seed in range(SHEETS):
        found, expected = both_readings(random_sheet(Random(seed)))  # noqa: S311 - the same sheets each time
        assert found == expected, f"sheet {seed}"
        seen[found["verdict"]] += 1

    assert set(seen) == {"ready", "almost", "not_yet", "not_needed"}
    assert min(seen.values()) >= SHEETS / 50, seen


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False).map(random_sheet))
def test_two_readings_agree_on_any_sheet_down_to_the_smallest(plain):
    found, expected = both_readings(plain)

    assert found == expected


def test_the_second_reading_calls_the_complete_sheet_ready():
    assert Oracle(sheet(), TODAY).says()["verdict"] == "ready"
