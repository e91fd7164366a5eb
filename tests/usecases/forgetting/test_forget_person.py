"""A person is forgotten in every check of a workspace, in what happened to it, and wherever else they are kept."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from fakeredis import FakeAsyncRedis
from fakes.whole_keyspace import keys_with
from usecase_parts import AT_START, CHANNEL, FLOWS, HERE, World, act

from bot.engine.events import Answered, Handed, HandedOver, PeopleAsked, Started, Undone
from bot.engine.rules.other_name import strings_in
from bot.engine.saved.answer import Answer, Quote
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import TAKEN_LINK
from bot.folders.flows import FlowsFolder
from bot.store import RedisStore
from bot.usecases.acting.start import start
from bot.usecases.forgetting.forget_person import (
    Trace,
    forget_in_checks,
    forget_person,
    forget_what_is_theirs,
    traces_of,
)
from bot.usecases.forgetting.trail_anew import without_person
from bot.usecases.ports import Commit, NotAllowedError, TrailEntry
from bot.usecases.shown.held_up import Held, keep_held

CANARY = "the canary sings at dawn"
BEN, ANA, CY = "U0BEN", "U0ANA", "U0CY"


@pytest.fixture
async def fake_redis(check_keys):
    client = FakeAsyncRedis()
    yield client
    await check_keys(client)
    await client.aclose()


@pytest.fixture(params=["fake_redis", "redis"])
def kept(request, monkeypatch):
    """A server on which texts stand as they are."""
    monkeypatch.setattr("bot.store.codec.LONG_ENOUGH", 1_000_000)
    return request.getfixturevalue(request.param)


async def _lived_in(world: World, redis) -> None:
    """Begin two checks on a real store, in which somebody has said a few things, and more is kept of them."""
    world.store = RedisStore(redis, clock=lambda: world.now, remembered=0)
    world.flows = FlowsFolder(FLOWS, world.store)
    world.ports = replace(world.ports, store=world.store, flows=world.flows)
    for id_, owner in (("a1", ANA), ("a2", BEN)):
        answers = {**AT_START, "task_line": Answer(f"{CANARY}, said {owner}, and the team writes it down")}
        event = Started(owner, id_, "readiness", CHANNEL, owner, asked=(ANA, BEN), answers=answers)
        await start(world.ports, HERE, world.flow(), event, f"start/{id_}")
    here = (world.ports, HERE, "a1")
    quote = Answer({"good": 7, "bad": 4}, link="https://x.example.com/p1", quote=Quote(CANARY, BEN))
    await act(*here, Answered(BEN, {"task_signed": Answer("yes", link=f"https://x.example.com/{BEN}")}), "1")
    await act(*here, Answered(BEN, {"task_signed": Answer("no")}), "2")
    await act(*here, Undone(BEN, "task_signed", None), "3")
    await act(*here, Answered(ANA, {"worked_examples": quote}), "4")
    await act(*here, Handed(BEN, "task_signed", CY, CANARY), "5")
    await act(*here, PeopleAsked(ANA, (BEN, CY)), "6")
    await world.store.put_draft(HERE, f"words/{BEN}/1", {"words": CANARY}, 60, ("a1", BEN))
    await world.store.open_home(HERE, BEN, 0, world.now)
    await keep_held(world.store, HERE, "a2", Held("is_archived", BEN))


async def test_no_key_is_named_after_them_and_none_holds_a_word_or_the_name_of_theirs(world, kept):
    await _lived_in(world, kept)
    assert len(await keys_with(kept, BEN)) >= 6

    assert await forget_in_checks(world.ports, HERE, BEN) == 2
    assert await forget_what_is_theirs(world.ports, None, HERE, BEN)

    assert await keys_with(kept, BEN) == []
    assert {key.split(":")[2] for key in await keys_with(kept, CANARY)} == {"state", "trail"}, "ana's own words stay"
    assert await keys_with(kept, f"{CANARY}, said forgotten") == []
    assert await forget_in_checks(world.ports, HERE, BEN) == 0


async def test_what_they_did_is_still_told_without_what_they_wrote(world, kept):
    await _lived_in(world, kept)

    await forget_in_checks(world.ports, HERE, BEN)

    told = [entry.event for entry in await world.store.trail(HERE, "a1")]
    assert {"event": "Answered", "by": "forgotten-1", "questions": ["task_signed"]} in told
    assert told[-1] == {"event": "PersonForgotten", "name": "forgotten-1"}


def _only_so(assessment: Assessment, world: World) -> Commit:
    entry = TrailEntry(world.now, assessment.version + 1, {}, ())
    return Commit(assessment, "other", entry, due=None, channel_open=True, people=frozenset())


async def test_who_stands_only_in_what_happened_goes_from_there_and_two_stay_two(world, kept):
    await _lived_in(world, kept)
    await act(world.ports, HERE, "a1", PeopleAsked(ANA, ("U0DEE",)), "7")
    await forget_in_checks(world.ports, HERE, "U0DEE")
    await act(world.ports, HERE, "a1", HandedOver(ANA, BEN), "8")
    trail_only = Trace("a2", 0, owns=False, gaps=0, waivers=0, in_trail_only=True)
    await act(world.ports, HERE, "a2", PeopleAsked(BEN, ("U0EVE",)), "9")
    stands = await world.store.load(HERE, "a2")
    gone = replace(stands, asked=(ANA, BEN), calls=())
    await world.store.commit(HERE, _only_so(gone, world))
    assert await traces_of(world.store, HERE, "U0EVE") == [trail_only]

    for person in ("U0EVE", ANA, "U0DEE"):
        await forget_in_checks(world.ports, HERE, person)
        await forget_what_is_theirs(world.ports, None, HERE, person)

    assert await keys_with(kept, "U0EVE", ANA, "U0DEE") == []
    names = {each for entry in await world.store.trail(HERE, "a2") for each in strings_in(entry.event)}
    assert {"forgotten-1", "forgotten-2"} <= names


async def test_looking_first_says_where_they_stand_and_changes_nothing(world, kept):
    await _lived_in(world, kept)
    before = {key: await kept.dump(key) for key in await keys_with(kept, "")}

    found = await traces_of(world.store, HERE, BEN)

    assert [each.assessment for each in found] == ["a1", "a2"]
    assert found[1] == Trace("a2", 2, owns=True, gaps=0, waivers=0, in_trail_only=False)
    assert {key: await kept.dump(key) for key in await keys_with(kept, "")} == before
    assert await traces_of(world.store, HERE, "U0NOBODY") == []


async def test_a_reminder_slack_does_not_let_go_is_told_of_and_the_rest_goes(world):
    await world.begin()
    await world.deliver()
    world.pass_time(days=1)
    await world.remind("ben")
    world.slack.trouble["delete"] = [NotAllowedError("is_archived")]

    assert not await forget_what_is_theirs(world.ports, world.slack, HERE, "ben")

    assert (await world.store.desk(HERE, "ben")).is_blank


def test_what_others_did_about_somebody_is_told_under_another_name():
    entry = TrailEntry(
        datetime(2026, 1, 1, tzinfo=UTC), 1, {"event": "GapTaken", "by": ANA, "owner": CY}, (f"{BEN} asked",)
    )

    after = without_person(entry, BEN, "forgotten-1")

    assert after.event == entry.event
    assert after.because == ("forgotten-1 asked",)


def test_what_happened_keeps_no_link_to_a_message_of_theirs_that_others_quoted():
    quoted = {"value": 4, "link": "https://x.example.com/p1", "quote": {"text": CANARY, "author": BEN}}
    event = {"event": "Renewed", "by": ANA, "answer": quoted}
    entry = TrailEntry(datetime(2026, 1, 1, tzinfo=UTC), 1, event, ())

    after = without_person(entry, BEN, "forgotten-1")

    assert after.event == {**event, "answer": {"value": 4, "link": TAKEN_LINK}}


async def test_a_check_whose_flow_is_not_kept_stops_no_other_from_forgetting_and_the_wish_stays(world):
    for id_ in ("a1", "a2"):
        event = Started(ANA, id_, "readiness", CHANNEL, ANA, asked=(ANA, BEN), answers=AT_START)
        await start(world.ports, HERE, world.flow(), event, f"start/{id_}")
    lost = await world.store.load(HERE, "a1")
    await world.store.commit(HERE, _only_so(replace(lost, flow_hash="lost"), world))
    await world.store.ask_to_be_forgotten(HERE, BEN, world.now)

    with pytest.raises(LookupError):
        await forget_person(world.ports, world.slack, world.people, HERE, BEN)

    assert BEN not in strings_in(await world.store.load(HERE, "a2"))
    assert BEN in strings_in(await world.store.load(HERE, "a1"))
    assert await world.store.leaving(world.now + timedelta(days=1), 1) == [(HERE, BEN)]


async def test_who_is_forgotten_while_they_are_reminded_for_the_first_time_keeps_no_message_and_no_desk(
    world, monkeypatch
):
    await world.begin()
    await world.deliver()
    world.now += timedelta(days=1, hours=3)
    usual, told = world.slack.post_to, []

    async def post_to(*given):
        told.append(await usual(*given))
        await forget_in_checks(world.ports, HERE, "ben")
        await forget_what_is_theirs(world.ports, world.slack, HERE, "ben")
        return told[-1]

    monkeypatch.setattr(world.slack, "post_to", post_to)
    await world.remind("ben")

    assert (len(told), world.slack.nudges_of("ben")) == (1, [])
    assert (HERE.id, "ben") not in world.store.desks
    assert not [each for each in (*world.store.own_looks, *world.store.asked_looks) if each[1] == "ben"]
