"""The scripts that take away what is kept of an assessment or of a person; what they leave, nothing takes away."""

from bot.store.script import Arg, Key, script


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
    person_prefix: Arg,
    root_prefix: Arg,
    seen_prefix: Arg,
    draft_prefix: Arg,
    drafts_prefix: Arg,
    days: Arg,
    cards: Arg,
    assessment: Arg,
) -> int:
    r"""Take an assessment away with all that hangs on it. Gives 1, or 0 where there is none, or not so many cards.

    local length = string.match(redis.call('GETRANGE', state, 0, 31), '^%d+ (%d+)\n')
    if not length then return 0 end
    if cards ~= '' and redis.call('HLEN', receipts) ~= tonumber(cards) then return 0 end
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
    redis.call('DEL', state, trail, receipts, drafts)
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs


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
    raise NotImplementedError  # the Lua above is what runs
