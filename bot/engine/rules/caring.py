"""What follows when someone cares for a gap after the verdict: takes it on, or stands for leaving it as it is."""

from datetime import datetime, timedelta

from bot.engine import events
from bot.engine.after_verdict.following import is_waived, local_day, may_waive
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.noting import noted
from bot.engine.rules.renewing import NOT_ASKED, STILL_OPEN
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import GapCare, Waiver
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.questions.seen import seen
from bot.sentence import Sentence

NO_GAP = Sentence("There is no gap here any more; it is met.")
LONGEST_REASON = 500
LONGEST_DUE = timedelta(days=730)
"""Nobody plans the closing of a gap further ahead than two years; a later day is a slip, or means never."""
TOO_FAR = Sentence("Pick a day within the next two years; a gap nobody is to close is better waived, or left blank.")


def gap_taken(flow: Flow, assessment: Assessment, event: events.GapTaken, now: datetime) -> Decision | Refused:
    """Let someone close a gap, until a day where one is given; an empty person gives it back."""
    wrong = _no_gap(flow, assessment, event.question, event.by, now)
    if wrong:
        return Refused(wrong)
    if event.due is not None and event.due < local_day(assessment, now):
        return Refused(Sentence("Pick a day that is still to come."), field="due")
    if event.due is not None and event.due > local_day(assessment, now) + LONGEST_DUE:
        return Refused(TOO_FAR, field="due")
    care = assessment.care.get(event.question, GapCare())
    taken = GapCare(event.owner or None, event.due if event.owner else None, waiver=care.waiver)
    if taken == care:
        return Decision(assessment, ("it is so already",), changed=False)
    whole = replace(assessment, care={**assessment.care, event.question: taken})
    if event.owner and event.owner not in {event.by, care.owner}:
        whole = noted(whole, "given", now, event.by, event.question)
    who = event.owner or "nobody"
    return Decision(whole, (f"{event.by} gave the gap of {event.question} to {who}",))


def gap_waived(  # noqa: PLR0911 - each return is one reason a gap is not left as it is
    flow: Flow, assessment: Assessment, event: events.GapWaived, now: datetime
) -> Decision | Refused:
    """Leave a gap as it is on purpose, until a day; it changes no level, and its owner stands for it."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can waive a gap")))
    wrong = _no_gap(flow, assessment, event.question, event.by, now)
    if wrong:
        return Refused(wrong)
    if not may_waive(flow, event.question):
        return Refused(Sentence("This gap cannot be waived; the flow says so."))
    reason = event.reason.strip()
    if not seen(reason) or len(reason) > LONGEST_REASON:
        return Refused(
            Sentence(
                "Say why, in {longest_reason} characters at most; the reason stands in the thread.",
                longest_reason=LONGEST_REASON,
            ),
            field="reason",
        )
    today = local_day(assessment, now)
    if not today < event.until <= today + timedelta(days=flow.longest_waiver):
        return Refused(
            Sentence(
                "Pick a day after today, and at most {longest_waiver} days from now.",
                longest_waiver=flow.longest_waiver,
            ),
            field="until",
        )
    care = assessment.care.get(event.question, GapCare())
    waiver = Waiver(reason, event.by, event.until)
    if care.waiver == waiver:
        return Decision(assessment, ("it is waived so already",), changed=False)
    whole = replace(assessment, care={**assessment.care, event.question: replace(care, waiver=waiver)})
    told = noted(whole, "waived", now, event.by, event.question)
    return Decision(told, (f"{event.by} waived the gap of {event.question} until {event.until}",))


def waiver_taken_back(
    flow: Flow, assessment: Assessment, event: events.WaiverTakenBack, now: datetime
) -> Decision | Refused:
    """Raise a gap again before the day until which it was left as it is."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can raise a gap again")))
    wrong = _no_gap(flow, assessment, event.question, event.by, now)
    if wrong:
        return Refused(wrong)
    if not is_waived(assessment, event.question, local_day(assessment, now)):
        return Decision(assessment, ("nobody leaves it as it is",), changed=False)
    care = replace(assessment.care[event.question], waiver=None)
    whole = replace(assessment, care={**assessment.care, event.question: care})
    told = noted(whole, "raised", now, event.by, event.question)
    return Decision(told, (f"{event.by} raised the gap of {event.question} again",))


def _no_gap(flow: Flow, assessment: Assessment, question: str, by: str, now: datetime) -> str | None:
    if question not in flow.questions:
        return NO_LONGER_ASKED
    if assessment.closed is None:
        return STILL_OPEN
    if by not in {*people_asked(assessment), assessment.owner} and not assessment.anyone_here:
        return Sentence(NOT_ASKED, owner=assessment.owner)
    level = standing_sheet(flow, assessment, now).levels[question]
    return NO_GAP if level is not None and level >= 1 else None
