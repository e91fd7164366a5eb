"""The flows that ship build without a problem, and their fingerprint is that of what they say."""

import re
from pathlib import Path

import pytest

from bot.flow import Built, Flow, Outline, across, build, unlinked
from bot.flow.across import unused

FLOWS = Path(__file__).parents[3] / "flows"
FILES = sorted(FLOWS.glob("*.yml"))
FRAGMENTS = {file.stem: file.read_text(encoding="utf-8") for file in sorted(FLOWS.glob("fragments/*.yml"))}
BESIDE = {**FRAGMENTS, **{f"../{file.stem}": file.read_text(encoding="utf-8") for file in FILES}}
PAGES = {page.stem: page.read_text(encoding="utf-8") for page in sorted(FLOWS.glob("guidance*/*.md"))}


def built(file: Path) -> Flow:
    flow = build(file.read_text(encoding="utf-8"), f"flows/{file.name}", PAGES, BESIDE)
    assert isinstance(flow, Flow), "\n".join(map(str, flow))
    return flow


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_shipped_flow_builds(file):
    assert built(file).id == file.stem


def test_the_shipped_flows_lead_to_one_another_and_link_every_page():
    named = {file: re.search(r"^guidance: (\S+)", file.read_text(encoding="utf-8"), re.MULTILINE)[1] for file in FILES}
    together = [Built(f"flows/{file.name}", file.read_bytes(), Outline.of(built(file)), named[file]) for file in FILES]
    pages = [f"flows/{page.relative_to(FLOWS).as_posix()}" for page in FLOWS.glob("guidance*/*.md")]

    assert across(together) == ()
    assert unlinked(together, pages) == ()
    assert unused(together, [f"flows/fragments/{name}.yml" for name in FRAGMENTS]) == ()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_question_that_ships_can_be_answered_and_read_back(file):
    for question in built(file).questions.values():
        for each in (question, *(variant.question for variant in question.variants)):
            assert each.type.form(), each.id
            assert each.gap is not None, each.id


def test_the_same_text_has_the_same_hash_however_its_lines_end():
    file = FLOWS / "quick.yml"
    text = file.read_text(encoding="utf-8")
    windows = "\ufeff" + text.replace("\n", "\r\n")

    hashes = {build(each, "x.yml", PAGES).hash for each in (text, text.encode(), windows, windows.encode())}

    assert len(hashes) == 1
    assert len(hashes.pop()) == 16


def test_the_hash_follows_the_flow_and_the_pages_it_links_and_no_other():
    text = (FLOWS / "quick.yml").read_text(encoding="utf-8")
    usual = build(text, "x.yml", PAGES).hash

    assert build(text + "# a comment\n", "x.yml", PAGES).hash != usual
    assert build(text, "x.yml", {**PAGES, "task-line": PAGES["task-line"] + "More.\n"}).hash != usual
    assert build(text, "x.yml", {**PAGES, "not-for-facts": "not linked here"}).hash == usual
