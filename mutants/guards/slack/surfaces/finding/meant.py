"""The guards in `bot/slack/surfaces/finding/meant.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_EXPORT_WHO_IS_NOT_IN = ("tests/slack/whole_app/test_app_export.py", "-k", "who_is_not_in")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/finding/meant.py",
        (
            "a command shows checks to who is not in their channel",
            "if not await parts.members.is_in(asker.installation, channel, asker.person):",
            "if False:",
            _APP_EXPORT_WHO_IS_NOT_IN,
        ),
    ),
)
