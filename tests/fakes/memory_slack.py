"""Messages as a pure model: what stands in each channel, and every call in order. For tests of what delivers."""

import hashlib
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.engine.cards.check import Card
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model.flow import Flow
from bot.usecases.ports import Drawn, FrozenError, GoneError, Installation, Place, ThreadGoneError


@dataclass
class Standing:
    """One message."""

    card: str
    hash: str
    thread: str | None
    broadcast: bool


@dataclass
class MemorySlack:
    """Cards in a channel. `trouble` has, by call, errors to raise in turn; None lets the call through."""

    messages: dict[str, Standing] = field(default_factory=dict)
    calls: list[tuple[str, str]] = field(default_factory=list)
    trouble: dict[str, list[BaseException | None]] = field(default_factory=dict)
    frozen: set[str] = field(default_factory=set)
    """Where messages stand that nobody may change any more."""
    drawn: dict[str, Card] = field(default_factory=dict)
    """Hash → the card that was drawn."""
    nudges: dict[str, NudgeCard] = field(default_factory=dict)
    """Hash → the nudge that was drawn."""
    held_up: dict[str, HeldUpCard] = field(default_factory=dict)
    """Hash → what was drawn to tell an owner that a check is not shown."""
    to: dict[str, str] = field(default_factory=dict)
    """Where a direct message stands → whose it is."""
    drawn_homes: dict[str, Home] = field(default_factory=dict)
    homes: dict[str, Home] = field(default_factory=dict)
    """Person → the page that was published to them."""
    _numbers: Any = field(default_factory=lambda: itertools.count(1))

    def draw(self, installation: Installation, flow: Flow, card: Card, links: Mapping[str, str]) -> Drawn:
        shown = hashlib.sha256(repr((card, sorted(links.items()))).encode()).hexdigest()
        self.drawn[shown] = card
        return Drawn({"card": card.name}, shown)

    async def post(self, installation: Installation, place: Place, drawn: Drawn) -> str:
        self._call("post", drawn)
        if place.thread is not None and place.thread not in self.messages:
            raise ThreadGoneError("the root card was deleted")
        ts = f"{next(self._numbers)}.000100"
        self.messages[ts] = Standing(drawn.payload["card"], drawn.hash, place.thread, place.broadcast)
        self._trouble("posted")
        return ts

    def draw_nudge(self, card: NudgeCard, links: Mapping[str, str]) -> Drawn:
        shown = hashlib.sha256(repr((card, sorted(links.items()))).encode()).hexdigest()
        self.nudges[shown] = card
        return Drawn({"card": "nudge"}, shown)

    def draw_held_up(self, card: HeldUpCard) -> Drawn:
        shown = hashlib.sha256(repr(card).encode()).hexdigest()
        self.held_up[shown] = card
        return Drawn({"card": "held_up"}, shown)

    def told_of(self, person: str) -> list[HeldUpCard]:
        """List what somebody was told of checks that are not shown, in order."""
        return [
            self.held_up[each.hash]
            for ts, each in self.messages.items()
            if self.to.get(ts) == person and each.hash in self.held_up
        ]

    async def post_to(self, installation: Installation, person: str, drawn: Drawn) -> tuple[str, str]:
        self._call("post", drawn)
        ts = f"{next(self._numbers)}.000100"
        self.messages[ts] = Standing(drawn.payload["card"], drawn.hash, None, broadcast=False)
        self.to[ts] = person
        self._trouble("posted")
        return f"D{person}", ts

    def nudges_of(self, person: str) -> list[NudgeCard]:
        """List what stands in somebody's direct messages."""
        return [self.nudges[each.hash] for ts, each in self.messages.items() if self.to.get(ts) == person]

    def draw_home(self, page: Home, links: Mapping[str, str]) -> Drawn:
        shown = hashlib.sha256(repr((page, sorted(links.items()))).encode()).hexdigest()
        self.drawn_homes[shown] = page
        return Drawn({"card": "home"}, shown)

    async def publish(self, installation: Installation, person: str, drawn: Drawn) -> None:
        self._call("publish", drawn)
        self.homes[person] = self.drawn_homes[drawn.hash]
        self._trouble("published")

    async def update(self, installation: Installation, channel: str, ts: str, drawn: Drawn) -> None:
        self._call("update", drawn)
        if ts not in self.messages:
            raise GoneError("message_not_found")
        if ts in self.frozen:
            raise FrozenError("edit_window_closed")
        self.messages[ts].hash = drawn.hash

    async def delete(self, installation: Installation, channel: str, ts: str) -> None:
        gone = self.messages.pop(ts, None)
        self.calls.append(("delete", gone.card if gone else ""))
        self._trouble("delete")

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:
        return f"https://acme.slack.com/archives/{channel}/{ts}"

    def named(self, card: str) -> list[str]:
        """List where a card stands."""
        return [ts for ts, message in self.messages.items() if message.card == card]

    def _call(self, name: str, drawn: Drawn) -> None:
        self.calls.append((name, drawn.payload["card"]))
        self._trouble(name)

    def _trouble(self, name: str) -> None:
        waiting = self.trouble.get(name)
        error = waiting.pop(0) if waiting else None
        if error is not None:
            raise error
