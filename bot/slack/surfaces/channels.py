"""What happens to channels by themselves: someone comes or goes, one is there again, one goes by another id.

Nobody asks for it, so nobody is answered; what could not be shown there is shown now.
"""

from bot.slack.absence import look_for_comers_and_goers
from bot.slack.heard.asked import Joined, Left, Renumbered, Unarchived
from bot.slack.parts import Parts
from bot.slack.telling import ACK
from bot.slack.writing.blocks import Json
from bot.usecases.acting.moving import follow_channel
from bot.usecases.delivering.deliver import resume


async def happened(parts: Parts, what: Joined | Left | Unarchived | Renumbered) -> Json:
    """Go on where a channel has changed."""
    if what.installation != parts.me.installation:
        return ACK
    if isinstance(what, Renumbered):
        await follow_channel(parts.ports, what.installation, what.old, what.new)
        return ACK
    parts.members.forget(what.installation, what.channel)
    if isinstance(what, Unarchived) or (isinstance(what, Joined) and what.person == parts.me.bot_user):
        await resume(parts.ports, what.installation, what.channel)
    elif what.person != parts.me.bot_user:
        parts.later.do(look_for_comers_and_goers(parts, what.installation, what.channel, what.person))
        # Not before every worker has forgotten who was there: neither their Home nor the direct message they have says
        # anything of a channel they have left.
        again = parts.ports.clock() + parts.members.oldest()
        await parts.ports.store.mark_homes(what.installation, [what.person], again)
        if await parts.ports.store.of_person(what.installation, what.person):
            await parts.ports.store.put_off_look(what.installation, what.person, again)
    return ACK
