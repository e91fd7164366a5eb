"""Showing a check again whose root somebody deleted: its owner says so, on the message that told them.

It says nothing of a check to anybody but its owner, who was told of it there.
"""

from bot.sentence import Sentence
from bot.slack.cards.held_up import why_not_shown
from bot.slack.heard.asked import PressedInMessage
from bot.slack.parts import Parts
from bot.slack.policy import is_stranger
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.telling import ACK, Press, refuse, tell_where_pressed
from bot.slack.writing.blocks import Json
from bot.tongue import told
from bot.usecases.shown.held_up import ROOT_GONE, show_again

SHOWN = Sentence(
    "The check begins a new thread in its channel in a moment; if Slack does not let me, I tell you here why."
)
SO_ALREADY = Sentence("The check is shown in its channel already.")
UNSEEN = "not_in_channel"


async def press_show_again(parts: Parts, press: Press) -> Json:
    """Have it shown again, and let the message that offered it say so; where Slack refuses that, say why."""
    address = press.pressed.address
    found = await find(parts, press.asker, address.verb, address.assessment)
    if not isinstance(found, Found):
        channel = await _theirs_unseen(parts, press)
        if not channel:
            return refuse(parts, press, found)
        parts.later.do(tell_where_pressed(parts, press, why_not_shown(channel, UNSEEN)))
        return ACK
    was = await show_again(parts.ports, press.asker.installation, found.assessment.id)
    if was not in {"", ROOT_GONE}:
        parts.later.do(tell_where_pressed(parts, press, why_not_shown(found.assessment.channel, was)))
    elif isinstance(press, PressedInMessage) and press.response_url:
        said = told(SHOWN if was else SO_ALREADY)
        parts.later.do(parts.outgoing.respond(press.response_url, replace_original=True, text=said))
    return ACK


async def _theirs_unseen(parts: Parts, press: Press) -> str:
    """Give the channel of a check whose owner pressed and nobody can be seen in, for the bot was taken out of it.

    Nobody passes as a member of such a channel; but its owner was told by a direct message where their check rests.
    """
    here = press.asker.installation
    assessment = await parts.ports.store.load(here, press.pressed.address.assessment)
    if assessment is None or assessment.owner != press.asker.person or await is_stranger(parts, press.asker):
        return ""
    return "" if await parts.members.is_in(here, assessment.channel, parts.me.bot_user) else assessment.channel
