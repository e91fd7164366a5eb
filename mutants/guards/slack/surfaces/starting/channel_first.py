"""The guards in `bot/slack/surfaces/starting/channel_first.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_ROLE_MATRIX = ("tests/slack/whole_app/test_role_matrix.py",)
_APP_SHORTCUTS = ("tests/slack/whole_app/test_app_shortcuts.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/starting/channel_first.py",
        (
            "a stranger picks the channel a check is started in",
            "    channel = channel_first.chosen(values)\n    if await is_stranger(parts, asker):\n",
            "    channel = channel_first.chosen(values)\n    if False:\n",
            _ROLE_MATRIX,
        ),
        (
            "somebody starts a check where they are not",
            "if not await parts.members.is_in(asker.installation, channel, asker.person):",
            "if False:",
            _APP_SHORTCUTS,
        ),
    ),
)
