"""A check-in comes, is answered and ends; late it says so, too late it is skipped, ignored three times it stops."""

from dataclasses import replace
from datetime import timedelta

import pytest
from engine_flows import linked
from followed_check import CALM, FollowedCheck, followed_check
from team_check import START, answer, anyone_check, closed_check, quick_check

from bot.engine import events
from bot.engine.after_verdict.following import next_check_in
from bot.engine.after_verdict.standing_verdict import expires_at
from bot.engine.rules.flowing_on import Closing
from bot.engine.saved.answer import Quote
from bot.engine.saved.follow_up import GapCare

WEEK = timedelta(weeks=1)
BLANK = (
    "Nothing is filled in: answer what moved, such as “Test set and pass rule”, or close this and press “All the same” "
    "on the card."
)
OVER = "This check-in is over; the card of the check says when the next one comes."


def all_answer(check, *people):
    for person in people or check.last().asked:
        check.says(person, **CALM, seen="did_not_look")
    return check


# It comes


def test_it_comes_at_its_time_in_a_week_of_its_own_and_asks_all_who_were_asked():
    check = followed_check().comes()

    assert (check.last().date, check.last().at) == ((START + WEEK).date(), START + WEEK)
    assert check.last().asked == ("ana", "ben", "cy")
    assert check.because == ("the check-in of 2026-11-30 was opened",)
    assert not check.ticks().changed


def test_it_does_not_come_before_its_time_and_comes_within_a_stable_part_of_ten_minutes_after():
    check = followed_check()
    due = check.due()

    assert START + WEEK <= due <= START + WEEK + timedelta(minutes=10)
    check.now = START + WEEK - timedelta(seconds=1)
    assert not check.ticks().changed
    check.now = due
    assert check.ticks().open() is not None


def test_the_first_comes_on_a_later_day_than_the_verdict():
    at = (START + timedelta(minutes=5)).time()  # five minutes after everything was answered
    check = followed_check(at=at)

    assert next_check_in(check.flow, check.assessment) == START + WEEK + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("handed", "asked"),
    [("worked_examples", False), ("training_pairs", True), ("weeks_unchanged", True), ("lasting_failures", True)],
)
def test_who_was_handed_one_question_is_asked_only_where_a_check_in_is_about_it_and_may_answer_all_the_same(
    handed, asked
):
    check = closed_check(training_pairs=10)
    check.assessment = replace(check.assessment, handed={handed: {"cy": "eve"}})
    check = FollowedCheck(check).comes()

    assert check.last().gap == "training_pairs"
    assert check.last().asked == ("ana", "ben", "cy", *(("eve",) if asked else ()))
    check.says("eve", **CALM)
    assert "eve" in check.last().answers["test_set"]


def test_an_owner_who_was_not_asked_is_not_waited_for():
    check = closed_check()
    check.assessment = replace(check.assessment, owner="dan")
    check = FollowedCheck(check).comes()
    assert "dan" not in check.last().asked
    check.says("dan", **CALM)  # and may answer all the same
    assert "dan" in check.last().answers["test_set"]


def test_the_owner_is_asked_where_something_is_asked_of_them():
    check = quick_check()
    check.assessment = replace(check.assessment, asked=("ben",))
    check = FollowedCheck(check, day=4).comes()

    assert check.last().asked == ("ben", "ana")
    assert "Only <@ana>" in check.refused(check.saying("ben", still_the_same="yes"))


def test_up_to_half_an_hour_is_in_time_then_it_is_late_and_says_so():
    assert not followed_check().comes(minutes=30).last().late
    assert followed_check().comes(minutes=31).last().late
    assert followed_check().comes(hours=6).last().late


def test_later_than_its_grace_it_is_skipped_and_it_is_said():
    check = followed_check().comes(hours=6, seconds=1)

    assert (check.open(), check.last().ended) == (None, "skipped")
    assert [notice.about for notice in check.told("skipped")] == ["2026-11-30"]
    assert check.due() == START + 2 * WEEK + (followed_check().due() - START - WEEK)


def test_after_a_long_silence_every_week_is_skipped_by_name_and_the_next_one_comes():
    check = followed_check().later(weeks=5, hours=-1).ticks()

    assert [each.ended for each in check.assessment.check_ins] == ["skipped"] * 4
    assert [notice.about for notice in check.told("skipped")] == [
        "2026-11-30",
        "2026-12-07",
        "2026-12-14",
        "2026-12-21",
    ]
    assert check.comes().last().date.isoformat() == "2026-12-28"


def test_after_a_silence_that_ended_within_the_grace_the_last_one_comes_late():
    check = followed_check().later(weeks=3, hours=3).ticks()

    assert [each.ended for each in check.assessment.check_ins] == ["skipped", "skipped", None]
    assert check.last().late


def test_a_clock_that_goes_back_brings_nothing_twice():
    check = followed_check().comes().later(hours=-1)

    assert not check.ticks().changed
    assert not check.later(hours=1).ticks().changed
    assert len(check.assessment.check_ins) == 1


# It is answered


def test_it_ends_when_all_who_were_asked_have_answered():
    check = all_answer(followed_check().comes(), "ana", "ben")
    assert check.open() is not None

    all_answer(check, "cy")
    assert (check.last().ended, check.last().ended_by, check.last().ended_at) == ("held", None, check.now)
    assert "all who were asked have answered" in check.because


def test_one_answer_to_a_question_is_enough_and_while_one_has_none_it_stays_open():
    check = followed_check().comes().says("ana", test_set="same").says("ben", seen="did_not_look").says("cy", new=["x"])
    assert check.open() is not None

    check.says("cy", expectations="no")
    assert check.last().ended == "held"


def test_a_prediction_that_is_looked_back_at_keeps_it_open_until_someone_said():
    check = followed_check(lasting_failures=["canary"]).weeks("S S S").comes()
    all_answer(check)
    assert check.open() is not None

    check.says("ben", looks={"canary": {"seen": "no"}})
    assert check.last().ended == "held"


def test_a_pass_is_an_answer():
    check = followed_check().comes()
    for person in ("ana", "ben", "cy"):
        check.says(person, test_set="skip", expectations="dont_know", seen="did_not_look")

    assert (check.last().ended, check.lengths()) == ("held", [0])


def test_where_anyone_here_may_answer_it_stays_open_for_them():
    check = FollowedCheck(anyone_check().answers("ben", task_signed="yes")).comes()
    assert check.last().asked == ("ben",)

    check.says("ben", **CALM).says("eve", **CALM)
    assert check.open() is not None


@pytest.mark.parametrize(
    ("by", "given", "said"),
    [
        ("eve", {"test_set": "same"}, "You are not asked in this check-in; <@ana> or anyone who is can answer it."),
        (
            "ana",
            {},
            BLANK,
        ),
        ("ana", {"test_set": "perhaps"}, "Write same, added or changed."),
        ("ana", {"no_such": "same"}, "This question is no longer asked."),
    ],
)
def test_what_is_not_taken_says_why_and_takes_nothing(by, given, said):
    check = followed_check().comes()

    assert check.refused(check.saying(by, **given)) == said


def test_an_answer_that_says_nothing_at_all_is_refused():
    check = followed_check().comes()
    nothing = check.saying(test_set="same").answers["test_set"]

    blank = type(nothing)(None)
    event = events.CheckInAnswered("ana", check.last().date, {"test_set": blank})
    assert check.refused(event) == "Answer the question, or skip it."


def test_where_nothing_is_watched_nothing_can_be_seen():
    check = FollowedCheck(quick_check(), day=4).comes()

    assert check.refused(check.saying(seen=[])) == "This question is no longer asked."
    assert check.refused(check.saying(new=["x"])) == "This question is no longer asked."


def test_an_answer_to_a_check_in_that_is_over_is_told_so():
    check = followed_check().comes()
    late = check.saying(**CALM)

    assert check.ends().refused(late) == OVER
    assert check.comes().refused(late) == OVER


# It ends


def test_only_the_owner_ends_it_early_and_only_once():
    check = followed_check().comes()

    day = check.open().date
    assert "who owns this check" in check.refused(events.CheckInEnded("ben", day))
    check.does(events.CheckInEnded("ana", day))
    assert (check.last().ended, check.last().ended_by) == ("missed", "ana")
    assert not check.does(events.CheckInEnded("ana", day)).changed


def test_ending_a_check_in_that_is_long_over_leaves_the_one_that_is_open_alone():
    check = followed_check().comes()
    last_week = check.open().date
    check.comes()

    assert not check.does(events.CheckInEnded("ana", last_week)).changed
    assert check.open() is not None


def test_it_ends_before_the_next_one_comes():
    check = followed_check().comes().says("ben", **CALM).comes()

    assert [each.ended for each in check.assessment.check_ins] == ["held", None]
    assert check.assessment.check_ins[0].ended_by is None


# Nobody answers


def ignored(times, **differing):
    check = followed_check(**differing)
    for _ in range(times):
        check.comes()
    return check


def test_after_three_ignored_it_says_once_that_it_stops_and_pauses():
    check = ignored(3)
    assert check.told("stopped") == []

    check.comes()
    assert (len(check.told("stopped")), len(check.assessment.check_ins)) == (1, 3)
    assert check.assessment.paused.by is None
    assert check.because[-1] == "3 check-ins went unanswered"
    check.later(weeks=9).ticks()
    assert (len(check.told("stopped")), check.due()) == (1, None)


def test_any_answer_to_the_one_that_is_still_open_wakes_it():
    check = ignored(3).comes().later(weeks=4)
    assert next_check_in(check.flow, check.assessment) is None

    check.says("cy", **CALM)
    assert check.assessment.paused is None
    assert [notice.kind for notice in check.assessment.notices][-1] == "resumed"
    assert check.comes().last().ended is None
    assert [each.ended for each in check.assessment.check_ins] == ["missed", "missed", "held", None]


@pytest.mark.parametrize(
    "event",
    [
        events.ResumeAsked("ben"),
        events.GapTaken("ben", "training_pairs", "ben"),
        events.GapWaived("ana", "training_pairs", "later", (START + 20 * WEEK).date()),
        events.ScheduleChosen("ana", 2, START.time(), "UTC"),
        events.WatchChosen("ana", ("invents tags",)),
        events.Answered("ana", {"upkeep": answer("skip")}),
        events.Renewed("ben", "training_pairs", answer(linked(60))),
        events.HandedOver("ana", "ben"),
        events.TakenOver("ben", "ana", "left"),
        events.OutsidersLet("ana", "observe"),
        events.CheckInEnded("ana", (START + 3 * WEEK).date()),
    ],
)
def test_whoever_does_anything_wakes_it(event):
    check = ignored(3, training_pairs=10).comes().later(weeks=9)
    assert check.assessment.paused.by is None

    check.does(event)
    assert check.assessment.paused is None
    assert next_check_in(check.flow, check.assessment) > check.now


def test_whoever_takes_a_message_back_or_a_late_answer_wakes_it():
    check = ignored(3).answers("ana", upkeep="skip")
    quoted = replace(check.assessment.answer("task_signed", "ben"), quote=Quote("seen", "eve"))
    given = {**check.assessment.answers, "task_signed": {**check.assessment.answers["task_signed"], "ben": quoted}}
    check.assessment = replace(check.assessment, answers=given)
    check.comes()
    for event in (events.QuoteTakenBack("eve", "task_signed", "ben"), events.Undone("ana", "upkeep", None)):
        asleep = check.assessment
        assert asleep.paused.by is None
        assert check.does(event).assessment.paused is None
        check.assessment = asleep


def test_who_answers_a_check_in_wakes_them_by_name_and_whatever_else_does_so_without():
    answered = ignored(3).comes().says("ben", test_set="same")
    reopened = ignored(3).comes().later(weeks=9).does(events.ReopenAsked("ana"))

    assert [[each.by for each in check.told("resumed")] for check in (answered, reopened)] == [["ben"], [None]]


@pytest.mark.parametrize("event", [events.DeleteAsked("ana"), events.LedOn("ana", "a2")])
def test_what_ends_all_check_ins_wakes_none(event):
    check = ignored(3).comes().does(event)

    assert check.assessment.paused is not None
    assert check.told("resumed") == []


def test_whoever_reopens_and_decides_wakes_it():
    check = ignored(3).comes().later(weeks=9).does(events.ReopenAsked("ana"))
    assert check.assessment.paused is None

    check.does(events.DecideAsked("ana"))
    assert next_check_in(check.flow, check.assessment) > check.now


def test_whoever_decides_a_check_that_an_older_version_reopened_asleep_wakes_it():
    check = ignored(3).comes()
    asleep = check.assessment.paused
    check.later(weeks=9).does(events.ReopenAsked("ana"))
    check.assessment = replace(check.assessment, paused=asleep)

    assert check.does(events.DecideAsked("ana")).assessment.paused is None


@pytest.mark.parametrize(
    "event",
    [
        events.WatchChosen("ana", ("invents tags",)),
        events.Answered("ana", {"upkeep": answer("skip")}),
        events.ReopenAsked("ana"),
    ],
)
def test_what_its_owner_paused_nobody_wakes_by_anything_else(event):
    check = followed_check().weeks("S").does(events.PauseAsked("ana")).does(event)

    assert check.assessment.paused.by == "ana"


def test_once_awake_three_more_have_to_be_ignored():
    check = ignored(3).comes().does(events.ResumeAsked("ben"))
    for _ in range(3):
        check.comes()
    assert len(check.told("stopped")) == 1

    assert len(check.comes().told("stopped")) == 2


def test_what_ftready_skipped_itself_was_not_ignored():
    check = ignored(2).comes(hours=7).comes()

    assert check.told("stopped") == []
    assert [each.ended for each in check.assessment.check_ins] == ["missed", "missed", "skipped", None]


def test_one_answer_in_between_starts_the_count_again():
    check = ignored(2).says("cy", test_set="same").comes().comes().comes()

    assert check.told("stopped") == []


# Reopened, led on


def test_reopening_the_check_ends_its_check_in_and_none_comes_until_it_is_closed_again():
    check = followed_check(weeks_unchanged=3).comes().says("ben", **CALM).does(events.ReopenAsked("ana"))
    assert (check.open(), check.last().ended) == (None, "held")
    assert next_check_in(check.flow, check.assessment) is None
    assert check.refused(check.saying("cy", **CALM)) == (
        "This check-in is over, for its check is open again; they go on once it is decided anew."
    )

    check.does(events.DecideAsked("ana"))
    assert next_check_in(check.flow, check.assessment) == START + 2 * WEEK


def test_a_check_that_led_on_to_another_one_is_not_followed_up_any_more():
    check = FollowedCheck(quick_check(), day=4)
    assert next_check_in(check.flow, check.assessment) is not None

    check.does(events.LedOn("ana", "a2"))
    assert next_check_in(check.flow, check.assessment) is None
    assert check.due() == expires_at(check.flow, check.assessment)


def test_what_is_done_in_between_changes_no_answer():
    check = followed_check(test_cases=20).comes().does(events.GapTaken("ben", "test_cases", "ben"))

    assert check.last().answers == {}
    assert check.assessment.care == {"test_cases": GapCare("ben")}
    assert check.assessment.closed == Closing(START, "complete")
