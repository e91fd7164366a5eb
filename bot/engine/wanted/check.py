"""Which cards should stand in Slack now: a pure function of the assessment, so that delivery heals after anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.looping import unrolled
from bot.engine.cards.check import ROOT, Card, RootCard
from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.afterwards import after_cards
from bot.engine.wanted.follow_up import follow_up_cards, older_cards
from bot.engine.wanted.root import root_card
from bot.engine.wanted.sections import section_cards
from bot.engine.wanted.summary import summary_cards
from bot.engine.wanted.talk import call_cards, contradiction_cards, handover_cards, split_cards
from bot.engine.weighed.sheet import Sheet
from bot.flow.model.flow import Flow

Some = Callable[[Flow, Assessment, Sheet, datetime], Iterable[Card]]
"""Gives some of them."""


def cards_wanted(flow: Flow, assessment: Assessment, now: datetime, kind: str | None = None) -> Mapping[str, Card]:
    """Give every card that should stand, by name, in the order in which they are posted; or those of one kind alone."""
    going = assessment.going
    if going is not None and going.over:
        return {ROOT: DeletedCard(ROOT, assessment.id, going.by)}
    flow = unrolled(flow, assessment)
    sheet = standing_sheet(flow, assessment, now)
    wanted = _KINDS.values() if kind is None else [_KINDS[kind]] if kind in _KINDS else ()
    return {card.name: card for some in dict.fromkeys(wanted) for card in some(flow, assessment, sheet, now)}


def older_wanted(flow: Flow, assessment: Assessment, now: datetime) -> Mapping[str, Card]:
    """Give the older cards as they would stand, to be drawn once more; they are posted no more where they are gone."""
    flow = unrolled(flow, assessment)
    return older_cards(flow, assessment, standing_sheet(flow, assessment, now))


def root_wanted(flow: Flow, assessment: Assessment, now: datetime) -> RootCard:
    """Give the root card alone, for whoever asks only where a check stands."""
    flow = unrolled(flow, assessment)
    return root_card(flow, assessment, standing_sheet(flow, assessment, now), now)


def _going(assessment: Assessment) -> Iterator[GoingCard]:
    if assessment.going is not None:
        yield GoingCard("going", assessment.id, assessment.going.by, assessment.going.until)


def _follow_up(flow: Flow, assessment: Assessment, sheet: Sheet, _: datetime) -> Iterable[Card]:
    return follow_up_cards(flow, assessment, sheet).values()


_KINDS: Mapping[str, Some] = {
    ROOT: lambda flow, check, sheet, now: (root_card(flow, check, sheet, now),),
    "section": lambda flow, check, sheet, _: section_cards(flow, check, sheet),
    "call": lambda flow, check, sheet, _: call_cards(flow, check, sheet),
    "owner": lambda _flow, check, _sheet, _now: handover_cards(check),
    "split": lambda flow, check, sheet, _: split_cards(flow, check, sheet),
    "contradiction": lambda flow, check, sheet, _: contradiction_cards(flow, check, sheet),
    "summary": summary_cards,
    "after": lambda flow, check, sheet, _: after_cards(flow, check, sheet),
    **dict.fromkeys(("checkin", "moved", "notice", "watch"), _follow_up),
    "going": lambda _flow, check, _sheet, _now: _going(check),
}
"""What stands before the stroke in a card's name, and what gives the cards it names, in the order they are posted."""
