"""How long each text may be: accepted at the edge, refused one character beyond.

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
    input_block,
    long_url,
    message,
    modal,
    mrkdwn,
    option,
    options,
    pie,
    plain,
    rows,
    said,
    section,
    x,
)
from blockkit_samples import CARD, CONFIRM, IMAGE, block, element

Build = Callable[[int], dict[str, Any]]


def _with_option(**more: Any) -> dict[str, Any]:
    return in_section({"type": "static_select", "options": [{**option(), **more}]})


LONGEST: list[tuple[str, int, Build, str]] = [
    ("text of a section", 3000, lambda n: message(section(text=mrkdwn(x(n)))), "/blocks/0/text/text"),
    ("field of a section", 2000, lambda n: message(section(fields=[plain(x(n))])), "/blocks/0/fields/0/text"),
    ("text of a header", 150, lambda n: message(block("header", text=plain(x(n)))), "/blocks/0/text/text"),
    (
        "text in a context",
        3000,
        lambda n: message({"type": "context", "elements": [mrkdwn(x(n))]}),
        "/blocks/0/elements/0/text",
    ),
    ("block_id", 255, lambda n: message(section(block_id=x(n))), "/blocks/0/block_id"),
    ("action_id", 255, lambda n: message(actions(button(action_id=x(n)))), "/blocks/0/elements/0/action_id"),
    ("text of a button", 75, lambda n: message(actions(button(text=plain(x(n))))), "/blocks/0/elements/0/text/text"),
    ("value of a button", 2000, lambda n: message(actions(button(value=x(n)))), "/blocks/0/elements/0/value"),
    ("url of a button", 3000, lambda n: message(actions(button(url=long_url(n)))), "/blocks/0/elements/0/url"),
    (
        "label of a button",
        75,
        lambda n: message(actions(button(accessibility_label=x(n)))),
        "/blocks/0/elements/0/accessibility_label",
    ),
    (
        "prompt of a button",
        4000,
        lambda n: message(actions(button(agent_prompt=x(n)))),
        "/blocks/0/elements/0/agent_prompt",
    ),
    ("text of an option", 75, lambda n: _with_option(text=plain(x(n))), "/blocks/0/accessory/options/0/text/text"),
    ("value of an option", 150, lambda n: _with_option(value=x(n)), "/blocks/0/accessory/options/0/value"),
    (
        "description of an option",
        75,
        lambda n: _with_option(description=plain(x(n))),
        "/blocks/0/accessory/options/0/description/text",
    ),
    (
        "url of an overflow option",
        3000,
        lambda n: in_section({"type": "overflow", "options": [{**option(), "url": long_url(n)}]}),
        "/blocks/0/accessory/options/0/url",
    ),
    (
        "label of an option group",
        75,
        lambda n: in_section(
            {"type": "static_select", "option_groups": [{"label": plain(x(n)), "options": options(1)}]}
        ),
        "/blocks/0/accessory/option_groups/0/label/text",
    ),
    (
        "placeholder of a menu",
        150,
        lambda n: in_section(element("users_select", placeholder=plain(x(n)))),
        "/blocks/0/accessory/placeholder/text",
    ),
    (
        "placeholder of a text field",
        150,
        lambda n: in_input({"type": "plain_text_input", "placeholder": plain(x(n))}),
        "/view/blocks/0/element/placeholder/text",
    ),
    (
        "title of a confirmation",
        100,
        lambda n: message(actions(button(confirm={**CONFIRM, "title": plain(x(n))}))),
        "/blocks/0/elements/0/confirm/title/text",
    ),
    (
        "text of a confirmation",
        300,
        lambda n: message(actions(button(confirm={**CONFIRM, "text": plain(x(n))}))),
        "/blocks/0/elements/0/confirm/text/text",
    ),
    (
        "confirm of a confirmation",
        30,
        lambda n: message(actions(button(confirm={**CONFIRM, "confirm": plain(x(n))}))),
        "/blocks/0/elements/0/confirm/confirm/text",
    ),
    (
        "deny of a confirmation",
        30,
        lambda n: message(actions(button(confirm={**CONFIRM, "deny": plain(x(n))}))),
        "/blocks/0/elements/0/confirm/deny/text",
    ),
    (
        "initial value of a text field",
        3000,
        lambda n: in_input({"type": "plain_text_input", "initial_value": x(n)}),
        "/view/blocks/0/element/initial_value",
    ),
    ("label of an input", 2000, lambda n: modal(input_block(label=plain(x(n)))), "/view/blocks/0/label/text"),
    ("hint of an input", 2000, lambda n: modal(input_block(hint=plain(x(n)))), "/view/blocks/0/hint/text"),
    ("alt text of an image", 2000, lambda n: message({**IMAGE, "alt_text": x(n)}), "/blocks/0/alt_text"),
    ("url of an image", 3000, lambda n: message({**IMAGE, "image_url": long_url(n)}), "/blocks/0/image_url"),
    ("title of an image", 2000, lambda n: message({**IMAGE, "title": plain(x(n))}), "/blocks/0/title/text"),
    ("text of an alert", 200, lambda n: modal(block("alert", text=mrkdwn(x(n)))), "/view/blocks/0/text/text"),
    ("title of a card", 150, lambda n: message({**CARD, "title": plain(x(n))}), "/blocks/0/title/text"),
    ("subtitle of a card", 150, lambda n: message({**CARD, "subtitle": plain(x(n))}), "/blocks/0/subtitle/text"),
    ("body of a card", 200, lambda n: message({**CARD, "body": plain(x(n))}), "/blocks/0/body/text"),
    ("subtext of a card", 200, lambda n: message({**CARD, "subtext": plain(x(n))}), "/blocks/0/subtext/text"),
    ("title of a container", 150, lambda n: message(block("container", title=plain(x(n)))), "/blocks/0/title/text"),
    (
        "subtitle of a container",
        150,
        lambda n: message(block("container", subtitle=plain(x(n)))),
        "/blocks/0/subtitle/text",
    ),
    ("text of a markdown block", 12_000, lambda n: message(block("markdown", text=x(n))), "/blocks/0/text"),
    ("markdown_text", 12_000, lambda n: {"text": "", "markdown_text": x(n)}, "/markdown_text"),
    (
        "text of a table",
        10_000,
        lambda n: message({"type": "table", "rows": rows(1, 1, x(n - 1)) + rows(1)}),
        "/blocks/0",
    ),
    (
        "text of a data table",
        10_000,
        lambda n: message(block("data_table", rows=rows(1, 1, x(n - 1)) + rows(1))),
        "/blocks/0",
    ),
    ("title of a chart", 50, lambda n: message(block("data_visualization", title=x(n))), "/blocks/0/title"),
    ("label of a segment", 20, lambda n: pie(1, x(n)), "/blocks/0/chart/segments/0/label"),
    ("name of a series", 20, lambda n: bars(name=x(n)), "/blocks/0/chart/series/0/name"),
    ("label of an axis", 50, lambda n: bars(x_label=x(n)), "/blocks/0/chart/axis_config/x_label"),
    ("title of a video", 199, lambda n: message(block("video", title=plain(x(n)))), "/blocks/0/title/text"),
    ("author of a video", 49, lambda n: message(block("video", author_name=x(n))), "/blocks/0/author_name"),
    ("provider of a video", 50, lambda n: message(block("video", provider_name=x(n))), "/blocks/0/provider_name"),
    (
        "description of a video",
        200,
        lambda n: message(block("video", description=plain(x(n)))),
        "/blocks/0/description/text",
    ),
    ("title url of a video", 2000, lambda n: message(block("video", title_url=long_url(n))), "/blocks/0/title_url"),
    ("title of a modal", 24, lambda n: modal(section(), title=plain(x(n))), "/view/title/text"),
    ("submit of a modal", 24, lambda n: modal(section(), submit=plain(x(n))), "/view/submit/text"),
    ("close of a modal", 24, lambda n: modal(section(), close=plain(x(n))), "/view/close/text"),
    ("private_metadata of a modal", 3000, lambda n: modal(section(), private_metadata=x(n)), "/view/private_metadata"),
    ("callback_id of a modal", 255, lambda n: modal(section(), callback_id=x(n)), "/view/callback_id"),
    ("external_id of a modal", 255, lambda n: modal(section(), external_id=x(n)), "/view/external_id"),
    (
        "private_metadata of a Home tab",
        3000,
        lambda n: home(section(), private_metadata=x(n)),
        "/view/private_metadata",
    ),
]


@pytest.mark.parametrize(("most", "build", "pointer"), [pytest.param(*case, id=name) for name, *case in LONGEST])
def test_a_text_may_be_as_long_as_slack_says_and_not_one_character_longer(most, build, pointer):
    assert said(build(most)) == []
    assert f"must be less than {most + 1} characters [json-pointer:{pointer}]" in said(build(most + 1))


@pytest.mark.parametrize(
    ("payload", "pointer"),
    [
        (message(section(text=mrkdwn(""))), "/blocks/0/text/text"),
        (message(block("header", text=plain(""))), "/blocks/0/text/text"),
        (message(block("markdown", text="")), "/blocks/0/text"),
        (message(section(block_id="")), "/blocks/0/block_id"),
        (message(actions(button(action_id=""))), "/blocks/0/elements/0/action_id"),
        (_with_option(value=""), "/blocks/0/accessory/options/0/value"),
        (message({**IMAGE, "alt_text": ""}), "/blocks/0/alt_text"),
        (message({"type": "table", "rows": rows(1, 1, "")}), "/blocks/0/rows/0/0/text"),
        (modal(section(), title=plain("")), "/view/title/text"),
    ],
)
def test_an_empty_text_is_refused(payload, pointer):
    assert f"must be more than 0 characters [json-pointer:{pointer}]" in said(payload)


def test_an_empty_rich_text_leaf_is_refused_and_a_rich_text_without_elements_is_not():
    empty = {"type": "rich_text_section", "elements": [{"type": "text", "text": ""}]}

    assert said(message({"type": "rich_text", "elements": []})) == []
    assert said(message({"type": "rich_text", "elements": [empty]})) == [
        "must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]"
    ]
