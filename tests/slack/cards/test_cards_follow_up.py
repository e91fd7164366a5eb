"""The cards of a follow-up in words: each says what is, and why it is so."""

from datetime import time, timedelta

import pytest
from follow_up_words import words_on
from followed_check import CALM, FollowedCheck, followed_check
from readiness_sheets import linked, proof
from team_check import TEAM, answer, anyone_check, closed_check, quick_check

from bot.engine import events
from bot.engine.after_verdict.still_open import waiting_for
from bot.engine.cards.follow_up import GapLine
from bot.engine.cards.names import check_in_name
from bot.engine.reminders.card import NudgeCard, NudgeLine
from bot.engine.wanted.follow_up import outlook
from bot.playground.workspace.words import words_of
from bot.slack.cards import draw
from bot.slack.cards.nudge import draw_nudge
from bot.slack.cards.trend import spoken_trend, trend_lines
from bot.slack.views.follow_up import gaps, history, history_blocks
from bot.slack.views.pausing import pause
from bot.slack.writing.text import calendar_day


def test_a_first_check_in_that_waits_a_week_says_so_where_it_is_announced():
    check = closed_check(weeks_unchanged=3).does(events.ScheduleChosen("ana", 1, time(9), "UTC"))
    why = ", as the first comes at least 4 days after the verdict"

    assert why in words_on(check, "notice/1")
    assert why in words_on(check, "root")
    assert why in words_on(check, "summary/1")
    check.does(events.ScheduleChosen("ana", 4, time(9), "UTC"))
    assert why not in words_on(check, "root")


def test_before_a_pause_ends_a_check_in_that_was_answered_it_names_who_has_and_who_has_not():
    check = followed_check().comes().says("ben", **CALM)

    said = words_of(pause("a1", check.open(), waiting_for(check.assessment, check.open())))
    assert "counts with what was said by @ben. @ana, @cy cannot answer it any more" in said


def test_a_check_in_that_a_pause_ended_unanswered_is_called_missed_nowhere():
    check = followed_check().weeks("S").comes().does(events.PauseAsked("ana"))

    (_, last) = trend_lines(outlook(check.flow, check.assessment, check.now))
    assert last.endswith("(ended before anyone answered, counts for nothing)")
    card = words_on(check, "checkin/2026-W50")
    assert "Over before anyone answered; it counts for nothing" in card
    assert "nobody answered" not in card
    check.does(events.ResumeAsked("ana")).weeks("-")
    assert trend_lines(outlook(check.flow, check.assessment, check.now))[-1].endswith("(missed)")
    assert "Over: nobody answered" in words_on(check, "checkin/2026-W51")


def test_a_check_in_says_what_ends_it_and_names_what_all_have_left_blank():
    check = followed_check(lasting_failures=["canary"]).weeks("SSS").comes()
    name = check_in_name(check.last())
    ends = "It ends once all have answered and nothing is left open, or with the next one"
    assert ends in words_on(check, name)

    for person in TEAM:
        check.says(person, test_set="same")
    said = words_on(check, name)
    assert ends not in said
    assert "Nobody has answered yet: Expectations, what is watched, “canary” · It ends once somebody has" in said


@pytest.mark.parametrize(
    ("named", "usual"),
    [
        (["canary"], "nothing changed; what is watched: nobody looked, unless you say there that you did."),
        ("unsure", "nothing changed."),
    ],
)
def test_a_check_in_says_what_all_the_same_answers(named, usual):
    check = followed_check(lasting_failures=named).comes()

    said = words_on(check, check_in_name(check.last()))
    assert f"All the same opens the form, filled in: {usual}" in said.replace("*", "")


def test_where_anyone_here_may_answer_a_check_in_says_who_ends_it():
    check = FollowedCheck(anyone_check().answers("ben", task_signed="yes")).comes().says("ben", **CALM)

    said = words_on(check, check_in_name(check.last()))
    assert "Anyone here can answer · It ends with the next one, or when @ana ends it" in said


def test_a_number_that_was_measured_is_called_so_and_no_longer_what_somebody_said():
    check = followed_check(weeks_unchanged=1)
    assert "Weeks unchanged* · ✗ not met · said: 1" in words_on(check, "summary/1")
    assert "Measured" not in words_on(check, "section/stability")

    check.weeks("S")
    assert "Weeks unchanged* · ◐ partly met · measured: 2" in words_on(check, "summary/1")
    stands = words_on(check, "section/stability")
    assert "Measured since by check-ins: 2, which counts." in stands
    assert "• <@ana>: 1" in stands or "• @ana: 1" in stands  # what was said stays


def test_weeks_counted_anew_since_a_change_are_measured_also_where_as_many_were_said():
    check = followed_check(weeks_unchanged=2).weeks("CS")
    assert "Weeks unchanged* · ✗ not met · measured: 1" in words_on(check, f"summary/{len(check.assessment.verdicts)}")

    check.weeks("S")
    assert "Weeks unchanged* · ◐ partly met · measured: 2" in words_on(
        check, f"summary/{len(check.assessment.verdicts)}"
    )


def test_beside_a_streak_stands_what_else_counts_its_weeks_where_that_is_another_number():
    check = followed_check(weeks_unchanged=3).weeks("S")
    both = "Stable weeks: 1 (“Weeks unchanged” counts 4: these and what was said before)"
    assert both in words_on(check, "root")
    assert both in words_on(check, f"summary/{len(check.assessment.verdicts)}")

    assert "Stable weeks: 1\n" in words_on(followed_check(weeks_unchanged=0).weeks("S"), "root").replace(" · ", "\n")


def test_what_the_owner_settled_is_called_so_until_check_ins_count_on_from_it():
    check = followed_check(weeks_unchanged=9).does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=1)
    check.does(events.SplitSettled("ana", "weeks_unchanged", 2, "we looked it up")).does(events.DecideAsked("ana"))
    assert "· settled: 2" in words_on(check, "summary/2")

    check.weeks("S")
    assert "· measured: 3" in words_on(check, f"summary/{len(check.assessment.verdicts)}")


def test_all_weeks_are_listed_and_where_only_the_latest_fit_it_is_said_how_many_came_before():
    check = followed_check().weeks("S" * 25)
    seen = outlook(check.flow, check.assessment, check.now)

    assert words_of(history(seen)).count("•") == 25
    line, chart = history_blocks("Check", seen)
    assert words_of(line).count("•") == 12
    assert words_of(line).endswith("… and 13 earlier weeks; the memo lists all of them")
    assert chart["title"] == "Week by week: the latest 20 of 25"
    assert "earlier weeks; the memo lists all of them." in spoken_trend(seen).text


@pytest.mark.parametrize("weeks", [3, 25])
def test_who_hears_the_weeks_hears_the_latest_to_its_end_and_in_the_words_of_the_card(weeks):
    check = followed_check().weeks("S" * weeks)
    days = [each.date for each in check.assessment.check_ins]

    (heard,) = [line for line in fallback_of(check, "root") if line.startswith("Week by week: ")]
    assert f"; {calendar_day(days[-1])}: Stable weeks {weeks}, 0 open gaps, READY for a small trial" in heard
    before = weeks - heard.count(" open gaps")
    assert heard.endswith(f"… and {before} earlier weeks; the memo lists all of them." if before else "trial.")


def fallback_of(check, card):
    return str(draw(check.cards()[card], {}, {}).payload["text"]).splitlines()


def test_who_closed_a_gap_and_the_evidence_stand_in_a_line_of_their_own():
    check = closed_check(test_cases=linked(20))
    check.does(events.Renewed("ben", "test_cases", answer({"value": 55, "link": "https://wiki.example.com/cases"})))

    linked_to = "<https://wiki.example.com/cases|evidence on wiki.example.com>"
    assert f"@ben closed the gap of Unseen test cases · {linked_to}." in words_on(check, "notice/1")


def test_an_overdue_gap_says_so_in_words_on_every_card_and_in_a_reminder():
    check = followed_check(test_cases=linked(20)).comes()
    due = check.now.date() + timedelta(days=1)
    check.does(events.GapTaken("ben", "test_cases", "ben", due))
    assert f"@ben has it until {calendar_day(due)}" in words_on(check, "summary/1")

    check.later(days=2).ticks()
    said = f"@ben has it, overdue since {calendar_day(due)}"
    assert said in words_on(check, "summary/1")
    assert said in words_on(check, "checkin/2026-W49")
    line = NudgeLine("due", "Readiness", "", "Unseen test cases", due, "a1/summary/1", overdue=True)
    assert f"you close, overdue since {calendar_day(due)}" in str(draw_nudge(NudgeCard("open", (line,)), {}).payload)
    (gap,) = [each for each in check.cards()["summary/1"].care if each.question == "test_cases"]
    assert said in words_of(gaps("a1", [gap], {}, to_owner=False))


def test_an_expired_verdict_is_called_so_on_every_card_of_it_and_says_what_can_be_done():
    check = closed_check(weeks_unchanged=3).later(days=28).ticks()
    for card in ("root", "summary/1"):
        assert "; check in, or ask again" in words_on(check, card)
        assert "expired on" in words_on(check, card)
        assert "holds until" not in words_on(check, card)


def test_the_cards_of_a_check_that_led_on_say_that_its_verdict_expired_and_nothing_to_be_done_about_it():
    check = quick_check().does(events.LedOn("ana", "a2"))
    assert "holds until" in words_on(check, "root")

    check.later(days=28).ticks()
    for card in ("root", "summary/1"):
        assert "The verdict expired on" in words_on(check, card)
        assert "ask again" not in words_on(check, card)
        assert "holds until" not in words_on(check, card)


def listed(check, question):
    lines = {each.question: each for each in check.cards()["summary/1"].care}
    return words_of(gaps("a1", [lines[question]], {}, to_owner=False))


def test_a_gap_that_no_single_answer_closes_says_the_true_reason_and_the_way_there_is():
    check = closed_check(motive="reasoning", request_shape="few", weeks_unchanged=3)

    reopened = "Once its owner reopens the check from the summary"
    everyone = listed(check, "request_shape")
    assert "Everyone is asked this one, so no single answer closes it." in everyone
    assert f"{reopened}, all can answer it anew." in everyone
    assert "check-in" not in everyone
    rests = listed(check, "motive")
    assert "“Prompt at its plateau”, “Failures that would last” rest on this one." in rests
    assert f"{reopened}, it can be answered anew, and what rests on it is asked again." in rests
    assert "Everyone" not in rests
    assert "Check-ins measure this one" in listed(check, "weeks_unchanged")


def test_a_gap_of_a_check_that_is_not_reopened_sends_nobody_to_reopen_it():
    check = quick_check()
    may_reopen = check.cards()["summary/1"].may_reopen
    gap = GapLine("q", "Q", "do it", "it is done", None, 0, held="everyone", may_reopen=may_reopen)

    assert "reopen" not in words_of(gaps("a1", [gap], {}, to_owner=False))


def test_a_link_that_is_missing_comes_first_and_what_the_answer_counts_without_it():
    check = closed_check(test_cases=30)

    first = "Link it first: without a link this counts as nothing."
    assert "Next: Add its link. Build the test set" in words_on(check, "summary/1")
    assert first in listed(check, "test_cases")
    assert "Add its link" not in words_on(closed_check(test_cases=linked(30)), "summary/1")


def test_where_a_link_is_all_that_lacks_nothing_is_asked_for_that_was_said_already():
    check = followed_check(worked_examples={"good": 5, "bad": 3}).comes()

    summary, week = words_on(check, "summary/1"), words_on(check, check_in_name(check.last()))
    assert "Next: Add its link. Done when" in summary
    assert "Next gap, Worked examples: Add its link. Done when" in week
    assert "Next: Without a link this counts less. Add its link. Done when" in listed(check, "worked_examples")
    for words in (summary, week, listed(check, "worked_examples")):
        assert "Collect 5 good" not in words
    cases = followed_check(test_cases=30).comes()
    assert "Next gap, Unseen test cases: Add its link. Build" in words_on(cases, check_in_name(cases.last()))


def test_a_day_that_is_missing_beside_a_proof_comes_first():
    check = closed_check(lasting_failures={**linked(["canary"])})

    first = "Say first since when: without that day this counts less."
    assert "Next: Add its day. Name the failures" in words_on(check, "summary/1")
    assert first in listed(check, "lasting_failures")
    assert "Add its day" not in words_on(closed_check(lasting_failures=proof(["canary"], 3)), "summary/1")


@pytest.mark.parametrize("card", ["root", "summary/1"])
def test_beside_a_check_in_that_is_open_stands_when_the_next_one_comes(card):
    check = followed_check().comes()

    assert "Now a check-in is open, waiting for" in words_on(check, card)
    assert "Next check-in 7 December 2026, 09:00 UTC" in words_on(check, card)


def test_where_check_ins_pause_in_place_of_the_next_one_the_root_says_so_and_takes_it_back_once_somebody_answers():
    check = followed_check().comes().comes().comes()

    said = words_on(check, "root")
    assert "Check-ins pause 21 December 2026, 09:00 UTC, unless somebody answers before" in said
    assert "Next check-in" not in said
    assert "Next check-in 21 December 2026" in words_on(check.says("ben", **CALM), "root")


def test_once_ftready_has_stopped_asking_the_root_says_so_beside_the_check_in_that_stays_open():
    check = followed_check().comes().comes().comes().comes()
    assert check.tells()[-1] == "stopped"

    said = words_on(check, "root")
    assert "Now a check-in is open" in said
    assert "Check-ins are paused because nobody answered" in said
    assert "Next check-in" not in said


def test_a_check_in_calls_those_alone_who_have_something_open_and_are_there():
    check = followed_check().comes().says("ben", **CALM)
    check.does(events.PersonLookedFor("cy", "left"))

    said = words_on(check, check_in_name(check.last()))
    assert "@ana: What moved since last week?" in said
    assert "Answered: @ben" in said


def test_the_root_says_what_is_watched_and_from_when_on_it_is_looked_back_on():
    check = followed_check(lasting_failures=["canary", "sums"])

    assert "Watching “canary”, “sums”; look back from 21 December 2026" in words_on(check, "root")


def test_where_more_is_named_than_can_be_watched_its_owner_is_asked_to_merge_or_pick():
    named = {"ana": ["canary", "sums"], "ben": ["dates", "tags"], "cy": ["canary"]}
    check = followed_check(lasting_failures=named)

    said = words_on(check, "watch")
    assert "4 things were named" in said
    assert "At most 3 are watched. @ana, merge or pick them" in said
    assert "Choose what is watched (owner)" in said
