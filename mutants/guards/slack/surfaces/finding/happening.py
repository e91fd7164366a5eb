"""The guards in `bot/slack/surfaces/finding/happening.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_LANGUAGES = ("tests/slack/whole_app/test_app_languages.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/finding/happening.py",
        (
            "what is wrong names a field in the flow's own language",
            "    if callable(event):",
            "    if False:",
            _APP_LANGUAGES,
        ),
    ),
)
