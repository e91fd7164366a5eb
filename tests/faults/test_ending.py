"""A bot asked to end while people press: what it took it has acknowledged, and it says goodbye without a traceback."""

import asyncio
from itertools import cycle

import pytest
from bot_parts import ROOT, Team, workspace
from bot_process import BotProcess, environment
from redis.asyncio import Redis
from standing import look

from bot.playground.control_client import Control
from bot.playground.delivery import payloads
from bot.slack.address import Verb

PRESSES = 20
"""Acknowledged presses after which the bot is asked to end."""


class Presser:
    """Someone who presses yes and no in turn, as fast as Slack answers, until a press is not taken."""

    def __init__(self, team, name):
        self.team, self.name = team, name
        self.acknowledged = []

    async def begin(self):
        self.buttons = [await self.team.find(self.name, Verb.ANSWER, "task_signed", each) for each in ("yes", "no")]

    async def press(self):
        scene = self.team.playground.first
        channel = scene.workspace.channels[self.team.channel_id()]
        for ts, block, element, _ in cycle(self.buttons):
            action = {key: element[key] for key in ("type", "action_id", "text", "value") if key in element}
            action |= {"block_id": block["block_id"], "action_ts": scene.workspace.new_ts()}
            message = scene.workspace.messages[channel.id][ts]
            press = payloads.message_press(scene, scene.person(self.name), channel, message, action, "")
            if not (await scene.courier.ask(press)).ok:
                return
            self.acknowledged.append(action["value"])


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["http", "socket"])
async def test_a_bot_asked_to_end_under_load_has_acknowledged_all_it_took(redis_url, tmp_path, mode):
    log = tmp_path / "bot.log"
    async with (
        workspace(mode, patience=20.0) as (playground, port),
        Control(playground.address, playground.key, patience=40) as control,
        Redis.from_url(redis_url) as redis,
    ):
        process = await BotProcess.start("run", environment(playground, redis_url, mode, port), log)
        await process.says("ftready is at work")
        team, standing = Team(playground, control), await look(playground, redis, ROOT / "flows")
        await team.full(asked=("ana", "ben"))
        pressers = [Presser(team, name) for name in ("ana", "ben")]
        for presser in pressers:
            await presser.begin()
        pressing = [asyncio.create_task(presser.press()) for presser in pressers]

        async def busy() -> bool | None:
            return all(len(presser.acknowledged) > PRESSES for presser in pressers) or None

        await control.until("presses to be answered", busy)
        ended = await process.stop()
        await asyncio.gather(*pressing)

        (check,) = await standing.assessments(team.channel_id())
        taken = await standing.answers(check)
        for presser in pressers:
            theirs = [
                value for by, question, value in taken if (by, question) == (team.id(presser.name), "task_signed")
            ]
            assert theirs == presser.acknowledged
        assert ended == 0
        assert "Traceback" not in log.read_text(encoding="utf-8")
