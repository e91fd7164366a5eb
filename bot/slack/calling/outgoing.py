"""Cards in Slack: drawn, posted at the pace Slack wants, changed and deleted; nothing that writes is ever repeated."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.cards.check import Card
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model.flow import Flow
from bot.slack.calling.calls import Calls, NobodyError
from bot.slack.calling.canvases import is_canvas
from bot.slack.calling.pace import Pace, Rates, rates
from bot.slack.cards import draw
from bot.slack.cards.drawing import hashed
from bot.slack.cards.held_up import draw_held_up
from bot.slack.cards.nudge import draw_nudge
from bot.slack.cards.trend import has_chart, without_charts
from bot.slack.heard.incoming import CARD_EVENT
from bot.slack.views.home import draw_home
from bot.tongue import speaking
from bot.usecases.ports import AgainError, Drawn, GoneError, Installation, NotAllowedError, Place, ThreadGoneError

MOMENT_SECONDS = 1.5
NO_CHARTS = "invalid_blocks"
QUIET = {"unfurl_links": False, "unfurl_media": False}

Turns = Callable[[Installation, str, Rates], Awaitable[tuple[float, bool]]]
"""Gives the seconds until the next turn to post in a channel, and whether it is kept."""


class Outgoing(Calls):
    """Cards in Slack (`bot.usecases.ports.Messages`), and the other calls surfaces make, for one workspace."""

    def __init__(  # noqa: PLR0913 - Slack, the time, and the two paces
        self,
        client: AsyncWebClient,
        domain: str,
        clock: Callable[[], datetime],
        pace: Pace | None = None,
        *,
        whose: Installation | None = None,
        turns: Turns | None = None,
    ) -> None:
        super().__init__(client, clock, whose=whose)
        self._domain = domain
        self._pace = pace or Pace(lambda: asyncio.get_running_loop().time())
        self._turns = turns
        """Gives out turns to post among all workers; none where there is no other."""
        self._charts = True

    def draw(self, installation: Installation, flow: Flow, card: Card, links: Mapping[str, str]) -> Drawn:  # noqa: ARG002 - all workspaces see the same cards
        """Draw a card the way Slack takes it; its name goes along, so that a press on it can be told from a twin's."""
        with speaking(flow.language):
            drawn = draw(card, links, flow.guidance)
        if not self._charts:
            drawn = hashed({**drawn.payload, "blocks": without_charts(drawn.payload["blocks"])})
        named = {"event_type": CARD_EVENT, "event_payload": {"card": card.name}}
        return replace(drawn, payload={**drawn.payload, "metadata": named})

    def draw_nudge(self, card: NudgeCard, links: Mapping[str, str]) -> Drawn:
        """Draw a nudge."""
        return draw_nudge(card, links)

    def draw_held_up(self, card: HeldUpCard) -> Drawn:
        """Draw what tells an owner that their check is not shown."""
        return draw_held_up(card)

    def draw_home(self, page: Home, links: Mapping[str, str]) -> Drawn:
        """Draw a page of a Home."""
        return draw_home(page, links)

    async def publish(self, installation: Installation, person: str, drawn: Drawn) -> None:
        """Show somebody their Home."""
        try:
            await self.call(installation, "views.publish", user_id=person, view=drawn.payload)
        except NobodyError as nobody:
            raise NotAllowedError(str(nobody)) from None

    async def post(self, installation: Installation, place: Place, drawn: Drawn) -> str:
        """Post a card and give its ts."""
        await self._wait_for_turn(installation, place.channel, place.assessment)
        thread = {"thread_ts": place.thread, "reply_broadcast": place.broadcast} if place.thread else {}
        quiet = {**QUIET, "unfurl_links": place.unfurls}
        with self._charts_tried(drawn):
            answer = await self.call(
                installation, "chat.postMessage", channel=place.channel, **thread, **quiet, **drawn.payload
            )
        ts = str(answer["ts"])
        if place.thread and not (answer.get("message") or {}).get("thread_ts"):
            # The parent was deleted: Slack made it a message to the whole channel, which nobody asked for.
            await self.call(installation, "chat.delete", channel=place.channel, ts=ts)
            raise ThreadGoneError("the root card was deleted")
        return ts

    async def _wait_for_turn(self, installation: Installation, channel: str, who: str) -> None:
        """Wait a moment for Slack's pace; where it takes longer, the delivery goes on later and keeps its turn."""
        while seconds := await self._until_turn(installation, channel, who):
            if seconds > MOMENT_SECONDS:
                raise AgainError("others post here first", self._clock() + timedelta(seconds=seconds))
            await asyncio.sleep(seconds)

    async def _until_turn(self, installation: Installation, channel: str, who: str) -> float:
        """Give the seconds until this one may post: by the pace of this process first, which asks nobody."""
        seconds = self._pace.turn(installation.id, channel, who)
        if seconds or self._turns is None or self._pace.takes_promise(installation.id, channel, who):
            return seconds
        seconds, is_kept = await self._turns(installation, channel, rates())
        if seconds and is_kept:
            self._pace.promise(installation.id, channel, who, seconds)
        return seconds

    async def post_to(self, installation: Installation, person: str, drawn: Drawn) -> tuple[str, str]:
        """Post a card into the direct messages with a person; give its channel, which a change of it needs, and ts."""
        await self._wait_for_turn(installation, person, person)
        try:
            answer = await self.call(installation, "chat.postMessage", channel=person, **QUIET, **drawn.payload)
        except NobodyError as nobody:
            raise NotAllowedError(str(nobody)) from None
        return str(answer["channel"]), str(answer["ts"])

    async def update(self, installation: Installation, channel: str, ts: str, drawn: Drawn) -> None:
        """Change a card."""
        with self._charts_tried(drawn):
            await self.call(installation, "chat.update", channel=channel, ts=ts, **drawn.payload)

    async def delete(self, installation: Installation, channel: str, ts: str) -> None:
        """Delete a card or a canvas; one that is gone is deleted."""
        try:
            if is_canvas(channel):
                await self.call(installation, "canvases.delete", canvas_id=channel)
            else:
                await self.call(installation, "chat.delete", channel=channel, ts=ts)
        except GoneError:
            return

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:  # noqa: ARG002 - one workspace by token for now
        """Give the address of a message, the way Slack writes it."""
        address = f"https://{self._domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
        return f"{address}?thread_ts={thread}&cid={channel}" if thread else address

    def link_to_canvas(self, team: str, canvas: str) -> str:
        """Give the address of a canvas, the way Slack writes it."""
        return f"https://{self._domain}.slack.com/docs/{team}/{canvas}"

    @contextmanager
    def _charts_tried(self, drawn: Drawn) -> Iterator[None]:
        """Draw no charts from now on, and deliver again, where this Slack takes none."""
        try:
            yield
        except NotAllowedError as refused:
            if refused.code != NO_CHARTS or not has_chart(drawn.payload):
                raise
            self._charts = False
            raise AgainError("this Slack draws no charts; the numbers are written out", self._clock()) from None
