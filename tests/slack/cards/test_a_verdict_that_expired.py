"""A verdict that has expired is called so wherever it stands, and only what can be done about it is offered."""

from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from follow_up_words import words_on
from team_check import TeamCheck, closed_check

from bot.engine import events
from bot.engine.overviews.memo import memo
from bot.engine.overviews.portfolio import examine, put_together
from bot.playground.workspace.words import words_of
from bot.slack.surfaces.looking.status import status
from bot.slack.views.portfolio import portfolio_view
from bot.usecases.files.memo_page import memo_page
from bot.usecases.files.spoken_file import Spoken
from bot.usecases.looking.see import Look

NO_PARTS: Any = SimpleNamespace()
AGAIN = "ask again"
CHECK_IN = "check in, or ask again"


def followed() -> TeamCheck:
    return closed_check()


def not_followed() -> TeamCheck:
    check = closed_check()
    check.flow = replace(check.flow, check_in=None)
    return check


def led_on() -> TeamCheck:
    return closed_check().does(events.LedOn("ana", "a2"))


def in_the_status(check: TeamCheck) -> str:
    look = Look(check.flow, check.assessment, check.cards()["root"], 0, "https://a.example")
    return status(NO_PARTS, [look], {}, "ana").text


def in_the_portfolio(check: TeamCheck) -> str:
    found = examine(check.flow, check.assessment, check.now)
    together = put_together([found] if found else [])
    return words_of(portfolio_view(together, together.page(0), {}))


def in_the_memo(check: TeamCheck) -> str:
    said = memo(check.flow, check.assessment, check.now)
    assert said
    return memo_page(said, {}, Spoken(lambda person: person))


PLACES: dict[str, Callable[[TeamCheck], str]] = {
    "status": in_the_status,
    "portfolio": in_the_portfolio,
    "memo": in_the_memo,
    "root": lambda check: words_on(check, "root"),
    "summary": lambda check: words_on(check, "summary/1"),
}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("check", "said"), [(followed, CHECK_IN), (not_followed, AGAIN), (led_on, "")])
def test_it_is_called_so_and_only_what_can_be_done_is_offered(check, said, place):
    if (check, place) in {(led_on, "portfolio"), (led_on, "status")}:
        pytest.skip("one that led on is not listed in the first, and is said to have gone on in the second")
    words = PLACES[place](check().later(days=28).ticks())

    assert "expired" in words
    assert (CHECK_IN in words, AGAIN in words) == (said == CHECK_IN, bool(said))


def test_of_one_that_led_on_the_status_says_that_and_not_that_it_expired():
    words = in_the_status(led_on().later(days=28).ticks())

    assert "went on as the full check" in words
    assert "expired" not in words
    assert "went on" not in in_the_status(followed())


@pytest.mark.parametrize("place", PLACES)
def test_a_day_before_none_of_them_calls_it_so(place):
    words = PLACES[place](followed().later(days=27))

    assert "expired" not in words
    assert CHECK_IN not in words
