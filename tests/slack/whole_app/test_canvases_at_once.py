"""A canvas that somebody else is writing, that a check outlives or does not, and a Slack that lets nobody read it."""

from dataclasses import replace

import pytest
from doing import Doing
from memory_store import MemoryStore
from office import BY_NAME, Clock, Office

from bot.engine.saved.deletion import Going
from bot.slack import canvases
from bot.slack.address import Verb
from bot.slack.surfaces.canvases import BEING_WRITTEN, INSTEAD, LONGEST, NoCanvas
from bot.slack.telling import NOT_FOUND
from bot.usecases.ports import NotAllowedError, Receipt
from bot.usecases.receipts import CANVAS, CANVAS_LINK, NO_TS


@pytest.fixture
async def office():
    clock = Clock()
    return await Office("T0AAA", MemoryStore(clock), clock).open()


async def press(office):
    """Have the owner press, and give what they alone were told."""
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    doing = Doing(office, BY_NAME["owner"], ids, office.room)
    office.workspace.forget_what_was_sent()
    await office.take(doing.button(Verb.CANVAS))
    return [each.shown["text"] for each in office.workspace.told(doing.person)]


async def test_while_another_process_writes_it_nobody_does_and_after_it_died_over_it_somebody_does(office):
    office.workspace.canvases["F9"] = ["", ""]
    since = Receipt("F9", NO_TS, f"writing/{office.clock().timestamp():.0f}")
    await office.store.put_receipt(office.here, office.over, CANVAS, since)
    assert await press(office) == [BEING_WRITTEN]
    assert office.workspace.canvases["F9"] == ["", ""]

    office.clock.now += LONGEST
    await press(office)

    assert "Decision memo" in str(office.workspace.canvases["F9"])
    assert set(office.workspace.canvases) == {"F9"}


async def test_a_check_that_goes_while_its_canvas_is_made_or_written_leaves_none(office, monkeypatch):
    make, show = canvases.make, canvases.show

    async def forgotten(*_):
        await office.store.forget(office.here, office.load(office.over))

    async def made(*given):
        await forgotten()
        return await make(*given)

    kept = office.keep()
    monkeypatch.setattr("bot.slack.canvases.make", made)
    await press(office)
    assert office.workspace.canvases == {}
    office.put_back(kept)
    monkeypatch.setattr("bot.slack.canvases.make", make)

    async def gone(*given):
        await show(*given)
        for name in (CANVAS, CANVAS_LINK):
            await office.store.drop_receipt(office.here, office.over, name)

    monkeypatch.setattr("bot.slack.canvases.show", gone)
    assert await press(office) == []
    assert office.workspace.canvases == {}
    assert not [text for text in office.workspace.standing(office.room) if "/docs/" in text]
    assert {CANVAS, CANVAS_LINK}.isdisjoint(await office.store.receipts(office.here, office.over))


@pytest.mark.parametrize("step", ["claim_receipt", "exchange_receipt"])
async def test_a_check_that_is_taken_away_as_its_canvas_is_kept_or_begun_leaves_none(office, monkeypatch, step):
    usual = getattr(office.store, step)

    async def too_late(*given):
        await office.store.forget(office.here, office.load(office.over))
        return await usual(*given)

    monkeypatch.setattr(office.store, step, too_late)

    assert await press(office) == [NOT_FOUND]
    assert office.workspace.canvases == {}
    assert await office.store.receipts(office.here, office.over) == {}


async def test_of_a_check_that_was_deleted_before_its_turn_came_no_canvas_is_made(office, monkeypatch):
    _before_its_turn(office, monkeypatch, going=Going(office.clock(), office.id("owner"), over=True))

    assert await press(office) == [NOT_FOUND]
    assert office.workspace.canvases == {}


async def test_a_canvas_says_what_is_so_once_its_turn_has_come(office, monkeypatch):
    _before_its_turn(office, monkeypatch, subject="the newest words")

    await press(office)

    (canvas,) = office.workspace.canvases.values()
    assert "the newest words" in str(canvas)


def _before_its_turn(office, monkeypatch, **changes):
    """Have something happen to the check after somebody has pressed, and before their turn comes."""
    usual = office.store.turn

    def turn(installation, name):
        if name.startswith("canvas/"):
            newer = replace(office.load(office.over), **changes)
            office.store.assessments[office.team, office.over] = newer
        return usual(installation, name)

    monkeypatch.setattr(office.store, "turn", turn)


async def test_where_slack_lets_the_channel_not_read_it_the_memo_is_a_file(office, monkeypatch):
    async def not_shown(*_):
        raise NotAllowedError(canvases.NOT_SHOWN)

    monkeypatch.setattr("bot.slack.canvases.show", not_shown)
    told = await press(office)

    assert told == [INSTEAD[NoCanvas.REFUSED].format(code=canvases.NOT_SHOWN)]
    assert office.workspace.canvases == {}
    assert {CANVAS, CANVAS_LINK}.isdisjoint(await office.store.receipts(office.here, office.over))
