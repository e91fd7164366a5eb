"""What Slack promises of cards: drawn from what the engine wants, posted, changed and deleted, each at most once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from bot.engine.cards.check import Card
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model.flow import Flow
from bot.usecases.ports.installation import Installation


@dataclass(frozen=True)
class Drawn:
    """A card as a surface draws it: what it hands to Slack, and the hash that tells whether Slack shows it already."""

    payload: Mapping[str, Any]
    hash: str


@dataclass(frozen=True)
class Place:
    """Where a card goes: a channel, under a root card or at top level, and whether the channel sees a reply too."""

    assessment: str
    channel: str
    thread: str | None
    broadcast: bool = False
    unfurls: bool = False
    """Whether Slack is to show what it links to, which is ours."""


class Messages(Protocol):
    """Cards in Slack. Every call happens at most once; none is retried below this line."""

    def draw(self, installation: Installation, flow: Flow, card: Card, links: Mapping[str, str]) -> Drawn:
        """Draw a card of a flow; `links` has the address of every card that stands already, by card name."""

    async def post(self, installation: Installation, place: Place, drawn: Drawn) -> str:
        """Post a card and give its ts. Raises HoldOffError, ThreadGoneError, NotAllowedError."""

    def draw_nudge(self, card: NudgeCard, links: Mapping[str, str]) -> Drawn:
        """Draw a nudge; `links` has the address of each card it names and that stands already, by its place."""

    def draw_held_up(self, card: HeldUpCard) -> Drawn:
        """Draw what tells an owner that their check is not shown, or is again."""

    async def post_to(self, installation: Installation, person: str, drawn: Drawn) -> tuple[str, str]:
        """Post a card into the direct messages with a person; give the channel and the ts of it. Raises as `post`."""

    def draw_home(self, page: Home, links: Mapping[str, str]) -> Drawn:
        """Draw a page of a Home; `links` has the address of each card it leads to and that stands already, by place."""

    async def publish(self, installation: Installation, person: str, drawn: Drawn) -> None:
        """Show somebody their Home. Raises HoldOffError, LostAnswerError, NotAllowedError."""

    async def update(self, installation: Installation, channel: str, ts: str, drawn: Drawn) -> None:
        """Change a card. Raises HoldOffError, GoneError, FrozenError, NotAllowedError."""

    async def delete(self, installation: Installation, channel: str, ts: str) -> None:
        """Delete a card or a canvas; one that is gone already is deleted. Raises HoldOffError, NotAllowedError."""

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:
        """Give the address of a message."""
