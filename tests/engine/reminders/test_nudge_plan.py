"""What somebody's direct message says, and when: each thing once, when they may be disturbed, one message at most."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from nudge_samples import DAY, HOUR, MONDAY, WORK, Followed, check_in, due

from bot.engine.decision import Refused
from bot.engine.reminders.nudging import REMEMBERED, Presence
from bot.engine.reminders.wishing import OVER, STOPPED, Wish
from bot.engine.times.hours import Hours

FRIDAY = MONDAY + 4 * DAY
ONE, OTHER = check_in(), check_in(assessment="a2")


# When


def test_what_may_be_told_now_is_posted_and_names_all_that_is_open():
    person = Followed()

    planned = person.looks(ONE, OTHER)

    assert planned.calls
    assert planned.card
    assert planned.card.state == "open"
    assert [line.place for line in planned.card.lines] == ["a1/checkin/2026-W49", "a2/checkin/2026-W49"]
    assert person.again is None


def test_before_its_moment_nothing_is_said_and_the_next_look_is_then():
    person = Followed()

    assert person.card(check_in(MONDAY + 2 * HOUR)) is None
    assert person.again == MONDAY + 2 * HOUR


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("UTC", MONDAY),
        ("Europe/Berlin", MONDAY),
        ("America/New_York", MONDAY + 4 * HOUR),
        ("Asia/Kolkata", MONDAY),
        ("Asia/Tokyo", MONDAY + 14 * HOUR),
    ],
)
def test_outside_their_own_working_hours_it_waits_for_the_next_ones(zone, expected):
    person = Followed(presence=Presence(zone))

    person.looks(ONE)

    assert (person.again or person.posts[0][0]) == expected
    assert expected.astimezone(ZoneInfo(zone)).hour in range(9, 17)


def test_at_the_weekend_it_waits_for_monday():
    person = Followed(now=FRIDAY + 8 * HOUR)

    person.looks(ONE)

    assert person.again == MONDAY + 7 * DAY - HOUR


def test_in_do_not_disturb_it_waits_for_its_end():
    person = Followed(presence=Presence("UTC", quiet_until=MONDAY + HOUR))

    assert person.card(ONE) is None
    assert person.again == MONDAY + HOUR


def test_where_do_not_disturb_ends_outside_working_hours_it_waits_for_those_too():
    person = Followed(presence=Presence("UTC", quiet_until=MONDAY + 8 * HOUR))

    person.looks(ONE)

    assert person.again == MONDAY + DAY - HOUR


def test_who_is_away_is_left_alone_until_the_status_goes():
    person = Followed(presence=Presence("UTC", away=True, away_until=MONDAY + 3 * DAY))

    assert person.card(ONE) is None
    assert person.again == MONDAY + 3 * DAY


def test_who_is_away_and_does_not_say_until_when_is_looked_at_again_each_working_day():
    person = Followed(now=FRIDAY, presence=Presence("UTC", away=True))

    assert person.card(ONE) is None
    assert person.again == MONDAY + 7 * DAY - HOUR


def test_each_thing_keeps_to_the_hours_of_its_own_flow():
    tuesdays = check_in(assessment="a2", hours=Hours(frozenset({1}), WORK.start, WORK.end))
    person = Followed()

    planned = person.looks(ONE, tuesdays)

    assert [each.origin.assessment for each in planned.about] == ["a1"]
    assert person.again == MONDAY + DAY - HOUR


def test_a_flow_whose_hours_hold_no_minute_reminds_nobody_and_stops_nobody_else():
    never = check_in(assessment="a2", hours=Hours(frozenset({0}), WORK.start, WORK.start))
    person = Followed()

    assert len(person.looks(ONE, never).about) == 1
    assert person.again is None


# Once


def test_who_does_not_react_hears_nothing_of_the_same_again():
    person = Followed()
    person.looks(ONE)

    for days in range(1, 90):
        person.now = MONDAY + days * DAY
        person.looks(ONE)

    assert len(person.posts) == 1


def test_something_new_is_posted_with_all_that_is_open_in_place_of_the_message_before():
    person = Followed()
    person.looks(ONE)
    person.now += HOUR

    planned = person.looks(ONE, OTHER)

    assert planned.calls
    assert [about for _, about in person.posts] == [(ONE.about,), (ONE.about, OTHER.about)]


def test_a_gap_is_told_two_days_before_it_is_due_and_on_the_day_and_never_again():
    gap, person = due(date(2026, 12, 4)), Followed()

    for hours in range(24 * 30):
        person.now = MONDAY - 3 * DAY + hours * HOUR
        person.looks(gap)

    assert [at for at, _ in person.posts] == [MONDAY + 2 * DAY - HOUR, FRIDAY - HOUR]


def test_a_gap_taken_on_the_day_it_is_due_is_told_once():
    gap, person = due(MONDAY.date()), Followed()

    for hours in range(24 * 30):
        person.now = MONDAY + hours * HOUR
        person.looks(gap)

    assert len(person.posts) == 1


@pytest.mark.parametrize(("day", "told"), [("2026-12-05", [3, 4]), ("2026-12-06", [4]), ("2026-12-07", [4, 7])])
def test_where_the_day_is_no_working_day_the_notice_comes_on_the_last_one_before(day, told):
    gap, person = due(date.fromisoformat(day)), Followed()

    for hours in range(24 * 14):
        person.now = MONDAY - DAY + hours * HOUR
        person.looks(gap)

    # Of a Saturday on Thursday and Friday, of a Sunday on Friday alone, of a Monday on Friday and that Monday.
    assert [at.day for at, _ in person.posts] == told


def test_what_comes_back_within_sixty_days_is_not_told_again_and_after_that_it_is():
    person = Followed()
    person.looks(ONE)
    person.looks()
    person.now += DAY
    assert person.card(ONE) is None

    person.now += REMEMBERED + 2 * DAY
    person.looks()
    person.looks(ONE)

    assert len(person.posts) == 2


def test_a_desk_holds_nothing_of_what_is_over_for_long():
    person = Followed()
    person.looks(ONE)
    person.looks()
    assert not person.desk.is_blank

    person.now += REMEMBERED
    person.looks()

    assert person.desk.is_blank


# The message that stands


def test_once_nothing_of_it_is_open_the_message_says_so_and_is_forgotten():
    person = Followed()
    person.looks(ONE)

    planned = person.looks()

    assert planned.card
    assert planned.card.state == "over"
    assert not planned.calls
    assert person.desk.nudge is None
    assert person.card() is None


def test_what_is_done_of_it_goes_from_the_message_without_a_call():
    person = Followed()
    person.looks(ONE, OTHER)

    planned = person.looks(OTHER)

    assert planned.card
    assert not planned.calls
    assert [line.place for line in planned.card.lines] == ["a2/checkin/2026-W49"]


def test_what_is_new_stands_in_no_message_before_it_may_be_told():
    person = Followed()
    person.looks(ONE)
    person.presence = Presence("UTC", quiet_until=MONDAY + HOUR)

    planned = person.looks(ONE, OTHER)

    assert planned.card
    assert not planned.calls
    assert len(planned.card.lines) == 1
    assert person.again == MONDAY + HOUR


# Wishes


@pytest.mark.parametrize(
    ("wish", "chosen"),
    [
        (Wish.LATER, MONDAY + 3 * HOUR),
        (Wish.TOMORROW, MONDAY + DAY - HOUR),
        (Wish.NEXT_WEEK, MONDAY + 7 * DAY - HOUR),
    ],
)
def test_at_the_chosen_time_it_is_posted_anew_and_until_then_nothing_is(wish, chosen):
    person = Followed()
    person.looks(ONE)

    person.wishes(wish)
    card = person.card(ONE, OTHER)

    assert card
    assert (card.state, card.again_at, len(card.lines)) == ("later", chosen, 1)
    assert person.again == chosen
    person.now = chosen - timedelta(seconds=1)
    assert not person.looks(ONE, OTHER).calls
    person.now = chosen
    assert person.looks(ONE, OTHER).calls
    assert [about for _, about in person.posts] == [(ONE.about,), (ONE.about, OTHER.about)]


def test_later_on_a_day_that_is_soon_over_is_a_last_time_that_day_and_not_the_next_morning():
    person = Followed(now=FRIDAY + 5 * HOUR)
    person.looks(ONE)

    person.wishes(Wish.LATER)
    person.looks(ONE)

    assert person.again == FRIDAY + 6.5 * HOUR


def test_later_than_their_day_is_the_next_working_morning():
    person = Followed(now=FRIDAY + 6.2 * HOUR)
    person.looks(ONE)

    person.wishes(Wish.LATER)
    person.looks(ONE)

    assert person.again == MONDAY + 7 * DAY - HOUR


def test_at_the_chosen_time_too_nobody_is_disturbed():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.LATER)
    person.now += 3 * HOUR
    person.presence = Presence("UTC", quiet_until=person.now + HOUR)

    planned = person.looks(ONE)

    assert not planned.calls
    assert person.again == person.now + HOUR


def test_the_chosen_time_replaces_the_regular_one():
    gap, person = due(date(2026, 12, 2)), Followed()
    person.looks(gap)
    person.wishes(Wish.NEXT_WEEK)

    for hours in range(1, 24 * 7):
        person.now = MONDAY + hours * HOUR
        person.looks(gap)

    assert [at for at, _ in person.posts] == [MONDAY, MONDAY + 7 * DAY - HOUR]


def test_a_wish_can_be_changed():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.NEXT_WEEK)
    person.looks(ONE)

    person.wishes(Wish.LATER)
    person.looks(ONE)

    assert person.again == MONDAY + 3 * HOUR


def test_after_stop_nothing_is_said_until_they_take_it_back():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.STOP)

    for weeks in range(13):
        person.now = MONDAY + weeks * 7 * DAY
        card = person.card(ONE, OTHER)
        assert card
        assert card.state == "stopped"
        assert person.again is None

    person.wishes(Wish.AGAIN)
    assert person.looks(ONE, OTHER).calls
    assert len(person.posts) == 2


def test_taking_stop_back_repeats_nothing_that_was_told():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.STOP)
    person.looks(ONE)

    person.wishes(Wish.AGAIN)
    planned = person.looks(ONE)

    assert planned.card
    assert (planned.card.state, planned.calls) == ("open", False)


def test_a_press_that_comes_twice_counts_once():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.STOP, "press 1")
    person.wishes(Wish.AGAIN, "press 2")

    assert person.wishes(Wish.STOP, "press 1") is person.desk
    assert not person.desk.stopped


def test_after_stop_the_other_buttons_of_an_old_message_do_nothing():
    person = Followed()
    person.looks(ONE)
    person.wishes(Wish.STOP)

    assert person.wishes(Wish.LATER) == Refused(STOPPED)
    assert person.desk.stopped


def test_a_press_where_no_message_of_theirs_stands_changes_nothing():
    person = Followed()
    assert person.wishes(Wish.STOP) == Refused(OVER)

    person.looks(ONE)
    assert person.desk.nudge
    person.desk = replace(person.desk, nudge=replace(person.desk.nudge, channel="D2"))

    assert person.wishes(Wish.STOP) == Refused(OVER)
