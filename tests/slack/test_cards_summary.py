"""The summary card: all its parts, in order, each line with what it rests on; and the result of the quick check."""

import re
from dataclasses import replace
from datetime import timedelta

from card_reading import NOTHING_DONE, PROOF, buttons_of, decided, payload_of, quick, readiness, text_of
from card_samples import ANA, BEN, CY, DEE, NOON, after, begun, cards_of, guidance, says

from bot.engine import events
from bot.engine.answer import Answer
from bot.engine.transition import start


def summary_of(check, links=None):
    cards, all_links = cards_of(readiness, check)
    return cards["summary/1"], all_links if links is None else links


def test_the_summary_says_its_parts_in_order():
    card, links = summary_of(decided(**NOTHING_DONE))

    text = text_of(payload_of(card, links))

    parts = [
        "Fine-tuning readiness: invoice tagging",
        f"*NOT YET: {card.summary.gates[0].text}*",
        "|Task>*",
        "*What blocks*",
        "*Gaps, in order*",
        "*Warnings, which block nothing*",
        "*What would change it*",
        "*Good to know*",
        "*Left out, for they did not answer*",
        "Closed by",
        "Decided by the rule",
    ]
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_every_gap_has_its_card_its_next_action_when_it_is_done_and_its_guidance():
    card, links = summary_of(decided(**NOTHING_DONE))
    blocks = payload_of(card, links)["blocks"]
    rows = {
        gap.question: next(block for block in blocks if f"|{gap.short}>* · " in block.get("text", {}).get("text", ""))
        for gap in card.summary.gaps
    }

    assert len(rows) == 14
    for gap in card.summary.gaps:
        text, press = rows[gap.question]["text"]["text"], rows[gap.question]["accessory"]
        page = guidance()[gap.guidance or ""]
        assert links[dict(card.cards)[gap.question]].replace("&", "&amp;") in text
        assert f"Next: {gap.do}. Done when {gap.done}. <{page.link}|{page.title}>" in text
        assert (press["text"]["text"], press["value"]) == ("Read here", page.id)


def test_the_worst_summary_still_fits_one_card_whole():
    worst = begun(readiness, (ANA, BEN, CY, DEE))
    worst = replace(
        worst, answers={"motive": {ANA: Answer("facts")}}, opened={each.id: NOON for each in readiness.sections}
    )
    both = {"right_information": 0, "test_cases": Answer(1, link=PROOF), "prompt_plateau": "flat"}
    check = after(
        readiness,
        worst,
        says(BEN, task_signed="no", request_shape="open", **both),
        says(CY, request_shape="one"),
        events.DecideAsked(ANA),
    )
    card, links = summary_of(check)

    payload = payload_of(card, links)

    assert len(card.summary.gaps) == 16
    assert "The whole summary" not in buttons_of(payload)
    assert all(f"|{gap.short}>" in text_of(payload) for gap in card.summary.gaps)
    assert all(gap.short in payload["text"] for gap in card.summary.gaps)


def test_the_fallback_says_all_of_the_summary():
    card, links = summary_of(decided(**NOTHING_DONE))

    text = payload_of(card, links)["text"]

    for part in (
        "NOT YET",
        "Sections: Task",
        "What blocks",
        "Gaps, in order: 1.",
        "Warnings",
        "What would change it",
        "Good to know",
        "Left out",
        "Closed by",
        "Decided by the rule",
    ):
        assert part in text
    assert all(gap.short in text for gap in card.summary.gaps)
    assert all(gate.id in text for gate in card.summary.gates)


def test_each_line_names_the_rule_or_the_gates_behind_it():
    card, links = summary_of(decided(**NOTHING_DONE))

    text = text_of(payload_of(card, links))

    failed = ", ".join(gate.id for gate in card.summary.gates)
    assert f"Decided by the rule gate_failed; failed gates: {failed}." in text
    for gate in card.summary.gates:
        assert f"gate {gate.id} {gate.title}, rests on " in text


def test_the_summary_links_the_evidence_an_answer_rests_on():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert f"<{PROOF}|evidence on docs.example>" in text_of(payload_of(card, links))


def test_the_lowest_section_is_marked_for_it_is_the_one_that_counts():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert "|Context>*\n✗ none · lowest" in text_of(payload_of(card, links))


def test_those_who_did_not_answer_are_named_and_counted():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert f"*Left out, for they did not answer*\n<@{CY}> (1 person)" in text_of(payload_of(card, links))


def test_what_one_person_answered_is_called_one_persons_view():
    check = after(readiness, begun(readiness, (ANA,)), events.DecideAsked(ANA))
    card, links = summary_of(check)

    assert "1 person answered: this is one person's view." in text_of(payload_of(card, links))


def test_flips_name_the_answer_the_verdict_and_who_could_check():
    card, links = summary_of(decided(**{**NOTHING_DONE, **EVERYTHING, "test_cases": Answer(30, link=PROOF)}))

    payload = payload_of(card, links)

    assert card.verdict == "ALMOST"
    assert f"|Unseen test cases>: ½ half → ✓ full makes it *READY for a small trial* · <@{ANA}> could check" in text_of(
        payload
    )
    assert "Unseen test cases from half to full makes it READY for a small trial" in payload["text"]
    assert "*Still missing*" in text_of(payload)


EVERYTHING = {
    "task_signed": "yes",
    "worked_examples": Answer({"good": 5, "bad": 3}, link=PROOF),
    "prompt_parts": ("instructions", "examples", "limits", "output_format"),
    "prompt_plateau": Answer("flat", link=PROOF),
    "right_information": "no_lookup",
    "safeguards": ("limited_input", "checked_output", "unsure_rule", "human_review"),
    "test_cases": Answer(80, link=PROOF),
    "decider": "one_person",
    "baseline": Answer({"now": 60, "needed": 80}, link=PROOF),
    "weeks_unchanged": 5,
    "expectations_changed": "no",
    "request_shape": "one",
    "lasting_failures": Answer(("drops the currency",), link=PROOF, since=(NOON - timedelta(days=40)).date()),
    "training_pairs": 90,
}


def test_the_best_verdict_says_what_would_lose_it_and_asks_two_things_more():
    check = decided(**EVERYTHING)
    card, links = summary_of(check)
    cards, _ = cards_of(readiness, check)

    payload, asked = payload_of(card, links), payload_of(cards["after/ready"], links)

    assert ":white_check_mark: *READY for a small trial" in text_of(payload)
    assert "*What would lose it*" in text_of(payload)
    assert "Read here" in buttons_of(payload)
    assert buttons_of(asked) == ["Answer…", "Skip", "Don't know"] * 2


def test_a_summary_reached_again_says_what_moved():
    check = decided(**NOTHING_DONE)
    again = after(readiness, check, events.ReopenAsked(ANA), says(ANA, training_pairs=60), events.DecideAsked(ANA))
    cards, links = cards_of(readiness, again)

    text = text_of(payload_of(cards["summary/2"], links))

    assert "*What moved since NOT YET*" in text
    assert "|Reviewed training pairs>: ✗ none → ✓ full" in text


def test_the_owner_can_reopen_from_the_summary():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert buttons_of(payload_of(card, links))[-1] == "Reopen (owner)"


def test_a_text_that_was_shortened_is_whole_one_click_away():
    card, links = summary_of(decided(**NOTHING_DONE))
    first = replace(card.summary.gaps[0], said="word " * 60, split=False)
    wordy = replace(card, summary=replace(card.summary, gaps=(first,)))

    payload = payload_of(wordy, links)

    assert re.search(r"said: (word )+\w*…", text_of(payload))
    assert "The whole summary" in buttons_of(payload)


def test_what_has_no_room_is_counted_and_one_click_away():
    card, links = summary_of(decided(**NOTHING_DONE))
    many = replace(card, summary=replace(card.summary, gaps=card.summary.gaps * 5))

    payload = payload_of(many, links)

    assert re.search(r"… and \d+ more lines: press \*The whole summary\*", text_of(payload))
    assert "The whole summary" in buttons_of(payload)
    assert "*Left out, for they did not answer*" in text_of(payload)


# The quick check


def quick_cards(*happened: events.Event):
    answers = {
        "same_line": Answer("yes"),
        "unseen_cases": Answer(30),
        "fixed_parts": Answer(("examples", "lookups", "output_format", "review_step")),
        "weeks_unchanged": Answer(3),
        "same_failures": Answer("unsure"),
    }
    event = events.Started(ANA, "Aquick", quick.id, "C0123", ANA, "invoice tagging", (ANA,), answers=answers)
    return cards_of(quick, after(quick, start(quick, event, NOON).assessment, *happened))


def test_the_result_of_the_quick_check_leads_on_to_the_team():
    cards, links = quick_cards()

    for name in ("root", "summary/1"):
        payload = payload_of(cards[name], links)
        assert "WORTH THE FULL CHECK: Nothing in the way at first sight; ask the team" in text_of(payload)
        assert buttons_of(payload)[0] == "Ask the team"
        assert [each.get("style") for each in payload["blocks"][-1]["elements"]].count("primary") == 1
        assert payload["blocks"][-1]["elements"][0]["style"] == "primary"


def test_the_team_is_asked_once():
    cards, links = quick_cards(events.LedOn(ANA, "Afull"))

    for name in ("root", "summary/1"):
        assert "Ask the team" not in buttons_of(payload_of(cards[name], links))
