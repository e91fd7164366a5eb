"""What the playground's tests share: a manifest, a tiny Bolt app, and short ways to say common things."""

import asyncio
import time
from collections.abc import Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.playground.playground import Playground

SCOPES = [
    "app_mentions:read",
    "canvases:write",
    "channels:join",
    "channels:read",
    "chat:write",
    "commands",
    "dnd:read",
    "files:write",
    "groups:read",
    "im:read",
    "im:write",
    "mpim:read",
    "mpim:write",
    "reactions:write",
    "team:read",
    "users:read",
]
EVENTS = [
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_archive",
    "channel_rename",
    "group_left",
    "member_joined_channel",
    "member_left_channel",
    "message.channels",
    "reaction_added",
    "tokens_revoked",
]


def manifest(*, scopes=SCOPES, events=EVENTS, home=True, interactive=True, **features) -> dict[str, Any]:
    return {
        "display_information": {"name": "checker"},
        "features": {
            "app_home": {"home_tab_enabled": home, "messages_tab_enabled": True},
            "bot_user": {"display_name": "checker"},
            "slash_commands": [
                {"command": "/check", "description": "Checks", "should_escape": True},
                {"command": "/raw", "description": "Checks raw"},
            ],
            "shortcuts": [
                {"name": "Begin", "type": "global", "callback_id": "begin", "description": "Begins"},
                {"name": "Keep", "type": "message", "callback_id": "keep", "description": "Keeps"},
            ],
            **features,
        },
        "oauth_config": {"scopes": {"bot": list(scopes)}},
        "settings": {
            "event_subscriptions": {"bot_events": list(events)},
            "interactivity": {"is_enabled": interactive},
            "socket_mode_enabled": True,
        },
    }


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def button(action_id: str, label: str, **more) -> dict[str, Any]:
    return {"type": "button", "action_id": action_id, "text": plain(label), **more}


def actions(*elements, block_id="acts") -> dict[str, Any]:
    return {"type": "actions", "block_id": block_id, "elements": list(elements)}


def options(*values: str) -> list[dict[str, Any]]:
    return [{"text": plain(value.capitalize()), "value": value} for value in values]


def text_input(block_id: str, label: str, *, element=(), **more) -> dict[str, Any]:
    typed = {"type": "plain_text_input", "action_id": "typed", **dict(element)}
    return {"type": "input", "block_id": block_id, "label": plain(label), "element": typed, **more}


def modal(*blocks, title="Window", **more) -> dict[str, Any]:
    shown = list(blocks) or [text_input("name", "Name")]
    return {"type": "modal", "title": plain(title), "submit": plain("Send"), "blocks": shown, **more}


def home(*blocks) -> dict[str, Any]:
    return {"type": "home", "blocks": list(blocks) or [section("Welcome")]}


def channel_id(playground: Playground, name: str) -> str:
    found = playground.first.workspace.find_channel(name)
    assert found is not None
    return found.id


def person_id(playground: Playground, name: str) -> str:
    found = playground.first.workspace.find_person(name)
    assert found is not None
    return found.id


async def refused(call) -> dict[str, Any]:
    """Give the answer of a call that Slack must refuse."""
    try:
        answer = await call
    except SlackApiError as error:
        return {**error.response.data, "status": error.response.status_code, "headers": error.response.headers}
    raise AssertionError(f"it was taken: {answer}")


async def until(condition: Callable[[], Any], seconds: float = 5.0) -> Any:
    """Wait until something is true, and give it."""
    end = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < end, "it did not come true in time"
        await asyncio.sleep(0.005)
    return found


@asynccontextmanager
async def over_sockets(playground: Playground, app: AsyncApp):
    """Let a Bolt app listen over Socket Mode."""
    handler = AsyncSocketModeHandler(app, playground.app.secrets.app_token, web_client=app.client)
    await handler.connect_async()
    await until(lambda: playground.sockets.connections)
    yield handler
    await handler.close_async()
    await asyncio.sleep(0)


@asynccontextmanager
async def over_http(app: AsyncApp):
    """Let a Bolt app listen at a request URL, and give the URL."""
    async with listening(app.web_app(path="/slack/events")) as address:
        yield f"{address}/slack/events"


@asynccontextmanager
async def listening(application: web.Application):
    runner = web.AppRunner(application)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield f"http://127.0.0.1:{port}"
    await runner.cleanup()


@asynccontextmanager
async def slack_client(playground: Playground | None, token: str = "", api_url: str = ""):
    """Give a Slack client that repeats nothing by itself."""
    async with aiohttp.ClientSession() as connection:
        yield AsyncWebClient(
            token=token or playground.first.installation.bot_token,
            base_url=api_url or playground.api_url,
            session=connection,
            retry_handlers=[],
        )
