"""The summary card: all its parts, in order, each line with what it rests on; and the result of the quick check."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from card_reading import NOTHING_DONE, PROOF, buttons_of, decided, labels_of, payload_of, quick, readiness, text_of
from card_samples import ANA, BEN, CY, DEE, LINE, NOON, after, begun, cards_of, guidance, says
from follow_up_words import words_on
from team_check import team_check

from bot.engine import events
from bot.engine.cards.check import ONWARD, LeftOpen
from bot.engine.decision import Decision
from bot.engine.saved.answer import Answer
from bot.engine.transition import start
from bot.slack import limits
from bot.slack.cards.naming import Naming
from bot.slack.cards.parts import parts_of
from bot.slack.cards.summary import whole
from bot.slack.cards.verdict_lines import rule_behind


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
        "*Gaps, blockers, then the lowest section*",
        "*Warnings, which block nothing*",
        "*What would change it*",
        "*Good to know*",
        "*Left out, without an answer*",
        "Closed by",
        "Decided by the first rule that fits",
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
        assert (press["text"]["text"], press["value"]) == ("How to", page.id)


def bad_result(*last: events.Event):
    """A check of eight that went as badly as an ordinary one goes: 15 gaps, splits, evidence, two who were silent."""
    eight = tuple(f"U0PERSON{number:03}" for number in range(8))
    ana, *others = eight
    answers = {"task_line": Answer(LINE), "motive": Answer("facts")}
    event = events.Started(
        ana, "A1b2c3d4e5f60718", "readiness", "C0123", ana, "invoice tagging", eight, answers=answers
    )
    check = replace(start(readiness, event, NOON).assessment, opened={each.id: NOON for each in readiness.sections})
    facts = {
        "worked_examples": Answer({"good": 2, "bad": 0}, link=PROOF),
        "prompt_parts": ("instructions", "examples"),
        "prompt_plateau": "flat",
        "right_information": 4,
        "safeguards": ("limited_input", "logging"),
        "test_cases": Answer(8, link=PROOF),
        "baseline": {"now": 60},
        "weeks_unchanged": 1,
        "expectations_changed": "yes",
        "training_pairs": 4,
    }
    judged = {
        "task_signed": ("yes", "no", "no", "yes", "no", "no"),
        "decider": ("unchecked", "one_person", "agree_80", "unchecked", "agree_90", "unchecked"),
        "request_shape": ("open", "one", "few", "open", "one", "open"),
        "lasting_failures": ("none", ("drops the currency", "wrong date order"), "unsure", "none", "none", ("no VAT",)),
    }
    votes = [
        says(person, **{id_: given[place] for id_, given in judged.items()}) for place, person in enumerate(eight[:6])
    ]
    shown = (events.RevealAsked(ana, id_) for id_ in judged)
    return after(readiness, check, says(others[0], **facts), *votes, *shown, *last, events.DecideAsked(ana))


def test_an_answer_that_lacks_its_link_says_so():
    card, links = summary_of(decided(test_cases=400))

    text = text_of(payload_of(card, links))
    assert "said: 400" in text
    assert "Next: Add its link. Done when" in text


def test_what_one_of_several_said_is_quoted_with_their_name_and_a_settlement_as_one():
    named = says(BEN, lasting_failures=("drops the currency",))
    unsure = (says(each, lasting_failures="unsure") for each in (ANA, CY))
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    votes = (says(ANA, request_shape="one"), says(BEN, request_shape="open"), says(CY, request_shape="few"))
    settled = events.SplitSettled(ANA, "request_shape", "few", "Three suppliers send nearly all.")
    card, links = summary_of(after(readiness, check, named, *unsure, *votes, settled, events.DecideAsked(ANA)))

    payload = payload_of(card, links)

    gap = next(each for each in card.summary.gaps if each.question == "lasting_failures")
    assert gap.by in {(BEN,), (ANA, CY)}
    assert f"said by {', '.join(f'<@{each}>' for each in gap.by)}: {gap.said}" in text_of(payload)
    assert "◐ partly met · settled: A few known shapes" in text_of(payload)
    assert (f"said by <@{BEN}>: “drops" in payload["text"]) == (gap.by == (BEN,))


def test_a_fact_has_a_name_beside_it_only_where_others_said_otherwise():
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    one, other = says(BEN, training_pairs=20, right_information=4), says(CY, training_pairs=25)
    card, links = summary_of(after(readiness, check, one, other, events.DecideAsked(ANA)))

    text = text_of(payload_of(card, links))
    assert f"|Reviewed training pairs>* · ◐ partly met · said by <@{BEN}>: 20" in text
    assert "|Right information in front of the model>* · ✗ not met · said: 4" in text


def test_those_who_listen_hear_all_of_an_ordinary_bad_result():
    card, links = summary_of(bad_result())

    payload = payload_of(card, links)
    lines = payload["text"].splitlines()

    assert (len(card.summary.gaps), len(card.summary.splits), len(card.summary.gates)) == (15, 4, 5)
    for place, gap in enumerate(card.summary.gaps, 1):
        line = next(line for line in lines if f"{place}. {gap.short}" in line)
        page = guidance()[gap.guidance]
        heard = place > 1 and card.summary.gaps[place - 2].guidance == gap.guidance
        do = "Add its link" if gap.link_is_all else gap.do
        assert f"{do}. Done when {gap.done}.{'' if heard else f' See {page.title}.'}" in line
        assert ("(split)" if gap.split else f"({gap.said}") in line
    for words in (
        "No agreed task (G1 Task: gap 1).",
        "Nothing to measure against (G2 Evaluation: gaps 2, 3).",
        "Open splits: gap 1: not met until people agree; nobody can settle it.",
        "gaps 8, 9, 10: each not met until it is settled or people agree.",
        "Training blind (gap 2): Without test cases",
        "At least 7 answers must change; together these make it ALMOST: gaps 1, 2, 3, 4, 5, 6, 8.",
        "Left out, without an answer: <@U0PERSON006>, <@U0PERSON007>.",
        "Decided by the first rule that fits.",
    ):
        assert words in payload["text"]
    assert not lines[-1].startswith("…")
    assert "The whole summary" not in buttons_of(payload)


def test_where_not_all_of_it_can_be_said_the_end_says_what_to_press():
    reasons = [events.SplitSettled("U0PERSON000", "decider", "one_person", f"We talked {'long ' * 60}about it.")]
    card, links = summary_of(bad_result(*reasons))

    payload = payload_of(card, links)

    assert payload["text"].splitlines()[-1] == "… shortened; press The whole summary for all of it."
    assert "The whole summary" in buttons_of(payload)
    for place, gap in enumerate(card.summary.gaps, 1):
        assert any(f"{place}. {gap.short}" in line and gap.done in line for line in payload["text"].splitlines())


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
        "Gaps, blockers, then the lowest section: 1.",
        "Warnings",
        "What would change it",
        "Good to know",
        "Left out",
        "Closed by",
        "Decided by the first rule that fits",
    ):
        assert part in text
    assert all(gap.short in text for gap in card.summary.gaps)
    assert all(gate.title in text for gate in card.summary.gates)


def test_each_line_names_the_rule_or_the_gates_behind_it():
    card, links = summary_of(decided(**NOTHING_DONE))

    text = text_of(payload_of(card, links))

    failed = ", ".join(f"{gate.title} ({gate.id})" for gate in card.summary.gates)
    decided_by = "Decided by the first rule that fits the answers"
    assert f"{decided_by}: it asks for a gate that is not passed; not passed: {failed}." in labels_of(text)
    assert f"{decided_by} (rule “gate_failed”): it asks for a gate" in str(whole(card, links, guidance()))
    for gate in card.summary.gates:
        assert f"rule “{gate.title}” ({gate.id})" in text


@pytest.mark.parametrize(
    ("asks", "held_by", "words"),
    [
        ("a <b> that is *not*", "condition", ": it asks for a &lt;b&gt; that is "),
        (None, "condition", "; not passed: "),
        (None, "needs", ": all that it needs is there; not passed: "),
        (None, "nothing", ": the last one, for none before it fits; not passed: "),
    ],
)
def test_the_summary_says_of_each_kind_of_rule_which_one_decided(asks, held_by, words):
    card, links = summary_of(one_left(test_cases=3, lasting_failures="none"))
    assert card.summary.outcome.asks == "a gate that is not passed"
    outcome = replace(card.summary.outcome, asks=asks, held_by=held_by)
    card = replace(card, summary=replace(card.summary, outcome=outcome))

    payload = payload_of(card, links)

    assert f"Decided by the first rule that fits the answers{words}" in text_of(payload)
    bare = replace(card, summary=replace(card.summary, gates=()))
    named = "fits the answers (rule “gate_failed”)." in text_of(payload_of(bare, links))
    assert named is (asks is None and held_by == "condition")
    heard = words.partition(";")[0] if words.startswith(":") else "."
    assert f"Decided by the first rule that fits{heard}" in payload["text"]


def test_the_summary_says_on_what_people_agree_since_a_new_vote_and_nothing_of_it_while_they_do_not():
    def voted(last):
        check = team_check()
        for person, word in {"ana": "yes", "ben": "yes", "cy": "no"}.items():
            check.answers(person, task_signed=word)
        check.does(events.VoteCalled("ana", "task_signed")).later(minutes=1)
        for person, word in {"ana": "yes", "ben": "yes", "cy": last}.items():
            check.answers(person, task_signed=word)
        return words_on(check.does(events.DecideAsked("ana")), "summary/1")

    def half_voted():
        check = team_check()
        for person, word in {"ana": "yes", "ben": "no", "cy": "yes"}.items():
            check.answers(person, task_signed=word)
        check.does(events.VoteCalled("ana", "task_signed")).later(minutes=1).answers("ben", task_signed="yes")
        return words_on(check.does(events.DecideAsked("ana")), "summary/1")

    told = "Split at first, agreed since in a new vote"
    assert told not in half_voted()
    assert f"{told}: Everyone signs the line." in voted("yes")
    assert f"*{told}*\n• Everyone signs the line" in voted("yes")
    assert told not in voted("no")


def test_the_summary_links_the_evidence_an_answer_rests_on():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert f"<{PROOF}|evidence on docs.example>" in text_of(payload_of(card, links))


def test_those_who_listen_hear_where_the_evidence_of_a_gap_stands():
    card, links = summary_of(decided(**NOTHING_DONE | {"test_cases": Answer(24, link=PROOF)}))
    place = next(at for at, gap in enumerate(card.summary.gaps, 1) if gap.question == "test_cases")

    assert f"{place}. Unseen test cases: partly met (24), evidence on docs.example" in payload_of(card, links)["text"]


def test_of_several_gaps_the_heading_says_how_many_hold_the_verdict_back_and_each_of_them_says_so():
    card, links = summary_of(decided(**EVERYTHING | {"weeks_unchanged": 3, "prompt_parts": ("limits", "examples")}))
    place = {gap.question: at for at, gap in enumerate(card.summary.gaps, 1)}

    assert (len(card.summary.gaps), len(card.summary.outcome.missing)) == (2, 1)
    heading = "Gaps, lowest section first; 1 of 2 holds the verdict back, and says so"
    text, spoken = text_of(payload_of(card, links)), payload_of(card, links)["text"]
    assert f"*{heading}*" in text
    assert f"{heading}: 1." in spoken
    row = {id_: text[text.index(f"*{at}. ") :].split("\n")[0] for id_, at in place.items()}
    assert [id_ for id_ in row if row[id_].endswith(" · holds the verdict back")] == ["weeks_unchanged"]
    assert f"{place['weeks_unchanged']}. Weeks unchanged: partly met (3), holds the verdict back." in spoken


def test_where_all_gaps_hold_the_verdict_back_none_is_marked():
    card, links = summary_of(decided(**EVERYTHING | {"weeks_unchanged": 3}))

    assert "holds the verdict back" not in text_of(payload_of(card, links))


def test_the_lowest_section_is_marked_for_it_is_the_one_that_counts():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert "|Context>*\n✗ not met · lowest" in text_of(payload_of(card, links))


def test_those_who_did_not_answer_are_named_and_counted():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert f"*Left out, without an answer*\n<@{CY}> (1 person)" in text_of(payload_of(card, links))


def test_what_one_person_answered_is_called_one_persons_view():
    check = after(readiness, begun(readiness, (ANA,)), events.DecideAsked(ANA))
    card, links = summary_of(check)

    assert "1 person answered: this is one person's view." in text_of(payload_of(card, links))


def test_where_everything_was_passed_over_summary_and_root_say_so_alike():
    passed = dict.fromkeys(quick.questions, Answer(None, passed="dont_know"))
    asked = events.Started(ANA, "A1b2c3d4e5f60718", quick.id, "C0123", ANA, "", (ANA,), answers=passed)
    decision = start(quick, asked, NOON)
    assert isinstance(decision, Decision), decision
    cards, links = cards_of(quick, decision.assessment)

    summary, root = (text_of(payload_of(cards[each], links)) for each in ("summary/1", "root"))

    assert "Nobody gave an answer; 1 person passed over all of it." in summary
    assert "0 of 5 answered, 5 passed over" in root
    assert f"Took part: <@{ANA}>" in root
    assert all("Closed: everything is answered or passed over" in each for each in (summary, root))


def test_flips_name_the_answer_the_verdict_and_who_could_check():
    card, links = summary_of(decided(**{**NOTHING_DONE, **EVERYTHING, "test_cases": Answer(30, link=PROOF)}))

    payload = payload_of(card, links)

    assert card.verdict == "ALMOST"
    assert (
        f"|Unseen test cases>: ◐ partly met → ✓ met makes it *READY for a small trial* · <@{ANA}> could check"
        in text_of(payload)
    )
    assert "Unseen test cases from partly met to met makes it READY for a small trial" in payload["text"]
    assert "*Still missing for READY for a small trial*" in text_of(payload)


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


def test_the_best_verdict_says_what_would_make_it_worse_and_asks_three_things_more():
    check = decided(**EVERYTHING)
    card, links = summary_of(check)
    cards, _ = cards_of(readiness, check)

    payload, asked = payload_of(card, links), payload_of(cards["after/ready"], links)

    assert ":white_check_mark: *READY for a small trial" in text_of(payload)
    assert "*What would make it worse*" in text_of(payload)
    assert "What to do" in buttons_of(payload)
    assert buttons_of(asked) == ["Answer…", "Skip", "Don't know"] * 3
    assert text_of(asked).count("Asked of") == asked["text"].count("Asked of") == 1


def test_what_the_verdict_asks_to_be_written_down_is_what_comes_next_until_it_is():
    check = decided(**EVERYTHING)
    said = {question: Answer("The platform team") for question in ("upkeep", "home", "stop_rule")}
    some = after(readiness, check, events.Answered(ANA, {"upkeep": said["upkeep"]}))
    done = after(readiness, some, events.Answered(ANA, said))

    for each, things in ((check, "3 things to write down"), (some, "2 things to write down"), (done, None)):
        cards, at = cards_of(readiness, each)
        for name in ("root", "summary/1"):
            payload, there = payload_of(cards[name], at), at["after/ready"].replace("&", "&amp;")
            shown = [line for line in text_of(payload).split("\n") if line.startswith("Next, for")]
            assert shown == ([f"Next, for <@{ANA}>: <{there}|{things}>"] if things else [])
            assert ("Next, for" in payload["text"]) == bool(things)


def test_gaps_are_headed_by_what_they_matter_for_the_verdict():
    met = {"baseline": Answer({"now": 85, "needed": 80}, link=PROOF)}
    heads = {
        "not_needed": (
            "*Gaps, not needed for this verdict; worth knowing*",
            {**EVERYTHING, **met, "training_pairs": 2},
        ),
        "ready": ("*Gaps that are left; this verdict stands with them*", {**EVERYTHING, "training_pairs": 20}),
        "almost": ("*Gaps, lowest section first*", {**EVERYTHING, "weeks_unchanged": 3}),
    }
    for verdict, (head, answers) in heads.items():
        card, links = summary_of(decided(**answers))

        assert card.summary.outcome.verdict == verdict
        assert head in text_of(payload_of(card, links))


def test_where_the_verdict_stands_outside_of_worst_to_best_nothing_is_said_to_block():
    met = {"baseline": Answer({"now": 85, "needed": 80}, link=PROOF)}
    card, links = summary_of(decided(**{**NOTHING_DONE, **met, "test_cases": Answer(60, link=PROOF)}))

    text = text_of(payload_of(card, links))

    assert card.summary.outcome.verdict == "not_needed"
    assert "*Rules not passed, which this verdict does not ask for*" in text
    assert " · rule “Task”" in text
    assert "block" not in text.lower().replace("warnings, which block nothing", "")


def test_a_summary_reached_again_says_what_moved():
    check = decided(**NOTHING_DONE)
    again = after(readiness, check, events.ReopenAsked(ANA), says(ANA, training_pairs=60), events.DecideAsked(ANA))
    cards, links = cards_of(readiness, again)

    text = text_of(payload_of(cards["summary/2"], links))

    assert "*What moved since NOT YET*" in text
    assert "|Reviewed training pairs>: ✗ not met → ✓ met" in text


def test_what_its_owner_settled_stands_in_the_summary_with_value_reason_and_who():
    settled = events.SplitSettled(ANA, "decider", "agree_80", "We graded <!here> ten.")
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    votes = (says(ANA, decider="one_person"), says(BEN, decider="unchecked"), says(CY, decider="agree_80"))
    card, links = summary_of(after(readiness, check, *votes, settled, events.DecideAsked(ANA)))
    value = readiness.questions["decider"].type.say("agree_80")
    word = f"{value}, by <@{ANA}>. Why: We graded &lt;!here&gt; ten."

    payload = payload_of(card, links)

    assert f"*Settled by the owner*\n• <{links['split/decider'].replace('&', '&amp;')}|Who decides" in text_of(payload)
    assert word in text_of(payload)
    assert f"Settled by the owner: Who decides pass or fail: {word}" in payload["text"]
    assert any(word in line for line in whole(card, links, guidance()))


def test_an_open_split_says_what_it_counts_and_what_ends_it():
    votes = {"task_signed": ("yes", "yes", "no"), "request_shape": ("one", "open", "open")}
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    said = [says(who, **{id_: each[place] for id_, each in votes.items()}) for place, who in enumerate((ANA, BEN, CY))]
    card, links = summary_of(after(readiness, check, *said, events.DecideAsked(ANA)))

    text = text_of(payload_of(card, links))

    assert (
        "|Everyone signs the line>: answers lie far apart; it counts as partly met until people agree; nobody" in text
    )
    assert "|Shape of the requests>: answers lie far apart; it counts as not met until it is settled or people" in text


def test_warnings_and_what_is_missing_lead_to_the_cards_they_rest_on():
    some = {**EVERYTHING, "motive": "reasoning", "request_shape": "one", "prompt_parts": ()}
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    check = after(readiness, check, says(CY, request_shape="open"), says(ANA, **some), events.DecideAsked(ANA))
    card, links = summary_of(check)
    at = {name: address.replace("&", "&amp;") for name, address in links.items()}

    text = text_of(payload_of(card, links))

    assert f"|Not for reasoning> · because of <{at['section/fit']}|What tuning is for>" in text
    assert f"• Prompt is 50% met, every section needs 75% · <{at['section/prompt']}|its section>" in text
    assert f"differently: Shape of the requests · <{at['split/request_shape']}|answers>" in text
    assert f"whether they would sign the line · <{at['section/task']}|answers>" in text


def one_left(**changed: object):
    """A check of two in which nothing is left but what differs."""
    check = replace(begun(readiness, (ANA, BEN)), opened={each.id: NOON for each in readiness.sections})
    ben = {"task_signed": "yes", **changed.pop("ben", {})}
    return after(readiness, check, says(BEN, **ben), says(ANA, **{**EVERYTHING, **changed}), events.DecideAsked(ANA))


def test_one_thing_left_is_the_one_thing_that_would_change_it():
    split = one_left(ben={"request_shape": "open"})
    unsigned = one_left(ben={"task_signed": Answer(None, passed="skip")})
    two_steps = one_left(weeks_unchanged=0, expectations_changed="no")

    for check, words in (
        (split, "|Shape of the requests>: agreed on, or settled, as partly met or better makes it *READY for a small"),
        (unsigned, "|Everyone signs the line>: an answer by one person more makes it *READY for a small trial*"),
        (two_steps, "|Weeks unchanged>: ✗ not met → ✓ met makes it *READY for a small trial*"),
    ):
        card, links = summary_of(check)
        text = text_of(payload_of(card, links))
        assert words in text
        assert "answers must change" not in text


def test_another_wish_is_said_with_what_it_asks_again():
    card, links = summary_of(one_left(motive="facts"))

    text = text_of(payload_of(card, links))

    assert (
        "|What tuning is for>: another answer than “Know new or changing facts”, such as “Steadier form, labels or "
        "tone” makes it *READY for a small trial* (Prompt at its plateau, Failures that would last are asked again)"
    ) in text


def test_several_things_are_counted_and_named():
    card, links = summary_of(one_left(test_cases=3, lasting_failures="none"))

    payload = payload_of(card, links)

    said = "At least 2 answers must change; together these make it"
    assert f"• {said} *READY for a small trial*: gaps 1, 2" in labels_of(text_of(payload))
    assert f"{said} READY for a small trial: gaps 1, 2." in payload["text"]


def test_the_owner_can_reopen_from_the_summary():
    card, links = summary_of(decided(**NOTHING_DONE))

    assert buttons_of(payload_of(card, links))[-2:] == ["Reopen (owner)", "Hand over… (owner)"]


def test_a_text_that_was_shortened_is_whole_one_click_away():
    card, links = summary_of(decided(**NOTHING_DONE))
    first = replace(card.summary.gaps[0], said="word " * 60, split=False)
    wordy = replace(card, summary=replace(card.summary, gaps=(first,)))

    payload = payload_of(wordy, links)

    assert re.search(r"said[^:]*: (word )+\w*…", text_of(payload))
    assert "The whole summary" in buttons_of(payload)


def test_what_has_no_room_is_counted_and_one_click_away():
    card, links = summary_of(decided(**NOTHING_DONE))
    many = replace(card, summary=replace(card.summary, gaps=card.summary.gaps * 5))

    payload = payload_of(many, links)

    assert re.search(r"… and \d+ more lines: press \*The whole summary\*", text_of(payload))
    assert "The whole summary" in buttons_of(payload)
    assert "*Left out, without an answer*" in text_of(payload)


def test_what_was_left_open_is_named_with_those_who_had_not_answered():
    card, links = summary_of(decided(**NOTHING_DONE))
    left = tuple(LeftOpen(f"q{number}", f"Question {number}", (BEN, DEE)) for number in range(22))

    text = text_of(payload_of(replace(card, left_open=left), links))

    assert "*Left open when it was decided*" in text
    assert "22 questions: Question 0, Question 1, Question 2, Question 3, Question 4 and 17 more of the gaps" in text
    assert f"not answered by <@{BEN}>" in text


# The quick check


QUICK_ANSWERS = {
    "same_line": Answer("yes"),
    "unseen_cases": Answer(30),
    "fixed_parts": Answer(("examples", "lookups", "output_format", "review_step")),
    "weeks_unchanged": Answer(3),
    "same_failures": Answer("unsure"),
}


def quick_cards(*happened: events.Event):
    event = events.Started(ANA, "Aquick", quick.id, "C0123", ANA, "invoice tagging", (ANA,), answers=QUICK_ANSWERS)
    return cards_of(quick, after(quick, start(quick, event, NOON).assessment, *happened))


def test_the_result_of_the_quick_check_leads_on_to_the_team():
    cards, links = quick_cards()

    for name in ("root", "summary/1"):
        payload = payload_of(cards[name], links)
        assert "WORTH THE FULL CHECK: Nothing in the way at first sight; ask the team" in text_of(payload)
        assert buttons_of(payload)[0] == "Ask the team"
        assert [each.get("style") for each in payload["blocks"][-1]["elements"]].count("primary") == 1
        assert payload["blocks"][-1]["elements"][0]["style"] == "primary"


def test_a_quick_result_says_each_miss_once_and_leads_to_no_card_that_is_not_there():
    few = {**QUICK_ANSWERS, "unseen_cases": Answer(5), "same_line": Answer("no")}
    event = events.Started(ANA, "Aquick", quick.id, "C0123", ANA, "invoice tagging", (ANA,), answers=few)
    cards, links = cards_of(quick, start(quick, event, NOON).assessment)

    text = text_of(payload_of(cards["summary/1"], links))

    assert text.startswith("Fine-tune? Quick check: invoice tagging\n")
    assert "*What blocks, and what to do*" in text
    assert "*What blocks*" not in text
    assert text.count("Too few unseen test cases") == 1
    assert "blocks: Too few unseen test cases · rule “Test cases” (Q2)" in text
    assert "|answers>" not in text


def test_those_who_listen_hear_of_every_gate_that_blocks_by_sentence_title_and_name():
    few = {**QUICK_ANSWERS, "unseen_cases": Answer(5), "same_line": Answer("no")}
    event = events.Started(ANA, "Aquick", quick.id, "C0123", ANA, "invoice tagging", (ANA,), answers=few)
    quick_result, links = cards_of(quick, start(quick, event, NOON).assessment)
    full_result, all_links = summary_of(decided(**NOTHING_DONE))

    for card, where in ((quick_result["summary/1"], links), (full_result, all_links)):
        spoken = payload_of(card, where)["text"]
        assert len(card.summary.gates) > 1
        for gate in card.summary.gates:
            line = next(line for line in spoken.splitlines() if gate.text in line and gate.title in line)
            assert gate.id in line.replace("(", " ").replace(")", " ").split()


def test_where_there_is_no_room_for_it_all_a_gap_still_says_what_it_blocks():
    few = {**QUICK_ANSWERS, "unseen_cases": Answer(5), "same_line": Answer("no")}
    event = events.Started(ANA, "Aquick", quick.id, "C0123", ANA, "invoice tagging", (ANA,), answers=few)
    cards, links = cards_of(quick, start(quick, event, NOON).assessment)
    card = cards["summary/1"]
    card = replace(card, summary=replace(card.summary, outcome=replace(card.summary.outcome, asks=None)))
    over = limits.FALLBACK_BYTES - len(payload_of(card, links)["text"].encode())
    more = ((f"note_{at}", "x" * min(300, over - at)) for at in range(0, over, 301))

    spoken = payload_of(replace(card, summary=replace(card.summary, notes=(*card.summary.notes, *more))), links)["text"]

    assert "shortened" in spoken
    assert "2. Unseen test cases: blocks: Too few unseen test cases · rule “Test cases” (Q2). Build" in spoken


# Where each line leads


def test_what_is_named_again_leads_to_its_card_again():
    card, links = summary_of(one_left(test_cases=3, lasting_failures="none"))
    at = {name: address.replace("&", "&amp;") for name, address in links.items()}
    left = (LeftOpen("test_cases", "Unseen test cases", ()),)

    text = text_of(payload_of(replace(card, left_open=left), links))

    assert f": gaps <{at['section/evaluation']}|1>, <{at['section/fit']}|2>" in text
    assert f"; not passed: <{at['section/evaluation']}|Evaluation> (G2)" in text
    assert f"1 question: <{at['section/evaluation']}|Unseen test cases>" in text


def test_however_many_gates_fail_slack_takes_the_line_that_names_them_and_it_counts_the_rest():
    card, links = summary_of(decided(**NOTHING_DONE))
    first = card.summary.gates[0]
    many = tuple(replace(first, id=f"G{at}", title="The name of a gate " * 4) for at in range(40))

    for failed in (many[:2], many[:15], many):
        behind = replace(card, summary=replace(card.summary, gates=failed))
        line = rule_behind(Naming(behind, links, {}), rule=True)
        shown = line.count("(G")
        assert len(line) <= 2800
        assert (f" and {len(failed) - shown} more" in line) is (shown < len(failed))
    assert 10 < shown < 40


def test_links_that_stand_above_already_are_the_first_to_go_where_room_is_short():
    card, links = summary_of(bad_result())

    text = text_of(payload_of(card, links))

    assert "; not passed: Task (G1), Evaluation (G2)" in text
    assert "more lines" not in text
    assert all(f"|{gap.short}>" in text for gap in card.summary.gaps)


def test_the_team_is_asked_once():
    cards, links = quick_cards(events.LedOn(ANA, "Afull"))

    for name in ("root", "summary/1"):
        assert "Ask the team" not in buttons_of(payload_of(cards[name], links))


def test_a_result_that_led_on_leads_to_the_full_check_once_that_stands():
    cards, links = quick_cards(events.LedOn(ANA, "Afull"))

    for name in ("root", "summary/1"):
        assert "To the full check" not in buttons_of(payload_of(cards[name], links))
        payload = payload_of(cards[name], {**links, ONWARD: "https://example.slack.com/archives/C0123/p1"})
        first = payload["blocks"][-1]["elements"][0]
        assert (first["text"]["text"], first["url"]) == (
            "To the full check",
            "https://example.slack.com/archives/C0123/p1",
        )
        assert [each.get("style") for each in payload["blocks"][-1]["elements"]].count("primary") == 1
        addresses = [each["action_id"] for each in payload["blocks"][-1]["elements"]]
        assert len(set(addresses)) == len(addresses)
        assert "the full check is in this channel" in payload["text"]


def test_each_line_of_a_summary_leads_to_a_card_or_to_its_evidence_and_only_the_silent_have_none():
    check = replace(begun(readiness), opened={each.id: NOON for each in readiness.sections})
    votes = (says(ANA, request_shape="one"), says(BEN, request_shape="open"), says(CY, request_shape="few"))
    settled = events.SplitSettled(ANA, "request_shape", "few", "Three suppliers send nearly all.")
    first = after(readiness, check, *votes, settled, events.DecideAsked(ANA))
    anew = after(readiness, first, events.ReopenAsked(ANA), says(BEN, training_pairs=60), events.DecideAsked(ANA))
    almost = decided(**{**NOTHING_DONE, **EVERYTHING, "test_cases": Answer(30, link=PROOF)})
    shown = set()

    for each in (bad_result(), decided(**NOTHING_DONE), almost, decided(), anew):
        cards, links = cards_of(readiness, each)
        card = cards[f"summary/{len(each.verdicts)}"]
        for part in parts_of(Naming(card, links, guidance())):
            shown.add(part.title)
            if part.title != "Left out, without an answer":
                assert [row.text for row in part.rows if "<http" not in row.text] == [], part.title

    assert {"What blocks", "Open splits", "Settled by the owner", "What would change it", "Good to know"} <= shown
    assert any(title.startswith("What moved since") for title in shown)
    assert any(title.startswith("Still missing for READY") for title in shown)


def test_what_is_missing_is_counted_in_its_heading_and_answers_beside_what_would_change_it():
    card, links = summary_of(decided(**{**NOTHING_DONE, **EVERYTHING, "test_cases": Answer(30, link=PROOF)}))
    more = (*card.summary.outcome.missing, card.summary.outcome.missing[0])
    two = replace(card, summary=replace(card.summary, outcome=replace(card.summary.outcome, missing=more)))

    assert "*Still missing for READY for a small trial, 2 things; one answer can settle several*" in text_of(
        payload_of(two, links)
    )
