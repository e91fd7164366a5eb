"""Taking a check on to the newer version of its flow: by command, and by the modal that says what would change."""

from bot.engine.decision import Refused
from bot.slack.address import Address, Verb
from bot.slack.asked import Commanded, Submitted
from bot.slack.blocks import Json, actions, button, section
from bot.slack.outgoing import TooLateError
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER
from bot.slack.surfaces.finding import Found, find
from bot.slack.surfaces.forms import take
from bot.slack.telling import (
    ACK,
    NOT_FOUND,
    TOO_LATE,
    Press,
    because,
    line_of,
    open_view,
    refuse,
    reply,
    sentence_view,
)
from bot.slack.text import named
from bot.slack.views import EphemeralLine
from bot.slack.views.upgrade import upgrade
from bot.usecases.act import Done
from bot.usecases.ports import HoldOffError, LostAnswerError
from bot.usecases.see import Look, look_around
from bot.usecases.upgrade import offer

NONE_HERE = "No check of yours in this channel began with an older version of its flow."
NONE = Refused("This check has the newest version of its flow already.")
CHANGED = "The flow has changed once more since you opened this; close it and look again."
PICKED = 10


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Show what would change in the one check it can mean; where there are several, offer them."""
    asker, members = commanded.asker, parts.members
    if not await members.is_one_of_us(asker.installation, asker.person):
        return reply(line_of(OUTSIDER))
    if not await members.is_in(asker.installation, commanded.channel, asker.person):
        return reply(line_of(NOT_FOUND))
    looks = await look_around(parts.ports, parts.outgoing, asker.installation, commanded.channel, asker.person)
    mine = [each for each in looks if each.assessment.owner == asker.person]
    found = [(each, await offer(parts.ports, asker.installation, each.assessment)) for each in mine]
    newer = [(look, offered) for look, offered in found if offered is not None]
    if not newer:
        return reply(line_of(NONE_HERE))
    if len(newer) > 1:
        return reply(_which([look for look, _ in newer]))
    try:
        await parts.outgoing.call("views.open", trigger_id=commanded.trigger, view=upgrade(newer[0][1]))
    except (TooLateError, LostAnswerError, HoldOffError):
        return reply(line_of(TOO_LATE))
    return ACK


async def open_upgrade(parts: Parts, press: Press) -> Json:
    """Show what would change in one check."""
    found = await find(parts, press.asker, Verb.UPGRADE, press.pressed.address.assessment)
    if not isinstance(found, Found):
        return refuse(parts, press, found)
    offered = await offer(parts.ports, press.asker.installation, found.assessment)
    return refuse(parts, press, NONE) if offered is None else await open_view(parts, press, upgrade(offered))


async def take_upgrade(parts: Parts, submitted: Submitted) -> Json:
    """Take a check on, to the version that was shown."""
    found = await find(parts, submitted.asker, Verb.UPGRADE, submitted.address.assessment)
    if not isinstance(found, Found):
        return _said(because(found))
    offered = await offer(parts.ports, submitted.asker.installation, found.assessment)
    if offered is None:
        return ACK  # somebody pressed twice, or it is on that version already
    if offered.new.hash != submitted.address.extra:
        return _said(CHANGED)
    outcome = await take(parts, submitted, offered.event(submitted.asker.person))
    return ACK if isinstance(outcome, Done) else _said(because(outcome))


def _said(text: str) -> Json:
    return {"response_action": "update", "view": sentence_view(text)}


def _which(looks: list[Look]) -> EphemeralLine:
    rest = f" The first {PICKED} of {len(looks)} are these." if len(looks) > PICKED else ""
    text = f"Several of your checks here began with an older version. Which one should go on with the newer?{rest}"
    names = [named(each.root.title, each.root.subject) for each in looks]
    buttons = [
        button(name, Address(Verb.UPGRADE, each.assessment.id))
        for name, each in list(zip(names, looks, strict=True))[:PICKED]
    ]
    return EphemeralLine(text, (section(text), actions(buttons)))
