"""The guards in `bot/slack/surfaces/typed/steering.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_CHARTS = ("tests/slack/whole_app/test_app_charts.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/typed/steering.py",
        ("the weeks are lost where Slack draws no chart", "(line,)))", "(line, *picture)))", _APP_CHARTS),
        ("the weeks have no picture", "if picture and", "if not picture and", _APP_CHARTS),
    ),
)
