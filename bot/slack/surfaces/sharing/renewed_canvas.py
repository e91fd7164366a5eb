"""A canvas written anew because it may name somebody who is forgotten: nobody asks for it, and nobody is told.

Where Slack does not let it be changed it goes, with what leads there: one that names them is worse than none.
"""

import logging

from bot.engine.asked.looping import unrolled
from bot.engine.saved.assessment import Assessment
from bot.slack.heard.asked import Asker
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.sharing.file import written
from bot.slack.surfaces.sharing.one_canvas import LONGEST, OneCanvas
from bot.slack.writing.memo_canvas import MemoCanvas, memo_canvas
from bot.usecases.files.exports import MEMO, Export
from bot.usecases.ports import AgainError, GoneError, Installation, NotAllowedError
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, anew_from

log = logging.getLogger(__name__)


async def renew_canvas(parts: Parts, installation: Installation, assessment: Assessment) -> None:
    """Write the canvas of a check anew where that is owed by now. Raises AgainError while somebody else writes it."""
    canvas = OneCanvas(parts, installation, assessment.id)
    async with canvas.store.turn(installation, f"canvas/{assessment.id}"):
        receipts = await canvas.store.receipts(installation, assessment.id)
        stands, leads = receipts.get(CANVAS), receipts.get(CANVAS_LINK)
        if stands is None or not 0 < (anew_from(stands) or 0) <= assessment.version:
            return
        if canvas.is_being_written(stands) or not await canvas.marked(stands):
            raise AgainError("somebody writes its canvas right now", parts.ports.clock() + LONGEST)
        try:
            made = await _made(parts, installation, assessment)
            if made is None:
                await canvas.take_away(canvas.mark, leads)
                return
            await canvas.change(made)
        except (GoneError, NotAllowedError) as refused:
            log.warning("the canvas of %s is taken away, for Slack lets nobody change it: %s", assessment.id, refused)
            await canvas.take_away(canvas.mark, leads)
            return
        except Exception:
            await canvas.let_go()
            raise
        await canvas.done(made, assessment.version)


async def _made(parts: Parts, installation: Installation, assessment: Assessment) -> MemoCanvas | None:
    """Make the memo of a check; None where it has none any more, as it was reopened since."""
    flow = await parts.ports.flows.pinned(installation, assessment.flow_hash)
    found = Found(unrolled(flow, assessment), assessment, parts.ports.clock())
    made = await written(parts, Asker(installation, parts.me.bot_user), found, MEMO)
    return memo_canvas(made.content.decode()) if isinstance(made, Export) else None
