"""The guards in `bot/slack/surfaces/owning/deleting.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_DELETING_INVITED = ("tests/slack/whole_app/test_app_deleting.py", "-k", "invited")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/owning/deleting.py",
        (
            "what is going where the bot is not cannot be undone",
            "if going and not stays",
            "if False",
            _APP_DELETING_INVITED,
        ),
    ),
)
