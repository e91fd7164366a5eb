"""The summary card: the verdict that stands, what it rests on, and what has changed since the one before."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.engine.after_verdict.standing_verdict import expires_at, has_expired
from bot.engine.asked.asking import is_done, passed_all, responded, said_nothing, to_ask
from bot.engine.cards.check import LeftOpen, SummaryCard
from bot.engine.cards.names import section_name, summary_name
from bot.engine.cards.parts import Change
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.afterwards import to_write
from bot.engine.wanted.follow_up import gap_lines, outlook
from bot.engine.wanted.viewing import agree_since, ended, settled
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.summary import summarise
from bot.flow.model.flow import Flow


def summary_cards(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> Iterator[SummaryCard]:
    """Give the one of the verdict that stands, once there is one."""
    if assessment.verdicts and assessment.closed:
        yield _of_verdict(flow, assessment, sheet, now)


def _of_verdict(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> SummaryCard:
    summary = summarise(sheet)
    verdict = flow.verdicts[summary.outcome.verdict]
    before = assessment.verdicts[-2] if len(assessment.verdicts) > 1 else None
    closing = assessment.closed
    at = closing.at if closing else assessment.verdicts[-1].at
    return SummaryCard(
        name=summary_name(assessment),
        assessment=assessment.id,
        title=flow.title,
        subject=assessment.subject,
        owner=assessment.owner,
        mark=verdict.mark,
        verdict=verdict.title,
        verdicts=tuple((each.id, each.title) for each in flow.verdicts.values()),
        best=summary.outcome.verdict == flow.order[-1],
        outside=summary.outcome.verdict not in flow.order,
        summary=summary,
        cards=tuple((id_, section_name(question.section)) for id_, question in flow.questions.items()),
        shorts=tuple((id_, standing.question.short) for id_, standing in sheet.standings.items()),
        evidence=tuple(_evidence(sheet)),
        settled=tuple(
            (id_, word)
            for id_, each in sheet.standings.items()
            if each.stands and (word := settled(assessment, each.question))
        ),
        agreed=tuple(_agreed(assessment, sheet)),
        left_open=left_open(assessment, sheet),
        silent=said_nothing(assessment),
        passed_all=len(passed_all(assessment)),
        ended=ended(flow, assessment) or "",
        ended_at=at,
        expires_at=expires_at(flow, assessment),
        before=flow.verdicts[before.verdict].title if before else None,
        changes=_changes(sheet, before.levels) if before else (),
        guidance=verdict.guidance,
        then_button=flow.then.button if flow.then else None,
        led_on=assessment.led_to is not None,
        may_reopen=not flow.is_for_one,
        outlook=outlook(flow, assessment, now, sheet),
        care=gap_lines(flow, assessment, sheet, now),
        to_write=to_write(flow, assessment),
        expired=has_expired(flow, assessment, now),
    )


def left_open(assessment: Assessment, sheet: Sheet) -> tuple[LeftOpen, ...]:
    """Name what was not done when the check was closed, and who had not answered it."""
    return tuple(
        LeftOpen(
            id_,
            standing.question.short,
            tuple(
                person
                for person in to_ask(assessment, standing.question)
                if not responded(assessment, standing.question, person)
            ),
        )
        for id_, standing in sheet.standings.items()
        if standing.asked and not is_done(assessment, standing.question)
    )


def _agreed(assessment: Assessment, sheet: Sheet) -> Iterator[str]:
    """Go through the questions on which people were apart and agree since they voted again."""
    yield from (id_ for id_, standing in sheet.standings.items() if agree_since(assessment, standing))


def _evidence(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for id_, standing in sheet.standings.items():
        link = next((answer.link for _, answer in standing.counting if answer.link), None)
        if link:
            yield id_, link


def _changes(sheet: Sheet, before: Mapping[str, float | None]) -> tuple[Change, ...]:
    return tuple(
        Change(id_, standing.question.short, before.get(id_), standing.level)
        for id_, standing in sheet.standings.items()
        if standing.stands and before.get(id_) != standing.level
    )
