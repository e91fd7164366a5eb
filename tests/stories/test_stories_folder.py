"""Stories in files: each finds the flow it names, many run at once, and what they touch is counted by line."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from called_flow import BACKUP, CALL, READ, calling
from small_flow import PAGE as CASES
from story_flow import HEAD, PAGE, TEXT

from bot.cli.story_reports import REPORTS, Told
from bot.folders import stories
from bot.folders.stories import on_engine, run_files, story_files
from bot.stories import LeftOut

HOLDS = HEAD + "  - ana starts: {goal: sea}\n  - expect ana is asked keen\n"
FAILS = HEAD + "  - ana starts: {goal: sea}\n  - expect ana is asked nothing\n"


@pytest.fixture
def flows(tmp_path, monkeypatch) -> Path:
    folder = tmp_path / "flows"
    (folder / "guidance").mkdir(parents=True)
    (folder / "trip.yml").write_text(TEXT, encoding="utf-8")
    (folder / "guidance" / "going.md").write_text(PAGE, encoding="utf-8")
    (folder / "stories" / "trip").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FTREADY_FLOWS", raising=False)
    stories._flows_in.cache_clear()
    return folder


def story(flows: Path, text: str, name: str = "one.yml") -> Path:
    file = flows / "stories" / "trip" / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_story_finds_its_flow_in_a_folder_above(flows, tmp_path):
    results = run_files([story(flows, HOLDS)], tmp_path / "elsewhere")

    assert [ran.failure for ran in results.ran] == [None]


def test_a_story_elsewhere_finds_its_flow_among_the_flows(flows, tmp_path):
    file = tmp_path / "far" / "away" / "from" / "it" / "one.yml"
    file.parent.mkdir(parents=True)
    file.write_text(HOLDS, encoding="utf-8")

    assert [ran.failure for ran in run_files([file], flows).ran] == [None]


def test_a_flow_is_found_by_its_id_whatever_its_file_is_called(flows):
    (flows / "trip.yml").rename(flows / "journey.yaml")

    assert [ran.failure for ran in run_files([story(flows, HOLDS)], flows).ran] == [None]


def test_a_broken_flow_is_told_once_for_all_its_stories(flows):
    (flows / "trip.yml").write_text(TEXT.replace("value is yes", "value is yess", 1), encoding="utf-8")
    results = run_files([story(flows, HOLDS), story(flows, HOLDS, "two.yml")], flows)

    assert [str(each).partition(": ")[2] for each in results.problems] == [
        "'yess' is not an option of value; did you mean 'yes'? There are yes, no"
    ]
    assert results.problems[0].file == "flows/trip.yml"
    assert results.ran == ()
    assert [Path(each).name for each in results.waiting] == ["one.yml", "two.yml"]
    told = Told(results, 0)
    suite = ET.fromstring(REPORTS["junit"](told))  # noqa: S314 - we wrote it ourselves
    assert REPORTS["text"](told).endswith(", 1 could not be read, 2 not run until their flows are right (0.0 s)")
    assert (suite.get("tests"), suite.get("skipped"), len(suite.findall("testcase/skipped"))) == ("3", "2", 2)
    assert json.loads(REPORTS["json"](told))["waiting"] == list(results.waiting)


def test_a_flow_taken_for_a_story_is_told_where_its_stories_are(flows):
    (alone,) = run_files([flows / "trip.yml"], flows).problems
    (flows / "stories" / "trip").rmdir()
    (bare,) = run_files([flows / "trip.yml"], flows).problems

    assert alone.message == "this is a flow, and not a story"
    assert alone.fix == f"run its stories with `ftready test {flows / 'stories' / 'trip'}`"
    assert bare.fix == "name a story, or a folder of them"


def test_a_file_that_cannot_be_read_says_so(flows):
    (problem,) = run_files([flows / "stories" / "none.yml"], flows).problems

    assert str(problem).endswith(
        "stories/none.yml:1:1: cannot be read: No such file or directory; give a file there is"
    )


def test_a_story_without_its_first_key_is_told_so_and_is_not_taken_for_the_flow_it_names(flows):
    results = run_files([story(flows, HOLDS.replace("story:", "titel:", 1))], flows)

    assert [each.message for each in results.problems] == ["a story needs 'story'", "unknown key 'titel'"]
    assert [Path(each.file).name for each in results.problems] == ["one.yml", "one.yml"]


def test_what_no_story_touches_is_listed_by_line(flows):
    (covered,) = run_files([story(flows, HOLDS)], flows).covered

    named = {part.name: part.line for part in covered.missing}
    lines = TEXT.splitlines()
    assert covered.file == "flows/trip.yml"
    assert 0 < covered.percent < 50
    assert lines[named["gate G1"] - 1].startswith("  - {id: G1")
    assert lines[named["gap seats"] - 1].strip().startswith("gap: {do: Find a bus")
    assert "option sea of goal" not in named
    assert {"option hills of goal", "verdict go", "question driver", "question of the look-back came"} <= set(named)


OWN = "cases: 30, why: form"
KEPT = "kind: facts, restored: 400"


def lost(flows: Path, flow: str, *answers: str, verdict: str = "no") -> Path:
    """Write a story in which nothing was restored for a year: what ana answers, section by section."""
    said = "".join(f"  - ana answers: {{{each}}}\n" for each in answers)
    head = f"story: Nothing was restored\nflow: {flow}\npeople: [ana]\nsteps:\n  - ana starts\n"
    return story(flows, f"{head}{said}  - expect verdict {verdict}\n", f"{flow}.yml")


def under(name: str, answers: str) -> str:
    """Give answers under the names that a call has for them."""
    return re.sub(r"(\w+):", rf"{name}_\1:", answers)


@pytest.fixture
def called(flows) -> Path:
    (flows / "guidance" / "cases.md").write_text(CASES, encoding="utf-8")
    (flows / "backup.yml").write_text(BACKUP, encoding="utf-8")
    (flows / "small.yml").write_text(calling(), encoding="utf-8")
    return flows


def untouched(results, name: str) -> list[str]:
    (found,) = (each for each in results.covered if each.file == f"flows/{name}.yml")
    return [part.name for part in found.missing]


def test_what_stories_touch_of_a_flow_that_theirs_calls_is_touched_in_its_own_file_with_its_rules_and_verdicts(called):
    read = READ.replace("id: lost", "id: db_rest")  # a rule of the caller, whatever it is called
    (called / "small.yml").write_text(calling(read=read), encoding="utf-8")
    results = run_files([lost(called, "small", OWN, under("db", KEPT))], called, all_of=[called / "backup.yml"])

    assert [ran.failure for ran in results.ran] == [None]
    assert untouched(results, "backup") == [
        "option form of kind",
        "gap kind",
        "verdict half",
        "verdict safe",
        "rule all",
        "rule rest",
        "contradiction odd",
    ]


def test_a_question_that_is_passed_to_a_flow_is_not_touched_in_it(called):
    (called / "small.yml").write_text(calling(*CALL, "  with: {kind: why}"), encoding="utf-8")
    told = lost(called, "small", "cases: 30, why: facts", "db_restored: 400")
    results = run_files([told], called, all_of=[called / "backup.yml"])

    assert [ran.failure for ran in results.ran] == [None]
    assert {"question kind", "option facts of kind", "option form of kind"} <= set(untouched(results, "backup"))
    assert "question restored" not in untouched(results, "backup")


def test_what_is_called_by_what_is_called_is_touched_in_its_own_file_too(called):
    read = '  - {id: lost, verdict: no, when: verdict(o) is no, say: "{verdict(o)}"}\n'
    outer = calling("- call: small", "  as: o", read=read).replace("flow: small", "flow: outer")
    (called / "outer.yml").write_text(outer, encoding="utf-8")
    told = lost(called, "outer", OWN, under("o", OWN), under("o_db", KEPT))
    results = run_files([told], called, all_of=[called / "backup.yml", called / "small.yml"])

    assert [ran.failure for ran in results.ran] == [None]
    assert "rule gone" not in untouched(results, "backup")
    assert {"rule lost", "question db_restored"}.isdisjoint(untouched(results, "small"))
    assert {"rule failed", "rule fine"} <= set(untouched(results, "small"))


def test_of_a_flow_that_only_its_callers_stories_play_that_is_said(called):
    through = lost(called, "small", OWN, under("db", KEPT))
    own = lost(called, "backup", KEPT, verdict="lost")
    alone = REPORTS["text"](Told(run_files([through], called, all_of=[called / "backup.yml"]), 1))
    both = REPORTS["text"](Told(run_files([through, own], called), 1))

    assert "flows/backup.yml: the stories touch 53 % of its 15 parts, all of it through flows that call it\n" in alone
    assert "flows/backup.yml: the stories touch 53 % of its 15 parts\n" in both


def test_many_stories_run_on_all_processors_and_tell_the_same(flows, monkeypatch):
    files = [story(flows, FAILS if number == 7 else HOLDS, f"{number:03}.yml") for number in range(stories.MANY)]
    together = run_files(files, flows)
    monkeypatch.setattr(stories, "MANY", 10_000)

    assert run_files(files, flows) == together
    assert [Path(ran.file).name for ran in together.ran if ran.failure] == ["007.yml"]


def test_stories_of_a_folder_are_found_at_any_depth_in_order(flows):
    deep = flows / "stories" / "trip" / "deep"
    deep.mkdir()
    (deep / "b.yaml").write_text(HOLDS, encoding="utf-8")

    story(flows, HOLDS)

    assert [file.name for file in story_files(flows / "stories")] == ["b.yaml", "one.yml"]


def test_junit_is_xml_that_names_each_story(flows):
    results = run_files([story(flows, HOLDS), story(flows, FAILS, "two.yml"), flows / "none.yml"], flows)
    suite = ET.fromstring(REPORTS["junit"](Told(results, 0.5)))  # noqa: S314 - we wrote it ourselves

    counted = {"tests": "3", "failures": "1", "skipped": "0", "errors": "1"}
    assert suite.attrib == {"name": "ftready", **counted, "time": "0.500"}
    assert [case.attrib["name"] for case in suite] == ["A trip", "A trip", str(flows / "none.yml")]
    failure = suite[1].find("failure")
    assert failure is not None
    assert failure.attrib["message"] == "open for them is keen"
    assert "two.yml:8: expect ana is asked nothing" in (failure.text or "")


def test_a_story_left_out_is_told_in_every_form_and_counts_as_neither(flows):
    def leaves_the_second_out(each, flow, coverage):
        return LeftOut(8, "ana waves", "nobody sees it") if "two" in each.file else on_engine(each, flow, coverage)

    files = [story(flows, HOLDS), story(flows, HOLDS, "two.yml")]
    told = Told(run_files(files, flows, leaves_the_second_out), 0.5)
    text = REPORTS["text"](told).splitlines()
    suite = ET.fromstring(REPORTS["junit"](told))  # noqa: S314 - we wrote it ourselves
    (left_out,) = json.loads(REPORTS["json"](told))["left_out"]

    assert not told.failed
    assert text[:2] == [f"{files[1]}:8: ana waves", "  left out, cannot be done through Slack: nobody sees it"]
    assert text[-1] == "1 of 2 stories hold, 1 left out (0.5 s)"
    assert suite.attrib["skipped"] == "1"
    assert [case.find("skipped") is not None for case in suite] == [False, True]
    assert (left_out["line"], left_out["why"]) == (8, "nobody sees it")
