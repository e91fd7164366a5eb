"""What follows when the owner says when check-ins come, and when they are paused and taken up again."""

from dataclasses import replace
from datetime import datetime

from bot.engine import events
from bot.engine.asking import people_asked
from bot.engine.assessment import Assessment
from bot.engine.calendar import is_zone
from bot.engine.checking_in import end, noted
from bot.engine.decision import Decision, Refused
from bot.engine.follow_up import Pause, Schedule
from bot.engine.following import open_check_in
from bot.flow.model import Flow

NO_FOLLOW_UP = "This flow has no check-ins."
DAYS = range(7)


def schedule_chosen(
    flow: Flow, assessment: Assessment, event: events.ScheduleChosen, now: datetime
) -> Decision | Refused:
    """Let the owner choose the day, the time and the zone; what was paused goes on."""
    if flow.check_in is None:
        return Refused(NO_FOLLOW_UP)
    if event.by != assessment.owner:
        return Refused(f"Only <@{assessment.owner}>, who owns this check, chooses when check-ins come.")
    if event.day not in DAYS:
        return Refused("Pick a day of the week.", question="day")
    if not is_zone(event.zone):
        return Refused("Pick a time zone by its name, as in Europe/Berlin.", question="zone")
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
        return Refused(f"Only <@{assessment.owner}>, who owns this check, can pause its check-ins.")
    if assessment.paused is not None and assessment.paused.by is not None:
        return Decision(assessment, ("they are paused already",), changed=False)
    because: tuple[str, ...] = (f"{event.by} paused the check-ins",)
    current = assessment
    if open_check_in(assessment) is not None:
        current, more = end(flow, assessment, now, event.by)
        because = (*because, *more)
    return Decision(noted(replace(current, paused=Pause(now, event.by)), "paused", now, event.by), because)


def resume_asked(flow: Flow, assessment: Assessment, event: events.ResumeAsked, now: datetime) -> Decision | Refused:
    """Take check-ins up again; where ftready stopped by itself, anyone who is asked can say so."""
    if flow.check_in is None:
        return Refused(NO_FOLLOW_UP)
    pause = assessment.paused
    if pause is None:
        return Decision(assessment, ("they are not paused",), changed=False)
    stopped_by_itself = pause.by is None and event.by in people_asked(assessment)
    if event.by != assessment.owner and not stopped_by_itself:
        return Refused(f"Only <@{assessment.owner}>, who owns this check, can take its check-ins up again.")
    resumed = replace(assessment, paused=None, resumed_at=now)
    return Decision(noted(resumed, "resumed", now, event.by), (f"{event.by} took the check-ins up again",))
