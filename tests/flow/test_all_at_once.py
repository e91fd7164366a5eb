"""An author sees every problem of a file at once, each said once, and none that only follows from another."""

import pytest
from small_flow import PAGES, SMALL, changed, complaints, problems

from bot.flow.building.flow import vetted


def test_mistakes_in_shape_conditions_and_names_come_together_and_in_order():
    told = problems(
        ("short: Cases", "short: Cases\n        colour: red"),
        ("value is form", "value is from"),
        ("order: [no, yes]", "order: [no, maybe]"),
        ('"{failed_gate}"', '"{nowhere}"'),
    )

    assert [each.split(";")[0] for each in told] == [
        "11:9: unknown key 'colour'",
        "25:27: 'from' is not an option of value",
        "32:13: unknown verdict 'maybe'",
        "34:62: unknown name 'nowhere'",
    ]


def test_a_name_that_is_missing_hides_no_text_that_a_comment_cuts_short():
    text = changed(("flow: small\n", ""), ("ask: How many", "ask: How many does #ml-team have, and how many"))
    told = vetted(f"# a note\n{text}", "x.yml", PAGES)

    assert [(each.line, each.column, each.message) for each in told] == [
        (2, 1, "the key 'flow' is missing"),
        (11, 28, "the text ends before the '#', where a comment begins"),
    ]


def test_a_question_that_is_wrong_itself_makes_no_condition_about_it_wrong():
    told = problems(("type: number", "type: nubmer"), ('"{failed_gate}"', '"{level(cases)}"'))

    assert told == ["12:15: unknown type 'nubmer'; did you mean 'number'?"]


def test_a_rule_that_is_wrong_itself_does_not_make_its_verdict_unreachable():
    told = problems(("otherwise: yes", "otherwise: perhaps"))

    assert told == ["34:41: 'otherwise' is 'perhaps'; write yes or no"]


def test_a_second_question_of_one_id_makes_no_name_unknown_and_no_condition_wrong():
    second = SMALL[SMALL.index("      - id: cases") : SMALL.index("      - id: why")]
    told = problems(
        ("gates:\n", f"{second}gates:\n"),
        ("level(cases) = 0", "level(pages) = 0"),
        ('"{failed_gate}"', '"{said(pages)}"'),
    )

    assert [each.partition(": ")[2] for each in told] == [
        "a second question called 'cases' (first in line 9); give it another id"
    ]


@pytest.mark.parametrize(("name", "right"), [("Yes", "yes"), ("ye-s", "ye_s")])
def test_a_verdict_whose_id_does_not_fit_is_not_also_unknown_where_it_is_meant(name, right):
    promise = "properties:\n  - {id: good, say: Good, always: verdict is not yes or level(cases) = 1}\n"
    text = changed(("  yes: {title", f"  {name}: {{title")) + promise

    assert [str(each) for each in complaints(text)] == [f"small.yml:30:3: '{name}' cannot be a name; write `{right}`"]


def test_beside_a_verdict_whose_id_does_not_fit_a_misspelt_one_is_told():
    told = problems(("  yes: {title", "  Yes: {title"), ("verdict: no,", "verdict: noo,"))

    assert [each.partition(": ")[2] for each in told] == [
        "'Yes' cannot be a name; write `yes`",
        "unknown verdict 'noo'; did you mean 'no'?",
    ]


def test_a_verdict_with_a_wrong_mark_is_no_unknown_option_in_a_promise():
    promise = "properties:\n  - {id: good, say: Good, always: verdict is not yes or level(cases) = 1}\n"
    (problem,) = complaints(changed(("mark: tada", "mark: 🎉")) + promise)

    assert "does not fit 'mark'" in problem.message


def test_a_role_whose_id_does_not_fit_is_not_also_unknown_where_it_is_meant():
    role = "roles:\n  - {id: First-aider, title: First aider, knows: knows what to do}\nsections:"
    told = problems(("sections:", role), ("asked_of: anyone", "asked_of: anyone\n        role: aider"))

    assert told == ["6:10: 'First-aider' does not fit 'id'; write `first_aider`"]


def test_known_names_are_listed_in_the_order_of_the_file_wherever_they_are():
    told = problems(
        ("id: cases", "id: zeal"),
        ("asked_of: owner", "asked_of: owner\n        again_after: [tomorrow]"),
        ("level(cases) = 0", "level(quick) = 0"),
        ("say: Too few cases", 'say: "{people(quick)}"'),
        ("otherwise: yes, say: Go", 'otherwise: yes, say: "{some(quick: value = 1)}"'),
    )

    assert [each.partition("; known are ")[2] for each in told] == ["zeal, why"] * 4


def test_a_misspelt_key_is_not_also_missing():
    assert problems(("ask: How many", "aks: How many")) == ["11:9: unknown key 'aks'; did you mean 'ask'?"]


def test_a_wrong_level_is_not_also_one_that_cannot_be_reached():
    assert len(problems(("1 if value >= 20", "1 if value >= twenty"))) == 1


def test_a_last_rule_that_is_wrong_is_not_also_one_that_may_not_hold():
    together = "asked_of: anyone\n        together: [1 if lowest = 1, 0 if nowhere]"

    assert len(problems(("asked_of: anyone", together))) == 1


def test_a_variant_that_is_wrong_itself_makes_no_condition_about_its_options_wrong():
    gap = "gap: {do: Think again, done: it is form, guidance: cases}"
    variant = "instead: [{when: answered(cases), options: {tone: ''}, level: [1 if value is tone]}]"

    told = problems((gap, f"{gap}\n        {variant}"), ("level(cases) = 0", "why is tone"))

    assert told == ["26:59: 'tone' is empty; write something, or take the key out"]


def test_a_key_written_three_times_is_told_twice_with_the_line_of_the_first():
    told = problems(("short: Cases", "short: Cases\n        short: One\n        short: Two"))

    assert [each.split(" (")[1] for each in told] == ["first in line 10); keep one of the two"] * 2


def test_the_same_problem_is_said_once_however_often_it_is_met():
    gap = "gap: {do: Think again, done: it is form, guidance: cases}"
    variant = "instead: [{when: answered(cases), ask: And why?}]"

    told = problems(("value is form", "value is from"), (gap, f"{gap}\n        {variant}"))

    assert [each.split(";")[0] for each in told] == ["24:27: 'from' is not an option of value"]


def test_every_duplicate_key_and_alias_of_a_file_is_told():
    told = complaints(changed(("short: Cases", "short: *a\n        short: *b")))

    assert [(each.line, each.message) for each in told] == [
        (10, "'*a' is read as an alias, and there are none here"),
        (11, "the key 'short' stands here a second time (first in line 10)"),
        (11, "'*b' is read as an alias, and there are none here"),
    ]


def test_a_key_that_stands_twice_inside_another_that_does_is_told_by_itself():
    twice = "short: Cases\n        more: 1\n        help: H\n        more: {b: 1, b: 2}\n        help: I"

    assert [each.message.split(" stand")[0] for each in complaints(changed(("short: Cases", twice)))] == [
        "the key 'more'",
        "the key 'b'",
        "the key 'help'",
    ]


def test_a_text_that_stands_twice_hides_no_other_mistake():
    told = problems(("short: Cases", "short: Cases\n        short: Again"), ("value is form", "value is from"))

    assert [each.split(";")[0] for each in told] == [
        "11:9: the key 'short' stands here a second time (first in line 10)",
        "25:27: 'from' is not an option of value",
    ]


@pytest.mark.parametrize(
    "twice",
    [("- id: cases", "- id: other\n        id: cases"), ("type: number", "type: choice\n        type: number")],
    ids=["id", "type"],
)
def test_where_nobody_knows_which_of_two_is_meant_nothing_is_said_that_rests_on_it(twice):
    (told,) = problems(twice, ("value is form", "value is from"))

    assert "stands here a second time" in told


def test_a_problem_says_where_what_and_what_to_write():
    (told,) = complaints(SMALL.replace("type: number", "type: nubmer"))

    assert str(told) == "small.yml:12:15: unknown type 'nubmer'; did you mean 'number'?"


FROM = ("value is form", "value is from")
"""A mistake in a condition, which is to be told whatever else is wrong."""
TOLD = "'from' is not an option of value"


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        (("flow: small", "flow: A small one"), "'A small one' does not fit 'flow'"),
        (("flow: small", "flow: [small]"), "'flow' begins with '[', so it is read as a list"),
        (("title: A small flow\n", ""), "the key 'title' is missing"),
        (("title: A small flow", "titel: A small flow"), "unknown key 'titel'"),
        (("about: Two questions, for tests.", f"about: {'long ' * 70}"), "'about' has 349 characters"),
        (("order: [no, yes]\n", ""), "the key 'order' is missing"),
        (("order: [no, yes]", "order: no, yes"), "'order' is 'no, yes'"),
        (("order: [no, yes]", "order: [no, Yes!]"), "'Yes!' does not fit 'order'"),
        (("title: One", f"title: {'long ' * 13}"), "'title' has 64 characters"),
        (("    title: One\n", ""), "the key 'title' is missing in 'one'"),
        (("  - id: one", "  - id: The first"), "'The first' does not fit 'id'"),
        (("    title: One\n", "    title: One\n    colour: red\n"), "unknown key 'colour'"),
        (("sections:\n", "sections:\n  - two\n"), "an entry of 'sections' is 'two'"),
    ],
)
def test_a_mistake_in_the_head_of_a_flow_or_of_a_section_hides_none_in_a_condition(mistake, said):
    told = problems(mistake, FROM)

    assert sorted(each.split(": ", 1)[1].split(";")[0] for each in told) == sorted([said, TOLD])


def test_a_condition_about_a_section_whose_id_is_wrong_is_not_wrong_too():
    told = problems(("  - id: one", "  - id: The first"), ("level(cases) = 0", "section(first) = 0"))

    assert told == ["6:9: 'The first' does not fit 'id'; write `the_first`"]


SECOND = """\
  - id: two
    title: Two
    for_each: named
    most: 3
    questions:
      - id: bad
        short: Bad
        ask: "How bad is {item}?"
        type: choice
        options: {little: {text: A little, level: 1}, much: {text: Much, level: 0}}
        asked_of: everyone
        gap: {do: Mend it, done: nobody minds, guidance: cases}
gates:
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [("for_each: named", "for_each: 3 names"), ("for_each: named", "for_ech: named"), ("questions:", "qestions:")],
)
def test_of_a_section_that_cannot_be_asked_nothing_is_told_that_follows_from_it(old, new):
    second = SECOND.replace(old, new)

    told = problems(("gates:\n", second), ("level(cases) = 0", "level(bad) = 0 or section(two) = 0"), FROM)

    assert [each.split(";")[0].split(": ", 1)[1] for each in told if TOLD not in each] == [
        "'3 names' does not fit 'for_each'" if "3" in new else f"unknown key '{new.partition(':')[0]}'"
    ]
    assert len(told) == 2


CHECK_IN = "check_in:\n  questions:\n" + 2 * (
    "    - {id: fixed, short: Fixed, ask: Was it, type: choice, options: {yes: 'Yes', no: 'No'}, asked_of: anyone}\n"
)


def test_two_questions_of_a_check_in_with_one_id_are_told_as_that():
    told = vetted(SMALL + CHECK_IN, "small.yml", PAGES)

    assert [str(each) for each in told] == [
        "small.yml:38:12: a second question called 'fixed' (first in line 37); give it another id"
    ]


def test_a_section_whose_questions_are_lost_makes_nothing_unknown_that_may_be_one_of_them():
    first, _, second = SMALL.partition("      - id: why\n")
    headed = f"{first}  - id: two\n    title: Two\n    questions:\n      - id: why\n{second}"
    lost = headed.replace("title: Two\n    questions:\n      - id: why\n", "title: Two\n    form:\n      - id: why\n")

    told = problems_of(lost.replace("fails: level(cases) = 0", "fails: level(cases) = 0 or answered(why)"))

    assert told == [
        "17:5: the key 'questions' is missing in 'two'; write it, as in `questions: [{id: …, type: …}]`",
        "19:5: unknown key 'form'; known are id, title, for_each, most, overall, questions",
    ]


def test_beside_a_question_without_an_id_a_misspelt_name_is_told():
    told = problems(("- id: why\n        short: Why", "- short: Why"), ("level(cases) = 0", "level(casse) = 0"))

    assert told == [
        "17:9: the key 'id' is missing; write it, as in `id: a_name`",
        "26:41: `level` does not know 'casse'; did you mean 'cases'?",
    ]


def test_a_gate_that_says_when_in_place_of_fails_is_no_warning():
    told = problems(("fails: level(cases) = 0", "when: level(cases) = 0"))

    assert [each.split(";")[0] for each in told] == [
        "27:5: the key 'fails' is missing in 'G1'",
        "27:28: unknown key 'when'",
    ]


def test_entries_that_stand_in_a_row_in_another_list_than_their_own_are_told_once():
    gate = "  - {id: G1, title: Cases, fails: level(cases) = 0, say: Too few cases}\n"
    second = gate.replace("G1", "G2")

    assert problems(("gates:\n", ""), (gate, gate + second)) == [
        "26:5: 'G1' is a gate, and stands under 'sections'; write `gates:` above it"
    ]


def test_two_keys_that_stand_twice_in_different_places_of_an_entry_are_told_each():
    told = problems(
        ("short: Cases\n", "short: Cases\n        short: One\n"),
        ("guidance: cases}\n      - id: why", "guidance: cases}\n        type: number\n      - id: why"),
    )

    assert [each.partition(" (")[0] for each in told] == [
        "11:9: the key 'short' stands here a second time",
        "18:9: the key 'type' stands here a second time",
    ]


def problems_of(text: str) -> list[str]:
    return [str(each).removeprefix("small.yml:") for each in vetted(text, "small.yml", PAGES)]
