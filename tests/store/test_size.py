"""How much memory a check costs, and that all of it goes."""

import random
from dataclasses import replace
from datetime import datetime, timedelta

from contracts.store_contract import HERE, NOW, fresh
from redis.asyncio import Redis

from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Closing, PastVerdict, Revealed, Settlement
from bot.store import RedisStore
from bot.usecases.ports import Commit, Committed, Receipt, TrailEntry

QUESTIONS = (
    *("one_job", "volume", "eval_cases", "label_source", "baseline_score", "metric", "prompt_tried", "prompt_flat"),
    *("retrieval_tried", "task_line", "stable_weeks", "failure_kind", "would_last", "who_decides", "cost", "motive"),
)
PEOPLE = tuple(f"U0{number}KQ7WZ3PX" for number in range(8))
SPEECH = ("invoice", "lines", "get", "two", "tax", "rates", "mixed", "up", "where", "a", "discount", "is", "on", "one")
KEPT = 400 * 24 * 3600


def told(chance: random.Random, when: datetime) -> Answer:
    """An answer as someone might give it."""
    value = chance.choice(
        [
            chance.choice(["yes", "no", "partly", "4", "2"]),
            chance.randint(1, 900),
            ("lookup", "style"),
            {"total": chance.randint(20, 300), "labelled": chance.randint(1, 20)},
            " ".join(chance.choices(SPEECH, k=14)),
        ]
    )
    link = f"https://docs.example.org/d/{chance.getrandbits(96):x}/edit#heading" if chance.random() < 0.3 else None
    return Answer(value, link=link, at=when)


async def play(store: RedisStore) -> Assessment:
    """Play a whole check: eight people answer sixteen questions one by one, and it is settled and closed."""
    chance = random.Random(7)  # noqa: S311 - a made-up check, the same each time
    now = NOW
    check = fresh("Zk3vQm7c1xPd9LhT2bWyRg", subject="tagging invoices", asked=PEOPLE)
    happened = [(question, person) for question in QUESTIONS for person in PEOPLE]
    for number, (question, person) in enumerate(happened):
        now += timedelta(seconds=chance.randint(1, 3000), microseconds=chance.randint(0, 999_999))
        answer = told(chance, now)
        answers = {**check.answers, question: {**check.answers.get(question, {}), person: answer}}
        written = {"value": answer.value, "link": answer.link, "at": now.isoformat()}
        check = await commit(
            store,
            replace(check, answers=answers),
            now,
            {"event": "Answered", "by": person, "answers": {question: {k: v for k, v in written.items() if v}}},
            (f"{question}: {len(answers[question])} of 8 have answered", "the verdict so far is not_yet, by some_gap"),
            f"block_actions/{person}/{number}/1764000000.{number:06}",
        )
    check = replace(
        check,
        opened=dict.fromkeys(("idea", "data", "baseline", "plan"), now),
        revealed={question: Revealed(now, None) for question in QUESTIONS[6:10]},
        settled={"prompt_flat": Settlement("2", "we tried again on Monday and it moved", PEOPLE[0], now)},
        closed=Closing(now, "complete"),
        verdicts=(PastVerdict(now, "not_yet", "some_gap", dict.fromkeys(QUESTIONS, 0.5)),),
    )
    return await commit(store, check, now, {"event": "Ticked"}, ("closed, because nothing is open",), "the end")


async def commit(
    store: RedisStore, check: Assessment, when: datetime, event: dict, because: tuple[str, ...], event_id: str
) -> Assessment:
    entry = TrailEntry(when, check.version + 1, event, because)
    due = None if check.closed else when + timedelta(days=3)
    ended = await store.commit(HERE, Commit(check, event_id, entry, due, not check.closed, frozenset(PEOPLE)))
    assert ended in {Committed.COMMITTED, Committed.COMMITTED_AND_ALREADY_WOKEN}
    return replace(check, version=check.version + 1)


async def bytes_of(redis: Redis) -> dict[str, int]:
    """How many bytes each key takes."""
    return {key.decode(): await redis.memory_usage(key, samples=0) or 0 async for key in redis.scan_iter()}


async def test_a_finished_check_of_sixteen_questions_and_eight_people_takes_at_most_40_kilobytes(redis: Redis):
    store = RedisStore(redis)

    check = await play(store)
    cards = ["root", *(f"question/{question}" for question in QUESTIONS), *(f"dm/{one}" for one in PEOPLE), "summary/1"]
    for number, card in enumerate(cards):
        receipt = Receipt("C0KQ7WZ3PXA", f"1764000{number:03}.000100", f"{number:032x}")
        await store.put_receipt(HERE, check.id, card, receipt)

    taken = await bytes_of(redis)
    assert check.version == 129
    assert len(await store.trail(HERE, check.id)) == 129
    assert sum(taken.values()) <= 40 * 1024, taken


async def test_what_hangs_on_a_check_goes_400_days_after_its_last_commit(redis: Redis):
    store = RedisStore(redis)
    await store.keep_flow(HERE, "f" * 64, "questions")
    await commit(store, fresh(), NOW, {}, (), "e1")
    await store.put_receipt(HERE, "a1", "root", Receipt("C1", "1764000000.000100", "h"))
    names = [key async for key in redis.scan_iter() if b":seen:" not in key and key != b"ft:installations"]
    for name in names:
        await redis.expire(name, 1000)

    await commit(store, fresh(version=1), NOW, {}, (), "e2")

    left = {name.decode(): await redis.ttl(name) for name in names}
    assert {name for name, seconds in left.items() if not KEPT - 60 < seconds <= KEPT} == set()
    assert len(left) == 8 + len(PEOPLE)


async def test_how_long_is_a_setting(redis: Redis):
    await commit(RedisStore(redis, retention_days=2), fresh(), NOW, {}, (), "e1")

    assert 0 < await redis.ttl("ft:{T0000000001}:state:a1") <= 2 * 24 * 3600


async def test_lists_do_not_keep_what_is_over(redis: Redis):
    store = RedisStore(redis, retention_days=2)
    await commit(store, fresh("old"), NOW - timedelta(days=3), {}, (), "e1")
    await commit(store, fresh("new"), NOW, {}, (), "e1")

    assert await redis.zrange("ft:{T0000000001}:channel:C0000000001", 0, -1) == [b"new"]
    assert await redis.zrange(f"ft:{{T0000000001}}:person:{PEOPLE[0]}", 0, -1) == [b"new"]


async def test_what_outlived_its_check_does_not_come_up_for_ever(redis: Redis):
    store = RedisStore(redis)
    await commit(store, fresh(), NOW - timedelta(days=9), {}, (), "e1")
    ((_, _, due),) = await store.due(NOW, 9)
    await redis.delete("ft:{T0000000001}:state:a1")

    assert not await store.put_off_due(HERE, "a1", due, NOW)
    assert await store.delivered(HERE, "a1", 1)

    assert list(await store.due(NOW, 9)) == []
    assert list(await store.out_of_date(9)) == []
