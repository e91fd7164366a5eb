"""The guards in `bot/slack/surfaces/looking/portfolio.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_PORTFOLIO = ("tests/slack/whole_app/test_app_portfolio.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/looking/portfolio.py",
        (
            "where Slack is silent the portfolio stays empty without a word",
            "        view = sentence_view(NOT_SAID, TITLE)\n",
            "        return\n",
            _APP_PORTFOLIO,
        ),
    ),
)
