"""Telling one person something: an ephemeral line where they are, or a sentence in a modal.

Lines go out at most once, after the answer to Slack has gone, and nothing depends on them.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from bot.engine.decision import Refused
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack.calling.calls import TooLateError
from bot.slack.heard.asked import Asker, Commanded, Mentioned, PressedInMessage, PressedInView, Spot
from bot.slack.parts import Parts
from bot.slack.views import EphemeralLine
from bot.slack.writing.blocks import Json, modal, section
from bot.slack.writing.text import inline, plain, sentence
from bot.tongue import say, told
from bot.usecases.acting.act import NotFound
from bot.usecases.ports import HoldOffError, LostAnswerError, NotAllowedError

Press = PressedInMessage | PressedInView

OWNS = Sentence(", who owns this check,")
NOT_FOUND = Sentence(
    "There is no such check here, or it is not one you can see; /ftready status lists those in this channel."
)
TOO_LATE = Sentence("That took longer than Slack waits; press it again.")
ACK: Json = {}
"""Says that all is well and nothing more."""

PATIENCE = timedelta(seconds=30)
"""How long a line waits where Slack wants to be left alone; one that comes later still is about nothing any more."""
MOMENT = timedelta(seconds=3)
"""How long it waits where it can be told in another way."""

WORDS = 600
"""Characters of what a person typed that a sentence ends with."""


def because(outcome: Refused | NotFound) -> str:
    """Say why something was not done, as mrkdwn."""
    if isinstance(outcome, NotFound):
        return sentence(NOT_FOUND)
    return f"{sentence(outcome.because)}{f' “{inline(outcome.words, WORDS)}”' if outcome.words else ''}"


def because_plainly(outcome: Refused | NotFound) -> str:
    """Say the same where Slack shows no mentions; whoever is named in a refusal is the owner."""
    if isinstance(outcome, NotFound):
        return told(NOT_FOUND)
    said = told(outcome.because)
    for named in (told(OWNS), ""):
        said = re.sub(f"<@(?:[UW][A-Z0-9]+|forgotten-[0-9]+)>{re.escape(named)}", say("the owner of this check"), said)
    words = f" “{plain(outcome.words, WORDS)}”" if outcome.words else ""
    return f"{said[:1].upper()}{said[1:]}{words}"


def wrong_of(outcome: Refused | NotFound) -> Wrong:
    """Say why something was not done, where in its form that belongs."""
    return Wrong(because_plainly(outcome), outcome.entry if isinstance(outcome, Refused) else "value")


def line_of(text: str) -> EphemeralLine:
    """Make a line of one sentence of mrkdwn."""
    return EphemeralLine(told(text), (section(text),))


def reply(line: EphemeralLine) -> Json:
    """Answer a command with a line."""
    return {"response_type": "ephemeral", "text": told(line.text), "blocks": list(line.blocks)}


def thread_of(spot: Spot) -> str:
    """Find the thread a line belongs into; a root card has one only once someone replied."""
    return spot.thread or (spot.ts if spot.has_replies else "")


async def tell(  # noqa: PLR0913, PLR0917 - what is told to whom, where, and how long that may take
    parts: Parts, asker: Asker, channel: str, thread: str, line: EphemeralLine, patience: timedelta = PATIENCE
) -> None:
    """Show a line to one person, in the thread it is about."""
    there: dict[str, Any] = {"thread_ts": thread} if thread else {}
    text, blocks = told(line.text), list(line.blocks)

    async def show() -> None:
        await parts.outgoing.call(
            *(asker.installation, "chat.postEphemeral"),
            **{"channel": channel, "user": asker.person, "text": text, "blocks": blocks, **there},
        )

    await once_slack_lets(parts, show, patience)


async def once_slack_lets(parts: Parts, call: Callable[[], Awaitable[None]], patience: timedelta = PATIENCE) -> None:
    """Make a call, and where Slack wants to be left alone first, make it once that is over; nothing had happened."""
    try:
        await call()
    except HoldOffError as held:
        wait = held.until - parts.ports.clock()
        if wait > patience:
            raise
        await asyncio.sleep(max(0.0, wait.total_seconds()))
        await call()


async def fill_view(parts: Parts, asker: Asker, view_id: str, view: Json) -> None:
    """Put something in place of what a modal shows, again where that got lost; one that is closed stays closed."""

    async def show() -> None:
        await parts.outgoing.call(asker.installation, "views.update", view_id=view_id, view=view)

    try:
        await once_slack_lets(parts, show)
    except TooLateError:
        return
    except LostAnswerError:
        await once_slack_lets(parts, show)


def tell_there(parts: Parts, mentioned: Mentioned, line: EphemeralLine) -> None:
    """Show a line, later, to whoever wrote to the bot, where they wrote."""
    spot = mentioned.spot
    parts.later.do(tell(parts, mentioned.asker, spot.channel, spot.thread, line))


async def tell_where_pressed(parts: Parts, press: Press, text: str) -> None:
    """Show a sentence to whoever pressed: beside what they pressed, or as a modal over the one they have open."""
    if isinstance(press, PressedInView):
        await parts.outgoing.call(
            press.asker.installation, _over(press), trigger_id=press.trigger, view=sentence_view(text)
        )
        return
    try:
        patience = MOMENT if press.response_url else PATIENCE
        await tell(parts, press.asker, press.spot.channel, thread_of(press.spot), line_of(text), patience)
    except (HoldOffError, NotAllowedError):
        # Who is not in the channel cannot be told there, nor anybody for a while: only in answer to the press itself.
        if press.response_url:
            await parts.outgoing.respond(
                press.response_url, response_type="ephemeral", replace_original=False, text=told(text)
            )


def refuse(parts: Parts, press: Press, outcome: Refused | NotFound) -> Json:
    """Answer a press that is not taken."""
    parts.later.do(tell_where_pressed(parts, press, because(outcome)))
    return ACK


def sentence_view(text: str, title: str = "ftready") -> Json:
    """Say a sentence of mrkdwn in a modal."""
    return modal(title, [section(text)])


def say_instead(text: str) -> Json:
    """Answer a submit with a sentence in place of its form."""
    return {"response_action": "update", "view": sentence_view(text)}


async def open_for(parts: Parts, commanded: Commanded, view: Json, too_late: str = TOO_LATE) -> Json:
    """Open a modal for whoever typed a command."""
    try:
        await parts.outgoing.call(commanded.asker.installation, "views.open", trigger_id=commanded.trigger, view=view)
    except (TooLateError, LostAnswerError, HoldOffError):
        return reply(line_of(too_late))
    return ACK


async def open_at(parts: Parts, trigger: str, view: Json) -> Json:
    """Open a modal for whoever chose a shortcut. Raises where that fails: only Slack can tell them so then."""
    await parts.outgoing.call(parts.me.installation, "views.open", trigger_id=trigger, view=view)
    return ACK


async def open_view(parts: Parts, press: Press, view: Json) -> Json:
    """Open a modal for whoever pressed, over the one they pressed in where there is one.

    Raises where that fails for who pressed in one, or on their Home: there only Slack can tell them so then.
    """
    try:
        await parts.outgoing.call(press.asker.installation, _over(press), trigger_id=press.trigger, view=view)
    except (TooLateError, LostAnswerError, HoldOffError):
        if isinstance(press, PressedInView):
            raise
        parts.later.do(tell_where_pressed(parts, press, TOO_LATE))
    return ACK


async def change_view(parts: Parts, press: PressedInView, view: Json) -> Json:
    """Change the modal someone pressed in, unless it has changed since; over a Home it opens."""
    if press.view.is_home:
        return await open_view(parts, press, view)
    try:
        shown = {"view_id": press.view.id, "hash": press.view.hash, "view": view}
        await parts.outgoing.call(press.asker.installation, "views.update", **shown)
    except TooLateError:
        return ACK
    return ACK


def _over(press: Press) -> str:
    """Say how a modal comes up where somebody pressed: over the modal they have open, or as the first."""
    return "views.push" if isinstance(press, PressedInView) and not press.view.is_home else "views.open"
