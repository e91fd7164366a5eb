"""Starting a check from a shortcut, which has no channel: it is chosen first, and then all is as with the command."""

from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Carried
from bot.slack.heard.asked import ShortcutChosen, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger, not_theirs
from bot.slack.surfaces.finding.happening import wrong_at
from bot.slack.surfaces.starting.form import start_view
from bot.slack.telling import Press, open_at, open_view, say_instead, sentence_view
from bot.slack.views import channel_first
from bot.slack.writing.blocks import Json

NO_CHANNEL = Sentence("Pick a channel; a check lives where the team is.")
NOT_SEEN = Sentence(
    "I cannot see you in that channel. Join it first; if it is private, invite me there, or type /ftready there."
)
NO_FLOW = Sentence("No flow is on offer; ask whoever runs ftready.")


async def open_begin(parts: Parts, chosen: ShortcutChosen) -> Json:
    """Ask in which channel a check is to be."""
    if await is_stranger(parts, chosen.asker):
        return await open_at(parts, chosen.trigger, sentence_view(OUTSIDER))  # no channel, so nothing to give away
    return await open_at(parts, chosen.trigger, channel_first.begin())


async def press_begin(parts: Parts, press: Press) -> Json:
    """Ask the same of whoever presses on their Home."""
    if await is_stranger(parts, press.asker):
        return await open_view(parts, press, sentence_view(OUTSIDER))
    return await open_view(parts, press, channel_first.begin())


async def take_begin(parts: Parts, submitted: Submitted) -> Json:
    """Show the form that starts a check in the channel that was chosen."""
    asker, values = submitted.asker, submitted.view.values
    channel = channel_first.chosen(values)
    if await is_stranger(parts, asker):
        return say_instead(await not_theirs(parts, asker, channel))
    if not channel.startswith(("C", "G")):
        return wrong_at(values, channel_first.CHANNEL, NO_CHANNEL)
    # Nobody typed anything there, so that being seen there is the only sign that they may.
    if not await parts.members.is_in(asker.installation, channel, asker.person):
        return wrong_at(values, channel_first.CHANNEL, NOT_SEEN)
    offered = parts.ports.flows.offered()
    if not offered:
        return say_instead(NO_FLOW)
    carried = Carried(channel=channel, draft=parts.ports.new_id())
    view = await start_view(parts, asker, offered[0], offered, carried, views.Entered(), views.Told())
    return {"response_action": "update", "view": view}
