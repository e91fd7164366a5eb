"""A bot killed at every named point while people answer: nothing acknowledged is lost, nothing is taken or shown twice.

Each point is a lane of its own, with its own workspace, database and processes; all lanes run at once, for most of a
lane's time is spent waiting until the work of a killed worker is handed to the next.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from bot_parts import FULL, ROOT, Team, workspace
from bot_process import BotProcess, environment
from standing import Standing, look

from bot.playground.control_client import Control, ControlError
from bot.slack.address import Verb
from bot.store import connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.crashing import OF_ANSWERS

HITS = (1, 2)
"""The passing at which the first process dies, and the second."""
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


class Lane:
    """One point: the processes that die there, and the people who press meanwhile."""

    def __init__(self, point: str, team: Team, standing: Standing, settings: Callable[[str], dict[str, str]]) -> None:
        self.point = point
        self.team = team
        self.standing = standing
        self.deaths: list[int] = []
        self.wishes: list[Wish] = []
        self.assessment = ""
        self._settings = settings

    async def keep_up(self, log: Path) -> None:
        """Start one process after the other; the last is not made to die."""
        for crash in (*(f"{self.point}:{hit}" for hit in HITS), ""):
            process = await BotProcess.start("run", self._settings(crash), log)
            try:
                self.deaths.append(await process.wait())
            finally:
                await process.kill()

    @property
    def has_died_enough(self) -> bool:
        return len(self.deaths) == len(HITS)

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
        assert self.has_died_enough, f"{self.point} was passed too seldom: {self.deaths}"
        # The last process has to take something too.
        await self.answer("ana", next(choices))
        await self.calm()


@asynccontextmanager
async def lane(point: str, redis_url: str, folder: Path) -> AsyncIterator[Lane]:
    async with workspace("socket") as (playground, _), connect(redis_url) as redis:  # noqa: SIM117 - the third needs what the first gives
        async with Control(playground.address, playground.key, patience=LANE_SECONDS) as control:
            standing = await look(playground, redis, ROOT / "flows")
            team = Team(playground, control)
            made = Lane(point, team, standing, lambda crash: environment(playground, redis_url, "socket", crash=crash))
            keeping = asyncio.create_task(made.keep_up(folder / f"{point}.log"))
            try:
                yield made
            finally:
                keeping.cancel()
                await asyncio.gather(keeping, return_exceptions=True)


async def _play(point: str, redis_url: str, folder: Path) -> None:
    async with lane(point, redis_url, folder) as played:
        async with asyncio.timeout(LANE_SECONDS):
            await played.play()
        assert played.deaths == [-signal.SIGKILL] * len(HITS)
        await _nothing_is_lost_or_taken_twice(played)
        await _every_card_stands_once(played)


async def _nothing_is_lost_or_taken_twice(played: Lane) -> None:
    taken = await played.standing.answers(played.assessment)
    for name in ("ana", "ben"):
        person = played.team.id(name)
        theirs = [wish for wish in played.wishes if wish[0] == person]
        assert [answer for answer in taken if answer[0] == person and answer[1] != "task_line"] == theirs


async def _every_card_stands_once(played: Lane) -> None:
    standing, channel = played.standing, played.team.channel_id()
    twins = await standing.twins(channel, played.assessment)
    assert not twins or played.point in TWICE
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
def ends(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BaseException | None]:
    """Play every lane, and tell how each ended."""
    folder = tmp_path_factory.mktemp("crashes")

    async def all_lanes(url: str) -> list[BaseException | None]:
        lanes = (_play(point, f"{url}?db={number}", folder) for number, point in enumerate(OF_ANSWERS))
        return await asyncio.gather(*lanes, return_exceptions=True)

    with EmbeddedServer(folder / "store", fsync="always") as server:
        return dict(zip(OF_ANSWERS, asyncio.run(all_lanes(server.url)), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("point", OF_ANSWERS)
def test_a_process_killed_here_loses_no_answer_takes_none_twice_and_leaves_every_card_right(point, ends):
    if (end := ends[point]) is not None:
        raise end
