"""The guards in `bot/engine/times`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_CALENDAR = alone("tests/engine/times/test_follow_up_calendar.py")
_NUDGE_HOURS = alone("tests/engine/times/test_nudge_hours.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/times/calendar.py",
        ("it gives what has been", "if instant <= after:", "if not after:", _FOLLOW_UP_CALENDAR),
        (
            "two come in a week",
            "if last is None or local.date().isocalendar()[:2] > last.isocalendar()[:2]:",
            "if instant:",
            _FOLLOW_UP_CALENDAR,
        ),
        ("all at once", "return WINDOW * share", "return WINDOW * 0", _FOLLOW_UP_CALENDAR),
    ),
    *in_file(
        "bot/engine/times/hours.py",
        ("every day has hours", "if day.weekday() not in hours.days:", "if False:", _NUDGE_HOURS),
        ("the hours never end", "max(at, opens) < closes", "hours.start < hours.end", _NUDGE_HOURS),
        ("the hours begin at midnight", "return max(at, opens)", "return at", _NUDGE_HOURS),
        ("a time that comes twice opens too soon", "opens, closes = max(", "opens, closes = min(", _NUDGE_HOURS),
        ("a time that comes twice closes too late", ", min(_instants", ", max(_instants", _NUDGE_HOURS),
        ("a skipped hour is never found again", "range(2 * WEEK + 1)", "range(WEEK + 1)", _NUDGE_HOURS),
        ("a day off puts a notice off", "day - timedelta(back)", "day + timedelta(back)", _NUDGE_HOURS),
        ("east of here it is told too late", " - EAST_MOST", "", _NUDGE_HOURS),
        ("tomorrow is today", "_midnight(zone, now, 1)", "_midnight(zone, now, 0)", _NUDGE_HOURS),
    ),
)
