"""What becomes of an acknowledged answer when the power goes, read from the settings of the Redis in use."""

from dataclasses import dataclass

from redis.asyncio import Redis
from redis.exceptions import ResponseError

READ = ("appendonly", "appendfsync", "maxmemory", "maxmemory-policy")


@dataclass(frozen=True)
class Durability:
    """The promise that holds, in one sentence, and whether it is the one ftready is meant to give."""

    sentence: str
    as_promised: bool


UNKNOWN = Durability(
    "This Redis does not show its settings, so ask who runs it that appendonly is yes, appendfsync is always and "
    "maxmemory-policy is noeviction; otherwise acknowledged answers can be lost.",
    as_promised=False,
)


async def durability(redis: Redis) -> Durability:
    """Read from Redis which promise holds."""
    try:
        settings = {name: await _setting(redis, name) for name in READ}
    except ResponseError:  # CONFIG is renamed, or this user may not use it
        return UNKNOWN
    return judge(settings)


def judge(settings: dict[str, str]) -> Durability:
    """Say which promise follows from Redis's settings."""
    policy = settings["maxmemory-policy"]
    if policy != "noeviction" and settings["maxmemory"] not in {"", "0"}:
        return Durability(
            f"When its memory is full, this Redis throws away answers (maxmemory-policy is {policy}); "
            "set maxmemory-policy to noeviction.",
            as_promised=False,
        )
    if settings["appendonly"] != "yes":
        return Durability(
            "When this Redis or its machine stops, acknowledged answers are lost (appendonly is no); "
            "set appendonly to yes and appendfsync to always.",
            as_promised=False,
        )
    if settings["appendfsync"] == "always":
        return Durability(
            "An acknowledged answer survives the end of any process and, if the disk keeps its word, of the power.",
            as_promised=True,
        )
    seconds = "about a second" if settings["appendfsync"] == "everysec" else "up to half a minute"
    return Durability(
        f"An acknowledged answer survives the end of any process, but a power cut can cost {seconds} of answers "
        f"(appendfsync is {settings['appendfsync']}); set appendfsync to always.",
        as_promised=False,
    )


async def _setting(redis: Redis, name: str) -> str:
    return str((await redis.config_get(name)).get(name, ""))
