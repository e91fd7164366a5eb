"""The guards in `bot/usecases/forgetting/trail_anew.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_FORGET_PERSON = ("tests/usecases/forgetting/test_forget_person.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/forgetting/trail_anew.py",
        ("a trail goes on linking to a message of theirs", ' | {"link": TAKEN_LINK}', "", _FORGET_PERSON),
    ),
)
