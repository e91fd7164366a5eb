"""Two workspaces, everybody there is, everything that can be done, everywhere: what happens follows from the policy.

What is expected is worked out from `POLICY` and from who somebody is, never from what the app does.
"""

import json
import re
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
import yaml
from doing import PRESSED, SENT, SURFACES, Doing
from memory_store import MemoryStore
from office import ACTORS, Actor, Clock, Office

from bot.engine.events import OutsidersLet
from bot.slack.address import Verb, read_address
from bot.slack.asked import Commanded, HomeOpened, MessageChosen, ShortcutChosen
from bot.slack.incoming import _READERS, EVENTS, EVIDENCE_SHORTCUT, START_SHORTCUT
from bot.slack.policy import FROM_OUTSIDE, LOOKS_ON, NOT_FOR_OUTSIDERS, OUTSIDER, POLICY, Who
from bot.slack.surfaces import ASKS, DOORS
from bot.slack.surfaces.command import HELP
from bot.slack.surfaces.sayings import SAID
from bot.slack.surfaces.start import NOT_IN_CHANNEL
from bot.slack.surfaces.words import WORDS
from bot.slack.telling import NOT_FOUND
from bot.usecases.exports import FORMS

pytestmark = pytest.mark.asyncio(loop_scope="module")
NONE = {"narrow": "f" * 32, "wide": "f" * 32, "over": "f" * 32}
SHORTCUTS = (START_SHORTCUT, EVIDENCE_SHORTCUT)
COMMANDS = {
    "help": False, "remind me": False, "status": True, "upgrade": True, "export": True, "hand over": True,
    "outsiders": True, "portfolio": False, "delete": True, "forget me": False,
    "take over": True, "pause": True, "resume": True, "remind": True, "history": True,
}  # fmt: skip
"""The words of the command, and whether they are about the checks of the channel."""
BOTH_WAYS = ("button in the thread", "form")
"""Where it is tried in both workspaces; the other surfaces hand on to the same doors."""
PRESSED_ON = ("button in the thread", "overflow menu", "direct message", "Home", "modal")


SILENT = {
    Verb.BACK, Verb.END_CHECK_IN, Verb.RESUME, Verb.TAKE_OVER, Verb.VOTE_AGAIN, Verb.ROLES, Verb.UPGRADE,
    Verb.UNDO_DELETE,
}  # fmt: skip
"""What is done where it stands, and shows nothing by itself."""


class Outcome(Enum):
    """What somebody hears or sees."""

    LET = "it is done, or the check itself says what is in the way"
    NOT_FOUND = "what they would hear if there were no such check"
    OUTSIDER = "that people of this workspace take part"
    LOOKS_ON = "that people of other companies answer nothing in this check"
    NEVER_FROM_OUTSIDE = "that only people of this workspace can do that"
    ONLY_OWNER = "who the owner is"
    UNCHANGED = "anything but a change of the check"
    NO_CHECK = "anything, for it is about no check"


SENTENCES = {
    Outcome.NOT_FOUND: NOT_FOUND,
    Outcome.OUTSIDER: OUTSIDER,
    Outcome.LOOKS_ON: LOOKS_ON,
    Outcome.NEVER_FROM_OUTSIDE: NOT_FOR_OUTSIDERS,
}


def expected(actor: Actor, verb: Verb, let: str = "ignore") -> Outcome:
    """Work out what follows from the policy."""
    who, outcome = POLICY.get(verb), Outcome.LET
    if who in {Who.ANYONE, Who.THEMSELVES}:
        outcome = Outcome.NO_CHECK  # what begins a check has a test of its own
    elif who is None or not actor.inside:
        outcome = Outcome.NOT_FOUND
    elif not actor.belongs and let == "ignore":
        outcome = Outcome.OUTSIDER
    elif not actor.belongs and verb not in FROM_OUTSIDE:
        outcome = Outcome.NEVER_FROM_OUTSIDE
    elif not actor.belongs and (let, FROM_OUTSIDE[verb]) == ("observe", "answer"):
        outcome = Outcome.LOOKS_ON
    elif who is Who.OWNER and not actor.owns:
        outcome = Outcome.ONLY_OWNER
    elif who is Who.ASKED and not actor.asked:
        outcome = Outcome.UNCHANGED
    return outcome


class World:
    """Two workspaces whose apps share a store."""

    async def open(self) -> "World":
        clock = Clock()
        store = MemoryStore(clock)
        self.offices: list[Office] = []
        for team in ("T0AAA", "T0BBB"):
            self.offices.append(await Office(team, store, clock).open())
        self.kept = self.offices[0].keep()
        return self

    def ids(self, office: Office) -> dict[str, str]:
        return {"narrow": office.narrow, "wide": office.wide, "over": office.over}

    async def does(self, surface: str, verb: Any, doing: Doing) -> tuple[list[str], bool]:
        """Do one thing; give what was said to whoever did it, and whether anything changed or was shown to others."""
        office = doing.office
        office.workspace.forget_what_was_sent()
        if isinstance(verb, Verb):
            await doing.prepare(verb)
        status, answer = await office.take(SURFACES[surface][0](doing, verb))
        assert status == 200, (surface, verb, doing.actor.name, status)
        others = [each for each in office.workspace.sent if each.people != {doing.person}]
        told = [said(each.shown) for each in office.workspace.told(doing.person)]
        told += [said_in_answer(answer)] if answer else []
        changed = self.kept["assessments"] != office.store.assessments
        if changed or office.store.drafts != self.kept["drafts"] or others:
            office.put_back(self.kept)
        return told, changed or bool(others)


def said(shown: Any) -> str:
    """Give the words of a line, or of a modal that is one sentence."""
    if shown.get("text"):
        return str(shown["text"])
    return "\n".join(block["text"]["text"] for block in shown["blocks"] if "text" in block)


def said_in_answer(answer: Any) -> str:
    """Give the words of an answer to a form or a command."""
    shown = answer if isinstance(answer, dict) else json.loads(answer)
    if "errors" in shown:
        return "\n".join(shown["errors"].values())
    return said(shown.get("view", shown))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def world():
    return await World().open()


def wrong(outcome: Outcome, verb: Verb, owner: str, told: list[str], *, changed: bool) -> bool:
    """Whether what was heard and what happened is not what was expected."""
    only_owner = {f"Only <@{owner}>, who owns this check, can do this.", "Only the owner of this check can do this."}
    denied = {*SENTENCES.values(), *only_owner}
    if outcome in SENTENCES:
        return told != [SENTENCES[outcome]] or changed
    match outcome:
        case Outcome.ONLY_OWNER:
            return len(told) != 1 or told[0] not in only_owner or changed
        case Outcome.UNCHANGED:
            return bool(denied & set(told)) or changed
        case Outcome.NO_CHECK:
            return changed
    return bool(denied & set(told)) or not (told or changed or verb in SILENT)


async def odd_cells(world, surface, ids_of=None, outcome_of=expected, actors=ACTORS) -> list[Any]:
    """Let everybody do everything on a surface, and list what came out otherwise than expected."""
    odd: list[Any] = []
    both = (world.offices, world.offices[::-1])
    for office, other in both if surface in BOTH_WAYS else both[:1]:
        ids = world.ids(office) if ids_of is None else ids_of(other)
        for actor in actors:
            for verb in SURFACES[surface][1]:
                if verb is Verb.START:
                    continue
                doing = Doing(office, actor, ids, office.room)
                told, changed = await world.does(surface, verb, doing)
                outcome = outcome_of(actor, verb)
                if wrong(outcome, verb, office.id("owner"), told, changed=changed):
                    odd.append((actor.name, verb, outcome.name, told, changed))
    return odd


def not_there(actor: Actor, verb: Verb) -> Outcome:
    """Work out what follows where there is no such check."""
    return Outcome.NO_CHECK if POLICY[verb] in {Who.ANYONE, Who.THEMSELVES} else Outcome.NOT_FOUND


@pytest.mark.parametrize("surface", [*PRESSED_ON, "form"])
async def test_on_each_surface_everybody_may_do_what_the_policy_says_and_nothing_else(world, surface):
    odd = await odd_cells(world, surface)

    assert odd == [], "\n".join(map(str, odd))


@pytest.mark.parametrize("surface", ["button in the thread", "form"])
async def test_a_check_of_the_other_workspace_sounds_like_one_that_does_not_exist_whoever_asks(world, surface):
    def not_there(actor, verb):
        return Outcome.NO_CHECK if POLICY[verb] in {Who.ANYONE, Who.THEMSELVES} else Outcome.NOT_FOUND

    odd = await odd_cells(world, surface, world.ids, outcome_of=not_there)
    odd += await odd_cells(world, surface, lambda _: NONE, outcome_of=not_there)

    assert odd == [], "\n".join(map(str, odd))


@pytest.mark.parametrize("let", ["observe", "answer"])
async def test_people_of_other_companies_do_what_the_owner_lets_them_and_nothing_of_any_other_check(world, let):
    strangers = [each for each in ACTORS if each.name.startswith(("stranger", "bot"))]

    def follows(actor, verb):
        return expected(actor, verb, "ignore" if actor.name == "bot" else let)

    ignored = world.kept
    for office in world.offices:
        for check in (office.narrow, office.wide, office.over):
            await office.happens(check, OutsidersLet(office.id("owner"), let))
    world.kept = world.offices[0].keep()
    try:
        odd = []
        for surface in (*PRESSED_ON, "form"):
            odd += await odd_cells(world, surface, outcome_of=follows, actors=strangers)
        odd += await odd_cells(world, "button in the thread", world.ids, not_there, strangers)
    finally:
        world.kept = ignored
        world.offices[0].put_back(ignored)

    assert odd == [], "\n".join(map(str, odd))


async def test_where_they_are_let_look_on_status_in_the_thread_is_told_to_them_and_nowhere_else(world):
    office, kept = world.offices[0], world.kept
    stranger = next(each for each in ACTORS if each.name == "stranger_inside")
    await office.happens(office.narrow, OutsidersLet(office.id("owner"), "observe"))
    await office.catch_up()
    world.kept = office.keep()
    try:
        there = await world.does("mention", "status", Doing(office, stranger, world.ids(office), office.room))
        other = await world.does(
            "mention", "status", Doing(office, stranger, {**NONE, "over": office.over}, office.room)
        )
        words = await world.does("mention", "my answer", Doing(office, stranger, world.ids(office), office.room))
        moved = await world.does("mention", "status", Doing(office, stranger, world.ids(office), office.shared))
    finally:
        world.kept = kept
        office.put_back(kept)

    assert "owned by" in there[0][0]
    assert words == ([LOOKS_ON], False)
    assert other == moved == ([OUTSIDER], False)


async def test_words_said_to_the_bot_are_taken_from_whoever_is_there_and_outside_there_is_nothing(world):
    for office in world.offices:
        for actor in ACTORS:
            for word in SURFACES["mention"][1]:
                told, changed = await world.does("mention", word, Doing(office, actor, world.ids(office), office.room))
                if not actor.inside:
                    assert (told, changed) == ([], False), (actor.name, word)
                elif not actor.belongs:
                    assert (told, changed) == ([OUTSIDER], False), (actor.name, word)
                else:
                    assert not {NOT_FOUND, OUTSIDER} & set(told), (actor.name, word)
                    assert told, (actor.name, word)


async def test_a_command_about_checks_finds_none_for_who_is_not_in_the_channel(world):
    for office in world.offices:
        for actor in ACTORS:
            for word, about in COMMANDS.items():
                told, changed = await world.does("command", word, Doing(office, actor, world.ids(office), office.room))
                if not actor.belongs:
                    assert (told, changed) == ([OUTSIDER], False), (actor.name, word)
                elif about and not actor.inside:
                    assert (told, changed) == ([NOT_FOUND], False), (actor.name, word)
                else:
                    assert not {NOT_FOUND, OUTSIDER} & set(told), (actor.name, word)
                    assert told, (actor.name, word)


async def test_a_shortcut_shows_nothing_of_a_channel_to_who_is_not_in_it(world):
    for office in world.offices:
        for actor in ACTORS:
            for callback in SHORTCUTS:
                told, changed = await world.does(
                    "shortcut", callback, Doing(office, actor, world.ids(office), office.room)
                )
                assert len(told) == 1
                assert not changed
                assert (told == [OUTSIDER]) is not actor.belongs, (actor.name, callback)
                outside = actor.belongs and not actor.inside and callback == EVIDENCE_SHORTCUT
                assert (told == [NOT_FOUND]) is outside, (actor.name, callback)


async def test_a_check_begins_only_for_people_of_the_workspace_who_are_in_the_channel(world):
    for office in world.offices:
        for actor in ACTORS:
            told, changed = await world.does("form", Verb.START, Doing(office, actor, world.ids(office), office.room))
            assert changed is (actor.belongs and actor.inside), (actor.name, told)
            if not changed:
                assert told == [NOT_IN_CHANNEL if actor.belongs else OUTSIDER]


async def test_a_home_is_kept_for_people_of_the_workspace_alone(world):
    for office in world.offices:
        for actor in ACTORS:
            await world.does("opening the Home", "home", Doing(office, actor, world.ids(office), office.room))
            opened = office.store.opened_homes.pop((office.team, actor.id(office.team)), None)
            office.store.home_marks.clear()
            assert (opened is not None) is actor.belongs, actor.name


async def test_what_is_meant_for_another_workspace_is_left_alone_whoever_does_it(world):
    here, there = world.offices
    for surface, (make, what) in SURFACES.items():
        for each in what:
            doing = Doing(here, ACTORS[0], world.ids(here), here.room)
            assert await there.take(make(doing, each)) == (200, ""), (surface, each)
    assert here.workspace.sent == there.workspace.sent == []
    assert here.store.assessments == world.kept["assessments"]


async def test_a_verb_that_is_in_no_row_is_not_let_happen(world, monkeypatch):
    monkeypatch.setattr("bot.slack.policy.POLICY", {})

    odd = await odd_cells(world, "button in the thread", outcome_of=not_there)

    assert odd == [], "\n".join(map(str, odd))


async def test_whatever_can_be_done_is_in_the_tables_that_are_gone_through_here():
    manifest = yaml.safe_load((Path(__file__).parents[2] / "manifest.yml").read_text(encoding="utf-8"))

    assert POLICY.keys() == set(Verb)
    assert set(Verb) - DOORS.keys() == {Verb.STATUS, Verb.MORE, Verb.PICK, Verb.LINK}
    assert [verb for verb, door in DOORS.items() if not (door.opens or door.presses or door.submits)] == []
    assert [verb for verb, door in DOORS.items() if door.opens and door.presses] == []
    assert COMMANDS.keys() == {HELP, *(word.said for word in WORDS)}
    assert {*SAID} == {"", "help", "help me", "status", "my questions", "my open questions", "remind", "remind me"}
    assert {each["callback_id"] for each in manifest["features"]["shortcuts"]} == set(SHORTCUTS)
    assert set(FORMS) == {"md", "json", "csv"}
    assert set(_READERS) == {
        "block_actions", "view_submission", "view_closed", "shortcut", "message_action", "event_callback",
    }  # fmt: skip
    assert {"app_home_opened", "app_mention", "channel_id_changed", "channel_unarchive", "group_unarchive",
            "member_joined_channel", "member_left_channel"} == EVENTS  # fmt: skip
    assert ASKS.keys() == {Commanded, ShortcutChosen, MessageChosen, HomeOpened}


async def test_nothing_that_was_shown_has_anything_to_press_or_send_that_is_in_no_table(world):
    seen = set()
    office = world.offices[0]
    for surface, word in [("button in the thread", verb) for verb in PRESSED] + [
        ("command", each) for each in COMMANDS
    ]:
        for name in ("owner", "asked", "member"):
            office.workspace.forget_what_was_sent()
            doing = Doing(office, next(each for each in ACTORS if each.name == name), world.ids(office), office.room)
            status, answer = await office.take(SURFACES[surface][0](doing, word))
            assert status == 200
            shown = "".join(each.text for each in office.workspace.sent) + (answer if isinstance(answer, str) else "")
            seen |= set(re.findall(r'"(action_id|callback_id)": ?"([^"]*)"', shown.replace('\\"', '"')))
            office.put_back(world.kept)

    assert len(seen) > 50
    read = {(where, written, read_address(written)) for where, written in seen if written}
    assert [each for each in read if each[2] is None] == []
    verbs = {(where, at.verb) for where, _, at in read}
    assert {verb for where, verb in verbs if where == "callback_id"} <= set(SENT) & POLICY.keys()
    assert {verb for where, verb in verbs if where == "action_id"} <= POLICY.keys()
