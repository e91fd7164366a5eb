"""What follows when the owner takes a check on to a newer version of its flow: what still means the same stays.

The flow handed in is the newer one. Nothing that was said to a question which now means something else counts on.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import datetime
from typing import TypeVar

from bot.engine import events
from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.standing_verdict import decide_again
from bot.engine.asked.asking import has_response, people_asked
from bot.engine.asked.branching import as_asked, asked_now, owners_values
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.checking_in import end
from bot.engine.rules.flowing_on import flow_on
from bot.engine.saved.assessment import Assessment, Call, Earlier
from bot.engine.saved.follow_up import CheckIn, Told
from bot.engine.saved.replacing import replace
from bot.engine.weighed.evidence import why_no_evidence
from bot.flow.differing.difference import LOOK_BACK
from bot.flow.model.check_in import CLOSED, NEW, SEEN
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.sentence import Sentence

T = TypeVar("T")
LED_ON = Sentence("The team has been asked from here; take that check on instead.")
MOVED_ON = Sentence("The flow has changed once more meanwhile; look again at what is different.")
ANOTHER = Sentence("This is another flow, not a newer version of the same one.")


def upgraded(flow: Flow, assessment: Assessment, event: events.Upgraded, now: datetime) -> Decision | Refused:
    """Go on with the newer flow: keep what still means the same, and ask the rest."""
    wrong = _why_not(flow, assessment, event)
    if wrong:
        return Refused(wrong)
    if assessment.flow_hash == flow.hash:
        return Decision(assessment, ("it has this version already",), changed=False)
    as_written = flow.written or flow
    kept = {id_ for id_ in event.kept if as_written.question(id_)}
    kept_of_it = _linked(flow, _settling(flow, _applying(flow, _keeping(assessment, kept, set(event.weekly)))))
    taken = _with_flow(flow, _watching(flow, kept_of_it, kept), now)
    because: tuple[str, ...] = (f"{event.by} took it on to a newer version",)
    if open_check_in(taken) is not None:
        taken, more = end(flow, taken, now, event.by, cut_short=True)
        because = (*because, *more)
    flow = unrolled(flow, taken)
    anew = tuple(id_ for id_ in flow.questions if asked_for(id_) not in kept)
    called = taken.calling(Call(now, event.by, people_asked(taken), "upgraded", anew)) if anew else taken
    if called.closed is None:
        return flow_on(flow, called, because, now)
    if all(has_response(called, question) for question in asked_now(flow, called).values()):
        decided, why = decide_again(flow, called, now, renew=False)
        return Decision(decided, (*because, *([why] if why else [])))
    opened = replace(called, closed=None, reopened_at=now, opened={**called.opened, flow.sections[-1].id: now})
    return Decision(opened, (*because, "what is new is open"))


def _why_not(flow: Flow, assessment: Assessment, event: events.Upgraded) -> str | None:
    if event.by != assessment.owner:
        return only_owner(assessment.owner, Sentence("can take it on to a newer version"))
    if assessment.led_to is not None:
        return LED_ON
    if assessment.flow != flow.id:
        return ANOTHER
    return None if event.to == flow.hash else MOVED_ON


def _keeping(assessment: Assessment, kept: AbstractSet[str], weekly: AbstractSet[str]) -> Assessment:
    """Leave out whatever was said or done about other questions than these."""

    def of(given: Mapping[str, T]) -> dict[str, T]:
        return {id_: each for id_, each in given.items() if asked_for(id_) in kept}

    about_gaps = {"waived", "raised", "lapsed", "closed"}
    notices = (
        replace(each, silent=True) if each.kind in about_gaps and asked_for(each.about) not in kept else each
        for each in assessment.notices
    )
    return replace(
        assessment,
        answers=of(assessment.answers),
        shelved=of(assessment.shelved),
        brought=of(assessment.brought),
        handed=of(assessment.handed),
        revealed=of(assessment.revealed),
        asked_again=of(assessment.asked_again),
        settled=of(assessment.settled),
        earlier={id_: left for id_, each in of(assessment.earlier).items() if (left := _resting_on(each, kept))},
        care=of(assessment.care),
        notices=tuple(notices),
        calls=tuple(
            each
            for each in assessment.calls
            if {*map(asked_for, each.questions), asked_for(each.after or "")} - {""} <= kept
        ),
        check_ins=tuple(_check_in(each, kept, weekly) for each in assessment.check_ins),
    )


def _resting_on(earlier: tuple[Earlier, ...], kept: AbstractSet[str]) -> tuple[Earlier, ...]:
    """Leave out what was said to other words than these; whether it can still be said is seen when it comes back."""
    return tuple(each for each in earlier if {asked_for(id_) for id_ in each.rested_on} <= kept)


def _applying(flow: Flow, assessment: Assessment) -> Assessment:
    """Leave out that a question does not apply where the newer flow no longer lets that be said."""
    as_written = flow.written or flow
    always = {id_ for id_, question in as_written.questions.items() if question.not_applicable == "no"}
    answers = {
        id_: {
            who: each for who, each in given.items() if asked_for(id_) not in always or each.passed != "not_applicable"
        }
        for id_, given in assessment.answers.items()
    }
    settled = {
        id_: each for id_, each in assessment.settled.items() if each.value is not None or asked_for(id_) not in always
    }
    return replace(assessment, answers={id_: given for id_, given in answers.items() if given}, settled=settled)


def _settling(flow: Flow, assessment: Assessment) -> Assessment:
    """Leave out the owner's word where the newer flow lets nobody have it: that people disagree is the finding then."""
    as_written = flow.written or flow
    never = {id_ for id_, question in as_written.questions.items() if not question.settle}
    return replace(
        assessment, settled={id_: each for id_, each in assessment.settled.items() if asked_for(id_) not in never}
    )


def _linked(flow: Flow, assessment: Assessment) -> Assessment:
    """Put aside what the newer flow takes only with a link, as what is brought along: its link is still to come."""
    answers, brought = dict(assessment.answers), dict(assessment.brought)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    for id_, given in assessment.answers.items():
        asked = as_asked(flow.questions[id_], owners) if id_ in flow.questions else None
        bare = {who: replace(each, link=None) for who, each in given.items() if asked and why_no_evidence(asked, each)}
        if bare:
            answers[id_] = {who: each for who, each in given.items() if who not in bare}
            brought[id_] = {**brought.get(id_, {}), **bare}
    if brought == assessment.brought:
        return assessment
    answers = {id_: given for id_, given in answers.items() if given}
    return replace(assessment, answers=answers, brought=brought, brought_from=assessment.brought_from or flow.title)


def _watching(flow: Flow, assessment: Assessment, kept: AbstractSet[str]) -> Assessment:
    """Leave out what is watched and was predicted where the question it was said to means something else now."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is not None and watch.question in kept:
        return assessment
    return replace(assessment, predictions=(), watch=(), watch_by=None)


def _check_in(check_in: CheckIn, kept: AbstractSet[str], weekly: AbstractSet[str]) -> CheckIn:
    """Keep what was measured and still means the same, and forget which gap was asked about where that is gone."""
    lasting = kept | weekly | {SEEN, NEW, CLOSED}
    looks = {
        name: {id_: given for id_, given in look.items() if f"{LOOK_BACK}{id_}" in weekly}
        for name, look in check_in.looks.items()
    }
    return replace(
        check_in,
        gap=check_in.gap if check_in.gap and asked_for(check_in.gap) in kept else None,
        stale=tuple(id_ for id_ in check_in.stale if id_ in kept),
        answers={id_: given for id_, given in check_in.answers.items() if asked_for(id_) in lasting},
        looks={name: look for name, look in looks.items() if look},
        after=replace(check_in.after, told=_told(check_in.after.told, kept)) if check_in.after else None,
    )


def _told(told: Told | None, kept: AbstractSet[str]) -> Told | None:
    """Say no more that a gap was closed, or stuck, whose question means something else now."""
    if told is None:
        return None
    return replace(
        told,
        closed=tuple(each for each in told.closed if asked_for(each.question) in kept),
        stuck=tuple((id_, weeks) for id_, weeks in told.stuck if asked_for(id_) in kept),
    )


def _with_flow(flow: Flow, assessment: Assessment, now: datetime) -> Assessment:
    """Pin the newer flow; sections and verdicts it does not know are gone."""
    sections = {section.id for section in flow.sections}
    opened = {id_: at for id_, at in assessment.opened.items() if id_ in sections}
    if assessment.closed is not None:
        opened = {section.id: now for section in flow.sections} | opened
    return replace(
        assessment,
        flow_hash=flow.hash,
        roles={role: people for role, people in assessment.roles.items() if flow.role(role)},
        opened={flow.sections[0].id: now, **opened},
        verdicts=tuple(each for each in assessment.verdicts if each.verdict in flow.verdicts),
        check_ins=tuple(
            each if each.after is None or each.after.verdict in flow.verdicts else replace(each, after=None)
            for each in assessment.check_ins
        ),
    )
