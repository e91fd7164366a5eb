"""The guards in `bot/usecases/held_up.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_DELIVER = ("tests/usecases/test_deliver.py",)
_SHOWN_AGAIN = ("tests/usecases/test_shown_again.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/usecases/held_up.py",
        (
            "who owns a check from now on does not hear that it is not shown",
            'held.get("told") in {owner, True}',
            "True",
            _DELIVER,
        ),
        ("a second press has a new root replaced", "receipts[ROOT].ts == gone else", "gone else", _SHOWN_AGAIN),
    ),
)
