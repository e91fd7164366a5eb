"""What follows when a check passes to another owner: handed over, or taken over from one who is gone.

Whether somebody is gone is for the edges to see; here it is only what they saw. Nothing that was said changes by it.
"""

from collections.abc import Collection
from datetime import datetime

from bot.engine import events
from bot.engine.after_verdict.following import asks_its_owner, open_check_in
from bot.engine.asked.absent import back
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.saved.ownership import Absence, Gone, Handover
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.sentence import Sentence, either

YOURS = Sentence("You own this check already; pick someone else.")
NAMED = 5


def handed_over(flow: Flow, assessment: Assessment, event: events.HandedOver, now: datetime) -> Decision | Refused:
    """Let the owner hand the check over."""
    if event.by != assessment.owner:
        last = assessment.handovers[-1] if assessment.handovers else None
        if last is not None and (last.by, last.to) == (event.by, event.to):
            return Decision(assessment, ("it is handed over already",), changed=False)
        return Refused(only_owner(assessment.owner, Sentence("can hand it over")))
    if event.to == event.by:
        return Refused(YOURS)
    at = _at(assessment, event.by, event.to, now)
    passed = _passed_on(flow, assessment, Handover(at, event.by, event.to, event.by))
    return Decision(passed, (f"{event.by} handed the check over to {event.to}",))


def taken_over(flow: Flow, assessment: Assessment, event: events.TakenOver, now: datetime) -> Decision | Refused:
    """Let someone who may answer take the check over from an owner who is gone."""
    if event.by == assessment.owner:
        return Decision(assessment, ("it is theirs already",), changed=False)
    if event.owner != assessment.owner:
        return Refused(_owned_by_now(assessment))
    if not may_take_over(assessment, event.by, event.outside):
        cannot = (assessment.owner, *event.outside, *assessment.away)
        who = [f"<@{person}>" for person in people_asked(assessment) if person not in cannot]
        rest = Sentence(" or another of those asked") if len(who) > NAMED else ""
        return Refused(
            Sentence(
                "You are not asked in this check; {all}{rest} can take it over.",
                all=either(who[:NAMED]),
                rest=rest,
            )
        )
    at = _at(assessment, event.owner, event.by, now)
    passed = _passed_on(flow, assessment, Handover(at, event.owner, event.by, event.by, event.why))
    return Decision(passed, (f"{event.by} took the check over from {event.owner}, {SAID[event.why]}",))


def owner_looked_for(
    flow: Flow,  # noqa: ARG001 - every rule takes the same four
    assessment: Assessment,
    event: events.OwnerLookedFor,
    now: datetime,
) -> Decision | Refused:
    """Keep whether the owner is there, so that the cards can say so."""
    known = assessment.gone.why if assessment.gone else None
    if event.owner != assessment.owner or event.why == known:
        return Decision(assessment, ("that is known already",), changed=False)
    if event.why is None:
        return Decision(replace(assessment, gone=None), (f"{event.owner} is there again",))
    return Decision(replace(assessment, gone=Gone(now, event.why)), (f"{event.owner} is gone: {SAID[event.why]}",))


def may_take_over(assessment: Assessment, person: str, outside: Collection[str] = ()) -> bool:
    """Whether somebody may take a check over from an owner who is gone; `outside` are those of other companies.

    Those who may answer, and who started it; where nobody else who could own it is asked, whoever can see it.
    """
    cannot = {assessment.owner, *outside, *assessment.away} - {person}
    named = {*people_asked(assessment), assessment.started_by} - cannot
    others = {each for each in named if not is_forgotten(each)}
    return assessment.anyone_here or not others or person in others


SAID: dict[Absence, str] = {
    "deactivated": "whose account is deactivated",
    "left": "who has left the channel",
    "unknown": "who is not to be found",
}
"""How somebody is gone, for the trail."""


def _owned_by_now(assessment: Assessment) -> str:
    """Say whose the check is to somebody who saw another owner, and how it came to them."""
    last = assessment.handovers[-1] if assessment.handovers else None
    if last is None:
        return Sentence("<@{owner}> owns this check.", owner=assessment.owner)
    if last.why is None:
        return Sentence("<@{before}> has handed this check over to <@{to}> already.", before=last.before, to=last.to)
    return Sentence("<@{to}> has taken this check over already.", to=last.to)


def _at(assessment: Assessment, before: str, to: str, now: datetime) -> datetime:
    """Tell when the check passed on: after all that either of them had said, though the clock went back."""
    said = (given[each].at for given in assessment.answers.values() for each in (before, to) if each in given)
    return max((now, *(each.at for each in assessment.handovers), *(at for at in said if at)))


def _passed_on(flow: Flow, assessment: Assessment, handover: Handover) -> Assessment:
    """Give the check to its next owner, who also takes the place in a check-in that the one before had as its owner."""
    passed = replace(
        back(assessment, handover.to), owner=handover.to, gone=None, handovers=(*assessment.handovers, handover)
    )
    current = open_check_in(assessment)
    if current is None:
        return passed
    stays = handover.before in people_asked(assessment)
    asked = [handover.to if person == handover.before and not stays else person for person in current.asked]
    if flow.check_in is not None and asks_its_owner(flow.check_in):
        asked.append(handover.to)
    asking = replace(current, asked=tuple(dict.fromkeys(asked)))
    return replace(passed, check_ins=(*passed.check_ins[:-1], asking))
