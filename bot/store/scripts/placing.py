"""The scripts of where cards stand, and of the way back from the root card; none of them changes what was said."""

from bot.store.script import Arg, Key, script


@script
async def put_receipt(*, receipts: Key, card: Arg, receipt: Arg, keep: Arg) -> None:
    """Remember where a card stands.

    redis.call('HSET', receipts, card, receipt)
    redis.call('EXPIRE', receipts, keep)
    """
    raise NotImplementedError  # the Lua above is what runs


@script
async def exchange_receipt(*, receipts: Key, card: Arg, known: Arg, receipt: Arg, keep: Arg) -> int:
    """Remember what a card shows now, unless its receipt is another than the one known. Gives 1 or 0.

    if redis.call('HGET', receipts, card) ~= known then return 0 end
    redis.call('HSET', receipts, card, receipt)
    redis.call('EXPIRE', receipts, keep)
    return 1
    """
    raise NotImplementedError  # the Lua above is what runs


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
    raise NotImplementedError  # the Lua above is what runs


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
    raise NotImplementedError  # the Lua above is what runs


@script
async def drop_receipt(*, receipts: Key, root_prefix: Arg, card: Arg) -> None:
    """Forget where a card stands; of the root card also how to find the assessment from there.

    local channel, ts = string.match(redis.call('HGET', receipts, card) or '', '^(%S+) (%S+) ')
    if card == 'root' and ts then redis.call('DEL', root_prefix .. channel .. ':' .. ts) end
    redis.call('HDEL', receipts, card)
    """
    raise NotImplementedError  # the Lua above is what runs
