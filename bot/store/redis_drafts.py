"""The store's small things that outlive one request, on Redis; none outlives the check or the person it is of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from bot.store import codec, keys
from bot.store.scripts import drafts
from bot.usecases.ports import Installation


class RedisDrafts:
    """What people have typed or are about to undo, in Redis."""

    _redis: Any

    async def put_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> None:
        """Keep what a person has typed or is about to undo, for a while; it goes with each it is of, if that goes."""
        await self._put(installation, key, draft, seconds, of, unless_kept=False)

    async def claim_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> bool:
        """Keep a draft in the same way unless one is kept there; False where one is."""
        return await self._put(installation, key, draft, seconds, of, unless_kept=True)

    async def drop_draft(self, installation: Installation, key: str) -> None:
        """Keep a draft no longer."""
        await self._redis.delete(keys.DRAFT.key(installation=installation.id, draft=key))

    async def _put(  # noqa: PLR0913 - what is kept, for how long, and of whom
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str],
        *,
        unless_kept: bool,
    ) -> bool:
        for each in of:  # the script puts them into keys by itself, so what can stand in none is refused here
            keys.DRAFTS.key(installation=installation.id, of=each)
        kept = await drafts.put_draft(
            self._redis,
            draft=keys.DRAFT.key(installation=installation.id, draft=key),
            drafts_prefix=keys.DRAFTS.prefix(installation=installation.id),
            name=key,
            saved=codec.encode_text(json.dumps(dict(draft), ensure_ascii=False)),
            of=",".join(of),
            seconds=seconds,
            unless_kept=int(unless_kept),
        )
        return kept == 1

    async def draft(self, installation: Installation, key: str) -> Mapping[str, Any] | None:
        """Read a draft back."""
        saved = await self._redis.get(keys.DRAFT.key(installation=installation.id, draft=key))
        if saved is None:
            return None
        draft: dict[str, Any] = json.loads(codec.decode_text(saved))
        return draft
