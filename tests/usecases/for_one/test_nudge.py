"""Reminding: from state alone, in one message a person, whatever Slack answers and whoever else looks meanwhile."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from usecase_parts import CHANNEL, HERE, World, act

from bot.engine.decision import Refused
from bot.engine.events import Answered, DecideAsked, GapTaken, ScheduleChosen
from bot.engine.reminders.desk import Desk
from bot.engine.reminders.nudging import Presence
from bot.engine.reminders.wishing import OVER, Wish, Wished
from bot.engine.saved.answer import Answer
from bot.usecases.for_one.nudge import LEASE, PARKED_FOR, next_reminder
from bot.usecases.for_one.wish import tidy_nudge, wish
from bot.usecases.ports import FrozenError, HoldOffError, NotAllowedError

TUESDAY = datetime(2026, 11, 24, 12, tzinfo=UTC)
"""A day after the check has begun."""
DAY = timedelta(days=1)


@pytest.fixture
async def asked(world: World) -> World:
    """A check that ana and ben were asked in a day ago, and whose cards stand."""
    await world.begin()
    await world.deliver()
    world.now = TUESDAY
    return world


async def does(world: World, event, id_: str = "a1") -> None:
    outcome = await act(world.ports, HERE, id_, event, f"{type(event).__name__}/{world.now}")
    assert not isinstance(outcome, Refused), outcome


async def wishes(world: World, person: str, what: Wish, press: str = "1"):
    stands = (await world.store.desk(HERE, person)).nudge
    channel, ts = (stands.channel, stands.ts) if stands else (f"D{person}", "0.0")
    return await wish(world.ports, world.people, HERE, Wished(person, what, channel, ts, press))


def pass_of(person: str, question: str) -> Answered:
    return Answered(person, {question: Answer(None, passed="skip")})


def posts(world: World) -> int:
    return world.slack.calls.count(("post", "nudge"))


# What is told, and to whom


async def test_a_day_after_a_section_opened_each_who_has_not_answered_is_reminded_once(world):
    await world.begin()
    await world.deliver()
    begun = world.now
    for question in ("task_signed", "worked_examples"):
        await act(world.ports, HERE, "a1", pass_of("ana", question), question)

    await world.goes_on(begun + DAY - timedelta(seconds=1))
    assert posts(world) == 0

    await world.goes_on(begun + 5 * DAY)

    assert posts(world) == 2
    told = {person: world.slack.nudges_of(person)[0].lines for person in ("ana", "ben")}
    assert "a1/section/task" in [line.place for line in told["ben"]]
    assert "a1/section/task" not in [line.place for line in told["ana"]]


async def test_when_somebody_is_reminded_next_is_told_before_and_nobody_hears_of_it_by_that(world):
    await world.begin()
    await world.deliver()

    at = await next_reminder(world.ports, world.slack, world.people, HERE, "ben")
    assert at is not None
    assert at > world.now
    assert posts(world) == 0

    await world.goes_on(at - timedelta(seconds=1))
    assert world.slack.nudges_of("ben") == []
    world.now = at
    assert await next_reminder(world.ports, world.slack, world.people, HERE, "ben") == at
    await world.goes_on(at)
    assert len(world.slack.nudges_of("ben")) == 1
    assert await next_reminder(world.ports, world.slack, world.people, HERE, "nobody") is None


async def test_things_of_several_checks_stand_in_one_message(world):
    await world.begin(id_="a1")
    await world.begin(id_="a2")
    for id_ in ("a1", "a2"):
        await world.deliver(id_)

    await world.goes_on(world.now + 2 * DAY)

    (card,) = world.slack.nudges_of("ben")
    assert {line.place for line in card.lines} == {"a1/section/task", "a2/section/task"}


async def test_a_finished_check_reminds_of_its_check_in_its_gaps_and_its_end_and_of_nothing_twice(world):
    await world.begin()
    await world.deliver()
    await does(world, DecideAsked("ana"))
    await does(world, ScheduleChosen("ana", 0, time(9), "UTC"))
    await does(world, GapTaken("ana", "test_cases", "ben", date(2026, 12, 17)))

    await world.goes_on(world.now + 27 * DAY)

    about = [key for key in (await world.store.desk(HERE, "ben")).told if key.startswith(("check_in", "due"))]
    assert about == [
        *(f"check_in/a1/{day}" for day in ("2026-11-30", "2026-12-07", "2026-12-14")),
        "due/a1/test_cases/2026-12-17",
    ]
    # Of each check-in on the day after; of the gap on the 15th, with the third check-in, and on the 17th.
    assert [card.state for card in world.slack.nudges_of("ben")] == ["over", "over", "open"]
    assert posts(world) == 4 + 3 + 1


async def test_who_has_left_the_channel_hears_nothing_of_its_checks(asked):
    asked.people.rooms[CHANNEL].remove("ben")

    await asked.remind("ben")

    assert posts(asked) == 0


async def test_a_message_about_what_somebody_may_no_longer_see_says_so_no_more(asked):
    await asked.remind("ben")
    asked.people.rooms[CHANNEL].remove("ben")

    await asked.remind("ben")

    assert [(card.state, card.done) for card in asked.slack.nudges_of("ben")] == [("over", ())]


async def test_who_has_left_the_channel_reads_nothing_of_what_became_of_it(asked):
    await asked.remind("ben")
    for question in ("task_signed", "worked_examples"):
        await act(asked.ports, HERE, "a1", pass_of("ben", question), question)
    asked.people.rooms[CHANNEL].remove("ben")

    await asked.goes_on(asked.now)

    assert [(card.state, card.done) for card in asked.slack.nudges_of("ben")] == [("over", ())]


async def test_who_is_gone_is_written_nothing_and_looked_at_no_more(asked):
    asked.people.gone.add("ben")

    await asked.goes_on(TUESDAY + 30 * DAY)

    assert not asked.slack.nudges_of("ben")
    assert ("quiet_until", "ben") not in asked.people.asked


async def test_for_whom_nothing_is_open_slack_is_asked_nothing(world):
    await world.begin("quick")

    await world.remind("ben")

    assert world.people.asked == []
    assert await world.store.desk(HERE, "ben") == Desk("ben")


async def test_do_not_disturb_is_asked_about_only_when_there_is_something_to_tell(asked):
    asked.people.presences["ben"] = Presence("UTC", away=True)

    await asked.remind("ben")

    assert ("presence", "ben") in asked.people.asked
    assert ("quiet_until", "ben") not in asked.people.asked


async def test_after_do_not_disturb_it_is_told(asked):
    asked.people.quiet["ben"] = TUESDAY + timedelta(hours=2)

    await asked.goes_on(TUESDAY + timedelta(hours=2) - timedelta(seconds=1))
    assert not asked.slack.nudges_of("ben")

    await asked.goes_on(TUESDAY + timedelta(hours=2))
    assert len(asked.slack.nudges_of("ben")) == 1


async def test_the_message_links_to_the_card_in_the_thread_or_to_the_whole_check_while_that_does_not_stand(asked):
    await asked.remind("ben")
    (section,) = asked.slack.named("section/task")
    drawn = asked.slack.messages[asked.slack.named("nudge")[0]].hash
    assert drawn == asked.slack.draw_nudge(asked.slack.nudges[drawn], {"a1/section/task": link_to(section)}).hash

    await asked.store.drop_receipt(HERE, "a1", "section/task")
    await asked.remind("ben")

    (root,) = asked.slack.named("root")
    drawn = asked.slack.messages[asked.slack.named("nudge")[0]].hash
    assert drawn == asked.slack.draw_nudge(asked.slack.nudges[drawn], {"a1/section/task": link_to(root)}).hash


def link_to(ts: str) -> str:
    return f"https://acme.slack.com/archives/{CHANNEL}/{ts}"


# The one message


async def test_looking_once_too_often_changes_nothing(asked):
    await asked.remind("ben")
    calls = list(asked.slack.calls)

    await asked.remind("ben")

    assert asked.slack.calls == calls


async def test_once_it_is_done_the_message_says_so_without_a_new_one(asked):
    await asked.remind("ben")
    for question in ("task_signed", "worked_examples"):
        await act(asked.ports, HERE, "a1", pass_of("ben", question), question)

    await asked.goes_on(asked.now)

    (card,) = asked.slack.nudges_of("ben")
    assert (card.state, card.done) == ("over", ("answered",))
    assert (await asked.store.desk(HERE, "ben")).nudge is None
    assert asked.slack.calls.count(("update", "nudge")) == 1


async def test_something_new_takes_the_place_of_the_message_that_stands(asked):
    await asked.remind("ben")
    await asked.begin(id_="a2")
    asked.now += DAY

    await asked.remind("ben")

    (card,) = asked.slack.nudges_of("ben")
    assert len(card.lines) == 2
    assert posts(asked) == 2


async def test_a_message_that_was_deleted_is_not_posted_again(asked):
    await asked.remind("ben")
    del asked.slack.messages[asked.slack.named("nudge")[0]]
    await asked.answer("ben", "task_signed", "yes")
    await act(asked.ports, HERE, "a1", pass_of("ben", "worked_examples"), "last")

    await asked.remind("ben")
    await asked.remind("ben")

    assert asked.slack.calls.count(("update", "nudge")) == 1
    assert posts(asked) == 1
    assert (await asked.store.desk(HERE, "ben")).nudge is None


async def test_of_two_looks_at_once_one_message_is_left(asked):
    post_to = asked.slack.post_to

    async def post_while_another_looks(*of):
        posted = await post_to(*of)
        if posts(asked) == 1:
            await asked.remind("ben")
        return posted

    asked.slack.post_to = post_while_another_looks

    await asked.remind("ben")

    assert posts(asked) == 2
    (ts,) = asked.slack.named("nudge")
    stands = (await asked.store.desk(HERE, "ben")).nudge
    assert stands
    assert stands.ts == ts


async def test_killed_before_the_desk_was_written_it_is_posted_again_and_the_twin_goes_when_pressed(asked):
    asked.slack.trouble["posted"] = [KeyboardInterrupt()]
    with pytest.raises(KeyboardInterrupt):
        await asked.remind("ben")
    (twin,) = asked.slack.named("nudge")

    await asked.goes_on(TUESDAY + LEASE)
    assert len(asked.slack.named("nudge")) == 2 + 1  # ana's too
    await tidy_nudge(asked.ports, asked.slack, HERE, Wished("ben", Wish.LATER, "Dben", twin, "1"))

    assert twin not in asked.slack.messages
    assert len(asked.slack.nudges_of("ben")) == 1


async def test_a_press_on_the_message_that_stands_tidies_nothing_away(asked):
    await asked.remind("ben")
    (ts,) = asked.slack.named("nudge")

    await tidy_nudge(asked.ports, asked.slack, HERE, Wished("ben", Wish.LATER, "Dben", ts, "1"))

    assert ts in asked.slack.messages


# Wishes


async def test_a_wish_costs_two_round_trips_and_the_message_says_when_they_hear_again(asked):
    await asked.remind("ben")
    asked.people.presences["ben"] = Presence("America/New_York")

    desk = await wishes(asked, "ben", Wish.TOMORROW)
    await asked.remind("ben")

    chosen = datetime(2026, 11, 25, 14, tzinfo=UTC)
    assert desk.snoozed_until == chosen
    (card,) = asked.slack.nudges_of("ben")
    assert (card.state, card.again_at) == ("later", chosen)


async def test_at_the_time_chosen_it_is_posted_anew_in_place_of_the_old_one(asked):
    await asked.remind("ben")
    await wishes(asked, "ben", Wish.LATER)

    await asked.goes_on(TUESDAY + timedelta(hours=3))

    (card,) = asked.slack.nudges_of("ben")
    assert card.state == "open"
    assert asked.slack.calls.count(("post", "nudge")) == 2 + 1  # ana's too


async def test_stop_stops_every_check_and_asks_slack_nothing_about_them(asked):
    await asked.remind("ben")
    await wishes(asked, "ben", Wish.STOP)
    await asked.begin(id_="a2")
    asked.people.asked.clear()

    await asked.goes_on(TUESDAY + 10 * DAY)

    (card,) = asked.slack.nudges_of("ben")
    assert card.state == "stopped"
    assert "ben" not in {person for _, person in asked.people.asked}


async def test_a_wish_during_a_look_is_not_lost(asked):
    await asked.remind("ben")
    pressed = []

    async def press_while_linking(*of):
        if not pressed:
            pressed.append(await wishes(asked, "ben", Wish.STOP))
        return {}

    asked.store.receipts = press_while_linking
    await asked.remind("ben")

    assert (await asked.store.desk(HERE, "ben")).stopped
    assert [card.state for card in asked.slack.nudges_of("ben")] == ["stopped"]


async def test_a_wish_of_somebody_without_a_message_is_refused(asked):
    assert await wishes(asked, "ben", Wish.STOP) == Refused(OVER)


# Slack's answers


async def test_when_slack_asks_to_be_left_alone_nobody_is_written_to_before(asked):
    until = TUESDAY + timedelta(minutes=7)
    asked.slack.trouble["post"] = [HoldOffError("chat.postMessage", until)]

    await asked.remind("ben")
    await asked.remind("ben")
    assert posts(asked) == 1

    await asked.remind("ana")
    assert posts(asked) == 1

    await asked.goes_on(until)
    assert len(asked.slack.nudges_of("ben")) == 1
    assert len(asked.slack.nudges_of("ana")) == 1


async def test_when_slack_says_nothing_of_people_for_a_while_nobody_is_asked_about(asked):
    until = TUESDAY + timedelta(minutes=7)
    asked.people.trouble = [HoldOffError("users.info", until)]

    await asked.remind("ben")
    await asked.remind("ana")
    assert len(asked.people.asked) == 1

    await asked.goes_on(until)
    assert posts(asked) == 2


@pytest.mark.parametrize("code", ["messages_tab_disabled", "missing_scope", "channel_not_found", "user_not_found"])
async def test_whom_slack_lets_nobody_write_to_is_left_alone_for_a_day(asked, code, caplog):
    asked.slack.trouble["post"] = [NotAllowedError(code)]

    await asked.goes_on(TUESDAY + PARKED_FOR - timedelta(seconds=1))
    (parked,) = {"ana", "ben"} - {asked.slack.to[ts] for ts in asked.slack.named("nudge")}
    assert code in caplog.text

    await asked.goes_on(TUESDAY + PARKED_FOR)
    assert len(asked.slack.nudges_of(parked)) == 1


async def test_a_message_slack_no_longer_lets_us_change_is_let_go(asked):
    await asked.remind("ben")
    asked.slack.trouble["update"] = [FrozenError("edit_window_closed")]
    await wishes(asked, "ben", Wish.LATER)

    await asked.remind("ben")

    assert (await asked.store.desk(HERE, "ben")).nudge is None


async def test_a_look_that_dies_is_begun_again(asked):
    asked.people.trouble = [KeyError("anything")]
    with pytest.raises(KeyError):
        await asked.remind("ben")

    assert (await asked.store.desk(HERE, "ben")).nudge is None
    await asked.goes_on(TUESDAY + LEASE)

    assert len(asked.slack.nudges_of("ben")) == 1


# Who is gone


async def test_a_check_waits_no_more_for_somebody_whose_account_is_deactivated(asked):
    asked.people.gone.add("ben")

    await asked.remind("ben")

    assert (await asked.stands()).away == {"ben": "deactivated"}
    assert posts(asked) == 0


async def test_a_check_waits_no_more_for_somebody_who_has_left_its_channel(asked):
    asked.people.rooms[CHANNEL].discard("ben")

    await asked.remind("ben")

    assert (await asked.stands()).away == {"ben": "left"}


async def test_where_nobody_in_a_channel_can_be_seen_nobody_counts_as_gone(asked):
    asked.people.rooms.clear()

    await asked.remind("ben")

    assert (await asked.stands()).away == {}


async def test_it_is_noted_once(asked):
    asked.people.gone.add("ben")
    await asked.remind("ben")
    version = (await asked.stands()).version

    await asked.remind("ben")

    assert (await asked.stands()).version == version
