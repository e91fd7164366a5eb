"""Where a check stands that Slack does not show: why, what helps, and a button for whoever can have it shown again."""

import json
from types import SimpleNamespace

import pytest
from usecase_parts import CHANNEL, HERE

from bot.slack.surfaces.looking.status import status
from bot.tongue import speaking
from bot.usecases.looking.explain import explain
from bot.usecases.looking.see import look_around
from bot.usecases.ports import NotAllowedError

PARTS = SimpleNamespace(me=SimpleNamespace(name="ftready"))


async def _said_to(world, person, gone=None):
    looks = await look_around(world.ports, world.slack, HERE, CHANNEL, person)
    return json.dumps(status(PARTS, looks, gone or {}, person).blocks, ensure_ascii=False)


async def test_a_check_whose_root_is_deleted_is_said_to_rest_and_its_owner_alone_can_show_it_again_there(world):
    await world.begin()
    await world.deliver()
    del world.slack.messages[world.slack.named("root")[0]]
    await world.answer("ana", "task_signed", "yes")
    await world.deliver()

    owners, others = await _said_to(world, "ana"), await _said_to(world, "ben")

    assert "Somebody deleted the card on top of it" in others
    assert "/invite" not in others
    assert ("show_again" in owners, "show_again" in others) == (True, False)
    assert "its owner can have it shown again" in (await explain(world.store, HERE, "a1"))[-1]


async def test_the_log_names_a_cure_that_fits_whatever_is_in_the_way(world, caplog):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError("thread_locked")]
    await world.deliver()

    assert "is not shown: thread_locked; that is what Slack said; once that is put right" in caplog.text
    assert "invite" not in caplog.text


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("thread_locked", "its thread is locked"),
        ("is_archived", "its channel is archived"),
        ("not_in_channel", "I am not in its channel. Type `/invite @ftready` there"),
        ("restricted_action", "Slack said restricted_action"),
    ],
)
async def test_why_a_check_is_not_shown_is_said_in_words_where_there_are_any(world, code, said):
    await world.begin()
    await world.deliver()
    await world.answer("ana", "task_signed", "yes")
    world.slack.trouble["update"] = [NotAllowedError(code)]
    await world.deliver()

    assert said in await _said_to(world, "ben")


async def test_why_it_rests_is_said_in_the_language_of_whoever_asks(world):
    await world.begin()
    world.slack.trouble["post"] = [NotAllowedError("not_in_channel")]
    await world.deliver()

    with speaking("de"):
        assert "Ich bin nicht in seinem Kanal" in await _said_to(world, "ben")
