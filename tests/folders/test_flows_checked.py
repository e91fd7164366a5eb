"""A folder of flows is checked as one: pages nobody links, fragments nobody uses, and flows that lead nowhere."""

import os
from errno import EACCES
from pathlib import Path

import pytest
from small_flow import PAGES, SMALL
from typer.testing import CliRunner

from bot.cli import app
from bot.folders.checked import check_files, check_text
from bot.folders.flows import flow_files, fragment_files

FRAGMENT = """\
fragment: spare
questions:
  - id: x
    short: X
    ask: X?
    type: text
    asked_of: anyone
    level: [1 if given(value)]
    gap: {do: Do it, done: it is, guidance: cases}
"""
TYPO = SMALL.replace("value >= 20", "valeu >= 20")
ONWARD = "then: {flow: smal, button: Go on, carry: {}}\ngates:"


@pytest.fixture
def folder(tmp_path) -> Path:
    """One flow with its page."""
    flows = tmp_path / "flows"
    page(flows / "guidance" / "cases.md")
    (flows / "small.yml").write_text(SMALL, encoding="utf-8")
    return flows


def page(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(PAGES["cases"], encoding="utf-8")


def spare_fragment(folder: Path, name: str = "spare") -> None:
    (folder / "fragments").mkdir(exist_ok=True)
    (folder / "fragments" / f"{name}.yml").write_text(FRAGMENT.replace("spare", name), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """What is wrong with a folder that is named, with its files named from there."""
    found = check_files(flow_files(folder), fragment_files(folder), [folder])
    return [str(each).replace(f"{folder}/", "").partition(";")[0] for each in found]


def test_a_folder_of_one_flow_is_told_of_pages_and_fragments_nothing_wants(folder):
    page(folder / "guidance" / "spare.md")
    spare_fragment(folder)

    assert told(folder) == [
        "guidance/spare.md:1:1: no flow links this page",
        "fragments/spare.yml:1:1: no flow uses this fragment",
    ]


def test_the_command_tells_it_of_a_folder_and_not_of_a_file(folder):
    page(folder / "guidance" / "spare.md")

    assert "no flow links this page" in CliRunner().invoke(app, ["check", str(folder)]).stdout
    assert CliRunner().invoke(app, ["check", str(folder / "small.yml")]).exit_code == 0


def test_a_flow_alone_in_its_folder_that_leads_nowhere_is_told(folder):
    (folder / "small.yml").write_text(SMALL.replace("gates:", ONWARD), encoding="utf-8")

    assert told(folder) == ["small.yml:26:14: unknown flow 'smal'"]


def test_a_file_named_alone_leads_to_a_flow_beside_it(folder):
    file = folder / "on.yml"
    leading = SMALL.replace("flow: small", "flow: on")
    file.write_text(leading.replace("gates:", ONWARD.replace("smal,", "small,")), encoding="utf-8")
    assert check_files([file]) == ()

    file.write_text(leading.replace("gates:", ONWARD), encoding="utf-8")
    (problem,) = check_files([file])
    assert problem.message == "unknown flow 'smal'"


def test_a_file_named_alone_leads_to_a_flow_beside_it_that_is_broken_and_hears_nothing_of_it(folder):
    file = folder / "on.yml"
    leading = SMALL.replace("flow: small", "flow: on").replace("gates:", ONWARD.replace("smal,", "small,"))
    file.write_text(leading, encoding="utf-8")
    (folder / "small.yml").write_text(SMALL.replace("gates:", "gate:"), encoding="utf-8")

    assert check_files([file]) == ()
    assert check_text(flow_files(folder), file, leading) == ()


def test_a_mistake_in_one_flow_hides_nothing_of_the_others(folder):
    page(folder / "guidance" / "spare.md")
    spare_fragment(folder)
    (folder / "other.yml").write_text(TYPO.replace("flow: small", "flow: other"), encoding="utf-8")

    assert told(folder)[1:] == [
        "guidance/spare.md:1:1: no flow links this page",
        "fragments/spare.yml:1:1: no flow uses this fragment",
    ]


def test_what_a_flow_with_a_mistake_may_want_is_not_told(folder):
    page(folder / "guidance" / "spare-one.md")
    spare_fragment(folder)
    using = TYPO.replace("      - id: why\n", "      - use: spare\n      - id: why\n").replace(
        ": cases}", ": spare-one}"
    )
    (folder / "other.yml").write_text(using.replace("flow: small", "flow: other"), encoding="utf-8")
    (folder / "small.yml").write_text(SMALL.replace("gates:", ONWARD.replace("smal,", "other,")), encoding="utf-8")

    assert [each for each in told(folder) if "valeu" not in each] == []


def test_a_page_that_only_the_fragment_of_a_flow_with_a_mistake_links_is_not_told(folder):
    page(folder / "guidance" / "spare-one.md")
    spare_fragment(folder)
    fragment = folder / "fragments" / "spare.yml"
    fragment.write_text(fragment.read_text(encoding="utf-8").replace(": cases}", ": spare-one}"), encoding="utf-8")
    using = TYPO.replace("      - id: why\n", "      - use: spare\n      - id: why\n")
    (folder / "other.yml").write_text(using.replace("flow: small", "flow: other"), encoding="utf-8")

    assert "spare-one" in fragment.read_text(encoding="utf-8")
    assert [each for each in told(folder) if "valeu" not in each] == []


def test_an_unlinked_page_stands_in_the_folder_its_flow_names(folder):
    (folder / "guidance").rename(folder / "guidance-small")
    (folder / "small.yml").write_text(SMALL.replace("guidance: guidance", "guidance: guidance-small"), encoding="utf-8")
    page(folder / "guidance-small" / "spare.md")

    assert told(folder) == ["guidance-small/spare.md:1:1: no flow links this page"]


def test_a_page_of_another_folder_with_the_same_name_hides_none(folder):
    other = SMALL.replace("flow: small", "flow: other").replace("guidance: guidance", "guidance: guidance-other")
    (folder / "other.yml").write_text(other.replace("cases}", "mine}"), encoding="utf-8")
    page(folder / "guidance-other" / "mine.md")
    page(folder / "guidance-other" / "cases.md")

    assert told(folder) == ["guidance-other/cases.md:1:1: no flow links this page"]


def test_two_folders_have_flows_and_pages_of_their_own(folder, tmp_path):
    second = tmp_path / "second"
    page(second / "guidance" / "cases.md")
    (second / "small.yml").write_text(SMALL, encoding="utf-8")

    assert check_files([*flow_files(folder), *flow_files(second)], [], [folder, second]) == ()


@pytest.mark.parametrize("name", ["guidance", "fragments", "translations"])
def test_a_folder_beside_the_flows_that_nobody_may_look_into_is_told_and_nothing_that_it_lacks(
    folder, name, monkeypatch
):
    text = SMALL.replace("      - id: why\n", "      - use: spare\n      - id: why\n")
    (folder / "fragments").mkdir()
    (folder / "fragments" / "spare.yml").write_text(FRAGMENT, encoding="utf-8")
    (folder / "small.yml").write_text(text, encoding="utf-8")
    hidden, look = folder / name, os.scandir

    def shut(path):
        if Path(path) == hidden:
            raise PermissionError(EACCES, "Permission denied")
        return look(path)

    monkeypatch.setattr(os, "scandir", shut)

    assert [str(each) for each in check_files([folder / "small.yml"])] == [
        f"{hidden}:1:1: this folder cannot be read: Permission denied; let it be read, or take it away"
    ]
