"""The Bolt app: one table of listeners that take everything there is, and answer Slack once the commit is done.

Nothing goes unanswered, for Slack shows an error for that and sends events again; nothing is answered well that was not
done. No body is ever logged.
"""

import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.error import BoltUnhandledRequestError
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calling.calls import TooLateError
from bot.slack.heard.incoming import read
from bot.slack.parts import Parts
from bot.slack.surfaces.doors import Surfaces
from bot.usecases.ports import HoldOffError, LostAnswerError

log = logging.getLogger(__name__)
ANY = re.compile(r"[\s\S]*")
LISTENERS: tuple[tuple[str, tuple[Any, ...]], ...] = (
    ("action", (ANY,)),
    ("command", (ANY,)),
    ("view_submission", (ANY,)),
    ("view_closed", (ANY,)),
    ("event", (ANY,)),
    ("shortcut", (ANY,)),
    ("options", (ANY,)),
)
"""What is listened to, the most frequent first; `incoming` knows what of it is ours."""
UNAVAILABLE = 503
UNREADABLE = 400
OF_ITS_SHAPE = (AttributeError, LookupError, TypeError, ValueError)
"""What Bolt raises over a body that is not of the shape it looks for; of what our own listeners raise none is that."""
NOT_HELPED = (HoldOffError, LostAnswerError, TooLateError)
"""What our own listeners raise where Slack does not answer them, or opens no modal; it says so to whoever waits."""
TAKEN = "taken"
"""What the context of a request has once it has come to our own listener; Bolt has read all it reads by then."""


def build_app(parts: Parts) -> AsyncApp:
    """Make the app."""
    me, client = parts.me, parts.outgoing.client
    authorized = AuthorizeResult(
        enterprise_id=me.enterprise,
        team_id=me.team,
        bot_user_id=me.bot_user,
        bot_id=me.bot,
        bot_token=client.token,
    )

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:  # noqa: ARG001 - one workspace by token; surfaces look whose payload it is
        return authorized

    quieten(logging.ERROR)  # Bolt looks into the environment by itself, and warns of a token there that it is not given
    app = AsyncApp(
        name="ftready",  # without one Bolt reads the source of every frame on the stack, to find one
        logger=logging.getLogger("slack_bolt"),
        client=AsyncWebClient(base_url=client.base_url, session=client.session, retry_handlers=[]),
        authorize=authorize,
        process_before_response=True,
        request_verification_enabled=False,  # the door has verified the raw bytes; a socket needs no signature
        raise_error_for_unhandled_request=True,
    )
    quieten()
    surfaces = Surfaces(parts)

    async def take(body: dict[str, Any], ack: AsyncAck, context: AsyncBoltContext) -> None:
        context[TAKEN] = True
        await ack(await surfaces.take(read(body)) or "")

    for kind, arguments in LISTENERS:
        listen: Callable[..., Callable[[Callable[..., Awaitable[None]]], Any]] = getattr(app, kind)
        listen(*arguments)(take)
    app.error(_answer_error)
    return app


async def _answer_error(error: Exception, context: AsyncBoltContext) -> BoltResponse:
    if isinstance(error, BoltUnhandledRequestError):
        return BoltResponse(status=200, body="")
    if isinstance(error, OF_ITS_SHAPE) and TAKEN not in context:  # nothing of ours has seen it, so nothing is half done
        return BoltResponse(status=UNREADABLE, body="cannot be read")
    if isinstance(error, NOT_HELPED):
        log.warning("Slack did not do what a request needs, so it was refused, and whoever waits is told so: %s", error)
        return BoltResponse(status=UNAVAILABLE, body="")
    log.error("a request could not be answered and was refused: %s", type(error).__name__, exc_info=error)
    return BoltResponse(status=UNAVAILABLE, body="")


def quieten(level: int = logging.WARNING) -> None:
    """Keep the SDK's loggers from writing what people said; below WARNING they log whole bodies and tokens."""
    made_already = [name for name in logging.root.manager.loggerDict if name.startswith(("slack_bolt.", "slack_sdk."))]
    for name in ("slack_bolt", "slack_sdk", *made_already):
        logging.getLogger(name).setLevel(level)
