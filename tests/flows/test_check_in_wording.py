"""The check-ins of the shipped flows come, ask and remind as written, in the words of the rubric."""

from datetime import time, timedelta

import pytest
from readiness_sheets import QUICK, READINESS

MONDAY, FRIDAY = 0, 4
WORKDAYS = frozenset(range(5))


def plan(name="readiness"):
    return {"readiness": READINESS, "quick": QUICK}[name].check_in


def asked(question):
    options = {id_: option.text for id_, option in question.type.options.items()}
    return question.ask.text, question.type.name, options, question.asked_of


@pytest.mark.parametrize(
    ("name", "day", "at", "pause_after"), [("readiness", MONDAY, time(9), 3), ("quick", FRIDAY, time(10), 2)]
)
def test_when_it_comes_unless_the_owner_picks_otherwise_and_when_it_gives_up(name, day, at, pause_after):
    found = plan(name)

    assert (found.day, found.at, found.pause_after) == (day, at, pause_after)
    assert found.skip_after == timedelta(hours=6)


@pytest.mark.parametrize(("name", "days"), [("readiness", 4), ("quick", 4)])
def test_how_many_days_after_the_verdict_the_first_one_leaves(name, days):
    assert plan(name).first_after == timedelta(days=days)


def test_what_a_week_is_asked_in_the_readiness_check():
    assert {id_: asked(question) for id_, question in plan().questions.items()} == {
        "test_set": (
            "Since last week, did the test set or the pass rule change?",
            "choice",
            {"same": "The same", "added": "Only new cases", "changed": "It changed"},
            "anyone",
        ),
        "expectations": (
            "Since last week, did anyone change what the product should do?",
            "choice",
            {"yes": "Yes", "no": "No"},
            "anyone",
        ),
    }
    assert plan().usual == {"test_set": "same", "expectations": "no"}


def test_the_quick_check_asks_its_owner_one_thing():
    assert {id_: asked(question) for id_, question in plan("quick").questions.items()} == {
        "still_the_same": (
            "Are the test set and the pass rule still the same as a week ago?",
            "choice",
            {"yes": "Yes", "no": "No, they changed"},
            "owner",
        )
    }
    assert plan("quick").usual == {"still_the_same": "yes"}
    assert (plan("quick").watch, plan("quick").look_back) == (None, None)


@pytest.mark.parametrize(
    ("name", "streaks"),
    [("readiness", {"stable_weeks": 2, "calm_weeks": 2}), ("quick", {"still_weeks": 1})],
)
def test_a_streak_restarts_after_so_many_missed_in_a_row(name, streaks):
    assert {streak.id: streak.restarts_after for streak in plan(name).streaks} == streaks


def test_what_is_watched_and_how_it_is_asked():
    watch = plan().watch

    assert (watch.question, watch.most, watch.offer_after) == ("lasting_failures", 3, 2)
    assert watch.ask.text == "Look at 10 to 20 fresh outputs. Which of the watched failures came back?"
    assert (watch.not_looked, watch.new) == ("Did not look", "A failure that came up and is not watched")
    assert [(each.when.text, each.name) for each in watch.also] == [
        ("motive is cheaper and some(lasting_failures: value is yes)", "Cost or delay still over the limit")
    ]


def test_the_look_back_comes_28_days_later_and_asks_two_things():
    look_back = plan().look_back
    fixes = {"prompt": "Prompt", "examples": "Examples", "lookups": "Lookups", "review": "Review"}

    assert look_back.after == timedelta(days=28)
    assert {id_: asked(question) for id_, question in look_back.questions.items()} == {
        "seen": (
            "Was it seen in the last 10 to 20 outputs: {name}?",
            "choice",
            {"yes": "Yes", "no": "No", "did_not_look": "Did not look"},
            "anyone",
        ),
        "fixed": ("What was fixed since it was predicted?", "choices", fixes, "anyone"),
    }
    assert look_back.questions["fixed"].link.label == "Where the fix can be seen"
    assert look_back.questions["seen"].link is None


def test_people_are_reminded_on_working_days_from_nine_to_five():
    remind = plan().remind

    assert (remind.days, remind.start, remind.end) == (WORKDAYS, time(9), time(17))
    assert remind.after == timedelta(hours=24)
    assert (remind.before_due, remind.before_expiry) == ((2, 0), 3)


def test_the_owner_of_a_quick_check_is_reminded_later_and_warned_earlier():
    remind = plan("quick").remind

    assert (remind.after, remind.before_expiry) == (timedelta(hours=72), 7)
    assert (remind.days, remind.before_due) == (WORKDAYS, (2, 0))


def test_some_answers_are_asked_again_after_eight_weeks():
    fresh = {id_: question.fresh_for for id_, question in READINESS.questions.items() if question.fresh_for}

    assert fresh == {"right_information": 56, "baseline": 56}


def test_a_gap_is_waived_for_90_days_at_most():
    assert (READINESS.longest_waiver, QUICK.longest_waiver) == (90, 90)
    assert all(question.gap.waive for question in READINESS.questions.values())
