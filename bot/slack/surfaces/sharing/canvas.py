"""The memo of a check as a canvas: by command, from its summary, and as one of the forms in which it is shared.

There is one canvas a check; asked for again, it is written anew where it stands. Whoever asks while it is written is
told so. Nobody but the bot sees it before the memo is in it, and only the channel of the check may read it. Where
there are no canvases, the memo stands in the thread as a file.
"""

import logging
from collections.abc import Mapping, Sequence

from bot.engine.cards.check import ROOT
from bot.engine.decision import Refused
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.errors import NoCanvas, no_canvas_because
from bot.slack.heard.asked import Asker, Commanded, PressedInMessage
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.meant import the_one
from bot.slack.surfaces.sharing.file import NO_THREAD, share
from bot.slack.surfaces.sharing.given_canvas import give_canvas
from bot.slack.telling import ACK, Press, because, line_of, refuse, reply, tell
from bot.slack.writing.blocks import Json
from bot.slack.writing.text import escape
from bot.tongue import say, told
from bot.usecases.files.exports import MEMO, NOT_DECIDED
from bot.usecases.looking.see import Look
from bot.usecases.ports import (
    AgainError,
    LostAnswerError,
    NotAllowedError,
    Receipt,
    ThreadGoneError,
)

log = logging.getLogger(__name__)
NONE_DECIDED = Sentence("No check here is decided, so there is no memo yet. `/ftready status` says where they stand.")
WHICH = Sentence("The memo of which check shall I write into a canvas?")
COMING = Sentence("The memo goes into a canvas; you find its link in the thread of the check.")
NOT_HEARD = Sentence("Slack did not say whether the canvas was written. Ask for it again: it is written anew then.")
NOT_NOW = Sentence("Slack wants a moment before it takes more. Ask for the canvas again in a minute.")
THREAD_GONE = Sentence("The thread of this check is gone, so there is no place for the canvas.")
NOT_WRITTEN = Sentence(
    "Something is wrong on my side, and the canvas could not be written. Share the memo as a file; whoever runs "
    "ftready finds in its log what it was."
)
INSTEAD: Mapping[NoCanvas, Sentence] = {
    NoCanvas.NONE_HERE: Sentence("This workspace has no canvases, so the memo stands in the thread as a file."),
    NoCanvas.NOT_LET: Sentence(
        "I may not make or change canvases here, so the memo stands in the thread as a file. An admin of the "
        "workspace can let me."
    ),
    NoCanvas.NO_SCOPE: Sentence(
        "I may make canvases once the app is installed again from its manifest; until then the memo stands in the "
        "thread as a file."
    ),
    NoCanvas.REFUSED: Sentence("Slack did not take the canvas ({code}), so the memo stands in the thread as a file."),
}
"""What is said where the memo is shared as a file instead."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Have the memo written of the one check that is decided; where there are several, offer them."""
    one = await the_one(parts, commanded, Verb.CANVAS, _decided, none=NONE_DECIDED, several=WHICH)
    if not isinstance(one, Look):
        return reply(one)
    found = await find(parts, commanded.asker, Verb.CANVAS, one.assessment.id)
    if not isinstance(found, Found):
        return reply(line_of(because(found)))
    refused = await _begin(parts, commanded.asker, found)
    return reply(line_of(refused.because if refused else COMING))


async def press_canvas(parts: Parts, press: Press, found: Found) -> Json:
    """Have the memo written."""
    refused = await _begin(parts, press.asker, found)
    if refused:
        return refuse(parts, press, refused)
    if isinstance(press, PressedInMessage) and press.spot.ephemeral and press.response_url:
        # Who picked it in the channel sees nothing of its thread, and the line has done what it was for.
        parts.later.do(parts.outgoing.respond(press.response_url, replace_original=True, text=told(COMING)))
    return ACK


async def give(parts: Parts, asker: Asker, found: Found, root: Receipt) -> None:
    """Write the memo into its canvas, and tell whoever asked what came of it."""
    try:
        said = await give_canvas(parts, asker, found, root)
    except NotAllowedError as refused:
        await _as_a_file(parts, asker, found, root, refused.code)
        return
    except (AgainError, LostAnswerError, ThreadGoneError) as stopped:
        await tell(parts, asker, root.channel, root.ts, line_of(_stopped_by(stopped)))
        raise
    except Exception:
        log.exception("the canvas of %s was not written", found.assessment.id)
        await tell(parts, asker, root.channel, root.ts, line_of(NOT_WRITTEN))
        raise
    if said:
        await tell(parts, asker, root.channel, root.ts, line_of(said))


async def _decided(looks: Sequence[Look]) -> Sequence[Look]:
    return [each for each in looks if each.assessment.closed is not None]


async def _begin(parts: Parts, asker: Asker, found: Found) -> Refused | None:
    """Begin to write the memo after the answer to Slack, or say why not."""
    if found.assessment.closed is None:
        return NOT_DECIDED
    root = (await parts.ports.store.receipts(asker.installation, found.assessment.id)).get(ROOT)
    if root is None:
        return Refused(NO_THREAD)
    parts.later.do(give(parts, asker, found, root))
    return None


async def _as_a_file(parts: Parts, asker: Asker, found: Found, root: Receipt, code: str) -> None:
    """Share the memo as a file in the thread, and say why; where that is refused too, that alone is said."""
    log.info("no canvas for %s: Slack said %s", found.assessment.id, code)
    why = no_canvas_because(code)
    line = say(INSTEAD[why], code=escape(code)) if why is NoCanvas.REFUSED else INSTEAD[why]
    await share(parts, asker, found, MEMO, root, told(line))


def _stopped_by(stopped: Exception) -> Sentence:
    if isinstance(stopped, ThreadGoneError):
        return THREAD_GONE
    return NOT_NOW if isinstance(stopped, AgainError) else NOT_HEARD
