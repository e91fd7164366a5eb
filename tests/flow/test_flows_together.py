"""Flows that lie together lead to one another, and every page of guidance is linked by one of them."""

from dataclasses import replace

from small_flow import PAGES, changed

from bot.flow import Built, Outline, across, build, unlinked

THEN = "then: {flow: big, button: Go on, carry: {cases: test_cases}}\ngates:"


def made(file: str, *changes: tuple[str, str]) -> Built:
    text = changed(*changes)
    return Built(file, text, Outline.of(build(text, file, PAGES)))


def big(*changes: tuple[str, str]) -> Built:
    return made(
        "big.yml", ("flow: small", "flow: big"), ("id: cases", "id: test_cases"), ("(cases)", "(test_cases)"), *changes
    )


def told(*built: Built) -> list[str]:
    return [str(problem) for problem in across(built)]


def test_flows_that_fit_together_have_no_problem():
    assert told(made("small.yml", ("gates:", THEN)), big()) == []


def test_a_flow_that_leads_nowhere_is_told():
    assert told(made("small.yml", ("gates:", THEN))) == ["small.yml:26:14: unknown flow 'big'; known is small"]


def test_an_answer_carried_to_no_question_is_told():
    lead = THEN.replace("test_cases", "tset_cases")

    assert told(made("small.yml", ("gates:", lead)), big()) == [
        "small.yml:26:49: 'big' has no question 'tset_cases'; did you mean 'test_cases'?"
    ]


def test_an_answer_carried_to_a_question_of_another_type_is_told():
    lead = THEN.replace("test_cases", "why")

    assert told(made("small.yml", ("gates:", lead)), big()) == [
        "small.yml:26:49: 'why' of 'big' is answered otherwise than 'cases'; carry over what is answered alike"
    ]


def test_two_flows_of_one_name_are_told():
    assert told(made("a.yml"), made("b.yml")) == [
        "b.yml:1:7: a second flow called 'small' (the first is a.yml); give it another id"
    ]


def test_a_page_no_flow_links_is_told_in_its_own_file():
    (problem,) = unlinked([made("flows/small.yml")], {"flows/guidance/cases.md", "flows/guidance/forgotten.md"})

    assert str(problem).startswith("flows/guidance/forgotten.md:1:1: no flow links this page")


def test_a_page_is_linked_by_a_flow_of_its_own_folder_alone():
    pages = {"flows/guidance/cases.md", "flows/guidance-small/cases.md"}
    (problem,) = unlinked([replace(made("flows/small.yml"), guidance="guidance-small")], pages)

    assert problem.file == "flows/guidance/cases.md"


def test_nothing_is_told_of_a_flow_that_leads_to_one_of_which_nothing_is_known():
    assert across([made("small.yml", ("gates:", THEN))], {"big"}) == ()
