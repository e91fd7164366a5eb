"""Calls to Slack's Web API. A call that writes goes out once; whether to repeat it is decided above.

One that only reads is repeated here, at once and a few times, where its answer got lost: that it was read twice harms
nobody, and who waits for it would else be told nothing, or wait for a quarter of an hour.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errors import Meaning, meaning_of
from bot.usecases.ports import (
    AgainError,
    FrozenError,
    GoneError,
    HoldOffError,
    Installation,
    LostAnswerError,
    NotAllowedError,
)
from bot.usecases.shown.pacing import LONGEST_HOLD_OFF

log = logging.getLogger(__name__)
PATIENCE_SECONDS = 10
READ_AGAIN = ((3.0, 0.05), (3.0, 0.25))
"""How long a read is waited for before it is lost, and the pause until it is read again; the last has all patience."""
HOLD_OFF_SECONDS = 30
"""How long to wait when Slack does not say."""


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


class Calls:
    """The calls one workspace's token may make; each error becomes one of ours."""

    def __init__(
        self, client: AsyncWebClient, clock: Callable[[], datetime], *, whose: Installation | None = None
    ) -> None:
        self.client = client
        self._clock = clock
        self._whose = whose
        """Whose token the client has; calls for any other are not made."""
        self._left_alone: dict[tuple[Installation, str], tuple[datetime, datetime]] = {}
        """Methods of an installation → since when and until when, for a clock that stands before was set back.

        Of those that write, delivery keeps it in the store as well.
        """

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
                why = (told.get("response_metadata") or {}).get("messages") or told.get("detail")
                log.error("Slack refused %s: %s %s", method, code, why)
                return NotAllowedError(code)
            case Meaning.AMBIGUOUS:
                return LostAnswerError(f"{method}: {code or response.status_code}")
            case definite:
                return _OURS[definite](code)
