"""The pace all workers keep together: turns to post, given out in Redis, so that two workers are not twice as fast.

It goes by the clock of the server, which is one for all of them; set back, it makes no turn come later.
"""

from redis.asyncio import Redis

from bot.store import keys
from bot.store.script import Arg, Key, script
from bot.usecases.ports import Installation

MILLISECONDS = 1000
Rate = tuple[int, float]
"""How many at once, and how many a second after that."""


async def next_turn(redis: Redis, installation: Installation, channel: str, rates: tuple[Rate, Rate]) -> float:
    """Keep the next turn to post in a channel and in its workspace; give the seconds until it comes, zero for now.

    The turn is whoever's asked, who does not ask again for the same post. One that nobody comes for goes by unused.
    """
    (channel_burst, a_second), (burst, in_all_a_second) = rates
    channel_gap, gap = round(MILLISECONDS / a_second), round(MILLISECONDS / in_all_a_second)
    wait = await keep_turn(
        redis,
        channel=keys.PACE.key(installation=installation.id, channel=channel),
        workspace=keys.PACE_OF_ALL.key(installation=installation.id),
        channel_burst=channel_burst,
        channel_gap=channel_gap,
        burst=burst,
        gap=gap,
    )
    return int(wait) / MILLISECONDS


@script
async def keep_turn(  # noqa: PLR0913 - two queues, and the rate of each
    *,
    channel: Key,
    workspace: Key,
    channel_burst: Arg,
    channel_gap: Arg,
    burst: Arg,
    gap: Arg,
) -> int:
    """Keep a turn in two queues at once. Gives the milliseconds until both have come.

    local time = redis.call('TIME')
    local now = time[1] * 1000 + math.floor(time[2] / 1000)
    local function keep(queue, burst, gap)
        -- What is kept is when the last of the turns given out will have passed, and when that was written: one that
        -- was written later than now is of a clock set back since, and so is the other. It goes with its last turn.
        local last, at = string.match(redis.call('GET', queue) or '', '^(%d+) (%d+)$')
        local back = math.max(0, tonumber(at or 0) - now)
        local free = math.max(now, tonumber(last or 0) - back)
        last = string.format('%.0f %.0f', free + gap, now)
        redis.call('SET', queue, last, 'PX', string.format('%.0f', free + gap - now))
        return math.max(0, free - (burst - 1) * gap - now)
    end
    return math.max(keep(channel, channel_burst + 0, channel_gap + 0), keep(workspace, burst + 0, gap + 0))
    """
    raise NotImplementedError
