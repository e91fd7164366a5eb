"""What follows when the owner deletes a check: for a minute it can be taken back, then all that was said is gone.

What is left then is a shell: where its cards stand, and whose Homes and reminders it was on. It must hold no word.
"""

from datetime import datetime

from bot.engine import events
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.earlier_words import answers_set_aside
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.deletion import Going
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

GOING = Sentence(
    "This check is being deleted, so nothing is taken in it any more; its owner can undo that in its thread."
)
DELETED = Sentence("This check was deleted by its owner; nothing that was said in it is left.")
MEANWHILE = (
    events.DeleteAsked,
    events.DeleteUndone,
    events.ChannelChanged,
    events.OnwardDeleted,
    events.OwnerLookedFor,
    events.PersonForgotten,
    events.Ticked,
)
"""What may still happen to a check that is being deleted."""


def why_not_now(assessment: Assessment) -> str:
    """Say that a check is being deleted, or is; empty where it is not."""
    if assessment.going is None:
        return ""
    return DELETED if assessment.is_deleted else GOING


def delete_asked(
    flow: Flow,  # noqa: ARG001 - every rule takes the same four
    assessment: Assessment,
    event: events.DeleteAsked,
    now: datetime,
) -> Decision | Refused:
    """Mark a check as going."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can delete it")))
    if assessment.going is not None:
        return Decision(assessment, ("it is being deleted already",), changed=False)
    return Decision(replace(assessment, going=Going(now, event.by)), (f"{event.by} deletes the check",))


def delete_undone(
    flow: Flow,  # noqa: ARG001 - every rule takes the same four
    assessment: Assessment,
    event: events.DeleteUndone,
    now: datetime,  # noqa: ARG001 - the same
) -> Decision | Refused:
    """Let a check stay; as long as what was said is there, it is not too late, however late a worker is."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can undo that")))
    if assessment.going is None:
        return Decision(assessment, ("it is not being deleted",), changed=False)
    if assessment.going.over:
        return Refused(DELETED)
    return Decision(replace(assessment, going=None), (f"{event.by} lets the check stay",))


def going_on(assessment: Assessment, going: Going, now: datetime) -> Decision:
    """Let time pass for a check that is being deleted; one asked for by a clock that was ahead waits its minute now."""
    if going.over:
        return Decision(assessment, ("nothing is due",), changed=False)
    if now < going.at:
        return Decision(replace(assessment, going=replace(going, at=now)), ("the clock was ahead",))
    if now < going.until:
        return Decision(assessment, ("nothing is due",), changed=False)
    return Decision(_shell(assessment, going), ("its owner has deleted it",))


def _shell(assessment: Assessment, going: Going) -> Assessment:
    """Leave of a check what is needed to take its cards away, and to tell whose Homes and reminders it was on."""
    return Assessment(
        id=assessment.id,
        flow=assessment.flow,
        flow_hash=assessment.flow_hash,
        channel=assessment.channel,
        owner=assessment.owner,
        started_by=going.by,
        started_at=assessment.started_at,
        asked=tuple(sorted(_everybody(assessment) - {assessment.owner})),
        version=assessment.version,
        going=replace(going, over=True),
        language=assessment.language,
    )


def _everybody(assessment: Assessment) -> set[str]:
    """List all who may have been reminded of anything in a check, or on whose Home it may have stood."""
    carers = {care.owner for care in assessment.care.values() if care.owner}
    owners = {person for each in assessment.handovers for person in (each.before, each.to)}
    given = (*assessment.answers.values(), *answers_set_aside(assessment))
    answered = {person for by_person in given for person in by_person}
    return {assessment.owner, *people_asked(assessment), *carers, *owners, *answered}
