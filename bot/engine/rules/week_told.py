"""What the post about a check-in tells, worked out once when that ends, and never again from what came later."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from bot.engine.after_verdict.moved import also_counted, stuck
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.branching import owners_values
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn, ClosedGap, Result, Snapshot, Told
from bot.engine.weighed.predictions import results
from bot.engine.weighed.verdict import decide
from bot.flow.model.flow import Flow


def snapshot(flow: Flow, assessment: Assessment, now: datetime) -> Snapshot:
    """Keep what stands now that the last check-in is over, and what its post tells."""
    sheet = standing_sheet(flow, assessment, now)
    outcome, levels = decide(sheet), dict(sheet.levels)
    was, found = _results(flow, assessment, assessment.check_ins[:-1]), _results(flow, assessment, assessment.check_ins)
    told = Told(
        headline=outcome.headline,
        closed=tuple(_closed(assessment)),
        stuck=tuple(stuck(flow, assessment, Snapshot(outcome.verdict, levels), now)),
        results=tuple((name, each) for name, each in found.items() if each != "open" and was[name] == "open"),
        held=list(found.values()).count("held"),
        decided=sum(each in {"held", "wrong"} for each in found.values()),
        counts=tuple(also_counted(flow, assessment, sheet)),
    )
    return Snapshot(outcome.verdict, levels, told)


def _results(flow: Flow, assessment: Assessment, until: Sequence[CheckIn]) -> Mapping[str, Result]:
    """Tell what each prediction had come to by a check-in."""
    look_back = flow.check_in.look_back if flow.check_in else None
    if look_back is None:
        return {}
    return results(look_back, assessment.predictions, until, owners_values(flow, assessment.owner, assessment.answers))


def _closed(assessment: Assessment) -> Iterator[ClosedGap]:
    """List the gaps closed since the check-in that was told of before, each in one week; not those only worked on."""
    before = assessment.check_ins[:-1]
    told = [each.ended_at for each in before if each.after is not None and each.ended_at is not None]
    for id_, care in assessment.care.items():
        if care.closed is not None and care.closed_by is not None and (not told or told[-1] < care.closed):
            yield ClosedGap(id_, care.link or "", care.closed_by)
