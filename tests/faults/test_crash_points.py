"""A bot killed at every named point while people answer: nothing acknowledged is lost, nothing is taken or shown twice.

Each lane has its own workspace, database and processes, and two points at which one process after the other dies; each
point is in a lane over Socket Mode and in one over HTTP, where what Slack sends is signed: once at its first passing,
and once at its second. All lanes run at once, for most of a lane's time is spent waiting until the work of a killed
worker is handed to the next.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import Any, Literal

import pytest
from bot_parts import FULL, ROOT, Team, workspace
from bot_process import BotProcess, environment
from redis.asyncio import Redis
from standing import Standing, look

from bot.playground.control_client import Control, ControlError
from bot.slack.address import Verb
from bot.store import connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.crashing import OF_ANSWERS

Mode = Literal["socket", "http"]
Deaths = tuple[str, str]
"""Where the first process dies, and the second: a point, and at which passing."""


def _lanes() -> Iterator[tuple[Mode, Deaths]]:
    """Give two points a lane, and each to a lane of either mode."""
    for first, second in zip(OF_ANSWERS[::2], OF_ANSWERS[1::2], strict=True):
        yield "socket", (f"{first}:1", f"{second}:2")
        yield "http", (f"{second}:1", f"{first}:2")


LANES = tuple(_lanes())
MOST_ROUNDS = 12
LANE_SECONDS = 140
LOOKS = 100
"""How often, a tenth of a second apart, a press is given the time to take a card away before the next one."""
TWICE = {"after_post", "before_commit", "after_commit", "after_wake"}
"""Where a card may stand twice until someone presses on it: Slack took it, and nobody was left to note that.

A press that dies takes with it the worker of the same process, which may just be waiting for Slack.
"""
LINK = "https://docs.example.com/examples"
PAIRS = {"good": "7", "bad": "4", "link": LINK}
Wish = tuple[str, str, Any]
CheckKeys = Callable[[Any], Awaitable[None]]


def _onlooker(redis_url: str) -> Redis:
    """Connect to look on: with the patience of the lane, for the server may be busy with all lanes at once."""
    return connect(redis_url, patience=LANE_SECONDS)


class Lane:
    """Two points: the processes that die there, and the people who press meanwhile."""

    def __init__(self, at: Deaths, team: Team, standing: Standing, settings: Callable[[str], dict[str, str]]) -> None:
        self.at = at
        self.team = team
        self.standing = standing
        self.deaths: list[int] = []
        self.wishes: list[Wish] = []
        self.assessment = ""
        self._settings = settings

    async def keep_up(self, log: Path) -> None:
        """Start one process after the other; the last is not made to die."""
        for crash in (*self.at, ""):
            process = await BotProcess.start("run", self._settings(crash), log)
            try:
                self.deaths.append(await process.wait())
            finally:
                await process.kill()

    @property
    def has_died_enough(self) -> bool:
        return len(self.deaths) == len(self.at)

    @property
    def may_leave_twins(self) -> bool:
        return any(at.partition(":")[0] in TWICE for at in self.at)

    async def insist(self, act: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
        """Do something again and again until Slack says that the app has taken it, as a person would."""
        while True:
            with suppress(ControlError):
                outcome = await act()
                if outcome["acked"]:
                    return outcome
            await asyncio.sleep(0.05)

    async def start(self) -> None:
        team = self.team
        ana = team.person("ana")
        await self.insist(lambda: ana.command(team.channel, "/ftready readiness"))
        await ana.modal("Who answers?")
        asked = [team.id(name) for name in ("ana", "ben", "cleo")]
        await team.enter("ana", {**FULL, ("", "asked"): asked})
        outcome = await self.insist(ana.submit)
        assert not outcome["errors"]
        (self.assessment,) = await self.standing.assessments(team.channel_id())
        await team.control.until("the root card", self._root_stands)

    async def _root_stands(self) -> str | None:
        self.team.thread = (await self.standing.receipts(self.assessment)).get("root", "")
        return self.team.thread or None

    async def answer(self, name: str, option: str) -> None:
        await self.insist(lambda: self.team.answer(name, "task_signed", option))
        self.wishes.append((self.team.id(name), "task_signed", option))

    async def give_examples(self, name: str) -> None:
        await self.insist(lambda: self.team.press(name, Verb.FORM, "worked_examples"))
        await self.team.person(name).modal()
        await self.team.enter(name, {("worked_examples", entry): value for entry, value in PAIRS.items()})
        await self.insist(self.team.person(name).submit)
        self.wishes.append((self.team.id(name), "worked_examples", {"good": 7, "bad": 4}))

    async def calm(self) -> None:
        async def is_calm() -> bool | None:
            return True if await self.standing.is_calm() else None

        await self.team.control.until("every card to be up to date", is_calm)

    async def play(self) -> None:
        """Begin a check, and answer until both deaths have come."""
        await self.start()
        await self.give_examples("ben")
        choices = cycle(("yes", "no"))
        for _ in range(MOST_ROUNDS):
            if self.has_died_enough:
                break
            option = next(choices)
            await asyncio.gather(self.answer("ana", option), self.answer("ben", option))
            await self.calm()
        assert self.has_died_enough, f"{self.at} were passed too seldom: {self.deaths}"
        # The last process has to take something too.
        await self.answer("ana", next(choices))
        await self.calm()


@asynccontextmanager
async def lane(mode: Mode, at: Deaths, redis_url: str, folder: Path) -> AsyncIterator[Lane]:
    async with workspace(mode) as (playground, port), _onlooker(redis_url) as redis:  # noqa: SIM117 - the third needs what the first gives
        async with Control(playground.address, playground.key, patience=LANE_SECONDS) as control:
            standing = await look(playground, redis, ROOT / "flows")
            team = Team(playground, control)
            made = Lane(at, team, standing, lambda crash: environment(playground, redis_url, mode, port, crash=crash))
            keeping = asyncio.create_task(made.keep_up(folder / f"{mode}-{at[0].partition(':')[0]}.log"))
            try:
                yield made
            finally:
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)


async def _play(mode: Mode, at: Deaths, redis_url: str, folder: Path, check_keys: CheckKeys) -> None:
    async with lane(mode, at, redis_url, folder) as played:
        async with asyncio.timeout(LANE_SECONDS):
            await played.play()
        assert played.deaths == [-signal.SIGKILL] * len(at)
        await _nothing_is_lost_or_taken_twice(played)
        await _every_card_stands_once(played)
    async with _onlooker(redis_url) as redis:
        await check_keys(redis)


async def _nothing_is_lost_or_taken_twice(played: Lane) -> None:
    taken = await played.standing.answers(played.assessment)
    for name in ("ana", "ben"):
        person = played.team.id(name)
        theirs = [wish for wish in played.wishes if wish[0] == person]
        assert [answer for answer in taken if answer[0] == person and answer[1] != "task_line"] == theirs


async def _every_card_stands_once(played: Lane) -> None:
    standing, channel = played.standing, played.team.channel_id()
    twins = await standing.twins(channel, played.assessment)
    assert not twins or played.may_leave_twins
    for name, ts in twins:
        await _press_on(played, name, ts)
    await played.calm()
    await standing.check(channel, played.assessment)


async def _press_on(played: Lane, name: str, ts: str) -> None:
    """Press on a card that stands twice until it is gone: one whose deletion failed goes with the next press."""
    message = played.standing.playground.first.workspace.messages[played.team.channel_id()][ts]
    buttons = [
        element["action_id"]
        for block in message.blocks
        for element in block.get("elements", ())
        if element.get("type") == "button"
    ]

    def is_gone() -> bool:
        return ts not in played.standing.standing(played.team.channel_id()).get(name, {})

    async with asyncio.timeout(LANE_SECONDS):
        while not is_gone():
            with suppress(ControlError):
                await played.team.person("cleo").press(played.team.channel, ts, "", buttons[-1])
            for _ in range(LOOKS):
                if is_gone():
                    break
                await asyncio.sleep(0.1)


@pytest.fixture(scope="module")
def ends(tmp_path_factory: pytest.TempPathFactory, check_keys: CheckKeys) -> dict[Any, BaseException | None]:
    """Play every lane, and tell how each ended."""
    folder = tmp_path_factory.mktemp("crashes")

    async def all_lanes(url: str) -> list[BaseException | None]:
        lanes = (_play(*each, f"{url}?db={number}", folder, check_keys) for number, each in enumerate(LANES))
        return await asyncio.gather(*lanes, return_exceptions=True)

    # It is the bot that is killed, never the server or the machine: what the server took is there.
    with EmbeddedServer(folder / "store", fsync="no") as server:
        return dict(zip(LANES, asyncio.run(all_lanes(server.url)), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("lane", LANES, ids=lambda lane: f"{lane[0]}, {' then '.join(lane[1])}")
def test_a_process_killed_here_loses_no_answer_takes_none_twice_and_leaves_every_card_and_key_right(lane, ends):
    if (end := ends[lane]) is not None:
        raise end


def test_each_point_is_died_at_over_either_way_in():
    for mode in ("socket", "http"):
        died_at = [at.partition(":")[0] for each, lane in LANES if each == mode for at in lane]
        assert sorted(died_at) == sorted(OF_ANSWERS)
