"""Many checks together: where each stands, their commonest gaps and weakest sections, what is stuck or has expired.

It never says who answered what, nor any word of an answer; which checks somebody may see is asked before.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from bot.engine.after_verdict.following import is_waived, local_day, next_check_in, open_check_in, stops_asking
from bot.engine.after_verdict.moved import is_gap, stuck
from bot.engine.after_verdict.standing_verdict import expires_at, standing_sheet
from bot.engine.asked.asking import progress
from bot.engine.asked.branching import asked_now
from bot.engine.asked.looping import unrolled
from bot.engine.overviews.portfolio_parts import CountedVerdict, Listed, Portfolio, SharedGap, State, WeakSection
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Snapshot
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.verdict import decide_early, rule_that_holds
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.flow.model.question import Question

ORDER: Sequence[State] = ("expired", "decided", "open")
"""What wants somebody's eye comes first."""


@dataclass(frozen=True)
class _Gap:
    question: Question
    section: str
    stuck: int
    """Weeks for which it has been open; 0 where it is not stuck."""


@dataclass(frozen=True)
class Examined:
    """One check as `put_together` takes it."""

    flow: Flow
    listed: Listed
    verdict: str = ""
    """The id of its verdict, where it is decided."""
    gaps: Mapping[str, _Gap] | None = None
    """Question of the file → its oldest open gap."""
    sections: Mapping[str, float | None] | None = None


def portfolio(pinned: Iterable[tuple[Flow, Assessment]], now: datetime) -> Portfolio:
    """Put checks together, each with the flow it runs on; what led on to another check is left to that one."""
    return put_together([each for flow, assessment in pinned if (each := examine(flow, assessment, now))])


def examine(flow: Flow, assessment: Assessment, now: datetime, *, alone: bool = False) -> Examined | None:
    """Look at one check, which is what takes the time; None where it led on to another one.

    It is `alone` where what it led to is there no more.
    """
    if assessment.led_to is not None and not alone:
        return None
    flow = unrolled(flow, assessment)
    sheet = standing_sheet(flow, assessment, now)
    if assessment.closed is None:
        return Examined(flow, _open(flow, assessment, sheet))
    rule = rule_that_holds(sheet)
    gaps = dict(_gaps(assessment, sheet, rule.verdict, now))
    listed = replace(_decided(flow, assessment, rule.verdict, gaps, now), left=_left(assessment, sheet, now))
    return Examined(flow, listed, rule.verdict, gaps, sheet.sections)


def put_together(examined: Sequence[Examined], *, older: bool = False, unread: int = 0) -> Portfolio:
    """Add up what was found in each check; of several versions of a flow the words are those of the first."""
    by_flow: dict[str, list[Examined]] = {}
    for each in examined:
        by_flow.setdefault(each.flow.id, []).append(each)
    decided = {id_: there for id_, group in by_flow.items() if (there := [each for each in group if each.verdict])}
    gaps = [gap for group in decided.values() for gap in _shared(group)]
    sections = [section for group in decided.values() for section in _weak(group)]
    return Portfolio(
        checks=tuple(sorted((each.listed for each in examined), key=_place)),
        verdicts=tuple(counted for group in decided.values() for counted in _counted(group)),
        gaps=tuple(sorted(gaps, key=lambda gap: (-gap.checks, -gap.stuck))),
        sections=tuple(sorted(sections, key=lambda section: (section.mean, -section.checks))),
        older=older,
        unread=unread,
    )


def _open(flow: Flow, assessment: Assessment, sheet: Sheet) -> Listed:
    asked = asked_now(flow, assessment).values()
    early = decide_early(sheet)
    verdict = flow.verdicts[early[0].verdict] if early else None
    return Listed(
        *_named(flow, assessment),
        state="open",
        verdict=verdict.title if verdict else "",
        mark=verdict.mark if verdict else "",
        answered=sum(progress(assessment, question) == "answered" for question in asked),
        questions=len(asked),
    )


def _decided(flow: Flow, assessment: Assessment, verdict: str, gaps: Mapping[str, _Gap], now: datetime) -> Listed:
    expiry = expires_at(flow, assessment)
    planned = flow.check_in is not None and (assessment.schedule is not None or bool(assessment.check_ins))
    first = assessment.verdicts[0].at if assessment.verdicts else now
    return Listed(
        *_named(flow, assessment),
        state="expired" if expiry is not None and expiry <= now else "decided",
        verdict=flow.verdicts[verdict].title,
        mark=flow.verdicts[verdict].mark,
        next_check_in=next_check_in(flow, assessment),
        checks_in=flow.check_in is not None and assessment.led_to is None,
        checking_in=open_check_in(assessment) is not None,
        paused=assessment.paused is not None,
        followed=(local_day(assessment, now) - local_day(assessment, first)).days // 7 if planned else None,
        gaps=len(gaps),
        stuck=_longest(gaps.values()),
        stuck_gaps=sum(gap.stuck > 0 for gap in gaps.values()),
        stops=stops_asking(flow, assessment),
    )


def _named(flow: Flow, assessment: Assessment) -> tuple[str, str, str, str, str, datetime]:
    return assessment.id, assessment.channel, flow.id, flow.title, assessment.subject, assessment.started_at


def _gaps(assessment: Assessment, sheet: Sheet, verdict: str, now: datetime) -> Iterator[tuple[str, _Gap]]:
    """Go through the open gaps by question of the file, for the name of an item is a word of an answer."""
    today, as_written = local_day(assessment, now), (sheet.flow.written or sheet.flow).questions
    titles = {section.id: section.title for section in sheet.flow.sections if len(sheet.flow.sections) > 1}
    weeks = dict(stuck(sheet.flow, assessment, Snapshot(verdict, dict(sheet.levels)), now))
    there = [id_ for id_ in _lacking(sheet) if not is_waived(assessment, id_, today)]
    for id_ in sorted(there, key=lambda each: weeks.get(each, 0)):
        question = as_written[asked_for(id_)]
        yield question.id, _Gap(question, titles.get(question.section, ""), weeks.get(id_, 0))


def _left(assessment: Assessment, sheet: Sheet, now: datetime) -> int:
    """Count the gaps left as they are on purpose, by question of the file as the open ones are."""
    today = local_day(assessment, now)
    return len({asked_for(id_) for id_ in _lacking(sheet) if is_waived(assessment, id_, today)})


def _lacking(sheet: Sheet) -> Iterator[str]:
    return (id_ for id_, each in sheet.standings.items() if is_gap(each.level))


def _longest(gaps: Iterable[_Gap]) -> int:
    return max((gap.stuck for gap in gaps), default=0)


def _place(listed: Listed) -> tuple[int, int, float, float, str]:
    """Order the checks: what has expired, then what is stuck longest, then what is checked in next or is newer."""
    coming = listed.next_check_in.timestamp() if listed.next_check_in else float("inf")
    return ORDER.index(listed.state), -listed.stuck, coming, -listed.began.timestamp(), listed.assessment


def _counted(group: Sequence[Examined]) -> Iterator[CountedVerdict]:
    flow, found = group[0].flow, Counter(each.verdict for each in group)
    there = {each.verdict: each.listed for each in reversed(group)}
    order = list(flow.verdicts)
    for id_ in sorted(found, key=lambda id_: order.index(id_) if id_ in order else len(order)):
        yield CountedVerdict(flow.id, flow.title, there[id_].verdict, there[id_].mark, found[id_])


def _shared(group: Sequence[Examined]) -> Iterator[SharedGap]:
    """Count in how many checks each gap is; two items of one check are one."""
    found = sorted(
        ((id_, gap, each.flow) for each in group for id_, gap in (each.gaps or {}).items()), key=lambda each: each[0]
    )
    for id_, several in groupby(found, key=lambda each: each[0]):
        there = list(several)
        first, flow = there[0][1], there[0][2]
        page = flow.guidance.get(_page_of(first.question) or "")
        yield SharedGap(
            flow.id,
            flow.title,
            id_,
            first.question.short,
            first.section,
            len(there),
            len(group),
            _longest(gap for _, gap, _ in there),
            page.title if page else "",
            page.link if page else "",
        )


def _page_of(question: Question) -> str | None:
    """Name the page on the gap itself: one that belongs to an option would tell which was picked."""
    return question.gap.guidance if question.gap else None


def _weak(group: Sequence[Examined]) -> Iterator[WeakSection]:
    """Go through the sections that are not met everywhere; of a flow with only one none is weaker than others."""
    flow = group[0].flow
    for section in flow.sections if len(flow.sections) > 1 else ():
        values = [value for each in group if (value := (each.sections or {}).get(section.id)) is not None]
        mean = sum(values) / len(values) if values else 1.0
        if mean < 1:
            lowest = sum(_is_lowest(each, section.id) for each in group)
            yield WeakSection(flow.id, flow.title, section.title, mean, len(values), lowest)


def _is_lowest(examined: Examined, section: str) -> bool:
    there = [value for value in (examined.sections or {}).values() if value is not None]
    value = (examined.sections or {}).get(section)
    return value is not None and value < 1 and value == min(there)
