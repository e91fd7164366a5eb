"""Where the follow-up of a finished check stands: when the next check-in comes, what it asks, what is due by itself."""

from collections.abc import Collection, Iterator
from datetime import UTC, date, datetime, time, timedelta

from bot.engine.after_verdict.standing_verdict import expires_at, standing_sheet
from bot.engine.after_verdict.watching import watched
from bot.engine.asked.asking import asking_due, others_rest_on, people_asked
from bot.engine.asked.branching import asked_now, owners_values
from bot.engine.asked.looping import unrolled
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, Schedule
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.times.calendar import MORNING, in_zone, local_date, next_after, spread
from bot.engine.weighed.predictions import to_look_at
from bot.engine.weighed.sheet import zone_of
from bot.engine.weighed.summary import Gap, gaps
from bot.engine.weighed.weeks import over
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Flow

LATE = timedelta(minutes=30)
"""How long after its time a check-in still counts as in time."""
LAST_MINUTE = time(23, 59)
A_DAY = timedelta(days=1)


def open_check_in(assessment: Assessment) -> CheckIn | None:
    """Find the check-in that can be answered now."""
    last = assessment.check_ins[-1] if assessment.check_ins else None
    return last if last is not None and last.ended is None else None


def next_check_in(flow: Flow, assessment: Assessment) -> datetime | None:
    """Tell when the next check-in comes; None while none does: not scheduled, paused, still open, or led on."""
    return _next(flow, assessment, flow.check_in.first_after) if flow.check_in else None


def waits_for_a_week(flow: Flow, assessment: Assessment) -> int:
    """Tell how many days after the verdict must be over first, where the next check-in comes a week later for that."""
    coming, plan = next_check_in(flow, assessment), flow.check_in
    return plan.first_after.days if plan and coming != _next(flow, assessment, A_DAY) else 0


def _next(flow: Flow, assessment: Assessment, after_verdict: timedelta) -> datetime | None:
    if assessment.closed is None or assessment.paused is not None or assessment.led_to is not None:
        return None
    schedule = schedule_of(flow, assessment)
    if schedule is None:
        return None
    # What people said at the verdict is as new as can be, and a check-in counts as a week since then.
    earliest = local_date(schedule.zone, assessment.closed.at) + after_verdict
    before = in_zone(schedule.zone, earliest - A_DAY, LAST_MINUTE)
    last = assessment.check_ins[-1] if assessment.check_ins else None
    have_been = (schedule.since, assessment.resumed_at or before, last.at if last else before)
    return next_after(schedule, max(assessment.closed.at, before, *have_been), last.date if last else None)


def stops_asking(flow: Flow, assessment: Assessment) -> bool:
    """Whether ftready stops asking when the next check-in would come, for nobody answered so many in a row."""
    return flow.check_in is not None and _ignored(assessment) >= flow.check_in.pause_after


def is_answered(check_in: CheckIn) -> bool:
    """Whether anybody has said something in a check-in."""
    return bool(check_in.answers or check_in.looks)


def has_measured(check_in: CheckIn) -> bool:
    """Whether anybody gave an answer in a check-in: not to have looked, and to pass, are words that measure nothing."""
    given = [*check_in.answers.values(), *(each for look in check_in.looks.values() for each in look.values())]
    return any(answer.value is not None for by_person in given for answer in by_person.values())


def _ignored(assessment: Assessment) -> int:
    """Count the last check-ins in a row that nobody answered, the open one included, since they were last resumed."""
    count = 0
    for check_in in reversed(assessment.check_ins):
        resumed_since = assessment.resumed_at is not None and check_in.at <= assessment.resumed_at
        if resumed_since or check_in.cut_short or is_answered(check_in):
            break
        count += check_in.ended != "skipped"
    return count


def schedule_of(flow: Flow, assessment: Assessment) -> Schedule | None:
    """Give the schedule the owner chose; the best verdict without one still looks back at what was predicted, once."""
    plan = flow.check_in
    if plan is None:
        return None
    if assessment.schedule is not None or plan.look_back is None or not assessment.verdicts:
        return assessment.schedule
    day = look_back_day(flow, assessment)
    if assessment.verdicts[-1].verdict != flow.order[-1] or day is None:
        return None
    since = datetime.combine(day - timedelta(days=1), plan.at, UTC)
    return Schedule(plan.day, plan.at, "UTC", assessment.owner, since)


def look_back_day(flow: Flow, assessment: Assessment) -> date | None:
    """Tell from which day on the predictions still open are looked at; None where there are none."""
    look_back = flow.check_in.look_back if flow.check_in else None
    if look_back is None:
        return None
    owners = owners_values(flow, assessment.owner, assessment.answers)
    still = to_look_at(look_back, assessment.predictions, assessment.check_ins, owners, date.max)
    days = [each.on + look_back.after for each in assessment.predictions if each.name in still]
    return min(days, default=None)


def new_check_in(flow: Flow, assessment: Assessment, nominal: datetime, now: datetime) -> CheckIn:
    """Make the check-in of an instant: what it asks follows from where the check stands."""
    schedule, plan = schedule_of(flow, assessment), flow.check_in
    if schedule is None or plan is None:
        raise AssertionError("a check-in comes only where one is scheduled")
    day = local_date(schedule.zone, nominal)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    gap, old = next(iter(askable_gaps(flow, assessment, now)), None), tuple(stale(flow, assessment, now))
    about = (*old, *((gap.question,) if gap else ()))
    return CheckIn(
        date=day,
        at=nominal,
        late=now - nominal > LATE,
        asked=_asked(plan, assessment, about),
        watched=watched(flow, assessment),
        looked_back=to_look_at(plan.look_back, assessment.predictions, assessment.check_ins, owners, day),
        gap=gap.question if gap else None,
        stale=old,
    )


def _asked(plan: CheckInPlan, assessment: Assessment, about: Collection[str]) -> tuple[str, ...]:
    """List who is asked in a check-in: all who are in the check, and its owner where something is asked of them.

    Who was only handed a question is asked where it is about that, or measures it; they may answer all the same.
    """
    measured = (*(each.question for each in plan.measures), *((plan.watch.question,) if plan.watch else ()))
    people = people_asked(assessment, {*about, *measured})
    asked = (
        tuple(dict.fromkeys((*people, assessment.owner)))
        if asks_its_owner(plan) or not {*people} - {*assessment.away}
        else people
    )
    return tuple(person for person in asked if not is_forgotten(person))


def asks_its_owner(plan: CheckInPlan) -> bool:
    """Whether a check-in asks something that only the owner of its check answers."""
    return any(each.asked_of == "owner" for each in plan.questions.values())


def askable_gaps(flow: Flow, assessment: Assessment, now: datetime) -> Iterator[Gap]:
    """Go through the gaps one person can close, in order; a waived one is left alone."""
    today = local_day(assessment, now)
    for gap in gaps(standing_sheet(flow, assessment, now)):
        if one_can_renew(flow, gap.question) and not is_waived(assessment, gap.question, today):
            yield gap


def one_can_renew(flow: Flow, question: str) -> bool:
    """Whether one person can answer a question anew after the verdict.

    Not what everyone judges, nor what other answers rest on, nor what check-ins measure.
    """
    return not (flow.questions[question].blind or others_rest_on(flow, question) or is_measured(flow, question))


def is_measured(flow: Flow, question: str) -> bool:
    """Whether check-ins measure what was said to a question."""
    return flow.check_in is not None and any(each.question == question for each in flow.check_in.measures)


def measured_since(flow: Flow, assessment: Assessment, question: str, said: Answer | None) -> bool:
    """Whether check-ins came after an answer they measure; the same said again is news then."""
    if said is None or said.at is None or not is_measured(flow, question):
        return False
    day = local_day(assessment, said.at)
    return any(each.date > day for each in over(assessment.check_ins))


def local_day(assessment: Assessment, now: datetime) -> date:
    """Tell which day it is where the check-ins are at home; in UTC while nobody has said where that is."""
    return local_date(zone_of(assessment), now)


def is_waived(assessment: Assessment, question: str, today: date) -> bool:
    """Whether a gap is left as it is on purpose."""
    care = assessment.care.get(question)
    return care is not None and care.waiver is not None and care.waiver.holds(today)


def may_waive(flow: Flow, question: str) -> bool:
    """Whether the flow lets the gap of a question be left as it is on purpose."""
    gap = flow.questions[question].gap
    return gap is not None and gap.waive


def stale(flow: Flow, assessment: Assessment, now: datetime) -> Iterator[str]:
    """List the facts whose every answer is older than it keeps, as far as one person can answer them anew."""
    for id_, question in asked_now(flow, assessment).items():
        given = [each.at for each in assessment.answers.get(id_, {}).values() if each.value is not None and each.at]
        ruled_out = id_ in assessment.settled and assessment.settled[id_].value is None
        if question.fresh_for is None or not given or ruled_out or not one_can_renew(flow, id_):
            continue
        if max(given) + timedelta(days=question.fresh_for) <= now:
            yield id_


def due_at(assessment: Assessment, flow: Flow) -> datetime | None:
    """Tell when time alone next changes something; None when nothing does."""
    if assessment.going is not None:
        return None if assessment.going.over else assessment.going.until
    flow = unrolled(flow, assessment)
    return follow_up_due(flow, assessment) if assessment.closed else asking_due(assessment, flow)


def follow_up_due(flow: Flow, assessment: Assessment) -> datetime | None:
    """Tell when time alone next changes something after the verdict; None when nothing does."""
    if assessment.closed is None:
        return None
    coming = next_check_in(flow, assessment)
    at = coming + spread(assessment.id) if coming else None
    on_gaps = (*lapses(assessment), *days_gone_by(assessment))
    instants = (at, unsaid_expiry(flow, assessment), *(each for each, _ in on_gaps))
    return min((each for each in instants if each is not None), default=None)


def lapses(assessment: Assessment) -> Iterator[tuple[datetime, str]]:
    """List when each waiver ends, and of which question it is."""
    zone = zone_of(assessment)
    for question, care in assessment.care.items():
        if care.waiver is not None and not care.waiver.lapsed:
            yield in_zone(zone, care.waiver.until, MORNING), question


def days_gone_by(assessment: Assessment) -> Iterator[tuple[datetime, str]]:
    """List when the day on which each gap was due is over, and of which question it is."""
    zone = zone_of(assessment)
    for question, care in assessment.care.items():
        if care.owner and care.due and not care.late and care.closed is None:
            yield in_zone(zone, care.due + A_DAY, time(0)), question


def unsaid_expiry(flow: Flow, assessment: Assessment) -> datetime | None:
    """Tell when the verdict expires, unless that has been noted already."""
    at = expires_at(flow, assessment)
    if at is None:
        return None
    said = any(each.kind == "expired" and each.at >= at and not each.silent for each in assessment.notices)
    return None if said else at
