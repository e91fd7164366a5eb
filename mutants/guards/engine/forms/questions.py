"""The guards in `bot/engine/forms/questions.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, alone, in_file

_FOLLOW_UP_GAPS = alone("tests/engine/after_verdict/test_follow_up_gaps.py")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/engine/forms/questions.py",
        (
            "what one has said is put into the form of another",
            " and value is not None and one_word\n",
            " and value is not None\n",
            _FOLLOW_UP_GAPS,
        ),
    ),
)
