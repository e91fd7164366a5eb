"""What a check wants of whom: only of those asked, only while it is open, and the same until something new is asked."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from engine_flows import linked
from followed_check import CALM, FollowedCheck, followed_check
from team_check import ALL, START, TEAM, TeamCheck, answered, anyone_check, closed_check, team_check

from bot.engine import events
from bot.engine.after_verdict.following import local_day
from bot.engine.after_verdict.standing_verdict import expires_at
from bot.engine.reminders.matters import AFTERWARDS, Matter, matters, stirred
from bot.engine.saved.answer import Answer
from bot.flow.model.check_in import USUAL_REMIND

DAY = timedelta(days=1)
DUE = date(2026, 12, 10)
BERLIN = "Europe/Berlin"


def of(check: TeamCheck, person: str) -> list[Matter]:
    return list(matters(check.flow, check.assessment).get(person, ()))


def kinds(check: TeamCheck, person: str) -> list[str]:
    return [each.kind for each in of(check, person)]


def only(check: TeamCheck, person: str, kind: str) -> Matter:
    (found,) = [each for each in of(check, person) if each.kind == kind]
    return found


def with_check_in() -> FollowedCheck:
    """A finished check of ana, ben and cy whose first check-in has just come."""
    return followed_check().comes()


def with_gap(owner: str = "ben", due: date | None = DUE) -> TeamCheck:
    """A finished check with one gap, which somebody closes until a day."""
    return closed_check(right_information=10).does(events.GapTaken("ana", "right_information", owner, due))


# An open check


def test_each_who_is_asked_may_be_reminded_of_the_open_section_a_day_after_it_opened():
    check = team_check()

    found = {person: only(check, person, "questions") for person in TEAM}

    assert {each.instant for each in found.values()} == {START + DAY}
    assert {each.card for each in found.values()} == {"section/task"}
    assert matters(check.flow, check.assessment).keys() == set(TEAM)


def test_who_has_answered_all_of_a_section_is_reminded_of_it_no_more():
    check = team_check()

    check.later(hours=1).answers("ana", task_signed="yes", worked_examples="skip")

    assert "section/task" not in [each.card for each in of(check, "ana")]
    assert "section/task" in [each.card for each in of(check, "ben")]


def test_it_stays_one_thing_while_nothing_new_is_asked():
    check = team_check()
    before = only(check, "ben", "questions")

    check.later(hours=1).answers("ben", task_signed="yes")

    assert only(check, "ben", "questions") == before


def test_a_section_that_opens_is_something_new_and_comes_a_day_after_it_opened():
    check = team_check().later(days=3).fills("task")

    assert {each.card for each in of(check, "ben")} == {"section/prompt"}
    assert only(check, "ben", "questions").instant == check.now + DAY


def test_a_vote_called_again_is_something_new():
    check = (
        team_check().answers("ana", task_signed="yes").answers("ben", task_signed="no").answers("cy", task_signed="no")
    )
    before = {each.about for each in of(check, "ana")}
    check.later(hours=5).does(events.VoteCalled("ana", "task_signed"))

    again = [each for each in of(check, "ana") if each.card == "section/task"]

    assert [each.instant for each in again] == [check.now + DAY]
    assert not before & {each.about for each in again}


def test_who_is_handed_a_question_is_reminded_and_who_handed_it_on_is_not():
    check = team_check().fills("task", leaving=("worked_examples",))
    for person in ("ana", "ben"):
        check.does(events.Handed(person, "worked_examples", "dee"))

    assert kinds(check, "dee") == ["questions"]
    assert kinds(check, "ana") == []


def test_nothing_is_left_of_an_open_check_once_it_is_closed():
    check = closed_check()

    assert [(each.kind, each.what) for person in TEAM for each in of(check, person)] == [
        ("questions", AFTERWARDS),
        ("expiry", ""),
    ]


# A check-in


def test_a_check_in_is_open_for_those_who_have_not_answered_it_a_day_after_it_came():
    check = with_check_in()

    found = only(check, "ben", "check_in")

    assert found.instant == check.assessment.check_ins[-1].at + DAY
    assert found.card == f"checkin/{check.now.date().isocalendar().year}-W{check.now.date().isocalendar().week:02}"
    check.says("ben", **CALM)
    assert "check_in" not in kinds(check, "ben")
    assert "check_in" in kinds(check, "cy")


def test_of_what_all_left_blank_the_owner_is_reminded_who_may_end_it():
    check = with_check_in()
    for person in TEAM:
        check.says(person, test_set="same", seen="did_not_look")

    assert only(check, "ana", "check_in").instant == check.assessment.check_ins[-1].at + DAY
    assert "check_in" not in kinds(check, "ben") + kinds(check, "cy")


def test_where_anyone_here_may_answer_nobody_is_reminded_of_what_is_blank():
    check = FollowedCheck(anyone_check().answers("ben", task_signed="yes")).comes().says("ben", test_set="same")

    assert "check_in" not in kinds(check, "ben") + kinds(check, "ana")


def test_a_check_in_that_is_over_reminds_nobody():
    check = with_check_in()

    check.ends()

    assert [kind for person in TEAM for kind in kinds(check, person) if kind == "check_in"] == []


# Gaps


def test_a_gap_reminds_its_owner_alone_two_days_before_it_is_due_and_on_the_day():
    check = with_gap()

    found = only(check, "ben", "due")

    assert found.what == check.flow.questions["right_information"].short
    assert found.moments(BERLIN) == tuple(datetime(2026, 12, day, 8, tzinfo=START.tzinfo) for day in (8, 10))
    assert "due" not in kinds(check, "ana") + kinds(check, "cy")


def test_a_gap_without_a_day_or_given_back_reminds_nobody():
    assert "due" not in kinds(with_gap(due=None), "ben")
    assert "due" not in kinds(with_gap().does(events.GapTaken("ben", "right_information", "")), "ben")


def test_another_day_is_something_new():
    check = with_gap()
    before = only(check, "ben", "due")

    check.does(events.GapTaken("ben", "right_information", "ben", DUE + DAY))

    assert only(check, "ben", "due").about != before.about


def test_a_gap_that_is_closed_reminds_nobody():
    check = with_gap()

    check.later(days=1).does(events.Renewed("ben", "right_information", answered("ben", x=16).answers["x"]))

    assert "due" not in kinds(check, "ben")


def test_once_its_day_is_over_a_gap_is_overdue_in_what_stands_and_nobody_is_told_a_second_time():
    check = with_gap()
    before, had = only(check, "ben", "due"), check.assessment

    check.later(days=18).ticks()

    found = only(check, "ben", "due")
    assert (before.overdue, found.overdue) == (False, True)
    assert found.about == before.about
    told = stirred(check.flow, had, check.assessment)
    assert ("ben" in told.new_for, "ben" in told.changed_for) == (False, True)


def waived(check: TeamCheck, until: date) -> TeamCheck:
    return check.does(events.GapWaived("ana", "right_information", "the vendor changes", until))


@pytest.mark.parametrize(
    ("until", "told"),
    [(DUE + 2 * DAY, [DUE + 2 * DAY]), (DUE - DAY, [DUE - DAY, DUE]), (DUE - 2 * DAY, [DUE - 2 * DAY, DUE])],
)
def test_a_waived_gap_reminds_nobody_until_the_day_on_which_it_is_raised_again(until, told):
    check = with_gap()
    before = only(check, "ben", "due")

    found = only(waived(check, until), "ben", "due")
    assert list(found.mornings) == told
    assert found.about != before.about  # what stood in a message before the waiver stands there no longer


def test_that_the_end_of_a_waiver_was_said_changes_nothing_of_what_it_means():
    check = waived(with_gap(), DUE - DAY)
    before = of(check, "ben")

    check.later(days=16, hours=1).ticks()

    assert "lapsed" in [notice.kind for notice in check.assessment.notices]
    assert of(check, "ben") == before


# The verdict


def test_a_verdict_reminds_the_owner_of_the_check_alone_three_days_before_it_expires():
    check = closed_check()
    expires = expires_at(check.flow, check.assessment)
    assert expires

    found = only(check, "ana", "expiry")

    # Three days before is a Friday already.
    assert found.day == expires.date() == date(2026, 12, 21)
    assert found.moments("UTC") == (datetime(2026, 12, 18, 9, tzinfo=START.tzinfo),)
    assert "expiry" not in kinds(check, "ben") + kinds(check, "cy")


def test_the_day_on_which_a_verdict_expires_is_that_where_its_check_ins_are_at_home():
    check = followed_check(zone="Pacific/Pago_Pago")
    expires = expires_at(check.flow, check.assessment)

    found = only(check, "ana", "expiry")

    assert found.day == local_day(check.assessment, expires) == expires.date() - DAY


def test_what_the_verdict_asks_reminds_its_owner_a_day_after_it_until_all_of_it_is_answered():
    check = closed_check()
    asked = [each.id for each in check.flow.verdicts["ready"].ask]
    assert len(asked) == 3

    found = only(check, "ana", "questions")
    assert found.instant == check.assessment.closed.at + DAY
    assert found.card == "summary/1"
    assert "questions" not in kinds(check, "ben")

    for id_ in asked:
        assert "questions" in kinds(check, "ana")
        check.does(events.Answered("ana", {id_: Answer(None, passed="dont_know")}))
    assert "questions" not in kinds(check, "ana")


def test_what_a_later_verdict_asks_reminds_its_owner_a_day_after_that_one():
    check = closed_check(test_cases=linked(20))
    check.later(days=5).does(events.Renewed("ben", "test_cases", answered("ben", x=linked(55)).answers["x"]))
    assert [each.verdict for each in check.assessment.verdicts] == ["almost", "ready"]

    assert only(check, "ana", "questions").instant == check.now + DAY


def test_a_verdict_that_has_expired_is_said_in_the_thread_and_reminds_nobody():
    check = closed_check().later(days=29).ticks()

    assert "expiry" not in kinds(check, "ana")


def test_a_renewed_verdict_expires_anew():
    check = with_check_in()
    before = only(check, "ana", "expiry")

    check.later(days=1).says("ana", **CALM).ends()

    assert only(check, "ana", "expiry").about != before.about


# Where nothing reminds


def test_a_flow_without_check_ins_reminds_nobody_while_a_check_is_open():
    check = team_check()

    assert matters(replace(check.flow, check_in=None), check.assessment) == {}


def test_that_a_verdict_expires_is_told_in_a_flow_without_check_ins_too():
    check = closed_check()
    check.flow = replace(check.flow, check_in=None)

    found = only(check, "ana", "expiry")
    assert (found.mornings, found.what) == ((date(2026, 12, 18),), "ask again")
    assert matters(check.flow, check.assessment) == {"ana": (found,)}


def test_the_usual_reminders_are_those_of_a_flow_that_says_nothing_of_them():
    plan = closed_check().flow.check_in

    assert plan.remind == USUAL_REMIND


def test_a_check_that_led_on_to_another_reminds_nobody():
    check = with_gap()

    assert matters(check.flow, replace(check.assessment, led_to="a2")) == {}


# What an event stirs


def test_the_start_stirs_all_who_are_asked_from_a_day_later_on():
    check = team_check()

    assert stirred(check.flow, None, check.assessment).new_for == dict.fromkeys(TEAM, START + DAY)


def test_an_answer_that_leaves_something_open_stirs_nobody():
    check = team_check()
    before = check.assessment

    check.later(hours=1).answers("ben", task_signed="yes")

    found = stirred(check.flow, before, check.assessment)
    assert (found.new_for, found.changed_for) == ({}, frozenset())


def test_what_is_over_for_someone_is_a_change_for_them_alone():
    check = with_check_in()
    before = check.assessment

    check.says("ben", **CALM)

    found = stirred(check.flow, before, check.assessment)
    assert (found.new_for, found.changed_for) == ({}, {"ben"})


def test_a_new_section_stirs_all_who_are_asked_and_changes_what_was_open_before():
    check = team_check().fills("task", leaving=("worked_examples",))
    before = check.assessment

    check.later(hours=5).fills("task")

    found = stirred(check.flow, before, check.assessment)
    assert found.new_for == dict.fromkeys(TEAM, check.now + DAY)
    assert found.changed_for == set(TEAM)


def test_a_gap_stirs_its_owner_early_enough_for_any_place_on_earth():
    before = closed_check(right_information=10)
    after = with_gap()

    found = stirred(after.flow, before.assessment, after.assessment).new_for

    assert found.keys() == {"ben"}
    assert found["ben"] <= only(after, "ben", "due").moments("Pacific/Kiritimati")[0]


def test_nothing_else_the_whole_way_to_the_verdict_stirs_anybody():
    check = team_check()
    new = []
    for section in ALL:
        for id_ in [each for each in check.flow.questions if check.flow.questions[each].section == section]:
            before = check.assessment
            check.later(minutes=1).fills(section, leaving=tuple(set(check.flow.questions) - {id_}))
            new += [(section, person) for person in stirred(check.flow, before, check.assessment).new_for]

    sections = [each.id for each in check.flow.sections]
    assert {place for place, _ in new} <= set(sections)
    assert len(new) == len(set(new)) <= len(sections) * len(TEAM)
