"""The sentence that says what becomes of an acknowledged answer, from the settings of a real server."""

from collections.abc import AsyncIterator

import pytest
from redis.asyncio import Redis

from bot.store import connect, durability
from bot.store.durability import judge

GOOD = {"appendonly": "yes", "appendfsync": "always", "maxmemory": "0", "maxmemory-policy": "noeviction"}


@pytest.fixture
async def sound(redis: Redis) -> AsyncIterator[Redis]:
    """The tests' server, which for once writes through at once."""
    before = await redis.config_get("appendfsync")
    await redis.config_set("appendfsync", GOOD["appendfsync"])
    yield redis
    await redis.config_set("appendfsync", before["appendfsync"])


async def test_a_server_that_writes_through_at_once_keeps_the_promise(sound: Redis):
    found = await durability(sound)

    assert found.as_promised
    assert found.sentence.startswith("An acknowledged answer survives the end of any process and")


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("appendonly", "no", "acknowledged answers are lost (appendonly is no); set appendonly to yes"),
        ("appendfsync", "everysec", "can cost about a second of answers (appendfsync is everysec)"),
        ("appendfsync", "no", "can cost up to half a minute of answers (appendfsync is no)"),
    ],
)
async def test_a_weaker_setting_is_named_with_its_cost_and_cure(sound: Redis, setting: str, value: str, said: str):
    await sound.config_set(setting, value)
    try:
        found = await durability(sound)
    finally:
        await sound.config_set(setting, GOOD[setting])

    assert not found.as_promised
    assert said in found.sentence


def test_throwing_away_when_full_is_the_first_thing_said():
    found = judge({**GOOD, "appendonly": "no", "maxmemory": "1000000", "maxmemory-policy": "allkeys-lru"})

    assert not found.as_promised
    assert "throws away answers (maxmemory-policy is allkeys-lru); set maxmemory-policy to noeviction" in found.sentence


def test_a_policy_that_can_never_apply_does_no_harm():
    assert judge({**GOOD, "maxmemory-policy": "allkeys-lru"}).as_promised


async def test_a_server_that_hides_its_settings_is_to_be_asked_about(redis: Redis, redis_url: str):
    await redis.acl_setuser("modest", enabled=True, passwords=["+secret"], commands=["+@all", "-config"], keys=["*"])
    try:
        async with connect(redis_url.replace("unix://", "unix://modest:secret@")) as client:
            found = await durability(client)
    finally:
        await redis.acl_deluser("modest")

    assert not found.as_promised
    assert found.sentence.startswith("This Redis does not show its settings, so ask who runs it")
