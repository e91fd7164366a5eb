"""All that can be read on a card, as plain text, for those who look at it without Slack. Pure."""

import html
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from bot.engine.cards.check import Card
from bot.flow.model.flow import Flow
from bot.slack.cards import draw


def said_on(card: Card, flow: Flow) -> str:
    """Give the texts of a card, its fallback first; people stand in it as Slack writes them."""
    return written_in(draw(card, {}, flow.guidance).payload)


def written_in(payload: Mapping[str, Any]) -> str:
    """Give the texts of a message as Slack has it."""
    return html.unescape("\n".join([str(payload["text"]), *_texts(payload["blocks"])]))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key == "text" and isinstance(each, str):
                yield each
            else:
                yield from _texts(each)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for each in value:
            yield from _texts(each)
