"""What moved from one check-in to the next; where nothing did there is nothing to say.

What people answer or do later changes nothing of what was said of a week: that was kept as the week ended.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal

from bot.engine.after_verdict.following import is_waived, local_day
from bot.engine.after_verdict.watching import offered
from bot.engine.asked.branching import owners_values
from bot.engine.cards.follow_up import MovedCard, StreakMove
from bot.engine.cards.names import moved_name, section_name
from bot.engine.cards.parts import Change
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, Snapshot, Told
from bot.engine.weighed.predictions import lacked_link
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.watched_words import as_read
from bot.engine.weighed.weeks import Run, named_anew, over, runs, seen_in, seen_runs
from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.questions import Value

STUCK_AFTER = 2
"""Whole weeks after which a gap that is still open is said to be stuck."""


def moved(flow: Flow, assessment: Assessment, check_in: CheckIn, card: str) -> MovedCard | None:
    """Say what moved in a check-in that is over; None where nothing did, or it is not over, or of an older version."""
    plan, after = flow.check_in, check_in.after
    if plan is None or after is None or after.told is None:
        return None
    told, place = after.told, assessment.check_ins.index(check_in)
    before, until = assessment.check_ins[:place], assessment.check_ins[: place + 1]
    owners = owners_values(flow, assessment.owner, assessment.answers)
    stood = stood_before(assessment, check_in, before)
    names = check_in.watched
    seen = seen_in(check_in)
    runs_before, runs_now = seen_runs(names, before), seen_runs(names, until)
    streaks = tuple(_streaks(plan, before, until, owners, named_counts(flow, told.counts)))
    came_up = tuple(new_names(flow, check_in))
    verdict = flow.verdicts[after.verdict]
    card_of_it = MovedCard(
        name=moved_name(check_in),
        assessment=assessment.id,
        title=plan.title,
        date=check_in.date,
        check_in=card,
        verdict=verdict.title,
        mark=verdict.mark,
        headline=told.headline,
        before=flow.verdicts[stood.verdict].title if stood and stood.verdict != after.verdict else None,
        changes=tuple(_changes(flow, stood, after)),
        streaks=streaks,
        seen=tuple((as_read(flow, name), runs_now[name]) for name in names if seen and name in seen),
        gone=tuple(
            as_read(flow, name) for name in names if seen is not None and name not in seen and runs_before[name]
        ),
        not_looked=tuple(as_read(flow, name) for name in _not_looked(check_in)),
        new=came_up,
        offered=tuple(_offered(flow, assessment)) if place == len(assessment.check_ins) - 1 else (),
        closed=tuple(_closed(flow, told)),
        stuck=tuple((short, weeks) for id_, weeks in told.stuck if (short := _short(flow, id_))),
        results=tuple((as_read(flow, name), each) for name, each in told.results),
        unlinked=tuple(_unlinked(flow, plan, told, check_in, owners)),
        held=told.held,
        decided=told.decided,
        cards=tuple((id_, section_name(question.section)) for id_, question in flow.questions.items()),
        owner=assessment.owner,
    )
    return card_of_it if _says_something(card_of_it) else None


def _not_looked(check_in: CheckIn) -> Iterator[str]:
    """Go through what nobody looked for in a week that somebody answered; what was looked back on is told apart."""
    if check_in.ended == "held" and seen_in(check_in) is None:
        yield from (name for name in check_in.watched if name not in check_in.looked_back)


def _offered(flow: Flow, assessment: Assessment) -> Iterator[str]:
    yield from (as_read(flow, name) for name in offered(flow, assessment))


def _says_something(card: MovedCard) -> bool:
    """Whether anything moved; a streak that only grew by a week shows on the root card, which calls nobody."""
    lost = any(each.word == "restarted" for each in card.streaks)
    return lost or bool(
        card.before or card.changes or card.seen or card.gone or card.new or card.closed or card.results
    )


def stood_before(assessment: Assessment, check_in: CheckIn, before: Sequence[CheckIn]) -> Snapshot | None:
    """Find what stood before a check-in: after the one before it, or at the verdict it follows."""
    kept = [each.after for each in before if each.after is not None]
    if kept:
        return kept[-1]
    # One of that very instant came of it, as where a clock was put right while it was open.
    past = [each for each in assessment.verdicts if each.at < check_in.at] or assessment.verdicts[:1]
    return Snapshot(past[-1].verdict, past[-1].levels) if past else None


def _changes(flow: Flow, before: Snapshot | None, after: Snapshot) -> Iterator[Change]:
    for id_, level in after.levels.items():
        was = before.levels.get(id_) if before else level
        if was != level and level is not None and id_ in flow.questions:
            yield Change(id_, flow.questions[id_].short, was, level)


def _streaks(
    plan: CheckInPlan,
    before: Sequence[CheckIn],
    until: Sequence[CheckIn],
    owners: Mapping[str, Value],
    counts: tuple[tuple[str, str], ...],
) -> Iterator[StreakMove]:
    for streak in plan.streaks[:1]:
        all_of_them = runs(streak, until, owners)
        was = runs(streak, before, owners)
        now, then = all_of_them[-1] if all_of_them else Run(), was[-1] if was else Run()
        yield StreakMove(streak.title, then.length, now.length, _word(then, now, until[-1]), counts)


def _word(then: Run, now: Run, last: CheckIn) -> Literal["grew", "restarted", "paused", "unmeasured", "stands"]:
    """Say what became of a streak in a week."""
    if now.length > then.length:
        return "grew"
    if now.length < then.length or (now.broken and not then.broken):
        return "restarted"
    if now.missed > then.missed:
        return "paused" if last.ended == "missed" else "unmeasured"
    return "stands"


def _closed(flow: Flow, told: Told) -> Iterator[tuple[str, str, str]]:
    for gap in told.closed:
        short = _short(flow, gap.question)
        if short:
            yield short, gap.link, gap.by


def _unlinked(
    flow: Flow, plan: CheckInPlan, told: Told, check_in: CheckIn, owners: Mapping[str, Value]
) -> Iterator[tuple[str, str]]:
    """Go through what was not tested for want of a link alone, each with the question that lacked it."""
    for name, result in told.results if plan.look_back else ():
        short = lacked_link(plan.look_back, name, check_in, owners) if result == "not_tested" and plan.look_back else ""
        if short:
            yield as_read(flow, name), short


def _short(flow: Flow, question: str) -> str:
    """Give the short name of a question; of an item that is gone, the name without the item."""
    found = flow.questions.get(question) or (flow.written or flow).questions.get(asked_for(question))
    return found.short if found else ""


def new_names(flow: Flow, check_in: CheckIn) -> Iterator[str]:
    """Go through what was named anew in a check-in, once however many named it, in the words of its reader."""
    yield from (as_read(flow, name) for name in named_anew(check_in))


def weeks_open(assessment: Assessment, question: str, until: datetime) -> int:
    """Tell for how many whole weeks a gap has been open by then, as far as what stood was kept.

    The time for which it was left on purpose is nobody's delay: it counts from the day on which it was raised again.
    """
    since, today = until, local_day(assessment, until)
    stood = sorted(_stood_until(assessment, until), key=lambda each: each[0])
    for at, levels in reversed(stood):
        if not is_gap(levels.get(question)):
            break
        since = at
    return (today - max([local_day(assessment, since), *_raised(assessment, question, today)])).days // 7


def _raised(assessment: Assessment, question: str, today: date) -> Iterator[date]:
    """Go through the days on which a gap that was left on purpose was raised again: by its owner, or as agreed."""
    for each in assessment.notices:
        if each.kind == "raised" and each.about == question and not each.silent:
            yield local_day(assessment, each.at)
    care = assessment.care.get(question)
    if care is not None and care.waiver is not None and not care.waiver.holds(today):
        yield care.waiver.until  # that it has ended may be said later


def _stood_until(assessment: Assessment, until: datetime) -> Iterator[tuple[datetime, Mapping[str, float | None]]]:
    """Go through what the levels were and when, as far as it was kept: at verdicts, and at the ends of check-ins."""
    for past in assessment.verdicts:
        if past.at <= until:
            yield past.at, past.levels
    for each in assessment.check_ins:
        if each.after is not None and each.ended_at is not None and each.ended_at <= until:
            yield each.ended_at, each.after.levels


def stuck(flow: Flow, assessment: Assessment, now: Snapshot, at: datetime) -> Iterator[tuple[str, int]]:
    """Go through the gaps that are stuck by then, the longest first, each with the whole weeks it has been open.

    None is where the verdict stands with its gaps, or needs none; nor one left on purpose, nor one that came nearer
    since the check-in before the last that is over, for that one has just moved.
    """
    if now.verdict not in flow.order[:-1]:
        return
    today, been = local_day(assessment, at), over(assessment.check_ins)
    stood = stood_before(assessment, been[-1], been[:-1]) if been else None
    found = []
    for id_, level in now.levels.items():
        if level is None or not is_gap(level) or is_waived(assessment, id_, today):
            continue
        if stood is not None and level > (stood.levels.get(id_) or 0):
            continue
        weeks = weeks_open(assessment, id_, at)
        if weeks >= STUCK_AFTER:
            found.append((id_, weeks))
    yield from sorted(found, key=lambda each: -each[1])


def also_counted(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[tuple[str, int | float]]:
    """Name what the streak that is told of is added to, where that stands at another number than the streak."""
    for streak in flow.check_in.streaks[:1] if flow.check_in and assessment.check_ins else ():
        all_of_them = runs(streak, assessment.check_ins, sheet.owners)
        length = all_of_them[-1].length if all_of_them else 0
        for each in flow.check_in.measures if flow.check_in else ():
            standing = sheet.standings.get(each.question) if each.add == streak.id else None
            if standing is not None and isinstance(standing.value, int | float) and standing.value != length:
                yield each.question, standing.value


def named_counts(flow: Flow, counts: Iterable[tuple[str, int | float]]) -> tuple[tuple[str, str], ...]:
    """Say by its short name what a streak is added to, and what that comes to."""
    named = ((flow.questions.get(id_), value) for id_, value in counts)
    return tuple((question.short, question.type.say(value)) for question, value in named if question is not None)


def is_gap(level: float | None) -> bool:
    """Whether a level leaves something to be closed."""
    return level is not None and level < 1
