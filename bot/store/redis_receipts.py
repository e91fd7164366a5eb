"""The store's part on where cards stand, on Redis; a root card is found by its place too, never by one it has left."""

from collections.abc import Mapping
from typing import Any

from bot.engine.cards.check import ROOT
from bot.store import codec, keys
from bot.store.scripts import placing
from bot.usecases.ports import Installation, Receipt


class RedisReceipts:
    """Where the cards of an assessment stand, in Redis, kept for so many seconds."""

    _redis: Any
    _keep: int

    async def receipts(self, installation: Installation, assessment: str) -> Mapping[str, Receipt]:
        """Read where the cards of an assessment stand, by card name."""
        saved = await self._redis.hgetall(_key(installation, assessment))
        return {card.decode(): codec.decode_receipt(receipt) for card, receipt in saved.items()}

    async def put_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> None:
        """Remember where a card stands now."""
        receipts = _key(installation, assessment)
        written = codec.encode_receipt(receipt)
        if card != ROOT:
            await placing.put_receipt(self._redis, receipts=receipts, card=card, receipt=written, keep=self._keep)
            return
        await placing.put_root_receipt(
            self._redis,
            receipts=receipts,
            root=keys.ROOT.key(installation=installation.id, channel=receipt.channel, ts=receipt.ts),
            root_prefix=keys.ROOT.prefix(installation=installation.id),
            assessment=assessment,
            receipt=written,
            keep=self._keep,
        )

    async def exchange_receipt(
        self, installation: Installation, assessment: str, card: str, known: Receipt, receipt: Receipt
    ) -> bool:
        """Remember what a card that is no root shows now, if its receipt is the one known; False where it is not."""
        exchanged = await placing.exchange_receipt(
            self._redis,
            receipts=_key(installation, assessment),
            card=card,
            known=codec.encode_receipt(known),
            receipt=codec.encode_receipt(receipt),
            keep=self._keep,
        )
        return exchanged == 1

    async def claim_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> Receipt:
        """Remember where a card stands unless it stands somewhere already; give the receipt that is kept."""
        kept = await placing.claim_receipt(
            self._redis,
            receipts=_key(installation, assessment),
            root=keys.ROOT.key(installation=installation.id, channel=receipt.channel, ts=receipt.ts),
            card=card,
            assessment=assessment,
            receipt=codec.encode_receipt(receipt),
            keep=self._keep,
        )
        return codec.decode_receipt(kept)

    async def drop_receipt(self, installation: Installation, assessment: str, card: str) -> None:
        """Forget a card that is gone from Slack."""
        await placing.drop_receipt(
            self._redis,
            receipts=_key(installation, assessment),
            root_prefix=keys.ROOT.prefix(installation=installation.id),
            card=card,
        )

    async def find_by_root(self, installation: Installation, channel: str, ts: str) -> str | None:
        """Find the assessment whose root card stands at channel and ts."""
        found = await self._redis.get(keys.ROOT.key(installation=installation.id, channel=channel, ts=ts))
        return None if found is None else found.decode()


def _key(installation: Installation, assessment: str) -> str:
    return keys.RECEIPTS.key(installation=installation.id, assessment=assessment)
