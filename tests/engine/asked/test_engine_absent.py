"""Who is asked and gone is waited for no more: what they said stands, and what only they were asked is the owner's."""

from dataclasses import replace

import pytest
from followed_check import CALM, FollowedCheck
from role_check import given, role_check
from team_check import closed_check, team_check

from bot.engine import events
from bot.engine.asked.asking import people_asked
from bot.engine.cards.names import check_in_name
from bot.engine.reminders.matters import matters, stirred
from bot.engine.rules.forgetting import is_named
from bot.engine.transition import apply
from bot.store.codec import decode, encode

SAID = {**CALM, "seen": "did_not_look"}


def gone(person="cy", why="deactivated"):
    return events.PersonLookedFor(person, why)


def test_a_judgement_is_shown_once_all_who_are_still_there_have_answered():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="yes")
    assert "task_signed" not in check.assessment.revealed

    check.does(gone())

    assert "task_signed" in check.assessment.revealed
    assert check.because[0] == "nothing waits for cy, whose account is deactivated"
    assert check.open_for("cy") == []


def test_what_they_said_stands_and_counts():
    check = team_check().answers("cy", task_signed="no")

    check.does(gone()).answers("ana", task_signed="yes").answers("ben", task_signed="yes")

    assert check.assessment.answer("task_signed", "cy").value == "no"
    assert "split/task_signed" in check.cards()


def test_who_comes_back_is_waited_for_again_where_it_is_not_too_late():
    check = team_check().does(gone(why="left")).does(events.PersonLookedFor("cy"))

    assert check.assessment.away == {}
    assert "task_signed" in check.open_for("cy")


def test_the_root_card_names_them_until_they_are_back():
    check = team_check().does(gone(why="left"))
    root = check.cards()["root"]
    assert root.away == (("cy", "left"),)
    assert "cy" not in dict(root.waiting_for)

    assert check.does(events.PersonLookedFor("cy")).cards()["root"].away == ()


def test_the_same_once_more_and_somebody_nobody_asks_change_nothing():
    check = team_check().does(gone())

    assert not check.does(gone()).changed
    assert not check.does(gone("eve")).changed


def test_whoever_does_something_is_there_again():
    check = team_check().does(gone(why="left"))

    check.answers("cy", task_signed="yes")

    assert check.assessment.away == {}
    assert "worked_examples" in check.open_for("cy")


def test_what_changes_nothing_does_not_bring_them_back():
    check = team_check().does(gone("ana"))
    already = check.assessment

    check.does(events.PeopleAsked("ana", ("ben",)))

    assert (check.changed, check.assessment) == (False, already)


def test_where_nobody_else_was_asked_the_owner_is_and_can_hand_it_on():
    check = team_check(asked=("cy",)).does(gone())
    assert "worked_examples" in check.open_for("ana")

    check.does(events.Handed("ana", "worked_examples", "ben"))

    assert "worked_examples" in check.open_for("ben")
    assert "worked_examples" not in check.open_for("ana")
    assert check.cards()["root"].alone is False


def test_where_all_are_gone_and_the_owner_too_it_is_still_the_owners():
    check = team_check(asked=("ana",)).does(gone("ana"))

    assert "task_signed" in check.open_for("ana")


def test_what_was_handed_to_them_is_with_whoever_handed_it_on():
    check = (
        team_check().does(events.Handed("ben", "task_signed", "dan")).does(events.Handed("dan", "task_signed", "eve"))
    )

    check.does(gone("eve"))
    assert ("task_signed" in check.open_for("dan"), "task_signed" in check.open_for("ben")) == (True, False)

    check.does(gone("dan"))
    assert "task_signed" in check.open_for("ben")


def test_what_passed_through_their_hands_stays_where_it_is():
    check = (
        team_check().does(events.Handed("ben", "task_signed", "dan")).does(events.Handed("dan", "task_signed", "eve"))
    )

    check.does(gone("dan"))

    assert ("task_signed" in check.open_for("eve"), "task_signed" in check.open_for("ben")) == (True, False)


def test_a_role_all_of_whom_are_gone_is_the_owners_and_its_card_says_so():
    check = role_check(roles={"security": ("cy",)}).answers("ben", named="yes").does(gone())

    assert "secrets" in check.open_for("ana")
    assert "Security" in " ".join(check.cards()["root"].vacant)


def test_what_a_holder_said_who_is_gone_still_counts():
    check = role_check(roles={"security": ("cy", "dan")}).answers("ben", named="yes")
    check.answers("dan", secrets=0).answers("cy", threats="yes")

    check.does(gone()).does(events.RolesGiven("ana", {"security": ("cy", "dan", "eve")}))

    assert check.assessment.answer("threats", "cy").value == "yes"
    assert check.assessment.shelved == {}


def test_who_is_asked_nothing_while_they_are_back_is_there_when_they_get_the_role_again():
    check = role_check(roles={"security": ("cy",)}).answers("ben", named="yes").does(gone(why="left"))
    check.does(given(security=("dan",)))
    assert check.cards()["root"].away == ()

    assert check.does(events.PersonLookedFor("cy")).changed
    check.does(given(security=("cy",)))

    assert check.open_for("cy") == ["secrets"]


@pytest.mark.parametrize(
    "event",
    [
        given(security=("cy",)),
        events.Handed("ana", "named", "cy"),
        events.PeopleAsked("ana", ("cy",)),
        events.HandedOver("ana", "cy"),
    ],
)
def test_who_is_asked_something_more_is_taken_to_be_there_until_they_are_looked_for(event):
    check = role_check(roles={"security": ("cy",)}).does(gone(why="left")).does(given(security=("dan",)))

    assert check.does(event).assessment.away == {}


def test_who_keeps_a_role_while_gone_is_not_taken_to_be_back_by_that():
    check = role_check(roles={"security": ("cy",)}).does(gone(why="left")).does(given(security=("cy", "dan")))

    assert check.assessment.away == {"cy": "left"}


RESTS = (
    "        role: security\n        type: choice",
    "        role: security\n        again_after: [named]\n        type: choice",
)


def _stood_in(*changes):
    """Ana answers in place of cy, who is the security engineer, was away and is back."""
    check = role_check(*changes, roles={"security": ("cy",)}).answers("ben", named="yes").does(gone(why="left"))
    return check.answers("ana", secrets=0).does(events.PersonLookedFor("cy"))


def test_what_the_owner_said_in_place_of_a_holder_stands_when_they_are_back_and_get_company():
    check = _stood_in().does(given(security=("cy", "dan")))

    assert check.assessment.answer("secrets", "ana").value == 0
    assert check.assessment.shelved == {}
    assert "secrets" not in check.open_for("cy")


def test_what_the_owner_said_in_place_of_a_holder_gives_way_once_that_holder_has_the_role_no_more():
    check = _stood_in().does(given(security=("dan",)))

    assert set(check.assessment.shelved["secrets"]) == {"ana"}
    assert "secrets" in check.open_for("dan")


def test_a_holder_who_lost_the_role_did_not_stand_in_though_they_own_the_check():
    check = role_check(roles={"security": ("cy", "ana")}).answers("ana", secrets=0).does(given(security=("cy",)))

    assert set(check.assessment.shelved["secrets"]) == {"ana"}


def test_what_the_owner_said_in_place_of_a_holder_stands_when_another_question_of_the_role_is_asked_anew():
    check = _stood_in(RESTS).answers("cy", threats="yes").later(minutes=1).answers("ben", named="no")

    assert check.assessment.answer("secrets", "ana").value == 0
    assert "threats" in check.open_for("cy")


def test_what_the_owner_said_in_place_of_a_holder_comes_back_with_what_it_rests_on():
    check = role_check(RESTS, roles={"security": ("cy",)}).answers("ben", named="yes").does(gone(why="left"))
    check.answers("ana", secrets=0).answers("ana", threats="yes").does(events.PersonLookedFor("cy"))

    check.later(minutes=1).answers("ben", named="no").later(minutes=1).answers("ben", named="yes")

    assert check.assessment.answer("threats", "ana").value == "yes"
    assert check.assessment.shelved == {}


def test_a_check_in_waits_for_them_no_more_and_ends_once_all_others_have_answered():
    check = FollowedCheck(closed_check()).comes().says("ana", **SAID).says("ben", **CALM)

    check.does(gone())

    assert (check.open(), check.last().ended) == (None, "held")
    assert check.assessment.closed is not None


def test_they_are_still_asked_in_the_next_check_in_but_not_waited_for():
    check = FollowedCheck(closed_check()).does(gone()).comes()

    assert "cy" in check.last().asked
    assert "cy" not in check.cards()[check_in_name(check.last())].waiting_for
    assert "cy" not in matters(check.flow, check.assessment)


def test_where_all_who_are_asked_are_gone_the_owner_is_asked_in_their_place():
    check = closed_check()
    check.assessment = replace(check.assessment, owner="dan")
    check = FollowedCheck(check)
    for person in people_asked(check.assessment):
        check.does(gone(person))

    assert "dan" in check.comes().last().asked


def test_whose_reminders_are_over_is_looked_at():
    check = team_check()
    after = apply(check.flow, check.assessment, gone(), check.now).assessment

    assert "cy" in stirred(check.flow, check.assessment, after).changed_for


def test_a_check_whose_owner_is_gone_is_anybodys_where_all_others_are_gone_too():
    taken = events.TakenOver("eve", "ana", "deactivated")
    check = team_check()
    assert check.refused(taken) == "You are not asked in this check; <@ben> or <@cy> can take it over."

    check.does(gone("ben"))
    assert check.refused(taken) == "You are not asked in this check; <@cy> can take it over."

    assert check.does(gone("cy")).does(taken).assessment.owner == "eve"


def test_nothing_is_kept_of_their_absence_once_they_are_forgotten():
    check = team_check().does(gone()).does(events.PersonForgotten("cy", "forgotten-1"))

    assert not is_named(check.assessment, "cy")
    assert check.assessment.away == {}


def test_it_survives_being_stored():
    check = team_check().does(gone())

    assert decode(encode(check.assessment)) == check.assessment


def test_nothing_of_it_moves_while_a_check_is_being_deleted():
    check = team_check().does(events.DeleteAsked("ana"))

    assert "being deleted" in check.refused(gone())
