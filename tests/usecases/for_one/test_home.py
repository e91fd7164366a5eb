"""The Home of a person: what is theirs and no more, for those who look at it, whatever dies or gets lost on the way."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from usecase_parts import CHANNEL, HERE, QUICK, KilledError, World, act

from bot.engine.events import DecideAsked, GapTaken, HandedOver, PeopleAsked, ReopenAsked
from bot.engine.overviews.home import A_PAGE, Home
from bot.engine.saved.answer import Answer
from bot.usecases.crashing import arm
from bot.usecases.for_one.home import LEASE, MOST, PARKED_FOR, publish
from bot.usecases.ports import Installation, LostAnswerError, NotAllowedError
from bot.usecases.shown.home_marks import FOR_OTHERS, LOOKED_AT_FOR

PRIVATE = "C0PRIVATE1"


async def opens(world: World, person: str = "ben", page: int = 0) -> Home | None:
    await world.store.open_home(HERE, person, page, world.now)
    await sweeps(world)
    return world.slack.homes.get(person)


async def sweeps(world: World) -> None:
    for installation, person in await world.store.homes(world.now, 99):
        await publish(world.ports, world.slack, world.people, installation, person)


async def _delivered_and_swept(world: World) -> None:
    await world.deliver()
    await sweeps(world)


def kinds(home: Home | None) -> list[str]:
    assert home is not None
    return [row.kind for row in home.rows]


def published(world: World) -> int:
    return world.slack.calls.count(("publish", "home"))


async def test_what_is_open_comes_first_and_then_where_the_check_stands(world):
    await world.begin()
    await world.deliver()

    home = await opens(world)

    assert kinds(home) == ["questions", "check"]
    assert home.rows[0].count > 0
    assert [id_ for id_, _ in home.stands] == ["a1"]
    assert home.reminded
    assert "readiness" in dict(home.offered)


async def test_a_check_whose_flow_cannot_be_read_is_passed_over_and_takes_nobodys_home_away(world, monkeypatch):
    await world.begin("quick", "a1")
    await world.begin("readiness", "a2")
    lost, pinned = (await world.stands("a1")).flow_hash, world.flows.pinned

    async def all_but_one(installation, flow_hash):
        if flow_hash == lost:
            raise LookupError(flow_hash)
        return await pinned(installation, flow_hash)

    monkeypatch.setattr(world.flows, "pinned", all_but_one)

    home = await opens(world)

    assert {row.assessment for row in home.rows} == {"a2"}


async def test_who_has_nothing_is_shown_an_empty_home(world):
    assert kinds(await opens(world, "zoe")) == []


async def test_a_home_nobody_opened_is_never_published(world):
    await world.begin()
    await world.deliver()
    await sweeps(world)

    assert world.slack.homes == {}


async def test_an_answer_is_on_the_home_after_its_delivery_and_what_changes_nothing_is_not_published(world):
    await world.begin()
    await world.deliver()
    before = (await opens(world)).rows[0].count

    await world.answer("ben", "task_signed", "yes")
    await world.deliver()
    await sweeps(world)
    assert world.slack.homes["ben"].rows[0].count == before - 1

    count = published(world)
    await world.deliver()
    await sweeps(world)
    assert published(world) == count


async def test_a_week_after_it_was_opened_last_it_is_no_longer_kept(world):
    await world.begin()
    await world.deliver()
    await opens(world)
    world.pass_time(days=8)

    await world.answer("ben", "task_signed", "yes")
    await world.deliver()
    await sweeps(world)

    assert published(world) == 1


async def test_a_gap_stands_with_its_day_on_the_home_of_who_closes_it(world):
    await world.begin("quick", "a1", answers={**QUICK, "unseen_cases": Answer(2)})
    await world.deliver()
    taken = GapTaken("ana", "unseen_cases", "ben", date(2026, 11, 30))
    await act(world.ports, HERE, "a1", taken, "gap")
    await world.deliver()

    home = await opens(world)
    assert next((row.kind, row.due, row.overdue) for row in home.rows) == ("gap", date(2026, 11, 30), False)
    assert "gap" not in kinds(await opens(world, "ana"))

    world.now += timedelta(days=9)
    assert (await opens(world)).rows[0].overdue


async def test_an_open_home_is_brought_up_to_date_for_whom_a_gap_is_taken_from(world):
    await world.begin("quick", "a1", asked=("ana",), answers={**QUICK, "unseen_cases": Answer(2)})
    await act(world.ports, HERE, "a1", GapTaken("ana", "unseen_cases", "ben", date(2026, 11, 30)), "gap")
    await world.deliver()
    assert "gap" in kinds(await opens(world))

    await act(world.ports, HERE, "a1", GapTaken("ana", "unseen_cases", "ana", date(2026, 11, 30)), "passed")
    await _delivered_and_swept(world)

    assert "gap" not in kinds(world.slack.homes["ben"])


async def test_an_open_home_is_brought_up_to_date_for_an_owner_who_hands_a_check_over(world):
    await world.begin(asked=("ben",))
    await world.deliver()
    assert "check" in kinds(await opens(world, "ana"))

    await act(world.ports, HERE, "a1", HandedOver("ana", "ben"), "over")
    await _delivered_and_swept(world)

    assert kinds(world.slack.homes["ana"]) == ["other"]


async def test_who_joins_a_check_changes_nothing_on_the_home_of_who_stays_out_of_it(world):
    await world.begin()
    await _delivered_and_swept(world)
    await opens(world, "cy")
    before = published(world)

    await act(world.ports, HERE, "a1", PeopleAsked("ana", ("dan",)), "more")
    await _delivered_and_swept(world)

    assert published(world) == before


async def test_what_is_in_a_channel_they_have_left_is_nowhere_on_it(world):
    world.people.rooms[PRIVATE] = {"ana", "ben"}
    await world.begin(id_="a1", channel=PRIVATE, subject="secret")
    await world.begin(id_="a2")
    assert {row.assessment for row in (await opens(world)).rows} == {"a1", "a2"}

    world.people.rooms[PRIVATE] = {"ana"}

    home = await opens(world)
    assert {row.assessment for row in home.rows} == {"a2"}
    assert PRIVATE not in repr(home)
    assert "secret" not in repr(home)


async def test_where_slack_does_not_say_who_is_in_a_channel_it_is_left_out_and_asked_again(world):
    await world.begin()
    await world.store.open_home(HERE, "ben", 0, world.now)
    real, listed = world.people.is_in, world.people.channels_of

    async def fails(*_of):
        raise LostAnswerError("conversations.members")

    world.people.is_in = world.people.channels_of = fails
    await sweeps(world)
    assert kinds(world.slack.homes["ben"]) == []
    assert world.slack.homes["ben"].unsure

    world.people.is_in, world.people.channels_of = real, listed
    world.now += LEASE
    await sweeps(world)
    assert kinds(world.slack.homes["ben"]) == ["questions", "check"]


@pytest.mark.parametrize("where", [HERE, Installation("T0ELSEWHERE")])
async def test_a_stranger_and_another_workspace_see_nothing(world, where):
    await world.begin()
    world.people.gone = {"ben"} if where is HERE else set()

    await world.store.open_home(where, "ben", 0, world.now)
    await sweeps(world)

    assert "ben" not in world.slack.homes or kinds(world.slack.homes["ben"]) == []


async def test_two_hundred_checks_come_in_pages_and_a_page_that_is_gone_is_the_last_one(world):
    for number in range(MOST + 5):
        await world.begin(id_=f"a{number}")

    home = await opens(world)
    assert len(home.rows) == A_PAGE
    assert home.pages == -(-2 * MOST // A_PAGE)
    assert home.older

    last = await opens(world, page=999)
    assert last.page == home.pages - 1
    assert set(kinds(last)) == {"check"}
    assert len(last.stands) == len(last.rows)


@pytest.mark.parametrize("point", ["before_home", "after_home", "before_delivered"])
async def test_a_process_killed_on_the_way_from_the_commit_to_the_home_leaves_one_that_heals(world, point):
    await world.begin()
    await world.deliver()
    before = (await opens(world)).rows[0].count
    await world.answer("ben", "task_signed", "yes")

    def kill(passed: str) -> None:
        if passed == point:
            raise KilledError

    arm(kill)
    with pytest.raises(KilledError):
        await _delivered_and_swept(world)
    await world.next_process()
    world.now += LEASE
    await sweeps(world)

    assert world.slack.homes["ben"].rows[0].count == before - 1
    assert list(await world.store.homes(world.now + LEASE, 9)) == []


async def test_a_lost_answer_does_no_harm_and_is_seen_to_again(world):
    await world.begin()
    world.slack.trouble["published"] = [LostAnswerError("views.publish")]
    with pytest.raises(LostAnswerError):
        await opens(world)

    world.now += LEASE
    await sweeps(world)

    assert kinds(world.slack.homes["ben"]) == ["questions", "check"]
    assert list(await world.store.homes(world.now + LEASE, 9)) == []


async def test_where_the_home_is_switched_off_it_is_left_alone_for_a_day(world, caplog):
    world.slack.trouble["publish"] = [NotAllowedError("not_enabled")]
    await opens(world)

    assert "not_enabled" in caplog.text
    assert list(await world.store.homes(world.now + PARKED_FOR - LEASE, 9)) == []
    assert list(await world.store.homes(world.now + PARKED_FOR, 9)) == [(HERE, "ben")]


async def test_the_channel_of_a_check_is_named(world):
    await world.begin()

    assert {row.channel for row in (await opens(world)).rows} == {CHANNEL}


async def test_who_has_no_part_in_a_check_of_their_channel_sees_where_it_stands_after_their_own(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin(id_="a1", subject="theirs")
    await world.begin(id_="a2", subject="zoes", by="zoe", owner="zoe", asked=("zoe",))

    home = await opens(world, "zoe")

    assert [(row.kind, row.assessment) for row in home.rows] == [("questions", "a2"), ("check", "a2"), ("other", "a1")]
    assert {id_ for id_, _ in home.stands} == {"a1", "a2"}


async def test_the_home_of_who_looks_on_follows_a_moment_later_and_not_for_ever(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin()
    await world.deliver()
    before = await opens(world, "zoe")

    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decided")
    await _delivered_and_swept(world)
    assert world.slack.homes["zoe"] == before
    world.now += FOR_OTHERS
    await sweeps(world)
    assert [stand.is_open for home in (before, world.slack.homes["zoe"]) for _, stand in home.stands] == [True, False]

    world.now += LOOKED_AT_FOR
    await act(world.ports, HERE, "a1", ReopenAsked("ana"), "reopened")
    await _delivered_and_swept(world)
    assert list(await world.store.homes(world.now + FOR_OTHERS, 9)) == []


async def test_nothing_of_a_private_channel_is_on_the_home_of_who_is_not_in_it(world):
    world.people.rooms[PRIVATE] = {"ana", "ben", "cleo"}
    await world.begin(id_="a1", channel=PRIVATE, subject="secret", anyone_here=True)
    world.people.rooms[CHANNEL].add("zoe")

    home = await opens(world, "zoe")
    assert home.rows == ()
    assert "secret" not in repr(home)

    world.people.rooms[PRIVATE].add("zoe")
    assert kinds(await opens(world, "zoe")) == ["offered", "other"]

    world.people.rooms[PRIVATE].remove("zoe")
    assert (await opens(world, "zoe")).rows == ()


async def test_a_check_that_has_moved_is_seen_from_where_it_is_now(world):
    world.people.rooms |= {CHANNEL: {"ana", "ben", "cleo", "zoe"}, PRIVATE: {"ana"}}
    await world.begin()
    check = await world.store.load(HERE, "a1")
    world.store.assessments[HERE.id, "a1"] = replace(check, channel=PRIVATE)

    assert (await opens(world, "zoe")).rows == ()


async def test_where_slack_does_not_list_their_channels_only_their_own_checks_are_there_and_it_is_asked_again(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin()

    async def fails(*_of):
        raise LostAnswerError("users.conversations")

    world.people.channels_of = fails

    zoes, bens = await opens(world, "zoe"), await opens(world, "ben")
    assert (zoes.rows, zoes.unsure) == ((), True)
    assert kinds(bens) == ["questions", "check"]
    assert {person for _, person in await world.store.homes(world.now + LEASE, 9)} == {"zoe", "ben"}


async def test_what_anyone_here_may_answer_is_offered_and_who_has_answered_is_asked_by_name_from_then_on(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin(anyone_here=True)
    before = next(row for row in (await opens(world, "zoe")).rows if row.kind == "offered").count

    await world.answer("zoe", "task_signed", "yes")

    home = await opens(world, "zoe")
    assert [(row.kind, row.count) for row in home.rows] == [("questions", before - 1), ("check", 0)]
    assert "offered" not in kinds(await opens(world, "ben"))


async def test_what_is_asked_by_name_alone_is_offered_to_nobody_else(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin()

    assert kinds(await opens(world, "zoe")) == ["other"]


async def test_however_many_checks_their_channels_hold_their_own_come_first_and_the_rest_in_pages(world):
    world.people.rooms[CHANNEL].add("zoe")
    for number in range(MOST + 5):
        await world.begin(id_=f"a{number}")
    await world.begin(id_="mine", by="zoe", owner="zoe", asked=("zoe",))

    home = await opens(world, "zoe")

    assert kinds(home)[:2] == ["questions", "check"]
    assert set(kinds(home)[2:]) == {"other"}
    assert home.older
    assert home.pages == -(-(MOST + 1) // A_PAGE)
