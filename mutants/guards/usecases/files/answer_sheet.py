"""The guards in `bot/usecases/files/answer_sheet.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_READINESS_SEVERAL_ANSWERS = alone("tests/flows/test_readiness_several_answers.py")
_ANSWER_SHEET_MISTAKES = alone("tests/flows/test_answer_sheet_mistakes.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/files/answer_sheet.py",
        (
            "the signatures are settled in a file",
            "if not question.settle:",
            "if not question:",
            _READINESS_SEVERAL_ANSWERS,
        ),
        (
            "an owner's answer is settled in a file",
            'elif question.asked_of == "owner":',
            "elif not question:",
            _ANSWER_SHEET_MISTAKES,
        ),
        ("an unknown key is fine", "if key not in KEYS:", "if not key:", _ANSWER_SHEET_MISTAKES),
    ),
)
