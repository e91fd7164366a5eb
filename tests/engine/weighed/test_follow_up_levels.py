"""What check-ins measure takes the place of what was claimed, and the verdict follows at once."""

import pytest
from followed_check import CALM, followed_check
from team_check import answered

from bot.engine import events


def weeks_of(check):
    return check.sheet().standings["weeks_unchanged"].value


@pytest.mark.parametrize(
    ("claimed", "weeks", "value", "level"),
    [
        (3, "", 3, 0.5),
        (3, "S", 4, 1),
        (0, "S S", 2, 0.5),
        (0, "S S S S", 4, 1),
        (3, "S C", 0, 0),
        (30, "C", 0, 0),
        (30, "C S S", 2, 0.5),
        (30, "S C S S S S", 4, 1),
        (2, "S S -", 4, 1),
        (2, "S S - -", 2, 0.5),
        (2, "S S - - S", 3, 0.5),
        (30, "C S - - S", 1, 0),
    ],
)
def test_weeks_are_the_claim_and_the_streak_until_the_first_changed_week_then_the_streak_alone(
    claimed, weeks, value, level
):
    check = followed_check(weeks_unchanged=claimed).weeks(weeks)

    assert (weeks_of(check), check.level("weeks_unchanged")) == (value, level)


def test_weeks_nobody_claimed_are_what_was_measured():
    check = followed_check(weeks_unchanged="dont_know").weeks("S S S")

    assert (weeks_of(check), check.level("weeks_unchanged")) == (3, 0.5)


def test_weeks_nobody_claimed_and_nobody_measured_stay_unanswered():
    check = followed_check(weeks_unchanged="dont_know").weeks("-")

    assert check.sheet().standings["weeks_unchanged"].people == 0


def test_each_claim_counts_on_and_the_lowest_holds():
    check = followed_check(weeks_unchanged=3)
    check.does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=2).does(events.DecideAsked("ana"))

    assert weeks_of(check.weeks("S")) == 3


def test_a_settled_number_of_weeks_counts_on_too():
    check = followed_check(weeks_unchanged=9).does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=1)
    check.does(events.SplitSettled("ana", "weeks_unchanged", 2, "we looked it up")).does(events.DecideAsked("ana"))

    assert weeks_of(check.weeks("S S")) == 4
    assert weeks_of(check.weeks("C S")) == 1  # from a change on, what was measured holds, whatever was settled


def test_weeks_claimed_anew_are_not_counted_twice():
    check = followed_check(weeks_unchanged=2).weeks("S S S").later(hours=1)
    check.does(events.ReopenAsked("ana")).answers("ana", weeks_unchanged=5).does(events.DecideAsked("ana"))
    assert weeks_of(check) == 5

    assert weeks_of(check.weeks("S")) == 6


def test_weeks_given_anew_after_a_change_count_and_count_on_until_the_next_change():
    check = followed_check(weeks_unchanged=8).weeks("S C S").later(days=1)
    assert weeks_of(check) == 1
    check.does(events.ReopenAsked("ana"))
    check.answers("ben", weeks_unchanged=2).does(events.DecideAsked("ana"))
    assert weeks_of(check) == 2  # what ana said before the change is over

    assert weeks_of(check.weeks("S")) == 3
    assert weeks_of(check.weeks("C S")) == 1


def test_weeks_settled_after_a_change_count_on_too():
    check = followed_check(weeks_unchanged=9).weeks("C").later(days=1).does(events.ReopenAsked("ana"))
    check.answers("ana", weeks_unchanged=9).answers("ben", weeks_unchanged=1)
    check.does(events.SplitSettled("ana", "weeks_unchanged", 2, "we looked it up")).does(events.DecideAsked("ana"))

    assert weeks_of(check) == 2
    assert weeks_of(check.weeks("S")) == 3


def test_a_check_in_on_the_day_of_the_claim_adds_nothing_to_it():
    check = followed_check(weeks_unchanged=2).comes().says(**CALM).ends()
    check.does(events.ReopenAsked("ana")).answers("ana", weeks_unchanged=3).does(events.DecideAsked("ana"))

    assert weeks_of(check) == 3


@pytest.mark.parametrize(
    ("said", "weeks", "level"),
    [
        ("yes", "S S S", 0),
        ("yes", "S S S S", 1),
        ("yes", "S S C S", 1),  # the test set changed, the expectations did not
        ("yes", "S S - S S", 1),
        ("yes", "S S - - S S S", 0),
        ("yes", "S S E S S S", 0),
        ("yes", "S S E S S S S", 1),
        ("no", "E", 0),
        ("no", "S", 1),
        ("no", "S E S S S", 0),
        ("no", "S E S S S S", 1),
        ("no", "-", 1),
    ],
)
def test_four_check_ins_without_a_changed_expectation_set_it_to_no_and_one_with_sets_it_to_yes(said, weeks, level):
    check = followed_check(expectations_changed=said).weeks(weeks)

    assert check.level("expectations_changed") == level


def test_a_measured_value_stands_for_every_answer_so_no_split_is_left():
    check = followed_check(weeks_unchanged=9).does(events.ReopenAsked("ana")).answers("ben", weeks_unchanged=1)
    check.does(events.DecideAsked("ana"))
    assert check.sheet().splits == ("weeks_unchanged",)

    check.weeks("C S S S S")
    assert (check.sheet().splits, check.level("weeks_unchanged")) == ((), 1)


@pytest.mark.parametrize(
    ("weeks", "says", "later", "levels"),
    [
        ("S S S S", "yes", "S S S S", [1, 0, 0, 0, 0, 1]),
        ("E", "no", "S E", [0, 1, 1, 0]),
        ("S", "yes", "S S S", [1, 0, 0, 0, 0]),
    ],
)
def test_what_is_said_after_it_was_measured_counts_until_it_is_measured_again(weeks, says, later, levels):
    check = followed_check(expectations_changed="no").weeks(weeks)
    found = [check.level("expectations_changed")]
    check.later(hours=1).does(events.ReopenAsked("ana")).answers("ana", expectations_changed=says)
    check.does(events.DecideAsked("ana"))
    found.append(check.level("expectations_changed"))
    found.extend(check.weeks(word).level("expectations_changed") for word in later.split())

    assert found == levels


def test_of_two_people_the_one_who_spoke_after_it_was_measured_is_heard():
    check = followed_check(expectations_changed={"ana": "no"}).weeks("S S S S").later(hours=1)
    assert check.level("expectations_changed") == 1

    check.does(events.ReopenAsked("ana")).answers("ben", expectations_changed="yes").does(events.DecideAsked("ana"))
    assert check.level("expectations_changed") == 0


def test_a_team_that_says_both_sides_move_again_is_stopped_after_any_number_of_calm_weeks():
    check = followed_check().weeks("S S S S").later(hours=1)
    check.does(events.ReopenAsked("ana")).answers("ana", weeks_unchanged=0, expectations_changed="yes")
    check.does(events.DecideAsked("ana"))

    assert [gate.id for gate in check.sheet().failed_gates] == ["G4"]


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_a_number_given_after_a_check_in_of_its_day_counts_that_check_in_nowhere_on_earth(zone):
    check = followed_check(zone=zone, weeks_unchanged=1).weeks("S").later(hours=1)
    check.does(events.ReopenAsked("ana")).answers("ana", weeks_unchanged=3).does(events.DecideAsked("ana"))

    assert check.sheet().standings["weeks_unchanged"].value == 3
    assert check.weeks("S").sheet().standings["weeks_unchanged"].value == 4


def test_the_verdict_follows_what_was_measured_and_is_kept_with_its_rule():
    check = followed_check(weeks_unchanged=3)
    assert check.verdict() == "almost"

    check.weeks("S")
    past = check.assessment.verdicts[-1]
    assert (past.verdict, past.rule, past.levels["weeks_unchanged"]) == ("ready", "all_there", 1)
    assert "rule all_there now gives ready" in check.because
    assert [each.verdict for each in check.weeks("C").assessment.verdicts] == ["almost", "ready", "almost"]


def test_a_verdict_that_stays_is_no_new_one():
    check = followed_check().weeks("S S S")

    assert [each.verdict for each in check.assessment.verdicts] == ["ready"]
    assert all(each.after.verdict == "ready" for each in check.assessment.check_ins)


def test_both_sides_moving_fails_the_stability_gate():
    check = followed_check(weeks_unchanged=2).comes().says(test_set="changed", expectations="yes").ends()

    assert [gate.id for gate in check.sheet().failed_gates] == ["G4"]
    assert check.verdict() == "not_yet"


def test_what_stood_after_a_check_in_is_kept_with_it():
    check = followed_check(weeks_unchanged=2).weeks("S C")

    assert [each.after.levels["weeks_unchanged"] for each in check.assessment.check_ins] == [0.5, 0]


def test_an_open_check_in_measures_nothing_yet():
    check = followed_check(weeks_unchanged=3).comes().says(test_set="changed", expectations="yes")

    assert (weeks_of(check), check.verdict()) == (3, "almost")


def test_what_check_ins_measure_is_not_answered_anew_by_one_person():
    check = followed_check(weeks_unchanged=3)

    assert check.refused(events.Renewed("ana", "weeks_unchanged", answered("ana", x=9).answers["x"])) == (
        "Check-ins measure this one from week to week; answer the next one."
    )
