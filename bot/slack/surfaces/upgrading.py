"""Taking a check on to the newer version of its flow: by command, and by the modal that says what would change."""

from bot.engine.decision import Refused
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.asked import Commanded, Submitted
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.surfaces.finding import Found, find
from bot.slack.surfaces.forms import take
from bot.slack.surfaces.steering import looks_here, which
from bot.slack.telling import (
    ACK,
    NOT_FOUND,
    Press,
    because,
    line_of,
    open_for,
    open_view,
    refuse,
    reply,
    say_instead,
)
from bot.slack.views.upgrade import upgrade
from bot.usecases.act import Done
from bot.usecases.upgrade import offer

NONE_HERE = Sentence("No check of yours in this channel began with an older version of its flow.")
NONE = Refused(Sentence("This check has the newest version of its flow already."))
CHANGED = Sentence("The flow has changed once more since you opened this; close it and look again.")
SEVERAL = Sentence("Several of your checks here began with an older version. Which one should go on with the newer?")


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Show what would change in the one check it can mean; where there are several, offer them."""
    asker, looks = commanded.asker, await looks_here(parts, commanded)
    if looks is None:
        return reply(line_of(NOT_FOUND))
    mine = [each for each in looks if each.assessment.owner == asker.person]
    found = [(each, await offer(parts.ports, asker.installation, each.assessment)) for each in mine]
    newer = [(look, offered) for look, offered in found if offered is not None]
    if not newer:
        return reply(line_of(NONE_HERE))
    if len(newer) > 1:
        return reply(which(SEVERAL, Verb.UPGRADE, [look for look, _ in newer]))
    return await open_for(parts, commanded, upgrade(newer[0][1]))


async def open_upgrade(parts: Parts, press: Press, found: Found) -> Json:
    """Show what would change in one check."""
    offered = await offer(parts.ports, press.asker.installation, found.assessment)
    return refuse(parts, press, NONE) if offered is None else await open_view(parts, press, upgrade(offered))


async def take_upgrade(parts: Parts, submitted: Submitted) -> Json:
    """Take a check on, to the version that was shown."""
    found = await find(parts, submitted.asker, Verb.UPGRADE, submitted.address.assessment)
    if not isinstance(found, Found):
        return say_instead(because(found))
    offered = await offer(parts.ports, submitted.asker.installation, found.assessment)
    if offered is None:
        return ACK  # somebody pressed twice, or it is on that version already
    if offered.new.hash != submitted.address.extra:
        return say_instead(CHANGED)
    outcome = await take(parts, submitted, offered.event(submitted.asker.person))
    return ACK if isinstance(outcome, Done) else say_instead(because(outcome))
