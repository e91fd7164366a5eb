"""`ftready questions` lists what a flow asks, and `ftready check` says all that is wrong with one."""

import json

import pytest
from cli_runs import FLOW, ROOT, ftready, ftready_alone

QUICK = str(ROOT / "flows" / "quick.yml")


def test_questions_are_listed_with_ids_types_options_and_who_answers():
    run = ftready("questions", FLOW, "--format", "json")

    assert run.code == 0
    listed = {each["id"]: each for each in run.json()}
    assert [each["number"] for each in run.json()] == list(range(1, 17))
    assert listed["decider"]["options"] == ["one_person", "agree_90", "agree_80", "unchecked"]
    assert (listed["decider"]["type"], listed["decider"]["asked_of"]) == ("choice", "everyone")
    assert listed["decider"]["levels"] == [0, 0.5, 1]
    assert listed["test_cases"]["link"]
    assert not listed["weeks_unchanged"]["link"]
    assert [each["id"] for each in run.json() if each["at_start"]] == ["task_line", "motive"]
    assert listed["lasting_failures"]["proof"]


def test_a_question_of_several_numbers_names_each_that_an_answer_holds():
    listed = {each["id"]: each for each in ftready("questions", FLOW, "--format", "json").json()}

    assert listed["baseline"]["fields"] == ["now", "needed"]
    assert "fields" not in listed["decider"]
    assert " 10  baseline: numbers (now, needed), anyone; with a link" in ftready("questions", FLOW).out.splitlines()


def test_a_question_asked_otherwise_says_when():
    listed = {each["id"]: each for each in ftready("questions", FLOW, "--format", "json").json()}

    (other,) = listed["prompt_plateau"]["instead"]
    assert other["when"] == "motive is cheaper"
    assert other["options"] == ["all", "some", "none"]
    assert "instead" not in listed["decider"]


def test_in_words_each_question_has_its_number_its_type_and_its_wording():
    lines = ftready("questions", QUICK).out.splitlines()

    assert lines[0] == "  1  same_line: choice (yes / no), owner"
    assert lines[1].strip() == "Could everyone here write the same one-line description of the job?"


def test_in_words_a_question_says_when_it_is_asked_with_what_and_whether_it_may_not_apply():
    listed = ftready("questions", str(ROOT / "flows" / "production.yml"), "--format", "json").json()
    said = ftready("questions", str(ROOT / "flows" / "production.yml")).out
    lines = {each["id"]: next(line for line in said.splitlines() if f" {each['id']}: " in line) for each in listed}

    for each in listed:
        assert ("; with a link" in lines[each["id"]]) == (each["link"] or each["proof"])
        assert ("; may not apply" in lines[each["id"]]) == ("not_applicable" in each)
        assert (f"; asked if {each.get('when')}" in lines[each["id"]]) == ("when" in each)
    assert [each for each in listed if "when" in each]
    assert [each for each in listed if "not_applicable" in each]


@pytest.mark.parametrize("files", [(FLOW,), (FLOW, QUICK)])
def test_the_shipped_flows_have_no_problems(files):
    run = ftready("check", *files)

    assert run.code == 0
    assert run.out.strip() == f"{len(files)} flow{'s' * (len(files) > 1)} checked, no problems"


@pytest.fixture
def broken(tmp_path):
    text = (ROOT / "flows" / "quick.yml").read_text(encoding="utf-8")
    file = tmp_path / "flows" / "broken.yml"
    file.parent.mkdir()
    (tmp_path / "flows" / "guidance").symlink_to(ROOT / "flows" / "guidance")
    text = text.replace("1 if value >= 20", "1 if valeu >= 20").replace("level(same_line) = 0", "level(same_lime) = 0")
    file.write_text(text.replace("type: number", "type: numbr", 1), encoding="utf-8")
    return file


def test_all_problems_of_a_flow_come_at_once_each_with_file_line_and_column(broken):
    run = ftready("check", str(broken), "--format", "lines")

    assert run.code == 1
    lines = run.out.splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{broken}:") for line in lines)
    places = [tuple(map(int, line.removeprefix(f"{broken}:").split(":")[:2])) for line in lines]
    assert places == sorted(places)


def test_problems_as_json_name_file_line_column_and_what_to_write(broken):
    run = ftready("check", str(broken), "--format", "json")

    assert run.code == 1
    assert all({"file", "line", "column"} <= problem.keys() for problem in run.json())


def test_a_broken_flow_decides_nothing_and_says_why(broken):
    run = ftready("verdict", str(broken), "-", stdin="{}")

    assert run.code == 1
    assert f"{broken}:" in run.err


def test_a_folder_that_is_called_as_a_flow_does_not_stand_in_its_way(tmp_path, monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "quick").mkdir()

    assert ftready("questions", "quick").code == 0


def test_a_flow_is_checked_by_its_name_as_other_verbs_take_it(monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))

    assert ftready("check", "quick").out.startswith("1 flow checked, no problems")


def test_a_misspelt_name_of_a_flow_is_told_which_was_meant(monkeypatch):
    monkeypatch.setenv("FTREADY_FLOWS", str(ROOT / "flows"))

    assert ftready("questions", "reediness").err == "There is no flow 'reediness'; did you mean 'readiness'?\n"


def test_a_flow_file_that_is_not_there_is_a_problem_in_words(tmp_path):
    run = ftready("check", str(tmp_path / "none.yml"))

    assert run.code == 1
    assert "cannot be read" in run.out


def test_the_installed_command_is_the_same():
    run = ftready_alone("questions", QUICK, "--format", "json")

    assert run.code == 0
    assert json.loads(run.out) == ftready("questions", QUICK, "--format", "json").json()


def test_nothing_said_shows_the_verbs():
    run = ftready()

    assert "verdict" in run.out + run.err
