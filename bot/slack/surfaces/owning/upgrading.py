"""Taking a check on to the newer version of its flow: by command, and by the modal that says what would change."""

from collections.abc import Sequence

from bot.engine.decision import Refused
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take
from bot.slack.surfaces.finding.meant import owned_by, the_one
from bot.slack.telling import (
    ACK,
    Press,
    because,
    open_for,
    open_view,
    refuse,
    reply,
    say_instead,
)
from bot.slack.views.upgrade import upgrade
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done
from bot.usecases.acting.upgrade import Offer, offer
from bot.usecases.looking.see import Look

NONE_HERE = Sentence("No check of yours in this channel began with an older version of its flow.")
NONE = Refused(Sentence("This check has the newest version of its flow already."))
CHANGED = Sentence("The flow has changed once more since you opened this; close it and look again.")
SEVERAL = Sentence("Several of your checks here began with an older version. Which one should go on with the newer?")


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Show what would change in the one check it can mean; where there are several, offer them."""
    asker = commanded.asker
    offered: dict[str, Offer] = {}

    async def among(looks: Sequence[Look]) -> Sequence[Look]:
        mine = await owned_by(asker.person)(looks)
        for each in mine:
            if newer := await offer(parts.ports, asker.installation, each.assessment):
                offered[each.assessment.id] = newer
        return [each for each in mine if each.assessment.id in offered]

    one = await the_one(parts, commanded, Verb.UPGRADE, among, none=NONE_HERE, several=SEVERAL)
    if not isinstance(one, Look):
        return reply(one)
    return await open_for(parts, commanded, upgrade(offered[one.assessment.id]))


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
