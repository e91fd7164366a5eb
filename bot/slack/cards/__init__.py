"""Cards as Slack messages: one file a kind of card, one list of them all. Pure; the same card gives the same hash."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.engine.cards.check import (
    AfterCard,
    CallCard,
    Card,
    ContradictionCard,
    HandoverCard,
    RootCard,
    SectionCard,
    SplitCard,
    SummaryCard,
)
from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.cards.follow_up import CheckInCard, MovedCard, NoticeCard, WatchCard
from bot.flow.model.flow import Guidance
from bot.slack.cards.call import draw_call
from bot.slack.cards.check_in import draw_check_in
from bot.slack.cards.drawing import Links
from bot.slack.cards.going import draw_deleted, draw_going
from bot.slack.cards.handover import draw_handover
from bot.slack.cards.moved import draw_moved
from bot.slack.cards.notice import draw_notice, draw_watch
from bot.slack.cards.root import draw_root
from bot.slack.cards.section import draw_after, draw_section
from bot.slack.cards.split import draw_contradiction, draw_split
from bot.slack.cards.summary import draw_summary
from bot.usecases.ports import Drawn

__all__ = ["KINDS", "draw"]

Draw = Callable[[Any, Links, Mapping[str, Guidance]], Drawn]

# What draws a card takes what it needs of the three, and no more.
KINDS: Mapping[type[Card], Draw] = {
    RootCard: lambda card, links, _: draw_root(card, links),
    SectionCard: lambda card, links, _: draw_section(card, links),
    SplitCard: lambda card, links, _: draw_split(card, links),
    ContradictionCard: lambda card, links, _: draw_contradiction(card, links),
    CallCard: lambda card, _links, _pages: draw_call(card),
    SummaryCard: draw_summary,
    AfterCard: lambda card, links, _: draw_after(card, links),
    CheckInCard: lambda card, _links, _pages: draw_check_in(card),
    MovedCard: lambda card, links, _: draw_moved(card, links),
    NoticeCard: lambda card, _links, _pages: draw_notice(card),
    WatchCard: lambda card, _links, _pages: draw_watch(card),
    HandoverCard: lambda card, _links, _pages: draw_handover(card),
    GoingCard: lambda card, _links, _pages: draw_going(card),
    DeletedCard: lambda card, _links, _pages: draw_deleted(card),
}


def draw(card: Card, links: Links, pages: Mapping[str, Guidance]) -> Drawn:
    """Draw a card. `links` has the address of every card that stands, by name; `pages` is the flow's guidance."""
    return KINDS[type(card)](card, links, pages)
