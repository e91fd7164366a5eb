"""`ftready check` tells each problem in the form that is asked for, and ends the way build servers understand."""

import json
import re
from pathlib import Path

import pytest
import typer.main
import yaml
from cli_runs import ROOT, ftready, ftready_alone
from jsonschema import Draft7Validator

from bot.cli import app
from bot.cli.reports import REPORTS, Checked
from bot.flow import Problem

HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A flow with two mistakes, in the folder the command is run in."""
    text = (ROOT / "flows" / "quick.yml").read_text(encoding="utf-8")
    text = text.replace("1 if value >= 20", "1 if valeu >= 20").replace("level(same_line) = 0", "level(same_lime) = 0")
    (tmp_path / "flows").mkdir()
    (tmp_path / "flows" / "guidance").symlink_to(ROOT / "flows" / "guidance")
    (tmp_path / "flows" / "broken flow.yml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return text.splitlines()


def report(form: str, *problems: Problem, lines: tuple[str, ...] = ()) -> str:
    return re.sub(r"\x1b\[\d+m", "", REPORTS[form](Checked(1, problems, lambda _: lines)))


# In words.


def test_the_line_is_shown_with_the_place_marked_and_the_cure_beside_the_mark(broken):
    run = ftready("check", "flows/broken flow.yml")
    place = next(number for number, line in enumerate(broken, 1) if "valeu" in line)

    assert run.code == 1
    first, shown, marked, blank, *_ = run.out.splitlines()
    assert first == f"flows/broken flow.yml:{place}:18: unknown name 'valeu'"
    assert shown == f"{place} |           - 1 if valeu >= 20"
    assert marked == "   |                  ^^^^^ did you mean 'value'?"
    assert blank == ""
    assert run.out.splitlines()[-1] == "1 flow checked, 2 problems"


def test_the_mark_stands_below_the_word_after_tabs_and_wide_letters():
    _, shown, marked, *_ = report(
        "text", Problem("x.yml", 1, 7, "odd", "mend it"), lines=("a:\t日本 word here",)
    ).splitlines()

    assert shown == "1 | a: 日本 word here"
    assert marked == "  |         ^^^^ mend it"


def test_a_place_behind_the_end_of_its_line_is_marked_there():
    *_, marked, _, _ = report("text", Problem("x.yml", 1, 5, "too short"), lines=("abcd",)).splitlines()

    assert marked == "  |     ^"


def test_of_a_long_line_the_part_around_the_place_is_shown():
    line = "x" * 5000 + " here " + "y" * 5000
    _, shown, marked, *_ = report("text", Problem("x.yml", 1, 5002, "odd"), lines=(line,)).splitlines()

    assert len(shown) < 130
    assert shown[marked.index("^") : marked.index("^") + 4] == "here"
    assert shown.startswith("1 | …")
    assert shown.endswith("…")


def test_what_a_terminal_cannot_show_is_shown_as_a_mark():
    _, shown, *_ = report("text", Problem("x.yml", 1, 1, "odd"), lines=("a\x1b[31mb",)).splitlines()

    assert shown == "1 | a\N{REPLACEMENT CHARACTER}[31mb"


def test_a_problem_of_a_file_that_cannot_be_read_is_told_without_a_line(tmp_path):
    run = ftready("check", str(tmp_path / "none.yml"))

    assert run.code == 1
    assert "none.yml:1:1: cannot be read: No such file or directory" in run.out
    assert "give a file there is" in run.out


# For programs.


def test_in_lines_it_is_what_stops_the_start(broken):
    run = ftready("check", "flows/broken flow.yml", "--format", "lines")

    assert run.code == 1
    assert [re.sub(r":\d+:\d+:", ":", line) for line in run.out.splitlines()] == [
        "flows/broken flow.yml: unknown name 'valeu'; did you mean 'value'?",
        "flows/broken flow.yml: `level` does not know 'same_lime'; did you mean 'same_line'?",
    ]


def test_in_json_each_problem_has_its_file_line_column_message_and_fix(broken):
    run = ftready("check", "flows/broken flow.yml", "--format", "json")

    assert run.code == 1
    assert [set(each) for each in run.json()] == [{"file", "line", "column", "message", "fix"}] * 2
    assert ftready("check", str(ROOT / "flows"), "--format", "json").json() == []


def test_for_github_each_problem_is_a_command_that_nothing_in_it_can_end():
    odd = Problem("a,b:c.yml", 3, 4, "100% 'a'\nand b", "write: c")

    command, summary = report("github", odd).splitlines()

    assert command == "::error file=a%2Cb%3Ac.yml,line=3,col=4,title=ftready check::100%25 'a'%0Aand b; write: c"
    assert summary == "1 flow checked, 1 problem"


def an_object(needed: tuple[str, ...] = (), **properties: object) -> dict[str, object]:
    return {"type": "object", "required": list(needed), "properties": properties}


def a_list(of: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "minItems": least, "items": of}


TEXT, COUNTED = {"type": "string"}, {"type": "integer", "minimum": 1}
PLACE = an_object(
    ("artifactLocation",),
    artifactLocation=an_object(uri={"type": "string", "pattern": r"^[^\s\\]+$"}),
    region=an_object(startLine=COUNTED, startColumn=COUNTED),
)
RESULT = an_object(
    ("message",),
    ruleId=TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["none", "note", "warning", "error"]},
    message=an_object(("text",), text=TEXT),
    locations=a_list(an_object(physicalLocation=PLACE)),
)
DRIVER = an_object(("name",), name=TEXT, version=TEXT, rules=a_list(an_object(("id",), id=TEXT)))
RUN = an_object(
    ("tool", "results"),
    tool=an_object(("driver",), driver=DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=a_list(RESULT),
)
SARIF = an_object(("version", "runs"), version={"const": "2.1.0"}, runs=a_list(RUN, 1))
"""What the standard asks of a log like ours: the parts that are used, with what each of them needs."""


@pytest.mark.parametrize("files", [["flows/broken flow.yml"], [str(ROOT / "flows")]])
def test_in_sarif_it_is_a_log_as_the_standard_has_it(broken, files):
    log = json.loads(ftready("check", *files, "--format", "sarif").out)

    assert list(Draft7Validator(SARIF).iter_errors(log)) == []
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


def test_in_sarif_a_result_stands_at_its_place_in_its_file(broken):
    result = json.loads(ftready("check", "flows/broken flow.yml", "--format", "sarif").out)["runs"][0]["results"][0]
    (place,) = result["locations"]

    assert result["message"]["text"] == "unknown name 'valeu'; did you mean 'value'?"
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "flows/broken%20flow.yml"
    assert place["physicalLocation"]["region"]["startColumn"] == 18


def test_in_sarif_a_file_named_from_the_root_is_an_address():
    log = json.loads(report("sarif", Problem(str(Path("/a b/x.yml")), 1, 1, "odd")))

    (result,) = log["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///a%20b/x.yml"


ODD = "odd\udcff \x1b[31m\n\u2028.yml"
"""A name that is no UTF-8, moves a cursor and goes on in the next line."""


@pytest.mark.parametrize("form", REPORTS)
def test_a_file_of_any_name_and_any_text_in_it_is_told_in_signs_that_can_be_written(form):
    told = REPORTS[form](Checked(1, [Problem(ODD, 1, 1, "odd \x07\n\udcfe", "\x9b")], lambda _: ()))
    plain = re.sub(r"\x1b\[\d+m", "", told)

    assert plain.encode()
    assert all(sign.isprintable() or sign == "\n" for sign in plain)
    assert len([line for line in plain.split("\n") if "odd" in line]) <= 2


def test_programs_are_told_the_very_name_of_such_a_file():
    problem = Problem(ODD, 1, 1, "odd")
    (result,) = json.loads(report("sarif", problem))["runs"][0]["results"]

    assert json.loads(report("json", problem))[0]["file"] == ODD
    where = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert where == "odd%FF%20%1B%5B31m%0A%E2%80%A8.yml"


# How it ends.


@pytest.mark.parametrize("form", REPORTS)
def test_every_form_ends_with_0_where_all_is_well_and_with_1_where_not(broken, form):
    assert ftready("check", str(ROOT / "flows"), "--format", form).code == 0
    assert ftready("check", "flows/broken flow.yml", "--format", form).code == 1


@pytest.mark.parametrize("words", [["--format", "xml"], ["--fromat", "json"], ["."]])
def test_what_cannot_be_asked_for_ends_with_2_and_says_why(tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    run = ftready("check", *words)

    assert run.code == 2
    assert run.err


def test_a_folder_stands_for_the_flows_in_it():
    run = ftready("check", str(ROOT / "flows"))

    assert run.out == f"{len(list((ROOT / 'flows').glob('*.yml')))} flows and 2 fragments checked, no problems\n"


# Where it runs by itself.


def test_the_hook_for_commits_names_a_command_there_is():
    (hook,) = HOOKS
    name, verb, *words = hook["entry"].split()

    assert name == "ftready"
    assert verb in typer.main.get_command(app).commands
    assert words == []
    assert {"id", "name", "entry", "language"} <= hook.keys()


def test_the_hook_for_commits_runs_for_flows_and_guidance_and_checks_all_of_them():
    (hook,) = HOOKS

    assert all(re.search(hook["files"], each) for each in ("flows/quick.yml", "flows/guidance/task-line.md"))
    assert not re.search(hook["files"], "docs/writing-flows.md")
    assert hook["pass_filenames"] is False
    assert ftready_alone(*hook["entry"].split()[1:]).code == 0
