"""What is said in a channel stays there: a word in all of it is looked for in whatever anybody else is shown."""

import logging
from collections.abc import Iterable
from datetime import date

import pytest
from doing import SURFACES, Doing, everything
from memory_store import MemoryStore
from office import ACTORS, BY_NAME, NOON, Actor, Clock, Office

from bot.engine.events import GapTaken, GapWaived, Handed, HandedOver, OutsidersLet, WatchChosen
from bot.engine.saved.answer import Answer, Quote
from bot.slack.address import Verb
from bot.slack.views.exporting import CANVAS
from bot.usecases.files.exports import FORMS

CANARY = "canary-7391"
PERSONAL = {"chat.postEphemeral", "view", "response", "views.publish"}
"""What one person is shown by themselves; all else stands in a channel for whoever is in it."""
BRIEFLY = ("button in the thread", "Home", "command", "mention", "shortcut", "opening the Home")


class Listening:
    """An office in which what everybody is shown is looked through."""

    def __init__(self) -> None:
        clock = Clock()
        self.office = Office("T0AAA", MemoryStore(clock), clock)
        self.heard = 0
        """How often those who may read the word did."""
        self.files: set[str] = set()
        """The forms of the files that were looked through."""
        self.let = False
        """Whether people of other companies in the channel are let look on."""
        self.leaks: list[tuple[object, ...]] = []

    def may(self, person: str, method: str) -> bool:
        """Whether somebody may be shown what is in the channel, now."""
        actor = next((each for each in ACTORS if each.id(self.office.team) == person), None)
        is_there = person in self.office.workspace.channels[self.office.room]
        return is_there and (method not in PERSONAL or (actor is not None and (actor.belongs or self.let)))

    def look(self, what: tuple[object, ...], person: str = "", answer: str = "") -> None:
        """Look through what was sent, and what the last payload was answered with."""
        shown = [(each.method, each.people, each.text) for each in self.office.workspace.sent]
        shown += [("view", frozenset({person}), answer)] if person else []
        self.office.workspace.forget_what_was_sent()
        for method, people, text in shown:
            self.files |= {form for form in FORMS if method.startswith("files.") and f'.{form}"' in text}
            self.files |= {CANVAS} if method.startswith("canvases.") else set()
            if CANARY in text:
                not_theirs = [self.office.actor(each) for each in people if not self.may(each, method)]
                self.heard += len(people) - len(not_theirs)
                self.leaks += [(*what, method, not_theirs)] if not_theirs else []

    async def everybody_does_everything(
        self, actors: Iterable[Actor], surfaces: Iterable[str] = SURFACES, room: str = ""
    ) -> None:
        office = self.office
        ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
        for actor in actors:
            for surface, each, doing in everything(office, actor, ids, room or office.room):
                if surface in surfaces:
                    if isinstance(each, Verb):
                        await doing.prepare(each)
                    status, answer = await office.take(SURFACES[surface][0](doing, each))
                    assert status == 200 or office.workspace.refusing, (actor.name, surface, each)
                    self.look((actor.name, surface, each), doing.person, str(answer))
            await office.catch_up()
            heard = self.heard
            self.look((actor.name, "what the worker does"))
            self.heard = heard  # what is seen of somebody may change a card, for those who may read it


def said_of_everything(author: str) -> dict[str, Answer]:
    """Answer all there is, with the word wherever people can write."""
    link = f"https://example.com/{CANARY}"
    return {
        "task_signed": Answer("no"),
        "worked_examples": Answer({"good": 1, "bad": 0}, link=link, quote=Quote(f"we counted {CANARY}", author)),
        "prompt_parts": Answer(("instructions",)),
        "prompt_plateau": Answer("flat", link=link),
        "right_information": Answer(3),
        "safeguards": Answer(("unsure_rule",)),
        "test_cases": Answer(12, link=link),
        "decider": Answer("one_person"),
        "baseline": Answer({"now": 70, "needed": 85}, link=link),
        "weeks_unchanged": Answer(1),
        "expectations_changed": Answer("yes"),
        "request_shape": Answer("one"),
        "lasting_failures": Answer((f"drops the {CANARY}",), link=link, since=NOON.date()),
    }


@pytest.fixture
async def listening(caplog):
    caplog.set_level(logging.DEBUG)
    found = Listening()
    office = found.office
    owner, asked = office.id("owner"), office.id("asked")
    await office.open(CANARY, said_of_everything(asked))
    assert CANARY in str(office.load(office.narrow).answers)
    await office.happens(office.narrow, Handed(asked, "decider", owner, f"you know {CANARY}"))
    await office.happens(office.over, WatchChosen(owner, (CANARY,)))
    await office.happens(office.over, GapWaived(owner, "worked_examples", f"{CANARY} needs none", date(2027, 1, 11)))
    await office.catch_up()
    found.look(("the thread",))
    yield found
    assert found.leaks == []
    assert found.heard > 0
    told = logging.Formatter()
    logged = [*caplog.get_records("setup"), *caplog.get_records("call")]
    assert logged
    assert not {each.name for each in logged if CANARY in told.format(each)}


def outside(name: str) -> bool:
    return not (BY_NAME[name].inside and BY_NAME[name].belongs)


async def test_nobody_outside_is_shown_a_word_of_it_whatever_they_do_and_wherever(listening):
    heard = listening.heard

    await listening.everybody_does_everything(each for each in ACTORS if outside(each.name))

    assert listening.heard == heard


async def test_those_inside_do_everything_and_no_word_of_it_gets_out(listening):
    office = listening.office

    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    for actor in ACTORS:
        for file in (*FORMS, CANVAS):  # while the check is still decided, for a memo
            assert (await office.take(Doing(office, actor, ids, office.room, file).form(Verb.EXPORT)))[0] == 200
            listening.look((actor.name, file))
    assert listening.files == {*FORMS, CANVAS}
    inside = [each for each in ACTORS if not outside(each.name)]
    await listening.everybody_does_everything(inside, [*BRIEFLY, "form"])
    for _ in range(3):
        await office.passes(days=4)
        listening.look(("time",))


async def test_who_has_left_is_shown_no_more_of_it_nor_is_anybody_once_the_channel_goes_by_another_id(listening):
    office, member = listening.office, listening.office.id("member")
    # A gap stays somebody's own when they leave, so that nothing changes for them that a look would follow from.
    await office.happens(office.over, HandedOver(office.id("owner"), member))
    await office.happens(office.over, GapTaken(member, "safeguards", member, date(2026, 11, 25)))
    await office.passes(days=1)
    assert all(CANARY in str(office.workspace.direct(office.id(name))) for name in ("asked", "member"))
    listening.look(("while they are there",))
    for name in ("asked", "member"):
        office.moves(office.id(name), out=office.room)
        left = {"type": "member_left_channel", "user": office.id(name), "channel": office.room}
        assert (await office.take(event(office, left)))[0] == 200
    await office.passes(minutes=1)
    listening.look(("after they have left",))
    assert CANARY not in str([office.workspace.direct(office.id(name)) for name in ("asked", "member")])
    heard = listening.heard
    await listening.everybody_does_everything([BY_NAME["asked"], BY_NAME["member"]], BRIEFLY)

    before, office.room = office.room, "C0MOVED"
    office.workspace.channels[office.room] = office.workspace.channels.pop(before)
    changed = {"type": "channel_id_changed", "old_channel_id": before, "new_channel_id": office.room}
    assert (await office.take(event(office, changed)))[0] == 200
    await office.catch_up()
    listening.look(("moved",))
    assert office.load(office.narrow).channel == office.room
    not_there = [BY_NAME[each] for each in ("asked", "removed", "stranger_outside", "guest_outside")]
    await listening.everybody_does_everything(not_there, BRIEFLY)
    await listening.everybody_does_everything(not_there, BRIEFLY, before)
    assert listening.heard >= heard


async def test_those_let_look_on_are_shown_it_in_its_channel_and_nobody_else_is(listening):
    office, owner = listening.office, listening.office.id("owner")
    for check in (office.narrow, office.wide, office.over):
        await office.happens(check, OutsidersLet(owner, "answer"))
    listening.let = True
    heard = listening.heard
    await listening.everybody_does_everything([BY_NAME["stranger_inside"]], BRIEFLY)
    assert listening.heard > heard

    for _ in range(3):
        await office.passes(days=2)
        direct = {office.actor(next(iter(each.people))) for each in office.workspace.sent if len(each.people) == 1}
        assert not {each for each in direct if each.startswith("stranger")}
        listening.look(("time",))
    heard = listening.heard
    for name in ("stranger_outside", "elsewhere", "removed", "guest_outside", "nowhere"):
        await listening.everybody_does_everything([BY_NAME[name]], BRIEFLY)
    assert listening.heard == heard


@pytest.mark.parametrize("code", ["invalid_blocks", "restricted_action"])
async def test_what_slack_refuses_is_told_and_logged_without_a_word_of_it(listening, caplog, code):
    office = listening.office
    caplog.clear()
    office.workspace.refusing = code
    actors = [BY_NAME["owner"], BY_NAME["asked"], BY_NAME["stranger_inside"]]
    await listening.everybody_does_everything(actors, ["button in the thread", "command", "shortcut"])
    await office.passes(days=4)
    office.workspace.refusing = ""

    assert [each for each in caplog.records if each.name.startswith("bot.")]
    assert await office.take(everything_fails(office)) == (503, "")
    assert [each for each in caplog.records if each.exc_info]


def everything_fails(office: Office) -> dict[str, object]:
    """Have the store fail with what it was about to write, and give a press that it fails for."""

    async def commit(_, commit):
        raise OSError(f"{len(str(commit))} bytes were not written")

    office.store.commit = commit
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    return Doing(office, BY_NAME["owner"], ids, office.room).button(Verb.ANSWER)


def event(office: Office, what: dict[str, str]) -> dict[str, object]:
    return {
        "type": "event_callback",
        "team_id": office.team,
        "event_id": f"Ev{office.workspace.number()}",
        "authorizations": [{"team_id": office.team, "enterprise_id": None}],
        "event": what,
    }
