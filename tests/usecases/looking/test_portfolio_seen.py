"""A portfolio as somebody may see it: of the channels they are in now, and of nothing else, at a known cost."""

import pytest
from usecase_parts import CHANNEL, FLOWS, HERE, QUICK, World, act

from bot.engine.events import DeleteAsked, LedOn
from bot.engine.saved.answer import Answer
from bot.folders.flows import FlowsFolder
from bot.usecases.acting.tick import tick
from bot.usecases.looking.portfolio import portfolio_of, whole_portfolio
from bot.usecases.ports import AgainError, Installation, LostAnswerError

PRIVATE = "C0PRIVATE1"
GAP = {**QUICK, "unseen_cases": Answer(2)}


@pytest.fixture(scope="module")
def folder() -> FlowsFolder:
    """The flows read once: all that is asked of them here is what they say."""
    return FlowsFolder(FLOWS, None)


@pytest.fixture
def world(folder, monkeypatch) -> World:
    monkeypatch.setattr("usecase_parts.FlowsFolder", lambda *_: folder)
    return World()


@pytest.fixture
def few(monkeypatch) -> int:
    """Look at so many checks for one person at most."""
    monkeypatch.setattr("bot.usecases.looking.portfolio.MOST", 3)
    return 3


async def of(world: World, person: str = "ben", language: str = ""):
    return await portfolio_of(world.ports, world.people, HERE, person, language)


def ids(found) -> set[str]:
    return {each.assessment for each in found.checks}


async def test_who_is_in_the_channel_sees_its_checks_though_nobody_asked_them(world):
    world.people.rooms[CHANNEL].add("zoe")
    await world.begin("quick", "a1", asked=(), answers=GAP)
    await world.begin("readiness", "a2", asked=("ana",))

    found = await of(world, "zoe")

    assert ids(found) == {"a1", "a2"}
    assert [(gap.question, gap.checks, gap.of) for gap in found.gaps] == [("unseen_cases", 1, 1)]


async def test_what_is_in_a_channel_they_are_not_in_is_in_no_number_of_it(world):
    world.people.rooms[PRIVATE] = {"ana", "ben"}
    await world.begin("quick", "a1", channel=PRIVATE, subject="secret", asked=("ana", "ben"), answers=GAP)
    await world.begin("quick", "a2")
    assert ids(await of(world)) == {"a1", "a2"}

    world.people.rooms[PRIVATE] = {"ana"}

    found = await of(world)
    assert ids(found) == {"a2"}
    assert (found.gaps, sum(each.checks for each in found.verdicts)) == ((), 1)
    assert PRIVATE not in repr(found)
    assert "secret" not in repr(found)
    assert ids(await of(world, "zoe")) == set()


async def test_who_is_deactivated_or_a_stranger_sees_none_and_slack_is_not_asked_further(world):
    await world.begin("quick")
    world.people.gone = {"ben"}

    assert ids(await of(world)) == set()
    assert world.people.asked == [("is_one_of_us", "ben")]


async def test_another_workspace_has_its_own(world):
    await world.begin("quick")

    found = await portfolio_of(world.ports, world.people, Installation("T0ELSEWHERE"), "ben")
    assert ids(found) == set()


@pytest.mark.parametrize("trouble", [LostAnswerError("users.conversations"), AgainError("later", None)])
async def test_where_slack_cannot_say_where_they_are_nothing_is_shown(world, trouble):
    await world.begin("quick")

    async def fails(*_of):
        raise trouble

    world.people.channels_of = fails
    with pytest.raises(type(trouble)):
        await of(world)


async def test_slack_is_asked_twice_and_no_check_elsewhere_is_loaded_whatever_there_is(world):
    for number in range(9):
        await world.begin("quick", f"b{number}", channel=PRIVATE, asked=())
    await world.begin("quick", "a1")
    world.people.asked.clear()
    world.store.trips.clear()

    assert ids(await of(world)) == {"a1"}
    assert [what for what, _ in world.people.asked] == ["is_one_of_us", "channels_of"]
    assert world.store.trips == ["load"]


async def test_of_very_many_the_first_are_looked_at_and_it_says_so(world, few):
    for number in range(few + 1):
        await world.begin("quick", f"a{number}", asked=())

    found = await of(world)
    assert (len(found.checks), found.older) == (few, True)


async def test_it_says_that_there_are_more_though_one_of_those_listed_is_passed_over(world, few):
    for number in range(few + 2):
        await world.begin("quick", f"a{number}", asked=())
    listed = await world.store.in_channels(HERE, {CHANNEL}, few + 1)
    real = world.store.load

    async def load(installation, id_):
        return None if id_ == listed[0] else await real(installation, id_)

    world.store.load = load

    found = await of(world)
    assert (len(found.checks), found.older) == (few, True)


async def test_their_own_check_is_in_it_after_its_channel_lists_it_no_more(world):
    await world.begin("quick", "a1", asked=("ana", "ben"))
    await world.begin("quick", "a2", asked=())
    world.people.rooms[CHANNEL].add("zoe")
    world.pass_time(days=40)

    assert ids(await of(world, "ben")) == {"a1"}
    assert ids(await of(world, "zoe")) == set()


async def test_what_led_on_is_left_to_what_it_led_to_until_that_is_deleted(world):
    await world.begin("quick", "a1")
    await world.begin("readiness", "a2")
    await act(world.ports, HERE, "a1", LedOn("ana", "a2"), "led")
    assert ids(await of(world)) == {"a2"}

    await act(world.ports, HERE, "a2", DeleteAsked("ana"), "delete")
    world.pass_time(minutes=2)
    await tick(world.ports, HERE, "a2")

    assert ids(await of(world)) == {"a1"}
    await world.deliver("a2")  # which takes the last of it away
    assert await world.store.load(HERE, "a2") is None
    assert ids(await of(world)) == {"a1"}


async def test_it_is_in_the_language_of_who_asks(world):
    await world.begin("quick", "a1", answers=GAP)

    (gap,) = (await of(world, language="de-DE")).gaps
    german = world.flow("quick").translations["de"]
    assert (gap.title, gap.short) == (german.title, german.questions["unseen_cases"].short)


async def test_a_check_whose_flow_is_lost_is_counted_and_keeps_nothing_else_from_being_seen(world, monkeypatch):
    await world.begin("quick", "a1")
    await world.begin("readiness", "a2")
    real, lost = world.flows.pinned, world.flow("readiness").hash

    async def pinned(installation, flow_hash):
        if flow_hash == lost:
            raise LookupError(flow_hash)
        return await real(installation, flow_hash)

    monkeypatch.setattr(world.flows, "pinned", pinned)

    found = await of(world)
    assert (ids(found), found.unread) == ({"a1"}, 1)


async def test_whoever_runs_the_bot_sees_every_check_of_the_workspace_wherever_it_is(world, few):
    await world.begin("quick", "a1", channel=PRIVATE, asked=())
    for number in range(few):
        await world.begin("quick", f"b{number}", asked=())
    world.pass_time(days=100)

    found = await whole_portfolio(world.store, world.flows, HERE, world.now)
    assert len(found.checks) == few + 1
    assert not found.older
