"""The guards in `bot/slack/surfaces/sharing/one_canvas.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_AT_ONCE = ("tests/slack/whole_app/test_canvases_at_once.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/sharing/one_canvas.py",
        (
            "somebody else begins a canvas while Slack wants a pause in it",
            "        await self.marked(self.mark)\n",
            "",
            _AT_ONCE,
        ),
        (
            "a canvas whose writing began before somebody was forgotten is taken for one without them",
            " if (anew_from(self.mark) or 0) > version else",
            " if False else",
            _AT_ONCE,
        ),
        (
            "a canvas that is let go is not written anew any more",
            "CANVAS, self.mark, replace(self.mark, hash=_owed(self.mark))",
            'CANVAS, self.mark, replace(self.mark, hash="")',
            _AT_ONCE,
        ),
    ),
)
