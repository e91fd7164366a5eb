"""Each guidance section fits a Slack modal, points at the heading that answers it, and says when it is done."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / "flows" / "guidance"
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

every_section = pytest.mark.parametrize("section", sorted(HEADINGS))


def front_matter_and_body(section: str) -> tuple[dict[str, str], str]:
    _, front_matter, body = (FOLDER / f"{section}.md").read_text(encoding="utf-8").split("---\n", 2)
    return yaml.safe_load(front_matter), body.strip()


def test_there_is_one_file_for_each_section_and_no_other() -> None:
    assert {each.stem for each in FOLDER.iterdir()} == set(HEADINGS)


@every_section
def test_a_section_names_its_title_its_heading_and_its_link(section: str) -> None:
    front_matter, _ = front_matter_and_body(section)

    assert set(front_matter) == {"title", "heading", "link"}
    assert 0 < len(front_matter["title"]) <= LONGEST_TITLE
    assert front_matter["heading"] == HEADINGS[section]


@every_section
def test_a_sections_link_scrolls_to_its_heading(section: str) -> None:
    front_matter, _ = front_matter_and_body(section)
    page, fragment = front_matter["link"].split("#:~:text=")

    assert page == ARTICLE
    assert unquote(fragment) == front_matter["heading"]
    assert re.fullmatch(r"(?:\w|%[0-9A-F]{2})+", fragment), "a bare - , or & would cut the words a browser looks for"


@every_section
def test_a_section_fits_one_modal_and_two_minutes(section: str) -> None:
    _, body = front_matter_and_body(section)

    assert len(body) <= LONGEST_BODY
    assert 120 <= len(body.split()) <= 250


@every_section
def test_a_section_gives_steps_for_this_week_and_says_when_it_is_done(section: str) -> None:
    _, body = front_matter_and_body(section)
    steps = body.split("**What to do this week**\n\n")[1].split("\n\n")[0].splitlines()

    assert 3 <= len(steps) <= 5
    assert [step.split(".")[0] for step in steps] == [str(number) for number in range(1, len(steps) + 1)]
    assert len(re.findall(r"^\*\*Done when:\*\* \S", body, re.MULTILINE)) == 1
    assert len(re.findall(r"^\*\*Where it comes from:\*\* \S", body, re.MULTILINE)) == 1


@every_section
def test_a_section_uses_only_what_slack_can_show(section: str) -> None:
    _, body = front_matter_and_body(section)

    assert re.findall(r"^(?:#|>|\||!\[|```|<)", body, re.MULTILINE) == []
