"""Sections asked item by item are built, drawn, compared and listed, and refused where they could not be asked."""

import pytest
from loop_flow import TEXT, failures

from bot.flow import Flow, build
from bot.flow.across import Outline
from bot.flow.building.flow import vetted
from bot.flow.differing.difference import difference
from bot.flow.drawing.picture import draw
from bot.flow.model.loop import Item, Loop, key_of
from bot.flow.shapes.shape import LABEL
from bot.flow.unrolling import named, written_out
from bot.usecases.files.offline import list_questions

AFTER_START = "about: What goes wrong, and how bad each of it is.\n"


def test_it_passes_the_whole_check_and_knows_its_lists():
    flow = vetted(TEXT, "failures.yml", {})

    assert isinstance(flow, Flow), flow
    assert flow.loops == (Loop("each", "named", 3, "lowest", ("impact", "cause")),)
    assert flow.questions["impact"].each == "named"
    assert flow.deciding == {"named"}


def test_without_items_nothing_of_the_section_is_asked_and_with_them_each_question_once_for_each():
    flow = failures()
    items = tuple(Item(key_of(name), name) for name in ("a", "b"))

    assert list(written_out(flow, {"named": None}).questions) == ["named", "ready"]
    out = written_out(flow, {"named": items})
    assert [each.short for each in out.questions.values()][1:5] == ["Impact: a", "Cause: a", "Impact: b", "Cause: b"]
    assert out.gates[0].questions == out.instances["impact"]
    assert out.questions[out.instances["cause"][0]].again_after == (out.instances["impact"][0],)


def test_a_short_name_is_visibly_shortened_where_its_item_has_no_room():
    assert named("Impact", "x" * 80) == f"Impact: {'x' * (LABEL - 9)}…"
    assert len(named("Impact", "x" * 80)) == LABEL


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("for_each: named", "for_each: ready", "'ready' is of type choice and names no items"),
        ("for_each: named", "for_each: nothing", "unknown question 'nothing'"),
        ("for_each: named", "for_each: impact", "'impact' is asked item by item itself"),
        ("    most: 3\n", "", "'for_each' without 'most' could ask without end"),
        ("    most: 3\n", "    most: 2\n", "'named' can name 3 items, and only 2 would be asked about"),
        ("    for_each: named\n", "", "'most' means something only beside 'for_each'"),
        ("asked_of: owner", "asked_of: everyone", "not asked of the owner alone"),
        ('"How bad is it: {item}?"', "How bad is it?", "'impact' is asked for each item and does not say which"),
        ("short: Impact", "short: The impact of what goes wrong on whoever meets it", "and the item comes behind it"),
        ("id: cause\n", "id: cause_of_what_goes_wrong_over_there\n", "and an item comes behind it"),
        ("again_after: [impact]", "again_after: [named]", "answers about an item that stays are kept"),
        ("again_after: [impact]", "fresh_for_days: 3", "is not asked again by itself"),
        (AFTER_START, AFTER_START + "start: {ask: all}\n", "asks nothing item by item, for nothing has been named"),
        (AFTER_START, AFTER_START + "start: {ask: [impact]}\n", "no one answer that is asked at the start"),
        ("id: ready", "id: item", "is what texts of this flow call the item"),
        ("up_to: 3", "up_to: 10", "can name 10 items"),
        ("    most: 3\n", "    most: 10\n", ""),
        ('say: "{weakest_item(impact)} is too bad"', 'say: "{said(impact)}"', "'impact'"),
        ("failed_items(cause) > 0\n", "failed_items(ready) > 0\n", "'ready'"),
        ("level(impact) = 0", "impact is high", "'impact'"),
    ],
)
def test_what_cannot_be_asked_item_by_item_is_refused_with_a_clear_sentence(old, new, said):
    assert old in TEXT
    built = build(TEXT.replace(old, new, 1), "failures.yml", {})

    if said:
        assert not isinstance(built, Flow)
        assert said in " ".join(map(str, built))
        assert all(problem.fix for problem in built)
    else:
        assert isinstance(built, Flow), built


def test_a_misspelt_item_is_told_once():
    (problem,) = build(TEXT.replace("How bad is it: {item}?", "How bad is it: {items}?"), "failures.yml", {})

    assert (problem.message, problem.fix) == ("unknown name 'items'", "did you mean 'item'?")


def test_a_list_that_comes_later_names_no_items():
    first, rest = TEXT.split("  - id: each\n")
    each, last = rest.split("  - id: last\n")
    head, named_section = first.split("sections:\n")
    text = f"{head}sections:\n  - id: each\n{each}{named_section}  - id: last\n{last}"

    (problem,) = build(text, "failures.yml", {})

    assert (problem.message, problem.fix) == (
        "the items come from 'named', which comes later",
        "put the section of 'named' before this one",
    )


def test_more_than_one_card_holds_is_not_asked_of_a_list():
    text = TEXT.replace("most: 3", "most: 10").replace("up_to: 3", "up_to: 10")
    text = text.replace("  - id: last\n    title: Last\n    questions:\n", "").replace("Would you go?", '"Of {item}?"')

    built = build(text, "failures.yml", {})

    assert "10 items with 3 questions each are more than 20" in " ".join(map(str, built))


def test_the_longest_item_stands_in_texts_before_they_are_called_short_enough():
    longer = "x" * 1_800 + "{item}" * 20
    built = vetted(TEXT.replace("Think of those who meet {item}.", longer), "f.yml", {})

    assert "with the longest answers this has" in str(built[0])


def test_options_that_are_items_matter_although_nothing_else_asks_for_them():
    names = "        type: names\n        up_to: 3\n        or: {none: Nothing}\n"
    text = TEXT.replace(
        names, "        type: choices\n        options: {vat: Wrong VAT, mail: Lost mail, slow: Slow}\n"
    )

    assert isinstance(vetted(text, "failures.yml", {}), Flow)


def test_nothing_is_carried_on_to_what_is_asked_item_by_item():
    assert "impact" not in Outline.of(failures()).answered


def test_a_picture_says_what_is_asked_for_each():
    drawn = draw(failures())

    assert "for each of named, up to 3" in drawn
    assert '-.->|"names the items of"| section_each' in drawn


def test_another_list_is_another_question_and_another_way_to_weigh_is_told():
    other = TEXT.replace("    most: 3\n", "    most: 3\n    overall: median\n")
    whole = next(each for each in difference(failures(), failures(other)) if each.part == "flow")
    assert whole.what == ("how many items there can be, and how their levels become one",)

    twice = TEXT.replace("      - id: named\n", "      - id: others\n", 1).replace(
        "for_each: named", "for_each: others"
    )
    anew = {each.id for each in difference(failures(), failures(twice)) if each.asked_anew}
    assert anew == {"impact", "cause"}


def test_the_list_of_questions_says_what_each_is_asked_for():
    assert {each["id"]: each.get("for_each") for each in list_questions(failures())} == {
        "named": None,
        "impact": "named",
        "cause": "named",
        "ready": None,
    }


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("for_each: named", "for_each: nmaed", "unknown question 'nmaed'"),
        ("type: names", "type: nmaes", "unknown type 'nmaes'"),
    ],
)
def test_a_list_that_is_not_there_is_told_of_by_the_whole_check_and_breaks_nothing(old, new, said):
    problems = vetted(TEXT.replace(old, new, 1), "failures.yml", {})

    assert any(said in str(problem) for problem in problems), problems
