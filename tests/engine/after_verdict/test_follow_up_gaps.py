"""Gaps after the verdict: closed with a link by whoever did it, taken on, or left as they are until a day."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from engine_flows import LINK, READINESS, linked
from followed_check import CALM, followed_check
from role_check import role_check
from team_check import START, TEAM, answer, anyone_check, closed_check, team_check

from bot.engine import events
from bot.engine.after_verdict.following import askable_gaps, stale
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.forms.questions import renewing_form
from bot.engine.overviews.home import home
from bot.engine.saved.answer import Answer
from bot.engine.saved.follow_up import GapCare, Waiver
from bot.engine.weighed.summary import gaps

TODAY = START.date()


def renewed(by, question, plain):
    return events.Renewed(by, question, answer(plain))


def taken(by, question, owner, due=None):
    return events.GapTaken(by, question, owner, due)


def waived(by, question, reason="we ship without it", days=30):
    return events.GapWaived(by, question, reason, TODAY + timedelta(days=days))


def few_cases(**differing):
    return closed_check(test_cases=linked(20), **differing)


# Closed


def test_a_gap_is_closed_by_a_newer_answer_with_its_link_and_the_verdict_follows_at_once():
    check = few_cases().later(days=3)
    assert check.assessment.verdicts[-1].verdict == "almost"

    check.does(renewed("ben", "test_cases", linked(55)))
    assert check.assessment.verdicts[-1].verdict == "ready"
    assert check.assessment.care["test_cases"] == GapCare(link=LINK, closed_by="ben", closed_at=check.now)
    assert check.because == ("ben renewed test_cases", "rule all_there now gives ready")


def owned_fact():
    """A decided check with a gap in a fact that anyone answers and of which only the owner's word counts."""
    alone = (
        "asked_of: anyone\n        gap: {do: Name it",
        "asked_of: anyone\n        together: owner\n        gap: {do: Name it",
    )
    return role_check(alone).answers("ana", named="no").does(events.DecideAsked("ana")).later(days=1)


def test_nobody_answers_anew_what_only_the_owners_word_counts_in():
    check = owned_fact()

    assert check.refused(renewed("ben", "named", linked("yes"))) == (
        "Only <@ana>, who owns this check, answers this one anew; nobody else's word counts in it."
    )
    check.does(renewed("ana", "named", linked("yes")))
    assert standing_sheet(check.flow, check.assessment, check.now).levels["named"] == 1


def test_the_next_owner_answers_it_anew_in_the_moment_they_own_it_and_their_word_counts():
    check = owned_fact().does(events.HandedOver("ana", "ben")).does(renewed("ben", "named", linked("yes")))

    assert standing_sheet(check.flow, check.assessment, check.now).levels["named"] == 1


def test_a_closed_gap_shows_in_the_thread_at_once_with_its_link_and_who_closed_it():
    check = few_cases().later(days=3).does(renewed("ben", "test_cases", linked(55)))

    card = check.cards()["notice/1"]
    assert (card.kind, card.by, card.about, card.link) == ("closed", "ben", "Unseen test cases", LINK)
    check.later(days=1).does(renewed("cy", "test_cases", linked(60)))  # there is no gap any more
    assert [notice.kind for notice in check.assessment.notices] == ["closed"]


def test_each_closing_keeps_its_own_link_and_one_that_only_comes_nearer_says_nothing():
    check = few_cases().does(renewed("ben", "test_cases", linked(55))).does(renewed("ben", "test_cases", linked(20)))
    check.does(renewed("ben", "test_cases", linked(30)))

    check.does(renewed("cy", "test_cases", {"value": 56, "link": "https://example.com/more"}))
    told = [(each.by, each.link) for each in check.assessment.notices if each.kind == "closed"]
    assert told == [("ben", LINK), ("cy", "https://example.com/more")]


def test_a_gap_closed_in_the_check_in_that_asks_about_it_shows_there_and_a_fact_that_was_too_old_in_the_thread():
    check = followed_check(test_cases=linked(20)).comes().says(**CALM, renewed={"test_cases": linked(55)})
    assert check.cards()["checkin/2026-W49"].closed
    assert check.told("closed") == []

    check = followed_check(right_information=10, baseline={"now": 70, "needed": 85}).does(events.PauseAsked("ana"))
    check.later(weeks=9).does(events.ResumeAsked("ana")).comes()
    assert (check.last().gap, "baseline" in check.last().stale) == ("right_information", True)
    check.says(**CALM, renewed={"right_information": 18, "baseline": linked({"now": 70, "needed": 85})})
    assert [notice.about for notice in check.told("closed")] == ["baseline"]


def test_the_newest_word_counts_with_nobodys_older_one_beside_it():
    check = closed_check(test_cases=linked(20))
    check.does(events.ReopenAsked("ana")).answers("ben", test_cases=linked(45))  # two answers, and a split
    check.does(events.DecideAsked("ana")).does(renewed("cy", "test_cases", linked(60)))

    assert list(check.assessment.answers["test_cases"]) == ["cy"]
    assert check.assessment.answer("test_cases", "cy").changed


def test_whose_only_answer_was_replaced_as_a_gap_was_closed_is_not_said_to_have_been_silent():
    check = team_check(asked=("ana", "ben")).fills("task", "prompt", "context", "product")
    check.does(events.Handed("ben", "test_cases", "eve")).answers("eve", test_cases=linked(20))
    check.fills("evaluation", "stability", "fit", leaving=("test_cases",)).does(events.DecideAsked("ana"))
    check.later(days=1).does(renewed("ana", "test_cases", linked(55)))

    assert list(check.assessment.answers["test_cases"]) == ["ana"]
    summary = next(card for name, card in check.cards().items() if name.startswith("summary/"))
    assert summary.silent == ()
    assert "eve" in check.cards()["root"].answered


def test_a_settled_value_gives_way_to_a_newer_answer():
    check = closed_check(training_pairs={"ana": 9}).does(events.ReopenAsked("ana")).answers("ben", training_pairs=40)
    check.does(events.SplitSettled("ana", "training_pairs", 20, "we counted"))
    assert check.assessment.settled

    check.does(events.DecideAsked("ana")).does(renewed("ben", "training_pairs", 60))
    assert check.assessment.settled == {}


@pytest.mark.parametrize(
    ("question", "before", "better", "done"),
    [
        ("test_cases", linked(20), 50, "50 cases are linked"),
        ("worked_examples", linked({"good": 1, "bad": 1}), {"good": 5, "bad": 3}, "5 good and 3 bad are linked"),
        ("prompt_plateau", "rising", "flat", "two flat results are linked"),
        ("baseline", {"now": 70, "needed": 85}, {"now": 75, "needed": 85}, "both numbers are linked"),
    ],
)
def test_done_asks_for_the_link_that_it_names(question, before, better, done):
    check = closed_check(**{question: before})

    assert check.refused(renewed("ana", question, better)) == f"Add the link that shows it: {done}."
    check.does(renewed("ana", question, {"value": better, "link": LINK}))
    assert check.assessment.care[question].link == LINK


@pytest.mark.parametrize(
    ("question", "before", "better"),
    [("training_pairs", 10, 50), ("right_information", 10, 18), ("prompt_parts", ["limits"], None)],
)
def test_where_done_names_no_link_none_is_needed(question, before, better):
    full = ["instructions", "examples", "limits", "output_format"]
    check = closed_check(**{question: before}).does(renewed("cy", question, full if better is None else better))

    assert check.assessment.care[question].closed_by == "cy"


def test_what_has_become_worse_is_said_without_a_link():
    check = closed_check().does(renewed("ana", "test_cases", 0))

    assert check.assessment.verdicts[-1].verdict == "not_yet"
    assert "test_cases" not in check.assessment.care


def test_what_is_as_good_as_before_keeps_its_link_only_if_it_is_given_again():
    check = closed_check().later(days=1)

    assert check.refused(renewed("ana", "test_cases", 50)).startswith("Add the link")
    check.does(renewed("ana", "test_cases", linked(50)))
    assert "test_cases" not in check.assessment.care  # no gap was closed


def test_a_step_on_the_way_closes_no_gap():
    check = closed_check(test_cases=linked(3)).does(renewed("ana", "test_cases", linked(30)))

    assert "test_cases" not in check.assessment.care
    assert check.cards()["root"].verdict == "ALMOST"


@pytest.mark.parametrize(
    ("by", "question", "plain", "said"),
    [
        ("ana", "request_shape", "one", "Everyone judges this one anew"),
        ("ana", "motive", "form", "Changing this asks other questions again"),
        ("ben", "motive", "form", "Only <@ana>"),
        ("ana", "weeks_unchanged", 9, "Check-ins measure this one"),
        ("ana", "expectations_changed", "no", "Check-ins measure this one"),
        ("eve", "test_cases", linked(60), "You are not asked in this check"),
        ("ana", "nothing_like_it", 1, "no longer asked"),
        ("ana", "test_cases", "many", "Write a number."),
        ("ana", "test_cases", "skip", "Answer the question, or skip it."),
    ],
)
def test_what_one_person_cannot_close_says_why(by, question, plain, said):
    assert said in closed_check(test_cases=linked(20)).refused(renewed(by, question, plain))


def test_while_the_check_is_open_its_cards_take_the_answers():
    check = team_check()

    said = "This check is open; answer on its cards."
    assert check.refused(renewed("ana", "test_cases", linked(60))) == said
    assert check.refused(taken("ana", "test_cases", "ben")) == said
    assert check.refused(waived("ana", "test_cases")) == said


def test_the_same_again_at_once_changes_nothing_and_later_it_is_newer():
    check = few_cases().does(renewed("ben", "test_cases", linked(55)))
    assert not check.does(renewed("ben", "test_cases", linked(55))).changed

    check.later(days=1).does(renewed("ben", "test_cases", linked(55)))
    assert check.assessment.answer("test_cases", "ben").at == check.now


# Taken on


def test_a_gap_gets_an_owner_and_a_day_and_can_be_given_back():
    check = few_cases().does(taken("ben", "test_cases", "cy", TODAY + timedelta(days=9)))
    assert check.assessment.care["test_cases"] == GapCare("cy", TODAY + timedelta(days=9))
    assert not check.does(taken("ben", "test_cases", "cy", TODAY + timedelta(days=9))).changed

    check.does(taken("cy", "test_cases", ""))
    assert check.assessment.care["test_cases"] == GapCare()


@pytest.mark.parametrize("due", [TODAY + timedelta(days=731), date.max])
def test_the_day_is_within_two_years_for_later_means_never(due):
    assert few_cases().refused(taken("ben", "test_cases", "cy", due)).startswith("Pick a day within the next two years")
    assert few_cases().does(taken("ben", "test_cases", "cy", TODAY + timedelta(days=730))).changed


def test_the_day_is_no_day_that_has_been_where_the_check_ins_are_at_home():
    assert few_cases().refused(taken("ben", "test_cases", "ben", TODAY - timedelta(days=1))) == (
        "Pick a day that is still to come."
    )

    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20)).later(hours=6)  # Tuesday over there
    assert check.refused(taken("ben", "test_cases", "ben", TODAY))
    check.does(taken("ben", "test_cases", "ben", TODAY + timedelta(days=1)))


def test_a_gap_taken_on_again_after_it_was_closed_is_open_again():
    check = few_cases().does(renewed("ben", "test_cases", linked(55))).does(renewed("ben", "test_cases", linked(20)))

    check.does(taken("cy", "test_cases", "cy"))
    assert check.assessment.care["test_cases"] == GapCare("cy")


@pytest.mark.parametrize("event", [taken("ana", "baseline", "ben"), waived("ana", "baseline")])
def test_what_is_at_full_level_is_no_gap(event):
    assert few_cases().refused(event) == "There is no gap here any more; it is met."


@pytest.mark.parametrize("event", [taken("eve", "test_cases", "eve"), taken("eve", "test_cases", "")])
def test_who_is_not_asked_takes_nothing_on(event):
    assert "You are not asked in this check" in few_cases().refused(event)


def test_where_anyone_here_may_answer_anyone_may_take_on_a_gap():
    check = anyone_check().does(events.DecideAsked("ana")).does(taken("eve", "test_cases", "eve"))

    assert check.assessment.care["test_cases"].owner == "eve"


@pytest.mark.parametrize(("at", "is_over"), [(time(10, 59), False), (time(11), True)])
def test_when_the_day_of_a_gap_is_over_where_the_check_ins_are_at_home_every_card_is_brought_up_to_date(at, is_over):
    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20)).does(
        taken("ben", "test_cases", "ben", TODAY + timedelta(days=2))
    )
    assert check.due() == datetime.combine(TODAY + timedelta(days=2), time(11), UTC)  # midnight over there

    check.now = datetime.combine(TODAY + timedelta(days=2), at, UTC)
    assert check.ticks().changed is is_over
    (gap,) = [each for each in check.cards()["summary/1"].care if each.question == "test_cases"]
    assert gap.overdue is is_over
    assert not check.ticks().changed


def test_a_gap_with_another_day_or_closed_is_not_overdue_any_more():
    check = few_cases().does(taken("ben", "test_cases", "ben", TODAY)).later(days=1).ticks()
    assert check.assessment.care["test_cases"].late

    check.does(taken("ben", "test_cases", "ben", TODAY + timedelta(days=9)))
    assert not check.assessment.care["test_cases"].late
    check.does(renewed("ben", "test_cases", linked(55)))
    assert check.assessment.care["test_cases"].closed == check.now
    assert not check.later(days=10).ticks().changed


# Left as it is


def test_a_waiver_has_a_reason_an_end_and_someone_who_stands_for_it_and_never_changes_a_level():
    check = few_cases()
    before = check.cards()["summary/1"].summary

    check.does(waived("ana", "test_cases", " we ship without it "))
    assert check.assessment.care["test_cases"].waiver == Waiver("we ship without it", "ana", TODAY + timedelta(days=30))
    assert check.cards()["summary/1"].summary == before
    assert [notice.kind for notice in check.assessment.notices] == ["waived"]
    assert not check.does(waived("ana", "test_cases")).changed


def test_only_the_owner_waives():
    assert few_cases().refused(waived("ben", "test_cases")) == "Only <@ana>, who owns this check, can waive a gap."


@pytest.mark.parametrize("text", [replace(READINESS.questions["test_cases"].gap, waive=False), None])
def test_what_the_flow_does_not_let_be_waived_is_neither_offered_nor_taken(text):
    check = few_cases()
    strict = replace(check.flow.questions["test_cases"], gap=text)
    check.flow = replace(check.flow, questions={**check.flow.questions, "test_cases": strict})

    assert check.refused(waived("ana", "test_cases")) == "This gap cannot be waived; the flow says so."
    offered = {gap.question: gap.may_waive for gap in check.cards()["summary/1"].care}
    assert not offered["test_cases"]


def test_a_gap_can_be_waived_unless_the_flow_says_otherwise():
    assert all(gap.may_waive for gap in few_cases().cards()["summary/1"].care)


@pytest.mark.parametrize("reason", ["", "  ", "\u2800\u200b", "x" * 501])
def test_a_waiver_needs_a_reason_people_can_read(reason):
    assert "Say why, in 500 characters" in few_cases().refused(waived("ana", "test_cases", reason))


@pytest.mark.parametrize(("days", "fine"), [(-1, False), (0, False), (1, True), (90, True), (91, False)])
def test_a_waiver_ends_after_today_and_within_the_longest_time_of_the_flow(days, fine):
    event = waived("ana", "test_cases", days=days)

    if fine:
        few_cases().does(event)
    else:
        assert few_cases().refused(event) == "Pick a day after today, and at most 90 days from now."


def test_a_waived_gap_is_not_asked_about_until_its_day_and_then_it_is_raised_again():
    check = followed_check(test_cases=linked(20)).does(waived("ana", "test_cases", days=10)).comes()
    assert check.last().gap is None

    check.ends()
    assert check.due() == START + timedelta(days=10)
    check.now = check.due()
    check.ticks()
    assert [(notice.about, notice.at) for notice in check.told("lapsed")] == [("test_cases", check.now)]
    assert not check.ticks().changed
    assert check.comes().last().gap == "test_cases"


def test_a_waiver_lapses_in_the_morning_of_its_day_where_the_check_ins_are_at_home():
    check = followed_check(zone="America/New_York", test_cases=linked(20)).does(waived("ana", "test_cases", days=3))

    assert check.due() == START + timedelta(days=3, hours=5)  # nine over there


def test_a_gap_waived_until_the_day_of_a_check_in_is_asked_about_in_it():
    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20)).does(waived("ana", "test_cases", days=7))

    assert check.comes().last().gap == "test_cases"  # Monday over there, Sunday in UTC


@pytest.mark.parametrize(("at", "holds"), [(time(10, 59), True), (time(11), False)])
def test_in_the_last_hours_of_a_waiver_the_summary_says_what_the_engine_goes_by(at, holds):
    check = followed_check(zone="Pacific/Auckland", test_cases=linked(20)).does(waived("ana", "test_cases", days=3))

    check.now = datetime.combine(TODAY + timedelta(days=2), at, UTC)  # midnight over there is at eleven
    left = {gap.question for gap in check.cards()["summary/1"].care if gap.waived_by}
    asked_about = {gap.question for gap in askable_gaps(check.flow, check.assessment, check.now)}
    check.does(taken("ben", "test_cases", "ben"))
    assert [row.short for row in on_home(check, "ben") if row.kind == "gap"] == ([] if holds else ["Unseen test cases"])
    assert (left, asked_about) == (({"test_cases"}, set()) if holds else (set(), {"test_cases"}))


def on_home(check, person):
    return home([(check.flow, check.assessment)], person, check.now, 0).rows


def test_of_a_gap_that_was_closed_meanwhile_no_lapse_is_said():
    check = closed_check(test_cases=linked(20)).does(waived("ana", "test_cases"))
    check.does(events.ReopenAsked("ana")).answers("ana", test_cases=linked(60)).does(events.DecideAsked("ana"))

    assert check.assessment.closed
    check.later(days=30).ticks()
    assert [notice.kind for notice in check.assessment.notices if notice.kind == "lapsed"] == []
    assert check.assessment.care["test_cases"].waiver.lapsed


def test_a_waiver_that_ran_out_while_the_check_was_open_again_lapses_when_time_closes_it():
    check = few_cases().does(waived("ana", "test_cases", days=2)).does(events.ReopenAsked("ana"))
    assert not check.later(days=3).ticks().changed

    check.later(days=4).ticks()
    assert check.because == (
        "the time to answer is over",
        "rule nearly gave almost",
        "the waiver of test_cases has ended",
    )
    assert not check.ticks().changed


def test_closing_a_gap_ends_its_waiver():
    check = few_cases().does(waived("ana", "test_cases")).does(renewed("ben", "test_cases", linked(60)))

    assert check.assessment.care["test_cases"].waiver is None


# In a check-in


def test_at_most_one_gap_is_asked_about_the_highest_ranked_that_one_person_can_close():
    check = followed_check(test_cases=3, training_pairs=10, task_signed={"ana": "yes", "ben": "yes", "cy": "no"})
    gaps = [gap.question for gap in askable_gaps(check.flow, check.assessment, check.now)]

    assert gaps == ["test_cases", "training_pairs"]  # of the failed gate first; the signature is everyone's
    assert check.comes().last().gap == "test_cases"


def test_a_gap_closed_in_the_check_in_is_closed_and_kept_with_it():
    check = followed_check(test_cases=linked(20)).comes().says(**CALM, renewed={"test_cases": linked(55)})

    assert check.verdict() == "ready"
    assert check.last().answers["closed"]["ana"].value == "test_cases"
    assert check.last().answers["closed"]["ana"].link == LINK


def test_an_answer_that_cannot_be_taken_takes_none_of_the_check_in():
    check = followed_check(test_cases=linked(20)).comes()
    before = check.assessment

    assert check.refused(check.saying(**CALM, renewed={"test_cases": 55})).startswith("Add the link")
    assert check.tries(check.saying(**CALM, renewed={"test_cases": 55})).field == "test_cases"
    assert check.assessment == before


def test_a_pass_on_the_gap_leaves_it_as_it_is_and_is_an_answer_all_the_same():
    check = followed_check(test_cases=linked(20)).comes().says(renewed={"test_cases": "skip"}).ends()

    assert (check.last().ended, check.level("test_cases")) == ("held", 0.5)
    assert check.assessment.answer("test_cases", "ana").value == 20


# Too old


def test_an_answer_older_than_it_keeps_is_asked_again_and_answering_it_makes_it_new():
    check = followed_check().weeks("S S S S S S S")
    assert [each.stale for each in check.assessment.check_ins] == [()] * 7

    check.comes()
    assert check.last().stale == ("right_information", "baseline")
    check.says("ben", **CALM, renewed={"right_information": 17}).ends()
    assert check.last().answers["right_information"]["ben"].value == 17
    assert check.comes().last().stale == ("baseline",)


def test_only_what_one_person_can_answer_anew_is_asked_again():
    check = followed_check().later(days=400)

    assert list(stale(check.flow, check.assessment, check.now)) == ["right_information", "baseline"]
    assert check.flow.questions["weeks_unchanged"].fresh_for is None


def test_everyone_may_close_a_gap_who_is_asked():
    for person in TEAM:
        check = few_cases().does(renewed(person, "test_cases", linked(55)))
        assert check.assessment.care["test_cases"].closed_by == person


def test_a_day_is_a_day_where_the_check_ins_are_at_home():
    check = followed_check(zone="Pacific/Auckland", at=time(9), test_cases=linked(20))

    assert check.comes().last().date == date(2026, 11, 30)
    assert check.last().at.date() == date(2026, 11, 29)


def test_the_form_that_closes_a_gap_is_blank_unless_a_link_is_all_that_lacks():
    check = closed_check(test_cases=400, safeguards=["logging"])

    def filled(question: str, *, alone: bool) -> Answer | None:
        return renewing_form(READINESS, check.assessment, question, check.now, alone=alone).filled

    assert filled("test_cases", alone=True) == Answer(400)
    assert filled("safeguards", alone=True) is None
    assert filled("test_cases", alone=False) is None  # in a check-in it would be sent along by whoever answers that


def test_a_link_is_asked_for_only_where_it_would_raise_the_question_and_nothing_of_others_is_put_into_the_form():
    def gap_and_form(question: str, **said) -> tuple[bool, bool, Answer | None]:
        check = closed_check(**{question: said["ana"]}).does(events.ReopenAsked("ana")).later(minutes=1)
        for person, value in said.items():
            check.answers(person, **{question: value})
        check.does(events.DecideAsked("ana"))
        weighed = gaps(standing_sheet(check.flow, check.assessment, check.now))
        gap = next(each for each in weighed if each.question == question)
        form = renewing_form(READINESS, check.assessment, question, check.now, alone=True)
        return gap.unlinked, gap.link_is_all, form.filled

    assert gap_and_form("prompt_plateau", ana="flat", ben="rising") == (False, False, None)
    assert gap_and_form("test_cases", ana=60, ben=40) == (True, False, None)
    assert gap_and_form("worked_examples", ana={"good": 5, "bad": 3}) == (True, True, Answer({"good": 5, "bad": 3}))
    assert gap_and_form("worked_examples", ana={"good": 5, "bad": 3}, ben={"good": 9, "bad": 9})[1:] == (False, None)


def test_a_gap_says_where_an_answer_lacks_the_link_that_makes_it_count():
    check = closed_check(test_cases=400, safeguards=["logging"])
    found = {gap.question: gap.unlinked for gap in gaps(standing_sheet(check.flow, check.assessment, check.now))}

    assert (found["test_cases"], found["safeguards"]) == (True, False)
    assert "baseline" not in found


def test_a_gap_left_as_it_is_can_be_raised_again_before_its_day_and_is_asked_about_again():
    check = followed_check(test_cases=linked(20)).does(waived("ana", "test_cases", days=60))

    check.does(events.WaiverTakenBack("ana", "test_cases"))

    assert check.assessment.care["test_cases"].waiver is None
    assert check.assessment.notices[-1].kind == "raised"
    assert check.comes().last().gap == "test_cases"


def test_raising_a_gap_that_nobody_leaves_changes_nothing():
    assert not few_cases().does(events.WaiverTakenBack("ana", "test_cases")).changed


def test_only_the_owner_raises_a_gap_again():
    check = few_cases().does(waived("ana", "test_cases"))

    assert check.refused(events.WaiverTakenBack("ben", "test_cases")) == (
        "Only <@ana>, who owns this check, can raise a gap again."
    )


def test_who_has_a_gap_keeps_it_when_it_is_raised_again():
    check = few_cases().does(taken("ana", "test_cases", "ben")).does(waived("ana", "test_cases"))

    check.does(events.WaiverTakenBack("ana", "test_cases"))

    assert check.assessment.care["test_cases"].owner == "ben"


def test_a_waiver_can_be_given_another_end_and_another_reason():
    check = few_cases().does(waived("ana", "test_cases", days=10))

    check.does(waived("ana", "test_cases", "it can wait for the merger", days=20))

    assert check.assessment.care["test_cases"].waiver == Waiver(
        "it can wait for the merger", "ana", TODAY + timedelta(days=20)
    )
