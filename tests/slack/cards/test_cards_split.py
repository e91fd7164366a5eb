"""The cards that raise something to talk about: splits and contradictions."""

from dataclasses import replace

import pytest
from card_reading import PROOF, buttons_of, payload_of, readiness, text_of
from card_samples import ANA, BEN, CY, NOON, after, begun, cards_of, says

from bot.engine import events
from bot.engine.saved.answer import Answer


def split_check():
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    votes = (says(ANA, decider="one_person", task_signed="yes"), says(BEN, decider="unchecked", task_signed="no"))
    return after(readiness, check, *votes, says(CY, decider="agree_80", task_signed="yes"))


def far_apart():
    """The same, and two who count the test cases far apart."""
    votes = (says(who, test_cases=Answer(count, link=PROOF)) for who, count in ((ANA, 20), (BEN, 80)))
    return after(readiness, split_check(), *votes)


def test_a_split_shows_who_said_what_and_offers_to_vote_again_or_settle():
    cards, links = cards_of(readiness, split_check())

    payload = payload_of(cards["split/decider"], links)

    middle = readiness.questions["decider"].type.say("agree_80")
    between = f"• {middle}: 1 person, named on its card\n"
    assert f"• One named person: <@{ANA}>\n{between}• Not checked, or we disagree: <@{BEN}>\n" in text_of(payload)
    assert f"Then vote again, or <@{ANA}> settles it with a reason." in text_of(payload)
    assert buttons_of(payload) == ["Vote again", "Settle… (owner)"]
    assert links["section/evaluation"].replace("&", "&amp;") in text_of(payload)


def test_a_split_about_the_task_cannot_be_settled():
    cards, links = cards_of(readiness, split_check())

    payload = payload_of(cards["split/task_signed"], links)

    assert buttons_of(payload) == ["Vote again", "Word it anew… (owner)"]
    assert f"Then vote again, or <@{ANA}> words “The job in one line” anew, which asks everyone again. " in text_of(
        payload
    )
    assert "Nobody can settle this one" in text_of(payload)


def test_a_split_that_was_left_open_says_who_can_take_it_up_again():
    cards, links = cards_of(readiness, after(readiness, split_check(), events.DecideAsked(ANA)))

    payload = payload_of(cards["split/task_signed"], links)

    assert f"It was left open; <@{ANA}> can reopen the check from the summary." in text_of(payload)
    assert buttons_of(payload) == []


def test_the_root_card_says_of_each_split_whose_turn_it_is():
    cards, links = cards_of(readiness, split_check())

    text = text_of(payload_of(cards["root"], links))

    assert f"|Everyone signs the line>”: vote again on its card, or <@{ANA}> words “The job in one line” anew." in text
    assert f"|Who decides pass or fail>” keeps this open: vote again on its card, or <@{ANA}> settles it." in text


def test_a_new_vote_asks_whether_one_is_sure_and_says_what_it_does():
    cards, links = cards_of(readiness, split_check())

    vote = next(
        each
        for block in payload_of(cards["split/decider"], links)["blocks"]
        for each in block.get("elements", ())
        if each.get("action_id", "").startswith("vote_again:")
    )

    assert vote["confirm"]["title"]["text"] == "Vote again?"
    assert vote["confirm"]["text"]["text"].startswith("All 3 answer “Who decides pass or fail” anew.")


def test_while_a_new_vote_is_on_the_split_offers_the_vote_and_tells_nothing():
    check = after(readiness, split_check(), events.VoteCalled(BEN, "decider"))
    cards, _ = cards_of(readiness, check)

    payload = payload_of(cards["split/decider"])

    assert buttons_of(payload)[:4] == [option.text for option in readiness.questions["decider"].type.options.values()]
    assert "A new vote on" in text_of(payload)
    assert f"Waiting for <@{ANA}>, <@{BEN}>, <@{CY}>." in text_of(payload)
    assert "One named person" not in text_of(payload) + payload["text"]


def test_a_settled_split_shows_the_owners_word_and_reason_on_both_cards():
    check = after(readiness, split_check(), events.SplitSettled(ANA, "decider", "agree_80", "We graded <!here> ten."))
    cards, _ = cards_of(readiness, check)

    for name in ("split/decider", "section/evaluation"):
        text = text_of(payload_of(cards[name]))
        assert f": {readiness.questions['decider'].type.say('agree_80')}." in text
        assert f"<@{ANA}>" in text
        assert "Why: We graded &lt;!here&gt; ten." in text
    split = text_of(payload_of(cards["split/decider"]))
    assert split.startswith("*Settled: <")
    assert f"• Not checked, or we disagree: <@{BEN}>" in split


@pytest.mark.parametrize(
    ("section", "question", "todo"),
    [
        ("evaluation", "decider", "talk it over and vote again, or the owner settles it"),
        ("evaluation", "test_cases", "change what was wrong, or the owner settles it"),
        ("task", "task_signed", "talk it over and vote again, or the owner words “The job in one line” anew"),
    ],
)
def test_a_split_question_says_so_on_its_card_with_what_to_do_and_leads_there(section, question, todo):
    cards, links = cards_of(readiness, far_apart())

    payload = payload_of(cards[f"section/{section}"], links)

    leads = f"<{links[f'split/{question}'].replace('&', '&amp;')}|what to do about it>"
    assert f"*Split:* the answers lie far apart; {todo} · {leads}" in text_of(payload)
    assert f"Split: the answers lie far apart; {todo}." in payload["text"]


def test_the_root_card_marks_each_section_in_which_people_differ_judgements_and_facts_alike():
    opened, closed = far_apart(), after(readiness, far_apart(), events.DecideAsked(ANA))

    for check, task, evaluation in (
        (opened, "◐ 2 of 3 answered · people differ", "◐ 2 of 3 answered · people differ on 2"),
        (closed, "◐ 50% met · people differ", "◐ 33% met · people differ on 2"),
    ):
        cards, links = cards_of(readiness, check)
        text = text_of(payload_of(cards["root"], links))

        assert f"|Task>*\n{task}\n" in text
        assert f"|Evaluation>*\n{evaluation}\n" in text
        assert text.count("people differ") == 2


def test_nothing_tells_that_people_differ_before_all_have_answered():
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    check = after(readiness, check, says(ANA, request_shape="one"), says(BEN, request_shape="open"))
    cards, links = cards_of(readiness, check)

    assert "differ" not in text_of(payload_of(cards["root"], links))


def test_once_closed_a_split_is_what_was_left_and_the_summary_lists_it():
    cards, links = cards_of(readiness, after(readiness, far_apart(), events.DecideAsked(ANA)))

    section = text_of(payload_of(cards["section/evaluation"], links))
    summary = text_of(payload_of(cards["summary/1"], links))

    assert section.count("*Split:* the answers lay far apart when the check was closed") == 2
    assert "what to do about it" not in section
    for short in ("Everyone signs the line", "Unseen test cases", "Who decides pass or fail"):
        assert f"|{short}>: answers lie far apart; it counts" in summary[summary.index("*Open splits*") :]


def test_a_contradiction_says_only_what_can_be_done_while_a_section_has_not_opened():
    opened = {section.id: NOON for section in readiness.sections[:2]}
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    check = replace(after(readiness, check, says(BEN, prompt_plateau="flat", test_cases=3)), opened=opened)
    cards, links = cards_of(readiness, check)

    text = text_of(payload_of(cards["contradiction/flat_by_what"], links))

    assert "press *Change* on <" in text
    assert "|Prompt at its plateau>. Unseen test cases can be changed once its section opens." in text


def test_a_contradiction_is_a_question_that_leads_to_both_cards():
    check = replace(begun(readiness), opened={section.id: NOON for section in readiness.sections})
    cards, links = cards_of(readiness, after(readiness, check, says(BEN, prompt_plateau="flat", test_cases=3)))

    text = text_of(payload_of(cards["contradiction/flat_by_what"], links))

    assert "Flat by what measure?" in text
    assert "|Prompt at its plateau> or <" in text
    assert "|Unseen test cases>" in text


def test_a_closed_check_says_when_and_by_whom_on_what_was_talked_over():
    check = after(readiness, split_check(), says(BEN, prompt_plateau="flat", test_cases=3), events.DecideAsked(ANA))
    cards, links = cards_of(readiness, check)
    stamp = int(check.closed.at.timestamp())

    for name in ("split/decider", "contradiction/flat_by_what"):
        payload = payload_of(cards[name], links)
        assert f"Closed by <@{ANA}>, <!date^{stamp}^" in text_of(payload)
        assert f"Closed by <@{ANA}>, 24 November 2026, 12:" in payload["text"]


def test_a_split_calls_the_far_ends_alone_to_say_why():
    cards, links = cards_of(readiness, split_check())

    payload = payload_of(cards["split/decider"], links)

    assert f"<@{ANA}>, <@{BEN}>: please say here, in the thread" in text_of(payload)
    assert CY not in text_of(payload)
    assert CY not in payload["text"]


def test_a_split_of_two_calls_both():
    cards, links = cards_of(readiness, far_apart())

    text = text_of(payload_of(cards["split/test_cases"], links))
    assert f"<@{BEN}>, <@{ANA}>: please say here" in text
