"""The guards in `bot/slack/surfaces/finding/spoken.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_LANGUAGES = ("tests/slack/whole_app/test_app_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/finding/spoken.py",
        (
            "who has none of our languages is spoken to in English in any thread",
            "    if check is None:\n        return own",
            "    return own",
            _APP_LANGUAGES,
        ),
    ),
)
