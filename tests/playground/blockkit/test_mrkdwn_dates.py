"""How a moment in a message is written for whoever reads it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.playground.blockkit.mrkdwn import to_html

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def date(form: str, when: datetime, now: datetime = NOW) -> str:
    shown = to_html(f"<!date^{int(when.timestamp())}^{form}|fallback>", {}, {}, now)
    return shown.partition(">")[2].partition("<")[0]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("{date_num}", "2026-11-30"),
        ("{date}", "November 30th"),
        ("{date_short}", "Nov 30"),
        ("{date_long}", "Monday, November 30th"),
        ("{date_pretty}", "November 30th"),
        ("{time}", "9:05 AM"),
        ("{time_secs}", "9:05:07 AM"),
        ("{ago}", "in 6 days"),
        ("due {date_short_pretty} at {time}", "due Nov 30 at 9:05 AM"),
        ("{no_token}", "{no_token}"),
    ],
)
def test_a_date_is_written_in_the_form_asked_for(form, shown):
    assert date(form, datetime(2026, 11, 30, 9, 5, 7, tzinfo=UTC)) == shown


@pytest.mark.parametrize(
    ("days", "shown"), [(-1, "yesterday"), (0, "today"), (1, "tomorrow"), (2, "Wednesday, November 25th")]
)
def test_a_date_close_by_is_called_by_its_name(days, shown):
    assert date("{date_long_pretty}", NOW + timedelta(days=days)) == shown


@pytest.mark.parametrize(
    ("day", "shown"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (13, "13th"), (22, "22nd")]
)
def test_a_day_has_its_ending(day, shown):
    assert date("{date}", datetime(2026, 10, day, tzinfo=UTC)) == f"October {shown}"


def test_a_date_far_off_says_its_year():
    assert date("{date_short}", datetime(2025, 1, 2, tzinfo=UTC)) == "Jan 2, 2025"


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0 seconds ago"), (61, "1 minute ago"), (7200, "2 hours ago"), (-59, "in 59 seconds")]
)
def test_a_moment_ago_is_counted(seconds, shown):
    assert date("{ago}", NOW - timedelta(seconds=seconds)) == shown


def test_a_date_is_written_for_the_readers_own_clock():
    vienna = NOW.astimezone(timezone(timedelta(hours=1)))

    assert date("{time}", NOW, vienna) == "11:00 AM"


def test_a_date_may_be_a_link_and_says_its_instant():
    shown = to_html("<!date^1795428000^{date_num}^https://a.example/|soon>", {}, {}, NOW)

    assert shown == (
        '<a href="https://a.example/" target="_blank" rel="noopener noreferrer">'
        '<time datetime="2026-11-23T10:00:00+00:00">2026-11-23</time></a>'
    )


@pytest.mark.parametrize("instant", ["soon", "", "-1", "1.5", "999999999999", "9999999999999"])
def test_a_date_that_is_none_shows_its_fallback(instant):
    assert to_html(f"<!date^{instant}^{{date}}|later>", {}, {}, NOW) == "later"


def test_a_date_without_a_form_shows_its_fallback():
    assert ">later</time>" in to_html("<!date^1795428000|later>", {}, {}, NOW)
