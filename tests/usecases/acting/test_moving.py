"""A channel that goes by another id takes all of its checks along, whenever they were closed."""

from datetime import timedelta

import pytest
from usecase_parts import CHANNEL, HERE

from bot.usecases.acting.moving import follow_channel
from bot.usecases.ports import AgainError, NotAllowedError

NEW = "C0ROOM0002"


async def test_a_check_that_closed_too_long_ago_to_be_listed_goes_along(world):
    await world.begin("quick")
    await world.deliver()
    world.pass_time(seconds=timedelta(days=45).total_seconds())
    assert list(await world.store.in_channel(HERE, CHANNEL)) == []

    await follow_channel(world.ports, HERE, CHANNEL, NEW)
    await world.deliver()

    assert (await world.stands()).channel == NEW
    assert {each.channel for each in (await world.store.receipts(HERE, "a1")).values()} == {NEW}


async def test_checks_of_other_channels_stay_where_they_are(world):
    await world.begin(channel="C0OTHER001")

    await follow_channel(world.ports, HERE, CHANNEL, NEW)

    assert ((await world.stands()).channel, (await world.stands()).version) == ("C0OTHER001", 1)


async def test_what_slack_refuses_because_the_channel_has_just_gone_by_another_id_is_no_news_to_its_owner(
    world, monkeypatch
):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")

    async def update(*_):
        monkeypatch.undo()
        await follow_channel(world.ports, HERE, CHANNEL, NEW)
        raise NotAllowedError("channel_not_found")

    monkeypatch.setattr(world.slack, "update", update)
    with pytest.raises(AgainError):
        await world.deliver()
    await world.deliver()

    assert world.slack.told_of("ana") == []
    assert await world.store.out_of_date(9) == []
