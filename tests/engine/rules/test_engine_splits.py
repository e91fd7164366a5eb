"""What follows when people disagree: the far ends are named, a new vote, the owner's word."""

import pytest
from engine_flows import READINESS, linked, proof
from team_check import ALL, TEAM, answered, closed_check, team_check

from bot.engine import events

SHAPES = {"ana": "one", "ben": "one", "cy": "open"}


def divided(question="request_shape", words=SHAPES, leaving=("training_pairs",)):
    """Bring a check to a split on one question, with something else still open."""
    check = team_check()
    for section in ALL:
        check.fills(section, leaving=(question, *leaving))
        if section == READINESS.questions[question].section:
            for person, word in words.items():
                check.answers(person, **{question: word})
    return check


def test_a_split_names_who_said_what_and_offers_a_vote_and_the_owners_word():
    card = divided().cards()["split/request_shape"]

    assert card.said == (("One shape", ("ana", "ben")), ("Open-ended", ("cy",)))
    assert (card.may_vote, card.may_settle, card.vote) == (True, True, None)


def test_a_split_shows_the_answers_in_the_middle_too():
    card = divided("request_shape", {"ana": "one", "ben": "few", "cy": "open"}).cards()["split/request_shape"]

    assert [text for text, _ in card.said] == ["One shape", "A few known shapes", "Open-ended"]


def test_the_root_card_says_which_split_keeps_a_check_open():
    check = divided().fills("fit", leaving=("request_shape",))
    root = check.cards()["root"]

    assert root.waiting_for == ()
    assert root.state == "open"
    assert [(split.question, split.card, split.may_vote) for split in root.splits] == [
        ("request_shape", "split/request_shape", True)
    ]
    check.does(events.SplitSettled("ana", "request_shape", "few", "we talked"))
    assert check.cards()["root"].splits == ()


def test_a_split_of_facts_can_be_settled_but_not_voted_on():
    check = divided("test_cases", {"ana": linked(60), "ben": linked(20)})
    card = check.cards()["split/test_cases"]

    assert (card.may_vote, card.may_settle) == (False, True)
    assert "This is a fact" in check.refused(events.VoteCalled("ben", "test_cases"))
    check.does(events.SplitSettled("ana", "test_cases", 60, "ben counted one file"))
    assert check.assessment.settled["test_cases"].value == 60


def test_a_judgement_that_is_not_shown_yet_shows_no_split():
    check = team_check().answers("ana", task_signed="yes").answers("ben", task_signed="no")

    assert "split/task_signed" not in check.cards()


# A new vote


def test_a_new_vote_asks_everyone_again_and_hides_what_comes():
    check = divided().does(events.VoteCalled("ben", "request_shape"))

    assert [check.open_for(person)[0] for person in TEAM] == ["request_shape"] * 3
    assert "request_shape" not in check.assessment.revealed
    card = check.cards()["split/request_shape"]
    assert (card.said, card.may_settle) == ((), False)
    assert (card.vote.id, card.vote.waiting_for) == ("request_shape", TEAM)


def test_a_new_vote_is_shown_once_all_have_answered_again():
    check = divided().does(events.VoteCalled("ben", "request_shape")).later(minutes=5)
    check.answers("ana", request_shape="one").answers("cy", request_shape="few")
    assert "request_shape" not in check.assessment.revealed

    check.answers("ben", request_shape="one")
    assert "request_shape" in check.assessment.revealed
    assert "split/request_shape" not in check.cards()


@pytest.mark.parametrize("backwards", [0, 5])
def test_a_clock_that_stands_still_or_goes_back_hides_no_new_vote(backwards):
    check = divided().does(events.VoteCalled("ben", "request_shape")).later(seconds=-backwards)
    check.answers("ana", request_shape="one").answers("ben", request_shape="one").answers("cy", request_shape="one")

    assert "request_shape" in check.assessment.revealed


def test_answers_from_before_a_vote_are_old_even_where_the_clock_went_back():
    check = divided().later(minutes=-5).does(events.VoteCalled("ben", "request_shape"))

    assert [check.open_for(person)[0] for person in TEAM] == ["request_shape"] * 3


def test_the_same_word_again_is_an_answer_to_a_new_vote():
    check = divided().does(events.VoteCalled("ben", "request_shape")).answers("cy", request_shape="open")
    assert check.changed
    assert "request_shape" not in check.open_for("cy")

    check.later(minutes=1).answers("cy", request_shape="open")
    assert not check.changed


def test_a_vote_that_is_on_is_not_called_twice():
    check = divided().does(events.VoteCalled("ben", "request_shape")).does(events.VoteCalled("cy", "request_shape"))

    assert not check.changed


def test_a_late_press_on_vote_again_hides_no_agreement():
    check = divided().answers("cy", request_shape="one")

    assert "People agree by now" in check.refused(events.VoteCalled("ben", "request_shape"))


def test_who_is_not_asked_calls_no_vote_and_nobody_after_the_close():
    check = divided()

    assert "Only those who are asked" in check.refused(events.VoteCalled("dan", "request_shape"))
    check.does(events.DecideAsked("ana"))
    assert "reopen" in check.refused(events.VoteCalled("ben", "request_shape"))


def test_old_answers_count_until_they_are_replaced():
    check = divided().does(events.VoteCalled("ben", "request_shape")).does(events.DecideAsked("ana"))

    assert check.assessment.verdicts[-1].levels["request_shape"] == 0.5


# The owner's word


def test_the_owner_settles_a_split_with_a_value_and_a_reason():
    check = divided().does(events.SplitSettled("ana", "request_shape", "one", " cy read last year's "))
    settled = check.assessment.settled["request_shape"]

    assert (settled.value, settled.reason, settled.by, settled.at) == ("one", "cy read last year's", "ana", check.now)
    card = check.cards()["split/request_shape"]
    assert (card.settled.text, card.settled.reason) == ("One shape", "cy read last year's")
    assert (card.may_vote, card.may_settle) == (False, False)


def test_the_signatures_are_never_settled():
    check = divided("task_signed", {"ana": "yes", "ben": "yes", "cy": "no"})

    assert not check.cards()["split/task_signed"].may_settle
    said = check.refused(events.SplitSettled("ana", "task_signed", "yes", "I say so"))
    assert said == "This one cannot be settled: that people disagree is the finding. Change the line or vote again."


def test_what_cannot_be_settled_is_said():
    check = divided()

    assert "who owns this check" in check.refused(events.SplitSettled("ben", "request_shape", "one", "x"))
    for nothing in ("  ", "\u200b\u2800"):
        assert "Say why" in check.refused(events.SplitSettled("ana", "request_shape", "one", nothing))
    assert check.refused(events.SplitSettled("ana", "request_shape", "two", "x")) == "Write one, few or open."
    assert "no open split" in check.refused(events.SplitSettled("ana", "decider", "one_person", "x"))
    check.does(events.DecideAsked("ana"))
    assert "reopen it" in check.refused(events.SplitSettled("ana", "request_shape", "one", "x"))


def test_a_split_nobody_has_seen_yet_cannot_be_settled():
    check = team_check().fills(*ALL, leaving=("request_shape", "training_pairs"))
    check.answers("ana", request_shape="one").answers("ben", request_shape="open")

    assert "no open split" in check.refused(events.SplitSettled("ana", "request_shape", "one", "x"))


def test_settling_the_same_way_twice_changes_nothing():
    word = events.SplitSettled("ana", "request_shape", "one", "x")
    check = divided().does(word).does(word)

    assert not check.changed


def test_what_is_settled_is_not_answered_and_only_the_owner_votes_on_it_again():
    check = divided().does(events.SplitSettled("ana", "request_shape", "one", "x"))
    said = "<@ana> has settled this question; ask them to call a new vote."

    assert check.refused(answered("cy", request_shape="few")) == said
    assert check.refused(events.VoteCalled("cy", "request_shape")) == said
    check.does(events.VoteCalled("ana", "request_shape"))
    assert check.assessment.settled == {}
    assert check.open_for("cy")[0] == "request_shape"


def test_the_last_answer_does_not_close_a_check_in_which_it_shows_a_split():
    check = divided(leaving=())
    assert check.assessment.closed is None
    assert check.cards()["split/request_shape"].may_settle

    check.does(events.SplitSettled("ana", "request_shape", "one", "x"))
    assert check.assessment.closed.how == "complete"
    assert check.assessment.verdicts[-1].verdict == "ready"


def test_a_new_vote_that_agrees_closes_a_check_in_which_all_is_answered():
    check = divided("lasting_failures", {"ana": proof(["a"]), "ben": proof(["a"]), "cy": "none"}, leaving=())
    check.does(events.VoteCalled("cy", "lasting_failures")).later(minutes=1)
    for person in TEAM:
        check.answers(person, lasting_failures=proof(["a"]))

    assert check.assessment.verdicts[-1].verdict == "ready"


def test_signatures_that_disagree_are_a_finding_and_keep_no_check_open():
    check = closed_check(task_signed={"ana": "yes", "ben": "yes", "cy": "no"})

    assert check.assessment.closed.how == "complete"
    assert [split.question for split in check.cards()["summary/1"].summary.splits] == ["task_signed"]
