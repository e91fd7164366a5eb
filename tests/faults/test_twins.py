"""Cards that stand twice because the answer to a post was lost: which of them stays."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from bot_parts import LINE, ROOT
from fakes.memory_store import MemoryStore

from bot.engine.events import Started
from bot.engine.saved.answer import Answer
from bot.folders.flows import FlowsFolder
from bot.usecases.acting.act import Done
from bot.usecases.acting.start import start
from bot.usecases.delivering.deliver import deliver
from bot.usecases.delivering.twins import PressedCard, tidy
from bot.usecases.ports import Drawn, Installation, Place, Ports, Receipt

HERE = Installation("T0PLAYGRND")
CHANNEL = "C0000000001"
CHECK = "check"


class Board:
    """Messages as they stand in Slack, and what happens while one is being posted."""

    def __init__(self) -> None:
        self.stands: dict[str, str] = {}
        self.while_posting: Callable[[str], Awaitable[None]] | None = None
        self._next = 0

    def draw(self, installation: Installation, flow: Any, card: Any, links: Mapping[str, str]) -> Drawn:
        return Drawn({"card": card.name}, f"{card}{sorted(links.items())}")

    async def post(self, installation: Installation, place: Place, drawn: Drawn) -> str:
        ts = self.put(drawn.payload["card"])
        if self.while_posting:
            await self.while_posting(drawn.payload["card"])
        return ts

    async def update(self, installation: Installation, channel: str, ts: str, drawn: Drawn) -> None:
        assert self.stands[ts] == drawn.payload["card"]

    async def delete(self, installation: Installation, channel: str, ts: str) -> None:
        self.stands.pop(ts, None)

    def link(self, installation: Installation, channel: str, ts: str, thread: str | None) -> str:
        return f"https://example.org/{ts}"

    def put(self, card: str) -> str:
        self._next += 1
        ts = f"100.{self._next:06}"
        self.stands[ts] = card
        return ts


class Check:
    """A check that has begun and is not shown yet."""

    def __init__(self) -> None:
        self.board = Board()
        self.store = MemoryStore()
        self.woken: list[str] = []
        self.flows = FlowsFolder(ROOT / "flows", self.store)
        self.ports = Ports(self.store, self.flows, self._wake, lambda: datetime.now(UTC), lambda: CHECK)

    async def _wake(self, installation: Installation, assessment: str) -> None:
        self.woken.append(assessment)

    async def begin(self) -> None:
        flow = self.flows.named("readiness")
        assert flow is not None
        said = {"task_line": Answer(LINE), "motive": Answer("form")}
        event = Started("U0000000001", CHECK, flow.id, CHANNEL, "U0000000001", asked=("U0000000001",), answers=said)
        assert isinstance(await start(self.ports, HERE, flow, event, "start"), Done)

    async def deliver(self) -> None:
        await deliver(self.ports, self.board, HERE, CHECK)

    async def receipts(self) -> dict[str, str]:
        return {name: receipt.ts for name, receipt in (await self.store.receipts(HERE, CHECK)).items()}

    async def press(self, card: str, ts: str, *, has_replies: bool = False) -> None:
        await tidy(self.ports, self.board, HERE, CHECK, PressedCard(card, CHANNEL, ts, has_replies))

    async def stands_once(self) -> None:
        receipts = await self.receipts()
        assert sorted(self.board.stands.items()) == sorted((ts, name) for name, ts in receipts.items())


@pytest.fixture
async def check() -> Check:
    made = Check()
    await made.begin()
    return made


async def test_a_card_without_receipt_is_adopted_by_the_press_on_it_and_never_posted_again(check):
    lost = check.board.put("root")

    await check.press("root", lost)
    await check.deliver()

    assert (await check.receipts())["root"] == lost
    await check.stands_once()
    assert check.woken == [CHECK, CHECK]


async def test_a_card_adopted_while_its_second_is_being_posted_stays_and_the_second_goes(check):
    lost = check.board.put("section/task")

    async def press(card: str) -> None:
        if card == "section/task":
            await check.press(card, lost)

    check.board.while_posting = press

    await check.deliver()

    assert (await check.receipts())["section/task"] == lost
    await check.stands_once()


@pytest.mark.parametrize("card", ["root", "section/task"])
async def test_a_card_someone_pressed_on_before_slack_had_answered_its_post_stays_and_is_written_once(check, card):
    async def press(posted: str) -> None:
        if posted == card:
            await check.press(card, next(ts for ts, name in check.board.stands.items() if name == card))

    check.board.while_posting = press

    await check.deliver()

    await check.stands_once()
    assert card in check.board.stands.values()
    assert (await check.store.receipts(HERE, CHECK))[card].hash


async def test_a_press_on_the_twin_of_a_card_with_a_receipt_takes_the_twin_away(check):
    await check.deliver()
    twins = [check.board.put("section/task"), check.board.put("root")]

    await check.press("section/task", twins[0])
    await check.press("root", twins[1])

    await check.stands_once()


async def test_a_twin_of_the_root_card_that_has_replies_stays(check):
    await check.deliver()
    twin = check.board.put("root")

    await check.press("root", twin, has_replies=True)

    assert twin in check.board.stands


async def test_a_press_on_the_card_its_receipt_knows_changes_nothing(check):
    await check.deliver()
    before = await check.store.receipts(HERE, CHECK)

    for name, receipt in before.items():
        await check.press(name, receipt.ts)

    assert await check.store.receipts(HERE, CHECK) == before
    await check.stands_once()


async def test_a_card_that_never_was_is_not_adopted(check):
    stranger = check.board.put("section/moon")

    await check.press("section/moon", stranger)
    assert stranger not in check.board.stands
    await check.store.put_receipt(HERE, CHECK, "root", Receipt(CHANNEL, check.board.put("root"), ""))
    await check.deliver()

    await check.stands_once()
