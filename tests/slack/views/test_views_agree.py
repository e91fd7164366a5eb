"""What a form calls optional may stay blank, all that is wrong is said at once, and gaps say where to read."""

from dataclasses import replace

from card_reading import decided
from card_samples import ANA, NOON, shipped
from view_reading import accepted, form_of

from bot.engine.cards.follow_up import GapLine
from bot.engine.forms.questions import LINK, PASS, renewing_form, wrong_besides
from bot.engine.overviews.home import Home, Row
from bot.engine.saved.answer import Answer
from bot.flow.model.question import Evidence
from bot.questions import Wrong
from bot.slack import views as shown
from bot.slack.views import follow_up
from bot.slack.views.fields import question_blocks, without_ways
from bot.slack.views.home import draw_home

ID = "A1b2c3d4e5f60718"
readiness = shipped("readiness")
GAP = GapLine("test_cases", "Unseen test cases", "Build the set", "50 are linked", "test-set-20-then-50", 0.5)


def optional(view):
    return {block["block_id"]: block["optional"] for block in view["blocks"] if block["type"] == "input"}


def test_what_closes_a_gap_cannot_stay_blank():
    form = form_of(readiness.questions["test_cases"])
    form = replace(form, entries=tuple(each for each in form.entries if each.name != PASS))

    view = accepted(follow_up.close_gap(ID, form, GAP))

    assert optional(view) == {"field:test_cases:value": False, f"field:test_cases:{LINK}": True}


def test_a_settlement_needs_a_value_and_a_reason():
    view = accepted(shown.settle(ID, form_of(readiness.questions["decider"])))

    assert set(optional(view).values()) == {False}


def test_what_a_word_can_stand_in_for_cannot_stay_blank_and_gives_way_to_the_word():
    question = readiness.questions["right_information"]
    form = form_of(question)
    form = replace(form, entries=tuple(each for each in form.entries if each.name != PASS))
    word = next(iter(question.type.instead_of_number))
    gap = replace(GAP, question=question.id)

    for draw in (lambda typed: shown.settle(ID, form, typed), lambda typed: follow_up.close_gap(ID, form, gap, typed)):
        assert optional(accepted(draw({})))[f"field:{question.id}:value"] is False
        assert f"field:{question.id}:value" not in optional(accepted(draw({"instead": word})))


def test_the_link_an_answer_is_never_taken_without_cannot_stay_blank_but_where_skip_stands_beside_it():
    question = replace(readiness.questions["test_cases"], link=Evidence("Link", required=True))
    menu = replace(readiness.questions["prompt_plateau"], link=Evidence("Link", required=True))

    bare, _ = without_ways(form_of(question))
    assert optional({"blocks": question_blocks(bare, required=True)}) == {
        "field:test_cases:value": False,
        f"field:test_cases:{LINK}": False,
    }
    assert optional({"blocks": question_blocks(form_of(menu), required=True)})[f"field:prompt_plateau:{LINK}"] is True


def test_the_link_that_is_all_a_gap_lacks_cannot_stay_blank():
    lacking, met = closed(Answer(55)), closed(Answer(20, link="https://wiki.example.com/cases"))

    needed = [
        next(
            entry.optional
            for entry in renewing_form(readiness, check, "test_cases", NOON, alone=True).entries
            if entry.name == LINK
        )
        for check in (lacking, met)
    ]
    assert needed == [False, True]


def closed(cases):
    return decided(test_cases=cases)


def test_above_a_settlement_stands_who_said_what():
    view = accepted(shown.settle(ID, form_of(readiness.questions["decider"]), said=[f"• One named person: <@{ANA}>"]))

    places = [next(at for at, block in enumerate(view["blocks"]) if part in str(block)) for part in ("• One", "field:")]
    assert places == sorted(places)


def test_what_is_watched_may_stay_unwritten_only_where_names_can_be_ticked():
    assert optional(follow_up.watch(ID, {}, (), 3)) == {"field::names": False}
    assert set(optional(follow_up.watch(ID, {"a name": "a name"}, (), 3)).values()) == {True}


def test_every_field_that_is_wrong_is_said_at_once():
    values = {"field::subject": {}, "field::asked": {}, "field:test_cases:value": {}, f"field:test_cases:{LINK}": {}}
    of_form = (Wrong("Not here.", "asked"), Wrong("Too long.", "subject"))
    of_question = (Wrong("Write a number."), *wrong_besides(Wrong("Write a number."), {LINK: "no link"}))

    said = shown.errors(values, {"": of_form, "test_cases": of_question})["errors"]

    assert said.keys() == values.keys()
    assert said["field::subject"] == "Too long."


def test_each_gap_of_the_list_says_where_to_read_how_here_and_in_the_article():
    page = readiness.guidance["test-set-20-then-50"]

    view = accepted(follow_up.gaps(ID, [GAP], readiness.guidance, to_owner=True))

    row = view["blocks"][0]
    assert f"How: “{page.title}”, or <" in row["text"]["text"]
    assert f"in the article: {page.heading}>" in row["text"]["text"]
    assert (row["accessory"]["text"]["text"], row["accessory"]["value"]) == ("How to", page.id)


def test_a_check_without_a_subject_says_on_a_home_when_it_began():
    rows = (Row("check", ID, "C0ROOM0001", "Quick check", "", began=NOON), Row("check", ID, "C0ROOM0001", "Quick", "x"))

    texts = [block["text"]["text"] for block in draw_home(Home(rows), {}).payload["blocks"] if "text" in block]

    assert any("in <#C0ROOM0001>, begun <!date^" in text for text in texts)
    assert sum("begun" in text for text in texts) == 1
