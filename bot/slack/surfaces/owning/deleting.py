"""Deleting a check: by command, by the modal that says what goes, and the undo in its thread."""

from collections.abc import Sequence
from datetime import datetime

from bot.engine.events import DeleteAsked, DeleteUndone
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, PressedInMessage, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.finding.happening import happen, take
from bot.slack.surfaces.finding.meant import PICKED, owned_by, the_one, title_of
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
from bot.slack.views.deleting import delete, still_going
from bot.slack.writing.blocks import Json
from bot.tongue import told
from bot.usecases.acting.act import Done
from bot.usecases.looking.see import Look

NONE_OF_YOURS = Sentence("You own no check in this channel, so there is none you could delete.")
STAYS = Sentence("The check stays; nothing of it is deleted.")
WHICH_TO_DELETE = Sentence("Several checks here are yours. Which one do you delete?")


async def command_delete(parts: Parts, commanded: Commanded) -> Json:
    """Ask about the one check a command can mean; where there are several, offer them; where all go, the undo."""
    stays: list[Look] = []
    going: list[tuple[str, str, datetime]] = []

    async def among(looks: Sequence[Look]) -> Sequence[Look]:
        mine = await owned_by(commanded.asker.person)(looks)
        going.extend(
            (each.assessment.id, title_of(each), each.assessment.going.until) for each in mine if each.assessment.going
        )
        stays.extend(each for each in mine if each.assessment.going is None)
        return stays

    one = await the_one(parts, commanded, Verb.DELETE, among, none=NONE_OF_YOURS, several=WHICH_TO_DELETE)
    if not isinstance(one, Look):
        return reply(still_going(going[:PICKED]) if going and not stays else one)
    return await open_for(parts, commanded, delete(one.assessment.id, title_of(one)))


async def open_delete(parts: Parts, press: Press, found: Found) -> Json:
    """Ask whether a check is to be deleted."""
    return await open_view(parts, press, delete(found.assessment.id, found.name))


async def take_delete(parts: Parts, submitted: Submitted) -> Json:
    """Delete the check, unless its owner undoes it within a minute."""
    outcome = await take(parts, submitted, DeleteAsked(submitted.asker.person))
    return ACK if isinstance(outcome, Done) else say_instead(because(outcome))


async def undo_delete(parts: Parts, press: Press) -> Json:
    """Let the check stay."""
    assessment, event = press.pressed.address.assessment, DeleteUndone(press.asker.person)
    outcome = await happen(parts, press, Verb.UNDO_DELETE, assessment, event)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    if isinstance(press, PressedInMessage) and press.spot.ephemeral and press.response_url:
        parts.later.do(parts.outgoing.respond(press.response_url, replace_original=True, text=told(STAYS)))
    return ACK
