"""What a verdict asks its owner once: the card it stands on, and how much of it is still to be written down."""

from collections.abc import Iterator
from dataclasses import replace

from bot.engine.asked.asking import open_for
from bot.engine.cards.check import AfterCard, ToWrite
from bot.engine.cards.names import after_name
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.viewing import view
from bot.engine.weighed.sheet import Sheet
from bot.flow.model.flow import Flow, Verdict


def after_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[AfterCard]:
    """Give the card of what the verdict that stands asks, where it asks anything."""
    verdict = _asking(flow, assessment)
    if verdict is not None:
        yield AfterCard(
            name=after_name(verdict.id),
            assessment=assessment.id,
            title=verdict.title,
            owner=assessment.owner,
            questions=tuple(
                replace(view(flow, assessment, sheet, each), headed=each.asked_of == "owner") for each in verdict.ask
            ),
        )


def to_write(flow: Flow, assessment: Assessment) -> ToWrite | None:
    """Count what is still to be written down; nobody finds below a verdict what the verdict does not lead to."""
    verdict = _asking(flow, assessment)
    left = sum(bool(open_for(assessment, flow, question)) for question in verdict.ask) if verdict else 0
    return ToWrite(after_name(verdict.id), left) if verdict and left else None


def _asking(flow: Flow, assessment: Assessment) -> Verdict | None:
    """Give the verdict that stands, if it asks anything."""
    if not assessment.verdicts or assessment.closed is None:
        return None
    verdict = flow.verdicts[assessment.verdicts[-1].verdict]
    return verdict if verdict.ask else None
