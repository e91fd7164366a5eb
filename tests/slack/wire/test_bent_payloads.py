"""What Slack sends, with one thing in it that is of another shape: it is done or refused for good, and never by half.

503 is kept for what cannot be done now, for Slack sends that again and people press again.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from doing import Doing
from memory_store import MemoryStore
from office import BY_NAME, Clock, Office

from bot.slack.address import Verb
from bot.slack.app import OF_ITS_SHAPE

ODD = (None, 0, [None], {})


@pytest.fixture
async def office():
    clock = Clock()
    return await Office("T0A", MemoryStore(clock), clock).open()


def asked(office: Office) -> Doing:
    ids = {"narrow": office.narrow, "wide": office.wide, "over": office.over}
    return Doing(office, BY_NAME["asked"], ids, office.room)


def whole(office: Office) -> list[dict[str, Any]]:
    """Give what Slack sends, one of each kind."""
    one = asked(office)
    return [
        one.button(Verb.ANSWER),
        one.menu(Verb.MY_ANSWERS),
        one.modal(Verb.OPEN_QUESTIONS),
        one.form(Verb.FORM),
        one.command("help"),
        one.event(type="member_left_channel", channel=office.room),
        one.event(type="app_mention", channel=office.room, ts="1.2", text="<@U0BOT> status"),
    ]


def bent_once(shape: Any) -> Iterator[Any]:
    """Give a payload again and again, each time with one thing in it that is of another shape."""
    items = shape.items() if isinstance(shape, dict) else enumerate(shape) if isinstance(shape, list) else ()
    for key, inner in items:
        for other in (*ODD, *bent_once(inner)):
            again = shape.copy()
            again[key] = other
            yield again


async def answered(office: Office, payload: dict[str, Any]) -> int:
    """Give the status a payload is answered with; the door says of what Bolt cannot take that it cannot be read."""
    try:
        return (await office.take(payload))[0]
    except OF_ITS_SHAPE:
        return 400


async def test_what_is_of_another_shape_is_taken_or_refused_for_good_and_never_by_half(office):
    for payload in whole(office):
        for bent in bent_once(payload):
            before = office.keep()
            status = await answered(office, bent)
            assert status in {200, 400}, (status, bent)
            if status == 400:
                assert office.keep() == before, bent


@pytest.mark.parametrize("error", [TypeError("ours"), KeyError("ours"), ConnectionError("Redis is away")])
async def test_what_goes_wrong_in_the_bot_itself_is_a_fault_of_ours(office, monkeypatch, error):
    async def load(*_):
        raise error

    monkeypatch.setattr(office.store, "load", load)

    assert await answered(office, asked(office).button(Verb.ANSWER)) == 503
