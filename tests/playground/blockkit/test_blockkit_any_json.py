"""Whatever JSON arrives, the validator answers with problems at places that exist, and is quick about it."""

import copy
import time
from collections.abc import Iterator
from typing import Any

from blockkit_build import actions, button, home, message, modal, mrkdwn, plain, section
from blockkit_samples import BLOCKS, ELEMENTS, HOLDERS
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.blockkit import Problem, problems_in_message, problems_in_view

WORDS = st.sampled_from(
    ["type", "text", "elements", "options", "mrkdwn", "plain_text", "section", "button", "modal", "home", "blocks"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | WORDS
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=5),
    max_leaves=20,
)
OBJECTS = st.dictionaries(WORDS | st.text(max_size=5), JSON, max_size=6)

SAMPLES = [block for block, _ in BLOCKS.values()] + [
    HOLDERS[holder](element) for element, holders in ELEMENTS.values() for holder in sorted(holders)
]


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from _places(item, (*path, key))


@st.composite
def damaged_blocks(draw: st.DrawFn) -> list[Any]:
    """Sound blocks, with a few values in them replaced by any JSON at all."""
    blocks = copy.deepcopy(draw(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=3)))
    for _ in range(draw(st.integers(1, 3))):
        *path, last = draw(st.sampled_from([place for place in _places(blocks) if place]))
        holder: Any = blocks
        for key in path:
            holder = holder[key]
        holder[last] = draw(JSON)
    return blocks


def _exists(payload: Any, pointer: str) -> bool:
    for escaped in pointer.split("/")[1:]:
        key = escaped.replace("~1", "/").replace("~0", "~")
        if isinstance(payload, list) and key.isdigit() and int(key) < len(payload):
            payload = payload[int(key)]
        elif isinstance(payload, dict) and key in payload:
            payload = payload[key]
        else:
            return False
    return True


def _assert_placed(problems: list[Problem], payload: Any) -> None:
    for problem in problems:
        # Slack points at "/input" below a block for want of a submit button, and at nothing else that is not there.
        assert problem.message
        assert _exists(payload, problem.pointer.removesuffix("/input")), problem


@given(OBJECTS)
def test_any_json_as_a_message_gets_an_answer(payload):
    _assert_placed(problems_in_message(payload), payload)


@given(OBJECTS)
def test_any_json_as_a_view_gets_an_answer(payload):
    _assert_placed(problems_in_view(payload), {"view": payload})


@given(damaged_blocks())
def test_damaged_blocks_get_an_answer_on_every_surface(blocks):
    _assert_placed(problems_in_message(message(*blocks)), message(*blocks))
    for view in (modal(*blocks), home(*blocks), {"type": "modal", "blocks": blocks}):
        _assert_placed(problems_in_view(view), {"view": view})


@given(damaged_blocks())
def test_judging_changes_nothing_and_says_the_same_twice(blocks):
    payload = message(*blocks)
    # Compared as text, because a NaN does not equal itself.
    before = repr(payload)

    first, second = problems_in_message(payload), problems_in_message(payload)

    assert first == second
    assert repr(payload) == before


def test_very_deep_json_gets_an_answer():
    deep: Any = "bottom"
    for _ in range(900):
        deep = {"type": "section", "text": [deep], "initial_option": deep}

    assert problems_in_message(message(deep))
    assert problems_in_view(modal({"type": "section", "text": plain(), "accessory": deep}))
    assert problems_in_message(message(section(text={"type": deep, "text": deep})))


def test_a_lone_surrogate_gets_an_answer():
    assert problems_in_view(modal(section(text=plain("\ud800")))) == []


def test_a_usual_message_takes_a_fraction_of_a_millisecond():
    row = [
        {"type": "header", "text": plain()},
        section(text=mrkdwn("How many cases does the evaluation have? " * 5)),
        actions(*[button(action_id=f"a{number}", value="v") for number in range(4)]),
        {"type": "context", "elements": [mrkdwn("3 of 5 have answered")]},
    ]
    payload = message(*row * 5)

    quickest = min(_seconds(payload) for _ in range(50))

    assert quickest < 0.0003


def _seconds(payload: dict[str, Any]) -> float:
    start = time.perf_counter()
    problems_in_message(payload)
    return time.perf_counter() - start
