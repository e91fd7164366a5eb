"""`ftready verdict` decides answer sheets from YAML, JSON and JSON lines, and says what is wrong with a bad one."""

import json

import pytest
from cli_runs import FLOW, ROOT, SHEET, Run, ftready, ftready_alone

from bot.flow.tree.nodes import plain
from bot.flow.tree.reading import read

KEYS = {"verdict", "failed_gates", "levels", "sections", "splits", "gaps", "warnings", "flips", "because"}


@pytest.fixture
def sheet(tmp_path):
    file = tmp_path / "sheet.yml"
    file.write_text(SHEET, encoding="utf-8")
    return str(file)


def as_json(**changed) -> str:
    return json.dumps(plain(read(SHEET, "sheet.yml")) | changed)


def test_a_yaml_sheet_is_decided_with_all_that_leads_to_its_verdict(sheet):
    run = ftready("verdict", FLOW, sheet, "--format", "json")

    assert run.code == 0
    decided = run.json()
    assert decided.keys() >= KEYS
    assert (decided["verdict"], decided["failed_gates"], decided["splits"]) == ("ready", [], [])
    assert decided["levels"]["request_shape"] == 0.5
    assert len(decided["levels"]) == 16


def test_a_json_sheet_says_the_same_as_the_yaml_one(sheet, tmp_path):
    file = tmp_path / "sheet.json"
    file.write_text(as_json(), encoding="utf-8")

    assert ftready("verdict", FLOW, str(file), "--format", "json") == ftready(
        "verdict", FLOW, sheet, "--format", "json"
    )


def test_json_lines_are_answered_line_by_line():
    lines = "\n".join([as_json(), "", as_json(owner="ben"), as_json()])
    run = ftready("verdict", FLOW, "-", "--format", "json", stdin=lines)

    assert run.code == 0
    assert [each["verdict"] for each in run.lines()] == ["ready", "not_yet", "ready"]


def test_in_words_the_verdict_comes_with_its_reasons_and_gaps(sheet):
    run = ftready("verdict", FLOW, sheet)

    assert run.out.splitlines()[0] == "ready: Everything a small trial needs is there"
    assert "because rule all_there" in run.out
    assert "gap Shape of the requests: Carve out one narrow step (done when the step has one shape)" in run.out


def test_in_words_what_lacks_its_link_is_asked_for_it_first_as_in_the_thread_and_in_the_memo():
    answers = plain(read(SHEET, "sheet.yml"))["answers"]
    enough, few = {"good": 6, "bad": 3}, 20
    bare = {**answers, "worked_examples": {"ben": enough}, "test_cases": {"ben": few}}
    run = ftready("verdict", FLOW, "-", stdin=as_json(answers=bare))

    assert "gap Worked examples: Add its link (done when " in run.out
    assert "gap Unseen test cases: Add its link. Build the test set" in run.out


def test_the_name_of_a_flow_stands_for_its_file(sheet, monkeypatch):
    monkeypatch.chdir(ROOT)

    assert ftready("verdict", "readiness", sheet).code == 0


def test_a_flow_that_is_not_there_says_where_flows_are(sheet):
    run = ftready("verdict", "no_such_flow", sheet)

    assert run.code == 2
    assert run.err.startswith("There is no flow 'no_such_flow'; give a file, or the name of one in ")


def test_a_flow_whose_name_is_longer_than_names_can_be_is_not_there_either(sheet):
    run = ftready("verdict", "x" * 5000, sheet)

    assert run.code == 2
    assert run.err.startswith("There is no flow 'xxxx")
    assert len(run.err) < 300


def broken(run: Run, said: str):
    assert run.code == 1
    assert run.err.rstrip().endswith(said) or said in run.err
    assert "Traceback" not in run.err


def test_a_mistake_in_a_sheet_is_said_with_file_and_place(tmp_path):
    file = tmp_path / "wrong.yml"
    file.write_text(SHEET.replace("{ana: 18}", "{ana: 99}"), encoding="utf-8")

    broken(ftready("verdict", FLOW, str(file)), f"{file}:10:28: answers.right_information.ana: Write 20 or less.")


def test_a_sheet_that_cannot_be_read_stops_none_of_the_others(sheet, tmp_path):
    run = ftready("verdict", FLOW, str(tmp_path / "gone.yml"), sheet, "--format", "json")

    broken(run, "gone.yml: cannot be read:")
    assert [each.get("verdict") for each in run.lines()] == [None, "ready"]
    assert "error" in run.lines()[0]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "line 1: is not JSON"),
        ("[]", "line 1: write a mapping with flow, owner and answers"),
        ("{}", "line 1: owner: name the person who owns the check"),
        ('{"owner": "ana", "answers": {"nope": {}}}', "answers.nope: there is no such question"),
        ("[" * 100_000, "line 1: is not JSON a sheet can be: it goes too deep; write owner and answers in one mapping"),
        ('{"owner": "ana", "asked": 5, "answers": {}}', "line 1: asked: write a list of people"),
        ('{"owner": "ana", "owner": "ben", "answers": {}}', "the key 'owner' stands twice; write it once"),
        ('{"owner": "ana", "answers": {"motive": {"ana": "form", "ana": "facts"}}}', "the key 'ana' stands twice"),
        ('{"owner": "\\ud800", "answers": {}}', "line 1: is not JSON: it has half of a character"),
        ('{"owner": "ana", "answers": {"\\ud800": {}}}', "line 1: is not JSON: it has half of a character"),
        ('{"owner": "ana", "answers": {"weeks_unchanged": {"ana": NaN}}}', "NaN is no number"),
        ('{"owner": "ana", "answers": {"weeks_unchanged": {"ana": 1%s}}}' % ("0" * 400), "weeks_unchanged.ana: "),
        (
            '{"owner": "ana", "answers": {"weeks_unchanged": {"ana": 1%s}}}' % ("0" * 5000),
            "a number has 5001 digits; write it with",
        ),
        (
            '{"owner": "ana", "answers": {"worked_examples": {"ana": {"good": 1%s, "bad": 1}}}}' % ("0" * 400),
            "worked_examples.ana: ",
        ),
    ],
)
def test_a_bad_line_is_said_with_its_number_and_the_next_is_decided(line, said):
    run = ftready("verdict", FLOW, "-", "--format", "json", stdin=f"{line}\n{as_json()}\n")

    broken(run, said)
    assert [each.get("verdict") for each in run.lines()] == [None, "ready"]


def test_a_line_that_is_no_text_is_one_mistake_and_the_others_are_decided():
    good = as_json().encode()

    run = ftready_alone("verdict", FLOW, "-", "--format", "json", stdin=good + b"\n\xff\xfe\n" + good + b"\n")

    assert run.code == 1
    assert [each.get("verdict") for each in run.lines()] == ["ready", None, "ready"]
    assert run.err == "line 2: cannot be read: byte 1 is no UTF-8; save it as UTF-8\n"


@pytest.mark.parametrize("name", ["sheet.json", "sheet.yml"])
def test_the_mark_some_editors_put_before_a_file_is_no_part_of_it(tmp_path, name):
    file = tmp_path / name
    file.write_text(as_json() if name.endswith("json") else SHEET, encoding="utf-8-sig")

    assert ftready("verdict", FLOW, str(file), "--format", "json").json()["verdict"] == "ready"


def test_a_whole_character_written_as_two_halves_is_read():
    run = ftready("verdict", FLOW, "-", "--format", "json", stdin=as_json().replace("ana", "\\ud83c\\udfb7"))

    assert run.json()["flips"][0]["who"][-1] == "🎷"


@pytest.mark.parametrize("fmt", ["text", "json"])
@pytest.mark.parametrize("moves", ["\x1b[31m", "\x9b31m", "\u202e", "\x07", "\u2028"])
def test_nothing_in_a_sheet_moves_the_terminal_it_is_shown_in(tmp_path, fmt, moves):
    decided = as_json().replace("ana", json.dumps(f"ana{moves}")[1:-1])
    wrong = json.dumps({"owner": f"o{moves}", f"key{moves}": 1, "answers": {f"q{moves}": {}}})
    file = tmp_path / f"sheets{moves}.json"
    file.write_text(wrong, encoding="utf-8")

    run = ftready("verdict", FLOW, "-", str(file), "--format", fmt, stdin=f"{decided}\n{wrong}\n")

    assert "ready" in run.out
    assert "unknown key" in run.err
    assert moves[0] not in run.out + run.err


def test_a_yaml_file_that_is_no_mapping_is_said_so(tmp_path):
    file = tmp_path / "list.yml"
    file.write_text("- one\n- two\n", encoding="utf-8")

    broken(ftready("verdict", FLOW, str(file)), "list.yml:1:1: ")


@pytest.mark.parametrize("name", ["empty.yml", "empty.json"])
def test_an_empty_sheet_is_told_what_a_sheet_begins_with(tmp_path, name):
    file = tmp_path / name
    file.write_text(" \n", encoding="utf-8")

    broken(ftready("verdict", FLOW, str(file)), f"{name}: is empty; begin with `owner:` and who owns the check")


def test_a_file_that_is_no_sheet_is_not_asked_for_a_flow(tmp_path):
    file = tmp_path / "words.yml"
    file.write_text("nothing but words", encoding="utf-8")

    broken(ftready("verdict", FLOW, str(file)), "this is not a sheet; begin with `owner:` and who owns the check")


def test_bytes_that_are_no_text_are_said_so(tmp_path):
    file = tmp_path / "bytes.yml"
    file.write_bytes(b"owner: \xff\xfe")

    broken(ftready("verdict", FLOW, str(file)), "cannot be read")


def test_people_may_be_called_anything(tmp_path):
    run = ftready("verdict", FLOW, "-", "--format", "json", stdin=as_json().replace("ana", "Зоя 🎷"))

    assert run.json()["verdict"] == "ready"
    assert run.json()["flips"][0]["who"][-1] == "Зоя 🎷"


def test_a_thousand_sheets_are_decided_each_on_its_own_line():
    lines = "".join(f"{as_json(asked=['ana', f'p{number}'])}\n" for number in range(1000))
    run = ftready_alone("verdict", FLOW, "-", "--format", "json", stdin=lines.encode())

    assert run.code == 0
    assert [each["silent"] for each in run.lines()] == [[f"p{number}"] for number in range(1000)]


def test_the_same_sheets_twice_say_the_same_to_the_byte(sheet):
    assert ftready("verdict", FLOW, sheet, sheet, "--format", "json").out == "".join(
        [ftready("verdict", FLOW, sheet, "--format", "json").out] * 2
    )


KNOWN = "answers, asked, checkins, flow, lookback, owner, owner_was, roles, settled, today"
WRONG = """\
flow: readiness
owner: ana
answers:
  motive: {ana: “form”}
  task_signed: {ana: True, ben: perhaps}
  nope: {ana: 1}
  right_information: {ana: 99}
asked: ana
colour: red
"""


def test_all_mistakes_of_a_file_are_told_in_its_order_a_line_each_with_line_and_column(tmp_path):
    file = tmp_path / "wrong.yml"
    file.write_text(WRONG, encoding="utf-8")

    assert [line.removeprefix(f"{file}:") for line in ftready("verdict", FLOW, str(file)).err.splitlines()] == [
        '5:33: answers.task_signed.ben: Write yes or no. (here: "perhaps")',
        "6:3: answers.nope: there is no such question; `ftready questions` lists them",
        '7:28: answers.right_information.ana: Write 20 or less. (here: "99")',
        '8:8: asked: write a list of people (here: "ana")',
        f"9:9: colour: unknown key; write one of {KNOWN}",
    ]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("x", '(here: "x")'),
        (f'"{"x" * 99}"', f'(here: "{"x" * 38}…)'),
        (r'"red\u202e"', r'(here: "red\u202e")'),
        (r'"two\nlines"', r'(here: "two\nlines")'),
        ("[yes, {a: no}]", '(here: ["yes", {"a": "no"}])'),
    ],
)
def test_a_value_that_is_wrong_is_shown_shortly_and_moves_no_cursor(tmp_path, written, shown):
    file = tmp_path / "wrong.yml"
    file.write_text(f"owner: ana\nanswers: {{task_signed: {{ana: {written}}}}}\n", encoding="utf-8")

    (line,) = ftready("verdict", FLOW, str(file)).err.splitlines()
    assert line.endswith(f"answers.task_signed.ana: Write yes or no. {shown}")


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.json", '{"owner": "ana",\n "answers": {"motive": {"ana": 1}}}', ["2:32: answers.motive.ana: Write form"]),
        (
            "a.json",
            '{"owner": "ana",\n "owner": "ben",\n "owner": "cem"}',
            ["2:2: is not JSON: the key", "3:2: is not"],
        ),
        ("a.json", '{"owner": "ana",\n "answers": {},}', ["2:1"]),
        ("a.yml", "owner: ana\nanswers: {motive: *a, motive: form}", ["2:19: '*a' is read", "2:23: the key 'motive'"]),
        ("a.yml", "owner: ana\nanswers: {test_cases: {ana: 1,000}}", ["2:31: the comma in '1,000' ends"]),
        ("a.yml", "owner: ana\nanswers:\n  test_cases: {a.b.c: many}", ["3:23: answers.test_cases.a.b.c: Write a n"]),
    ],
)
def test_what_is_wrong_with_a_file_is_told_at_its_place(tmp_path, name, text, told):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    said = [line.removeprefix(f"{file}:") for line in ftready("verdict", FLOW, str(file)).err.splitlines()]

    assert len(said) == len(told), said
    assert [each for each, begins in zip(said, told, strict=True) if not each.startswith(begins)] == []
