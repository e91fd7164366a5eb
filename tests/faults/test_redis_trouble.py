"""Redis frozen, killed and restarted under a press; and the bot as two halves, of which one may be away."""

import asyncio
import os
import signal

import pytest
from bot_parts import ROOT, settings, workspace
from bot_parts import Team as People
from bot_process import bot_process, environment, healthy
from redis.asyncio import Redis
from standing import look

from bot.assembly import running
from bot.playground.control_client import Control
from bot.slack.address import Verb
from bot.store.embedded import EmbeddedServer

CODES = {"dispatch_failed", "operation_timeout"}


@pytest.fixture
async def standing(team, redis_url):
    async with Redis.from_url(redis_url) as redis:
        yield await look(team.playground, redis, ROOT / "flows")


@pytest.mark.slow
async def test_a_press_while_redis_is_frozen_warns_the_person_and_is_taken_once_when_repeated(team, standing, valkey):
    await team.full(asked=("ana", "ben"))
    await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    os.kill(valkey.pid, signal.SIGSTOP)
    try:
        outcome = await team.answer("ben", "task_signed", "yes")
        notices = await team.person("ben").notices()
    finally:
        os.kill(valkey.pid, signal.SIGCONT)

    assert not outcome["acked"]
    assert CODES & {each["code"] for each in notices}
    await team.control.until("the answer to be taken", lambda: _acked(team, "ben", "yes"))
    (check,) = await standing.assessments(team.channel_id())
    assert [answer[2] for answer in await standing.answers(check) if answer[1] == "task_signed"] == ["yes"]
    await _right(team, standing)


async def test_who_speaks_to_the_bot_while_redis_is_away_hears_so_once(team, valkey):
    await team.full(asked=("ana", "ben"))
    valkey.stop()
    try:
        await team.control.fault("duplicate_event", only=["app_mention"])
        await team.person("ben").mention(team.channel, "status", team.thread)

        line = await team.told("ben", "I cannot look anything up right now")
        await team.control.until("both tellings", lambda: _tellings(team, 2))
    finally:
        valkey.start()

    assert line["thread_ts"] == team.thread
    seen = await team.person("ben").messages(team.channel, team.thread)
    assert sum("I cannot look anything up" in each.get("text", "") for each in seen) == 1


async def test_a_redis_that_is_full_warns_who_presses_and_all_is_right_once_there_is_room(team, standing):
    await team.full(asked=("ana", "ben"))
    await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await standing.redis.config_set("maxmemory", "1")
    try:
        outcome = await team.answer("ben", "task_signed", "yes")
        notices = await team.person("ben").notices()
    finally:
        await standing.redis.config_set("maxmemory", "0")

    assert not outcome["acked"]
    assert CODES & {each["code"] for each in notices}
    assert (await team.answer("ben", "task_signed", "yes"))["acked"]
    (check,) = await standing.assessments(team.channel_id())
    assert [answer[2] for answer in await standing.answers(check) if answer[1] == "task_signed"] == ["yes"]
    await _right(team, standing)


async def test_after_redis_has_lost_everything_nobody_is_asked_anew_and_who_presses_hears_so(team, standing):
    await team.full(asked=("ana", "ben"))
    await team.find("ben", Verb.ANSWER, "task_signed", "yes")
    await team.control.until("the cards to be done", lambda: _calm(standing))
    posts = len(await team.control.calls("chat.postMessage"))
    await standing.redis.flushall()

    await team.answer("ben", "task_signed", "yes")
    await team.told("ben", "There is no such check here")

    assert len(await team.control.calls("chat.postMessage")) == posts
    before = await team.roots("ana")
    await team.quick("ana")
    assert len(await team.roots("ana")) == len(before) + 1


@pytest.mark.slow
async def test_no_acknowledged_answer_is_lost_when_redis_is_killed_again_and_again(tmp_path, quick_pace, check_keys):
    with EmbeddedServer(tmp_path / "store", fsync="always") as server:
        async with (
            workspace("socket") as (playground, _),
            running(settings(playground, server.url, "socket")),
            Control(playground.address, playground.key, patience=20) as control,
            Redis.from_url(server.url) as redis,
        ):
            team = People(playground, control)
            standing = await look(playground, redis, ROOT / "flows")
            await team.full(asked=("ana", "ben", "cleo"))
            wishes = []
            for turn in range(3):
                for option in ("yes", "no"):
                    await control.until("the answer to be taken", lambda option=option: _acked(team, "ana", option))
                    wishes.append(option)
                os.kill(server.pid, signal.SIGKILL)
                outcome = await team.answer("ben", "task_signed", "yes") if turn == 0 else {"acked": False}
                assert not outcome["acked"]
                server.stop()
                server.start()

            await control.until("the bot to answer again", lambda: _acked(team, "ben", "yes"))
            (check,) = await standing.assessments(team.channel_id())
            taken = [answer[2] for answer in await standing.answers(check) if answer[0] == team.id("ana")]
            assert taken == wishes
            await _right(team, standing)
            await check_keys(redis)


@pytest.mark.slow
async def test_the_two_halves_work_as_two_processes_and_either_may_die(redis_url, tmp_path):
    async with (
        workspace("http") as (playground, port),
        Control(playground.address, playground.key, patience=30) as control,
        Redis.from_url(redis_url) as redis,
    ):
        team = People(playground, control)
        with_port = environment(playground, redis_url, "http", port)
        async with bot_process("worker", with_port, tmp_path / "worker.log") as worker:
            async with bot_process("web", with_port, tmp_path / "web.log") as web:
                assert await healthy(port)
                standing = await look(playground, redis, ROOT / "flows")
                await team.full(asked=("ana", "ben", "cleo"))
                assert (await team.answer("ana", "task_signed", "yes"))["acked"]
                await _right(team, standing)

                assert await worker.stop() == 0
                assert (await team.answer("ben", "task_signed", "no"))["acked"]
                assert not await standing.is_calm()
                await web.kill()
            assert not (await team.answer("cleo", "task_signed", "no"))["acked"]

        async with (
            bot_process("worker", with_port, tmp_path / "worker.log"),
            bot_process("web", with_port, tmp_path / "web.log") as web,
        ):
            assert (await team.answer("cleo", "task_signed", "yes"))["acked"]
            await _right(team, standing)
            assert await web.stop() == 0
        (check,) = await standing.assessments(team.channel_id())
        given = [answer[2] for answer in await standing.answers(check) if answer[1] == "task_signed"]
        assert given == ["yes", "no", "yes"]


@pytest.mark.slow
async def test_two_workers_at_once_post_each_card_once(redis_url, quick_pace):
    async with (
        workspace("http") as (playground, port),
        running(settings(playground, redis_url, "http", port), "web"),
        running(settings(playground, redis_url, "http"), "worker"),
        running(settings(playground, redis_url, "http"), "worker"),
        Control(playground.address, playground.key) as control,
        Redis.from_url(redis_url) as redis,
    ):
        team = People(playground, control)
        standing = await look(playground, redis, ROOT / "flows")
        await team.full(asked=("ana", "ben", "cleo"))
        for option in ("yes", "no", "yes"):
            answers = (team.answer(name, "task_signed", option) for name in ("ana", "ben"))
            assert all(outcome["acked"] for outcome in await asyncio.gather(*answers))
        await team.fill("ben", "worked_examples", good="7", bad="4", link="https://docs.example.com/examples")

        await _right(team, standing)
        posts = await control.calls("chat.postMessage")
        names = [post["request"]["metadata"]["event_payload"]["card"] for post in posts]
        assert sorted(names) == sorted(set(names))


async def _tellings(team, least):
    found = [call for call in await team.control.calls("app_mention") if call["status"]]
    return found if len(found) >= least else None


async def _acked(team, name, option):
    outcome = await team.answer(name, "task_signed", option)
    return True if outcome["acked"] else None


async def _right(team, standing):
    await team.control.until("every card to be up to date", lambda: _calm(standing))
    (check,) = await standing.assessments(team.channel_id())
    await standing.check(team.channel_id(), check)


async def _calm(standing):
    return await standing.is_calm() or None
