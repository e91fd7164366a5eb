"""Killed at any named point, at any passing of it, a process leaves nothing that the next one does not put right.

What is killed here is a use case on a store and a Slack in this process, so that every passing can be tried; real
processes are killed in tests/faults.
"""

import itertools
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from usecase_parts import AT_START, CHANNEL, HERE, KilledError, World, act

from bot.engine.cards.check import STAND_IN
from bot.engine.events import Answered, DecideAsked, DeleteAsked, ReopenAsked, Started, Upgraded
from bot.engine.reminders.wishing import Wish, Wished
from bot.engine.rules.other_name import strings_in
from bot.engine.saved.answer import Answer
from bot.engine.saved.deletion import UNDO_FOR
from bot.flow import Flow, build
from bot.usecases.acting.moving import follow_channel
from bot.usecases.acting.start import ask_team, id_after
from bot.usecases.crashing import OF_ANSWERS, OF_DELETING, OF_FORGETTING, OF_HOMES, OF_NUDGES, POINTS
from bot.usecases.delivering.deliver import resume
from bot.usecases.delivering.twins import PressedCard, tidy
from bot.usecases.for_one.nudge import LEASE
from bot.usecases.for_one.wish import tidy_nudge
from bot.usecases.forgetting.forget_person import LEASE as FORGETTING_LEASE
from bot.usecases.forgetting.forget_person import forget_person
from bot.usecases.ports import NotAllowedError
from bot.usecases.shown.held_up import LEFT_ALONE, held_up, show_again

NEXT = id_after("a1")
MOVED_TO = "C0ROOM0002"
ONWARD = Started("ana", "", "readiness", CHANNEL, "ana", asked=("ana", "ben"), answers=AT_START)
DAY = timedelta(days=1)
REFUSED = "not_in_channel"
TWICE = {"after_post"}
"""Where a card may stand twice until someone presses on it: Slack took it, and nobody was left to note that."""
REMINDED_TWICE = {"after_nudge", "before_desk"}
"""Where somebody may hear of the same twice: Slack took the message, and it is on nobody's desk.

To note it first would be worse: killed in between, they would never hear of it.
"""
Part = Callable[[World], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """What stood before, what was going on when the process was killed, what a person then does, and what must hold."""

    before: Part
    going_on: Part
    then: Part
    holds: Part


# Answering, and what the cards say of it


async def _begun(world: World) -> None:
    await world.begin()


async def _shown(world: World) -> None:
    await world.begin()
    await world.deliver()


async def _answer(world: World) -> None:
    await world.answer("ana", "task_signed", "yes")


async def _answered_and_shown(world: World) -> None:
    await _answer(world)
    await world.deliver()


async def _the_answer_is_taken_once(world: World) -> None:
    taken = [entry.event["answers"] for entry in await world.store.trail(HERE, "a1") if entry.event.get("answers")]
    assert [each for each in taken if "task_signed" in each] == [{"task_signed": {"value": "yes"}}]
    await _every_card_stands_once(world, "a1")


# A card that goes, and a thread that is begun anew


async def _decided(world: World) -> None:
    await world.begin()
    await act(world.ports, HERE, "a1", DecideAsked("ana"), "decide")
    await world.deliver()


async def _reopen(world: World) -> None:
    await act(world.ports, HERE, "a1", ReopenAsked("ana"), "reopen")


async def _reopened_and_shown(world: World) -> None:
    await _reopen(world)
    await world.deliver()


async def _no_summary_stands(world: World) -> None:
    assert world.slack.named("summary/1") == []
    await _every_card_stands_once(world, "a1")


async def _root_deleted(world: World) -> None:
    await _shown(world)
    del world.slack.messages[world.slack.named("root")[0]]
    await _answered_and_shown(world)


async def _show_again(world: World) -> None:
    await show_again(world.ports, HERE, "a1")


async def _wanted_and_shown_again(world: World) -> None:
    await _show_again(world)
    await world.deliver()


async def _root_frozen(world: World) -> None:
    await _shown(world)
    world.slack.frozen = set(world.slack.named("root"))


async def _one_card_stands_for_the_root(world: World) -> None:
    (root,), (stand_in,) = world.slack.named("root"), world.slack.named(STAND_IN)
    assert world.slack.messages[stand_in].thread == root
    receipts = await world.store.receipts(HERE, "a1")
    assert (receipts["root"].ts, receipts[STAND_IN].ts) == (root, stand_in)
    assert receipts[STAND_IN].hash == world.slack.messages[stand_in].hash
    assert await _twins(world) == []
    world.slack.calls.clear()
    await world.deliver()
    assert world.slack.calls == []


async def _all_is_in_the_new_thread(world: World) -> None:
    await _the_answer_is_taken_once(world)
    (root,) = world.slack.named("root")
    assert {message.thread for message in world.slack.messages.values()} == {None, root}


# A check that Slack refuses to show


async def _refused(world: World) -> None:
    await world.begin()
    world.slack.trouble["post"] = [NotAllowedError(REFUSED)] * 9


async def _invite(world: World) -> None:
    world.slack.trouble.clear()
    world.woken.clear()
    await resume(world.ports, HERE, CHANNEL)
    for assessment in world.woken:
        await world.deliver(assessment)


async def _answer_while_held_up(world: World) -> None:
    assert (await held_up(world.store, HERE, "a1")).reason == REFUSED
    world.slack.calls.clear()
    world.pass_time(hours=5)
    await world.catch_up()
    assert world.slack.calls == [], "what is held up is left alone"
    await _answer(world)
    await _invite(world)


async def _held_up(world: World) -> None:
    await _refused(world)
    await _answer(world)
    await world.deliver()


async def _nobody_presses(world: World) -> None:
    world.now += LEFT_ALONE


async def _shown_and_not_held_up(world: World) -> None:
    assert (await held_up(world.store, HERE, "a1")).reason == ""
    await _the_answer_is_taken_once(world)


# The team that is asked


async def _quick(world: World) -> None:
    await world.begin("quick")
    await world.deliver()


async def _ask(world: World) -> None:
    await ask_team(world.ports, HERE, "a1", ONWARD, "submit/1")


async def _ask_by_another(world: World) -> None:
    await ask_team(world.ports, HERE, "a1", replace(ONWARD, by="ben", owner="ben"), "submit/2")


async def _asked_once(world: World) -> None:
    assert sorted(id_ for _, id_ in world.store.assessments) == sorted(["a1", NEXT])
    assert (await world.stands("a1")).led_to == NEXT
    assert (await world.stands(NEXT)).owner == "ana"
    assert len(await world.store.trail(HERE, NEXT)) == 1
    for id_ in ("a1", NEXT):
        await _every_card_stands_once(world, id_)


# Reminding


async def _a_day_later(world: World) -> None:
    await _shown(world)
    world.now += DAY


async def _something_new(world: World) -> None:
    await _a_day_later(world)
    await world.remind("ben")
    await world.begin(id_="a2")
    await world.deliver("a2")
    world.now += DAY


async def _nothing_open_any_more(world: World) -> None:
    await _a_day_later(world)
    await world.remind("ben")
    for question in ("task_signed", "worked_examples"):
        await act(world.ports, HERE, "a1", Answered("ben", {question: Answer(None, passed="skip")}), question)


async def _remind(world: World) -> None:
    await world.remind("ben")


async def _the_lease_runs_out(world: World) -> None:
    world.now += LEASE


async def _reminded_of_all(world: World) -> None:
    await _press_on_unknown_reminders(world)
    (card,) = world.slack.nudges_of("ben")
    assert card.state == "open"
    assert {line.place for line in card.lines} == {f"{id_}/section/task" for _, id_ in world.store.assessments}
    await _looking_again_tells_nothing(world)


async def _told_that_it_is_over(world: World) -> None:
    (card,) = world.slack.nudges_of("ben")
    assert card.state == "over"
    assert (await world.store.desk(HERE, "ben")).nudge is None
    await _looking_again_tells_nothing(world)


async def _looking_again_tells_nothing(world: World) -> None:
    world.slack.calls.clear()
    await world.remind("ben")
    assert world.slack.calls == []


async def _press_on_unknown_reminders(world: World) -> None:
    for ts in [ts for ts, person in world.slack.to.items() if person == "ben"]:
        await tidy_nudge(world.ports, world.slack, HERE, Wished("ben", Wish.LATER, "Dben", ts, ts))


# A newer version of the flow


async def _older(world: World) -> None:
    """Begin a check with a flow that is on offer in another wording by now."""
    parts = json.loads(world.flows.bundle(world.flow().hash))
    del parts["translations"]  # there were none yet
    parts["text"] += "# as it was before\n"
    older = build(**parts)
    assert isinstance(older, Flow)
    await world.store.keep_flow(HERE, older.hash, json.dumps(parts))
    begun = (await world.begin()).assessment
    world.store.assessments[HERE.id, "a1"] = replace(begun, flow_hash=older.hash)
    del world.store.flows[HERE.id, begun.flow_hash]


async def _upgrade(world: World) -> None:
    event = Upgraded("ana", world.flow().hash, tuple(world.flow().questions))
    await act(world.ports, HERE, "a1", event, "upgrade")
    await world.deliver()


async def _upgraded_once(world: World) -> None:
    assert (await world.stands()).flow_hash == world.flow().hash
    assert sum("took it on" in entry.because[0] for entry in await world.store.trail(HERE, "a1")) == 1
    assert await world.store.flow_bundle(HERE, world.flow().hash)
    await _every_card_stands_once(world, "a1")


# A channel that goes by another id


async def _follow(world: World) -> None:
    await follow_channel(world.ports, HERE, CHANNEL, MOVED_TO)
    await world.deliver()


async def _follow_and_answer(world: World) -> None:
    await _follow(world)
    await _answer(world)
    await world.deliver()


async def _all_is_under_the_new_id(world: World) -> None:
    assert (await world.stands()).channel == MOVED_TO
    assert {each.channel for each in (await world.store.receipts(HERE, "a1")).values()} == {MOVED_TO}
    assert list(await world.store.in_channel(HERE, MOVED_TO)) == ["a1"]
    assert list(await world.store.in_channel(HERE, CHANNEL)) == []
    await _the_answer_is_taken_once(world)


# A check that its owner deletes


async def _told_and_put_off(world: World) -> None:
    await _a_day_later(world)
    await world.remind("ben")
    await world.store.put_draft(HERE, "words/ben/1", {"words": "so far"}, 60, ("a1", "ben"))


async def _root_cannot_be_changed(world: World) -> None:
    await _told_and_put_off(world)
    world.slack.frozen = set(world.slack.named("root"))


async def _delete(world: World) -> None:
    await act(world.ports, HERE, "a1", DeleteAsked("ana"), "delete")
    await world.deliver()
    await world.goes_on(world.now + UNDO_FOR)
    await world.deliver()


async def _one_line_is_left(world: World) -> None:
    (root,) = world.slack.named("root")
    assert [ts for ts in world.slack.messages if ts not in world.slack.to] == [root]
    await _no_key_is_left(world)


async def _nothing_is_left(world: World) -> None:
    assert [ts for ts in world.slack.messages if ts not in world.slack.to] == []
    await _no_key_is_left(world)


async def _no_key_is_left(world: World) -> None:
    store = world.store
    kept = (store.assessments, store.trails, store.cards, store.marks, store.due_at, store.seen, store.desks)
    assert [len(each) for each in kept] == [0] * len(kept)
    assert not any([*store.channels.values(), *store.people.values()])
    assert await store.draft(HERE, "words/ben/1") is None
    assert [card.state for card in world.slack.nudges_of("ben")] == ["over"]


ANSWERING = Scene(_begun, _answered_and_shown, _answer, _the_answer_is_taken_once)
CHANGING = Scene(_shown, _answered_and_shown, _answer, _the_answer_is_taken_once)
FREEZING = Scene(_root_frozen, _answered_and_shown, _answer, _one_card_stands_for_the_root)
REOPENING = Scene(_decided, _reopened_and_shown, _reopen, _no_summary_stands)
RENEWING = Scene(_root_deleted, _wanted_and_shown_again, _show_again, _all_is_in_the_new_thread)
HOLDING_UP = Scene(_refused, World.deliver, _answer_while_held_up, _shown_and_not_held_up)
TAKING_UP = Scene(_held_up, _invite, _nobody_presses, _shown_and_not_held_up)
UPGRADING = Scene(_older, _upgrade, _upgrade, _upgraded_once)
ASKING = Scene(_quick, _ask, _ask, _asked_once)
ASKING_TOO = Scene(_quick, _ask, _ask_by_another, _asked_once)
REMINDING = Scene(_a_day_later, _remind, _the_lease_runs_out, _reminded_of_all)
REMINDING_ANEW = Scene(_something_new, _remind, _the_lease_runs_out, _reminded_of_all)
TELLING_THE_END = Scene(_nothing_open_any_more, _remind, _the_lease_runs_out, _told_that_it_is_over)

MOVING = Scene(_shown, _follow, _follow_and_answer, _all_is_under_the_new_id)
DELETING = Scene(_told_and_put_off, _delete, _delete, _one_line_is_left)
DELETING_FROZEN = Scene(_root_cannot_be_changed, _delete, _delete, _nothing_is_left)

# Somebody who is forgotten


CANARY = "the canary sings at dawn"


async def _has_said_things(world: World) -> None:
    await _told_and_put_off(world)
    await world.begin(id_="a2", by="ben", owner="ben", answers={**AT_START, "task_line": Answer(f"{CANARY}, at dusk")})
    await world.answer("ben", "task_signed", "yes")
    await world.deliver("a2")
    await world.store.ask_to_be_forgotten(HERE, "ben", world.now)


async def _forget(world: World) -> None:
    for installation, person in await world.store.leaving(world.now, 9):
        await forget_person(world.ports, world.slack, world.people, installation, person)


async def _the_lease_of_it_runs_out(world: World) -> None:
    world.now += FORGETTING_LEASE
    await _forget(world)


async def _no_trace_of_ben(world: World) -> None:
    kept = [
        vars(world.store)[name]
        for name in vars(world.store)
        if name not in {"clock", "turns", "trips", "seen", "flows"}
    ]
    assert [each for each in strings_in([*kept]) if each == "ben" or CANARY in each] == []
    assert await world.store.leaving(world.now + DAY, 9) == []
    assert [card.state for card in world.slack.nudges_of("ben")] in ([], ["over"])
    for id_ in ("a1", "a2"):
        await _every_card_stands_once(world, id_)


FORGETTING = Scene(_has_said_things, _forget, _the_lease_of_it_runs_out, _no_trace_of_ben)

OF_A_DELETION = ("before_delete", "after_delete")
TRIED: dict[str, tuple[Scene, tuple[str, ...]]] = {
    "answering": (ANSWERING, tuple(point for point in OF_ANSWERS if point != "after_wake")),
    "changing": (CHANGING, ("before_commit", "after_commit", "after_wake", "before_update", "after_update")),
    "reopening": (REOPENING, OF_A_DELETION),
    "renewing": (RENEWING, (*OF_A_DELETION, "to_be_shown_again", "root_forgotten", "root_missing", "after_receipt")),
    "freezing": (FREEZING, ("root_frozen", "before_post", "after_post", "after_receipt")),
    "holding up": (HOLDING_UP, ("before_held_up", "half_held_up", "after_held_up")),
    "taking up again": (TAKING_UP, ("before_taken_up", "after_taken_up", "before_delivered")),
    "upgrading": (UPGRADING, ("newer_flow_kept", "before_commit", "after_commit")),
    "moving": (MOVING, ("receipts_moved", "before_commit", "after_commit", "after_wake", "check_moved")),
    "asking": (ASKING, ("team_asked",)),
    "asking too": (ASKING_TOO, ("team_asked",)),
    "reminding": (REMINDING, OF_NUDGES),
    "reminding anew": (REMINDING_ANEW, OF_NUDGES),
    "deleting": (DELETING, (*OF_DELETING, "before_commit", "after_commit", "after_wake", *OF_A_DELETION)),
    "deleting frozen": (DELETING_FROZEN, ("before_last_line", *OF_A_DELETION)),
    "forgetting": (FORGETTING, (*OF_FORGETTING, "before_commit", "after_commit", "after_wake")),
    "telling the end": (TELLING_THE_END, ("before_desk",)),
}
DEATHS = [(name, point) for name, (_, points) in TRIED.items() for point in points]


async def _every_card_stands_once(world: World, id_: str) -> None:
    """See that each card stands where its receipt says, as it should, and that nothing is left to do."""
    assert await _twins(world) == []
    for receipt in (await world.store.receipts(HERE, id_)).values():
        assert world.slack.messages[receipt.ts].hash == receipt.hash
    assert await world.store.out_of_date(9) == []
    world.slack.calls.clear()
    await world.deliver(id_)
    assert world.slack.calls == []


async def _twins(world: World) -> list[str]:
    """List where cards stand that no receipt knows."""
    checks = [await world.store.receipts(HERE, id_) for _, id_ in world.store.assessments]
    known = {receipt.ts for receipts in checks for receipt in receipts.values()}
    return [ts for ts in world.slack.messages if ts not in known and ts not in world.slack.to]


async def _press_on_twins(world: World) -> None:
    for ts in await _twins(world):
        has_replies = any(message.thread == ts for message in world.slack.messages.values())
        pressed = PressedCard(world.slack.messages[ts].card, CHANNEL, ts, has_replies)
        await tidy(world.ports, world.slack, HERE, "a1", pressed)


async def _dies(world: World, scene: Scene, arrange: Callable[[], None]) -> bool:
    """Play a scene in which the process may be killed, and tell whether it was."""
    await scene.before(world)
    arrange()
    try:
        await scene.going_on(world)
    except KilledError:
        return True
    return False


def _reminders(world: World) -> int:
    return sum(person == "ben" for person in world.slack.to.values() if person)


@pytest.mark.parametrize(("name", "point"), DEATHS)
async def test_killed_at_any_passing_of_a_point_it_is_put_right_by_the_next_process(name, point, kill):
    scene, _ = TRIED[name]
    for time in itertools.count(1):
        world = World()
        if not await _dies(world, scene, lambda passing=time: kill(point, passing)):
            break
        await world.next_process()
        await scene.then(world)
        await world.catch_up()
        if point in TWICE:
            await _press_on_twins(world)
        await scene.holds(world)

    assert time > 1, f"{point} is never passed in the scene of {name}"


@pytest.mark.parametrize(("name", "point"), DEATHS)
async def test_only_where_it_is_said_is_somebody_reminded_twice(name, point, kill):
    scene, _ = TRIED[name]
    unharmed, world = World(), World()
    await _dies(unharmed, scene, lambda: kill("", 1))
    assert await _dies(world, scene, lambda: kill(point, 1))
    await world.next_process()
    await scene.then(world)
    await world.catch_up()

    assert (_reminders(world) > _reminders(unharmed)) == (
        name in {"reminding", "reminding anew"} and point in REMINDED_TWICE
    )


def test_every_point_is_tried():
    assert {point for _, point in DEATHS} == set(POINTS) - set(OF_HOMES)  # those are tried beside it, in test_home.py
