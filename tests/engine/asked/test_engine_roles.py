"""A question of a role is asked of those who hold it, counts theirs alone, and is the owner's while nobody does."""

import pytest
from role_check import given, role_check
from team_check import answer, answered, started

from bot.engine import events
from bot.engine.asked.asking import may_answer, offered_questions
from bot.engine.asked.roles import counted_by_role
from bot.engine.check_in_forms.drawing import check_in_form
from bot.engine.decision import Refused
from bot.engine.overviews.home import concerned
from bot.engine.reminders.matters import matters, stirred
from bot.engine.rules.assigning import MOST_HOLDERS, NO_ROLE
from bot.engine.transition import start
from bot.engine.weighed.sheet import lay_out

SECURED = {"security": ("cy",), "on_call": ("ben",)}


def levels(check):
    return lay_out(check.assessment, check.flow, check.now.date(), final=False).levels


def view_of(check, question):
    section = check.flow.questions[question].section
    return next(view for view in check.cards()[f"section/{section}"].questions if view.id == question)


# Who is asked


def test_only_those_who_hold_a_role_are_asked_its_questions():
    check = role_check(roles=SECURED)

    assert check.open_for("cy") == ["secrets"]
    assert check.open_for("ben") == ["named"]
    assert "This one is for the Security engineer: <@cy>." in check.refused(answered("ben", secrets=1))
    assert "This one is for the Security engineer" in check.refused(answered("ana", secrets=1))


def test_one_answer_of_those_who_hold_it_is_enough_for_a_fact():
    check = role_check(roles={"security": ("cy", "dan")}).answers("dan", secrets=0)

    assert (check.open_for("cy"), check.open_for("dan")) == ([], [])
    assert levels(check)["secrets"] == 1


def test_a_judgement_of_a_role_waits_for_all_who_hold_it_and_for_nobody_else():
    check = role_check(roles={"security": ("cy", "dan")}).answers("ben", named="yes").answers("cy", secrets=0)
    check.answers("cy", threats="yes")
    assert (check.open_for("dan"), "threats" in check.assessment.revealed) == (["threats"], False)

    check.answers("dan", threats="no")
    assert "threats" in check.assessment.revealed
    assert check.cards()["split/threats"].may_vote


def test_a_role_that_nobody_holds_leaves_its_questions_to_the_owner():
    check = role_check(roles={"on_call": ("ben",)})

    assert check.open_for("ana") == ["named", "secrets"]
    assert "Nobody is Security engineer here yet" in check.refused(answered("ben", secrets=1))
    root = check.cards()["root"]
    assert (root.vacant, root.has_roles) == (("Security engineer",), True)
    assert view_of(check, "secrets").vacant


def test_the_root_card_names_no_role_of_which_all_is_answered():
    check = role_check(roles={"on_call": ("ben",)})
    check.answers("ana", named="yes", secrets=0).answers("ana", threats="yes")

    assert check.cards()["root"].vacant == ()


def test_where_anyone_here_may_answer_a_role_is_still_its_holders():
    check = role_check(asked=(), anyone_here=True, roles={"security": ("cy",)})
    check.answers("dan", named="yes")

    assert "This one is for the Security engineer" in check.refused(answered("dan", secrets=1))
    check.answers("cy", secrets=0).answers("cy", threats="yes")
    assert check.assessment.asked == ("dan",)
    assert "threats" in check.assessment.revealed


def test_who_holds_a_role_may_hand_its_question_on_and_the_answer_counts():
    check = role_check(roles=SECURED).does(events.Handed("cy", "secrets", "eve"))
    assert (check.open_for("eve"), check.open_for("cy")) == (["secrets"], [])

    check.answers("eve", secrets=0)
    assert levels(check)["secrets"] == 1


def test_the_owner_of_a_role_nobody_holds_may_hand_its_question_on():
    check = role_check().does(events.Handed("ana", "secrets", "eve"))

    assert (check.open_for("eve"), check.open_for("ana")) == (["secrets"], ["named"])


@pytest.mark.parametrize("way", [["cy"], ["cy", "dan"], ["cy", "ana"], ["eve"]])
def test_what_an_owner_handed_on_of_a_role_nobody_holds_stays_where_it_is_when_the_check_passes_on(way):
    check = role_check().does(events.Handed("ana", "secrets", "eve"))

    for to in way:
        check.does(events.HandedOver(check.assessment.owner, to))

    assert [each for each in ("ana", "cy", "dan", "eve") if "secrets" in check.open_for(each)] == ["eve"]
    assert levels(check.answers("eve", secrets=0))["secrets"] == 1
    assert "eve" in counted_by_role(check.assessment, check.flow.questions["secrets"])


def test_who_is_refused_what_an_owner_handed_on_is_told_with_whom_it_is():
    check = role_check().does(events.Handed("ana", "secrets", "eve")).does(events.HandedOver("ana", "cy"))

    for person in ("cy", "ben"):
        assert check.refused(answered(person, secrets=0)) == (
            "This one was handed to <@eve>; <@cy>, who owns this check, can say who answers it in Who does what."
        )


# Others in a role


def test_what_someone_said_who_holds_the_role_no_more_shows_and_does_not_count():
    check = role_check(roles=SECURED).answers("cy", secrets=0)

    check.does(given(security=("dan",)))

    assert levels(check)["secrets"] is None
    assert check.open_for("dan") == ["secrets"]
    shown = view_of(check, "secrets")
    assert [(said.person, said.text) for said in shown.shelved] == [("cy", "0")]
    assert shown.said == ()
    assert check.because == ("ana gave security to dan",)


def test_it_counts_again_once_that_is_undone():
    check = role_check(roles=SECURED).answers("cy", secrets=0)
    before = check.assessment.answers

    check.does(given(security=("dan",))).answers("dan", secrets=5).does(given(security=("cy",)))

    assert check.assessment.answers["secrets"] == before["secrets"]
    assert [said.person for said in view_of(check, "secrets").shelved] == ["dan"]
    assert levels(check)["secrets"] == 1


def test_what_the_owner_said_in_place_of_a_role_gives_way_to_those_who_hold_it():
    check = role_check().answers("ana", secrets=0).does(given(security=("cy",)))

    assert check.open_for("cy") == ["secrets"]
    check.answers("cy", secrets=5)
    assert levels(check)["secrets"] == 0


def test_another_in_the_role_leaves_what_is_said_in_other_roles_alone():
    check = role_check(roles=SECURED).answers("ben", named="yes").answers("cy", secrets=0).answers("ben", woken=1)

    check.does(given(security=("dan",)))

    assert levels(check)["woken"] == 1


def test_a_judgement_shown_of_those_who_hold_a_role_no_more_is_blind_anew():
    check = role_check(roles=SECURED).answers("ben", named="yes").answers("cy", secrets=0).answers("cy", threats="no")
    assert "threats" in check.assessment.revealed

    check.does(given(security=("dan", "eve"))).answers("dan", secrets=0).answers("dan", threats="yes")

    assert view_of(check, "threats").hidden
    assert view_of(check, "threats").shelved == ()


def test_one_more_in_a_role_leaves_what_is_shown_shown():
    check = role_check(roles=SECURED).answers("ben", named="yes").answers("cy", secrets=0).answers("cy", threats="yes")

    check.does(given(security=("cy", "dan")))

    assert not view_of(check, "threats").hidden
    assert check.open_for("dan") == ["threats"]


def test_an_answer_it_rested_on_voids_what_was_put_aside_as_well():
    rests = (
        "        role: security\n        type: choice",
        "        role: security\n        again_after: [named]\n        type: choice",
    )
    check = (
        role_check(rests, roles=SECURED)
        .answers("ben", named="yes")
        .answers("cy", secrets=0)
        .answers("cy", threats="no")
    )
    check.does(given(security=("dan",)))

    check.answers("ben", named="no").does(given(security=("cy",)))

    assert "threats" not in check.assessment.answers


# Calls


def test_who_is_given_a_role_is_called_once_to_what_is_asked_of_it():
    check = role_check().does(given(security=("cy", "cy"), on_call=("ana",)))

    (call,) = check.assessment.calls
    assert (call.people, call.why, call.questions) == (("cy",), "role", ("secrets", "threats"))
    card = check.cards()["call/1"]
    assert (card.role, card.over, card.shorts) == ("Security engineer", False, ("Secrets", "Threats"))
    check.does(given(security=("cy", "ben")))
    assert [call.people for call in check.assessment.calls] == [("cy",), ("ben",)]


def test_a_call_to_what_opens_later_is_not_over_before():
    check = role_check().does(given(on_call=("cy",)))
    assert not check.cards()["call/1"].over

    check.answers("ben", named="yes").answers("ana", secrets=0).answers("cy", woken=0)
    assert check.cards()["call/1"].over


def test_a_start_calls_those_in_a_role_whom_it_does_not_ask_anything_else():
    check = role_check(roles=SECURED)

    assert [(call.people, call.why) for call in check.assessment.calls] == [(("cy",), "role")]


# Who may, and what is refused


def test_only_the_owner_says_who_does_what_and_only_while_it_is_open():
    check = role_check()

    assert "who owns this check, says who does what" in check.refused(given("ben", security=("ben",)))
    check.does(events.DecideAsked("ana"))
    assert "is closed" in check.refused(given(security=("ben",)))


def test_a_role_there_is_not_and_too_many_in_one_are_refused():
    check, crowd = role_check(), tuple(f"p{number}" for number in range(MOST_HOLDERS + 1))

    assert check.refused(given(legal=("ben",))) == NO_ROLE
    assert f"{MOST_HOLDERS} people at most" in check.refused(given(security=crowd))


def test_the_same_people_again_change_nothing():
    check = role_check(roles=SECURED).does(given(security=("cy",)))

    assert not check.changed


def test_a_role_a_flow_needs_is_held_from_the_start_and_stays_so():
    needed = ("knows: is woken when it breaks}", "knows: is woken when it breaks, needed: yes}")
    flow = role_check(needed, roles=SECURED).flow

    refused = start(flow, started(flow, roles={"on_call": ()}), role_check().now)
    assert isinstance(refused, Refused)
    assert refused.because == "This check needs somebody as On-call engineer; pick at least one person."
    assert refused.field == "on_call"
    assert "needs somebody as" in role_check(needed, roles=SECURED).refused(given(on_call=()))


# What follows elsewhere


def test_reminders_and_homes_follow_who_holds_a_role():
    check = role_check(roles=SECURED)
    before = check.assessment
    assert "cy" in matters(check.flow, before)
    check.does(given(security=("dan",)))

    found = stirred(check.flow, before, check.assessment)
    assert "dan" in found.new_for
    assert "cy" not in matters(check.flow, check.assessment)
    assert {"dan", "ben", "ana"} <= concerned(check.assessment)


def test_after_the_verdict_only_those_in_its_role_renew_a_fact():
    check = role_check(roles=SECURED).answers("ben", named="yes").answers("cy", secrets=5).answers("cy", threats="yes")
    check.answers("ben", woken=0)
    assert check.assessment.closed

    assert check.refused(events.Renewed("ben", "secrets", answer(0))) == "This one is for the Security engineer: <@cy>."
    check.later(days=1).does(events.Renewed("cy", "secrets", answer(0)))
    assert levels(check)["secrets"] == 1


def test_a_check_in_asks_a_fact_again_of_those_in_its_role_alone():
    check = role_check(roles=SECURED).answers("ben", named="yes").answers("cy", secrets=0).answers("cy", threats="yes")
    check.answers("ben", woken=0)
    check.does(events.ScheduleChosen("ana", 0, check.now.time(), "UTC")).later(days=14).ticks()

    def asked(person):
        form = check_in_form(check.flow, check.assessment, person, check.now)
        return [each.question for group in form.groups for each in group.forms]

    assert (asked("cy"), asked("ben")) == (["same", "secrets"], ["same"])


@pytest.mark.parametrize("role", ["security", "on_call"])
def test_an_upgrade_forgets_a_role_the_newer_flow_has_not_and_keeps_the_others(role):
    check = role_check(roles=SECURED)
    other = {"security": "on_call", "on_call": "security"}[role]
    newer = role_check((f"        role: {role}\n", f"        role: {other}\n"), *_without(role)).flow
    kept = tuple(id_ for id_, each in check.flow.questions.items() if newer.questions[id_].role == each.role)
    check.flow = newer

    check.does(events.Upgraded("ana", newer.hash, kept))

    assert check.assessment.roles == {other: SECURED[other]}


def _without(role):
    listed = {
        "security": "  - {id: security, title: Security engineer, knows: knows where the secrets are kept}\n",
        "on_call": "  - {id: on_call, title: On-call engineer, knows: is woken when it breaks}\n",
    }
    more = [("        role: security\n", "        role: on_call\n")] if role == "security" else []
    return [(listed[role], ""), *more]


def test_who_is_asked_in_a_role_alone_hears_what_is_theirs_when_answering_another():
    check = role_check(roles=SECURED)

    assert check.refused(answered("cy", named="yes")) == (
        "This one is not asked of you; what is asked of you is 2. Secrets, 3. Threats."
    )


def test_whose_answer_was_put_aside_is_not_called_silent():
    check = role_check(roles=SECURED, asked=("ana", "cy")).answers("cy", secrets=0).does(given(security=("dan",)))
    check.does(events.DecideAsked("ana"))

    summary = next(card for name, card in check.cards().items() if name.startswith("summary/"))
    assert set(summary.silent) == {"ana", "ben", "dan"}


def test_what_anyone_here_may_answer_is_offered_without_what_is_a_roles_or_the_owners():
    check = role_check(asked=(), anyone_here=True, roles=SECURED)

    offered = offered_questions(check.assessment, check.flow, "zoe")

    assert offered
    assert all(may_answer(check.assessment, each, "zoe") for each in offered)
    assert "secrets" not in {each.id for each in offered}
