"""Calls to Slack's Web API. A call that writes goes out once; whether to repeat it is decided above.

One that only reads is repeated here, at once and a few times, where its answer got lost: that it was read twice harms
nobody, and who waits for it would else be told nothing, or wait for a quarter of an hour.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.engine.cards.check import Card
from bot.engine.cards.held_up import HeldUpCard
from bot.engine.overviews.home import Home
from bot.engine.reminders.card import NudgeCard
from bot.flow.model import Flow
from bot.slack.cards import draw
from bot.slack.cards.drawing import hashed
from bot.slack.cards.held_up import draw_held_up
from bot.slack.cards.nudge import draw_nudge
from bot.slack.cards.trend import has_chart, without_charts
from bot.slack.errors import Meaning, meaning_of
from bot.slack.incoming import CARD_EVENT
from bot.slack.pace import Pace, Rates, rates
from bot.slack.views.home import draw_home
from bot.tongue import speaking
from bot.usecases.pacing import LONGEST_HOLD_OFF
from bot.usecases.ports import (
    AgainError,
    Drawn,
    FrozenError,
    GoneError,
    HoldOffError,
    Installation,
    LostAnswerError,
    NotAllowedError,
    Place,
    ThreadGoneError,
)

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 10
READ_AGAIN = ((3.0, 0.05), (3.0, 0.25))
"""How long a read is waited for before it is lost, and the pause until it is read again; the last has all patience."""
HOLD_OFF_SECONDS = 30
"""How long to wait when Slack does not say."""
MOMENT_SECONDS = 1.5
NO_CHARTS = "invalid_blocks"
QUIET = {"unfurl_links": False, "unfurl_media": False}


Turns = Callable[[Installation, str, Rates], Awaitable[float]]
"""Keeps the next turn to post in a channel, and gives the seconds until it comes."""


class TooLateError(Exception):
    """The moment to open or change a modal has passed."""


class ElsewhereError(AgainError):
    """A call is to be made for another installation than the one whose token this is; whoever has that makes it."""


class NobodyError(Exception):
    """There is no such person, or none we may see."""


def web_client(token: str, api_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Make the client every call goes through: one session, no retries of its own."""
    return AsyncWebClient(token=token, base_url=api_url, session=session, retry_handlers=[], timeout=PATIENCE_SECONDS)


_OURS: Mapping[Meaning, type[Exception]] = {
    Meaning.GONE: GoneError,
    Meaning.FROZEN: FrozenError,
    Meaning.STOP: NotAllowedError,
    Meaning.TOO_LATE: TooLateError,
    Meaning.NOBODY: NobodyError,
}
"""What is raised for a call of which is known that nothing happened."""


class Outgoing:
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
        self.client = client
        self._whose = whose
        """Whose token the client has; calls for any other are not made."""
        self._domain = domain
        self._clock = clock
        self._pace = pace or Pace(lambda: asyncio.get_running_loop().time())
        self._turns = turns
        """Gives out turns to post among all workers; none where there is no other."""
        self._charts = True
        self._left_alone: dict[tuple[Installation, str], tuple[datetime, datetime]] = {}
        """Methods of an installation → since when and until when, for a clock that stands before was set back.

        Of those that write, delivery keeps it in the store as well.
        """

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
        with self._charts_tried(drawn):
            answer = await self.call(
                installation, "chat.postMessage", channel=place.channel, **thread, **QUIET, **drawn.payload
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
        seconds = await self._turns(installation, channel, rates())
        if seconds:
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
        """Delete a card; one that is gone is deleted."""
        try:
            await self.call(installation, "chat.delete", channel=channel, ts=ts)
        except GoneError:
            return

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:  # noqa: ARG002 - one workspace by token for now
        """Give the address of a message, the way Slack writes it."""
        address = f"https://{self._domain}.slack.com/archives/{channel}/p{ts.replace('.', '')}"
        return f"{address}?thread_ts={thread}&cid={channel}" if thread else address

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

    async def call(self, installation: Installation, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method once; its errors become ours."""
        return await self._once(installation, method, json=arguments)

    async def read(self, installation: Installation, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that only reads, again where its answer is lost; several of these take no JSON."""
        for patience, pause in READ_AGAIN:
            with suppress(LostAnswerError):
                return await self._once(installation, method, patience=patience, http_verb="GET", params=arguments)
            log.info("what %s read got lost, and is read again", method)
            await asyncio.sleep(pause)
        return await self._once(installation, method, http_verb="GET", params=arguments)

    async def send(self, installation: Installation, method: str, **arguments: Any) -> dict[str, Any]:
        """Call a method that reads a form and no JSON."""
        return await self._once(installation, method, data=arguments)

    async def upload(self, address: str, content: bytes) -> None:
        """Send the bytes of a file to the address Slack gave for them."""
        session = self.client.session
        if session is None:
            raise TypeError("the client was made without a session")
        try:
            async with session.post(address, data=content, timeout=aiohttp.ClientTimeout(PATIENCE_SECONDS)) as answer:
                status = answer.status
        except (aiohttp.ClientError, TimeoutError) as error:
            raise LostAnswerError(f"upload: {type(error).__name__}") from None
        if status != HTTPStatus.OK:
            raise LostAnswerError(f"upload: {status}")

    async def respond(self, response_url: str, **response: Any) -> None:
        """Use a response URL; one that has had its time is silence, for nothing depends on it."""
        session = self.client.session
        if session is None:
            raise TypeError("the client was made without a session")
        try:
            async with session.post(response_url, json=response, timeout=aiohttp.ClientTimeout(PATIENCE_SECONDS)):
                return
        except (aiohttp.ClientError, TimeoutError) as error:
            log.warning("a response was not heard: %s", type(error).__name__)

    async def _once(
        self, installation: Installation, method: str, *, patience: float = PATIENCE_SECONDS, **how: Any
    ) -> dict[str, Any]:
        """Call a method unless Slack asked to be left alone with it, and remember when it does."""
        if self._whose not in {None, installation}:
            later = self._clock() + timedelta(seconds=HOLD_OFF_SECONDS)
            raise ElsewhereError(f"{method} for {installation.id} is no call for this token", later)
        since, until = self._left_alone.get((installation, method), (None, None))
        if since is not None and until is not None and since <= self._clock() < until:
            raise HoldOffError(method, until)
        try:
            return await self._called(method, patience, **how)
        except HoldOffError as held:
            now, whose = self._clock(), (installation, method)
            known_since, known = self._left_alone.get(whose, (held.until, held.until))
            self._left_alone[whose] = now, max(held.until, known) if known_since <= now else held.until
            raise

    async def _called(self, method: str, patience: float, **how: Any) -> dict[str, Any]:
        try:
            async with asyncio.timeout(patience):
                answer = await self.client.api_call(method, **how)
        except SlackApiError as error:
            meant = self._meant(method, error)
            if meant is None:
                return {}
            raise meant from None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise LostAnswerError(f"{method}: {type(error).__name__}") from None
        return dict(answer.data) if isinstance(answer.data, dict) else {}

    def _meant(self, method: str, error: SlackApiError) -> Exception | None:
        response = error.response
        if response.status_code == 429:  # noqa: PLR2004 - HTTP's own number
            said = str(response.headers.get("Retry-After") or "")
            wait = min(int(said), LONGEST_HOLD_OFF.seconds) if said.isascii() and said.isdigit() else HOLD_OFF_SECONDS
            return HoldOffError(method, self._clock() + timedelta(seconds=wait))
        # A proxy on the way may answer with a page of its own.
        told: Mapping[str, Any] = response.data if isinstance(response.data, dict) else {}
        code = str(told.get("error") or "")
        match meaning_of(code):
            case Meaning.HOLD_OFF:
                return HoldOffError(method, self._clock() + timedelta(seconds=HOLD_OFF_SECONDS))
            case Meaning.SO_ALREADY:
                return None
            case Meaning.WRONG:
                why = (told.get("response_metadata") or {}).get("messages")
                log.error("Slack refused %s: %s %s", method, code, why)
                return NotAllowedError(code)
            case Meaning.AMBIGUOUS:
                return LostAnswerError(f"{method}: {code or response.status_code}")
            case definite:
                return _OURS[definite](code)
