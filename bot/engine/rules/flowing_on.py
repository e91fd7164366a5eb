"""What follows by itself after any event: sections open, answers are revealed, the check closes with its verdict."""

from collections.abc import Container, Mapping
from datetime import datetime

from bot.engine.after_verdict.standing_verdict import close as decide_at_close
from bot.engine.asked.asking import all_responded, is_done
from bot.engine.asked.branching import asked_now
from bot.engine.asked.looping import unrolled
from bot.engine.decision import Decision
from bot.engine.saved.assessment import Assessment, Closing, Revealed
from bot.engine.saved.replacing import replace
from bot.engine.weighed.sheet import lay_out
from bot.flow.model.flow import Flow, Section


def flow_on(flow: Flow, assessment: Assessment, because: tuple[str, ...], now: datetime) -> Decision:
    """Let follow what follows: reveals first, then sections, then the close when nothing is open."""
    if assessment.closed:
        return Decision(assessment, because)
    flow = unrolled(flow, assessment)
    shown, revealed = _reveal_complete(flow, assessment, now)
    onward, opened = _open_sections(flow, shown, now)
    because = (*because, *revealed, *opened)
    # What was opened again is not closed by its first new answer: several corrections are one reopening.
    if onward.reopened_at is None and _nothing_open(flow, onward, now):
        return close(flow, onward, Closing(now, "complete"), (*because, "nothing is open"))
    return Decision(onward, because)


def close(flow: Flow, assessment: Assessment, closing: Closing, because: tuple[str, ...]) -> Decision:
    """Close a check and keep its verdict, so that a later one can say what changed."""
    closed, why = decide_at_close(flow, replace(assessment, reopened_at=None), closing)
    return Decision(closed, (*because, why))


def _reveal_complete(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, tuple[str, ...]]:
    """Show each blind question whose last answer is in."""
    complete = {
        question.id: Revealed(now, None)
        for question in asked_now(flow, assessment).values()
        if question.blind
        and question.id not in assessment.revealed
        and question.section in assessment.opened
        and all_responded(assessment, question)
    }
    shown = replace(assessment, revealed={**assessment.revealed, **complete}) if complete else assessment
    return shown, tuple(f"all who were asked have answered {id_}" for id_ in complete)


def _open_sections(flow: Flow, assessment: Assessment, now: datetime) -> tuple[Assessment, tuple[str, ...]]:
    """Open each section whose predecessor has one response to every question; nobody waits for the slowest."""
    opened: Mapping[str, datetime] = assessment.opened
    asked, because = asked_now(flow, assessment), list[str]()
    for before, section in zip(flow.sections, flow.sections[1:], strict=False):
        if section.id not in opened and before.id in opened and _has_one_each(assessment, before, asked):
            opened = {**opened, section.id: now}
            because.append(f"every question of {before.id} has an answer, so {section.id} opened")
    return (replace(assessment, opened=opened) if because else assessment), tuple(because)


def _nothing_open(flow: Flow, assessment: Assessment, now: datetime, settled: str | None = None) -> bool:
    """Whether every question is done, and no split waits for the owner's word or a new vote.

    Otherwise the last answer would close a check in the same moment in which it shows that people disagree.
    """
    if not all(is_done(assessment, question) for question in asked_now(flow, assessment).values()):
        return False
    sheet = lay_out(assessment, flow, now.date(), final=False)
    return not any(flow.questions[id_].settle for id_ in sheet.splits if id_ != settled)


def settling_decides(flow: Flow, assessment: Assessment, question: str, now: datetime) -> bool:
    """Whether nothing would be open any more once this split is settled, so that the verdict follows at once."""
    may_close = assessment.closed is None and assessment.reopened_at is None
    return may_close and _nothing_open(flow, assessment, now, settled=question)


def _has_one_each(assessment: Assessment, section: Section, asked: Container[str]) -> bool:
    given, settled = assessment.answers, assessment.settled
    return all(given.get(id_) or id_ in settled for id_ in section.questions if id_ in asked)
