"""The guards in `bot/slack/surfaces/answering/typed_before.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_ANSWERING = ("tests/slack/whole_app/test_app_answering.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/answering/typed_before.py",
        ("what was typed is lost to a press", "if not typed:", "if True:", _APP_ANSWERING),
    ),
)
