"""Deleting a check: by command, by the modal that says what goes, and the undo in its thread."""

from bot.engine.events import DeleteAsked, DeleteUndone
from bot.slack.address import Verb
from bot.slack.asked import Commanded, Submitted
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.surfaces.finding import Found
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
from bot.slack.text import named
from bot.slack.views.deleting import delete
from bot.usecases.act import Done, act

NONE_OF_YOURS = "You own no check in this channel, so there is none you could delete."
WHICH_TO_DELETE = "Several checks here are yours. Which one do you delete?"


async def command_delete(parts: Parts, commanded: Commanded) -> Json:
    """Ask about the one check a command can mean; where there are several, offer them."""
    looks = await looks_here(parts, commanded)
    if looks is None:
        return reply(line_of(NOT_FOUND))
    mine = [each for each in looks if each.assessment.owner == commanded.asker.person]
    mine = [each for each in mine if each.assessment.going is None]
    if len(mine) != 1:
        return reply(which(WHICH_TO_DELETE, Verb.DELETE, mine) if mine else line_of(NONE_OF_YOURS))
    root = mine[0].root
    return await open_for(parts, commanded, delete(root.assessment, named(root.title, root.subject)))


async def open_delete(parts: Parts, press: Press, found: Found) -> Json:
    """Ask whether a check is to be deleted."""
    name = named(found.flow.title, found.assessment.subject)
    return await open_view(parts, press, delete(found.assessment.id, name))


async def take_delete(parts: Parts, submitted: Submitted) -> Json:
    """Delete the check, unless its owner undoes it within a minute."""
    outcome = await take(parts, submitted, DeleteAsked(submitted.asker.person))
    return ACK if isinstance(outcome, Done) else say_instead(because(outcome))


async def undo_delete(parts: Parts, press: Press) -> Json:
    """Let the check stay."""
    asker, assessment = press.asker, press.pressed.address.assessment
    lets = await gate(parts, asker, Verb.UNDO_DELETE)
    event = DeleteUndone(asker.person)
    outcome = await act(parts.ports, asker.installation, assessment, event, press.event_id, lets)
    return ACK if isinstance(outcome, Done) else refuse(parts, press, outcome)
