"""Beginning a check, and going on from one to the next."""

import asyncio
from dataclasses import replace

import pytest
from usecase_parts import AT_START, CHANNEL, FLOWS, HERE, NEXT, ONWARD, QUICK, KilledError, act

from bot.engine.decision import Refused
from bot.engine.events import DeleteAsked, ReopenAsked, Started
from bot.engine.saved.answer import Answer
from bot.engine.saved.deletion import UNDO_FOR
from bot.folders.flows import FlowsFolder
from bot.usecases.acting.act import Done, NotFound
from bot.usecases.acting.start import ASKED, BEGUN, NOT_DECIDED, STILL_GOING, ask_team, start
from bot.usecases.acting.tick import tick

BENS = replace(ONWARD, by="ben", owner="ben")


def checks(world):
    """List the assessments there are."""
    return sorted(id_ for _, id_ in world.store.assessments)


async def test_a_check_keeps_the_flow_it_began_with(world):
    begun = await world.begin()

    kept = await world.store.flow_bundle(HERE, begun.flow.hash)

    assert kept == world.flows.bundle(begun.flow.hash)
    fresh = FlowsFolder(FLOWS.parent / "tests", world.store)
    assert (await fresh.pinned(HERE, begun.flow.hash)).title == begun.flow.title


async def test_a_start_sent_twice_begins_one_check(world):
    first = await world.begin()

    again = await world.begin()

    assert first.changed
    assert not again.changed
    assert len(await world.store.trail(HERE, "a1")) == 1


async def test_a_start_sent_again_with_something_else_is_refused_and_what_was_sent_first_stands(world):
    await world.begin()
    event = Started("ana", "a1", "readiness", CHANNEL, "ana", subject="second", asked=("ana",), answers=AT_START)

    outcome = await start(world.ports, HERE, world.flow(), event, "start/a1/changed")

    assert outcome == BEGUN
    assert (await world.stands()).subject == ""
    assert len(await world.store.trail(HERE, "a1")) == 1


async def test_a_start_without_its_answers_says_which_is_missing(world):
    event = Started("ana", "a1", "readiness", CHANNEL, "ana", answers={"motive": Answer("form")})

    outcome = await start(world.ports, HERE, world.flow(), event, "start/a1")

    assert isinstance(outcome, Refused)
    assert "The job in one line" in outcome.because


async def test_the_quick_check_ends_as_it_begins_and_has_a_verdict(world):
    begun = await world.begin("quick")

    assert begun.assessment.closed
    assert begun.assessment.verdicts[0].verdict == "worth_full_check"


async def test_the_team_is_asked_with_the_answers_that_go_along(world):
    await world.begin("quick", answers=QUICK)

    outcome = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert isinstance(outcome, Done)
    second = await world.stands(NEXT)
    assert second.brought["test_cases"]["ana"].value == 24
    assert second.brought_from == "Fine-tune? Quick check"
    assert second.answers["weeks_unchanged"]["ana"].value == 3
    assert (await world.stands("a1")).led_to == NEXT


async def test_what_goes_along_stays_the_answer_of_who_gave_it_whoever_asks_the_team(world):
    await world.begin("quick", answers=QUICK)

    await ask_team(world.ports, HERE, "a1", BENS, "submit/1")

    second = await world.stands(NEXT)
    assert second.owner == "ben"
    assert second.answers["weeks_unchanged"].keys() == second.brought["test_cases"].keys() == {"ana"}


async def test_the_team_is_not_asked_from_a_check_that_was_opened_again(world):
    await world.begin("quick")
    await act(world.ports, HERE, "a1", ReopenAsked("ana"), "reopen")

    outcome = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert outcome == NOT_DECIDED
    assert checks(world) == ["a1"]


async def test_asking_the_team_twice_with_one_submit_is_done_once(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    again = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert isinstance(again, Done)
    assert not again.changed
    assert checks(world) == sorted(["a1", NEXT])


async def test_of_two_who_ask_the_team_at_once_one_begins_the_check_and_the_other_hears_of_it(world):
    await world.begin("quick")

    outcomes = await asyncio.gather(
        ask_team(world.ports, HERE, "a1", ONWARD, "submit/1"),
        ask_team(world.ports, HERE, "a1", BENS, "submit/2"),
    )

    assert [isinstance(outcome, Done) for outcome in outcomes] == [True, False]
    assert outcomes[1] == ASKED
    assert checks(world) == sorted(["a1", NEXT])
    assert (await world.stands(NEXT)).owner == "ana"
    assert (await world.stands("a1")).led_to == NEXT


@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.parametrize("point", ["before_commit", "after_commit", "after_wake"])
async def test_asking_the_team_that_died_halfway_is_made_good_by_a_repeat(world, kill, point, time):
    await world.begin("quick")
    await world.deliver()
    kill(point, time)
    with pytest.raises(KilledError):
        await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    again = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert isinstance(again, Done)
    assert (await world.stands("a1")).led_to == NEXT
    assert checks(world) == sorted(["a1", NEXT])


async def test_asking_the_team_that_died_halfway_is_made_good_by_whoever_asks_next(world, kill):
    await world.begin("quick")
    kill("after_wake", 1)
    with pytest.raises(KilledError):
        await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    assert (await world.stands("a1")).led_to is None

    outcome = await ask_team(world.ports, HERE, "a1", BENS, "submit/2")

    assert outcome == ASKED
    assert (await world.stands("a1")).led_to == NEXT
    assert (await world.stands(NEXT)).owner == "ana"


async def test_asking_the_team_again_with_something_else_says_that_what_was_sent_first_stands(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert await ask_team(world.ports, HERE, "a1", replace(ONWARD, subject="second"), "submit/2") == BEGUN
    assert (await world.stands(NEXT)).subject == ""


async def test_a_team_that_was_asked_by_an_older_ftready_is_not_asked_again(world):
    await world.begin("quick")
    stands = await world.stands()
    world.store.assessments[HERE.id, "a1"] = replace(stands, led_to="elsewhere")

    assert await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1") == ASKED
    assert checks(world) == ["a1"]


async def test_nothing_grows_out_of_what_is_not_there(world):
    assert await ask_team(world.ports, HERE, "nothing", ONWARD, "e") == NotFound()


async def test_once_the_full_check_is_deleted_for_good_the_quick_one_leads_on_again(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    for each in (NEXT, "a1"):
        await world.deliver(each)
    await act(world.ports, HERE, NEXT, DeleteAsked("ana"), "delete")
    assert (await world.stands("a1")).led_to == NEXT  # it can still be undone

    await world.goes_on(world.now + UNDO_FOR)
    assert (await world.stands("a1")).led_to is None
    assert world.woken[-1] == "a1"

    again = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/2")
    assert isinstance(again, Done)
    assert (await world.stands("a1")).led_to == NEXT


async def test_what_is_listed_nowhere_in_its_channel_any_more_leads_on_again_too(world):
    await world.begin("quick")
    world.pass_time(days=40)
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    world.pass_time(days=40)
    assert list(await world.store.in_channel(HERE, CHANNEL)) == [NEXT]
    await act(world.ports, HERE, NEXT, DeleteAsked("ana"), "delete")

    await world.goes_on(world.now + UNDO_FOR)

    assert (await world.stands("a1")).led_to is None


async def test_as_long_as_the_deleted_check_is_being_taken_away_nobody_goes_on_to_it(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")
    await act(world.ports, HERE, NEXT, DeleteAsked("ana"), "delete")
    world.now += UNDO_FOR
    await tick(world.ports, HERE, NEXT)

    assert await ask_team(world.ports, HERE, "a1", ONWARD, "submit/2") == STILL_GOING
