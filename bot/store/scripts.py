"""The scripts: each does one thing to the keys of one installation, whole or not at all.

Keys whose name only the script can know (of a person who left, of the message a card stood at) it builds from a
prefix it is given. The prefix ends behind the hash tag, so they are in the same slot as the keys it was given.
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
    raise NotImplementedError


@script
async def delivered(*, state: Key, out_of_date: Key, assessment: Arg, shown: Arg) -> int:
    """Take the out-of-date mark away unless something was committed since the version shown. Gives 1 or 0.

    local version = string.match(redis.call('GETRANGE', state, 0, 31), '^(%d+) ')
    if version and version ~= shown then return 0 end
    redis.call('ZREM', out_of_date, assessment)
    return 1
    """
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


@script
async def put_off_look(*, looks: Key, person: Arg, again: Arg, until_when: Arg, keep: Arg) -> None:
    """Look at a person later. What commits asked until now is done by that look; what they ask from now on stands.

    redis.call('ZREM', looks, person)
    redis.call('ZADD', looks, until_when, again)
    redis.call('EXPIRE', looks, keep)
    """
    raise NotImplementedError


@script
async def put_receipt(*, receipts: Key, card: Arg, receipt: Arg, keep: Arg) -> None:
    """Remember where a card stands.

    redis.call('HSET', receipts, card, receipt)
    redis.call('EXPIRE', receipts, keep)
    """
    raise NotImplementedError


@script
async def exchange_receipt(*, receipts: Key, card: Arg, known: Arg, receipt: Arg, keep: Arg) -> int:
    """Remember what a card shows now, unless its receipt is another than the one known. Gives 1 or 0.

    if redis.call('HGET', receipts, card) ~= known then return 0 end
    redis.call('HSET', receipts, card, receipt)
    redis.call('EXPIRE', receipts, keep)
    return 1
    """
    raise NotImplementedError


@script
async def put_root_receipt(  # noqa: PLR0913 - both sides of the way from message to assessment, written together
    *, receipts: Key, root: Key, root_prefix: Arg, assessment: Arg, receipt: Arg, keep: Arg
) -> None:
    """Remember where the root card stands, and how to find the assessment from there.

    local channel, ts = string.match(redis.call('HGET', receipts, 'root') or '', '^(%S+) (%S+) ')
    if ts then redis.call('DEL', root_prefix .. channel .. ':' .. ts) end
    redis.call('SET', root, assessment, 'EX', keep)
    redis.call('HSET', receipts, 'root', receipt)
    redis.call('EXPIRE', receipts, keep)
    """
    raise NotImplementedError


@script
async def claim_receipt(  # noqa: PLR0913 - both sides of the way from message to assessment, written together
    *, receipts: Key, root: Key, card: Arg, assessment: Arg, receipt: Arg, keep: Arg
) -> bytes:
    """Remember where a card stands, unless a receipt is there; give the one that is.

    local stands = redis.call('HGET', receipts, card)
    if stands then return stands end
    if card == 'root' then redis.call('SET', root, assessment, 'EX', keep) end
    redis.call('HSET', receipts, card, receipt)
    redis.call('EXPIRE', receipts, keep)
    return receipt
    """
    raise NotImplementedError


@script
async def drop_receipt(*, receipts: Key, root_prefix: Arg, card: Arg) -> None:
    """Forget where a card stands; of the root card also how to find the assessment from there.

    local channel, ts = string.match(redis.call('HGET', receipts, card) or '', '^(%S+) (%S+) ')
    if card == 'root' and ts then redis.call('DEL', root_prefix .. channel .. ':' .. ts) end
    redis.call('HDEL', receipts, card)
    """
    raise NotImplementedError


@script
async def forget(  # noqa: PLR0913 - all that hangs on an assessment goes with it
    *,
    state: Key,
    trail: Key,
    receipts: Key,
    channel: Key,
    out_of_date: Key,
    due: Key,
    drafts: Key,
    parked: Key,
    person_prefix: Arg,
    root_prefix: Arg,
    seen_prefix: Arg,
    draft_prefix: Arg,
    drafts_prefix: Arg,
    days: Arg,
    assessment: Arg,
) -> int:
    r"""Take an assessment away with all that hangs on it. Gives 1, or 0 where there is none.

    local length = string.match(redis.call('GETRANGE', state, 0, 31), '^%d+ (%d+)\n')
    if not length then return 0 end
    local head = string.match(redis.call('GETRANGE', state, 0, 31), '^%d+ %d+\n')
    local people = redis.call('GETRANGE', state, #head, #head + length - 1)
    for person in string.gmatch(people, '[^,]+') do redis.call('ZREM', person_prefix .. person, assessment) end
    local channel_id, ts = string.match(redis.call('HGET', receipts, 'root') or '', '^(%S+) (%S+) ')
    if ts then redis.call('DEL', root_prefix .. channel_id .. ':' .. ts) end
    redis.call('ZREM', channel, assessment)
    redis.call('ZREM', out_of_date, assessment)
    redis.call('ZREM', due, assessment)
    for day in string.gmatch(days, '%d+') do redis.call('DEL', seen_prefix .. day) end
    for _, noted in ipairs(redis.call('SMEMBERS', drafts)) do
        local name, of = string.match(noted, '^(%S+) (%S+)$')
        redis.call('DEL', draft_prefix .. name)
        for each in string.gmatch(of, '[^,]+') do redis.call('SREM', drafts_prefix .. each, noted) end
    end
    redis.call('DEL', state, trail, receipts, drafts, parked)
    return 1
    """
    raise NotImplementedError


@script
async def forget_person(  # noqa: PLR0913 - all that is somebody's goes together
    *,
    listed: Key,
    desk: Key,
    home: Key,
    drafts: Key,
    looks: Key,
    homes: Key,
    viewers: Key,
    leaving: Key,
    draft_prefix: Arg,
    drafts_prefix: Arg,
    person: Arg,
    again: Arg,
) -> None:
    """Take away all that is one person's alone.

    for _, noted in ipairs(redis.call('SMEMBERS', drafts)) do
        local name, of = string.match(noted, '^(%S+) (%S+)$')
        redis.call('DEL', draft_prefix .. name)
        for each in string.gmatch(of, '[^,]+') do redis.call('SREM', drafts_prefix .. each, noted) end
    end
    redis.call('DEL', listed, desk, home, drafts)
    redis.call('ZREM', looks, person, again)
    redis.call('ZREM', homes, person)
    redis.call('ZREM', viewers, person)
    redis.call('ZREM', leaving, person)
    """
    raise NotImplementedError


@script
async def hold_off(*, not_before: Key, until_when: Arg, too_far: Arg, keep: Arg) -> None:
    """Remember until when Slack asked not to be called; of two that ask, the later counts, but none too far off.

    local before = redis.call('GET', not_before)
    if not before or tonumber(before) < tonumber(until_when) or tonumber(before) > tonumber(too_far) then
        redis.call('SET', not_before, until_when, 'EX', keep)
    end
    """
    raise NotImplementedError


@script
async def put_draft(*, draft: Key, drafts_prefix: Arg, name: Arg, saved: Arg, of: Arg, seconds: Arg) -> None:  # noqa: PLR0913 - each is one thing that is written
    """Keep a draft for a while, and note at each it is of, for as long, its name and of whom else it is.

    redis.call('SET', draft, saved, 'EX', seconds)
    for each in string.gmatch(of, '[^,]+') do
        local drafts = drafts_prefix .. each
        redis.call('SADD', drafts, name .. ' ' .. of)
        if redis.call('TTL', drafts) < tonumber(seconds) then redis.call('EXPIRE', drafts, seconds) end
    end
    """
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


@script
async def showed_home(*, home: Key, homes: Key, person: Arg, noted: Arg, shown: Arg) -> None:
    """Remember what a Home shows, unless it went meanwhile, and take its mark away unless it was marked anew.

    if redis.call('EXISTS', home) == 1 then redis.call('HSET', home, 'shown', shown) end
    local stands = redis.call('ZSCORE', homes, person)
    if stands and tonumber(stands) == tonumber(noted) then redis.call('ZREM', homes, person) end
    """
    raise NotImplementedError
