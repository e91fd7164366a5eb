"""Every card, view and message the surfaces can draw is read as a screen reader would; what is heard of it says it all.

Checks go their way at random, in English and in each other language, and the owner of a check does everything on every
surface; all that is drawn meanwhile is read.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import Iterator
from random import Random
from typing import Any

import heard
import pytest
from card_samples import ANA, BEN, NOON, guidance, permalink
from doing import SURFACES, everything
from memory_store import MemoryStore
from office import BY_NAME, Clock, Office
from random_acts import walk
from random_follow_up import walk_on
from team_check import closed_check

from bot.engine.cards.check import Card, HandoverCard
from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.saved.ownership import Handover
from bot.engine.wanted.check import cards_wanted
from bot.slack.address import Verb, read_address
from bot.slack.cards import KINDS, draw
from bot.slack.policy import POLICY, Who
from bot.tongue import speaking
from bot.tongue.catalogs import languages

RARE = (
    HandoverCard("handover/1", "a1", Handover(NOON, ANA, BEN, ANA)),
    HandoverCard("handover/2", "a1", Handover(NOON, ANA, BEN, BEN, "left")),
    GoingCard("going", "a1", ANA, NOON),
    DeletedCard("root", "a1", ANA),
)
"""Cards that no walk comes by."""
WAYS = ((walk, 0, 14), (walk_on, 0, 14), (walk_on, 3, 10))
"""Ways, chosen so that together they come by every kind of card that stands in a thread for long."""


class Reading:
    """All that is drawn on a walk, read once."""

    def __init__(self) -> None:
        self.seen: set[str] = set()
        self.kinds: set[str] = set()
        self.faults: set[tuple[str, str]] = set()
        self.cards: list[Card] = []
        self.for_all: list[dict[str, Any]] = []
        """Messages that stand where others see them too."""
        self.signs: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        """What a line says in words → the signs it was seen with."""

    def read(self, where: str, shown: Any) -> None:
        if not isinstance(shown, dict) or not {"text", "blocks"} & shown.keys():
            return
        as_text = json.dumps(shown, sort_keys=True)
        if as_text in self.seen:
            return
        self.seen.add(as_text)
        self.kinds.add(where)
        if where in {"chat.postMessage", "chat.update", *(kind.__name__ for kind in KINDS)}:
            self.for_all.append(shown)
        self.faults |= {(where, fault) for fault in heard.faults(shown)}
        for text in heard.texts(shown):
            for line in text.splitlines():
                self.signs[heard.in_words(line)].add(heard.signs(line))


def drawn_on_walks(reading: Reading) -> None:
    """Let checks go their way at random, and read their cards."""
    drawn: set[str] = set()
    for card in RARE:
        reading.read(type(card).__name__, dict(draw(card, {}, {}).payload))
    checks = (check for way, seed, steps in WAYS for check, *_ in way(Random(seed), steps))  # noqa: S311 - the same walks each time
    for check in (*checks, closed_check()):
        cards = cards_wanted(check.flow, check.assessment, check.now)
        links = {name: permalink(place) for place, name in enumerate(cards)}
        for card in cards.values():
            if (as_text := repr(card)) not in drawn:
                drawn.add(as_text)
                reading.cards.append(card)
                reading.read(type(card).__name__, dict(draw(card, links, guidance()).payload))


async def drawn_by_surfaces(reading: Reading) -> None:
    """Let the owner of three checks do everything there is on every surface, and read all that is shown meanwhile."""
    clock = Clock()
    office = Office("T0AAA", MemoryStore(clock), clock)

    def read(answer: Any = None) -> None:
        shown = answer if isinstance(answer, dict) else json.loads(answer or "{}")
        reading.read("answer", shown.get("view", shown))
        for each in office.workspace.sent:
            reading.read(each.method, each.shown)
        office.workspace.forget_what_was_sent()

    await office.open()
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    for surface, what, doing in everything(office, BY_NAME["owner"], ids, office.room):
        if isinstance(what, Verb):
            await doing.prepare(what)
        _, answer = await office.take(SURFACES[surface][0](doing, what))
        read(answer)
    await office.catch_up()
    await office.passes(days=8)
    read()


@pytest.fixture(scope="module")
def reading() -> Reading:
    found = Reading()
    asyncio.run(drawn_by_surfaces(found))
    drawn_on_walks(found)
    return found


def test_nothing_that_is_drawn_is_wrong_for_who_hears_it(reading):
    assert reading.faults == set()


def test_the_walk_comes_by_every_surface_that_shows_something_and_by_every_kind_of_card(reading):
    assert {"answer", "chat.postMessage", "chat.postEphemeral", "view", "views.publish", "response"} <= reading.kinds
    assert {kind.__name__ for kind in KINDS} <= reading.kinds


def test_what_only_the_owner_may_press_says_so(reading):
    pressed = [each for payload in reading.for_all for each in _pressed(payload)]
    owners = {text for text, verb in pressed if POLICY[verb].who is Who.OWNER}

    assert {"Decide now… (owner)", "Weekly check-ins… (owner)"} <= owners
    assert {text for text in owners if "(owner)" not in text} == set()


def _pressed(payload: dict[str, Any]) -> Iterator[tuple[str, Verb]]:
    """Give what each button and each choice behind dots says, and what it does."""
    for block in payload.get("blocks", ()):
        for element in (*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else ())):
            at = [(each["text"]["text"], each["value"]) for each in element.get("options", ()) if "value" in each]
            at += [(element["text"]["text"], element["action_id"])] if element["type"] == "button" else []
            yield from ((text, address.verb) for text, written in at if (address := read_address(written)))


def test_no_sign_says_alone_what_no_word_beside_it_says(reading):
    alone = {words: signs for words, signs in reading.signs.items() if len(signs - {()}) > 1}

    assert {sign for signs in reading.signs.values() for each in signs for sign in each} >= {"✓", "✗", "◐", "○", "→"}
    assert alone == {}


def button(text: str, label: str = "", **more: Any) -> dict[str, Any]:
    named = {"accessibility_label": label} if label else {}
    return {"type": "button", "text": {"type": "plain_text", "text": text}, "action_id": "a", **named, **more}


def line(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def row(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def menu(*texts: str) -> dict[str, Any]:
    return {"type": "overflow", "options": [{"text": {"type": "plain_text", "text": each}} for each in texts]}


def an_input(label: str) -> dict[str, Any]:
    return {"type": "input", "label": {"type": "plain_text", "text": label}, "element": {"type": "plain_text_input"}}


@pytest.mark.parametrize(
    ("blocks", "fault"),
    [
        ([line("One thing")], "is not in the text"),
        ([row(button("Read here", value="a"), button("Read here", value="b"))], "2 buttons are heard as"),
        ([row(button("Change"))], "does not say what it acts on"),
        ([row(button("Answer…"))], "does not say what it acts on"),
        ([row(button("Settle… (owner)", "Decide on it"))], "presses nothing"),
        ([row(menu("Skip", "Hand on")), row(menu("Skip", "Hand on"))], "beside nothing that says"),
        ([row(menu("Skip", "Skip"))], "a menu offers"),
        ([row({"type": "static_select", "options": []})], "beside nothing that says what it is for"),
        ([an_input("")], "an input has no label"),
        ([an_input("A number"), an_input("A number")], "2 inputs are heard as"),
        ([line("", accessory={"type": "image", "alt_text": ""})], "no alt text"),
        ([{"type": "data_visualization", "title": ""}], "a chart has no title"),
        ([line("<https://a.example|here>")], "a link is heard as"),
        ([line("<https://a.example>")], "a link is heard as"),
        ([line("✓")], "only a sign says it"),
        ([line(":no_entry:")], "only a sign says it"),
    ],
)
def test_what_would_be_heard_wrong_is_found(blocks, fault):
    assert any(fault in each for each in heard.faults({"text": "It is open", "blocks": blocks}))


@pytest.mark.parametrize("language", languages())
def test_what_a_voice_presses_is_what_stands_there_in_every_language(language, reading):
    found = Reading()
    with speaking(language):
        for card in reading.cards[::4]:
            found.read(type(card).__name__, dict(draw(card, {}, guidance()).payload))

    assert {fault for fault in found.faults if "is not in the text" not in fault[1]} == set()
