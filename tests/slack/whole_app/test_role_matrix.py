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
from office import ACTORS, BY_NAME, Actor, Clock, Office

from bot.engine.events import OutsidersLet
from bot.slack.address import Verb, read_address
from bot.slack.heard.asked import Commanded, HomeOpened, MessageChosen, ShortcutChosen
from bot.slack.heard.incoming import _READERS, EVENTS, EVIDENCE_SHORTCUT, START_SHORTCUT
from bot.slack.policy import LOOKS_ON, NOT_FOR_OUTSIDERS, OUTSIDER, POLICY, Who
from bot.slack.surfaces.doors import ASKS, DOORS
from bot.slack.surfaces.starting.channel_first import NOT_SEEN
from bot.slack.surfaces.starting.sent import NOT_IN_CHANNEL
from bot.slack.surfaces.typed.command import HELP
from bot.slack.surfaces.typed.sayings import SAID
from bot.slack.surfaces.typed.words import WORDS
from bot.slack.telling import NOT_FOUND
from bot.usecases.files.exports import FORMS

pytestmark = pytest.mark.asyncio(loop_scope="module")
NONE = {"narrow": "f" * 32, "wide": "f" * 32, "over": "f" * 32}
SHORTCUTS = (START_SHORTCUT, EVIDENCE_SHORTCUT)
VERB_OF = {word.said: word.verb for word in WORDS}
"""What each word of the command comes to."""
NOTHING_TO_DO = {Verb.UPGRADE, Verb.TAKE_OVER, Verb.RESUME, Verb.STATUS, Verb.HISTORY}
"""What a command says of a check in words alone, or has nothing to do for here."""
OWN = {"desks", "asked_looks", "own_looks", "opened_homes", "viewed", "home_marks", "leaves"}
"""What is kept of one person alone, by that person."""
PRESSED_ON = ("button in the thread", "overflow menu", "direct message", "Home", "modal")


SILENT = {
    Verb.BACK, Verb.END_CHECK_IN, Verb.RESUME, Verb.TAKE_OVER, Verb.VOTE_AGAIN, Verb.ROLES, Verb.UPGRADE,
    Verb.UNDO_DELETE, Verb.SHOW_AGAIN,
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
    may, outcome = POLICY.get(verb), Outcome.LET
    who = may and may.who
    if who in {Who.ANYONE, Who.THEMSELVES}:
        outcome = Outcome.NO_CHECK  # what begins a check has a test of its own
    elif who is None or not actor.inside:
        outcome = Outcome.NOT_FOUND
    elif not actor.belongs and let == "ignore":
        outcome = Outcome.OUTSIDER
    elif not actor.belongs and may.outside is None:
        outcome = Outcome.NEVER_FROM_OUTSIDE
    elif not actor.belongs and (let, may.outside) == ("observe", "answer"):
        outcome = Outcome.LOOKS_ON
    elif who is Who.OWNER and not actor.owns:
        outcome = Outcome.ONLY_OWNER
    elif who is Who.ASKED and not actor.asked:
        outcome = Outcome.UNCHANGED
    return outcome


def is_own(verb: Verb | None) -> bool:
    """Whether it touches what is of whoever does it, and nothing else."""
    return verb in POLICY and POLICY[verb].who is Who.THEMSELVES


class World:
    """Two workspaces whose apps share a store."""

    async def open(self) -> "World":
        clock = Clock()
        store = MemoryStore(clock)
        self.offices: list[Office] = []
        for team in ("T0AAA", "T0BBB"):
            self.offices.append(await Office(team, store, clock).open())
        self.kept = self.offices[0].keep()
        self.own: set[str] = set()
        """What the last thing that was done has changed of what is kept of its doer alone."""
        self.shown = ""
        """All that whoever did it was shown."""
        await self.look_for_who_is_gone()
        return self

    async def look_for_who_is_gone(self) -> None:
        """Press once on each check: the first press has the bot look who is gone, which its presser did not do."""
        for office in self.offices:
            for name, verb in (("owner", Verb.ANSWER), ("anyone_here", Verb.ANSWER), ("owner", Verb.SCHEDULE)):
                doing = Doing(office, BY_NAME[name], self.ids(office), office.room)
                await self.does("button in the thread", verb, doing)

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
        others = [each for each in office.workspace.sent if not each.method.startswith("reactions.")]
        others = [each for each in others if each.people != {doing.person}]
        told = [said(each.shown) for each in office.workspace.told(doing.person)]
        told += [said_in_answer(answer)] if answer else []
        self.shown = "".join([*(each.text for each in office.workspace.told(doing.person)), str(answer)])
        changed = self.looked_through(office, doing)
        if changed or self.own or others:
            office.put_back(self.kept)
        return told, changed or bool(others)

    def looked_through(self, office: Office, doing: Doing) -> bool:
        """See what changed in the whole store, that is, whether anything but what is of the doer alone."""
        self.own, changed = set(), False
        for name, before in self.kept.items():
            there = getattr(office.store, name)
            if there == before:
                continue
            keys = {key for key in {*there, *before} if there.get(key) != before.get(key)}
            if (name in OWN and keys <= {(office.team, doing.person)}) or (
                name == "drafts" and all(doing.person in key for _, key in keys)
            ):
                self.own.add(name)
            elif name != "drafts_of":  # which names drafts only
                changed = True
        return changed

    def shows(self, office: Office) -> bool:
        """Whether anything of a check of the office was shown, or a way to one: its title begins as its id does."""
        return any(check[:5] in self.shown for check in self.ids(office).values())


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


def wrong(
    outcome: Outcome, actor: Actor, verb: Verb, owner: str, told: list[str], *, changed: bool, own: set[str]
) -> bool:
    """Whether what was heard and what happened is not what was expected."""
    if own & OWN and not (actor.belongs and is_own(verb)) and outcome is not Outcome.LET:
        return True
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


async def odd_cells(world, surface, ids_of=None, outcome_of=expected, actors=ACTORS, *, both=True) -> list[Any]:
    """Let everybody do everything on a surface, and list what came out otherwise than expected."""
    odd: list[Any] = []
    ways = (world.offices, world.offices[::-1])
    for office, other in ways if both else ways[:1]:
        ids = world.ids(office) if ids_of is None else ids_of(other)
        for actor in actors:
            for verb in SURFACES[surface][1]:
                if verb is Verb.START:
                    continue
                doing = Doing(office, actor, ids, office.room)
                told, changed = await world.does(surface, verb, doing)
                outcome = outcome_of(actor, verb)
                if wrong(outcome, actor, verb, office.id("owner"), told, changed=changed, own=world.own):
                    odd.append((actor.name, verb, outcome.name, told, changed))
    return odd


def not_there(actor: Actor, verb: Verb) -> Outcome:
    """Work out what follows where there is no such check."""
    return Outcome.NO_CHECK if POLICY[verb].who in {Who.ANYONE, Who.THEMSELVES} else Outcome.NOT_FOUND


@pytest.mark.parametrize("surface", [*PRESSED_ON, "form"])
async def test_on_each_surface_everybody_may_do_what_the_policy_says_and_nothing_else(world, surface):
    odd = await odd_cells(world, surface)

    assert odd == [], "\n".join(map(str, odd))


@pytest.mark.parametrize("surface", [*PRESSED_ON, "form"])
async def test_a_check_of_the_other_workspace_sounds_like_one_that_does_not_exist_whoever_asks(world, surface):
    odd = await odd_cells(world, surface, world.ids, outcome_of=not_there)
    if surface in {"button in the thread", "form"}:
        odd += await odd_cells(world, surface, lambda _: NONE, outcome_of=not_there, both=False)

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
        for surface in (*PRESSED_ON, "form") if let == "observe" else ("button in the thread", "form"):
            odd += await odd_cells(world, surface, outcome_of=follows, actors=strangers, both=surface == "form")
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


def follows_from_words(actor: Actor, verb: Verb | None, let: str = "ignore") -> Outcome:
    """Work out what follows where somebody says or types what comes to a verb."""
    if not actor.belongs and (not actor.inside or let == "ignore"):
        return Outcome.OUTSIDER if actor.inside else Outcome.NOT_FOUND
    return expected(actor, verb, let) if verb else Outcome.NO_CHECK


async def test_words_said_to_the_bot_do_what_the_policy_says_and_outside_there_is_nothing(world):
    odd = []
    for office, other in (world.offices, world.offices[::-1]):
        for actor in ACTORS:
            for words in SURFACES["mention"][1]:
                verb = SAID[words].verb if words in SAID else Verb.WHICH
                told, changed = await world.does("mention", words, Doing(office, actor, world.ids(office), office.room))
                outcome = follows_from_words(actor, verb)
                if not actor.inside:  # who is not there cannot be told anything there
                    fits = (told, changed, world.own) == ([], False, set())
                elif verb is Verb.SCHEDULE and outcome is Outcome.LET:
                    fits = len(told) == 1 and not changed  # it has no check-ins yet, which its owner is told
                else:
                    owner = office.id("owner")
                    fits = told and not wrong(outcome, actor, verb, owner, told, changed=changed, own=world.own)
                odd += [] if fits else [(actor.name, words, outcome, told, changed)]
                await world.does("mention", words, Doing(office, actor, world.ids(other), office.shared))
                odd += [(actor.name, words, "shows a check of elsewhere")] if world.shows(other) else []

    assert odd == [], "\n".join(map(str, odd))


async def test_words_of_who_is_not_in_the_channel_are_not_marked_as_taken_for_those_who_are(world):
    office, marked = world.offices[0], {}
    for name in ("member", "removed"):
        await world.does("mention", "help", Doing(office, BY_NAME[name], world.ids(office), office.room))
        marked[name] = "reactions.add" in {each.method for each in office.workspace.sent}

    assert marked == {"member": True, "removed": False}


@pytest.mark.parametrize("let", ["observe", "answer"])
async def test_words_of_other_companies_do_what_the_owner_lets_them(world, let):
    ignored, odd = world.kept, []
    office = world.offices[0]
    await office.happens(office.narrow, OutsidersLet(office.id("owner"), let))
    await office.catch_up()
    world.kept = office.keep()
    try:
        for actor in [each for each in ACTORS if each.name in {"stranger_inside", "stranger_asked"}]:
            for words, saying in SAID.items():
                told, changed = await world.does("mention", words, Doing(office, actor, world.ids(office), office.room))
                outcome = follows_from_words(actor, saying.verb, let)
                if saying.verb is Verb.NUDGE:
                    outcome = Outcome.NEVER_FROM_OUTSIDE  # they have no direct message
                owner = office.id("owner")
                if wrong(outcome, actor, saying.verb, owner, told, changed=changed, own=world.own):
                    odd.append((actor.name, words, outcome, told, changed))
    finally:
        world.kept = ignored
        office.put_back(ignored)

    assert odd == [], "\n".join(map(str, odd))


async def test_a_command_does_what_the_policy_says_and_finds_no_check_for_who_is_not_in_the_channel(world):
    odd = []
    for office in world.offices:
        for actor in ACTORS:
            for word, verb in [*VERB_OF.items(), (HELP, None)]:
                told, changed = await world.does("command", word, Doing(office, actor, world.ids(office), office.room))
                outcome = follows_from_words(actor, verb)
                if not command_fits(world, office, actor, verb, outcome, told, changed=changed):
                    odd.append((actor.name, word, outcome, told, changed))

    assert odd == [], "\n".join(map(str, odd))


def command_fits(
    world: World, office: Office, actor: Actor, verb: Verb | None, outcome: Outcome, told: list[str], *, changed: bool
) -> bool:
    """Whether a command shows and does what it should for whoever typed it."""
    own = is_own(verb) or outcome is Outcome.LET
    if not told or (world.own & OWN and not own):
        return False
    if outcome in SENTENCES:
        return told == [SENTENCES[outcome]] and not changed
    if set(SENTENCES.values()) & set(told):
        return False
    if outcome is Outcome.LET:
        return changed or world.shows(office) or verb in NOTHING_TO_DO
    # Of the checks of others an owner's word finds none, or says whose they are.
    shows = {Outcome.ONLY_OWNER: False, Outcome.UNCHANGED: True, Outcome.NO_CHECK: actor.inside}[outcome]
    return not changed and (shows or not world.shows(office))


async def test_a_shortcut_shows_nothing_of_a_channel_to_who_is_not_in_it(world):
    odd = []
    for office in world.offices:
        for actor in ACTORS:
            for callback in SHORTCUTS:
                told, changed = await world.does(
                    "shortcut", callback, Doing(office, actor, world.ids(office), office.room)
                )
                in_channel = callback == EVIDENCE_SHORTCUT
                denied = {NOT_FOUND, OUTSIDER} & set(told)
                if in_channel and not actor.inside:
                    fits = denied == {NOT_FOUND}
                elif not actor.belongs:
                    fits = denied == {OUTSIDER}
                else:
                    fits = not denied
                fits = fits and len(told) == 1 and not changed and (actor.inside or not world.shows(office))
                odd += [] if fits else [(actor.name, callback, told, changed)]

    assert odd == [], "\n".join(map(str, odd))


async def test_a_check_begins_only_for_people_of_the_workspace_who_are_in_the_channel(world):
    for office in world.offices:
        for actor in ACTORS:
            doing = Doing(office, actor, world.ids(office), office.room)
            told, changed = await world.does("form", Verb.START, doing)
            assert changed is (actor.belongs and actor.inside), (actor.name, told)
            if not actor.belongs:
                assert told == [OUTSIDER if actor.inside else NOT_FOUND]
            elif not changed:
                assert told == [NOT_IN_CHANNEL]


async def test_the_channel_of_a_shortcut_is_taken_only_from_people_of_the_workspace_who_are_in_it(world):
    for office in world.offices:
        for actor in ACTORS:
            told, changed = await world.does("form", Verb.BEGIN, Doing(office, actor, world.ids(office), office.room))
            assert not changed
            if not actor.belongs:
                assert told == [OUTSIDER if actor.inside else NOT_FOUND], actor.name
            else:
                assert (told == [NOT_SEEN]) is not actor.inside, (actor.name, told)


async def test_a_page_of_a_home_is_turned_for_people_of_the_workspace_alone(world):
    for office in world.offices:
        for actor in ACTORS:
            _, changed = await world.does("Home", Verb.HOME, Doing(office, actor, world.ids(office), office.room))
            assert not changed
            assert ("opened_homes" in world.own) is actor.belongs, actor.name


async def test_a_home_is_kept_for_people_of_the_workspace_alone(world):
    for office in world.offices:
        for actor in ACTORS:
            await world.does("opening the Home", "home", Doing(office, actor, world.ids(office), office.room))
            assert ("opened_homes" in world.own) is actor.belongs, actor.name


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

    odd = await odd_cells(world, "button in the thread", outcome_of=not_there, both=False)
    monkeypatch.setattr("bot.slack.surfaces.typed.command.POLICY", {})
    office, owner = world.offices[0], ACTORS[0]
    for word in VERB_OF:
        told, changed = await world.does("command", word, Doing(office, owner, world.ids(office), office.room))
        odd += [] if told == [NOT_FOUND] and not changed else [(word, told, changed)]

    assert odd == [], "\n".join(map(str, odd))


async def test_whatever_can_be_done_is_in_the_tables_that_are_gone_through_here():
    manifest = yaml.safe_load((Path(__file__).parents[3] / "manifest.yml").read_text(encoding="utf-8"))

    assert POLICY.keys() == set(Verb)
    assert set(Verb) - DOORS.keys() == {Verb.STATUS, Verb.MORE, Verb.PICK, Verb.LINK}
    assert [verb for verb, door in DOORS.items() if not (door.opens or door.presses or door.submits)] == []
    assert [verb for verb, door in DOORS.items() if door.opens and door.presses] == []
    assert {*VERB_OF.values()} <= POLICY.keys()
    assert {each.verb for each in SAID.values()} - {None} <= POLICY.keys()
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
        ("command", each) for each in (HELP, *VERB_OF)
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
