"""Which cards of the follow-up should stand now, and what comes next: a pure function of the assessment."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from bot.engine.after_verdict.following import (
    is_waived,
    local_day,
    look_back_day,
    may_waive,
    next_check_in,
    one_can_renew,
    open_check_in,
    schedule_of,
    stops_asking,
    waits_for_a_week,
)
from bot.engine.after_verdict.moved import also_counted, moved, named_counts, new_names
from bot.engine.after_verdict.standing_verdict import has_expired
from bot.engine.after_verdict.still_open import unanswered, waiting_for
from bot.engine.after_verdict.watching import too_many, watched
from bot.engine.asked.branching import owners_values
from bot.engine.cards.follow_up import (
    CheckInCard,
    CheckInLine,
    GapLine,
    MovedCard,
    NoticeCard,
    Outlook,
    TrendPoint,
    WatchCard,
    WatchedLine,
)
from bot.engine.cards.names import check_in_name, moved_name, notice_name
from bot.engine.cards.parts import Said
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, Snapshot
from bot.engine.wanted.notices import is_of_old, notice_cards
from bot.engine.wanted.why_not_closed import rests_by_name, what_holds
from bot.engine.weighed.predictions import results
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.summary import Gap, gaps
from bot.engine.weighed.watched_words import as_read
from bot.engine.weighed.weeks import over, runs, seen_in, seen_runs
from bot.flow.model.check_in import CLOSED, SEEN, CheckInPlan
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.sentence import Sentence

RECENT = 2
"""Check-ins whose cards follow the state; older ones stand as they are."""

FollowUpCard = CheckInCard | MovedCard | NoticeCard | WatchCard


def follow_up_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Mapping[str, FollowUpCard]:
    """Give the cards of the follow-up that should follow the state, by name, in the order they are posted."""
    plan = flow.check_in
    if plan is None or not assessment.verdicts:
        return {}
    found: list[tuple[datetime, FollowUpCard]] = []
    for check_in in _asked(assessment)[-RECENT:]:
        found += [(check_in.at, card) for card in _of_week(flow, plan, assessment, sheet, check_in)]
    found += [(card.at, card) for card in notice_cards(flow, assessment)]
    cards = {card.name: card for _, card in sorted(found, key=lambda each: each[0])}
    watch = _watch(flow, assessment, sheet)
    return cards | ({watch.name: watch} if watch else {})


def older_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Mapping[str, FollowUpCard]:
    """Give the older cards of check-ins, to be drawn once more where one may name somebody who is forgotten.

    Posts about weeks that an older version ended are none of them: what they say is kept nowhere else.
    """
    plan = flow.check_in
    weeks = _asked(assessment)[:-RECENT] if plan and assessment.verdicts else ()
    return {card.name: card for each in weeks for card in _of_week(flow, plan, assessment, sheet, each)} if plan else {}


def older_names(assessment: Assessment) -> frozenset[str]:
    """Name the same cards, whether or not something moved in a week."""
    weeks = _asked(assessment)[:-RECENT]
    told = [moved_name(each) for each in weeks if each.after is not None and each.after.told is not None]
    return frozenset([*map(check_in_name, weeks), *told])


def kept_cards(assessment: Assessment) -> frozenset[str]:
    """Name the older cards of the follow-up, which stand as they are: nothing about them changes any more."""
    asked = _asked(assessment)
    weeks = {name for each in asked[:-RECENT] for name in (check_in_name(each), moved_name(each))}
    weeks |= {moved_name(each) for each in asked if each.after is not None and each.after.told is None}
    return frozenset(weeks | {notice_name(at) for at, each in enumerate(assessment.notices, 1) if is_of_old(each)})


def outlook(flow: Flow, assessment: Assessment, now: datetime, sheet: Sheet | None = None) -> Outlook | None:
    """Tell what comes after the verdict; with its sheet also what else counts the weeks of its streak."""
    plan = flow.check_in
    if plan is None or assessment.closed is None or assessment.led_to is not None:
        return None
    owners = owners_values(flow, assessment.owner, assessment.answers)
    current = open_check_in(assessment)
    first = plan.streaks[0] if plan.streaks else None
    run = runs(first, assessment.check_ins, owners) if first else ()
    return Outlook(
        schedule=schedule_of(flow, assessment),
        next_at=next_check_in(flow, assessment),
        paused_at=assessment.paused.at if assessment.paused else None,
        paused_by=assessment.paused.by if assessment.paused else None,
        open_check_in=check_in_name(current) if current else None,
        waiting_for=waiting_for(assessment, current) if current else (),
        streak=(first.title, run[-1].length) if first and run else None,
        watched=tuple(as_read(flow, name) for name in watched(flow, assessment)),
        look_back=look_back_day(flow, assessment),
        expired=has_expired(flow, assessment, now),
        trend=tuple(_trend(flow, assessment, tuple(each.length for each in run))),
        waits=waits_for_a_week(flow, assessment),
        stops=stops_asking(flow, assessment),
        counts=named_counts(flow, also_counted(flow, assessment, sheet)) if sheet else (),
    )


def gap_lines(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> tuple[GapLine, ...]:
    """List the gaps of a sheet in order, each with the care it is in by the day where the check-ins are at home."""
    today = local_day(assessment, now)
    return tuple(_gap_line(flow, assessment, gap, today) for gap in gaps(sheet))


def _gap_line(flow: Flow, assessment: Assessment, gap: Gap, today: date) -> GapLine:
    """Show one gap with the care it is in."""
    care = assessment.care.get(gap.question)
    waiver = care.waiver if care and is_waived(assessment, gap.question, today) else None
    return GapLine(
        question=gap.question,
        short=gap.short,
        do=gap.do,
        done=gap.done,
        guidance=gap.guidance,
        level=gap.level,
        unlinked=gap.unlinked,
        link_is_all=gap.link_is_all,
        undated=gap.undated,
        said=gap.said or "",
        split=gap.split,
        measured=gap.measured,
        owner=care.owner if care else None,
        due=care.due if care else None,
        overdue=care is not None and care.due is not None and (care.late or care.due < today),
        waived_by=waiver.by if waiver else None,
        waived_until=waiver.until if waiver else None,
        reason=waiver.reason if waiver else "",
        may_close=one_can_renew(flow, gap.question),
        held=what_holds(flow, gap.question),
        rests=rests_by_name(flow, gap.question),
        may_reopen=not flow.is_for_one,
        may_waive=may_waive(flow, gap.question),
    )


def _asked(assessment: Assessment) -> list[CheckIn]:
    return [each for each in assessment.check_ins if each.ended != "skipped"]


def _of_week(
    flow: Flow, plan: CheckInPlan, assessment: Assessment, sheet: Sheet, check_in: CheckIn
) -> Iterator[CheckInCard | MovedCard]:
    """Give the card of a check-in, and the post about what moved in it where there is one."""
    yield _check_in(flow, plan, assessment, sheet, check_in)
    what_moved = moved(flow, assessment, check_in, check_in_name(check_in))
    if what_moved is not None:
        yield what_moved


def _check_in(flow: Flow, plan: CheckInPlan, assessment: Assessment, sheet: Sheet, check_in: CheckIn) -> CheckInCard:
    place = assessment.check_ins.index(check_in)
    until = assessment.check_ins[: place + 1]
    owners = owners_values(flow, assessment.owner, assessment.answers)
    found = results(plan.look_back, assessment.predictions, until, owners) if plan.look_back else {}
    told = check_in.after.told if check_in.after else None
    found = dict(told.results) if told else found
    runs_of = seen_runs(check_in.watched, until)
    gap = next((each for each in gaps(sheet) if each.question == check_in.gap), None)
    looked = [answer.value for answer in check_in.answers.get(SEEN, {}).values()]
    waiting = () if check_in.ended else waiting_for(assessment, check_in)
    return CheckInCard(
        name=check_in_name(check_in),
        assessment=assessment.id,
        title=plan.title,
        date=check_in.date,
        late=check_in.late,
        owner=assessment.owner,
        calls=waiting,
        answered=check_in.answered_by,
        waiting_for=waiting,
        unanswered=tuple(_unanswered(flow, plan, check_in)) if check_in.ended is None else (),
        anyone_here=assessment.anyone_here,
        lines=tuple(_line(question, check_in, SheetEnv(sheet)) for question in plan.questions.values()),
        watched=tuple(
            WatchedLine(as_read(flow, name), runs_of[name], _seen_by(check_in, name)) for name in check_in.watched
        ),
        looked=any(value is not None for value in looked) if looked else None,
        new=tuple(new_names(flow, check_in)),
        looked_back=tuple((as_read(flow, name), found.get(name, "open")) for name in check_in.looked_back),
        gap=_gap_line(flow, assessment, gap, check_in.date) if gap and not check_in.ended else None,
        closed=tuple(
            (flow.questions[str(answer.value)].short, answer)
            for answer in check_in.answers.get(CLOSED, {}).values()
            if str(answer.value) in flow.questions
        ),
        stale=tuple((flow.questions[id_].short, flow.questions[id_].fresh_for or 0) for id_ in check_in.stale),
        ended=check_in.ended,
        ended_by=check_in.ended_by,
        ended_at=check_in.ended_at,
        cut_short=check_in.cut_short,
    )


def _line(question: Question, check_in: CheckIn, env: SheetEnv) -> CheckInLine:
    said = tuple(
        Said(person, question.type.say(answer.value), answer.link)
        for person, answer in check_in.answers.get(question.id, {}).items()
        if answer.value is not None
    )
    return CheckInLine(question.short, question.ask.render(env) or question.short, said)


def _unanswered(flow: Flow, plan: CheckInPlan, check_in: CheckIn) -> Iterator[str]:
    """Name what nobody has answered yet as people read it."""
    for each in unanswered(plan, check_in):
        if each == SEEN:
            yield Sentence("what is watched")
        else:
            yield plan.questions[each].short if each in plan.questions else f"“{as_read(flow, each)}”"


def _seen_by(check_in: CheckIn, name: str) -> tuple[str, ...]:
    given = check_in.answers.get(SEEN, {}).items()
    return tuple(person for person, answer in given if isinstance(answer.value, tuple) and name in answer.value)


def _watch(flow: Flow, assessment: Assessment, sheet: Sheet) -> WatchCard | None:
    names = too_many(flow, assessment, sheet) if assessment.closed else ()
    watch = flow.check_in.watch if flow.check_in else None
    if not names or watch is None:
        return None
    named, watched_for = (tuple(as_read(flow, each) for each in some) for some in (names, assessment.watch))
    return WatchCard("watch", assessment.id, assessment.owner, named, watched_for, watch.most)


def _trend(flow: Flow, assessment: Assessment, lengths: tuple[int, ...]) -> Iterator[TrendPoint]:
    """Give every check-in that is over; one that was skipped measured nothing, so that what stood before it stands."""
    stood = Snapshot(assessment.verdicts[0].verdict, assessment.verdicts[0].levels) if assessment.verdicts else None
    for place, check_in in enumerate(over(assessment.check_ins)):
        stood = check_in.after or stood
        if check_in.ended is None or stood is None:
            continue
        open_gaps = sum(level is not None and level < 1 for level in stood.levels.values())
        verdict = flow.verdicts[stood.verdict].title if stood.verdict in flow.verdicts else stood.verdict
        ended = "cut_short" if check_in.cut_short else check_in.ended
        length = lengths[place] if lengths else 0
        looked, seen = _looked(flow, assessment.check_ins, check_in)
        yield TrendPoint(check_in.date, ended, length, open_gaps, verdict, looked, seen)


def _looked(
    flow: Flow, check_ins: Sequence[CheckIn], check_in: CheckIn
) -> tuple[bool | None, tuple[tuple[str, int], ...]]:
    """Tell whether anybody looked for what was watched in a check-in, and what was seen again how often by then."""
    if check_in.ended != "held" or not check_in.watched:
        return None, ()
    seen = seen_in(check_in)
    if seen is None:
        return None if check_in.looks else False, ()  # what was looked back on was looked for
    lengths = seen_runs(check_in.watched, check_ins[: check_ins.index(check_in) + 1])
    return True, tuple((as_read(flow, name), lengths[name]) for name in check_in.watched if name in seen)
