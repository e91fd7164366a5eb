"""Lists that have to be whole: what is missing in one would only show when it is needed."""

from typing import get_args

from bot.engine.answer import Pass
from bot.engine.cards import Card
from bot.engine.events import Event, Started
from bot.engine.forms import PASSES
from bot.engine.sheet_env import _CALLS, _NAMES
from bot.engine.transition import RULES
from bot.flow.scopes import Scopes
from bot.slack.cards import KINDS


def test_every_event_but_the_first_has_a_rule():
    assert set(RULES) == set(get_args(Event)) - {Started}


def test_every_card_is_drawn():
    assert set(KINDS) == set(get_args(Card))


def test_every_pass_can_be_picked():
    assert set(PASSES) == set(get_args(Pass))


def test_every_name_and_call_a_rule_may_use_is_known_to_a_sheet():
    scope = Scopes({}, {}, ()).telling(Scopes({}, {}, ()).missing)

    assert set(scope.names) <= set(_NAMES) | {"missing"}
    assert set(scope.calls) <= set(_CALLS) | {"missing_about"}
