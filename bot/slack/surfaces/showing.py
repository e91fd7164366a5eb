"""Showing a check again whose root somebody deleted: its owner says so, on the message that told them."""

from bot.sentence import Sentence
from bot.slack.asked import PressedInMessage
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.surfaces.finding import Found
from bot.slack.telling import ACK, Press
from bot.tongue import told
from bot.usecases.held_up import show_again

SHOWN = Sentence("The check is shown again, in a new thread in its channel.")
SO_ALREADY = Sentence("The check is shown in its channel already.")


async def press_show_again(parts: Parts, press: Press, found: Found) -> Json:
    """Have it shown again, and let the message that offered it say so."""
    shown = await show_again(parts.ports, press.asker.installation, found.assessment.id)
    if isinstance(press, PressedInMessage) and press.response_url:
        said = told(SHOWN if shown else SO_ALREADY)
        parts.later.do(parts.outgoing.respond(press.response_url, replace_original=True, text=said))
    return ACK
