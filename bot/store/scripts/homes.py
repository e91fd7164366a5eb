"""The scripts of who looks at their Home, and of what it is to show; none of them knows what that is."""

from bot.store.script import Arg, Key, script


@script
async def open_home(  # noqa: PLR0913 - each is one thing that is written
    *, home: Key, homes: Key, viewers: Key, person: Arg, page: Arg, at: Arg, keep: Arg, view: Arg
) -> None:
    """Note that somebody looks at a page of their Home. What it showed is forgotten, so that it is published.

    redis.call('HSET', home, 'page', page, 'shown', '')
    redis.call('EXPIRE', home, keep)
    redis.call('ZADD', homes, at, person)
    redis.call('EXPIRE', homes, keep)
    redis.call('ZREMRANGEBYSCORE', viewers, '-inf', at - view)
    redis.call('ZADD', viewers, at, person)
    redis.call('EXPIRE', viewers, view)
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def mark_viewers(  # noqa: PLR0913 - who looked since when, and from when until when a mark is moved
    *, viewers: Key, homes: Key, since: Arg, at: Arg, until_when: Arg, keep: Arg
) -> None:
    """Have the Homes opened since then published at an instant; one marked for before, or put off for long, stays so.

    for _, person in ipairs(redis.call('ZRANGEBYSCORE', viewers, since, '+inf')) do
        local stands = tonumber(redis.call('ZSCORE', homes, person) or at)
        if stands >= tonumber(at) and stands <= tonumber(until_when) then
            redis.call('ZADD', homes, at, person)
            redis.call('EXPIRE', homes, keep)
        end
    end
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def showed_home(*, home: Key, homes: Key, person: Arg, noted: Arg, shown: Arg) -> None:
    """Remember what a Home shows, unless it went meanwhile, and take its mark away unless it was marked anew.

    if redis.call('EXISTS', home) == 1 then redis.call('HSET', home, 'shown', shown) end
    local stands = redis.call('ZSCORE', homes, person)
    if stands and tonumber(stands) == tonumber(noted) then redis.call('ZREM', homes, person) end
    """
    raise NotImplementedError  # the Lua above is what runs
