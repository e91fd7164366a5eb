"""What moved from one check-in to the next; where nothing did there is nothing to say."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.engine.assessment import Assessment
from bot.engine.branching import owners_values
from bot.engine.cards_follow_up import MovedCard, StreakMove
from bot.engine.follow_up import CheckIn, Snapshot
from bot.engine.predictions import Result, results
from bot.engine.said import Change
from bot.engine.sheet import lay_out
from bot.engine.verdict import decide
from bot.engine.watching import offered
from bot.engine.weeks import Run, runs, seen_in, seen_runs
from bot.flow.model import Flow
from bot.flow.model_check_in import NEW, CheckInPlan
from bot.questions import Value

STUCK_AFTER = 2
"""Weeks after which a gap that is still open is said to be stuck."""
STUCK_NAMED = 3


def moved_name(check_in: CheckIn) -> str:
    """Name the card that says what moved, by the ISO week of its check-in."""
    year, week = check_in.week
    return f"moved/{year}-W{week:02}"


def moved(flow: Flow, assessment: Assessment, check_in: CheckIn, card: str) -> MovedCard | None:
    """Say what moved in a check-in that is over; None where nothing did, or it is not over."""
    plan, after = flow.check_in, check_in.after
    if plan is None or after is None:
        return None
    place = assessment.check_ins.index(check_in)
    before, until = assessment.check_ins[:place], assessment.check_ins[: place + 1]
    owners = owners_values(flow, assessment.owner, assessment.answers)
    stood = _stood_before(assessment, check_in, before)
    names = check_in.watched
    seen = seen_in(check_in)
    runs_before, runs_now = seen_runs(names, before), seen_runs(names, until)
    decided = _decided(plan, assessment, before, until, owners)
    closed = tuple(_closed(flow, assessment, check_in, before))
    streaks = tuple(_streaks(plan, before, until, owners))
    came_up = tuple(_new_names(check_in))
    verdict = flow.verdicts[after.verdict]
    card_of_it = MovedCard(
        name=moved_name(check_in),
        assessment=assessment.id,
        title=plan.title,
        date=check_in.date,
        check_in=card,
        verdict=verdict.title,
        mark=verdict.mark,
        headline=_headline(flow, assessment, check_in),
        before=flow.verdicts[stood.verdict].title if stood and stood.verdict != after.verdict else None,
        changes=tuple(_changes(flow, stood, after)),
        streaks=streaks,
        seen=tuple((name, runs_now[name]) for name in names if seen and name in seen),
        gone=tuple(name for name in names if seen is not None and name not in seen and runs_before[name]),
        new=came_up,
        offered=offered(flow, assessment) if place == len(assessment.check_ins) - 1 else (),
        closed=closed,
        stuck=tuple(_stuck(flow, assessment, until)),
        results=tuple(decided.items()),
        held=sum(each == "held" for each in _all_results(plan, assessment, until, owners).values()),
        decided=sum(each in {"held", "wrong"} for each in _all_results(plan, assessment, until, owners).values()),
        cards=tuple((id_, f"section/{question.section}") for id_, question in flow.questions.items()),
        owner=assessment.owner,
    )
    return card_of_it if _says_something(card_of_it) else None


def _says_something(card: MovedCard) -> bool:
    """Whether anything moved; a streak that only grew by a week shows on the root card, which calls nobody."""
    lost = any(each.word == "restarted" for each in card.streaks)
    return lost or bool(
        card.before or card.changes or card.seen or card.gone or card.new or card.closed or card.results
    )


def _stood_before(assessment: Assessment, check_in: CheckIn, before: Sequence[CheckIn]) -> Snapshot | None:
    """Find what stood before a check-in: after the one before it, or at the verdict it follows."""
    kept = [each.after for each in before if each.after is not None]
    if kept:
        return kept[-1]
    past = [each for each in assessment.verdicts if each.at <= check_in.at]
    return Snapshot(past[-1].verdict, past[-1].levels) if past else None


def _changes(flow: Flow, before: Snapshot | None, after: Snapshot) -> Iterator[Change]:
    for id_, level in after.levels.items():
        was = before.levels.get(id_) if before else level
        if was != level and level is not None and id_ in flow.questions:
            yield Change(id_, flow.questions[id_].short, was, level)


def _headline(flow: Flow, assessment: Assessment, check_in: CheckIn) -> str:
    """Say the one-line reason of the verdict as it stood at the end of the check-in."""
    day = (check_in.ended_at or check_in.at).date()
    place = assessment.check_ins.index(check_in)
    then = _until(assessment, place)
    return decide(lay_out(then, flow, day, final=True)).headline


def _until(assessment: Assessment, place: int) -> Assessment:
    """Give the assessment as if no later check-in had come."""
    return replace(assessment, check_ins=assessment.check_ins[: place + 1])


def _streaks(
    plan: CheckInPlan, before: Sequence[CheckIn], until: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Iterator[StreakMove]:
    for streak in plan.streaks[:1]:
        all_of_them = runs(streak, until, owners)
        was = runs(streak, before, owners)
        now, then = all_of_them[-1] if all_of_them else Run(), was[-1] if was else Run()
        if now.length > then.length:
            yield StreakMove(streak.title, then.length, now.length, "grew")
        elif now.length < then.length or (now.broken and not then.broken):
            yield StreakMove(streak.title, then.length, now.length, "restarted")
        elif now.missed > then.missed:
            yield StreakMove(streak.title, then.length, now.length, "paused")
        else:
            yield StreakMove(streak.title, then.length, now.length, "stands")


def _decided(
    plan: CheckInPlan,
    assessment: Assessment,
    before: Sequence[CheckIn],
    until: Sequence[CheckIn],
    owners: Mapping[str, Value],
) -> Mapping[str, Result]:
    was, now = _all_results(plan, assessment, before, owners), _all_results(plan, assessment, until, owners)
    return {name: each for name, each in now.items() if each != "open" and was[name] == "open"}


def _all_results(
    plan: CheckInPlan, assessment: Assessment, until: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Mapping[str, Result]:
    return results(plan.look_back, assessment.predictions, until, owners) if plan.look_back else {}


def _closed(
    flow: Flow, assessment: Assessment, check_in: CheckIn, before: Sequence[CheckIn]
) -> Iterator[tuple[str, str, str]]:
    """List the gaps closed since the check-in before; those that were only worked on are not among them."""
    since = before[-1].ended_at.date() if before and before[-1].ended_at else date.min
    ended = (check_in.ended_at or check_in.at).date()
    for id_, care in assessment.care.items():
        if care.closed_on is None or care.closed_by is None or id_ not in flow.questions:
            continue
        if since < care.closed_on <= ended or (before == () and care.closed_on <= ended):
            yield flow.questions[id_].short, care.link or "", care.closed_by


def _new_names(check_in: CheckIn) -> Iterator[str]:
    for answer in check_in.answers.get(NEW, {}).values():
        yield from answer.value if isinstance(answer.value, tuple) else ()


def _stuck(flow: Flow, assessment: Assessment, until: Sequence[CheckIn]) -> Iterator[tuple[str, int]]:
    """List the gaps open longest, with the weeks since they were last at full level."""
    kept = [each.after for each in until if each.after is not None]
    if not kept:
        return
    found = []
    for id_, level in kept[-1].levels.items():
        care = assessment.care.get(id_)
        waived = care is not None and care.waiver is not None and not care.waiver.lapsed
        if level is None or level >= 1 or waived or id_ not in flow.questions:
            continue
        weeks = next((n for n, each in enumerate(reversed(kept)) if (each.levels.get(id_) or 0) >= 1), len(kept))
        if weeks >= STUCK_AFTER:
            found.append((flow.questions[id_].short, weeks))
    yield from sorted(found, key=lambda each: -each[1])[:STUCK_NAMED]
