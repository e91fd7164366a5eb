"""The guards in `bot/usecases/files/sheet_reading.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_ANSWER_SHEET_FOLLOW_UP = alone("tests/flows/test_answer_sheet_follow_up.py")
_ANSWER_SHEET_MISTAKES = alone("tests/flows/test_answer_sheet_mistakes.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/sheet_reading.py",
        (
            "any link is fine",
            "wrong_link(link) if isinstance(link, str)",
            "None if isinstance(link, str)",
            _ANSWER_SHEET_MISTAKES,
        ),
        ("any link closes a gap", "    if wrong:\n", "    if not place:\n", _ANSWER_SHEET_FOLLOW_UP),
    ),
)
