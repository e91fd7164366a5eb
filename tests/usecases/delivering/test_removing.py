"""A deleted check is taken away as soon as Slack lets it be, and no word of it waits for that."""

from datetime import timedelta

import pytest
from usecase_parts import CHANNEL, HERE, World, act

from bot.engine.events import ChannelChanged, DeleteAsked
from bot.engine.saved.deletion import UNDO_FOR
from bot.usecases.delivering.deliver import resume
from bot.usecases.delivering.removing import WAITS_FOR_SLACK
from bot.usecases.for_one.home import publish
from bot.usecases.ports import HoldOffError, NotAllowedError, Receipt
from bot.usecases.shown.held_up import LEFT_ALONE, held_up, wish
from bot.usecases.shown.receipts import CANVAS, CANVAS_LINK, NO_TS

REFUSED = "is_archived"


async def _deleted(world: World, **trouble: list) -> None:
    await world.begin()
    await world.answer("ben", "task_signed", "yes")
    await world.deliver()
    await act(world.ports, HERE, "a1", DeleteAsked("ana"), "delete")
    await world.deliver()
    world.slack.trouble.update(trouble)
    await world.goes_on(world.now + UNDO_FOR)


async def test_what_slack_does_not_let_go_holds_no_word_and_goes_once_it_does(world):
    await _deleted(world, delete=[NotAllowedError(REFUSED)])

    stands = await world.stands()
    assert (stands.answers, stands.subject, stands.calls) == ({}, "", ())
    assert [entry.event for entry in await world.store.trail(HERE, "a1")] == [{"event": "Ticked"}]
    assert (await held_up(world.store, HERE, "a1")).reason == REFUSED
    world.woken.clear()
    await resume(world.ports, HERE, CHANNEL)
    assert world.woken == ["a1"]

    await world.deliver()

    assert await world.store.load(HERE, "a1") is None
    assert [each.card for each in world.slack.messages.values()] == ["root"]
    assert await world.store.out_of_date(9) == []


async def test_a_channel_that_is_gone_for_good_keeps_its_cards_and_ftready_keeps_nothing(world):
    await _deleted(world, delete=[NotAllowedError("channel_not_found")] * 99)
    world.now += LEFT_ALONE
    await world.catch_up()
    assert await world.store.load(HERE, "a1") is not None

    world.now += WAITS_FOR_SLACK
    await world.catch_up()

    assert await world.store.load(HERE, "a1") is None
    assert len(world.slack.messages) > 1


async def test_its_cards_go_at_slacks_pace(world):
    later = world.now + timedelta(minutes=3)
    with pytest.raises(HoldOffError):
        await _deleted(world, delete=[None, HoldOffError("chat.delete", later)])

    world.now = later
    await world.deliver()

    assert await world.store.load(HERE, "a1") is None


async def test_it_follows_its_channel_to_another_id_to_the_end(world):
    await _deleted(world, delete=[NotAllowedError(REFUSED)])

    await act(world.ports, HERE, "a1", ChannelChanged("C0ROOM0002"), "moved")
    await world.deliver()

    assert await world.store.load(HERE, "a1") is None


async def test_homes_show_it_no_more_even_while_its_cards_wait(world):
    await _deleted(world, delete=[NotAllowedError(REFUSED)])
    await world.store.open_home(HERE, "ben", 0, world.now)

    await publish(world.ports, world.slack, world.people, HERE, "ben")

    assert world.slack.homes["ben"].rows == ()


async def test_its_canvas_goes_last_so_that_where_nobody_may_delete_one_the_cards_go_all_the_same(world):
    await world.begin()
    await world.deliver()
    for name, receipt in ((CANVAS, Receipt("F0CANVAS", NO_TS, "shown")), (CANVAS_LINK, Receipt(CHANNEL, "9.9", "led"))):
        await world.store.put_receipt(HERE, "a1", name, receipt)
    await world.deliver()
    assert {CANVAS, CANVAS_LINK} <= (await world.store.receipts(HERE, "a1")).keys()

    await act(world.ports, HERE, "a1", DeleteAsked("ana"), "delete")
    await world.deliver()
    cards = len(await world.store.receipts(HERE, "a1")) - 2
    world.slack.trouble["delete"] = [None] * cards + [NotAllowedError(REFUSED)]
    await world.goes_on(world.now + UNDO_FOR)
    assert (await world.store.receipts(HERE, "a1")).keys() == {"root", CANVAS}
    await world.deliver()

    assert await world.store.load(HERE, "a1") is None


async def test_a_thread_that_is_shown_anew_keeps_its_canvas_and_forgets_what_led_there(world):
    await world.begin()
    await world.deliver()
    for name, receipt in ((CANVAS, Receipt("F0CANVAS", NO_TS, "shown")), (CANVAS_LINK, Receipt(CHANNEL, "9.9", "led"))):
        await world.store.put_receipt(HERE, "a1", name, receipt)
    root = (await world.store.receipts(HERE, "a1"))["root"]
    del world.slack.messages[root.ts]
    await world.answer("ben", "task_signed", "yes")
    await world.deliver()
    await wish(world.store, HERE, "a1", root.ts)
    await world.deliver()

    receipts = await world.store.receipts(HERE, "a1")
    assert receipts["root"].ts != root.ts
    assert CANVAS in receipts
    assert CANVAS_LINK not in receipts
