"""Two workspaces of one demo: each has its own bot, and nothing of one is seen, kept or reached in the other."""

from contextlib import asynccontextmanager

import aiohttp
import pytest
from bot_parts import ROOT, Team, manifest
from fakes.whole_keyspace import everything_in
from redis.asyncio import Redis
from slack_sdk.errors import SlackApiError

from bot.assembly import running
from bot.demo.workspaces import PLANS, bots_beside, store_of
from bot.playground.control_client import Control
from bot.playground.playground import open_playground
from bot.playground.server import serving
from bot.pretend import settings_in
from bot.slack.calling.calls import web_client

FIRST, SECOND = (plan.team_id for plan in PLANS)
OURS, THEIRS = "canary of the first", "canary of the second"


class TeamOf(Team):
    """People in one of several workspaces."""

    def __init__(self, playground, control, team):
        super().__init__(playground, control)
        self._workspace = playground.scenes[team].workspace

    def id(self, name):
        return self._workspace.find_person(name).id


@asynccontextmanager
async def both(redis_url):
    playground = open_playground(manifest(), plans=PLANS, apart=True, limited=False)
    async with (
        serving(playground),
        running(settings_in(playground, redis_url, ftready_flows=ROOT / "flows"), clock=playground.clock.utc),
        bots_beside(playground, redis_url, ROOT / "flows"),
        Control(playground.address, playground.key, team=FIRST, patience=40) as first,
        Control(playground.address, playground.key, team=SECOND, patience=40) as second,
    ):
        yield playground, TeamOf(playground, first, FIRST), TeamOf(playground, second, SECOND)


async def seen_by(team, name):
    """All that somebody sees who looks everywhere they can."""
    person = team.person(name)
    rooms = (await team.control.get("workspace"))["channels"]
    seen = [await person.messages(room["id"]) for room in rooms if team.id(name) in room["members"]]
    await person.open_home()
    seen.append(await person.home_says("Settings"))
    await person.command(team.channel, "/ftready portfolio")
    seen.append(await person.modal("1 check"))
    seen.append(await person.command(team.channel, "/ftready status"))
    return str(seen)


async def test_nothing_of_one_workspace_is_seen_or_kept_in_the_other(redis_url, quick_pace):
    async with both(redis_url) as (_, ours, theirs):
        await ours.quick("ana", words=OURS)
        await theirs.quick("noa", words=THEIRS)

        for team, name, own, other in ((ours, "ana", OURS, THEIRS), (theirs, "noa", THEIRS, OURS)):
            seen = await seen_by(team, name)
            assert own in seen
            assert other not in seen
    for number, (mine, other) in enumerate(((FIRST, SECOND), (SECOND, FIRST))):
        async with Redis.from_url(store_of(redis_url, number)) as redis:
            keys = [key for key in await everything_in(redis) if "ft:{" in key]
            assert any(mine in key for key in keys)
            assert not any(other in key for key in keys)


async def test_the_app_of_one_workspace_hears_and_reaches_nothing_of_the_other(redis_url, quick_pace):
    async with both(redis_url) as (playground, _, theirs), aiohttp.ClientSession() as session:
        await theirs.quick("noa")
        first, second = (playground.scenes[team] for team in (FIRST, SECOND))
        calls = [line for line in playground.inspector.since() if line.name == "chat.postMessage"]
        assert {line.team_id for line in calls} == {SECOND}

        client = web_client(first.installation.bot_token, playground.api_url, session)
        room = second.workspace.find_channel("ml-team").id
        with pytest.raises(SlackApiError, match="channel_not_found"):
            await client.chat_postMessage(channel=room, text="hello")
        assert len(playground.sockets_of[FIRST].connections) == len(playground.sockets_of[SECOND].connections) == 1
        assert playground.sockets_of[FIRST] is not playground.sockets_of[SECOND]
        assert await playground.sockets_of[SECOND].disconnect("warning") == 1
