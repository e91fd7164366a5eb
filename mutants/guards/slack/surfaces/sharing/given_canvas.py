"""The guards in `bot/slack/surfaces/sharing/given_canvas.py`; a row takes one away, and its tests must notice."""

from mutants.guard import Guard, in_file

_APP_CANVAS = ("tests/slack/whole_app/test_app_canvas.py",)
_AT_ONCE = ("tests/slack/whole_app/test_canvases_at_once.py",)

GUARDS: tuple[Guard, ...] = (
    *in_file(
        "bot/slack/surfaces/sharing/given_canvas.py",
        (
            "two who ask at once have two canvases",
            'async with self.store.turn(self.here, f"canvas/{self.check}"):',
            "if True:",
            _APP_CANVAS,
        ),
        (
            "a canvas that is as it should be is written again",
            "        if stands.hash == memo.hash:\n",
            "        if False:\n",
            _APP_CANVAS,
        ),
        (
            "nothing in the thread leads to a canvas that is as it should be",
            "            await self.lead_there(stands, receipts.get(CANVAS_LINK))\n",
            "",
            _APP_CANVAS,
        ),
        (
            "a canvas nobody was shown stays where Slack refuses it",
            "            if not was_shown:\n                await self.take_away(self.mark, leads)\n",
            "",
            _APP_CANVAS,
        ),
        (
            "two processes write one canvas at once",
            "        if self.is_being_written(stands):\n            return BEING_WRITTEN\n",
            "",
            _AT_ONCE,
        ),
        (
            "a canvas outlives a check that went while it was written",
            "        await self.taken_away_if_gone(self.mark, leads)\n",
            "",
            _AT_ONCE,
        ),
        (
            "a canvas is made of a check that is gone",
            "        elif await self.store.load(self.here, self.check) is None:",
            "        elif False:",
            _AT_ONCE,
        ),
        (
            "a canvas made of a check that is taken away is left",
            "return NOT_FOUND if await self.taken_away_if_gone(stands, receipts.get(CANVAS_LINK)) else BEING_WRITTEN",
            "return BEING_WRITTEN",
            _AT_ONCE,
        ),
        (
            "a canvas says what was so before its turn came",
            "found = replace(self.found, assessment=stands, ",
            "found = replace(self.found, ",
            _AT_ONCE,
        ),
        (
            "a canvas is in the language of whoever asks",
            "        with speaking(flow.language):\n            drawn",
            "        if True:\n            drawn",
            _APP_CANVAS,
        ),
        (
            "two lead to a canvas of which one was pressed while the other was posted",
            "        if kept.ts != ts:\n",
            "        if False:\n",
            _AT_ONCE,
        ),
        (
            "a canvas is led to twice where what led there can only not be changed",
            "if isinstance(gone, FrozenError) and there.hash == drawn.hash:",
            "if False:",
            _AT_ONCE,
        ),
    ),
)
