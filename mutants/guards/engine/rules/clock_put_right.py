"""The guards in `bot/engine/rules/clock_put_right.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_CLOCK = alone("tests/engine/after_verdict/test_follow_up_clock.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/rules/clock_put_right.py",
        ("a lapse is told twice", "waiver is not None and not told and", "waiver is not None and", _FOLLOW_UP_CLOCK),
        (
            "a notice takes the place of one told too early",
            "replace(each, silent=True) if each in early else each for each in assessment.notices)",
            "each for each in assessment.notices if each not in early)",
            _FOLLOW_UP_CLOCK,
        ),
        ("a lapse told too early is lost", "(too_early or still)", "still", _FOLLOW_UP_CLOCK),
        (
            "a check-in skipped too early is lost",
            'if each.ended == "skipped" and _is_after(each.ended_at, latest):',
            "if not each:",
            _FOLLOW_UP_CLOCK,
        ),
        ("what was answered is taken back", "each.answered_by or each.ended_by", "each.ended_by", _FOLLOW_UP_CLOCK),
        ("what was ended is taken back", "each.answered_by or each.ended_by", "each.answered_by", _FOLLOW_UP_CLOCK),
        ("a wrong clock keeps check-ins away", "found, today), at=now", "found, each.date)", _FOLLOW_UP_CLOCK),
        ("a wrong clock's verdicts stay", "while len(found) > 1 and", "while not found and", _FOLLOW_UP_CLOCK),
        ("a wrong clock's close is no verdict", " and found[-1].at != closed_at", "", _FOLLOW_UP_CLOCK),
        ("a clock a little behind takes back", "latest = now + AHEAD", "latest = now - AHEAD", _FOLLOW_UP_CLOCK),
    ),
)
