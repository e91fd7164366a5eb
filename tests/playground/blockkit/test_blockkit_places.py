"""What may stand where, and what an object must, may and may not have."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
from blockkit_build import actions, button, home, input_block, message, modal, on, plain, said, section
from blockkit_samples import BLOCKS, CONFIRM, ELEMENTS, EVERYWHERE, HOLDERS

from bot.playground.blockkit.blocks import BLOCKS as DECLARED_BLOCKS
from bot.playground.blockkit.elements import ELEMENTS as DECLARED_ELEMENTS


def test_every_declared_block_and_element_has_a_sample():
    assert {block.type for block in DECLARED_BLOCKS} == set(BLOCKS)
    assert {element.type for element in DECLARED_ELEMENTS} == set(ELEMENTS)


@pytest.mark.parametrize("surface", sorted(EVERYWHERE))
@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_stands_on_its_surfaces_and_on_no_other(kind, surface):
    block, surfaces = BLOCKS[kind]

    problems = said(on(surface, block))

    if surface in surfaces:
        assert problems == []
    else:
        root = "" if surface == "message" else "/view"
        assert f"unsupported type: {kind} [json-pointer:{root}/blocks/0/type]" in problems


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("kind", ELEMENTS)
def test_an_element_stands_in_its_blocks_and_in_no_other(kind, holder):
    element, holders = ELEMENTS[kind]
    surface = "message" if holder == "context_actions" else "modal"

    problems = said(on(surface, HOLDERS[holder](element)))

    if holder in holders:
        assert problems == []
    else:
        assert any(f"unsupported type: {kind} " in problem for problem in problems)


@pytest.mark.parametrize("kind", ["file", "call", "auth_provider", "nonsense"])
def test_a_block_an_app_cannot_send_is_unsupported(kind):
    assert said(message({"type": kind})) == [f"unsupported type: {kind} [json-pointer:/blocks/0/type]"]


@pytest.mark.parametrize("surface", ["message", "home"])
def test_a_file_input_is_for_modals_only(surface):
    problems = said(on(surface, input_block({"type": "file_input"})))

    assert any("unsupported type: file_input" in problem for problem in problems)


def test_an_input_that_asks_for_a_response_url_stands_in_a_modal_input_only():
    menu = {"type": "channels_select", "response_url_enabled": True}

    assert said(modal(input_block(menu))) == []
    assert "/view/blocks/0/elements/0/response_url_enabled" in said(modal(actions(menu)))[1]
    assert "/blocks/0/element/response_url_enabled" in said(message(input_block(menu)))[0]


@pytest.mark.parametrize("kind", ["container", "carousel", "card", "markdown", "data_table", "alert"])
def test_a_container_holds_no_containers_and_no_other_newcomers(kind):
    holder = {"type": "container", "title": plain(), "child_blocks": [BLOCKS[kind][0]]}

    assert said(message(holder)) == [f"unsupported type: {kind} [json-pointer:/blocks/0/child_blocks/0/type]"]


def _objects(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        yield path
        for key, item in value.items():
            yield from _objects(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _objects(item, (*path, index))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def _every_object() -> Iterator[Any]:
    """Every object in every sample, as (payload, path to the object)."""
    for kind, (block, surfaces) in BLOCKS.items():
        payload = on(max(surfaces), block)
        for path in _objects(block):
            yield pytest.param(payload, ("blocks", 0, *path), id=f"{kind}/{'/'.join(map(str, path))}")
    for kind, (element, holders) in ELEMENTS.items():
        holder = min(holders)
        payload = on("message" if holder == "context_actions" else "modal", HOLDERS[holder](element))
        for path in _objects(payload["blocks"][0]):
            yield pytest.param(payload, ("blocks", 0, *path), id=f"{kind}/{'/'.join(map(str, path))}")
    for payload in (modal(section()), home(section())):
        yield pytest.param(payload, (), id=payload["type"])


@pytest.mark.parametrize(("payload", "path"), list(_every_object()))
def test_an_unknown_field_is_refused_at_its_object(payload, path):
    payload = copy.deepcopy(payload)
    _at(payload, path)["surprise"] = "!"

    root = "" if "text" in payload else "/view"
    where = root + "".join(f"/{key}" for key in path)
    assert f"invalid additional property: surprise [json-pointer:{where}]" in said(payload)


@pytest.mark.parametrize(("payload", "path"), list(_every_object()))
def test_null_is_refused_wherever_a_value_belongs(payload, path):
    for key in _at(payload, path):
        broken = copy.deepcopy(payload)
        _at(broken, path)[key] = None

        assert said(broken), key


@pytest.mark.parametrize(("payload", "path"), list(_every_object()))
def test_a_field_of_the_wrong_kind_is_refused(payload, path):
    for key in _at(payload, path):
        broken = copy.deepcopy(payload)
        _at(broken, path)[key] = {"neither": ["this", "nor", "that"]}

        assert said(broken), key


REQUIRED = [
    ("section", "type"), ("header", "text"), ("actions", "elements"), ("context", "elements"),
    ("image", "alt_text"), ("input", "label"), ("input", "element"), ("markdown", "text"), ("alert", "text"),
    ("carousel", "elements"), ("container", "child_blocks"), ("table", "rows"), ("data_table", "caption"),
    ("data_table", "rows"), ("data_visualization", "title"), ("data_visualization", "chart"),
    ("video", "video_url"), ("video", "thumbnail_url"), ("video", "title"), ("video", "alt_text"),
    ("plan", "title"), ("plan", "tasks"), ("task_card", "status"), ("task_card", "task_id"),
    ("rich_text", "elements"), ("context_actions", "elements"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "key"), REQUIRED)
def test_a_block_without_a_field_it_must_have_is_refused(kind, key):
    block, surfaces = BLOCKS[kind]
    surface = max(surfaces)
    root = "" if surface == "message" else "/view"

    problems = said(on(surface, {k: v for k, v in block.items() if k != key}))

    assert f"missing required field: {key} [json-pointer:{root}/blocks/0]" in problems


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("button", "text"),
        ("overflow", "options"),
        ("checkboxes", "options"),
        ("radio_buttons", "options"),
        ("number_input", "is_decimal_allowed"),
        ("image", "alt_text"),
        ("workflow_button", "workflow"),
    ],
)
def test_an_element_without_a_field_it_must_have_is_refused(kind, key):
    element, holders = ELEMENTS[kind]
    broken = {k: v for k, v in element.items() if k != key}

    problems = said(modal(HOLDERS[min(holders)](broken)))

    assert any(problem.startswith(f"missing required field: {key} ") for problem in problems)


@pytest.mark.parametrize("key", ["title", "text", "confirm", "deny"])
def test_a_confirmation_has_all_four_texts(key):
    confirm = {k: v for k, v in CONFIRM.items() if k != key}

    assert said(message(actions(button(confirm=confirm)))) == [
        f"missing required field: {key} [json-pointer:/blocks/0/elements/0/confirm]"
    ]
