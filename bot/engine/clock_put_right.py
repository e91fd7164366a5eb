"""What a clock that was far ahead made of a follow-up, taken back once the clock is right again.

Only what time alone had done is taken back, never what somebody said or did; so a check-in that was answered stays.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.engine.assessment import Assessment
from bot.engine.calendar import MORNING, in_zone
from bot.engine.follow_up import CheckIn, GapCare
from bot.engine.sheet import zone_of

AHEAD = timedelta(hours=1)
"""Clocks of workers differ by less, and nothing comes before its time; what is later still came by a wrong clock."""
OTHER_ZONE = timedelta(days=2)
"""By less a day can move when the check-ins find a home in another zone."""


def put_right(assessment: Assessment, now: datetime) -> tuple[Assessment, list[str]]:
    """Take back what lies in the future; where nothing does, all stays as it is."""
    latest = now + AHEAD
    right = replace(
        assessment,
        check_ins=_check_ins(assessment, latest),
        notices=tuple(each for each in assessment.notices if each.by is not None or each.at <= latest),
        care={id_: _care(care, zone_of(assessment), now + OTHER_ZONE) for id_, care in assessment.care.items()},
        decided_at=_not_after(assessment.decided_at, latest, now),
        resumed_at=_not_after(assessment.resumed_at, latest, now),
    )
    if right.paused is not None and right.paused.by is None and right.paused.at > latest:
        right = replace(right, paused=None)
    if right.schedule is not None and right.schedule.since > latest:
        right = replace(right, schedule=replace(right.schedule, since=now))
    return right, [] if right == assessment else ["the clock was ahead; what came of that is taken back"]


def _check_ins(assessment: Assessment, latest: datetime) -> tuple[CheckIn, ...]:
    found = list(assessment.check_ins)
    while found and found[-1].at > latest and not found[-1].answered_by:
        found.pop()
    last = found[-1] if found else None
    if last is not None and last.ended_by is None and last.ended_at is not None and last.ended_at > latest:
        if last.ended == "skipped" or last.at > latest:
            return tuple(found)
        found[-1] = replace(last, ended=None, cut_short=False, ended_at=None, after=None)
    return tuple(found)


def _care(care: GapCare, zone: str, latest: datetime) -> GapCare:
    waiver = care.waiver
    if waiver is not None and waiver.lapsed and in_zone(zone, waiver.until, MORNING) > latest:
        care = replace(care, waiver=replace(waiver, lapsed=False))
    if care.late and care.due is not None and in_zone(zone, care.due, MORNING) > latest:
        care = replace(care, late=False)
    return care


def _not_after(at: datetime | None, latest: datetime, now: datetime) -> datetime | None:
    return now if at is not None and at > latest else at
