"""Buttons to the page before and the page after, and where one is among them; nothing where there is one page."""

from collections.abc import Iterator

from bot.slack.address import Address, Verb
from bot.slack.writing.blocks import Json, actions, button, context
from bot.tongue import say


def pager(verb: Verb, number: int, pages: int) -> Iterator[Json]:
    """Turn pages with presses on a verb; `number` is counted from 0, and the address of a button says where it goes."""
    if pages == 1:
        return
    turns = [(say("Previous page"), number - 1), (say("Next page"), number + 1)]
    yield context(say("Page {count} of {pages}", count=number + 1, pages=pages))
    yield actions(
        [
            button(
                text,
                Address(verb, extra=str(at)),
                label=say("{text}: page {count} of {pages}", text=text, count=at + 1, pages=pages),
            )
            for text, at in turns
            if 0 <= at < pages
        ]
    )
