"""The script of what was typed and is not an answer yet; it is kept for a while, and never longer."""

from bot.store.script import Arg, Key, script


@script
async def put_draft(  # noqa: PLR0913 - each is one thing that is written
    *, draft: Key, drafts_prefix: Arg, name: Arg, saved: Arg, of: Arg, seconds: Arg, unless_kept: Arg
) -> int:
    """Keep a draft for a while, and note at each it is of, for as long, its name and of whom else it is.

    -- Gives 1, or 0 where one is kept already and that was asked.
    if unless_kept == '1' and redis.call('EXISTS', draft) == 1 then return 0 end
    redis.call('SET', draft, saved, 'EX', seconds)
    for each in string.gmatch(of, '[^,]+') do
        local drafts = drafts_prefix .. each
        redis.call('SADD', drafts, name .. ' ' .. of)
        if redis.call('TTL', drafts) < tonumber(seconds) then redis.call('EXPIRE', drafts, seconds) end
    end
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs
