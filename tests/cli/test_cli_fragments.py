"""Every verb that takes a flow takes one that uses fragments, and says where a part of it stands."""

import json
import shutil
from pathlib import Path

import pytest
from cli_runs import ROOT, ftready

SHIPPED = ROOT / "flows"
FRAGMENT = "what-may-go-wrong.yml"
STORY = """\
story: Nothing is said of what may go wrong
flow: choose
people: [ana]
steps:
  - ana starts: {to_decide: Which tool we take in May, option_a: This, option_b: That, option_c: none, way_back: costly}
  - expect no verdict
"""


@pytest.fixture
def flows(tmp_path) -> Path:
    for name in ("choose", "retro"):
        shutil.copy(SHIPPED / f"{name}.yml", tmp_path)
        shutil.copytree(SHIPPED / f"guidance-{name}", tmp_path / f"guidance-{name}")
    (tmp_path / "fragments").mkdir()
    shutil.copy(SHIPPED / "fragments" / FRAGMENT, tmp_path / "fragments")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_folder_of_the_fragments_named_alone_is_no_folder_of_flows(flows):
    run = ftready("check", str(flows / "fragments"))

    assert (run.code, run.out.splitlines()[-1]) == (0, "1 fragment checked, no problems")


def test_checking_a_folder_counts_its_fragments(flows):
    run = ftready("check", str(flows))

    assert (run.code, run.out.strip()) == (0, "2 flows and 1 fragment checked, no problems")


def test_a_fragment_is_checked_alone(flows):
    file = flows / "fragments" / FRAGMENT
    assert ftready("check", str(file)).out.strip() == "1 fragment checked, no problems"

    change(file, "up_to: 3", "up_too: 3")

    assert ftready("check", str(file), "--format", "lines").out.splitlines() == [
        f"{file}:10:5: unknown key 'up_too'; did you mean 'up_to'?"
    ]


def test_the_line_of_a_fragment_is_shown_and_its_place_marked(flows):
    change(flows / "fragments" / FRAGMENT, "0.5 if value is nothing", "0.5 if value is nothin")
    run = ftready("check", str(flows / "choose.yml"))

    assert "14 |       - 0.5 if value is nothin\n   |                         ^^^^^^" in run.out


def test_questions_and_drawings_have_what_is_used(flows):
    listed = json.loads(ftready("questions", str(flows / "choose.yml"), "--format", "json").out)

    assert "regrets" in [each["id"] for each in listed]
    assert "What you may regret" in ftready("draw", str(flows / "choose.yml")).out


def test_two_flows_that_differ_by_a_fragment_differ(flows, tmp_path_factory):
    newer = tmp_path_factory.mktemp("newer")
    shutil.copytree(flows, newer, dirs_exist_ok=True)
    change(newer / "fragments" / FRAGMENT, "up_to: 3", "up_to: 5")
    run = ftready("diff", str(flows / "choose.yml"), str(newer / "choose.yml"), "--format", "json")

    assert "regrets" in run.out


def test_stories_touch_what_is_used_and_name_the_file_in_which_it_stands(flows):
    story = flows / "stories" / "short.yml"
    story.parent.mkdir()
    story.write_text(STORY, encoding="utf-8")
    run = ftready("test", str(story))

    assert "no story touches question regrets" in run.out
    assert f"fragments/{FRAGMENT}:11: no story touches option nothing of regrets" in run.out


def test_a_sheet_is_decided_with_the_questions_of_fragments(flows, tmp_path):
    sheet = tmp_path / "sheet.yaml"
    sheet.write_text("flow: choose\nowner: ana\nanswers:\n  regrets: {ana: [too slow]}\n", encoding="utf-8")
    run = ftready("verdict", str(flows / "choose.yml"), str(sheet))

    assert run.out.startswith("not_ready: ")


def test_the_schema_of_fragments_is_printed():
    assert json.loads(ftready("schema", "--fragment").out) == json.loads(
        (SHIPPED / "fragments" / "fragment.schema.json").read_text(encoding="utf-8")
    )
