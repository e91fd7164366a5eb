"""The one door through which an assessment changes: an event goes in, a decision or a refusal comes out.

Two rules hold for every event. Nothing is changed in place. An event that changes nothing says why.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.engine import events
from bot.engine.asked.absent import back
from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Decision, Refused
from bot.engine.rules import (
    answering,
    assigning,
    caring,
    channel_id,
    checking_in,
    deleting,
    flowing_on,
    forgetting,
    handing_on,
    handing_over,
    outsiders,
    people_gone,
    quoting,
    renewing,
    scheduling,
    steering,
    ticking,
    upgrading,
)
from bot.engine.rules.noting import awake
from bot.engine.rules.reading_answers import read_answer, read_bare
from bot.engine.rules.steering import MOST_ASKED, TOO_MANY
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.engine.wanted.notices import as_they_stand
from bot.engine.weighed.evidence import wants_link, why_no_evidence
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

Result = Decision | Refused
Rule = Callable[[Flow, Assessment, Any, datetime], Result]

RULES: Mapping[type, Rule] = {
    events.Answered: answering.answered,
    events.Undone: answering.undone,
    events.QuoteTakenBack: quoting.quote_taken_back,
    events.Handed: handing_on.handed,
    events.PeopleAsked: steering.more_asked,
    events.RolesGiven: assigning.roles_given,
    events.OutsidersLet: outsiders.outsiders_let,
    events.OutsiderReminded: outsiders.outsider_reminded,
    events.RevealAsked: steering.reveal_asked,
    events.VoteCalled: steering.vote_called,
    events.SplitSettled: steering.split_settled,
    events.DecideAsked: steering.decide_asked,
    events.ReopenAsked: steering.reopen_asked,
    events.LedOn: steering.led_on,
    events.OnwardDeleted: steering.onward_deleted,
    events.Upgraded: upgrading.upgraded,
    events.ChannelChanged: channel_id.channel_changed,
    events.ScheduleChosen: scheduling.schedule_chosen,
    events.PauseAsked: scheduling.pause_asked,
    events.ResumeAsked: scheduling.resume_asked,
    events.CheckInAnswered: checking_in.check_in_answered,
    events.CheckInEnded: checking_in.check_in_ended,
    events.Renewed: renewing.renewed,
    events.GapTaken: caring.gap_taken,
    events.GapWaived: caring.gap_waived,
    events.WaiverTakenBack: caring.waiver_taken_back,
    events.WatchChosen: scheduling.watch_chosen,
    events.HandedOver: handing_over.handed_over,
    events.TakenOver: handing_over.taken_over,
    events.OwnerLookedFor: handing_over.owner_looked_for,
    events.PersonLookedFor: people_gone.person_looked_for,
    events.DeleteAsked: deleting.delete_asked,
    events.DeleteUndone: deleting.delete_undone,
    events.PersonForgotten: forgetting.person_forgotten,
    events.Ticked: ticking.ticked,
}
"""Every event but Started, and what follows from it."""

LETS_SLEEP = (events.DeleteAsked, events.LedOn)
"""What somebody does that does not wake check-ins ftready paused by itself: none comes any more after it."""


def start(flow: Flow, event: events.Started, now: datetime) -> Result:
    """Begin an assessment."""
    asked = event.asked or ((event.owner,) if not event.anyone_here else ())
    fresh = Assessment(
        id=event.assessment,
        flow=flow.id,
        flow_hash=flow.hash,
        channel=event.channel,
        owner=event.owner,
        started_by=event.by,
        started_at=now,
        subject=event.subject,
        asked=tuple(dict.fromkeys(asked)),
        anyone_here=event.anyone_here,
        language=event.language,
        outsiders=event.outsiders,
    )
    if len(asked) > MOST_ASKED:
        return Refused(TOO_MANY)
    missing = [id_ for id_ in flow.asked_at_start if id_ not in event.answers]
    if missing:
        return Refused(Sentence("Answer “{short}” to start.", short=flow.questions[missing[0]].short))
    needed = {role.id: () for role in flow.roles if role.needed}
    wrong = assigning.why_not_given(flow, {**needed, **event.roles})
    if wrong:
        return wrong
    answers = _first_answers(flow, event, now)
    if isinstance(answers, Refused):
        return answers
    carried, brought = _carried(flow, event, answers, now)
    first = replace(
        fresh,
        answers={**carried, **answers},
        brought=brought,
        brought_from=event.carried_from if brought else "",
        opened={flow.sections[0].id: now},
    )
    first = assigning.begun_with(flow, first, event.roles, now) if flow.roles else first
    return flowing_on.flow_on(flow, first, (f"{event.by} started {flow.id}",), now)


def apply(flow: Flow, assessment: Assessment, event: events.Event, now: datetime) -> Result:
    """Find what follows from an event; the assessment given is left as it is."""
    stopped = deleting.why_not_now(assessment)
    if stopped and not isinstance(event, deleting.MEANWHILE):
        return Refused(stopped)
    result = RULES[type(event)](unrolled(flow, assessment), back(assessment, event.by), event, now)
    if isinstance(result, Refused):
        return result
    if not result.changed:
        return replace(result, assessment=assessment)
    if event.by is not None and not isinstance(event, LETS_SLEEP):
        # What else wakes them may be known to few, such as that an author took their words back.
        by = event.by if isinstance(event, events.CheckInAnswered) else None
        result = replace(result, assessment=awake(result.assessment, by, now))
    if result.assessment.notices is assessment.notices:
        return result
    return replace(result, assessment=as_they_stand(unrolled(flow, result.assessment), assessment, result.assessment))


def _first_answers(flow: Flow, event: events.Started, now: datetime) -> dict[str, dict[str, Answer]] | Refused:
    """Read the answers a check starts with."""
    owned = {id_ for id_, question in flow.questions.items() if question.asked_of == "owner"}
    given = {id_: {event.owner if id_ in owned else event.by: answer} for id_, answer in event.answers.items()}
    owners = owners_values(flow, event.owner, given)
    answers: dict[str, dict[str, Answer]] = {}
    for id_, by_person in given.items():
        for person, answer in by_person.items():
            read = read_answer(flow, id_, answer, owners)
            if isinstance(read, Answer):
                answers[id_] = {person: replace(read, at=now)}
            elif id_ in flow.asked_at_start:
                return Refused(read.message, field=id_, entry=read.entry)
    return answers


def _carried(
    flow: Flow, event: events.Started, first: Mapping[str, Mapping[str, Answer]], now: datetime
) -> tuple[dict[str, dict[str, Answer]], dict[str, dict[str, Answer]]]:
    """Read what was said in the check before: what is whole here, and what a link is still to come for.

    What does not fit here, or is asked at the start anyway, is left behind.
    """
    owners = owners_values(flow, event.owner, first)
    whole: dict[str, dict[str, Answer]] = {}
    brought: dict[str, dict[str, Answer]] = {}
    for id_, by_person in event.carried.items():
        question = flow.questions.get(id_)
        if question is None or id_ in first or question.asked_of == "owner" or question.each:
            continue
        for person, answer in by_person.items():
            read = read_bare(question, answer, owners)
            if isinstance(read, Answer) and read.value is not None:
                asked = as_asked(question, owners)
                if read.link and why_no_evidence(asked, read):  # another kind of link is still to come
                    read = replace(read, link=None)
                where = brought if wants_link(asked, read, owners, now.date()) else whole
                where.setdefault(id_, {})[person] = replace(read, at=now)
    return whole, brought
