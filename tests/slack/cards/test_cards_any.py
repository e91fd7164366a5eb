"""Whatever a card holds, Slack takes it, nothing of it calls or links what we did not write, and nothing is lost."""

import json
import re
from collections.abc import Iterator
from typing import Any

from card_samples import cards, drawn_of, some_links
from hypothesis import HealthCheck, given, settings
from slackblocks_rebuilt import rebuild_message

from bot.playground.blockkit import problems_in_message
from bot.slack import limits
from bot.slack.address import read_address
from bot.slack.cards.drawing import weight

OURS = re.compile(
    r"<@(?:U0P\d+|U0ANA|U0BEN|U0CY|W0DEE)>"
    r"|<!date\^\d+\^[^|<>^]+\|[^|<>]+>"
    r"|<https?://[^|<>\s]+\|[^|<>]+>"
)
any_card = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


def mrkdwn_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield value["text"]
        for each in value.values():
            yield from mrkdwn_in(each)
    elif isinstance(value, list):
        for each in value:
            yield from mrkdwn_in(each)


def elements_in(blocks: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        yield from block.get("elements", []) if block["type"] == "actions" else []
        yield from [block["accessory"]] if "accessory" in block else []


@any_card
@given(cards(), some_links())
def test_slack_takes_every_card(card, links):
    payload = dict(drawn_of(card, links).payload)

    assert problems_in_message(payload) == []
    assert weight(payload["blocks"]) <= limits.MESSAGE_BLOCK_TEXT
    rebuild_message(payload)


@any_card
@given(cards(), some_links())
def test_the_fallback_fits_what_an_update_takes_and_is_never_empty(card, links):
    text = drawn_of(card, links).payload["text"]

    assert 0 < len(text.encode()) <= limits.FALLBACK_BYTES


@any_card
@given(cards(), some_links())
def test_no_text_mentions_links_or_formats_a_date_unless_we_wrote_it(card, links):
    payload = drawn_of(card, links).payload

    for text in [*mrkdwn_in(payload["blocks"]), payload["text"]]:
        rest = OURS.sub("", text)
        assert "<" not in rest
        assert ">" not in rest
        assert "```" not in rest
        assert "<@U0EVIL" not in text


@any_card
@given(cards(), some_links())
def test_slack_looks_for_no_names_or_addresses_of_its_own(card, links):
    blocks = json.dumps(drawn_of(card, links).payload["blocks"])

    assert blocks.count('"type": "mrkdwn"') == blocks.count('"verbatim": true')


@any_card
@given(cards(), some_links())
def test_every_control_says_what_it_is_about(card, links):
    payload = drawn_of(card, links).payload

    for element in elements_in(payload["blocks"]):
        assert read_address(element["action_id"]) is not None
        if element["type"] == "overflow":
            assert all(read_address(option["value"]) for option in element["options"])


@any_card
@given(cards(), some_links())
def test_a_card_has_at_most_one_obvious_thing_to_press(card, links):
    elements = elements_in(drawn_of(card, links).payload["blocks"])

    assert sum(element.get("style") == "primary" for element in elements) <= 1


@any_card
@given(cards(), some_links())
def test_the_same_card_is_drawn_the_same(card, links):
    assert drawn_of(card, links) == drawn_of(card, dict(reversed(links.items())))
