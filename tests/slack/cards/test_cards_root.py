"""The root card in the channel, and what holds for all cards."""

import re
from dataclasses import replace

import pytest
from card_reading import NOTHING_DONE, buttons_of, decided, payload_of, readiness, text_of
from card_samples import ANA, BEN, CY, LINE, NOON, after, begun, cards_of, guidance, says

from bot.engine import events
from bot.engine.cards.check import STAND_IN
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Revealed
from bot.slack.address import read_address
from bot.slack.cards import draw
from bot.slack.cards.levels import section_shown, section_spoken, shown, spoken
from bot.slack.policy import POLICY, Who

# The root card


def test_the_root_card_names_nobody_but_its_owner_before_anyone_has_answered():
    cards, links = cards_of(readiness, begun(readiness))

    payload = payload_of(cards["root"], links)

    assert set(re.findall(r"<@(\w+)>", text_of(payload) + payload["text"])) == {ANA}
    assert "waiting for 3 people" in text_of(payload)


def test_the_root_card_says_who_has_something_open_once_it_has_begun():
    cards, links = cards_of(readiness, after(readiness, begun(readiness), says(BEN, task_signed="yes")))

    assert f"Still open for <@{ANA}> (2), <@{BEN}> (1), <@{CY}> (2)" in text_of(payload_of(cards["root"], links))


def test_the_root_card_says_how_far_each_section_is_in_words():
    cards, links = cards_of(
        readiness, after(readiness, begun(readiness), says(BEN, worked_examples={"good": 1, "bad": 1}))
    )

    text = text_of(payload_of(cards["root"], links))

    assert "|Task>*\n◐ 2 of 3 answered" in text
    assert "*Prompt*\nopens once each question of Task has an answer" in text
    assert "*Context*\nopens after Prompt" in text


def test_an_open_root_card_has_one_obvious_button():
    cards, links = cards_of(readiness, begun(readiness))

    assert buttons_of(payload_of(cards["root"], links)) == [
        "My open questions",
        "My answers",
        "Ask more people… (owner)",
        "Decide now… (owner)",
        "Hand over… (owner)",
    ]


def test_a_reopened_check_says_what_closes_it_and_offers_that():
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    reopened = after(readiness, check, events.DecideAsked(ANA), events.ReopenAsked(ANA))
    done = replace(reopened, revealed=dict.fromkeys(readiness.questions, Revealed(NOON, None)))
    done = replace(done, answers={id_: {ANA: Answer(None, passed="skip")} for id_ in readiness.questions}, asked=(ANA,))

    for now, button in ((reopened, "My open questions"), (done, "Decide now… (owner)")):
        cards, links = cards_of(readiness, now)
        payload = payload_of(cards["root"], links)
        assert f"Opened again: closes when <@{ANA}> presses Decide now, or <!date^" in text_of(payload)
        assert buttons_of(payload)[0] == button


def test_what_only_the_owner_may_press_says_so_on_the_root_card():
    alone = begun(readiness, (ANA,))
    for check in (begun(readiness), alone, decided(**NOTHING_DONE)):
        cards, links = cards_of(readiness, check)
        blocks = payload_of(replace(cards["root"], vacant=("On call",)), links)["blocks"]
        pressed = [
            (read_address(each.get("action_id") or each.get("value") or ""), each["text"]["text"])
            for each in _everything_in(blocks)
            if isinstance(each.get("text"), dict) and ("action_id" in each or "value" in each)
        ]
        owners = [text for at, text in pressed if at is not None and POLICY[at.verb].who is Who.OWNER]
        assert owners
        assert [text for text in owners if not text.endswith("(owner)")] == []


def _everything_in(node):
    if isinstance(node, dict):
        yield node
    for each in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from _everything_in(each)


def test_when_time_closes_a_check_stands_beside_what_moves_it():
    cards, links = cards_of(readiness, begun(readiness))
    said = text_of(payload_of(cards["root"], links))
    assert re.search(r"Closes when nothing is open, or <!date\^[^>]*>, 7 days after the last section opened", said)


def test_a_check_of_one_section_says_no_more_than_when_time_closes_it():
    flow = replace(readiness, sections=readiness.sections[:1])
    cards, _ = cards_of(flow, begun(readiness))

    assert cards["root"].closes_after is None


def test_a_gate_that_fails_early_shows_on_the_root_card_as_so_far():
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    cards, links = cards_of(readiness, after(readiness, check, says(BEN, test_cases=8)))

    text = text_of(payload_of(cards["root"], links))

    assert (
        ":no_entry: *NOT YET so far: Nothing to measure against*\nStop here and fix this. Open: 3 of 16 answered."
        in text
    )


def test_a_closed_root_card_leads_to_the_summary_and_says_who_closed_it_and_when():
    cards, links = cards_of(readiness, decided(**NOTHING_DONE))

    payload = payload_of(cards["root"], links)

    assert buttons_of(payload) == ["Read the summary", "Weekly check-ins… (owner)", "My answers", "Gaps"]
    assert payload["blocks"][-1]["elements"][0]["url"] == links["summary/1"]
    assert f"Closed by <@{ANA}>, <!date^" in text_of(payload)
    assert "The verdict holds until" in text_of(payload)


# All cards


@pytest.mark.parametrize("level", [None, 0, 1 / 8, 1 / 6, 1 / 4, 1 / 3, 0.5, 2 / 3, 0.75, 5 / 6, 1, 0.43])
def test_a_level_is_never_a_sign_alone(level):
    for show, say in ((shown, spoken), (section_shown, section_spoken)):
        assert show(level).endswith(say(level))
        assert re.fullmatch(r"(\d+% )?[a-z ]+", say(level))


def test_what_is_nearly_met_is_never_said_to_be_met():
    assert (section_spoken(0.625), section_spoken(0.125)) == ("63% met", "13% met")  # as texts of flows round
    assert (section_spoken(0.999), section_spoken(0.001)) == ("99% met", "1% met")


def test_two_cards_that_show_something_else_have_different_hashes():
    one, links = cards_of(readiness, begun(readiness))
    other, _ = cards_of(readiness, after(readiness, begun(readiness), says(BEN, task_signed="yes")))

    for name in ("root", "section/task"):
        assert draw(one[name], links, guidance()).hash != draw(other[name], links, guidance()).hash


def test_the_line_of_the_job_is_shown_as_it_was_written():
    cards, links = cards_of(readiness, begun(readiness))

    assert f"• <@{ANA}>: {LINE}" in text_of(payload_of(cards["section/task"], links))


def test_a_card_in_place_of_a_root_that_cannot_be_changed_says_so_and_shows_the_same():
    cards, links = cards_of(readiness, begun(readiness))
    root = cards["root"]

    usual, instead = (payload_of(each, links)["blocks"] for each in (root, replace(root, name=STAND_IN)))

    assert instead[1:] == usual
    assert "one says where the check stands" in str(instead[0])
