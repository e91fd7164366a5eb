"""How a check ends: complete, by its owner, by time; and how it is opened again and says what changed."""

from datetime import timedelta

from engine_flows import linked
from team_check import ALL, answer, answered, anyone_check, closed_check, full, quick_check, team_check

from bot.engine import events
from bot.engine.saved.assessment import Closing


def test_a_check_closes_when_nothing_is_open():
    check = closed_check()

    assert check.assessment.closed == Closing(check.now, "complete")
    assert check.because[-2:] == ("nothing is open", "rule all_there gave ready")
    assert check.assessment.verdicts[-1].levels["test_cases"] == 1


def test_a_fact_everyone_passed_on_keeps_no_check_open():
    check = team_check().fills(*ALL, leaving=("training_pairs",))
    for person in ("ana", "ben", "cy"):
        assert check.assessment.closed is None
        check.answers(person, training_pairs="skip")

    assert check.assessment.closed.how == "complete"


def test_the_owner_decides_now_and_silence_counts_as_nothing():
    check = team_check().fills("task").does(events.DecideAsked("ana"))

    assert check.assessment.closed == Closing(check.now, "owner", "ana")
    assert check.assessment.verdicts[-1].verdict == "not_yet"
    assert check.assessment.verdicts[-1].levels["test_cases"] == 0
    assert not check.does(events.DecideAsked("ana")).changed


def test_nobody_else_decides():
    assert "who owns this check" in team_check().refused(events.DecideAsked("ben"))


def test_time_closes_a_check_7_days_after_its_last_section_opened():
    check = team_check().later(days=2).fills("task")
    assert check.due() == check.now + timedelta(days=7)

    check.later(days=6, hours=23).ticks()
    assert (check.changed, check.assessment.closed) == (False, None)
    check.later(hours=1).ticks()
    assert check.assessment.closed == Closing(check.now, "time")
    assert check.due() == check.now + timedelta(days=28)  # the verdict expires
    assert not check.ticks().changed


def test_nothing_is_answered_or_steered_after_the_close_and_the_sentence_says_what_to_do():
    check = closed_check()
    said = "This check is closed; its owner can reopen it from the summary."

    assert check.refused(answered("ben", request_shape="few")) == said
    assert check.refused(events.VoteCalled("ben", "request_shape")) == said
    assert not check.does(events.RevealAsked("ana", "request_shape")).changed


def test_those_who_were_asked_and_said_nothing_are_named():
    check = team_check().does(events.Handed("ben", "worked_examples", "dan")).answers("ben", task_signed="yes")
    check.does(events.DecideAsked("ana"))

    assert check.cards()["summary/1"].silent == ("cy", "dan")


def test_closed_cards_say_when_and_by_whom_and_offer_nothing():
    check = team_check().answers("ben", task_signed="yes").does(events.DecideAsked("ana"))
    card = check.cards()["section/task"]

    assert (card.ended, card.ended_at) == ("Closed by <@ana>", check.now)
    assert {view.state for view in card.questions} == {"closed"}
    assert all(view.waiting_for == () and not view.may_reveal for view in card.questions)
    assert check.cards()["root"].state == "closed"


def test_the_root_card_shows_the_verdict_and_when_it_expires():
    root = closed_check().cards()["root"]

    assert (root.verdict, root.early) == ("READY for a small trial", None)
    assert root.expires_at == closed_check().now + timedelta(days=28)
    assert [line.level for line in root.sections] == [1] * 7


# Opening again


def test_only_the_owner_reopens_and_only_what_is_closed():
    check = closed_check()

    assert "can reopen it" in check.refused(events.ReopenAsked("ben"))
    assert not check.does(events.ReopenAsked("ana")).does(events.ReopenAsked("ana")).changed


def test_a_changed_answer_after_reopening_decides_again_and_the_summary_says_what_changed():
    check = closed_check(weeks_unchanged=3).does(events.ReopenAsked("ana"))
    assert check.assessment.closed is None
    assert check.open_for("ben") == []

    check.later(days=7, seconds=-1).answers("ana", weeks_unchanged=4).does(events.DecideAsked("ana"))
    assert [past.verdict for past in check.assessment.verdicts] == ["almost", "ready"]
    card = check.cards()["summary/2"]
    assert card.before == "ALMOST"
    assert [(change.question, change.before, change.after) for change in card.changes] == [("weeks_unchanged", 0.5, 1)]
    assert check.assessment.answer("weeks_unchanged", "ana").changed


def test_several_corrections_are_one_reopening_until_its_owner_decides():
    check = closed_check(weeks_unchanged=3, training_pairs=9).does(events.ReopenAsked("ana"))

    check.answers("ana", weeks_unchanged=4).answers("ben", training_pairs=60).answers("ana", training_pairs=60)
    assert check.assessment.closed is None
    assert len(check.assessment.verdicts) == 1
    assert check.cards()["root"].reopened
    check.does(events.DecideAsked("ana"))
    assert [past.verdict for past in check.assessment.verdicts] == ["almost", "ready"]
    assert [change.question for change in check.cards()["summary/2"].changes] == ["weeks_unchanged", "training_pairs"]


def test_what_was_decided_again_is_no_longer_reopened():
    check = closed_check().does(events.ReopenAsked("ana")).does(events.DecideAsked("ana"))

    assert check.assessment.reopened_at is None
    assert not check.cards()["root"].reopened


def test_the_first_summary_says_nothing_of_changes():
    card = closed_check().cards()["summary/1"]

    assert (card.before, card.changes) == (None, ())


def test_reopening_gives_another_7_days():
    check = closed_check().later(days=30).does(events.ReopenAsked("ana"))

    assert check.due() == check.now + timedelta(days=7)
    check.later(days=7).ticks()
    assert check.assessment.closed.how == "time"


def test_reopening_opens_no_section_before_its_time():
    check = team_check().does(events.DecideAsked("ana")).does(events.ReopenAsked("ana"))

    assert check.opened() == ["task"]
    assert check.open_for("ben") == ["task_signed", "worked_examples"]


def test_what_everyone_saw_at_the_close_is_not_blind_again_when_reopened():
    check = team_check().answers("ben", task_signed="yes").does(events.DecideAsked("ana"))
    assert not check.cards()["section/task"].questions[1].hidden

    check.does(events.ReopenAsked("ana"))
    assert not check.cards()["section/task"].questions[1].hidden


def test_a_split_that_stood_at_the_close_can_be_settled_when_reopened():
    check = team_check().fills(*ALL, leaving=("request_shape",))
    check.answers("ana", request_shape="one").answers("ben", request_shape="open").does(events.DecideAsked("ana"))
    check.does(events.ReopenAsked("ana"))

    assert check.cards()["split/request_shape"].may_settle
    check.does(events.SplitSettled("ana", "request_shape", "one", "x")).does(events.DecideAsked("ana"))
    assert check.assessment.verdicts[-1].verdict == "ready"


# After the verdict


def test_ready_asks_its_owner_three_more_questions_that_change_no_verdict():
    check = closed_check()
    assert check.open_for("ana") == ["upkeep", "home", "stop_rule"]
    assert check.open_for("ben") == []
    assert "after/ready" in check.cards()
    assert "Only <@ana>" in check.refused(answered("ben", upkeep="The platform team"))

    before = check.assessment.verdicts
    check.answers("ana", upkeep="The platform team")
    assert check.open_for("ana") == ["home", "stop_rule"]
    assert check.assessment.verdicts == before
    assert check.assessment.closed is not None


def test_what_a_verdict_asked_is_taken_back_while_the_check_stays_closed():
    check = closed_check().answers("ana", upkeep="The platform team")
    check.does(events.Undone("ana", "upkeep", None))

    assert check.open_for("ana") == ["upkeep", "home", "stop_rule"]
    assert check.assessment.closed is not None
    assert "closed" in check.refused(events.Undone("ana", "task_line", None))


def test_another_verdict_asks_nothing_more():
    check = closed_check(weeks_unchanged=3)

    assert check.open_for("ana") == []
    assert "after/ready" not in check.cards()
    assert "has not opened" in check.refused(answered("ana", upkeep="The platform team"))


def test_a_quick_check_leads_on_once():
    check = quick_check().does(events.LedOn("ana", "a2"))
    assert check.assessment.led_to == "a2"
    assert check.cards()["summary/1"].led_on

    assert not check.does(events.LedOn("ana", "a2")).changed
    assert "asked already" in check.refused(events.LedOn("ana", "a3"))


def test_a_quick_check_leads_on_again_once_what_it_led_to_is_deleted():
    check = quick_check().does(events.LedOn("ana", "a2"))
    assert not check.does(events.OnwardDeleted("a3")).changed

    check.does(events.DeleteAsked("ana")).does(events.OnwardDeleted("a2")).does(events.DeleteUndone("ana"))

    assert check.assessment.led_to is None
    assert not check.cards()["summary/1"].led_on
    assert check.does(events.LedOn("ana", "a3")).changed


def test_a_quick_check_is_not_reopened_from_its_summary_and_all_that_time_brings_is_that_it_expires():
    check = quick_check()

    assert not check.cards()["summary/1"].may_reopen
    assert check.due() == check.now + timedelta(days=28)  # the verdict expires
    assert [each.kind for each in check.later(days=400).ticks().assessment.notices] == ["expired"]
    assert check.due() is None
    assert not check.later(days=400).ticks().changed


def test_what_is_due_first_is_due():
    check = anyone_check().answers("dan", task_signed="yes")
    assert check.due() == check.now + timedelta(hours=24)

    check.later(hours=24).ticks()
    assert check.due() == check.now + timedelta(days=6)


def test_a_contradiction_is_raised_once_nothing_blind_is_given_away():
    check = team_check().fills(*ALL, leaving=("request_shape", "training_pairs"))
    check.answers("ana", request_shape="open").answers("ben", request_shape="open")
    assert "contradiction/which_form" not in check.cards()

    check.answers("cy", request_shape="open")
    assert check.cards()["contradiction/which_form"].between == ("What tuning is for", "Shape of the requests")


def test_the_noise_line_stands_beside_the_cases_on_their_card():
    check = team_check().fills("task", "prompt", "context", "product").answers("ben", test_cases=linked(50))

    assert check.cards()["section/evaluation"].questions[0].note.endswith("±14 points.")


def test_the_evidence_a_verdict_rests_on_is_linked():
    evidence = dict(closed_check().cards()["summary/1"].evidence)

    assert set(evidence) >= {"worked_examples", "prompt_plateau", "test_cases", "baseline", "lasting_failures"}
    assert answer(full("test_cases")).link == evidence["test_cases"]
