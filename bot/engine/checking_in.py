"""What follows around a check-in: it comes, it is answered, it ends; and what time brings to a finished check."""

from dataclasses import replace
from datetime import datetime

from bot.engine import events
from bot.engine.assessment import Assessment
from bot.engine.caring import renew
from bot.engine.check_in_answers import taken_in
from bot.engine.deciding import decide_again, snapshot
from bot.engine.decision import Decision, Refused
from bot.engine.follow_up import Notice, NoticeKind, Pause
from bot.engine.following import lapses, new_check_in, next_check_in, open_check_in, unsaid_expiry
from bot.flow.model import Flow

OVER = "This check-in is over; the card of the check says when the next one comes."
NOT_ASKED = "You are not asked in this check-in; <@{owner}> or anyone who is can answer it."
BLANK = "Answer something first; what you leave blank stays open."


def check_in_answered(
    flow: Flow, assessment: Assessment, event: events.CheckInAnswered, now: datetime
) -> Decision | Refused:
    """Take one person's answers to a check-in, all or none; it ends when all who are asked have answered."""
    current, plan = open_check_in(assessment), flow.check_in
    if current is None or plan is None or current.date != event.date:
        return Refused(OVER)
    if event.by not in current.asked and not assessment.anyone_here:
        return Refused(NOT_ASKED.format(owner=assessment.owner))
    if not (event.answers or event.looks or event.renewed):
        return Refused(BLANK)
    taken = taken_in(flow, assessment, plan, current, event, now)
    if isinstance(taken, Refused):
        return taken
    because: tuple[str, ...] = (f"{event.by} answered the check-in of {event.date}",)
    answered = replace(assessment, check_ins=(*assessment.check_ins[:-1], taken))
    for id_, given in event.renewed.items():
        renewed = renew(flow, answered, events.Renewed(event.by, id_, given), now)
        if isinstance(renewed, Refused):
            return replace(renewed, question=id_)
        answered, because = renewed.assessment, (*because, *renewed.because)
    if _all_have_answered(answered):
        answered, more = end(flow, answered, now, None)
        because = (*because, "all who were asked have answered", *more)
    return Decision(answered, because)


def check_in_ended(flow: Flow, assessment: Assessment, event: events.CheckInEnded, now: datetime) -> Decision | Refused:
    """Let the owner end a check-in before all have answered."""
    if event.by != assessment.owner:
        return Refused(f"Only <@{assessment.owner}>, who owns this check, can end the check-in.")
    current = open_check_in(assessment)
    if current is None or current.date != event.date:
        return Decision(assessment, ("the check-in is over already",), changed=False)
    ended, because = end(flow, assessment, now, event.by)
    return Decision(ended, (f"{event.by} ended the check-in", *because))


def end(flow: Flow, assessment: Assessment, now: datetime, by: str | None) -> tuple[Assessment, tuple[str, ...]]:
    """End the open check-in, let the verdict follow, and keep what stands."""
    current = assessment.check_ins[-1]
    held = bool(current.answers or current.looks)
    over = replace(current, ended="held" if held else "missed", ended_at=now, ended_by=by)
    ended = replace(assessment, check_ins=(*assessment.check_ins[:-1], over))
    decided, why = decide_again(flow, ended, now, renew=held)
    kept = replace(over, after=snapshot(flow, decided, now))
    whole = replace(decided, check_ins=(*decided.check_ins[:-1], kept))
    return whole, (f"the check-in of {current.date} was {over.ended}", *([why] if why else []))


def time_passed(flow: Flow, assessment: Assessment, now: datetime) -> Decision:
    """Let happen what time brings to a finished check: waivers end, the verdict expires, check-ins come."""
    current, because = assessment, list[str]()
    for at, question in lapses(assessment):
        if at <= now:
            current = _lapse(current, question, now)
            because.append(f"the waiver of {question} has ended")
    expiry = unsaid_expiry(flow, current)
    if expiry is not None and expiry <= now:
        current = noted(current, "expired", now)
        because.append("the verdict has expired")
    current, came = _check_ins_come(flow, current, now)
    because += came
    if not because:
        return Decision(assessment, ("nothing is due",), changed=False)
    return Decision(current, tuple(because))


def _check_ins_come(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, list[str]]:
    """Open the check-in that is due; those that are due no longer are skipped, and it is said."""
    plan, because = flow.check_in, list[str]()
    while plan is not None and (nominal := next_check_in(flow, assessment)) is not None and nominal <= now:
        if open_check_in(assessment) is not None:
            assessment, why = end(flow, assessment, now, None)
            because += why
        if _ignored(assessment) >= plan.pause_after:
            stopped = replace(assessment, paused=Pause(now, None))
            return noted(stopped, "stopped", now), [*because, f"{plan.pause_after} check-ins went unanswered"]
        coming = new_check_in(flow, assessment, nominal, now)
        if now - nominal > plan.skip_after:
            coming = replace(coming, ended="skipped", ended_at=now)
            assessment = noted(assessment, "skipped", now, about=coming.date.isoformat())
            because.append(f"the check-in of {coming.date} came too late and was skipped")
        else:
            because.append(f"the check-in of {coming.date} was opened")
        assessment = replace(assessment, check_ins=(*assessment.check_ins, coming))
    return assessment, because


def noted(assessment: Assessment, kind: NoticeKind, at: datetime, by: str | None = None, about: str = "") -> Assessment:
    """Keep, for all to see, what was done to the follow-up."""
    return replace(assessment, notices=(*assessment.notices, Notice(kind, at, by, about)))


def _lapse(assessment: Assessment, question: str, now: datetime) -> Assessment:
    care = assessment.care[question]
    waiver = replace(care.waiver, lapsed=True) if care.waiver else None
    lapsed = replace(assessment, care={**assessment.care, question: replace(care, waiver=waiver)})
    return noted(lapsed, "lapsed", now, about=question)


def _ignored(assessment: Assessment) -> int:
    """Count the last check-ins in a row that nobody answered, since they were last resumed."""
    count = 0
    for check_in in reversed(assessment.check_ins):
        if assessment.resumed_at is not None and check_in.at <= assessment.resumed_at:
            break
        if check_in.ended == "held":
            break
        count += check_in.ended == "missed"
    return count


def _all_have_answered(assessment: Assessment) -> bool:
    current = assessment.check_ins[-1]
    answered = {person for given in current.answers.values() for person in given}
    answered |= {person for look in current.looks.values() for given in look.values() for person in given}
    return not assessment.anyone_here and set(current.asked) <= answered
