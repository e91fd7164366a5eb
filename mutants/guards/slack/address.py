"""The guards in `bot/slack/address.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_OUTDATED = ("tests/slack/whole_app/test_app_outdated.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/address.py",
        (
            "a press does not say under which words it was",
            "return row.extra if row and row.verb is Verb.PICK else None",
            "return None",
            _APP_OUTDATED,
        ),
    ),
)
