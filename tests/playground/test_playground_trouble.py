"""Faults on a switch, the movable clock, and what a killed server still knows."""

import asyncio
import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from aiohttp import ClientError
from playground_parts import actions, button, channel_id, manifest, over_sockets, refused, slack_client, until

from bot.playground.clock import Clock
from bot.playground.faults import Fault, Faults
from bot.playground.playground import open_playground
from bot.playground.server import serving


@pytest.mark.parametrize(
    ("fault", "status", "error"),
    [
        (Fault("ratelimited", times=1, seconds=7), 429, "ratelimited"),
        (Fault("server_error", times=1), 500, "internal_error"),
    ],
)
async def test_a_refused_call_did_nothing_and_the_next_one_goes_through(
    slack, room, playground, workspace, fault, status, error
):
    playground.faults.set(fault)
    answer = await refused(slack.chat_postMessage(channel=room, text="One"))

    assert (answer["status"], answer["error"]) == (status, error)
    assert len(workspace.messages[room]) == 0
    assert (await slack.chat_postMessage(channel=room, text="One"))["ok"]


async def test_a_made_rate_limit_says_how_long_to_wait(slack, room, playground):
    playground.faults.set(Fault("ratelimited", times=1, seconds=7))

    answer = await refused(slack.chat_postMessage(channel=room, text="One"))

    assert answer["headers"]["Retry-After"] == "7"


@pytest.mark.parametrize(("name", "posted"), [("lost_answer", 1), ("lost_request", 0)])
async def test_a_broken_connection_leaves_open_whether_it_was_done(slack, room, playground, workspace, name, posted):
    playground.faults.set(Fault(name, times=1))

    with pytest.raises(ClientError):
        await slack.chat_postMessage(channel=room, text="One")

    assert len(workspace.messages[room]) == posted


async def test_an_error_after_the_fact_hides_that_it_was_done(slack, room, playground, workspace):
    playground.faults.set(Fault("error_after", times=1))

    assert (await refused(slack.chat_postMessage(channel=room, text="One")))["status"] == 500
    assert len(workspace.messages[room]) == 1


async def test_a_slow_answer_takes_as_long_as_it_was_told_to(slack, playground):
    playground.faults.set(Fault("slow", times=1, seconds=0.2))
    start = time.monotonic()
    await slack.auth_test()

    assert time.monotonic() - start >= 0.2


async def test_a_fault_keeps_to_the_methods_it_is_for(slack, room, playground):
    playground.faults.set(Fault("server_error", only=["chat.update"]))

    assert (await slack.chat_postMessage(channel=room, text="One"))["ok"]


def test_the_same_seed_throws_the_same_dice():
    def thrown(seed):
        faults = Faults(seed)
        faults.set(Fault("server_error", share=0.5))
        return [faults.strikes("server_error", "x") is not None for _ in range(50)]

    assert thrown(1) == thrown(1) != thrown(2)
    assert 10 < sum(thrown(1)) < 40


async def test_events_can_come_twice_or_never(playground, people):
    playground.faults.set(Fault("duplicate_event", times=1, only=["app_mention"]))
    await people.mention("ana", "#ml-team", "twice")
    playground.faults.set(Fault("dropped_event", only=["app_mention"]))
    await people.mention("ana", "#ml-team", "never")
    await until(lambda: len(playground.inspector.since(name="app_mention")) >= 2)

    told = playground.inspector.since(name="app_mention")
    assert all("twice" in line.request["event"]["text"] for line in told)
    assert len({line.request["event_id"] for line in told}) == 1


async def test_a_socket_that_closes_under_a_press_is_told_to_the_person(playground, app, slack, room, people):
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(button("go", "Go"))])
    async with over_sockets(playground, app):
        playground.faults.set(Fault("closed_socket", times=1))
        outcome = await people.press("ana", room, posted["ts"], "acts", "go")

    assert outcome.problem == "not_connected"


async def test_sleepers_wake_when_the_clock_is_moved_past_them():
    clock = Clock()
    woken = []

    async def sleep(seconds):
        await clock.sleep(seconds)
        woken.append(seconds)

    tasks = [asyncio.create_task(sleep(seconds)) for seconds in (60, 3600)]
    await asyncio.sleep(0)
    clock.advance(61)
    await asyncio.wait_for(tasks[0], 5)
    assert woken == [60]
    clock.advance(3600)
    await asyncio.wait_for(tasks[1], 5)


async def test_a_playground_can_begin_at_any_instant_and_goes_on_from_where_it_was(tmp_path):
    path, begins = tmp_path / "workspace.db", 1_772_445_600.0
    opened = open_playground(manifest(), path=path, begins=begins)
    assert begins <= opened.clock.now() < begins + 60

    opened.clock.advance(86_400)
    await opened.close()
    again = open_playground(manifest(), path=path, begins=begins)
    assert begins + 86_400 <= again.clock.now() < begins + 86_460
    await again.close()


def test_the_clock_does_not_go_back():
    clock = Clock()
    with pytest.raises(ValueError, match="only forward"):
        clock.advance(-1)


async def test_everything_is_there_again_after_a_restart(tmp_path):
    path = tmp_path / "workspace.db"
    opened = open_playground(manifest(), limited=False, path=path)
    people = opened.people[opened.first.workspace.team_id]
    async with serving(opened), slack_client(opened) as slack:
        room = channel_id(opened, "ml-team")
        root = await slack.chat_postMessage(channel=room, text="Root", blocks=[actions(button("go", "Go"))])
        await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root["ts"])
        await people.react("ana", room, root["ts"], "eyes")
        await people.change_person("ben", status_text="Away")
        opened.clock.advance(3600)
        token = opened.first.installation.bot_token

    again = open_playground(manifest(), limited=False, path=path)
    workspace = again.first.workspace
    ana = workspace.find_person("ana").id
    async with serving(again), slack_client(again, token) as slack:
        assert [message.text for message in workspace.thread(room, root["ts"], ana)] == ["Root", "Reply"]
        assert workspace.find_message(room, root["ts"]).reactions == {"eyes": [ana]}
        assert workspace.find_message(room, root["ts"]).blocks[0]["block_id"] == "acts"
        assert workspace.find_person("ben").status_text == "Away"
        later = await slack.chat_postMessage(channel=room, text="Later")
        assert float(later["ts"]) - float(root["ts"]) >= 3600
        assert (await slack.auth_test())["app_id"] == opened.app.id


SERVER = """
import asyncio, json, sys
from pathlib import Path
from bot.playground.playground import open_playground
from bot.playground.server import serve

async def main():
    opened = open_playground(json.loads(sys.argv[1]), limited=False, path=Path(sys.argv[2]))
    await serve(opened)
    room = opened.first.workspace.find_channel("ml-team").id
    print(json.dumps([opened.api_url, opened.first.installation.bot_token, room]), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_what_was_answered_survives_a_kill(tmp_path):
    path = tmp_path / "workspace.db"
    root = Path(__file__).parents[2]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SERVER, json.dumps(manifest()), str(path), stdout=asyncio.subprocess.PIPE, cwd=root
    )
    api_url, token, room = json.loads(await process.stdout.readline())
    async with slack_client(None, token, api_url) as slack:
        sent = [(await slack.chat_postMessage(channel=room, text=str(n)))["ts"] for n in range(50)]
        os.kill(process.pid, signal.SIGKILL)
        await process.wait()

    again = open_playground(manifest(), path=path)
    assert list(again.first.workspace.messages[room]) == sent
    await again.close()
