"""All that a server keeps, as bytes: for tests of what must not be kept."""

from typing import Any

from redis.asyncio import Redis

READ = {
    b"string": lambda redis, key: redis.get(key),
    b"list": lambda redis, key: redis.lrange(key, 0, -1),
    b"hash": lambda redis, key: redis.hgetall(key),
    b"set": lambda redis, key: redis.smembers(key),
    b"zset": lambda redis, key: redis.zrange(key, 0, -1),
}


async def everything_in(redis: Redis) -> dict[str, str]:
    """Give every key of ours with what is in it; texts are found as they are where nothing squeezes them."""
    found: dict[str, str] = {}
    async for key in redis.scan_iter("ft:*"):
        read: Any = READ.get(await redis.type(key))
        if read:
            found[key.decode()] = repr(await read(redis, key))
    return found


async def keys_with(redis: Redis, *traces: str) -> list[str]:
    """Name the keys that are named after one of some traces, or hold one."""
    whole = await everything_in(redis)
    return sorted(key for key, held in whole.items() if any(trace in key or trace in held for trace in traces))
