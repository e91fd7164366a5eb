"""The same Bolt app on the same server and settings, with a listener that only acknowledges."""

import asyncio
import gc
import re
import sys

import uvloop
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.ack.async_ack import AsyncAck

from bench.running.load import SECRET, TEAM
from bot.collector import collect_less
from bot.slack.doors.http import Door, web_app
from bot.slack.doors.listening import listening


async def serve(port: int) -> None:
    """Acknowledge every press until the process is ended."""

    async def authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:  # noqa: ARG001 - Bolt asks by these names
        return AuthorizeResult(enterprise_id=None, team_id=TEAM, bot_user_id="U0BOT", bot_token="xoxb-0")  # noqa: S106 - made up

    app = AsyncApp(authorize=authorize, process_before_response=True, request_verification_enabled=False)

    @app.action(re.compile(r"[\s\S]*"))
    async def acknowledge(ack: AsyncAck) -> None:
        await ack()

    async def healthy() -> bool:
        return True

    async with listening(web_app(Door(app, SECRET), healthy), "127.0.0.1", port):
        gc.collect()
        collect_less()
        await asyncio.Event().wait()


if __name__ == "__main__":
    uvloop.run(serve(int(sys.argv[1])))
