"""The guards in `bot/slack/surfaces/finding/picked.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_OUTSIDERS = ("tests/slack/whole_app/test_app_outsiders.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/finding/picked.py",
        (
            "people of other companies are picked where they may not answer",
            "if seen.is_outsider and not outside:",
            "if False:",
            _APP_OUTSIDERS,
        ),
    ),
)
