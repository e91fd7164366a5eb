"""An escape for a sign no file may hold keeps a flow from being offered, and no running check from its own flow."""

import pytest
from fragment_flow import SURE, using
from fragment_flow import told as told_of_fragments
from small_flow import PAGES, changed

from bot.flow import Flow, build
from bot.flow.building.flow import vetted


def told(text: str, pages: dict[str, str] = PAGES) -> list[str]:
    found = vetted(text, "small.yml", pages)
    return [] if isinstance(found, Flow) else [str(each) for each in found]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small flow", 'title: "A\\esmall flow"'),
        ("say: Too few cases", 'say: "Too\\efew cases"'),
        ("{form: Steadier form,", '{form: "Steadier\\eform",'),
    ],
)
def test_a_kept_flow_is_read_with_its_escapes_and_none_is_offered(old, new):
    text = changed((old, new))

    assert isinstance(build(text, "small.yml", PAGES), Flow)
    (problem,) = told(text)
    assert problem.endswith("the invisible character U+001B; take it out")


def test_an_escape_in_a_fragment_is_told_where_it_stands():
    fragment = SURE.replace("short: ", 'help: "a\\0b"\n    short: ', 1)

    assert isinstance(build(using("- use: sure"), "small.yml", PAGES, {"sure": fragment}), Flow)
    (problem,) = told_of_fragments(using("- use: sure"), fragment)
    assert problem.startswith("flows/fragments/sure.yml:")
    assert "the invisible character U+0000" in problem


def test_a_page_of_a_kept_flow_is_read_with_its_escapes_and_is_not_offered():
    pages = {name: page.replace("title: ", 'title: "a\\0b" #', 1) for name, page in PAGES.items()}

    assert isinstance(build(changed(), "small.yml", pages), Flow)
    assert told(changed(), pages)
    assert all(
        "guidance/" in each and ":2:10: the invisible character U+0000" in each for each in told(changed(), pages)
    )
