"""What follows around a check-in: it comes, it is answered, it ends; and what time brings to a finished check."""

from datetime import datetime

from bot.engine import events
from bot.engine.after_verdict.following import (
    days_gone_by,
    has_measured,
    is_answered,
    lapses,
    new_check_in,
    next_check_in,
    open_check_in,
    stops_asking,
    unsaid_expiry,
)
from bot.engine.after_verdict.standing_verdict import decide_again, standing_sheet
from bot.engine.after_verdict.still_open import nothing_is_open
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.answering import same
from bot.engine.rules.check_in_answers import renewed_here, taken_in, with_renewed
from bot.engine.rules.clock_put_right import put_right
from bot.engine.rules.noting import noted
from bot.engine.rules.renewing import renew
from bot.engine.rules.week_told import snapshot
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, Pause
from bot.engine.saved.replacing import replace
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

OVER = Sentence("This check-in is over; the card of the check says when the next one comes.")
OPEN_AGAIN = Sentence("This check-in is over, for its check is open again; they go on once it is decided anew.")
NOT_ASKED = Sentence("You are not asked in this check-in; <@{owner}> or anyone who is can answer it.")
BLANK = Sentence(
    "Nothing is filled in: answer what moved, such as “{short}”, or close this and press “All the same” on the card."
)
NOTHING = Sentence("Nothing is filled in: answer what moved, or close this and press “All the same” on the card.")


def why_over(assessment: Assessment) -> Sentence:
    """Say that a check-in is over, and when the next one comes."""
    return OVER if assessment.closed is not None else OPEN_AGAIN


def check_in_answered(
    flow: Flow, assessment: Assessment, event: events.CheckInAnswered, now: datetime
) -> Decision | Refused:
    """Take one person's answers to a check-in, all or none; it ends when nothing in it is open."""
    current, plan = open_check_in(assessment), flow.check_in
    if current is None or plan is None or current.date != event.date:
        return Refused(why_over(assessment))
    refusal = _why_not(plan, assessment, current, event)
    if refusal:
        return Refused(refusal)
    taken = taken_in(plan, current, event, assessment.owner, now)
    if isinstance(taken, Refused):
        return taken
    answered, because = _with_check_in(assessment, taken), [f"{event.by} answered the check-in of {event.date}"]
    for id_, given in event.renewed.items():
        result = _renewed(flow, answered, events.Renewed(event.by, id_, given), now)
        if isinstance(result, Refused):
            return replace(result, field=id_)
        answered, because = result.assessment, [*because, *result.because]
    if answered == assessment:
        return Decision(assessment, ("the same answers were there already",), changed=False)
    if nothing_is_open(plan, answered):
        answered, why = end(flow, answered, now, None)
        because += ["all who were asked have answered", *why]
    return Decision(answered, tuple(because))


def _why_not(plan: CheckInPlan, assessment: Assessment, current: CheckIn, event: events.CheckInAnswered) -> str | None:
    if event.by not in {*current.asked, *people_asked(assessment), assessment.owner} and not assessment.anyone_here:
        return Sentence(NOT_ASKED, owner=assessment.owner)
    if event.answers or event.looks or event.renewed:
        return None
    first = next((each.short for each in plan.questions.values() if each.asked_of != "owner"), "")
    return Sentence(BLANK, short=first) if first else NOTHING


def _renewed(flow: Flow, assessment: Assessment, event: events.Renewed, now: datetime) -> Decision | Refused:
    """Take a newer answer to a fact; a pass leaves it as it is, and the same again in a check-in is no newer one."""
    current = assessment.check_ins[-1]
    before = renewed_here(assessment, current, event.question, event.by)
    if before is not None and same(before, event.answer):
        return Decision(assessment, ())
    kept = _with_check_in(assessment, with_renewed(current, event, now))
    if event.answer.value is None:
        return Decision(kept, ())
    return renew(flow, kept, event, now, told=event.question == current.gap)


def ended_if_all_is_said(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, tuple[str, ...]]:
    """End the open check-in where everybody has answered who is still asked in it."""
    if flow.check_in and open_check_in(assessment) is not None and nothing_is_open(flow.check_in, assessment):
        return end(flow, assessment, now, None)
    return assessment, ()


def check_in_ended(flow: Flow, assessment: Assessment, event: events.CheckInEnded, now: datetime) -> Decision | Refused:
    """Let the owner end a check-in before all have answered."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can end the check-in")))
    current = open_check_in(assessment)
    if current is None or current.date != event.date:
        return Decision(assessment, ("the check-in is over already",), changed=False)
    ended, because = end(flow, assessment, now, event.by)
    return Decision(ended, (f"{event.by} ended the check-in", *because))


def end(
    flow: Flow, assessment: Assessment, now: datetime, by: str | None, *, cut_short: bool = False
) -> tuple[Assessment, tuple[str, ...]]:
    """End the open check-in, let the verdict follow, and keep what stands."""
    current = assessment.check_ins[-1]
    held = is_answered(current)
    over = replace(
        current,
        ended="held" if held else "missed",
        cut_short=cut_short and not held,
        ended_at=now,
        ended_by=by,
    )
    decided, why = decide_again(flow, _with_check_in(assessment, over), now, renew=has_measured(current))
    whole = _with_check_in(decided, replace(over, after=snapshot(flow, decided, now)))
    return whole, (f"the check-in of {current.date} was {over.ended}", *([why] if why else []))


def time_passed(flow: Flow, assessment: Assessment, now: datetime, *, unseen: bool = False) -> Decision:
    """Let happen what time brings to a finished check: waivers end, the verdict expires, check-ins come."""
    current, because = put_right(assessment, now)
    if because:
        current, why = _weighed_anew(flow, current, now)
        because += why
    for at, question in lapses(current):
        if at <= now:
            current = _lapse(flow, current, question, now)
            because.append(f"the waiver of {question} has ended")
    for at, question in days_gone_by(current):
        if at <= now:
            care = replace(current.care[question], late=True)
            current = replace(current, care={**current.care, question: care})
            because.append(f"the gap of {question} is overdue")
    expiry = unsaid_expiry(flow, current)
    if expiry is not None and expiry <= now:
        current = noted(current, "expired", now, about=current.led_to or "")  # its cards say so alone then
        because.append("the verdict has expired")
    if not unseen:
        current, came = _check_ins_come(flow, current, now)
        because += came
    if not because:
        return Decision(assessment, ("nothing is due",), changed=False)
    return Decision(current, tuple(because))


def _weighed_anew(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, tuple[str, ...]]:
    """Let the verdict follow once a clock was put right; a check-in opened again for it ends if all is said in it."""
    ended, because = ended_if_all_is_said(flow, assessment, now)
    if because:
        return ended, because
    decided, why = decide_again(flow, assessment, now, renew=False)
    return decided, (why,) if why else ()


def _check_ins_come(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, list[str]]:
    """Open the check-in that is due; those that are due no longer are skipped, and it is said."""
    plan, because = flow.check_in, list[str]()
    while plan is not None and (nominal := next_check_in(flow, assessment)) is not None and nominal <= now:
        if stops_asking(flow, assessment):
            # The last one stays open, so that whoever comes back has something to answer.
            stopped = replace(assessment, paused=Pause(now, None))
            return noted(stopped, "stopped", now), [*because, f"{plan.pause_after} check-ins went unanswered"]
        if open_check_in(assessment) is not None:  # what comes next may hang on what it measured
            assessment, why = end(flow, assessment, now, None)
            because += why
            continue
        coming = new_check_in(flow, assessment, nominal, now)
        if now - nominal > plan.skip_after:
            coming = replace(coming, ended="skipped", ended_at=now)
            assessment = noted(assessment, "skipped", now, about=coming.date.isoformat())
            because.append(f"the check-in of {coming.date} came too late and was skipped")
        else:
            because.append(f"the check-in of {coming.date} was opened")
        assessment = replace(assessment, check_ins=(*assessment.check_ins, coming))
    return assessment, because


def _lapse(flow: Flow, assessment: Assessment, question: str, now: datetime) -> Assessment:
    """Let a waiver end; it is said where there is still a gap."""
    care = assessment.care[question]
    waiver = replace(care.waiver, lapsed=True) if care.waiver else None
    lapsed = replace(assessment, care={**assessment.care, question: replace(care, waiver=waiver)})
    still_open = standing_sheet(flow, assessment, now).levels.get(question) != 1
    return noted(lapsed, "lapsed", now, about=question) if still_open else lapsed


def _with_check_in(assessment: Assessment, check_in: CheckIn) -> Assessment:
    """Give the assessment with its last check-in as it is now."""
    return replace(assessment, check_ins=(*assessment.check_ins[:-1], check_in))
