"""The list of gaps as people see it: whose a gap is and until when, by the day it is where check-ins are at home."""

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from bot_parts import Team

from bot.engine.times.calendar import in_zone, local_date
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.views import follow_up, zones
from bot.slack.writing.text import calendar_day

HOME = "Pacific/Auckland"
"""Where a day begins half a day before it does in UTC."""
GAP, NAME = "test_cases", "Unseen test cases"
MINUTE = timedelta(minutes=1)


@pytest.fixture
async def decided(team: Team) -> Team:
    """A check of ana and ben that was decided with gaps, whose check-ins are at home far in the east."""
    await team.full(asked=("ana", "ben"))
    await team.decide("ana")
    await team.press("ana", Verb.SCHEDULE)
    await team.person("ana").modal("When to check in")
    outcome = await team.submit("ana", {("", zones.OTHER_ZONE): HOME})
    assert not outcome["errors"], outcome
    return team


def day_after_next(team: Team) -> date:
    return local_date(HOME, team.playground.clock.utc()) + timedelta(days=2)


def start_of(day: date) -> datetime:
    return in_zone(HOME, day, time(0))


async def opened(team: Team, name: str) -> dict[str, Any]:
    """Open the list of gaps anew."""
    for _ in await team.person(name).views():
        await team.person(name).close()
    await team.press(name, Verb.GAPS)
    return await team.person(name).modal("Gaps")


async def listed(team: Team, name: str) -> str:
    """Open the list of gaps anew, and give what it says of the one these tests are about."""
    view = await opened(team, name)
    return next(words for block in view["blocks"] if NAME in (words := words_of({"blocks": [block]})))


@pytest.mark.parametrize(("before", "is_left"), [(MINUTE, True), (-MINUTE, False)])
async def test_a_gap_is_left_until_its_day_begins_where_the_check_ins_are_at_home(decided, before, is_left):
    until = day_after_next(decided)
    await listed(decided, "ana")
    await decided.press_in_view("ana", Verb.WAIVE_GAP, GAP)
    outcome = await decided.submit("ana", {("", follow_up.REASON): "we ship", ("", follow_up.UNTIL): until.isoformat()})
    assert not outcome["errors"], outcome

    await decided.control.advance_to((start_of(until) - before).timestamp())

    assert (f"Left until {calendar_day(until)}" in await listed(decided, "ana")) is is_left


@pytest.mark.parametrize(("before", "is_late"), [(MINUTE, False), (-MINUTE, True)])
async def test_a_gap_is_overdue_when_its_day_is_over_where_the_check_ins_are_at_home(decided, before, is_late):
    due = day_after_next(decided)
    await listed(decided, "ben")
    await decided.press_in_view("ben", Verb.TAKE_GAP, GAP)
    outcome = await decided.submit("ben", {("", follow_up.DUE): due.isoformat()})
    assert not outcome["errors"], outcome

    await decided.control.advance_to((start_of(due + timedelta(days=1)) - before).timestamp())

    assert ("overdue since" in await listed(decided, "ben")) is is_late


@pytest.mark.parametrize(("name", "offered"), [("ana", True), ("ben", False)])
async def test_leaving_a_gap_is_offered_to_the_owner_alone(decided, name, offered):
    view = await opened(decided, name)

    assert (f"Leave it: {NAME}" in str(view["blocks"])) is offered
    assert f"Who and when: {NAME}" in str(view["blocks"])


async def test_the_owner_raises_a_gap_again_that_was_left_and_the_list_shows_it_at_once(decided):
    await opened(decided, "ana")
    await decided.press_in_view("ana", Verb.WAIVE_GAP, GAP)
    until = day_after_next(decided).isoformat()
    await decided.submit("ana", {("", follow_up.REASON): "we ship", ("", follow_up.UNTIL): until})
    view = await opened(decided, "ana")
    assert f"Change until when it is left: {NAME}" in str(view["blocks"])

    await decided.press_in_view("ana", Verb.RAISE_GAP, GAP)

    shown = str((await decided.person("ana").modal("Gaps"))["blocks"])
    assert "Left until" not in shown
    assert f"Leave it: {NAME}" in shown


async def test_the_form_of_a_waiver_that_stands_has_its_reason_and_its_day(decided):
    await opened(decided, "ana")
    await decided.press_in_view("ana", Verb.WAIVE_GAP, GAP)
    until = day_after_next(decided).isoformat()
    await decided.submit("ana", {("", follow_up.REASON): "we ship", ("", follow_up.UNTIL): until})
    await opened(decided, "ana")

    await decided.press_in_view("ana", Verb.WAIVE_GAP, GAP)

    shown = str((await decided.person("ana").modal("Leave a gap"))["blocks"])
    assert "we ship" in shown
    assert until in shown


async def test_who_is_not_in_the_channel_gets_no_gap_and_the_form_says_why(decided):
    await opened(decided, "ben")
    await decided.press_in_view("ben", Verb.TAKE_GAP, GAP)

    outcome = await decided.submit("ben", {("", follow_up.TO): decided.id("emi")})

    assert list(outcome["errors"].values()) == ["Take out Emi Sato (not in this channel: /invite them first)."]


async def test_who_may_not_close_a_gap_is_told_so_in_place_of_the_form(decided):
    await opened(decided, "dev")
    await decided.press_in_view("dev", Verb.CLOSE_GAP, GAP)

    said = await decided.person("dev").modal("ftready")
    assert "You are not asked in this check" in words_of(said)
    assert "input" not in {block["type"] for block in said["blocks"]}


async def test_what_closes_a_gap_is_picked_in_place_of_the_input_and_what_was_typed_stays(decided):
    await opened(decided, "ana")
    await decided.press_in_view("ana", Verb.CLOSE_GAP, "right_information")
    await decided.person("ana").modal("Close a gap")
    await decided.enter("ana", {("right_information", "link"): "https://wiki.example.com/failures"})

    await decided.press_in_view("ana", Verb.INSTEAD, "right_information", chosen="no_lookup")

    view = await decided.person("ana").modal("Close a gap")
    assert "field:right_information:value" not in {block["block_id"] for block in view["blocks"]}
    assert "https://wiki.example.com/failures" in str(view["state"]["values"]["field:right_information:link"])
    assert not (await decided.submit("ana"))["errors"]
    await decided.person("ana").sees(decided.channel, "closed the gap of", decided.thread)


async def test_who_closes_a_gap_comes_to_it_from_their_home(decided):
    await opened(decided, "ben")
    await decided.press_in_view("ben", Verb.TAKE_GAP, GAP)
    await decided.submit("ben", {("", follow_up.DUE): day_after_next(decided).isoformat()})
    for _ in await decided.person("ben").views():
        await decided.person("ben").close()
    ben = decided.person("ben")
    await ben.open_home()
    await ben.home_says("Gaps you close")

    await ben.press_home("Work on the gaps")

    view = await ben.modal("Gaps")
    assert NAME in words_of(view)
