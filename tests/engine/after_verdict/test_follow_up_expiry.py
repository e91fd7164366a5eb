"""A verdict holds for 28 days from when something last came in; silence renews nothing."""

from datetime import timedelta

from engine_flows import linked, proof
from followed_check import CALM, followed_check
from team_check import START, answer, closed_check, quick_check

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import expires_at

FOUR_WEEKS = timedelta(days=28)


def expires(check):
    return expires_at(check.flow, check.assessment)


def test_a_verdict_expires_after_28_days_and_says_so_once():
    check = closed_check(weeks_unchanged=3)
    assert check.due() == expires(check) == START + FOUR_WEEKS

    check.later(days=28).ticks()
    assert [(notice.kind, notice.at) for notice in check.assessment.notices] == [("expired", START + FOUR_WEEKS)]
    assert not check.later(days=9).ticks().changed
    assert check.due() is None


def test_a_check_in_someone_answered_lets_it_hold_anew():
    check = followed_check().weeks("S S S S S")

    assert expires(check) == check.now + FOUR_WEEKS
    assert check.told("expired") == []


def test_a_check_in_nobody_answered_renews_nothing_even_where_it_changes_the_verdict():
    check = followed_check(weeks_unchanged=3).weeks("S - -")

    assert [each.verdict for each in check.assessment.verdicts] == ["almost", "ready", "almost"]
    assert expires(check) == START + timedelta(days=7) + FOUR_WEEKS


def test_a_check_in_in_which_all_that_was_said_is_that_nobody_looked_renews_nothing():
    check = followed_check(lasting_failures=["canary"]).comes().says(seen="did_not_look").ends()
    assert check.last().ended == "held"
    assert expires(check) == START + FOUR_WEEKS

    check.comes().says(seen=[]).ends()
    assert expires(check) == check.now + FOUR_WEEKS


def test_a_gap_that_was_closed_lets_it_hold_anew():
    check = closed_check(test_cases=linked(20)).later(days=10)
    check.does(events.Renewed("ben", "test_cases", answer(linked(60))))

    assert expires(check) == check.now + FOUR_WEEKS


def test_what_holds_anew_after_it_expired_expires_anew():
    check = closed_check(test_cases=linked(20), weeks_unchanged=3).later(days=28).ticks()
    check.does(events.Renewed("ben", "test_cases", answer(linked(60)))).later(days=28).ticks()

    assert [notice.kind for notice in check.assessment.notices] == ["expired", "closed", "expired"]


def test_a_check_that_led_on_expires_once_with_no_word_in_the_thread_and_its_cards_follow():
    check = quick_check().does(events.LedOn("ana", "a2"))
    names = set(check.cards())

    assert check.due() == expires(check)
    assert check.later(days=28).ticks().changed
    assert set(check.cards()) == names
    assert check.cards()["root"].expired
    assert check.cards()["summary/1"].expired
    assert check.due() is None
    assert not check.later(days=99).ticks().changed


def test_a_notice_that_a_verdict_expired_stands_after_its_check_led_on():
    check = quick_check().later(days=28).ticks()
    assert "notice/1" in check.cards()

    assert "notice/1" in check.does(events.LedOn("ana", "a2")).cards()


def test_while_it_is_open_again_nothing_expires():
    check = closed_check().does(events.ReopenAsked("ana"))

    assert expires(check) is None


def test_a_proof_ages_only_when_the_verdict_is_decided_anew():
    check = followed_check(lasting_failures=proof(["canary"], 20))
    assert check.weeks("-").level("lasting_failures") == 0.5

    assert check.comes().says(**CALM).ends().level("lasting_failures") == 1
