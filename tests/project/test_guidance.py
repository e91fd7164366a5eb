"""Each page of guidance fits a Slack modal, points at the heading it rests on, and says when it is done."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

FLOWS = Path(__file__).parents[2] / "flows"
FOLDER = FLOWS / "guidance"
"""The pages about fine-tuning, which all rest on one article; those of the other flows have a source each."""
PAGES = sorted(FLOWS.glob("guidance*/*.md"))
ARTICLE = "https://makeyourai.work/blog/when-not-to-fine-tune"
OPTIMIZE, MISTAKES, RATIONAL = "What to Optimize First", "Common Mistakes", "When Fine-Tuning Becomes Rational"
HEADINGS = {
    "task-line": OPTIMIZE,
    "good-and-bad": OPTIMIZE,
    "prompt-in-four-parts": OPTIMIZE,
    "know-when-prompting-is-flat": OPTIMIZE,
    "right-information-first": OPTIMIZE,
    "when-the-model-is-unsure": OPTIMIZE,
    "test-set-20-then-50": MISTAKES,
    "who-decides": OPTIMIZE,
    "record-a-baseline": MISTAKES,
    "fix-and-measure-first": OPTIMIZE,
    "hold-still-four-weeks": RATIONAL,
    "pick-one-narrow-step": RATIONAL,
    "not-for-facts": "The Problems Fine-Tuning Cannot Magically Solve",
    "not-for-reasoning": MISTAKES,
    "not-for-show": MISTAKES,
    "cheaper-or-faster": "FAQ",
    "name-what-would-last": "A Useful Diagnostic",
    "pairs-kept-apart": RATIONAL,
    "before-you-start": "Key Takeaways",
    "reading-your-verdict": "TL;DR",
}
# The whole body must fit one section block, whose limit is Slack's; the title stands on one line above it.
LONGEST_TITLE, LONGEST_BODY = 60, 3000

IN_OTHER_LANGUAGES = sorted(FLOWS.glob("guidance*/*/*.md"))

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
of_the_article = pytest.mark.parametrize("section", sorted(HEADINGS))


def front_matter_and_body(page: Path) -> tuple[dict[str, str], str]:
    _, front_matter, body = page.read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front_matter), body.strip()


def test_there_is_one_file_for_each_section_and_no_other() -> None:
    assert {each.stem for each in FOLDER.glob("*.md")} == set(HEADINGS)


def test_no_two_pages_share_a_name() -> None:
    assert len({page.stem for page in PAGES}) == len(PAGES)


@every_page
def test_a_page_names_its_title_its_heading_and_its_link(page: Path) -> None:
    front_matter, _ = front_matter_and_body(page)

    assert set(front_matter) == {"title", "heading", "link"}
    assert 0 < len(front_matter["title"]) <= LONGEST_TITLE
    assert front_matter["heading"]
    assert front_matter["link"].startswith(("https://", "http://www.extremeprogramming.org/"))


@of_the_article
def test_a_sections_link_scrolls_to_its_heading(section: str) -> None:
    front_matter, _ = front_matter_and_body(FOLDER / f"{section}.md")
    page, fragment = front_matter["link"].split("#:~:text=")

    assert page == ARTICLE
    assert unquote(fragment) == front_matter["heading"] == HEADINGS[section]
    assert re.fullmatch(r"(?:\w|%[0-9A-F]{2})+", fragment), "a bare - , or & would cut the words a browser looks for"


@every_page
def test_a_page_fits_one_modal_and_two_minutes(page: Path) -> None:
    _, body = front_matter_and_body(page)

    assert len(body) <= LONGEST_BODY
    assert 120 <= len(body.split()) <= 250


@every_page
def test_a_page_gives_steps_for_this_week_and_says_when_it_is_done(page: Path) -> None:
    _, body = front_matter_and_body(page)
    steps = body.split("**What to do this week**\n\n")[1].split("\n\n")[0].splitlines()

    assert 3 <= len(steps) <= 5
    assert [step.split(".")[0] for step in steps] == [str(number) for number in range(1, len(steps) + 1)]
    assert len(re.findall(r"^\*\*Done when:\*\* \S", body, re.MULTILINE)) == 1
    assert len(re.findall(r"^\*\*Where it comes from:\*\* \S", body, re.MULTILINE)) == 1


@every_page
def test_a_page_uses_only_what_slack_can_show(page: Path) -> None:
    _, body = front_matter_and_body(page)

    assert re.findall(r"^(?:#|>|\||!\[|```|<)", body, re.MULTILINE) == []


@pytest.mark.parametrize("page", IN_OTHER_LANGUAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_a_page_in_another_language_says_as_much_as_the_page_it_is_of(page: Path) -> None:
    front_matter, body = front_matter_and_body(page)
    original, said = front_matter_and_body(page.parents[1] / page.name)

    assert {**front_matter, "title": ""} == {**original, "title": ""}
    assert front_matter["title"] != original["title"]
    assert len(front_matter["title"]) <= LONGEST_TITLE
    assert len(body) <= LONGEST_BODY
    for what in (r"https://[^)]+", r"^\d\. ", r"^\*\*", r"^- ", r"[±½]"):
        assert re.findall(what, body, re.MULTILINE) == re.findall(what, said, re.MULTILINE), what


@pytest.mark.parametrize("language", ["de", "es"])
@pytest.mark.parametrize("folder", sorted(FLOWS.glob("guidance*")), ids=lambda folder: folder.name)
def test_every_page_is_there_in_each_language(folder: Path, language: str) -> None:
    assert {each.name for each in (folder / language).iterdir()} == {each.name for each in folder.glob("*.md")}
