"""The guards in `bot/slack/surfaces/starting/sent.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_OUTSIDERS = ("tests/slack/whole_app/test_app_outsiders.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/starting/sent.py",
        (
            "somebody of another company owns a check from its start",
            "await why_not_askable(parts, installation, channel, [owner])",
            "await why_not_askable(parts, installation, channel, [owner], let)",
            _APP_OUTSIDERS,
        ),
    ),
)
