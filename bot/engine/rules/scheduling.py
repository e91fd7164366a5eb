"""What follows when the owner steers the follow-up: when check-ins come, when they pause, what is watched."""

from collections.abc import Iterator
from datetime import datetime

from bot.engine import events
from bot.engine.after_verdict.following import open_check_in, schedule_of
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import named_things
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.checking_in import end
from bot.engine.rules.noting import noted
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import BETWEEN, Pause, Prediction, Schedule
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.times.calendar import is_zone
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.questions.names import Names
from bot.sentence import Sentence

NO_FOLLOW_UP = Sentence("This flow has no check-ins.")
NONE_SET = Sentence("No check-ins are set for this check yet; its owner sets when they come.")
DAYS = range(7)


def schedule_chosen(
    flow: Flow, assessment: Assessment, event: events.ScheduleChosen, now: datetime
) -> Decision | Refused:
    """Let the owner choose the day, the time and the zone; what was paused goes on."""
    if flow.check_in is None:
        return Refused(NO_FOLLOW_UP)
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("chooses when check-ins come")))
    if event.day not in DAYS:
        return Refused(Sentence("Pick a day of the week."), field="day")
    if not is_zone(event.zone):
        return Refused(Sentence("Pick a time zone by its name, as in Europe/Berlin."), field="zone")
    chosen = Schedule(event.day, event.at.replace(second=0, microsecond=0, tzinfo=None), event.zone, event.by, now)
    before = assessment.schedule
    if before is not None and replace(before, by=event.by, since=now) == chosen and assessment.paused is None:
        return Decision(assessment, ("check-ins come so already",), changed=False)
    # What follows from the schedule is counted from now on, so that a new one cannot bring back a day that has been.
    resumed_at = now if assessment.paused else assessment.resumed_at
    scheduled = replace(assessment, schedule=chosen, paused=None, resumed_at=resumed_at)
    return Decision(noted(scheduled, "scheduled", now, event.by), (f"{event.by} chose when check-ins come",))


def pause_asked(flow: Flow, assessment: Assessment, event: events.PauseAsked, now: datetime) -> Decision | Refused:
    """Let the owner pause check-ins; the one that is open ends."""
    if flow.check_in is None:
        return Refused(NO_FOLLOW_UP)
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can pause its check-ins")))
    if assessment.paused is not None and assessment.paused.by is not None:
        return Decision(assessment, ("they are paused already",), changed=False)
    if schedule_of(flow, assessment) is None:
        return Refused(NONE_SET)  # or the thread would say that nobody is asked until they are resumed
    because: tuple[str, ...] = (f"{event.by} paused the check-ins",)
    current = assessment
    if open_check_in(assessment) is not None:
        current, more = end(flow, assessment, now, event.by, cut_short=True)
        because = (*because, *more)
    return Decision(noted(replace(current, paused=Pause(now, event.by)), "paused", now, event.by), because)


def resume_asked(flow: Flow, assessment: Assessment, event: events.ResumeAsked, now: datetime) -> Decision | Refused:
    """Take check-ins up again; where ftready stopped by itself, anyone who is asked can say so."""
    if flow.check_in is None:
        return Refused(NO_FOLLOW_UP)
    pause = assessment.paused
    if pause is None and schedule_of(flow, assessment) is None:
        return Refused(NONE_SET)
    if pause is None:
        return Decision(assessment, ("they are not paused",), changed=False)
    stopped_by_itself = pause.by is None and event.by in people_asked(assessment)
    if event.by != assessment.owner and not stopped_by_itself:
        return Refused(only_owner(assessment.owner, Sentence("can take its check-ins up again")))
    resumed = replace(assessment, paused=None, resumed_at=now)
    return Decision(noted(resumed, "resumed", now, event.by), (f"{event.by} took the check-ins up again",))


def watch_chosen(flow: Flow, assessment: Assessment, event: events.WatchChosen, now: datetime) -> Decision | Refused:
    """Let the owner choose what is watched; until the first check-in that is asked it is also what was predicted."""
    watch = flow.check_in.watch if flow.check_in else None
    if watch is None or assessment.closed is None:
        return Refused(Sentence("Nothing is watched here yet; that begins with the verdict."))
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("chooses what is watched")))
    names = tuple({alike(name): " ".join(name.split()) for name in event.names if name.strip()}.values())
    if not 1 <= len(names) <= watch.most:
        return Refused(Sentence("Pick 1 to {most}.", most=watch.most))
    read = Names(up_to=watch.most).read(names)
    if isinstance(read, Wrong):
        return Refused(read.message)
    if names == assessment.watch and assessment.watch_by == event.by:
        return Decision(assessment, ("they are watched already",), changed=False)
    chosen = replace(assessment, watch=names, watch_by=event.by)
    if assessment.predictions and all(each.ended == "skipped" for each in assessment.check_ins):
        chosen = replace(chosen, predictions=tuple(_predicted(flow, assessment, names, now)))
    told = noted(chosen, "watch", now, event.by, BETWEEN.join(names))
    return Decision(told, (f"{event.by} chose what is watched",))


def _predicted(flow: Flow, assessment: Assessment, names: tuple[str, ...], now: datetime) -> Iterator[Prediction]:
    """Let predictions follow what is watched; one in the owner's own words stands for what others had called it."""
    named = {alike(each): each for each in named_things(flow, standing_sheet(flow, assessment, now))}
    chosen = {alike(each) for each in names}
    merged = tuple(each for spelt, each in named.items() if spelt not in chosen)
    for name in names:
        yield replace(assessment.predictions[0], name=name, words=() if alike(name) in named else merged)
