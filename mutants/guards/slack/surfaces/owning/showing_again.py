"""The guards in `bot/slack/surfaces/owning/showing_again.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_SHOWING_AGAIN = ("tests/slack/whole_app/test_showing_again.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/owning/showing_again.py",
        (
            "a press to show a check again is lost where Slack refuses it",
            'if was not in {"", ROOT_GONE}:',
            "if False:",
            _SHOWING_AGAIN,
        ),
        (
            "anybody hears of a check in a channel nobody can be seen in",
            "assessment.owner != press.asker.person",
            "False",
            _SHOWING_AGAIN,
        ),
    ),
)
