"""The pace all workers keep together: turns to post, given out in Redis, so that two workers are not twice as fast.

It goes by the clock of the server, which is one for all of them; set back, it makes no turn come later.
"""

from redis.asyncio import Redis

from bot.store import keys
from bot.store.script import Arg, Key, script
from bot.usecases.ports import Installation

MILLISECONDS = 1000
AHEAD = 10.0
"""Seconds ahead for which turns are given out: what a worker that dies leaves unused, everybody waits for."""
Rate = tuple[int, float]
"""How many at once, and how many a second after that."""


async def next_turn(
    redis: Redis, installation: Installation, channel: str, rates: tuple[Rate, Rate]
) -> tuple[float, bool]:
    """Give the seconds until the next turn to post in a channel and its workspace, zero for now; and if it is kept.

    A turn that is kept is whoever's asked, who does not ask again for the same post; one that nobody comes for goes by
    unused. One further off than AHEAD is nobody's yet: who wants it asks again when it has come nearer.
    """
    (channel_burst, a_second), (burst, in_all_a_second) = rates
    channel_gap, gap = round(MILLISECONDS / a_second), round(MILLISECONDS / in_all_a_second)
    wait, is_kept = await keep_turn(
        redis,
        channel=keys.PACE.key(installation=installation.id, channel=channel),
        workspace=keys.PACE_OF_ALL.key(installation=installation.id),
        channel_burst=channel_burst,
        channel_gap=channel_gap,
        burst=burst,
        gap=gap,
        ahead=round(AHEAD * MILLISECONDS),
    )
    return wait / MILLISECONDS, bool(is_kept)


@script
async def keep_turn(  # noqa: PLR0913 - two queues, and the rate of each
    *,
    channel: Key,
    workspace: Key,
    channel_burst: Arg,
    channel_gap: Arg,
    burst: Arg,
    gap: Arg,
    ahead: Arg,
) -> tuple[int, int]:
    """Keep a turn in two queues at once. Gives the milliseconds until both have come, and 1 where it is kept, else 0.

    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function free_at(queue)
        -- What is kept is when the last of the turns given out will have passed, and when that was written: one that
        -- was written later than now is of a clock set back since, and so is the other. It goes with its last turn.
        local last, at = string.match(redis.call('GET', queue) or '', '^(%d+) (%d+)$')
        local back = math.max(0, tonumber(at or 0) - now)
        return math.max(now, tonumber(last or 0) - back)
    end
    local function wait(free, burst, gap) return math.max(0, free - (burst - 1) * gap - now) end
    local function keep(queue, last)
        redis.call('SET', queue, string.format('%.0f %.0f', last, now), 'PX', string.format('%.0f', last - now))
    end
    local in_channel, in_all = free_at(channel), free_at(workspace)
    local longest = math.max(wait(in_channel, channel_burst, channel_gap), wait(in_all, burst, gap))
    if longest > ahead + 0 then return {longest, 0} end
    keep(channel, in_channel + channel_gap)
    keep(workspace, in_all + gap)
    return {longest, 1}
    """
    raise NotImplementedError  # the Lua above is what runs
