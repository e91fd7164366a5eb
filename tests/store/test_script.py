"""Scripts: a signature that does not fit its Lua is found at import; a server that forgot a script is told again."""

import pytest
from redis.asyncio import Redis

from bot.store.script import Arg, Key, ScriptMistakeError, script


@script
async def join(*, first: Key, second: Key, between: Arg) -> bytes:
    """Join two values.

    return redis.call('GET', first) .. between .. redis.call('GET', second)
    """
    raise NotImplementedError


async def test_the_signature_is_what_goes_in(redis: Redis):
    await redis.mset({"{T0}a": "left", "{T0}b": "right"})

    assert await join(redis, between=" and ", second="{T0}b", first="{T0}a") == b"left and right"
    await redis.flushall()


async def test_a_server_that_forgot_the_script_is_told_again(redis: Redis):
    await redis.mset({"{T0}a": "l", "{T0}b": "r"})
    for _ in range(2):
        await redis.script_flush()
        assert await join(redis, first="{T0}a", second="{T0}b", between=7) == b"l7r"
    await redis.flushall()


async def test_a_known_script_is_one_round_trip(redis: Redis):
    await redis.mset({"{T0}a": "l", "{T0}b": "r"})
    await join(redis, first="{T0}a", second="{T0}b", between="")
    await redis.config_resetstat()

    await join(redis, first="{T0}a", second="{T0}b", between="")

    sent = {name: stats["calls"] for name, stats in (await redis.info("commandstats")).items()}
    assert sent == {"cmdstat_evalsha": 1, "cmdstat_get": 2, "cmdstat_config|resetstat": 1}
    await redis.flushall()


async def unmarked(*, thing: str) -> None:
    """Do.

    return thing
    """


async def by_place(thing: Key) -> None:
    """Do.

    return thing
    """


async def keyless(*, thing: Arg) -> None:
    """Do.

    return thing
    """


async def wordless(*, thing: Key) -> None:
    """Do."""


async def unused(*, thing: Key, other: Arg) -> None:
    """Do.

    return thing -- and other
    """


@pytest.mark.parametrize(
    ("function", "said"),
    [
        (unmarked, "Script unmarked: annotate thing as Key or Arg"),
        (by_place, "Script by_place: put a \\* before thing"),
        (keyless, "Script keyless: name at least one Key"),
        (wordless, "Script wordless: write the Lua into its docstring"),
        (unused, "Script unused: its Lua never uses other"),
    ],
)
def test_a_mistake_is_found_at_import(function, said: str):
    with pytest.raises(ScriptMistakeError, match=said):
        script(function)
