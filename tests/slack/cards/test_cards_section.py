"""The cards in the thread: what may be seen of each answer, and what can be pressed when."""

from dataclasses import replace

import pytest
from card_reading import NOTHING_DONE, PROOF, answered_by, buttons_of, decided, payload_of, readiness, text_of
from card_samples import ANA, BEN, CY, NOON, after, begun, cards_of, says

from bot.engine import events
from bot.engine.saved.answer import Answer
from bot.questions import Checkboxes, Option
from bot.slack.address import Verb, read_address


def test_only_the_first_card_calls_people_and_each_of_them_once():
    check = begun(readiness)
    posted_first, _ = cards_of(readiness, check)
    later = after(readiness, check, says(ANA, task_signed="yes", worked_examples={"good": 5, "bad": 3}))
    posted_next, _ = cards_of(readiness, later)

    first = text_of(payload_of(posted_first["section/task"]))
    second = text_of(payload_of(posted_next["section/prompt"]))

    assert first.count(f"<@{BEN}>") == first.count(f"<@{CY}>") == 1
    assert "<@" not in second


def test_a_blind_answer_shows_who_has_answered_and_not_what():
    cards, _ = cards_of(
        readiness, after(readiness, begun(readiness), says(BEN, task_signed="no"), says(ANA, task_signed="yes"))
    )

    payload = payload_of(cards["section/task"])

    for text in (text_of(payload), payload["text"]):
        assert (
            f"Answered: <@{BEN}>, <@{ANA}> · waiting for <@{CY}>. What they said is shown once all have answered."
            in text
        )
        assert not answered_by(BEN).search(text)


def test_answers_are_shown_once_all_are_in():
    check = after(readiness, begun(readiness), *(says(each, task_signed="yes") for each in (ANA, BEN, CY)))
    cards, _ = cards_of(readiness, check)

    payload = payload_of(cards["section/task"])

    for each in (ANA, BEN, CY):
        assert f"<@{each}>: Yes" in text_of(payload)
        assert f"<@{each}>: Yes" in payload["text"]


def test_every_open_question_can_be_skipped_not_known_and_handed_on():
    cards, _ = cards_of(readiness, begun(readiness))

    assert buttons_of(payload_of(cards["section/task"])) == [
        "Change",
        "Yes",
        "No",
        "Skip",
        "Don't know",
        "Hand to someone…",
        "Answer…",
        "Skip",
        "Don't know",
        "Hand to someone…",
    ]


def test_the_owner_may_show_blind_answers_once_there_is_one():
    before, _ = cards_of(readiness, begun(readiness))
    later, _ = cards_of(readiness, after(readiness, begun(readiness), says(BEN, task_signed="no")))

    assert "Show answers now (owner)" not in buttons_of(payload_of(before["section/task"]))
    assert "Show answers now (owner)" in buttons_of(payload_of(later["section/task"]))


def test_several_picks_are_taken_on_done_and_none_of_these_is_a_pick():
    check = after(readiness, begun(readiness), says(ANA, task_signed="yes", worked_examples={"good": 5, "bad": 3}))
    cards, _ = cards_of(readiness, check)

    row = next(block for block in payload_of(cards["section/prompt"])["blocks"] if block["type"] == "actions")

    boxes, done, _ = row["elements"]
    assert boxes["options"][-1]["text"]["text"] == "None of these"
    assert (done["text"]["text"], read_address(done["action_id"]).verb) == ("Done", Verb.DONE)


def test_an_answered_fact_keeps_one_change_and_shows_its_evidence_and_that_it_changed():
    check = after(
        readiness,
        begun(readiness),
        says(BEN, worked_examples={"good": 1, "bad": 1}),
        says(BEN, worked_examples=Answer({"good": 5, "bad": 3}, link=PROOF)),
    )
    cards, _ = cards_of(readiness, check)

    payload = payload_of(cards["section/task"])

    assert f"• <@{BEN}>: Good ones: 5 · Bad ones: 3 · <{PROOF}|evidence on docs.example> · _changed_" in text_of(
        payload
    )
    assert buttons_of(payload)[-1] == "Change"


def test_a_card_that_can_no_longer_be_answered_has_no_buttons_and_says_when_and_by_whom():
    cards, links = cards_of(readiness, decided(**NOTHING_DONE))

    for section in readiness.sections:
        payload = payload_of(cards[f"section/{section.id}"], links)
        assert buttons_of(payload) == []
        assert f"Closed by <@{ANA}>, <!date^" in text_of(payload)
        assert f"Closed by <@{ANA}>, 24 November 2026" in payload["text"]


@pytest.mark.parametrize("is_closed", [False, True])
def test_more_answers_than_fit_are_counted_and_one_click_away(is_closed):
    crowd = tuple(f"U0P{number}" for number in range(15))
    check = after(
        readiness,
        begun(readiness, (ANA, *crowd)),
        *(says(each, worked_examples={"good": 1, "bad": 1}) for each in crowd),
    )
    if is_closed:
        check = after(readiness, check, events.DecideAsked(ANA))
    cards, _ = cards_of(readiness, check)

    payload = payload_of(cards["section/task"])

    assert "• … and 9 more: press *Who said what*" in text_of(payload)
    assert "Who said what" in buttons_of(payload)


def test_a_long_answer_is_shortened_where_all_see_it_and_whole_one_click_away():
    cards, _ = cards_of(readiness, begun(readiness))
    card = cards["section/task"]
    first = card.questions[0]
    long = replace(first, said=(replace(first.said[0], text="word " * 60),))

    payload = payload_of(replace(card, questions=(long,)))

    assert "word…" in text_of(payload)
    assert buttons_of(payload) == ["Change", "Who said what"]


def test_a_section_with_more_to_tick_than_one_card_holds_leads_to_the_rest():
    cards, _ = cards_of(readiness, begun(readiness))
    boxes = Checkboxes({f"o{number}": Option(text=f"{number} {'x' * 70}") for number in range(10)})
    asked = cards["section/task"].questions[2]
    questions = tuple(replace(asked, id=f"q{number}", number=number, control=boxes) for number in range(20))

    payload = payload_of(replace(cards["section/task"], questions=questions))

    shown = buttons_of(payload).count("Done")
    assert 1 < shown < 20
    assert f"… and {20 - shown} more questions in this section" in text_of(payload)
    assert buttons_of(payload)[-2:] == ["My open questions", "My answers"]


def test_what_the_check_before_brought_along_is_shown_with_what_it_lacks_until_somebody_answers():
    opened = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    check = replace(opened, brought={"test_cases": {CY: Answer(24)}}, brought_from="Quick <!here> check")
    cards, links = cards_of(readiness, check)
    said = f"Said in “Quick &lt;!here&gt; check”: <@{CY}>: 24. Its link is still to come, so it does not count yet."

    payload = payload_of(cards["section/evaluation"], links)

    assert said in text_of(payload)
    assert said in payload["text"]
    answered = cards_of(readiness, after(readiness, check, says(BEN, test_cases=30)))[0]["section/evaluation"]
    assert "still to come" not in text_of(payload_of(answered, links))


def test_what_was_said_in_the_check_before_stays_theirs_where_another_adds_its_link():
    opened = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    check = replace(opened, brought={"test_cases": {CY: Answer(24)}}, brought_from="Quick check")

    def told(by, value):
        word = says(by, test_cases=Answer(value, link=PROOF))
        payload = payload_of(cards_of(readiness, after(readiness, check, word))[0]["section/evaluation"], {})
        theirs = f"<@{CY}> had said so before; the link was added"
        return theirs in text_of(payload), theirs in payload["text"]

    assert told(BEN, 24) == (True, True)
    assert told(BEN, 30) == told(CY, 24) == (False, False)
