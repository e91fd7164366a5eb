"""What a finished check weighs: bytes in Redis, and round trips to the store per answer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.aims import aim
from bench.given.samples import FLOWS, NOW, begun, finished, readiness, steps
from bot.engine.decision import Decision
from bot.engine.transition import apply
from bot.engine.wanted.check import cards_wanted
from bot.flow.model.flow import Flow
from bot.folders.flows import FlowsFolder
from bot.store import RedisStore, connect
from bot.store.embedded import EmbeddedServer
from bot.usecases.acting.act import plain_event
from bot.usecases.ports import Commit, Installation, Receipt, TrailEntry

MOST_KILOBYTES = 40
HERE = Installation("T0BENCH")


async def measure() -> Iterator[str]:
    """Weigh a finished check of 16 questions and 8 people, all its keys together, and its flow."""
    flow = readiness()
    with TemporaryDirectory() as folder, EmbeddedServer(Path(folder), fsync="always") as server:
        redis = connect(server.url)
        store = RedisStore(redis)
        before = await _bytes(redis)
        version = await _play(store, flow)
        for name in cards_wanted(flow, finished(flow), NOW):
            receipt = Receipt("C0CHANNEL1", f"{NOW.timestamp():.6f}", "f" * 64)
            await store.put_receipt(HERE, "sample0000000000", name, receipt)
        size = await _bytes(redis) - before
        await store.keep_flow(HERE, flow.hash, FlowsFolder(FLOWS, store).bundle(flow.hash))
        shared = await _bytes(redis) - before - size
        await redis.aclose()
    aimed = aim(f"at most {MOST_KILOBYTES}", met=size <= MOST_KILOBYTES * 1024)
    return iter(
        [
            f"{size / 1024:>10.1f} KB for {version} commits, trail and receipts included {aimed}",
            f"{shared / 1024:>10.1f} KB more for the flow, its pages and translations, once for all checks with it",
        ]
    )


async def _play(store: RedisStore, flow: Flow) -> int:
    assessment = begun(flow)
    events = [None, *steps()]
    for place, event in enumerate(events):
        now = NOW + timedelta(minutes=place)
        because: tuple[str, ...] = ("started",)
        if event is not None:
            decided = apply(flow, assessment, event, now)
            if not isinstance(decided, Decision) or not decided.changed:
                continue
            assessment, because = decided.assessment, decided.because
        plain = plain_event(event) if event else {"event": "Started"}
        entry = TrailEntry(now, assessment.version + 1, plain, because)
        people = frozenset(assessment.asked)
        done = Commit(
            assessment, f"press/{place}/1763888400.000100/U0PERSON", entry, None, channel_open=True, people=people
        )
        await store.commit(HERE, done)
        assessment = replace(assessment, version=assessment.version + 1)
    return assessment.version


async def _bytes(redis: object) -> int:
    total = 0
    async for key in redis.scan_iter():  # type: ignore[attr-defined]  # redis-py leaves it untyped
        total += await redis.memory_usage(key, samples=0)  # type: ignore[attr-defined]  # the same
    return total
