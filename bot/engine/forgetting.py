"""What follows when a person is forgotten: what they wrote goes, they are asked nothing more, and go by another name.

The levels that decided stay, and so does the verdict.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.engine import events
from bot.engine.assessment import Assessment
from bot.engine.checking_in import ended_if_all_is_said
from bot.engine.decision import Decision
from bot.engine.deleting import is_over
from bot.engine.following import open_check_in
from bot.engine.forgotten import is_forgotten, name_of
from bot.engine.ownership import Gone
from bot.engine.passing import flow_on
from bot.engine.renaming import renamed, strings_in
from bot.engine.taking_out import taken_out
from bot.flow.model import Flow

BECAUSE = ("somebody is forgotten",)


def person_forgotten(flow: Flow, assessment: Assessment, event: events.PersonForgotten, now: datetime) -> Decision:
    """Forget a person in a check; one whose owner they were can be taken over."""
    if not is_named(assessment, event.person):
        return Decision(assessment, ("they are not in it",), changed=False)
    left = released(taken_out(flow, assessment, event.person), event.person)
    if assessment.owner == event.person:
        left = replace(left, gone=Gone(now, "unknown"))
    after = renamed(left, event.person, event.name)
    if is_over(after):
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
    current = open_check_in(assessment)
    check_ins = assessment.check_ins
    if current is not None:
        check_ins = (*check_ins[:-1], replace(current, asked=_others(current.asked, person)))
    roles = {role: _others(people, person) for role, people in assessment.roles.items()}
    return replace(
        assessment,
        asked=_still_asked(assessment, person),
        roles={role: people for role, people in roles.items() if people},
        handed={id_: _not_to(by_person, person) for id_, by_person in assessment.handed.items()},
        check_ins=check_ins,
    )


def _still_asked(assessment: Assessment, person: str) -> tuple[str, ...]:
    """Name who is asked without somebody; where nobody else was, its owner is, unless they are forgotten as well."""
    left, owner = _others(assessment.asked, person), assessment.owner
    if left == assessment.asked or left or assessment.anyone_here or owner == person or is_forgotten(owner):
        return left
    return (owner,)


def _others(people: tuple[str, ...], person: str) -> tuple[str, ...]:
    return tuple(each for each in people if each != person)


def _not_to(handed: Mapping[str, str], person: str) -> dict[str, str]:
    return {who: to for who, to in handed.items() if to != person}
