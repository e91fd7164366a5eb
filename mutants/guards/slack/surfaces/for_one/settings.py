"""The guards in `bot/slack/surfaces/for_one/settings.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_SETTINGS = ("tests/slack/whole_app/test_app_settings.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/for_one/settings.py",
        (
            "a stranger sets something with the form of another",
            "    if await is_stranger(parts, asker):\n        return say_instead(OUTSIDER)\n",
            "",
            _APP_SETTINGS,
        ),
    ),
)
