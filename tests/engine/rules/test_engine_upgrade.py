"""An owner takes a check on to a newer version of its flow: what means the same stays, the rest is asked."""

import json
from datetime import timedelta

import pytest
from engine_flows import KEPT, linked
from followed_check import CALM, followed_check
from team_check import ALL, TEAM, TeamCheck, answer, closed_check, team_check
from upgraded_check import taken_on, tried

from bot.engine import events
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.asking import open_questions
from bot.engine.decision import Decision, Refused
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.verdict import decide
from bot.usecases.files.offline import decide_sheet, verdict_of
from bot.usecases.files.sheet_of import sheet_of

NEW_QUESTION = """\
      - id: second_reader
        short: Second reader
        ask: Has someone outside the team read the line?
        type: choice
        options: {yes: Yes, no: No}
        asked_of: anyone
        level:
          - 1 if value is yes
        gap: {do: Ask someone outside, done: they have read it, guidance: task-line}

  - id: prompt
"""


REWORDED = (
    'ask: "How many worked examples can you link: good ones and bad ones?"',
    "ask: How many examples are there?",
)
ADDED = ("  - id: prompt\n", NEW_QUESTION)
SHORTER = ("short: Worked examples", "short: Examples")


def under_way() -> TeamCheck:
    check = team_check()
    for person in ("ana", "ben", "cy"):
        check.does(events.Answered(person, {"task_signed": answer("yes")}))
    return check.does(events.Answered("ben", {"worked_examples": answer({"good": 6, "bad": 4})}))


def test_what_still_means_the_same_stays_and_what_is_reworded_is_asked_anew():
    check = taken_on(under_way(), REWORDED)

    assert set(check.assessment.answers) == {"task_line", "motive", "task_signed"}
    assert check.assessment.revealed.keys() == {"task_signed"}
    assert "worked_examples" in [each.id for each in open_questions(check.assessment, check.flow, "cy")]
    assert check.assessment.flow_hash == check.flow.hash


def test_a_changed_short_name_or_gap_asks_nothing_anew():
    check = under_way()
    before = dict(check.assessment.answers)

    assert dict(taken_on(check, SHORTER).assessment.answers) == before
    assert not check.assessment.calls


def test_everyone_is_called_once_to_what_is_new():
    check = taken_on(under_way(), ADDED)

    (call,) = check.assessment.calls
    assert (call.why, call.people, call.questions) == ("upgraded", ("ana", "ben", "cy"), ("second_reader",))
    card = cards_wanted(check.flow, check.assessment, check.now)["call/1"]
    assert card.shorts == ("Second reader",)


def test_a_decided_check_in_which_nothing_is_new_is_decided_again_by_the_newer_rules():
    check = closed_check(weeks_unchanged=3)
    before = decide(standing_sheet(check.flow, check.assessment, check.now)).verdict
    check = taken_on(check, ("          - 1 if value >= 4\n", "          - 1 if value >= 3\n"))

    assert before == "almost"
    assert check.assessment.closed is not None
    assert [past.verdict for past in check.assessment.verdicts] == ["almost", "ready"]


@pytest.mark.parametrize("changes", [(SHORTER,), (REWORDED, ADDED)])
def test_a_check_that_was_taken_on_is_decided_the_same_from_its_file(changes):
    check = followed_check(weeks_unchanged=2, lasting_failures=["drops the currency"], request_shape="few")
    taken_on(check.weeks("S S - S C"), *changes)
    if not check.assessment.closed:
        check.answers("ben", second_reader="yes").does(events.DecideAsked("ana"))
    live = verdict_of(standing_sheet(check.flow, check.assessment, check.now))

    plain = json.loads(json.dumps(sheet_of(check.flow, check.assessment, check.now)))

    decided = decide_sheet(check.flow, plain, (check.now + timedelta(days=99)).date())
    assert {key: decided[key] for key in live} == live


def test_a_decided_check_with_something_new_is_open_until_it_is_answered_and_decided():
    check = taken_on(closed_check(), ADDED)

    assert check.assessment.closed is None
    assert [each.id for each in open_questions(check.assessment, check.flow, "ben")] == ["second_reader"]
    check.does(events.Answered("ben", {"second_reader": answer("yes")})).does(events.DecideAsked("ana"))
    assert check.assessment.closed is not None


UNSETTLED = (
    "          open: {text: Open-ended, level: 0}\n        asked_of: everyone\n",
    "          open: {text: Open-ended, level: 0}\n        asked_of: everyone\n        settle: no\n",
)


def test_a_word_that_the_newer_flow_lets_no_owner_have_stands_no_more():
    check = team_check().fills(*ALL, leaving=("request_shape", "training_pairs"))
    for person, shape in {"ana": "one", "ben": "one", "cy": "open"}.items():
        check.answers(person, request_shape=shape)
    check.does(events.SplitSettled("ana", "request_shape", "one", "we talked"))
    assert standing_sheet(check.flow, check.assessment, check.now).splits == ()

    check = taken_on(check, UNSETTLED)

    assert check.assessment.settled == {}
    assert standing_sheet(check.flow, check.assessment, check.now).splits == ("request_shape",)
    check.does(events.DecideAsked("ana"))
    assert decide_sheet(check.flow, sheet_of(check.flow, check.assessment, check.now), check.now.date())["verdict"]


def test_a_check_whose_newer_flow_has_no_check_ins_is_decided_the_same_from_its_file():
    check = followed_check(weeks_unchanged=2).weeks("SS")
    text = (KEPT / "readiness.yml").read_text(encoding="utf-8")
    check = taken_on(check, (text[text.index("check_in:\n") : text.index("memo:\n")], ""))
    assert check.flow.check_in is None
    live = verdict_of(standing_sheet(check.flow, check.assessment, check.now))

    decided = decide_sheet(check.flow, sheet_of(check.flow, check.assessment, check.now), check.now.date())

    assert {key: decided[key] for key in live} == live


def test_of_what_is_dropped_nothing_is_left_and_every_card_can_be_drawn():
    check = closed_check()
    without = ("      - id: prompt_parts\n", "      - id: parts_of_it\n")
    check = taken_on(check, without)

    assert "prompt_parts" not in check.assessment.answers
    assert cards_wanted(check.flow, check.assessment, check.now)


@pytest.mark.parametrize("by", ["ben", "dan"])
def test_only_the_owner_may(by):
    assert tried(under_way(), ADDED, by=by) == Refused(
        "Only <@ana>, who owns this check, can take it on to a newer version."
    )


def test_the_same_version_changes_nothing():
    check = under_way()
    event = events.Upgraded("ana", check.flow.hash, ())

    result = check.tries(event)
    assert isinstance(result, Decision)
    assert (result.assessment, result.changed) == (check.assessment, False)


def test_a_check_that_led_on_stays_as_it_is():
    check = closed_check().does(events.LedOn("ana", "a2"))

    assert tried(check, ADDED) == Refused("The team has been asked from here; take that check on instead.")


def test_what_check_ins_ask_that_means_something_else_now_counts_no_more():
    check = followed_check().weeks("SS")
    assert check.lengths() == [1, 2]
    turned = (
        "      ask: Since last week, did anyone change what the product should do?",
        "      ask: Since last week, did everyone keep to what the product should do?",
    )

    check = taken_on(check, turned)

    assert [set(each.answers) for each in check.assessment.check_ins] == [{"test_set"}, {"test_set"}]
    assert check.lengths()[-1] == 0


@pytest.mark.parametrize(("seen", "level"), [("yes", 0.5), ("no", 0.5)])
def test_what_was_predicted_in_other_words_counts_no_more(seen, level):
    look = {"seen": seen, "fixed": linked(["prompt"])}
    check = followed_check(lasting_failures=["lost totals"]).weeks("S S S").comes()
    check.says(**CALM, looks={"lost totals": look}).ends()
    turned = ("Which failures (up to 3) would still be there next", "Which failures (up to 3) would be left next")

    check = taken_on(check, turned)
    assert (check.assessment.predictions, check.assessment.watch) == ((), ())
    for person in TEAM:
        check.does(events.Answered(person, {"lasting_failures": answer("unsure")}))
    assert check.sheet().levels["lasting_failures"] == level


def test_where_the_newer_flow_is_gone_meanwhile_nothing_changes():
    check = under_way()

    assert check.tries(events.Upgraded("ana", "0123456789abcdef", ())) == Refused(
        "The flow has changed once more meanwhile; look again at what is different."
    )
