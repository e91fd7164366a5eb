"""What the post about a check-in tells, worked out once when that ends, and never again from what came later."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.engine.after_verdict.following import is_waived, local_day
from bot.engine.after_verdict.moved import STUCK_AFTER, is_gap, stood_before, weeks_open
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.branching import owners_values
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, ClosedGap, Result, Snapshot, Told
from bot.engine.weighed.predictions import results
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.verdict import decide
from bot.engine.weighed.weeks import runs
from bot.flow.model.flow import Flow

STUCK_NAMED = 3


def snapshot(flow: Flow, assessment: Assessment, now: datetime) -> Snapshot:
    """Keep what stands now that the last check-in is over, and what its post tells."""
    sheet = standing_sheet(flow, assessment, now)
    outcome, levels = decide(sheet), dict(sheet.levels)
    was, found = _results(flow, assessment, assessment.check_ins[:-1]), _results(flow, assessment, assessment.check_ins)
    told = Told(
        headline=outcome.headline,
        closed=tuple(_closed(assessment)),
        stuck=tuple(_stuck(assessment, levels, now)) if _wants_more(flow, outcome.verdict) else (),
        results=tuple((name, each) for name, each in found.items() if each != "open" and was[name] == "open"),
        held=list(found.values()).count("held"),
        decided=sum(each in {"held", "wrong"} for each in found.values()),
        counts=tuple(_counts(flow, assessment, sheet)),
    )
    return Snapshot(outcome.verdict, levels, told)


def _wants_more(flow: Flow, verdict: str) -> bool:
    """Whether gaps matter to a verdict; the best one stands with them, and one outside the order needs none."""
    return verdict in flow.order[:-1]


def _results(flow: Flow, assessment: Assessment, until: Sequence[CheckIn]) -> Mapping[str, Result]:
    """Tell what each prediction had come to by a check-in."""
    look_back = flow.check_in.look_back if flow.check_in else None
    if look_back is None:
        return {}
    return results(look_back, assessment.predictions, until, owners_values(flow, assessment.owner, assessment.answers))


def _counts(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[tuple[str, int | float]]:
    """Name what goes on counting where the streak that is told of stands at another number."""
    for streak in flow.check_in.streaks[:1] if flow.check_in else ():
        length = runs(streak, assessment.check_ins, sheet.owners)[-1].length
        for each in flow.check_in.measures if flow.check_in else ():
            standing = sheet.standings.get(each.question) if each.add == streak.id else None
            if standing is not None and isinstance(standing.value, int | float) and standing.value != length:
                yield each.question, standing.value


def _closed(assessment: Assessment) -> Iterator[ClosedGap]:
    """List the gaps closed since the check-in that was told of before, each in one week; not those only worked on."""
    before = assessment.check_ins[:-1]
    told = [each.ended_at for each in before if each.after is not None and each.ended_at is not None]
    for id_, care in assessment.care.items():
        if care.closed is not None and care.closed_by is not None and (not told or told[-1] < care.closed):
            yield ClosedGap(id_, care.link or "", care.closed_by)


def _stuck(assessment: Assessment, levels: Mapping[str, float | None], now: datetime) -> Iterator[tuple[str, int]]:
    """List the gaps open longest, with the weeks that have passed since they were first seen below full level.

    One that came nearer since the check-in before has just moved, which the same post says.
    """
    today, found = local_day(assessment, now), []
    stood = stood_before(assessment, assessment.check_ins[-1], assessment.check_ins[:-1])
    for id_, level in levels.items():
        if level is None or not is_gap(level) or is_waived(assessment, id_, today):
            continue
        if stood is not None and level > (stood.levels.get(id_) or 0):
            continue
        weeks = weeks_open(assessment, id_, now)
        if weeks >= STUCK_AFTER:
            found.append((id_, weeks))
    yield from sorted(found, key=lambda each: -each[1])[:STUCK_NAMED]
