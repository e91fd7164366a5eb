"""Who owns a check: the owner hands it over, or somebody takes it over from an owner who is gone."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.engine.decision import Refused
from bot.engine.events import Event, HandedOver, TakenOver
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.ownership import Absence
from bot.flow.model.flow import Flow
from bot.sentence import Sentence
from bot.slack.absence import absence, look_for_all, owners_gone
from bot.slack.address import Verb
from bot.slack.heard.asked import Asker, Commanded, PressedInMessage, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.remembered import Met
from bot.slack.surfaces.answering.forms import NOBODY
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.surfaces.finding.meant import owned_by, the_one, title_of
from bot.slack.surfaces.finding.picked import why_not_askable
from bot.slack.surfaces.owning.outsiders import outsiders_asked
from bot.slack.telling import (
    ACK,
    Press,
    because,
    because_plainly,
    line_of,
    open_for,
    open_view,
    refuse,
    reply,
)
from bot.slack.views import TO, entered
from bot.slack.views.handing import hand_over
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done, NotFound, act
from bot.usecases.looking.see import Look

NONE_OF_YOURS = Sentence("You own no check in this channel, so there is none you could hand over.")
NONE_TO_TAKE = Sentence("Every check in this channel has an owner who is here; ask them to hand it over.")
WHICH_TO_HAND = Sentence("Several checks here are yours. Which one do you hand over?")
WHICH_TO_TAKE = Sentence("Several checks here have an owner who is gone. Which one do you take over?")
TAKEN = Sentence("You own it now; it stands in the thread.")
EVERY = timedelta(hours=1)
"""How often a press on a check is reason to look whether its owner is still there."""
KNOWN = 5000


async def open_hand_over(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner picks who owns the check from now on."""
    return await open_view(parts, press, hand_over(found.assessment.id, found.name))


async def take_hand_over(parts: Parts, submitted: Submitted) -> Json:
    """Hand the check over; what stands in the way is said at the input, with what was picked kept."""
    values, asker = submitted.view.values, submitted.asker
    to = str(entered(values).get(TO) or "")
    found = await find(parts, asker, Verb.HAND_OVER, submitted.address.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, TO, because_plainly(found))
    wrong = await why_not_askable(parts, asker.installation, found.assessment.channel, [to]) if to else NOBODY
    if wrong:
        return wrong_at(values, TO, wrong)
    outcome = await take(parts, submitted, HandedOver(asker.person, to))
    return ACK if isinstance(outcome, Done) else wrong_at(values, TO, because_plainly(outcome))


async def take_over(parts: Parts, press: Press) -> Json:
    """Give a check to whoever pressed, if its owner is gone at this moment."""
    outcome = await _taken(parts, press.asker, press.pressed.address.assessment, press.event_id)
    return ACK if isinstance(outcome, Done) else refuse(parts, press, outcome)


async def command_hand_over(parts: Parts, commanded: Commanded) -> Json:
    """Open the form for the one check a command can mean; where there are several, offer them."""
    mine = owned_by(commanded.asker.person)
    one = await the_one(parts, commanded, Verb.HAND_OVER, mine, none=NONE_OF_YOURS, several=WHICH_TO_HAND)
    if not isinstance(one, Look):
        return reply(one)
    return await open_for(parts, commanded, hand_over(one.assessment.id, title_of(one)))


async def command_take_over(parts: Parts, commanded: Commanded) -> Json:
    """Take over the one check whose owner is gone; where there are several, offer them."""

    async def left(looks: Sequence[Look]) -> Sequence[Look]:
        gone = await owners_gone(parts, commanded.asker.installation, looks)
        return [each for each in looks if each.assessment.id in gone]

    one = await the_one(parts, commanded, Verb.TAKE_OVER, left, none=NONE_TO_TAKE, several=WHICH_TO_TAKE)
    if not isinstance(one, Look):
        return reply(one)
    outcome = await _taken(parts, commanded.asker, one.assessment.id, commanded.event_id)
    return reply(line_of(TAKEN if isinstance(outcome, Done) else because(outcome)))


async def _taken(parts: Parts, asker: Asker, assessment_id: str, event_id: str) -> Done | Refused | NotFound:
    lets, seen = await gate(parts, asker, Verb.TAKE_OVER), _Seen()

    async def gone(assessment: Assessment) -> Refused | NotFound | None:
        stopped = await lets(assessment)
        if stopped is not None or assessment.owner == asker.person:
            return stopped
        seen.why = await absence(parts, asker.installation, assessment)
        seen.outside = await outsiders_asked(parts, asker, assessment) if seen.why else ()
        return (
            None
            if seen.why
            else Refused(Sentence("<@{owner}> owns this check and is here; ask them for it.", owner=assessment.owner))
        )

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        return TakenOver(asker.person, assessment.owner, seen.why or "unknown", seen.outside)

    outcome = await act(parts.ports, asker.installation, assessment_id, made, event_id, gone)
    if isinstance(outcome, Done) and seen.why:
        # Whoever is gone as its owner may be asked too: nothing shall wait for them until somebody presses again.
        parts.later.do(look_for_all(parts, asker.installation, assessment_id))
    return outcome


@dataclass
class _Seen:
    """How the owner was just seen to be gone, and who of those asked cannot own it instead."""

    why: Absence | None = None
    outside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Owners:
    """Looks, now and then, whether the owner of a check that people press on is still there, and those it waits for."""

    looked: Met[str] = field(default_factory=lambda: Met(KNOWN, EVERY))

    def look(self, parts: Parts, press: PressedInMessage) -> None:
        """Look, later, unless that was done lately."""
        assessment = press.pressed.address.assessment
        if assessment and self.looked.is_new(assessment, parts.ports.clock()):
            parts.later.do(look_for_all(parts, press.asker.installation, assessment))
