"""The guards in `bot/slack/surfaces/starting/form.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_FORGOTTEN_DRAFTS_PICKED = ("tests/slack/whole_app/test_app_forgotten_drafts.py", "-k", "picked")

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/starting/form.py",
        (
            "who was picked stays in a form",
            "of = _named_in(entered.own, asker.person)",
            "of = (asker.person,)",
            _APP_FORGOTTEN_DRAFTS_PICKED,
        ),
    ),
)
