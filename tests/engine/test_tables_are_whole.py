"""Lists that have to be whole: what is missing in one would only show when it is needed."""

from typing import get_args, get_type_hints

from bot.engine.cards.check import Card
from bot.engine.cards.follow_up import TrendPoint
from bot.engine.events import Event, Started
from bot.engine.forms.questions import PASSES
from bot.engine.overviews.home import Kind
from bot.engine.saved.answer import Pass
from bot.engine.saved.follow_up import NoticeKind, Result
from bot.engine.saved.ownership import Absence
from bot.engine.transition import RULES
from bot.engine.weighed.sheet_env import _CALLS, _NAMES
from bot.flow.written.scopes import Scopes
from bot.slack.cards import KINDS, check_in, moved, trend
from bot.slack.cards.handover import HOW_GONE
from bot.slack.cards.notice import _SAID
from bot.slack.views.home import HEADS
from bot.usecases.files import memo_page, memo_weeks


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


def test_every_way_a_week_can_end_has_its_words_in_the_memo_and_beside_the_chart():
    ways = set(get_args(get_type_hints(TrendPoint)["ended"]))

    assert set(memo_weeks.WEEKS) == ways
    assert set(trend.ENDS) == ways - {"held"}


def test_everything_a_prediction_can_come_to_has_its_words_wherever_it_is_told():
    results = set(get_args(Result))

    assert set(memo_page.RESULTS) == set(memo_page.CAME_TO) == set(check_in.RESULTS) == results
    assert set(moved.RESULTS) == results - {"open"}


def test_every_notice_absence_and_kind_of_thing_at_home_has_its_words():
    assert set(_SAID) == set(get_args(NoticeKind))
    assert set(HOW_GONE) == set(get_args(Absence))
    assert set(HEADS) == set(get_args(Kind))
