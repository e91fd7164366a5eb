"""Payloads as Slack writes them, each read into what was asked for; and any JSON at all, which is read without harm."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office import Clock, MemoryStore, Office

from bot.slack.heard.asked import Incoming, Silent, Unknown
from bot.slack.heard.incoming import _READERS, EVENTS, read

FOLDER = Path(__file__).parents[2] / "payloads"
PAYLOADS = sorted(FOLDER.glob("*.json"))
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize("path", PAYLOADS, ids=lambda path: path.stem)
def test_a_payload_is_read_as_what_it_is(path):
    written = json.loads(path.read_text(encoding="utf-8"))

    asked = read(written["payload"])

    for name, value in written["is"].items():
        assert _known(asked)[name] == value, name


def test_of_every_kind_of_payload_and_every_event_there_is_one_at_least_that_is_understood():
    written = [json.loads(path.read_text(encoding="utf-8"))["payload"] for path in PAYLOADS]
    understood = [each for each in written if not isinstance(read(each), Unknown)]

    assert {each.get("type", "command") for each in understood} == {*_READERS, "command"}
    assert {each["event"]["type"] for each in understood if each.get("type") == "event_callback"} == EVENTS
    kinds = {each.__name__ for each in get_args(Incoming)}
    assert {type(read(each)).__name__ for each in written} == kinds


ONLY_OPEN = {"message_as_evidence", "shortcut_to_start"}
"""What opens a form and has no other answer: with a trigger that opens none it is refused, and Slack says so itself."""


@pytest.mark.asyncio
async def test_the_app_answers_every_one_of_them_well_and_keeps_nothing_of_what_is_not_ours():
    clock = Clock()
    office = Office("T0PLAYGRND", MemoryStore(clock), clock)
    for path in PAYLOADS:
        if path.stem == "press_without_actions":
            continue  # Bolt cannot read it, and the door answers 400
        payload, before = json.loads(path.read_text(encoding="utf-8"))["payload"], office.keep()

        assert (await office.take(payload))[0] == (503 if path.stem in ONLY_OPEN else 200), path.stem

        if isinstance(read(payload), Unknown | Silent):
            assert (office.keep(), office.workspace.sent) == (before, []), path.stem
        office.workspace.forget_what_was_sent()


@given(st.sampled_from(PAYLOADS), st.data())
def test_a_payload_with_any_part_exchanged_is_read_without_harm(path, data):
    payload = json.loads(path.read_text(encoding="utf-8"))["payload"]
    place = data.draw(st.sampled_from(list(_places(payload))))
    part = payload
    for key in place[:-1]:
        part = part[key]
    part[place[-1]] = data.draw(ANY_JSON)

    asked = read(payload)

    if hasattr(asked, "asker"):
        assert asked.asker.installation.id.isalnum()
        assert asked.asker.person.isalnum()


@given(st.dictionaries(st.text(max_size=10), ANY_JSON))
def test_any_json_is_read_without_harm(payload):
    assert isinstance(read(payload), Unknown)


def test_the_same_modal_sent_again_with_other_words_is_another_event():
    path = next(path for path in PAYLOADS if path.stem == "submitted_form")
    payload = json.loads(path.read_text(encoding="utf-8"))["payload"]
    first, again = read(payload), read(payload)
    payload["view"]["state"]["values"]["field:worked_examples:good"]["pick:::"]["value"] = "8"

    changed = read(payload)

    assert first.event_id == again.event_id
    assert first.event_id != changed.event_id


@pytest.mark.parametrize("name", ["press_in_thread", "press_in_view"])
def test_a_press_that_is_told_of_twice_is_one_event_and_the_next_press_another(name):
    payload = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["payload"]
    first, again = read(payload), read(payload)
    payload["actions"][0]["action_ts"] = "1700000009.000900"

    later = read(payload)

    assert first.event_id == again.event_id
    assert first.event_id != later.event_id


@pytest.mark.parametrize(
    ("ts", "at"),
    [
        ("1700000000.000100", datetime(2023, 11, 14, 22, 13, 20, 100, tzinfo=UTC)),
        ("1700000000.1", datetime(2023, 11, 14, 22, 13, 20, 100_000, tzinfo=UTC)),
        ("999999999999.000000", None),
        ("yesterday", None),
        (None, None),
    ],
)
@pytest.mark.parametrize("name", ["press_in_thread", "press_in_view"])
def test_when_something_was_pressed_is_read_to_the_microsecond(name, ts, at):
    payload = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["payload"]
    payload["actions"][0]["action_ts"] = ts

    assert read(payload).at == at


def _known(asked):
    asker = getattr(asked, "asker", None)
    spot = getattr(asked, "spot", None)
    view = getattr(asked, "view", None)
    pressed = getattr(asked, "pressed", None)
    address = pressed.address if pressed else getattr(asked, "address", None)
    return {
        "kind": type(asked).__name__,
        "person": asker.person if asker else getattr(asked, "person", None),
        "installation": asker.installation.id if asker else None,
        "outsider": asker.outsider if asker else None,
        "verb": address.verb if address else None,
        "thread": spot.thread if spot else None,
        "card": spot.card if spot else None,
        "has_replies": spot.has_replies if spot else None,
        "ephemeral": spot.ephemeral if spot else None,
        "channel": view.carried.channel if view else getattr(asked, "channel", None),
        "old": getattr(asked, "old", None),
        "new": getattr(asked, "new", None),
        "text": getattr(asked, "text", None),
        "event_id": getattr(asked, "event_id", None),
    }


def _places(part, before=()):
    pairs = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, inner in pairs:
        yield (*before, key)
        yield from _places(inner, (*before, key))
