"""What follows when the owner says who holds which role."""

from collections.abc import Mapping
from datetime import datetime

from bot.engine import events
from bot.engine.asked.absent import back
from bot.engine.asked.roles import Holders, role_questions, sorted_out, with_roles
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.flowing_on import flow_on
from bot.engine.rules.who_may_answer import CLOSED
from bot.engine.saved.assessment import Assessment, Call
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

MOST_HOLDERS = 20
"""People who hold one role."""
TOO_MANY = Sentence(
    "One role is held by {most_holders} people at most; ask everyone instead, or make several roles of it.",
    most_holders=MOST_HOLDERS,
)
NO_ROLE = Sentence("There is no such role in this check any more; open Who does what again.")
NEEDED = Sentence("This check needs somebody as {title}; pick at least one person.")


def roles_given(flow: Flow, assessment: Assessment, event: events.RolesGiven, now: datetime) -> Decision | Refused:
    """Let others hold some roles; each who comes to one is called once to what is asked of it."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("says who does what")))
    if assessment.closed:
        return Refused(CLOSED)
    wrong = why_not_given(flow, event.holders)
    if wrong:
        return wrong
    roles = {**assessment.roles, **_once(event.holders)}
    changed = with_roles(flow, assessment, roles)
    if changed.roles == assessment.roles:
        return Decision(assessment, ("they hold these roles already",), changed=False)
    because = tuple(
        f"{event.by} gave {role} to {', '.join(people) or 'nobody'}"
        for role, people in _once(event.holders).items()
        if people != assessment.roles.get(role, ())
    )
    new = (
        each for role, people in changed.roles.items() for each in people if each not in assessment.roles.get(role, ())
    )
    called = calling_holders(flow, assessment, back(changed, *new), event.by, now)
    return flow_on(flow, called, because, now)


def why_not_given(flow: Flow, given: Holders) -> Refused | None:
    """Say why roles cannot be held so; None when they can."""
    for role, people in given.items():
        known = flow.role(role)
        if known is None:
            return Refused(NO_ROLE, role)
        if known.needed and not people:
            return Refused(Sentence(NEEDED, title=known.title), role)
        if len(people) > MOST_HOLDERS:
            return Refused(TOO_MANY, role)
    return None


def begun_with(flow: Flow, assessment: Assessment, given: Holders, now: datetime) -> Assessment:
    """Begin a check with who holds which role; who is not asked anything else is called to what is asked of theirs."""
    roles = {role: people for role, people in _once(given).items() if people}
    first = sorted_out(flow, assessment, replace(assessment, roles=roles), [role.id for role in flow.roles])
    as_called = replace(first, roles=dict.fromkeys(roles, first.asked))
    return calling_holders(flow, as_called, first, first.started_by, now)


def calling_holders(flow: Flow, before: Assessment, after: Assessment, by: str, now: datetime) -> Assessment:
    """Call everyone who holds a role now and did not before, once for each role that has something to answer."""
    called = after
    for role in flow.roles:
        had, questions = before.roles.get(role.id, ()), role_questions(flow, role.id)
        people = tuple(each for each in after.roles.get(role.id, ()) if each not in had and each != by)
        called = called.calling(Call(now, by, people, "role", questions, role=role.id))
    return called


def _once(given: Holders) -> Mapping[str, tuple[str, ...]]:
    return {role: tuple(dict.fromkeys(people)) for role, people in given.items()}
