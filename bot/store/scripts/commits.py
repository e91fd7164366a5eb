"""The script that writes one event, whole or not at all; nothing else writes the state of an assessment.

It is one script, long as it is: what two of them write can be seen, or lost, half.
"""

from bot.store.script import Arg, Key, script


@script
async def commit(  # noqa: PLR0913 - a commit is all of this at once, or it is not atomic
    *,
    state: Key,
    trail: Key,
    receipts: Key,
    flow: Key,
    channel: Key,
    out_of_date: Key,
    due: Key,
    looks: Key,
    homes: Key,
    seen: Key,
    seen_yesterday: Key,
    seen_tomorrow: Key,
    person_prefix: Arg,
    root_prefix: Arg,
    desk_prefix: Arg,
    home_prefix: Arg,
    assessment: Arg,
    mark: Arg,
    expected: Arg,
    saved: Arg,
    entry: Arg,
    entries: Arg,
    people: Arg,
    at: Arg,
    due_at: Arg,
    look_at: Arg,
    changed_for: Arg,
    listed_until: Arg,
    kept_until: Arg,
    keep: Arg,
    keep_seen: Arg,
    keep_homes: Arg,
) -> int:
    r"""Write one event's effect. Gives 0 for a repeat, 1 for a stale version, 2 when done, 3 when marked before.

    -- The clocks of two processes may stand on either side of midnight, hence tomorrow.
    for _, day in ipairs({seen, seen_yesterday, seen_tomorrow}) do
        if redis.call('SISMEMBER', day, mark) == 1 then return 0 end
    end

    -- A saved state begins with its version, and the length of the list of people that follows.
    local version, length = string.match(redis.call('GETRANGE', state, 0, 31), '^(%d+) (%d+)\n')
    if (version or '0') ~= expected then return 1 end
    local before = ''
    if version and length ~= '0' then
        local start = #version + #length + 2
        before = redis.call('GETRANGE', state, start, start + length - 1)
    end

    redis.call('SET', state, saved, 'EX', keep)
    redis.call('SADD', seen, mark)
    redis.call('EXPIRE', seen, keep_seen)
    if entries ~= '' then
        -- The trail is written anew: each entry stands there behind its length, after one letter for all of them.
        redis.call('DEL', trail)
        local place = 2
        while place <= #entries do
            local _, colon, size = string.find(entries, '^(%d+):', place)
            redis.call('RPUSH', trail, string.sub(entries, colon + 1, colon + size))
            place = colon + size + 1
        end
    end
    redis.call('RPUSH', trail, entry)
    redis.call('EXPIRE', trail, keep)
    redis.call('EXPIRE', flow, keep)
    redis.call('EXPIRE', receipts, keep)
    local channel_id, ts = string.match(redis.call('HGET', receipts, 'root') or '', '^(%S+) (%S+) ')
    if ts then redis.call('EXPIRE', root_prefix .. channel_id .. ':' .. ts, keep) end

    if due_at == '' then
        redis.call('ZREM', due, assessment)
    else
        redis.call('ZADD', due, due_at, assessment)
        redis.call('EXPIRE', due, keep)
    end

    redis.call('ZADD', channel, listed_until, assessment)
    redis.call('ZREMRANGEBYSCORE', channel, '-inf', at)
    redis.call('EXPIRE', channel, keep)
    local listed = {}
    for person in string.gmatch(people, '[^,]+') do
        local list = person_prefix .. person
        listed[person] = true
        redis.call('ZADD', list, kept_until, assessment)
        redis.call('ZREMRANGEBYSCORE', list, '-inf', at)
        redis.call('EXPIRE', list, keep)
    end
    for person in string.gmatch(before, '[^,]+') do
        if not listed[person] then
            redis.call('ZREM', person_prefix .. person, assessment)
            -- Deliveries mark the Homes of those it concerns from now on, and know nothing of whom it did before.
            if redis.call('EXISTS', home_prefix .. person) == 1 then
                redis.call('ZADD', homes, at, person)
                redis.call('EXPIRE', homes, keep_homes)
            end
        end
    end

    -- Of two instants from which to look at somebody the earlier stands: a look finds all there is, and the next one.
    for person, at_when in string.gmatch(look_at, '([^, ]+) ([^,]+)') do
        redis.call('ZADD', looks, 'LT', at_when, person)
    end
    for person in string.gmatch(changed_for, '[^,]+') do
        if redis.call('EXISTS', desk_prefix .. person) == 1 then redis.call('ZADD', looks, 'LT', at, person) end
    end
    if look_at .. changed_for ~= '' then redis.call('EXPIRE', looks, keep) end

    -- A mark in the future is a delivery that was put off; what has just happened is a reason to try now.
    local marked = redis.call('ZSCORE', out_of_date, assessment)
    if marked and tonumber(marked) <= tonumber(at) then
        redis.call('EXPIRE', out_of_date, keep)
        return 3
    end
    redis.call('ZADD', out_of_date, at, assessment)
    redis.call('EXPIRE', out_of_date, keep)
    return 2
    """
    raise NotImplementedError  # the Lua above is what runs
