"""`ftready test` runs stories, says what did not hold and why, and how much of a flow they touch."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from cli_runs import ROOT, ftready, ftready_alone

from bot.store.embedded import EmbeddedServerError

STORY = """\
story: Something is in the way
flow: quick
people: [ana]
steps:
  - ana starts: {same_line: no, unseen_cases: 5, fixed_parts: [], weeks_unchanged: 0, same_failures: no}
  - expect verdict not_yet because Q1
"""
FAILED = """\
{file}:7: expect verdict worth_full_check
  the verdict is not_yet, by the rule missed: People here would not describe the job alike
  What happened in “Something is in the way”:
    Mon 2026-03-02 10:01  ana started quick
    Mon 2026-03-02 10:01  nothing is open
    Mon 2026-03-02 10:01  rule missed gave not_yet
"""


@pytest.fixture
def story(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))
    file = tmp_path / "one.yml"
    file.write_text(STORY, encoding="utf-8")
    return file


def test_the_shipped_stories_hold_and_touch_all_of_the_shipped_flows(monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))
    run = ftready("test", "--at-least", "100")

    assert run.code == 0, run.out
    covered = [line for line in run.out.splitlines() if ": the stories touch 100 % of its " in line]
    assert len(covered) == len(list((ROOT / "flows").glob("*.yml")))


def test_a_flow_without_any_story_is_told_and_fails_what_is_to_be_touched(tmp_path, monkeypatch):
    (tmp_path / "guidance").symlink_to(ROOT / "flows" / "guidance")
    for name in ("quick", "readiness"):
        (tmp_path / f"{name}.yml").write_text((ROOT / "flows" / f"{name}.yml").read_text("utf-8"), encoding="utf-8")
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "one.yml").write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("FTREADY_FLOWS", str(tmp_path))
    whole, one = ftready("test", "--at-least", "1"), ftready("test", "--at-least", "1", str(tmp_path / "stories"))

    assert whole.code == 1
    assert "readiness.yml: the stories touch 0 % of it, less than 1 %" in whole.err
    assert (one.code, one.err) == (0, "")


def test_a_story_that_holds_ends_with_0(story):
    run = ftready("test", str(story))

    assert run.code == 0
    assert run.out.splitlines()[-1].startswith("1 of 1 story holds (")


def test_a_story_that_does_not_hold_says_how_it_came(story):
    story.write_text(STORY + "  - expect verdict worth_full_check\n", encoding="utf-8")
    run = ftready("test", str(story))

    assert run.code == 1
    assert run.out.startswith(FAILED.format(file=story))
    assert run.out.splitlines()[-1].startswith("0 of 1 story holds (")


def test_a_story_that_cannot_be_read_is_told_with_its_place(story):
    story.write_text(STORY.replace("not_yet", "not_yt"), encoding="utf-8")
    run = ftready("test", str(story))

    assert run.code == 1
    assert run.out.startswith(f"{story}:6:20: there is no verdict 'not_yt'; did you mean 'not_yet'?\n")
    assert run.out.splitlines()[-1].startswith("0 of 0 stories hold, 1 could not be read (")


@pytest.mark.parametrize("verdict", ["not_yt", "worth_full_check"])
def test_what_no_story_touches_is_listed_once_all_can_be_read_and_hold(story, verdict):
    whole = ftready("test", str(story)).out
    story.write_text(STORY.replace("not_yet", verdict), encoding="utf-8")
    run = ftready("test", str(story)).out

    assert ": no story touches " in whole
    assert ": no story touches " not in run
    assert "  what no story touches is listed when every story can be read and holds\n" in run


def test_a_story_that_expects_nothing_is_told_so_and_does_not_hold(story):
    story.write_text(STORY.partition("  - expect")[0], encoding="utf-8")
    run = ftready("test", str(story))

    assert run.code == 1
    assert run.out.startswith(
        f"{story}:5:5: this story expects nothing, so it would hold whatever the flow does; write "
    )
    assert "0 of 0 stories hold" in run.out


def test_too_little_touched_ends_with_1_and_says_so(story):
    run = ftready("test", str(story), "--at-least", "90")

    assert run.code == 1
    assert "quick.yml: the stories touch " in run.err
    assert "less than 90 %" in run.err


def test_json_holds_what_the_words_do(story):
    story.write_text(STORY + "  - expect verdict worth_full_check\n", encoding="utf-8")
    found = json.loads(ftready("test", str(story), "--format", "json").out)

    assert found["stories"] == 1
    assert [(each["line"], each["step"]) for each in found["failures"]] == [(7, "expect verdict worth_full_check")]
    assert found["coverage"][0]["percent"] < 100


def test_no_stories_are_said_in_one_sentence(tmp_path):
    run = ftready("test", str(tmp_path))

    assert (run.code, run.err) == (2, f"There are no stories in {tmp_path}; name a file, or a folder of them.\n")


def test_a_folder_without_stories_is_told_so_and_not_as_a_file_that_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(tmp_path))
    run = ftready("test")

    assert (run.code, run.err) == (
        2,
        f"There are no stories in {tmp_path / 'stories'}; name a file, or a folder of them.\n",
    )


def test_the_name_of_a_flow_runs_its_stories(monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))
    run = ftready("test", "quick")

    assert run.code == 0, run.out
    assert next(line.split(":")[0] for line in run.out.splitlines() if "stories touch" in line).endswith("quick.yml")


def test_an_unknown_form_names_those_there_are(story):
    assert "there is no 'tap'; write one of" in ftready("test", str(story), "--format", "tap").err


def test_what_a_build_server_reads_is_xml_whatever_a_file_is_called(story):
    odd = story.with_name("odd\x1b\udcff\uffff.yml")
    odd.write_text(STORY + "  - expect verdict worth_full_check\n", encoding="utf-8")
    story.with_name("none\x07.yml").write_text("", encoding="utf-8")

    cases = ET.fromstring(ftready("test", str(story.parent), "--format", "junit").out)  # noqa: S314 - our own

    assert {case.get("file") for case in cases} == {
        str(story),
        str(story.with_name("odd\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}.yml")),
        str(story.with_name("none\N{REPLACEMENT CHARACTER}.yml")),
    }


def test_the_sentences_are_listed():
    assert "expect verdict not_yet because G2" in ftready("test", "--sentences").out.splitlines()


def test_the_installed_command_runs_the_shipped_stories():
    run = ftready_alone("test")

    assert run.code == 0, run.out


@pytest.mark.slow
def test_through_slack_tells_of_each_story_on_the_side_and_reports_as_always(story):
    run = ftready("test", "--through-slack", str(story))

    assert run.code == 0
    assert run.err.splitlines() == [f"{story}: plays in Slack …", f"{story}: holds"]
    assert run.out.splitlines()[-1].startswith("1 of 1 story holds (")


@pytest.mark.slow
def test_a_story_that_slack_has_no_way_for_is_named_and_not_counted_as_held(story):
    story.write_text(STORY + "  - ana takes back same_line\n", encoding="utf-8")
    run = ftready("test", "--through-slack", str(story))

    assert run.code == 0
    assert run.out.startswith(f"{story}:7: ana takes back same_line\n  left out, cannot be done through Slack: ")
    assert run.err.splitlines()[-1] == f"{story}: left out, as line 7 cannot be done through Slack"
    assert run.out.splitlines()[-1].startswith("0 of 1 story holds, 1 left out (")


def test_without_an_embedded_server_through_slack_says_so(story, monkeypatch):
    def none():
        raise EmbeddedServerError("There is no embedded server for this system.")

    monkeypatch.setattr("bot.store.embedded._binary", none)
    run = ftready("test", "--through-slack", str(story))

    assert (run.code, run.err) == (2, "There is no embedded server for this system.\n")
