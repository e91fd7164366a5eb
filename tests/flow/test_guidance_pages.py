"""Pages of guidance have front matter that is checked like a flow, with the places of their own file."""

from small_flow import PAGE, SMALL, complaints

from bot.flow import build, guidance_file


def told(page: str) -> list[str]:
    built = build(SMALL, "flows/small.yml", {"cases": page})
    return [str(problem) for problem in built]


def test_a_page_is_read_with_its_title_heading_link_and_advice():
    page = build(SMALL, "flows/small.yml", {"cases": PAGE}).guidance["cases"]

    assert (page.id, page.title, page.heading) == ("cases", "Collect cases", "Cases")
    assert (page.link, page.body) == ("https://example.com/cases", "Collect them.")


def test_a_page_is_told_wrong_in_its_own_file_and_line():
    (without_scheme,) = told(PAGE.replace("link: https://", "link: "))

    assert without_scheme.startswith("flows/guidance/cases.md:4:7: 'example.com/cases' does not fit 'link'; write")
    assert told(PAGE.replace("heading:", "headline:")) == [
        "flows/guidance/cases.md:3:1: unknown key 'headline'; did you mean 'heading'?"
    ]


def test_a_page_without_front_matter_is_told_what_to_begin_with():
    (bare,) = told("Collect them.")

    assert bare.startswith("flows/guidance/cases.md:1:1: the page has no front matter; begin with title, heading and")


def test_a_page_that_says_nothing_is_told_so():
    assert told(PAGE.replace("Collect them.", "")) == [
        "flows/guidance/cases.md:5:1: the page says nothing; write the advice below the front matter"
    ]


def test_only_linked_pages_are_part_of_a_flow():
    flow = build(SMALL, "flows/small.yml", {"cases": PAGE, "other": "nothing readable"})

    assert list(flow.guidance) == ["cases"]


def test_a_link_to_no_page_is_told_where_it_is_linked():
    problem, _ = complaints(SMALL, {"cases-first": PAGE})

    assert (problem.line, problem.message) == (16, "there is no page 'cases.md' in guidance")
    assert problem.fix == "did you mean 'cases-first'?"


def test_where_there_is_no_page_at_all_it_says_where_one_would_lie():
    problem, _ = complaints(SMALL, {})

    assert problem.fix == "write it as guidance/cases.md, beside the flow"


def test_pages_lie_beside_their_flow():
    assert guidance_file("flows/small.yml", "guidance", "a") == "flows/guidance/a.md"
    assert guidance_file("small.yml", "guidance", "a") == "guidance/a.md"
    assert guidance_file("C:\\flows\\small.yml", "guidance", "a") == "C:/flows/guidance/a.md"
