"""What a clock that was far ahead made of a follow-up, taken back once the clock is right again.

Only what time alone had done is taken back, never what somebody said or did; that is kept, as of now at the latest.
What is taken back comes again when it is time, and is told again then; of what was told too early the place is kept.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from bot.engine.saved.assessment import Assessment, PastVerdict
from bot.engine.saved.follow_up import CheckIn, GapCare, Notice
from bot.engine.saved.replacing import replace
from bot.engine.times.calendar import MORNING, in_zone, local_date
from bot.engine.weighed.sheet import zone_of

AHEAD = timedelta(hours=1)
"""Clocks of workers differ by less, and nothing comes before its time; what is later still came by a wrong clock."""


def put_right(assessment: Assessment, now: datetime) -> tuple[Assessment, list[str]]:
    """Take back what lies in the future; where nothing does, all stays as it is."""
    latest = now + AHEAD
    early = tuple(each for each in assessment.notices if each.by is None and each.at > latest and not each.silent)
    # Silent and not left out: cards of notices are named by their place, and none takes that of another.
    notices = tuple(replace(each, silent=True) if each in early else each for each in assessment.notices)
    told = _lapse_told(notices)
    too_early = {each.about for each in early if each.kind == "lapsed"}
    right = replace(
        assessment,
        check_ins=_check_ins(assessment, latest, now),
        verdicts=_verdicts(assessment, latest),
        notices=notices,
        care={
            id_: _care(care, zone_of(assessment), latest, told=id_ in told, too_early=id_ in too_early)
            for id_, care in assessment.care.items()
        },
        decided_at=_not_after(assessment.decided_at, latest, now),
        resumed_at=_not_after(assessment.resumed_at, latest, now),
    )
    if right.paused is not None and right.paused.by is None and right.paused.at > latest:
        right = replace(right, paused=None)
    if right.schedule is not None and right.schedule.since > latest:
        right = replace(right, schedule=replace(right.schedule, since=now))
    return right, [] if right == assessment else ["the clock was ahead; what came of that is taken back"]


def _check_ins(assessment: Assessment, latest: datetime, now: datetime) -> tuple[CheckIn, ...]:
    """Keep what has come, and what somebody answered or ended; that came now, and takes the next week still free.

    What a clock that was ahead found too late to be asked comes again, be it to be asked after all.
    """
    found: list[CheckIn] = []
    today = local_date(zone_of(assessment), now)
    for each in assessment.check_ins:
        if each.ended == "skipped" and _is_after(each.ended_at, latest):
            continue
        if each.at <= latest:
            found.append(each)
        elif each.answered_by or each.ended_by:
            found.append(replace(each, date=_free_day(found, today), at=now))
    last = found[-1] if found else None
    if last is not None and last.ended_by is None and last.ended != "skipped" and _is_after(last.ended_at, latest):
        found[-1] = replace(last, ended=None, cut_short=False, ended_at=None, after=None)
    return tuple(replace(each, ended_at=_not_after(each.ended_at, latest, now)) for each in found)


def _free_day(before: Sequence[CheckIn], today: date) -> date:
    """Give the first day from today on in a week that has no check-in yet."""
    if not before:
        return today
    last = before[-1].date
    return max(today, last - timedelta(days=last.weekday()) + timedelta(weeks=1))


def _verdicts(assessment: Assessment, latest: datetime) -> tuple[PastVerdict, ...]:
    """Take back verdicts that are still to come, but for that of a close; what people did meanwhile is decided anew."""
    found = list(assessment.verdicts)
    closed_at = assessment.closed.at if assessment.closed else None
    while len(found) > 1 and found[-1].at > latest and found[-1].at != closed_at:
        found.pop()
    return tuple(found)


def _lapse_told(notices: Sequence[Notice]) -> frozenset[str]:
    """List the questions whose waiver was told to be over, which a move to another zone does not take back."""
    last = {each.about: each.kind for each in notices if each.kind in {"waived", "lapsed"} and not each.silent}
    return frozenset(about for about, kind in last.items() if kind == "lapsed")


def _care(care: GapCare, zone: str, latest: datetime, *, told: bool, too_early: bool) -> GapCare:
    waiver = care.waiver
    still = waiver is not None and not told and in_zone(zone, waiver.until, MORNING) > latest
    if waiver is not None and waiver.lapsed and (too_early or still):
        care = replace(care, waiver=replace(waiver, lapsed=False))
    if care.late and care.due is not None and in_zone(zone, care.due + timedelta(days=1), time(0)) > latest:
        care = replace(care, late=False)
    return care


def _is_after(at: datetime | None, latest: datetime) -> bool:
    return at is not None and at > latest


def _not_after(at: datetime | None, latest: datetime, now: datetime) -> datetime | None:
    return now if _is_after(at, latest) else at
