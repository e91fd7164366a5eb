"""What a verdict asks its owner once: the card it stands on, and how much of it is still to be written down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.engine.asked.asking import open_for
from bot.engine.cards.check import AfterCard, ToWrite
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.viewing import view
from bot.engine.weighed.sheet import Sheet
from bot.flow.model.flow import Flow, Verdict


def after_cards(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[AfterCard]:
    """Give the card of what the verdict that stands asks, where it asks anything."""
    for verdict in _asking(flow, assessment):
        yield AfterCard(
            name=_name(verdict),
            assessment=assessment.id,
            title=verdict.title,
            owner=assessment.owner,
            questions=tuple(
                replace(view(flow, assessment, sheet, each), headed=each.asked_of == "owner") for each in verdict.ask
            ),
        )


def to_write(flow: Flow, assessment: Assessment) -> ToWrite | None:
    """Count what is still to be written down; nobody finds below a verdict what the verdict does not lead to."""
    for verdict in _asking(flow, assessment):
        left = sum(bool(open_for(assessment, flow, question)) for question in verdict.ask)
        return ToWrite(_name(verdict), left) if left else None
    return None


def _asking(flow: Flow, assessment: Assessment) -> Sequence[Verdict]:
    verdict = flow.verdicts[assessment.verdicts[-1].verdict] if assessment.verdicts and assessment.closed else None
    return [verdict] if verdict is not None and verdict.ask else []


def _name(verdict: Verdict) -> str:
    return f"after/{verdict.id}"
