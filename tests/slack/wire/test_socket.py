"""The socket to Slack: opened again when it closes or goes deaf, and drained before it is let go."""

import asyncio
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web
from bot_parts import workspace
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.slack.calling.calls import web_client
from bot.slack.doors.socket import Connection


@pytest.fixture
async def playground():
    async with workspace("socket", patience=5.0) as (opened, _):
        yield opened


@pytest.fixture
async def client(playground):
    async with aiohttp.ClientSession() as session:
        yield web_client(playground.first.installation.bot_token, playground.api_url, session)


@pytest.fixture
def app(client):
    async def authorize():
        return AuthorizeResult(enterprise_id=None, team_id="T0PLAYGRND", bot_token=client.token)

    return AsyncApp(client=client, authorize=authorize, process_before_response=True)


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr("bot.slack.doors.socket.LOOK_SECONDS", 0.05)


async def test_it_is_open_once_slack_said_hello(playground, client, app):
    async with Connection(app, playground.app.secrets.app_token, client) as connection:
        await asyncio.wait_for(connection.connected(), 5)

        assert len(playground.sockets.connections) == 1
    assert len(playground.sockets.connections) == 0


async def test_a_socket_that_was_closed_is_opened_again(playground, client, app, short, eventually):
    async with Connection(app, playground.app.secrets.app_token, client, hello_seconds=0.5) as connection:
        await asyncio.wait_for(connection.connected(), 5)
        opened = _opens(playground)
        await playground.sockets.close()

        await eventually(lambda: _opens(playground) > opened and playground.sockets.connections, "another socket", 20)


async def test_without_a_hello_another_connection_is_tried(app, short, eventually):
    async with mute_slack() as (address, opened), aiohttp.ClientSession() as session:
        client = web_client("xoxb-1", address, session)
        async with Connection(app, "xapp-1", client, hello_seconds=0.2) as connection:
            await eventually(lambda: len(opened) >= 2, "a second try", 20)

            assert not connection._hello.is_set()


async def test_what_was_asked_before_the_end_is_answered_before_the_end(playground, client, app):
    begun, done = asyncio.Event(), []

    @app.command("/ftready")
    async def slow(ack):
        begun.set()
        await asyncio.sleep(0.2)
        done.append(True)
        await ack()

    async with Connection(app, playground.app.secrets.app_token, client) as connection:
        await connection.connected()
        asking = asyncio.create_task(playground.people["T0PLAYGRND"].command("ana", "ml-team", "/ftready"))
        await begun.wait()

    outcome = await asking
    assert done == [True]
    assert outcome.acked


async def test_what_comes_after_the_end_has_begun_is_not_taken_so_that_all_that_was_taken_is_answered(app, eventually):
    begun, may_end, came = [], {"one": asyncio.Event(), "two": asyncio.Event()}, asyncio.Event()

    @app.command("/ftready")
    async def slow(command, ack):
        begun.append(command["text"])
        await may_end[command["text"]].wait()
        await ack()

    async with workspace("socket", patience=0.5) as (playground, _), aiohttp.ClientSession() as session:
        app_token, people = playground.app.secrets.app_token, playground.people["T0PLAYGRND"]
        client = web_client(playground.first.installation.bot_token, playground.api_url, session)
        connection = await Connection(app, app_token, client).__aenter__()
        await connection.connected()
        one = asyncio.create_task(people.command("ana", "ml-team", "/ftready one"))
        await eventually(lambda: begun, "the first command")
        ending = asyncio.create_task(connection.__aexit__(None, None, None))
        connection._client.message_listeners.append(lambda *_: _set(came))

        two = asyncio.create_task(people.command("ben", "ml-team", "/ftready two"))
        await came.wait()
        await asyncio.sleep(0)
        may_end["one"].set()
        await ending
        may_end["two"].set()

        assert (await one).acked
        assert (await two).acked == ("two" in begun)


async def _set(event):
    event.set()


def _opens(playground):
    return sum(1 for line in playground.inspector.lines if line.name == "apps.connections.open")


@asynccontextmanager
async def mute_slack():
    """Be a Slack whose sockets open and then say nothing; give its address and the sockets opened."""
    opened = []

    async def give_url(request):
        return web.json_response({"ok": True, "url": f"ws://127.0.0.1:{request.url.port}/link"})

    async def stay_silent(request):
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        opened.append(socket)
        async for _ in socket:
            pass
        return socket

    application = web.Application()
    application.router.add_post("/api/apps.connections.open", give_url)
    application.router.add_get("/link", stay_silent)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/api/", opened
    await runner.cleanup()
