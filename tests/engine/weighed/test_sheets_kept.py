"""The sheet that stands is laid out once, and anew once anything it rests on is another; cards of a kind are alike."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest
from engine_flows import linked
from followed_check import FollowedCheck, followed_check

from bot.engine.after_verdict.standing_verdict import standing_day
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.ownership import Handover
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.sheet import Sheet, lay_out

RESTS_ON = {"answers", "settled", "check_ins", "predictions", "owner", "schedule", "handovers"}


@pytest.fixture(scope="module")
def check() -> FollowedCheck:
    """A check with a gap, two check-ins and what was predicted."""
    followed = followed_check(test_cases=linked(20), lasting_failures=["drops the currency"])
    followed.weeks("S C", seen=["drops the currency"])
    return followed


def laid(check: FollowedCheck, assessment: Assessment) -> Sheet:
    return lay_out(assessment, check.flow, standing_day(check.assessment, check.now), final=True)


def test_a_final_sheet_is_laid_out_once_while_nothing_it_rests_on_is_replaced(check) -> None:
    later = replace(check.assessment, version=9, notices=(), care={}, language="de")
    assert laid(check, later) is laid(check, check.assessment)


def test_a_final_sheet_rests_on_nothing_else_of_a_check(check) -> None:
    read = set[str]()

    class Watched(Assessment):
        def __getattribute__(self, name: str):
            read.add(name)
            return super().__getattribute__(name)

    given = {each.name: getattr(check.assessment, each.name) for each in fields(Assessment)}
    laid(check, Watched(**given | {"answers": dict(check.assessment.answers)}))
    assert read & given.keys() == RESTS_ON


@pytest.mark.parametrize("name", ["answers", "settled", "check_ins", "predictions"])
def test_it_is_laid_out_anew_once_something_it_rests_on_is_another(check, name) -> None:
    before = laid(check, check.assessment)
    other = laid(check, replace(check.assessment, **{name: type(getattr(check.assessment, name))()}))
    assert other is not before
    assert not getattr(other.laid.given, name)


def test_it_is_laid_out_anew_for_another_owner_zone_or_day(check) -> None:
    stands, at = check.assessment, check.now
    before = laid(check, stands)
    passed = laid(check, replace(stands, owner="ben", handovers=(Handover(at, "ana", "ben", "ana"),)))
    assert (passed.owner, dict(passed.laid.given.spoke)["task_signed"]) == ("ben", "ana")
    had_been = replace(stands, handovers=(Handover(at, "ben", "ana", "ben"),))
    assert laid(check, stands).laid.given.spoke != laid(check, had_been).laid.given.spoke
    moved = laid(check, replace(stands, schedule=replace(stands.schedule, zone="Asia/Tokyo")))
    assert moved.laid.given.zone == "Asia/Tokyo"
    tomorrow = before.laid.today + timedelta(days=1)
    assert lay_out(stands, check.flow, tomorrow, final=True).laid.today == tomorrow


def test_the_cards_of_a_kind_are_those_among_all_cards(check) -> None:
    cards = cards_wanted(check.flow, check.assessment, check.now)
    kinds = {name.partition("/")[0] for name in cards}
    assert {"root", "section", "summary", "checkin"} <= kinds
    for kind in kinds:
        found = cards_wanted(check.flow, check.assessment, check.now, kind)
        assert {name: card for name, card in cards.items() if name.partition("/")[0] == kind}.items() <= found.items()
        assert found.items() <= cards.items()
    assert not cards_wanted(check.flow, check.assessment, check.now, "of no kind")
