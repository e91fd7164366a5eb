"""The guards in `bot/usecases/files/follow_up_sheet.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ANSWER_SHEET_FOLLOW_UP = alone("tests/flows/test_answer_sheet_follow_up.py")
_SHEET_OF = alone("tests/usecases/files/test_sheet_of.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/follow_up_sheet.py",
        (
            "weeks nobody mentions were not",
            "            for monday in mondays_between(before, day):\n",
            "            for monday in ():\n",
            _ANSWER_SHEET_FOLLOW_UP,
        ),
        (
            "two in a week",
            "if before is not None and day.isocalendar()[:2] <= before.isocalendar()[:2]:",
            "if not day:",
            _ANSWER_SHEET_FOLLOW_UP,
        ),
        (
            "a silent week has answers",
            "        if silent and given:\n",
            "        if not day:\n",
            _ANSWER_SHEET_FOLLOW_UP,
        ),
        ("days follow no days", "if before and not dated:", "if not where:", _ANSWER_SHEET_FOLLOW_UP),
        ("the link of a look is lost", "link=one.link or link)", "link=one.link)", _ANSWER_SHEET_FOLLOW_UP),
        ("a check-in is in any year", "if day.year not in YEARS:", "if False:", _ANSWER_SHEET_FOLLOW_UP),
        ("a pass is a pick", "return plain if plain in PASSED else _listed(plain)", "return _listed(plain)", _SHEET_OF),
        (
            "check-ins go on for ever",
            "if day - first > timedelta(weeks=MOST_WEEKS):",
            "if False:",
            _ANSWER_SHEET_FOLLOW_UP,
        ),
    ),
)
