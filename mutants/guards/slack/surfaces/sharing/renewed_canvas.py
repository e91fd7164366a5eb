"""The guards in `bot/slack/surfaces/sharing/renewed_canvas.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_AT_ONCE = ("tests/slack/whole_app/test_canvases_at_once.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/sharing/renewed_canvas.py",
        (
            "a canvas is renewed while somebody writes it",
            "if canvas.is_being_written(stands) or not",
            "if not",
            _AT_ONCE,
        ),
        (
            "a canvas of a check that was reopened names who is forgotten",
            "                await canvas.take_away(canvas.mark, leads)\n                return\n",
            "                return\n",
            _AT_ONCE,
        ),
        (
            "a canvas that cannot be changed names who is forgotten",
            "            await canvas.take_away(canvas.mark, leads)\n            return\n        except",
            "            return\n        except",
            _AT_ONCE,
        ),
    ),
)
