"""The guards in `bot/slack/surfaces/thread.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

GUARDS: tuple[Guard, ...] = in_file(
    "bot/slack/surfaces/thread.py",
    (
        "an answer is said to have failed because its form could not say that it is taken",
        "except (HoldOffError, LostAnswerError):  # it is taken",
        "except ZeroDivisionError:  # it is taken",
        ("tests/faults/test_surfaces_held_off.py", "-k", "pressed_in_a_form"),
    ),
)
