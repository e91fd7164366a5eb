"""The guards in `bot/slack/surfaces/for_one/forget_me.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_FORGET_ME = ("tests/slack/whole_app/test_app_forget_me.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/for_one/forget_me.py",
        (
            "a stranger is forgotten",
            "    if await is_stranger(parts, asker):\n        return say_instead(OUTSIDER)\n",
            "",
            _APP_FORGET_ME,
        ),
    ),
)
