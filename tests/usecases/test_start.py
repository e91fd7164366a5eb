"""Beginning a check, and going on from one to the next."""

from dataclasses import replace

from usecase_parts import AT_START, CHANNEL, FLOWS, HERE, QUICK

from bot.engine.answer import Answer
from bot.engine.decision import Refused
from bot.engine.events import Started
from bot.flows_folder import FlowsFolder
from bot.usecases.act import Done, NotFound
from bot.usecases.start import ask_team, start

ONWARD = Started("ana", "a2", "readiness", CHANNEL, "ana", asked=("ana", "ben"), answers=AT_START)


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
    second = await world.stands("a2")
    assert second.answers["test_cases"]["ana"].value == 24
    assert second.answers["weeks_unchanged"]["ana"].value == 3
    assert (await world.stands("a1")).led_to == "a2"


async def test_asking_the_team_twice_with_one_submit_is_done_once(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    again = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert isinstance(again, Done)
    assert not again.changed


async def test_asking_the_team_that_died_halfway_is_taken_up_by_a_repeat(world):
    await world.begin("quick")
    answers = {**AT_START, "test_cases": Answer(24), "weeks_unchanged": Answer(3)}
    await start(world.ports, HERE, world.flow(), replace(ONWARD, answers=answers), "submit/1")

    again = await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    assert isinstance(again, Done)
    assert (await world.stands("a1")).led_to == "a2"


async def test_the_team_is_not_asked_a_second_time(world):
    await world.begin("quick")
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")

    outcome = await ask_team(world.ports, HERE, "a1", replace(ONWARD, assessment="a3"), "submit/2")

    assert isinstance(outcome, Refused)
    assert await world.store.load(HERE, "a3") is None


async def test_nothing_grows_out_of_what_is_not_there(world):
    assert await ask_team(world.ports, HERE, "nothing", ONWARD, "e") == NotFound()
