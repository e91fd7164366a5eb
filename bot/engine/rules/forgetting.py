"""What follows when a person is forgotten: what they wrote goes, they are asked nothing more, and go by another name.

The levels that decided stay, and so does the verdict.
"""

from datetime import datetime

from bot.engine import events
from bot.engine.decision import Decision
from bot.engine.rules.asked_no_more import let_go, staying
from bot.engine.rules.checking_in import ended_if_all_is_said
from bot.engine.rules.flowing_on import flow_on
from bot.engine.rules.other_name import renamed, strings_in
from bot.engine.rules.taking_out import taken_out
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten, name_of
from bot.engine.saved.ownership import Gone
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow

BECAUSE = ("somebody is forgotten",)


def person_forgotten(flow: Flow, assessment: Assessment, event: events.PersonForgotten, now: datetime) -> Decision:
    """Forget a person in a check; one whose owner they were can be taken over."""
    if not is_named(assessment, event.person):
        return Decision(assessment, ("they are not in it",), changed=False)
    left = released(taken_out(flow, assessment, event.person), event.person)
    if assessment.owner == event.person:
        left = replace(left, gone=Gone(now, "unknown"))
    after = renamed(left, event.person, event.name)
    if after.is_deleted:
        return Decision(after, BECAUSE)
    if after.closed is not None:
        ended, why = ended_if_all_is_said(flow, after, now)
        return Decision(ended, (*BECAUSE, *why))
    return flow_on(flow, after, BECAUSE, now)


def is_named(assessment: Assessment, person: str) -> bool:
    """Whether a person stands anywhere in a check, even in somebody's words."""
    return any(person in each for each in strings_in(assessment)) and renamed(assessment, person, "") != assessment


def free_name(*kept: object) -> str:
    """Give a name that nobody has in a check, nor in its trail."""
    taken = {each for thing in kept for each in strings_in(thing)}
    return next(name for number in range(1, 10_000) if (name := name_of(number)) not in taken)


def released(assessment: Assessment, person: str) -> Assessment:
    """Ask somebody nothing more; what was handed to them is again with who handed it on."""
    return let_go(assessment, (person,), asked=_still_asked(assessment, person))


def _still_asked(assessment: Assessment, person: str) -> tuple[str, ...]:
    """Name who is asked without somebody; where nobody else was, its owner is, unless they are forgotten as well."""
    left, owner = staying(assessment.asked, (person,)), assessment.owner
    if left == assessment.asked or left or assessment.anyone_here or owner == person or is_forgotten(owner):
        return left
    return (owner,)
