"""How full and how empty each list may be, and the range of each number: at the edge, and one beyond.

The numbers are written out here, not taken from the table they check.
"""

from collections.abc import Callable
from typing import Any

import pytest
from blockkit_build import (
    actions,
    bars,
    button,
    home,
    in_input,
    in_section,
    message,
    modal,
    options,
    pie,
    plain,
    rows,
    said,
    section,
)
from blockkit_samples import CARD, ELEMENTS, RICH_TEXT, TABLE, block, element

Build = Callable[[int], dict[str, Any]]


def _menu(**more: Any) -> dict[str, Any]:
    return {"type": "static_select", "options": options(1), **more}


def _choices(kind: str, **more: Any) -> dict[str, Any]:
    return {"type": kind, "options": options(1), **more}


def _list(**more: Any) -> dict[str, Any]:
    return message({"type": "rich_text", "elements": [{**RICH_TEXT["elements"][1], **more}]})


FULLEST: list[tuple[str, int, Build, str]] = [
    ("blocks in a message", 50, lambda n: message(*[{"type": "divider"}] * n), "/blocks"),
    ("blocks in a modal", 100, lambda n: modal(*[{"type": "divider"}] * n), "/view/blocks"),
    ("blocks on a Home tab", 100, lambda n: home(*[{"type": "divider"}] * n), "/view/blocks"),
    (
        "blocks in an attachment",
        50,
        lambda n: {"text": "", "attachments": [{"blocks": [{"type": "divider"}] * n}]},
        "/attachments/0/blocks",
    ),
    ("attachments", 100, lambda n: {"text": "", "attachments": [{"text": "old"}] * n}, "/attachments"),
    ("elements in actions", 25, lambda n: message(actions(*[button()] * n)), "/blocks/0/elements"),
    (
        "elements in a context",
        10,
        lambda n: message({"type": "context", "elements": [plain()] * n}),
        "/blocks/0/elements",
    ),
    (
        "elements in context actions",
        5,
        lambda n: message({"type": "context_actions", "elements": [ELEMENTS["icon_button"][0]] * n}),
        "/blocks/0/elements",
    ),
    ("fields of a section", 10, lambda n: message(section(fields=[plain()] * n)), "/blocks/0/fields"),
    ("options of a menu", 100, lambda n: in_section(_menu(options=options(n))), "/blocks/0/accessory/options"),
    (
        "option groups of a menu",
        100,
        lambda n: in_section(
            {"type": "static_select", "option_groups": [{"label": plain(), "options": options(1)}] * n}
        ),
        "/blocks/0/accessory/option_groups",
    ),
    (
        "options of a group",
        100,
        lambda n: in_section({"type": "static_select", "option_groups": [{"label": plain(), "options": options(n)}]}),
        "/blocks/0/accessory/option_groups/0/options",
    ),
    (
        "options of a multi-select",
        100,
        lambda n: in_section({"type": "multi_static_select", "options": options(n)}),
        "/blocks/0/accessory/options",
    ),
    (
        "radio buttons",
        10,
        lambda n: modal(actions(_choices("radio_buttons", options=options(n)))),
        "/view/blocks/0/elements/0/options",
    ),
    (
        "checkboxes",
        10,
        lambda n: modal(actions(_choices("checkboxes", options=options(n)))),
        "/view/blocks/0/elements/0/options",
    ),
    (
        "overflow options",
        5,
        lambda n: in_section({"type": "overflow", "options": options(n)}),
        "/blocks/0/accessory/options",
    ),
    ("actions of a card", 2, lambda n: message({**CARD, "actions": [button()] * n}), "/blocks/0/actions"),
    (
        "cards in a carousel",
        10,
        lambda n: message({"type": "carousel", "elements": [CARD | {"actions": [button()]}] * n}),
        "/blocks/0/elements",
    ),
    (
        "blocks in a container",
        10,
        lambda n: message(block("container", child_blocks=[{"type": "divider"}] * n)),
        "/blocks/0/child_blocks",
    ),
    ("rows of a table", 100, lambda n: message({"type": "table", "rows": rows(n)}), "/blocks/0/rows"),
    ("cells in a row", 20, lambda n: message({"type": "table", "rows": rows(1, n)}), "/blocks/0/rows/0"),
    (
        "columns set in a table",
        20,
        lambda n: message({**TABLE, "column_settings": [None] * n}),
        "/blocks/0/column_settings",
    ),
    ("rows of a data table", 101, lambda n: message(block("data_table", rows=rows(n))), "/blocks/0/rows"),
    ("columns of a data table", 20, lambda n: message(block("data_table", rows=rows(2, n))), "/blocks/0/rows/0"),
    ("segments of a pie", 6, pie, "/blocks/0/chart/segments"),
    ("series of a chart", 6, bars, "/blocks/0/chart/series"),
    ("categories of a chart", 20, lambda n: bars(categories=n), "/blocks/0/chart/axis_config/categories"),
    (
        "tasks of a plan",
        50,
        lambda n: message(
            {
                "type": "plan",
                "title": "Plan",
                "tasks": [{"task_id": f"{i}", "title": "t", "status": "pending"} for i in range(n)],
            }
        ),
        "/blocks/0/tasks",
    ),
    (
        "people who see a button",
        10,
        lambda n: message(actions(button(visible_to_user_ids=["U1"] * n))),
        "/blocks/0/elements/0/visible_to_user_ids",
    ),
    (
        "triggers of a text field",
        2,
        lambda n: in_input(
            {"type": "plain_text_input", "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"] * n}}
        ),
        "/view/blocks/0/element/dispatch_action_config/trigger_actions_on",
    ),
]


@pytest.mark.parametrize(("most", "build", "pointer"), [pytest.param(*case, id=name) for name, *case in FULLEST])
def test_a_list_may_be_as_full_as_slack_says_and_not_one_item_fuller(most, build, pointer):
    assert said(build(most)) == []
    assert f"no more than {most} items allowed [json-pointer:{pointer}]" in said(build(most + 1))


EMPTIEST: list[tuple[str, int, Build, str]] = [
    ("blocks of a modal", 1, lambda n: modal(*[section()] * n), "/view/blocks"),
    ("elements of actions", 1, lambda n: message(actions(*[button()] * n)), "/blocks/0/elements"),
    (
        "elements of a context",
        1,
        lambda n: message({"type": "context", "elements": [plain()] * n}),
        "/blocks/0/elements",
    ),
    ("fields of a section", 1, lambda n: message(section(fields=[plain()] * n)), "/blocks/0/fields"),
    ("options of a menu", 1, lambda n: in_section(_menu(options=options(n))), "/blocks/0/accessory/options"),
    (
        "option groups",
        1,
        lambda n: in_section(
            {"type": "static_select", "option_groups": [{"label": plain(), "options": options(1)}] * n}
        ),
        "/blocks/0/accessory/option_groups",
    ),
    (
        "radio buttons",
        1,
        lambda n: in_section(_choices("radio_buttons", options=options(n))),
        "/blocks/0/accessory/options",
    ),
    (
        "initial checkboxes",
        1,
        lambda n: in_section(_choices("checkboxes", initial_options=options(n))),
        "/blocks/0/accessory/initial_options",
    ),
    (
        "overflow options",
        1,
        lambda n: in_section({"type": "overflow", "options": options(n)}),
        "/blocks/0/accessory/options",
    ),
    ("cards", 1, lambda n: message({"type": "carousel", "elements": [CARD] * n}), "/blocks/0/elements"),
    (
        "blocks of a container",
        1,
        lambda n: message(block("container", child_blocks=[{"type": "divider"}] * n)),
        "/blocks/0/child_blocks",
    ),
    ("rows of a table", 1, lambda n: message({"type": "table", "rows": rows(n)}), "/blocks/0/rows"),
    ("rows of a data table", 2, lambda n: message(block("data_table", rows=rows(n))), "/blocks/0/rows"),
]


@pytest.mark.parametrize(("least", "build", "pointer"), [pytest.param(*case, id=name) for name, *case in EMPTIEST])
def test_a_list_holds_at_least_what_slack_asks_for(least, build, pointer):
    assert said(build(least)) == []
    assert f"no fewer than {least} items allowed [json-pointer:{pointer}]" in said(build(least - 1))


RANGES: list[tuple[str, int, int, Build]] = [
    ("max_files", 1, 10, lambda n: in_input({"type": "file_input", "max_files": n})),
    ("min_length", 0, 3000, lambda n: in_input({"type": "plain_text_input", "min_length": n})),
    ("max_length", 1, 3000, lambda n: in_input({"type": "plain_text_input", "max_length": n})),
    ("min_lines", 1, 100, lambda n: in_input({"type": "rich_text_input", "min_lines": n})),
    ("max_lines", 1, 100, lambda n: in_input({"type": "rich_text_input", "max_lines": n})),
    ("indent", 0, 8, lambda n: _list(indent=n)),
    ("border", 0, 1, lambda n: _list(border=n)),
    ("level", 1, 4, lambda n: message(block("header", level=n))),
    ("page_size", 1, 100, lambda n: message(block("data_table", page_size=n))),
    (
        "initial_date_time",
        1_000_000_000,
        9_999_999_999,
        lambda n: in_input({"type": "datetimepicker", "initial_date_time": n}),
    ),
]


@pytest.mark.parametrize(("key", "least", "most", "build"), [pytest.param(*case, id=case[0]) for case in RANGES])
def test_a_number_stays_within_its_range(key, least, most, build):
    assert said(build(least)) == []
    assert said(build(most)) == []
    assert any(key in problem for problem in said(build(least - 1)))
    assert any(key in problem for problem in said(build(most + 1)))


@pytest.mark.parametrize("kind", ["multi_static_select", "multi_users_select", "multi_channels_select"])
def test_a_multi_select_lets_at_least_one_be_picked(kind):
    assert said(in_section(element(kind, max_selected_items=1, focus_on_load=False))) == []
    assert any("max_selected_items" in p for p in said(in_section(element(kind, max_selected_items=0))))
