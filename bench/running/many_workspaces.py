"""The ways out to many workspaces behind one face, and what Slack refuses on them counted."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.engine.cards.held_up import HeldUpCard
from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model.flow import Flow
from bot.slack.calling.outgoing import Outgoing
from bot.usecases.ports import Drawn, Installation, Place

TOO_MANY = 429


@dataclass
class Refusals:
    """What Slack refused as too many calls, and what was called again before the time it gave."""

    refused: int = 0
    early: int = 0


class WatchedClient(AsyncWebClient):
    """A workspace's client that counts what is refused, and who calls again too early; it lets everything through."""

    def __init__(self, like: AsyncWebClient, refusals: Refusals) -> None:
        super().__init__(like.token, like.base_url, session=like.session, retry_handlers=[], timeout=like.timeout)
        self._refusals = refusals
        self._until: dict[str, float] = {}

    async def api_call(self, api_method: str, **how: Any) -> AsyncSlackResponse:
        """Make a call, and count it."""
        self._refusals.early += time.time() < self._until.get(api_method, 0.0)
        try:
            return await super().api_call(api_method, **how)
        except SlackApiError as error:
            if error.response.status_code == TOO_MANY:
                self._refusals.refused += 1
                self._until[api_method] = time.time() + int(error.response.headers["Retry-After"])
            raise


class Many:
    """Every workspace's own way out, behind one face."""

    def __init__(self, outgoing: Mapping[str, Outgoing]) -> None:
        self._outgoing = outgoing

    def draw(self, installation: Installation, flow: Flow, card: Any, links: Mapping[str, str]) -> Drawn:
        """Draw a card."""
        return self._outgoing[installation.id].draw(installation, flow, card, links)

    async def post(self, installation: Installation, place: Place, drawn: Drawn) -> str:
        """Post a card."""
        return await self._outgoing[installation.id].post(installation, place, drawn)

    async def update(self, installation: Installation, channel: str, ts: str, drawn: Drawn) -> None:
        """Change a card."""
        await self._outgoing[installation.id].update(installation, channel, ts, drawn)

    async def delete(self, installation: Installation, channel: str, ts: str) -> None:
        """Delete a card."""
        await self._outgoing[installation.id].delete(installation, channel, ts)

    def draw_held_up(self, card: HeldUpCard) -> Drawn:
        """Draw what tells an owner that their check is not shown, which all of them draw alike."""
        return next(iter(self._outgoing.values())).draw_held_up(card)

    def draw_nudge(self, card: NudgeCard, links: Mapping[str, str]) -> Drawn:
        """Draw a reminder, which all of them draw alike."""
        return next(iter(self._outgoing.values())).draw_nudge(card, links)

    def draw_home(self, page: Home, links: Mapping[str, str]) -> Drawn:
        """Draw a Home, which all of them draw alike."""
        return next(iter(self._outgoing.values())).draw_home(page, links)

    async def post_to(self, installation: Installation, person: str, drawn: Drawn) -> tuple[str, str]:
        """Post to a person."""
        return await self._outgoing[installation.id].post_to(installation, person, drawn)

    async def publish(self, installation: Installation, person: str, drawn: Drawn) -> None:
        """Publish a Home."""
        await self._outgoing[installation.id].publish(installation, person, drawn)

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:
        """Give the address of a message."""
        return self._outgoing[installation.id].link(installation, channel, ts, thread)
