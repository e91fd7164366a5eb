"""The guards in `bot/slack/calling/canvases.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_AT_ONCE = ("tests/slack/whole_app/test_canvases_at_once.py",)
_APP_CANVAS = ("tests/slack/whole_app/test_app_canvas.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/calling/canvases.py",
        ("a channel may write a canvas", '"access_level": "read"', '"access_level": "write"', _APP_CANVAS),
        (
            "a canvas holds its memo before anybody knows of it",
            'content = {"type": "markdown", "markdown": until_then}',
            'content = {"type": "markdown", "markdown": title}',
            _APP_CANVAS,
        ),
        (
            "a long canvas is begun anew whenever Slack wants a pause",
            "                await until(held.until)\n",
            "                raise held\n",
            _AT_ONCE,
        ),
    ),
)
