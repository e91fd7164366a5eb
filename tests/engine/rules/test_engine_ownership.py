"""A check passes to another owner: whoever owns it steers, what was said stands, and nothing is worth less or more."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from branching_check import release_check
from followed_check import FollowedCheck, followed_check
from random_acts import walk
from team_check import START, TEAM, answer, anyone_check, closed_check, full, quick_check, team_check

from bot.engine import events
from bot.engine.asked.asking import open_questions
from bot.engine.asked.branching import owners_values
from bot.engine.forms.questions import form_for
from bot.engine.overviews.home import concerned
from bot.engine.reminders.matters import matters, stirred
from bot.engine.transition import apply
from bot.engine.weighed.sheet import lay_out
from bot.engine.weighed.verdict import decide
from bot.store.codec import decode, encode
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.sheet_of import sheet_of

OVER = events.HandedOver("ana", "ben")
GONE = events.OwnerLookedFor("ana", "deactivated")
TAKEN = events.TakenOver("ben", "ana", "deactivated")


def levels(check):
    return lay_out(check.assessment, check.flow, check.now.date(), final=True).levels


def test_whoever_it_was_handed_to_steers_it_and_nobody_else():
    check = team_check().does(OVER)

    assert check.assessment.owner == "ben"
    assert check.refused(events.DecideAsked("ana")) == "Only <@ben>, who owns this check, can decide now."
    assert check.does(events.DecideAsked("ben")).assessment.closed.by == "ben"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (events.HandedOver("ben", "ben"), "Only <@ana>, who owns this check, can hand it over."),
        (events.HandedOver("ana", "ana"), "You own this check already; pick someone else."),
        (events.TakenOver("dan", "ana", "left"), "You are not asked in this check; <@ben> or <@cy> can take it over."),
        (events.TakenOver("cy", "eve", "left"), "<@ana> owns this check."),
    ],
)
def test_what_cannot_be_is_refused_by_one_sentence(event, said):
    assert team_check().refused(event) == said


@pytest.mark.parametrize("event", [OVER, TAKEN, GONE])
def test_the_same_twice_is_once(event):
    check = team_check().does(event)
    before = check.assessment

    assert not check.does(event).changed
    assert check.assessment == before


def test_of_two_who_take_it_over_at_once_the_first_owns_it():
    check = team_check().does(TAKEN)

    assert check.refused(events.TakenOver("cy", "ana", "deactivated")) == "<@ben> has taken this check over already."


def test_who_takes_it_over_too_late_is_told_that_it_was_handed_over():
    check = team_check().does(OVER)

    said = "<@ana> has handed this check over to <@ben> already."
    assert check.refused(events.TakenOver("cy", "ana", "deactivated")) == said


def test_anyone_may_take_it_over_where_anyone_may_answer_or_nobody_else_is_asked():
    assert anyone_check().does(events.TakenOver("dan", "ana", "left")).assessment.owner == "dan"
    assert team_check(asked=("ana",)).does(events.TakenOver("dan", "ana", "left")).assessment.owner == "dan"


def test_where_all_others_are_of_another_company_whoever_is_here_may_take_it_over():
    check = team_check(asked=("ana", "gia"), outsiders="answer")
    assert check.refused(events.TakenOver("dan", "ana", "left")).endswith("<@gia> can take it over.")

    assert check.does(events.TakenOver("dan", "ana", "left", ("gia",))).assessment.owner == "dan"


def test_who_is_of_another_company_is_not_named_among_those_who_can_take_it_over():
    check = team_check(asked=("ana", "ben", "gia"), outsiders="answer")

    said = check.refused(events.TakenOver("dan", "ana", "left", ("gia",)))

    assert said == "You are not asked in this check; <@ben> can take it over."


def test_who_started_it_for_another_owner_may_take_it_over():
    check = team_check(by="dan", owner="ana", asked=("ana", "cy"))

    assert check.does(events.TakenOver("dan", "ana", "left")).assessment.owner == "dan"


def test_the_root_says_that_the_owner_is_gone_until_they_are_there_again_or_another_owns_it():
    check = team_check()
    assert check.cards()["root"].owner_gone is None

    assert check.does(GONE).cards()["root"].owner_gone == "deactivated"
    assert check.does(events.OwnerLookedFor("ana")).cards()["root"].owner_gone is None
    assert check.does(GONE).does(TAKEN).cards()["root"].owner_gone is None
    assert not check.does(GONE).changed  # it is not their check any more


def test_a_card_of_its_own_tells_of_each_time():
    check = team_check().does(OVER).does(events.TakenOver("cy", "ben", "left"))

    told = [card.handover for name, card in check.cards().items() if name.startswith("owner/")]
    assert [(each.before, each.to, each.by, each.why) for each in told] == [
        ("ana", "ben", "ana", None),
        ("ben", "cy", "cy", "left"),
    ]
    assert check.because == ("cy took the check over from ben, who has left the channel",)
    assert decode(encode(check.assessment)) == check.assessment


def test_the_word_of_the_owner_before_stands_and_stays_named_as_theirs():
    check = team_check().does(OVER)

    assert check.assessment.answers["motive"].keys() == {"ana"}
    assert owners_values(check.flow, "ben", check.assessment.answers)["motive"] == full("motive")
    assert "motive" not in check.open_for("ben")
    (view,) = [each for each in check.cards()["section/task"].questions if each.id == "task_line"]
    assert [each.person for each in view.said] == ["ana"]


def test_only_the_owner_of_now_changes_what_only_an_owner_answers():
    check = team_check().does(OVER)

    assert "Only <@ben>" in check.refused(events.Answered("ana", {"motive": answer("cheaper")}))
    assert "Only <@ben>" in check.refused(events.Undone("ana", "motive", None))
    assert form_for(check.assessment, check.flow, check.flow.questions["motive"], "ben", START.date()).filled.value
    check.later(minutes=1).answers("ben", motive="cheaper")
    assert owners_values(check.flow, "ben", check.assessment.answers)["motive"] == "cheaper"
    assert check.does(events.Undone("ben", "motive", None))
    assert owners_values(check.flow, "ben", check.assessment.answers)["motive"] == full("motive")


def test_another_word_of_the_new_owner_asks_again_what_rests_on_the_one_before():
    check = team_check().answers("ana", task_signed="yes").does(OVER)
    assert "task_line" in check.flow.questions["task_signed"].again_after

    check.later(minutes=1).answers("ben", task_line=full("task_line"))
    assert "task_signed" in check.assessment.answers
    check.answers("ben", task_line="From a scanned receipt, return the date and the sum as JSON.")

    assert "task_signed" not in check.assessment.answers


def test_handed_back_and_forth_the_last_word_holds():
    check = release_check("feature").does(OVER).answers("ben", kind="repair")
    check.does(events.HandedOver("ben", "ana"))

    assert owners_values(check.flow, "ana", check.assessment.answers)["kind"] == "repair"
    assert check.answers("ana", kind="feature").changed
    assert owners_values(check.flow, "ana", check.assessment.answers)["kind"] == "feature"


def test_an_owner_says_anew_what_they_had_said_before_they_owned_it():
    check = team_check()
    for person, word in {"ana": "yes", "ben": "no", "cy": "yes"}.items():
        check.answers(person, task_signed=word)
    assert levels(check)["task_signed"] == 0.5
    assert levels(check.does(OVER))["task_signed"] == 0.5  # ana said yes as the owner, ben no as one of three

    assert check.answers("ben", task_signed="no").changed
    assert levels(check)["task_signed"] == 0


def test_the_word_of_an_owner_holds_through_one_who_owned_it_and_said_nothing_then():
    check = team_check()
    for person, word in {"ana": "yes", "ben": "no", "cy": "yes"}.items():
        check.answers(person, task_signed=word)

    check.does(OVER).later(minutes=1).does(events.HandedOver("ben", "cy"))

    assert levels(check)["task_signed"] == 0.5  # ben said no before he owned it
    assert sheet_of(check.flow, check.assessment, check.now)["owner_was"]["task_signed"] == "ana"


def test_where_no_owner_has_said_anything_the_word_of_the_next_from_before_is_no_owners():
    check = team_check(asked=(*TEAM, "dan"))
    for person, word in {"ana": "skip", "ben": "yes", "cy": "yes", "dan": "no"}.items():
        check.answers(person, task_signed=word)
    assert levels(check)["task_signed"] == 0

    assert levels(check.does(OVER))["task_signed"] == 0
    sheet = sheet_of(check.flow, check.assessment, check.now)
    assert decide_sheet(check.flow, sheet, check.now.date())["levels"]["task_signed"] == 0
    assert levels(check.answers("ben", task_signed="yes"))["task_signed"] == 0.5


def test_a_clock_that_went_back_neither_takes_nor_gives_the_owners_word():
    check = team_check()
    for person, word in {"ana": "yes", "ben": "no", "cy": "yes"}.items():
        check.answers(person, task_signed=word)

    for before, to in (("ana", "ben"), ("ben", "cy")):
        assert levels(check.later(minutes=-1).does(events.HandedOver(before, to)))["task_signed"] == 0.5
    assert levels(check.answers("cy", task_signed="no"))["task_signed"] == 0


@pytest.mark.parametrize("seed", range(6))
def test_hand_overs_alone_change_no_level_no_verdict_and_nothing_that_is_asked(seed):
    for check, _, _, _ in walk(Random(seed), 40):  # noqa: S311 - the same walk each time
        passed = check.assessment
        was = [lay_out(passed, check.flow, check.now.date(), final=final) for final in (False, True)]
        for to in ("ben", "eve", "cy"):
            passed = apply(check.flow, passed, events.HandedOver(passed.owner, to), check.now).assessment
            for before, final in zip(was, (False, True), strict=True):
                now = lay_out(passed, check.flow, check.now.date(), final=final)
                assert {id_: each.level for id_, each in now.standings.items()} == before.levels
                assert now.owners == before.owners
                assert decide(now) == decide(before)
    assert check.assessment.answers


def test_a_sheet_of_a_check_with_several_owners_decides_as_it_stands():
    check = closed_check(task_signed={"ana": "yes", "ben": "no", "cy": "yes"})
    if check.assessment.closed is None:
        check.does(events.DecideAsked("ana"))
    check.does(OVER)
    sheet = sheet_of(check.flow, check.assessment, check.now)

    assert sheet["owner_was"]["task_signed"] == "ana"
    assert decide_sheet(check.flow, sheet, check.now.date()) == verdict_of(
        lay_out(check.assessment, check.flow, check.now.date(), final=True)
    ) | {"silent": []}


def test_who_owned_a_check_of_one_owner_is_not_said():
    assert "owner_was" not in sheet_of(team_check().flow, team_check().assessment, START)


def test_the_next_owner_takes_the_place_in_an_open_check_in_that_the_one_before_had_as_its_owner():
    check = followed_check().comes()
    asked = check.last().asked

    assert check.does(events.HandedOver("ana", "dan")).last().asked == asked  # ana is asked for herself too


@pytest.mark.parametrize(
    ("asked", "then"), [(("ana", "ben"), ["ana", "ben", "cy"]), (("ben",), ["ben", "cy"]), ((), ["cy"])]
)
def test_the_next_owner_is_asked_in_an_open_check_in_that_asks_its_owner_something(asked, then):
    check = quick_check()
    check.assessment = replace(check.assessment, asked=asked)
    check = FollowedCheck(check).comes()
    assert "ana" in check.last().asked

    before = check.assessment
    check.does(events.HandedOver("ana", "cy"))

    assert list(check.last().asked) == then
    assert "check_in" in [each.kind for each in matters(check.flow, check.assessment)["cy"]]
    assert "cy" in stirred(check.flow, before, check.assessment).new_for
    assert check.says("cy", still_the_same="yes").changed


def test_the_next_owner_is_reminded_and_has_it_on_their_home():
    before = closed_check()
    after = apply(
        before.flow, before.assessment, events.HandedOver("ana", "dan"), START + timedelta(hours=1)
    ).assessment

    assert "dan" in concerned(after)
    assert stirred(before.flow, before.assessment, after).new_for.keys() == {"dan"}


def test_what_an_owner_left_open_is_open_for_the_next_who_is_reminded_of_it():
    check = team_check(answers={"task_line": answer(full("task_line")), "motive": answer("skip")}).fills("task")
    opened = replace(check.assessment, opened={each.id: START for each in check.flow.sections})
    after = apply(check.flow, opened, events.HandedOver("ana", "dan"), START + timedelta(hours=1)).assessment

    assert [each.id for each in open_questions(after, check.flow, "dan")] == ["motive"]
    assert "dan" in stirred(check.flow, opened, after).new_for


def test_a_settled_split_is_opened_again_by_the_owner_of_now():
    check = team_check().fills("task", "prompt", "context", "product")
    for person, word in {"ana": "one_person", "ben": "unchecked", "cy": "unchecked"}.items():
        check.answers(person, decider=word)
    check.does(events.SplitSettled("ana", "decider", "one_person", "we talked")).does(OVER)

    assert check.refused(events.VoteCalled("cy", "decider")) == (
        "<@ana> has settled this question; ask <@ben>, who owns this check now, to call a new vote."
    )
    assert check.does(events.VoteCalled("ben", "decider")).changed
