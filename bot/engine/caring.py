"""What follows when someone works on a gap after the verdict: closes it, takes it on, or stands for leaving it."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine import events
from bot.engine.answering import GONE, read_answer
from bot.engine.asking import may_answer, people_asked
from bot.engine.assessment import Assessment
from bot.engine.deciding import decide_again, standing_sheet
from bot.engine.decision import Decision, Refused
from bot.engine.follow_up import GapCare, Notice, Waiver
from bot.engine.sheet import as_asked, owners_values
from bot.engine.standing import AnswerEnv
from bot.engine.watching import named_things
from bot.engine.weeks import fold
from bot.flow.model import Flow
from bot.flow.model_question import Question

STILL_OPEN = "This check is open; answer on its cards."
NO_GAP = "There is no gap here any more; it is at full level."
LONGEST_REASON = 500


def renew(flow: Flow, assessment: Assessment, event: events.Renewed, now: datetime) -> Decision | Refused:
    """Take a newer answer to a fact after the verdict, with the link that shows it; the verdict follows at once."""
    found = flow.questions.get(event.question)
    if found is None:
        return Refused(GONE)
    refusal = _why_not_renewed(flow, assessment, found, event.by)
    if refusal:
        return Refused(refusal)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    question = as_asked(found, owners)
    read = read_answer(flow, event.question, event.answer, owners)
    if isinstance(read, str):
        return Refused(read)
    level = standing_sheet(flow, assessment, now).levels[event.question]
    if _names_a_link(question, AnswerEnv(read, owners, now.date(), owner=False)) and level != 1 and read.link is None:
        done = f": {question.gap.done}" if question.gap else ""
        return Refused(f"Add the link that shows it{done}.")
    before = assessment.answer(event.question, event.by)
    if before is not None and (before.value, before.link) == (read.value, read.link) and before.at == now:
        return Decision(assessment, ("the same answer was there already",), changed=False)
    # Of a fact the newest word counts, with nobody's older one beside it; the trail keeps those.
    newest = {event.by: replace(read, at=now, changed=True)}
    renewed = replace(
        assessment,
        answers={**assessment.answers, event.question: newest},
        settled={id_: word for id_, word in assessment.settled.items() if id_ != event.question},
    )
    decided, why = decide_again(flow, renewed, now, renew=True)
    closed = _note_closed(flow, decided, event, now)
    return Decision(_awake(closed, now), (f"{event.by} renewed {event.question}", *([why] if why else [])))


def gap_taken(flow: Flow, assessment: Assessment, event: events.GapTaken, now: datetime) -> Decision | Refused:
    """Let someone close a gap, until a day where one is given; an empty person gives it back."""
    wrong = _no_gap(flow, assessment, event.question, event.by, now)
    if wrong:
        return Refused(wrong)
    if event.due is not None and event.due < now.date():
        return Refused("Pick a day that is still to come.", question="due")
    care = assessment.care.get(event.question, GapCare())
    taken = replace(care, owner=event.owner or None, due=event.due if event.owner else None)
    if taken == care:
        return Decision(assessment, ("it is so already",), changed=False)
    whole = replace(assessment, care={**assessment.care, event.question: taken})
    who = event.owner or "nobody"
    return Decision(_awake(whole, now), (f"{event.by} gave the gap of {event.question} to {who}",))


def gap_waived(flow: Flow, assessment: Assessment, event: events.GapWaived, now: datetime) -> Decision | Refused:
    """Leave a gap as it is on purpose, until a day; it changes no level, and somebody stands for it."""
    wrong = _no_gap(flow, assessment, event.question, event.by, now)
    if wrong:
        return Refused(wrong)
    gap = flow.questions[event.question].gap
    if gap is None or not gap.waive:
        return Refused("This gap cannot be waived; the flow says so.")
    reason = event.reason.strip()
    if not reason or len(reason) > LONGEST_REASON:
        return Refused(f"Say why, in {LONGEST_REASON} characters at most; the reason stands in the thread.", "reason")
    latest = now.date() + timedelta(days=flow.longest_waiver)
    if not now.date() < event.until <= latest:
        return Refused(f"Pick a day after today, and at most {flow.longest_waiver} days from now.", question="until")
    waiver = Waiver(reason, event.by, event.until)
    care = assessment.care.get(event.question, GapCare())
    if care.waiver == waiver:
        return Decision(assessment, ("it is waived so already",), changed=False)
    whole = replace(assessment, care={**assessment.care, event.question: replace(care, waiver=waiver)})
    told = replace(whole, notices=(*whole.notices, Notice("waived", now, event.by, event.question)))
    return Decision(told, (f"{event.by} waived the gap of {event.question} until {event.until}",))


def watch_chosen(flow: Flow, assessment: Assessment, event: events.WatchChosen, now: datetime) -> Decision | Refused:
    """Let the owner choose what is watched; until the first check-in that is also what was predicted."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None or assessment.closed is None:
        return Refused("Nothing is watched here yet; that begins with the verdict.")
    if event.by != assessment.owner:
        return Refused(f"Only <@{assessment.owner}>, who owns this check, chooses what is watched.")
    names = tuple({fold(name): " ".join(name.split()) for name in event.names if name.strip()}.values())
    if not 1 <= len(names) <= watch.most:
        return Refused(f"Pick 1 to {watch.most}.")
    if names == assessment.watch and assessment.watch_by == event.by:
        return Decision(assessment, ("they are watched already",), changed=False)
    chosen = replace(assessment, watch=names, watch_by=event.by)
    if not assessment.check_ins and assessment.predictions:
        known = {fold(each) for each in named_things(flow, standing_sheet(flow, assessment, now))}
        made = assessment.predictions[0]
        chosen = replace(chosen, predictions=tuple(replace(made, name=n) for n in names if fold(n) in known))
    told = replace(chosen, notices=(*chosen.notices, Notice("watch", now, event.by, " · ".join(names))))
    return Decision(told, (f"{event.by} chose what is watched",))


def _why_not_renewed(flow: Flow, assessment: Assessment, question: Question, by: str) -> str | None:
    if assessment.closed is None:
        return STILL_OPEN
    if not may_answer(assessment, question, by):
        if question.asked_of == "owner":
            return f"Only <@{assessment.owner}>, who owns this check, answers this one."
        return f"You are not asked in this check; <@{assessment.owner}> or anyone who is can do this."
    if question.blind:
        return "Everyone judges this one anew; its owner reopens the check from the summary for that."
    if any(question.id in other.again_after for other in flow.questions.values()):
        return "Changing this asks other questions again; its owner reopens the check from the summary for that."
    return None


def _no_gap(flow: Flow, assessment: Assessment, question: str, by: str, now: datetime) -> str | None:
    if question not in flow.questions:
        return GONE
    if assessment.closed is None:
        return STILL_OPEN
    if by not in {*people_asked(assessment), assessment.owner} and not assessment.anyone_here:
        return f"You are not asked in this check; <@{assessment.owner}> or anyone who is can do this."
    level = standing_sheet(flow, assessment, now).levels[question]
    return NO_GAP if level is not None and level >= 1 else None


def _names_a_link(question: Question, env: AnswerEnv) -> bool:
    """Whether what shows that this is done is a link."""
    return question.link is not None and (question.link.when is None or question.link.when.holds(env))


def _note_closed(flow: Flow, assessment: Assessment, event: events.Renewed, now: datetime) -> Assessment:
    """Keep that a gap was closed, by whom and with which link, once its question is at full level."""
    level = standing_sheet(flow, assessment, now).levels[event.question]
    care = assessment.care.get(event.question, GapCare())
    if level != 1:
        return assessment
    closed = replace(care, link=event.answer.link, closed_by=event.by, closed_on=now.date(), waiver=None)
    return replace(assessment, care={**assessment.care, event.question: closed})


def _awake(assessment: Assessment, now: datetime) -> Assessment:
    """Wake what ftready paused by itself: somebody is there after all."""
    if assessment.paused is None or assessment.paused.by is not None:
        return assessment
    awake = replace(assessment, paused=None, resumed_at=now)
    return replace(awake, notices=(*awake.notices, Notice("resumed", now)))
