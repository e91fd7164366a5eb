"""The scripts of what is to be done later: a delivery, a check-in, a call to Slack; none changes what was said."""

from bot.store.script import Arg, Key, script


@script
async def delivered(*, state: Key, out_of_date: Key, assessment: Arg, shown: Arg) -> int:
    """Take the out-of-date mark away unless something was committed since the version shown. Gives 1 or 0.

    local version = string.match(redis.call('GETRANGE', state, 0, 31), '^(%d+) ')
    if version and version ~= shown then return 0 end
    redis.call('ZREM', out_of_date, assessment)
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def put_off(*, state: Key, index: Key, assessment: Arg, noted: Arg, until_when: Arg) -> int:
    """Move an entry of an index to a later time, if it still stands at the one noted or, with '', at any.

    -- What outlived its assessment would come up for ever.
    if redis.call('EXISTS', state) == 0 then
        redis.call('ZREM', index, assessment)
        return 0
    end
    local stands = redis.call('ZSCORE', index, assessment)
    if not stands or (noted ~= '' and tonumber(stands) ~= tonumber(noted)) then return 0 end
    redis.call('ZADD', index, until_when, assessment)
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def hold_off(*, not_before: Key, until_when: Arg, too_far: Arg, keep: Arg) -> None:
    """Remember until when Slack asked not to be called; of two that ask, the later counts, but none too far off.

    local before = redis.call('GET', not_before)
    if not before or tonumber(before) < tonumber(until_when) or tonumber(before) > tonumber(too_far) then
        redis.call('SET', not_before, until_when, 'EX', keep)
    end
    """
    raise NotImplementedError  # the Lua above is what runs
