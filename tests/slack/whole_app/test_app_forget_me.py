"""Being forgotten in Slack by one's own wish: only oneself, everywhere, and the team's verdict stays."""

import pytest
from fakes.whole_keyspace import everything_in, keys_with
from redis.asyncio import Redis
from test_app_people import typed_from_outside

from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.policy import OUTSIDER


@pytest.fixture
def in_words(monkeypatch):
    """Keep texts so that they are found by their words."""
    monkeypatch.setattr("bot.store.codec.LONG_ENOUGH", 1_000_000)
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", -1.0)


async def _forget(team, name):
    await team.person(name).command(team.channel, "/ftready forget me")
    view = await team.person(name).modal("Forget me?")
    await team.person(name).submit()
    return words_of(view)


async def test_who_wants_it_is_forgotten_and_the_cards_name_them_no_more(team, in_words, redis_url):
    await team.full("ben", asked=("ana", "ben"), subject="tagging")
    await team.answer("ben", "task_signed", "yes")
    await team.press("ben", Verb.MY_ANSWERS)
    assert "/ftready forget me" in words_of(await team.person("ben").modal("My answers"))

    assert "someone who is forgotten" in await _forget(team, "ben")

    async def is_gone():
        async with Redis.from_url(redis_url) as redis:
            return True if not await keys_with(redis, team.id("ben")) else None

    await team.control.until("no key to name ben", is_gone)
    await team.person("ana").sees(team.channel, "Owner: someone who is forgotten")
    await team.card_says("section/task", "Yes", "ana")
    assert all(team.id("ben") not in words_of(each) for each in (await team.cards("ana")).values())
    await team.person("ana").command(team.channel, "/ftready take over")
    await team.card_says("owner/1", "took this check over from someone who is forgotten", "ana")


async def test_a_stranger_has_nothing_to_be_forgotten_and_cannot_send_the_form_of_another(team, in_words, redis_url):
    team.channel = "with-partner"
    assert OUTSIDER in str(await typed_from_outside(team, "gia", "/ftready forget me"))
    await team.person("ana").command(team.channel, "/ftready forget me")
    shown = await team.person("ana").modal("Forget me?")
    scene = team.playground.first
    view = scene.workspace.find_view(shown["id"])

    for name in ("gia", "hal"):
        reply = await scene.courier.ask(payloads.view_submission(scene, scene.workspace.find_person(name), view))
        assert OUTSIDER in str(reply.body)

    async with Redis.from_url(redis_url) as redis:
        assert [key for key in await everything_in(redis) if key.endswith(":leaving")] == []
