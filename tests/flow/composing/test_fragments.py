"""Questions that flows share stand in a file of their own, and every mistake is told where somebody made it."""

# ruff: noqa: E501 - every mistake stands beside its sentence

import pytest
from fragment_flow import SURE, flow, told, using
from small_flow import PAGES, SMALL

from bot.flow import Flow, Problem, build
from bot.flow.composing.fragments import Fragment, read_fragment
from bot.flow.places import Place

# What a use becomes.


def test_a_fragment_gives_all_its_questions_in_its_order_where_it_is_used():
    assert flow("- use: sure").sections[0].questions == ("cases", "sure", "days", "why")


def test_one_question_of_a_fragment_comes_alone():
    assert flow("- use: sure/days").sections[0].questions == ("cases", "days", "why")


def test_a_flow_is_the_same_as_one_in_which_the_questions_are_written_out():
    lines = [line.removeprefix("  ") for line in SURE.splitlines()[2:]]
    written = build(using(*lines), "flows/small.yml", PAGES)
    shared = flow("- use: sure")

    assert isinstance(written, Flow)
    assert shared.questions == written.questions
    assert shared.sections == written.sections


def test_what_is_laid_over_takes_the_place_of_one_key_and_the_rest_stays():
    asked = flow("- use: sure/sure", "  ask: How sure are you of the cases?", "  asked_of: owner").questions["sure"]

    assert (asked.ask.text, asked.asked_of, asked.short) == ("How sure are you of the cases?", "owner", "How sure")
    assert asked.gap
    assert asked.gap.done == "nobody says no"


def test_a_question_is_asked_twice_under_another_id():
    both = flow("- use: sure/days", "- use: sure/days", "  id: more_days", "  short: More days")

    assert [both.questions[each].short for each in ("days", "more_days")] == ["Days", "More days"]


def test_conditions_of_the_flow_speak_of_the_questions_of_a_fragment():
    text = using("- use: sure").replace("level(cases) = 0", "level(days) = 0")

    assert told(text) == []


def test_a_flow_says_which_fragments_it_uses():
    assert flow("- use: sure").fragments == ("sure",)
    assert build(SMALL, "small.yml", PAGES, {"sure": SURE}).fragments == ()


# Where mistakes are told.


def test_a_mistake_in_a_fragment_is_told_in_its_own_file_without_a_word_of_the_flow():
    assert told(using("- use: sure"), SURE.replace("asked_of: anyone", "asked_off: anyone")) == [
        "flows/fragments/sure.yml:16:5: unknown key 'asked_off'; did you mean 'asked_of'?"
    ]


def test_a_mistake_that_only_shows_in_a_flow_is_told_at_its_character_with_the_flow():
    assert told(using("- use: sure"), SURE.replace("value >= 2", "valeu >= 2")) == [
        "flows/fragments/sure.yml:18:14: unknown name 'valeu' (used in flows/small.yml); did you mean 'value'?"
    ]


def test_a_page_that_the_flow_has_not_is_told_in_the_fragment():
    assert told(using("- use: sure"), SURE.replace("went by, guidance: cases", "went by, guidance: case")) == [
        "flows/fragments/sure.yml:19:55: there is no page 'case.md' in guidance (used in flows/small.yml); did you mean 'cases'?"
    ]


def test_a_mistake_in_what_is_laid_over_is_told_in_the_flow():
    lines = ("- use: sure/days", "  aks: How many?", "  level:", "    - 1 if valeu > 2", "  asked_of: nobody")

    assert told(using(*lines)) == [
        "flows/small.yml:18:9: unknown key 'aks'; did you mean 'ask'?",
        "flows/small.yml:21:19: 'nobody' does not fit 'asked_of'; write owner, anyone or everyone",
    ]
    assert told(using(*lines[:1], *lines[2:4])) == [
        "flows/small.yml:19:18: unknown name 'valeu'; did you mean 'value'?"
    ]


def test_a_variant_laid_over_is_told_in_the_flow_and_one_of_the_fragment_there():
    variant = ("- use: sure/days", "  instead:", "    - when: why is form", "      level: [1 if valeu > 3]")
    of_its_own = "    instead:\n      - when: why is form\n        level: [1 if valeu > 3]\n"

    assert told(using(*variant)) == ["flows/small.yml:20:26: unknown name 'valeu'; did you mean 'value'?"]
    assert told(using("- use: sure"), SURE + of_its_own) == [
        "flows/fragments/sure.yml:22:22: unknown name 'valeu' (used in flows/small.yml); did you mean 'value'?"
    ]


def test_a_variant_blames_the_key_it_takes_over_from_the_fragment():
    variant = ("- use: sure/sure", "  instead:", "    - when: why is form", "      options: {one: One, two: Two}")
    rules = SURE.replace("    asked_of: everyone\n", "    asked_of: everyone\n    level: [1 if value is yes]\n")
    rules = rules.replace('{text: "Yes", level: 1}', '"Yes"').replace('{text: "No", level: 0}', '"No"')

    assert told(using(*variant), rules) == [
        "flows/small.yml:19:13: 'level' of line 11 of flows/fragments/sure.yml does not fit this variant: 'yes' is not an option of value; write `level:` here too"
    ]


def test_places_reach_into_quoted_texts_of_a_fragment():
    quoted = SURE.replace("ask: How many days?", 'ask: "How many \\"days\\" for {wyh}?"')

    assert told(using("- use: sure"), quoted)[0].startswith("flows/fragments/sure.yml:14:34: unknown name 'wyh'")


def test_a_comment_that_cuts_a_text_of_a_fragment_short_is_told_there():
    assert told(using("- use: sure"), SURE.replace("short: Days", "short: Days #1")) == [
        "flows/fragments/sure.yml:13:17: the text ends before the '#', where a comment begins (used in flows/small.yml); put the text in quotes, or write '# '"
    ]
    laid_over = using("- use: sure/days", "  id: more_days")
    assert [line.partition(":")[0] for line in told(laid_over, SURE.replace("short: Days", "short: Days #1"))] == [
        "flows/fragments/sure.yml"
    ]


# Each mistake in a use.


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["- use: sur"], "17:14: there is no fragment 'sur' in the folder fragments; did you mean 'sure'?"),
        (["- use: sure/day"], "17:19: the fragment 'sure' has no question 'day'; did you mean 'days'?"),
        (
            ["- use: sure", "  ask: All?"],
            "18:9: 'ask' is laid over all questions of a fragment; name one question of it, as in `use: sure/sure`",
        ),
        (
            ["- use: sure/days", "  type: text"],
            "18:9: the type of a question from a fragment cannot change; take it out, or write a question of your own",
        ),
        *(
            (
                [f"- use: {odd}"],
                f"17:14: '{odd.strip(chr(34))}' is no name of a fragment; write its name, or a name and a question as in `people/confident`, without folders and '.yml'",
            )
            for odd in ("../sure", "sure.yml", "/etc/passwd", "sure/../days", "Sure", "sure/days/more", '""')
        ),
        (
            ["- use: [sure]"],
            "17:14: this is no name of a fragment; write its name, or a name and a question as in `people/confident`, without folders and '.yml'",
        ),
    ],
)
def test_a_use_that_leads_nowhere_is_told_in_the_flow_with_what_to_write(lines, said):
    assert told(using(*lines)) == [f"flows/small.yml:{said}"]


def test_without_a_single_fragment_the_file_to_write_is_named():
    assert told(using("- use: sure"), None) == [
        "flows/small.yml:17:14: there is no fragment 'sure' in the folder fragments; write `fragments/sure.yml` beside the flow"
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["- use: sure", "- use: sure/days"], "18:14: a second question called 'days' comes with this fragment (first in line 17)"),
        (["- use: sure/days", "  id: cases"], "17:14: a second question called 'cases' comes with this fragment (first in line 9)"),
        (["- use: sure/days", "  id: why"], "19:13: a second question called 'why' (first in line 17)"),
    ],
)  # fmt: skip
def test_an_id_that_comes_a_second_time_through_a_use_is_told_in_the_flow(lines, said):
    (problem,) = told(using(*lines))

    assert problem.startswith(f"flows/small.yml:{said}; take one of them out, or use one question of the fragment")


def test_fragments_are_used_in_sections_only():
    asked = SMALL.replace("mark: tada}", "mark: tada, ask: [{use: sure/days}]}")

    assert told(asked) == [
        "flows/small.yml:30:42: 'use' stands in the questions of a section only; write the question out here"
    ]


def test_a_use_that_fails_hides_no_other_mistake_in_shape_and_makes_none_up():
    text = using("- use: sur").replace("asked_of: owner", "asked_of: nobody").replace("level(cases)", "level(days)")

    assert [problem.partition(":")[2][:5] for problem in told(text)] == ["17:14", "23:19"]


def test_a_section_of_which_nothing_is_left_is_not_called_empty():
    alone = SMALL[: SMALL.index("      - id: cases")] + "      - use: sur\n" + SMALL[SMALL.index("gates:") :]

    assert len(told(alone)) == 1


# Each mistake in a fragment.


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("fragment: sure", "fragment: unsure"), "1:11: the fragment is called 'unsure' and its file 'sure.yml'; write `fragment: sure`, or rename the file"),
        (("fragment: sure", "fragmnt: sure"), "1:1: unknown key 'fragmnt'; did you mean 'fragment'?"),
        (("  - id: days", "  - use: other\n  - id: days"), "12:5: a fragment uses no other fragment; write the questions out here"),
        (("id: days", "id: sure"), "12:9: a second question called 'sure' (first in line 3); give it another id"),
        (("type: number", "type: numbr"), "15:11: unknown type 'numbr'; did you mean 'number'?"),
        (("id: days", "id: &a days"), "12:9: '&a' is read as an alias, and there are none here; put the text in quotes, or write it out"),
        ((SURE, "questions: nothing\nfragment: sure\n"), "1:12: 'questions' is 'nothing'; write a list, each entry on a line that begins with '- ', as in `- {id: a_name, short: A few words, ask: What do you want to know?, type: number, asked_of: anyone}`"),
        ((SURE, ""), "1:1: the file is empty; begin with `fragment:` and its name"),
        ((SURE, "- id: days\n"), "1:1: this is not a fragment; begin with `fragment:` and its name"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_fragment_is_told_to_whoever_reads_it(changed, said):
    text = SURE.replace(*changed, 1)
    alone = read_fragment("sure", text, "flows/fragments/sure.yml")

    assert [str(problem) for problem in alone] == [f"flows/fragments/sure.yml:{said}"]
    assert told(using("- use: sure"), text) == [f"flows/fragments/sure.yml:{said}"]


def test_a_fragment_that_cannot_be_read_hurts_only_those_who_use_it():
    gone = Problem("flows/fragments/sure.yml", 1, 1, "cannot be read: gone", "give a file there is")

    assert told(SMALL, gone) == []
    assert told(using("- use: sure"), gone) == [str(gone)]


def test_a_fragment_alone_is_read_with_its_places():
    found = read_fragment("sure", SURE, "sure.yml")

    assert isinstance(found, Fragment)
    assert list(found.questions) == ["sure", "days"]
    place = found.questions["days"].entries["ask"].place
    assert (place, place.file) == (Place(14, 10), "sure.yml")


@pytest.mark.parametrize("line", ["- use: sore", "- use: sure/dais"])
def test_a_use_of_what_is_missing_hides_no_other_mistake_and_makes_none(line):
    text = using(line).replace('"{failed_gate}"', '"{level(days)}"').replace("level(cases) = 0", "level(days) = 0")

    def found(text: str) -> list[str]:
        return [each.split(": ")[1].split(";")[0] for each in told(text)]

    (missing,) = found(text)
    assert found(text.replace("value is form", "value is from")) == [missing, "'from' is not an option of value"]
    assert found(text.replace("{level(days)}", "{level(days) as bar}")) == [missing, "unknown format 'bar'"]


def test_a_section_of_which_no_question_is_left_hides_no_mistake_in_the_others():
    section = "  - id: more\n    title: More\n    questions:\n      - use: sore\n"
    text = SMALL.replace("gates:", f"{section}gates:", 1)
    text = text.replace("value is form", "value is from").replace('"{failed_gate}"', '"{section(more)}"')

    assert [each.split(": ")[1].split(";")[0] for each in told(text)] == [
        "'from' is not an option of value",
        "there is no fragment 'sore' in the folder fragments",
    ]
