"""The scripts of what somebody is reminded of, and when to look again; none of them knows of an assessment."""

from bot.store.script import Arg, Key, script


@script
async def keep_desk(  # noqa: PLR0913 - the desk and its next look, written together
    *, desk: Key, looks: Key, again: Arg, expected: Arg, saved: Arg, noted: Arg, look_at: Arg, keep: Arg
) -> int:
    r"""Write a desk, or with '' none, unless its version is another, and when to look again. Gives 1 or 0.

    local version = string.match(redis.call('GETRANGE', desk, 0, 31), '^(%d+)\n')
    if (version or '0') ~= expected then return 0 end
    if saved == '' then redis.call('DEL', desk) else redis.call('SET', desk, saved, 'EX', keep) end

    -- Who began another look since has seen more than this one, and says when the next is.
    local stands = redis.call('ZSCORE', looks, again)
    if noted ~= '' and not (stands and tonumber(stands) == tonumber(noted)) then return 1 end
    if look_at == '' then
        redis.call('ZREM', looks, again)
    else
        redis.call('ZADD', looks, look_at, again)
        redis.call('EXPIRE', looks, keep)
    end
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def put_off_look(*, looks: Key, person: Arg, again: Arg, until_when: Arg, keep: Arg) -> None:
    """Look at a person later. What commits asked until now is done by that look; what they ask from now on stands.

    redis.call('ZREM', looks, person)
    redis.call('ZADD', looks, until_when, again)
    redis.call('EXPIRE', looks, keep)
    """
    raise NotImplementedError  # the Lua above is what runs
