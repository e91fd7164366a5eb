"""How far people of other companies take part is the owner's word, and who may answer no more is asked no more."""

import pytest
from followed_check import CALM, FollowedCheck
from role_check import role_check
from team_check import TEAM, answered, closed_check

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.rules.outsiders import reaches
from bot.engine.wanted.check import root_wanted
from bot.engine.weighed.verdict import decide

CY = ("cy",)
SAID = {**CALM, "seen": "did_not_look"}


def let(outsiders, by="ana", leaving=()):
    return events.OutsidersLet(by, outsiders, leaving)


def test_they_take_no_part_until_the_owner_says_so_and_the_root_card_says_how_far():
    check = role_check()
    assert (check.assessment.outsiders, reaches(check.assessment, "observe")) == ("ignore", False)

    check.does(let("observe"))

    assert reaches(check.assessment, "observe")
    assert not reaches(check.assessment, "answer")
    assert root_wanted(check.flow, check.assessment, check.now).outsiders == "observe"
    assert "people of other companies observe" in check.because[0]


def test_a_check_can_begin_with_them():
    assert role_check(outsiders="answer").assessment.outsiders == "answer"


def test_only_the_owner_says_so():
    assert check_refuses(let("answer", by="ben")) == "Only <@ana>, who owns this check, says who takes part."


@pytest.mark.parametrize("level", ["everything", None, ""])
def test_what_is_no_level_is_refused(level):
    assert check_refuses(let(level)).startswith("Pick whether people of other companies")


def check_refuses(event):
    return role_check().refused(event)


def test_the_same_once_more_changes_nothing():
    check = role_check().does(let("answer")).does(let("answer"))

    assert not check.changed


def test_who_may_answer_no_more_is_asked_no_more_and_what_they_said_stands():
    check = role_check(asked=TEAM, outsiders="answer").answers("cy", named="yes")
    before = check.assessment.answers
    assert "cy" in check.assessment.asked

    check.does(let("observe", leaving=CY))

    assert check.assessment.asked == ("ana", "ben")
    assert check.open_for("cy") == []
    assert check.assessment.answers == before


def test_the_verdict_of_a_decided_check_stands_though_who_held_a_role_may_answer_no_more():
    check = role_check(roles={"security": CY, "on_call": ("ben",)}, outsiders="answer")
    check.answers("ben", named="yes").answers("cy", secrets=0).answers("cy", threats="yes").answers("ben", woken=0)
    before, said = decide(standing_sheet(check.flow, check.assessment, check.now)).verdict, check.assessment.answers
    assert (check.assessment.closed is not None, before) == (True, "yes")

    check.does(let("ignore", leaving=CY))

    assert check.assessment.roles == {"on_call": ("ben",)}
    assert (check.assessment.answers, check.assessment.shelved) == (said, {})
    assert decide(standing_sheet(check.flow, check.assessment, check.now)).verdict == before


def test_a_judgement_waits_for_them_no_more():
    check = role_check(roles={"security": ("cy", "dan")}, outsiders="answer").answers("ben", named="yes")
    check.answers("dan", secrets=0).answers("dan", threats="yes")
    assert "threats" not in check.assessment.revealed

    check.does(let("ignore", leaving=CY))

    assert check.assessment.roles["security"] == ("dan",)
    assert "threats" in check.assessment.revealed


def test_they_are_not_called_to_answer_anew_what_is_asked_again():
    rests = (
        "        role: security\n        type: choice",
        "        role: security\n        again_after: [named]\n        type: choice",
    )
    check = role_check(rests, roles={"security": ("cy", "dan")}, outsiders="answer").answers("ben", named="yes")
    check.answers("cy", secrets=0).answers("cy", threats="yes").answers("dan", threats="yes")
    check.does(let("ignore", leaving=CY))

    check.answers("ben", named="no")

    assert [(call.people, call.why) for call in check.assessment.calls if call.why == "again"] == [(("dan",), "again")]


def test_a_check_in_waits_for_them_no_more_and_ends_once_all_others_have_answered():
    check = FollowedCheck(closed_check()).does(let("answer")).comes().says("ana", **SAID).says("ben", **CALM)
    assert check.open() is not None

    check.does(let("observe", leaving=CY))

    assert (check.open(), check.last().ended) == (None, "held")


def test_what_was_handed_to_them_is_with_whoever_handed_it_on():
    check = role_check(outsiders="answer").does(events.Handed("ben", "named", "cy"))
    assert check.open_for("cy") == ["named"]

    check.does(let("observe", leaving=CY))

    assert (check.open_for("cy"), check.assessment.handed) == ([], {})


def test_where_nobody_else_was_asked_its_owner_is():
    check = role_check(asked=CY, outsiders="answer").does(let("ignore", leaving=CY))

    assert check.assessment.asked == ("ana",)


def test_nobody_is_asked_no_more_where_they_may_answer():
    check = role_check(asked=TEAM, outsiders="answer").does(let("answer", leaving=CY))

    assert check.assessment.asked == TEAM
    assert check.tries(answered("cy", named="yes")).changed


def test_who_is_reminded_is_called_in_the_thread_until_nothing_is_open_for_them():
    check = role_check(asked=TEAM, outsiders="answer").does(events.OutsiderReminded("cy"))
    assert [(call.people, call.why) for call in check.assessment.calls] == [(CY, "reminded")]
    assert not check.cards()["call/1"].over

    check.answers("cy", named="yes")

    assert check.cards()["call/1"].over


@pytest.mark.parametrize(("person", "level"), [("zoe", "answer"), ("cy", "observe"), ("cy", "ignore")])
def test_who_is_asked_nothing_or_may_not_answer_is_not_called(person, level):
    check = role_check(asked=TEAM, outsiders=level).does(events.OutsiderReminded(person))

    assert check.assessment.calls == ()
