"""Fifty answers to one question are few calls to Slack, whatever wakes the delivery meanwhile."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot_parts import CHANNEL, FULL, ROOT, settings, workspace

from bot.assembly import running
from bot.engine.events import Answered, Started
from bot.engine.saved.answer import Answer
from bot.folders.flows import FlowsFolder
from bot.store import RedisStore
from bot.usecases.acting.act import Done, act, unasked
from bot.usecases.acting.start import start
from bot.usecases.ports import Ports
from bot.work.intervals import USUAL

BREATH = timedelta(milliseconds=100)
OFTEN = replace(USUAL, sweep_every=timedelta(milliseconds=40), first_pause=timedelta(milliseconds=40), breath=BREATH)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
WRITES = {"chat.postMessage", "chat.update"}


async def nobody(*_):
    """Wake nobody: the sweep looks often enough."""


async def test_fifty_answers_to_one_question_are_three_writes_at_most(redis, redis_url, quick_pace, eventually):
    people, now = [f"U0{number:08}" for number in range(50)], [NOON]
    async with workspace("socket") as (playground, _):
        channel = playground.first.workspace.find_channel(CHANNEL).id

        def writes():
            return [call.name for call in playground.inspector.since() if call.name in WRITES]

        bot_at_work = running(settings(playground, redis_url, "socket"), intervals=OFTEN, clock=lambda: now[0])
        async with bot_at_work as bot:
            here, store = bot.me.installation, RedisStore(redis, clock=bot.clock)
            flows = FlowsFolder(ROOT / "flows", store)
            ports = Ports(store, flows, nobody, bot.clock, lambda: "fresh")

            async def all_is_shown():
                now[0] += BREATH
                return await store.all_delivered(here)

            given = {question: Answer(value) for (question, _), value in FULL.items()}
            event = Started(people[0], "a1", "readiness", channel, people[0], asked=tuple(people), answers=given)
            assert isinstance(await start(ports, here, flows.named("readiness"), event, "start/a1"), Done)
            await eventually(all_is_shown, "the thread to stand")
            stood = len(writes())
            for person in people:  # while the bot's clock stands still, so that they are within one breath
                said = Answered(person, {"task_signed": Answer("yes")})
                assert isinstance(await act(ports, here, "a1", said, person, unasked), Done)
            await eventually(all_is_shown, "the burst to be shown")

    assert len(writes()) - stood <= 3
