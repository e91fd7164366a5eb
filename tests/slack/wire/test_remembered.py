"""What was met before is told from what is new, and never more is kept than may be."""

from datetime import UTC, datetime, timedelta

from bot.slack.remembered import Met

NOON = datetime(2026, 11, 29, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_what_was_met_once_is_not_new_any_more_until_it_is_forgotten():
    met = Met[str](5)

    assert [met.is_new("a", NOON), met.is_new("b", NOON), met.is_new("a", NOON + 9000 * HOUR)] == [True, True, False]
    met.forget("a")
    met.forget("never met")
    assert met.is_new("a", NOON)


def test_of_as_many_as_may_be_kept_the_oldest_is_forgotten_first():
    met = Met[int](3)
    for each in (1, 2, 3, 1, 4):
        met.is_new(each, NOON)

    assert [met.is_new(each, NOON) for each in (2, 3, 4, 1)] == [False, False, False, True]


def test_what_was_met_long_ago_is_new_again_and_so_is_what_a_clock_put_right_says_is_still_to_come():
    met = Met[str](3, HOUR)

    assert [met.is_new("a", NOON), met.is_new("a", NOON + HOUR / 2), met.is_new("a", NOON + HOUR)] == [
        True,
        False,
        True,
    ]
    assert met.is_new("a", NOON - HOUR)
