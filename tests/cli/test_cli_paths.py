"""`ftready paths` proves what can happen in a flow, in words and as JSON, and says so when it has no solver."""

import json
import os
import subprocess
import sys

import pytest
from cli_runs import FLOW, ROOT, ftready, ftready_alone

import bot.proof

QUICK = str(ROOT / "flows" / "quick.yml")
SOUND = {"reached", "proved"}


@pytest.fixture
def broken(tmp_path):
    text = (ROOT / "flows" / "readiness.yml").read_text(encoding="utf-8")
    file = tmp_path / "flows" / "broken.yml"
    file.parent.mkdir()
    (tmp_path / "flows" / "guidance").symlink_to(ROOT / "flows" / "guidance")
    text = text.replace("fails: motive is facts or level(right_information) = 0", "fails: motive is form")
    file.write_text(text.replace("when: lowest_section < 0.5", "when: lowest_section < 0"), encoding="utf-8")
    return str(file)


def test_a_sound_flow_is_proved_and_ends_well():
    run = ftready("paths", FLOW)
    lines = run.out.splitlines()

    assert run.code == 0
    assert lines[0] == "readiness: over every sheet of answers that people can give"
    assert "  22 of 22 wordings of questions are asked" in lines
    assert "  5 of 5 rules can be the first that holds" in lines
    assert "  proved: all_verdicts: All verdicts are reachable" in lines
    assert not any("refuted" in line or "left out" in line for line in lines)


def test_the_sheet_shown_for_a_verdict_is_decided_so(tmp_path):
    shown = ftready("paths", FLOW).out.split("a sheet with the verdict ")[1:]

    assert [part.partition(":")[0] for part in shown] == ["not_yet", "almost", "ready", "not_needed"]
    for part in shown:
        verdict, _, lines = part.partition(":\n")
        file = tmp_path / f"{verdict}.yml"
        file.write_text("".join(line[2:] + "\n" for line in lines.splitlines()), encoding="utf-8")
        assert ftready("verdict", FLOW, str(file), "--format", "json").json()["verdict"] == verdict


def test_as_json_everything_comes_with_its_state_and_its_sheet():
    run = ftready("paths", FLOW, "--format", "json")
    found = run.json()

    assert run.code == 0
    assert found.keys() == {"flow", "flow_hash", "reached", "properties", "left_out"}
    assert {each["state"] for each in [*found["reached"], *found["properties"]]} == SOUND
    sheets = [json.dumps(each["sheet"]) for each in found["reached"]]
    decided = ftready("verdict", FLOW, "-", "--format", "json", stdin="\n".join(sheets)).lines()
    pairs = zip(found["reached"], decided, strict=True)
    rules = [(each["id"], outcome["rule"]) for each, outcome in pairs if each["kind"] == "rule"]
    assert rules == [(id_, id_) for id_ in ("target_met", "gate_failed", "weak_section", "all_there", "nearly")]


def test_a_broken_promise_is_shown_side_by_side_and_ends_badly(broken):
    run = ftready("paths", broken)

    assert run.code == 1
    assert "  refuted: better_is_never_worse: " in run.out
    assert "\n    motive goes from level " in run.out
    assert "\n    and the verdict falls from " in run.out
    assert "\n    before: motive: " in run.out
    assert '\n    after:  motive: {"ada": "form"}' in run.out
    assert (
        "  never: rule weak_section is never the first that holds; put it before the one that holds instead" in run.out
    )


def test_a_broken_promise_as_json_has_both_sheets_and_what_moved(broken):
    run = ftready("paths", broken, "--format", "json")
    (found,) = (each for each in run.json()["properties"] if each["state"] == "refuted")

    assert run.code == 1
    assert found["moved"]["question"] == "motive"
    assert found["moved"]["before"]["level"] < found["moved"]["after"]["level"] == 1
    lines = "\n".join(json.dumps(each["sheet"]) for each in found["sheets"])
    decided = ftready("verdict", broken, "-", "--format", "json", stdin=lines).lines()
    assert [each["verdict"] for each in decided] == [each["verdict"] for each in found["sheets"]]


@pytest.fixture
def giving_up(monkeypatch):
    """A solver that gives up on all it is asked about whole sheets."""
    from bot.proof import search
    from bot.proof.time_left import SolverGaveUpError

    def gives_up(*_told):
        raise SolverGaveUpError

    monkeypatch.setattr(search, "model_of", gives_up)


@pytest.mark.usefixtures("giving_up")
def test_a_proof_that_gives_up_says_after_how_long_and_on_what_and_ends_with_2():
    run = ftready("paths", QUICK, "--at-most", "40")
    lines = run.out.splitlines()

    assert run.code == 2
    assert "  unproved: whether rule missed can be the first that holds" in lines
    assert "  unproved: all_verdicts: Both verdicts are reachable" in lines
    assert lines[-1].startswith(
        "  gave up on 22 of 22: a proof may take 40 seconds, a fifth of them for one question; "
    )
    assert {each["state"] for each in ftready("paths", QUICK, "--format", "json").json()["reached"]} == {"unproved"}


def test_what_is_broken_ends_with_1_also_where_the_solver_gave_up_on_something_else(broken, monkeypatch):
    from bot.proof import search
    from bot.proof.time_left import SolverGaveUpError

    asked, model_of = iter(range(100_000)), search.model_of

    def gives_up_first(*told):
        if next(asked) == 0:
            raise SolverGaveUpError
        return model_of(*told)

    monkeypatch.setattr(search, "model_of", gives_up_first)
    run = ftready("paths", broken)

    assert run.code == 1
    assert "  gave up on 1 of " in run.out
    assert "a proof may take 300 seconds" in run.out


def test_no_time_before_anything_is_proved_is_one_sentence(monkeypatch):
    from bot.proof import time_left

    clock = iter([0.0])
    monkeypatch.setattr(time_left, "monotonic", lambda: next(clock, 100.0))
    run = ftready("paths", QUICK, "--at-most", "7")

    assert (run.code, run.out) == (2, "")
    assert run.err == (
        "The solver gave up before anything was proved, on what people can answer: a proof may take 7 seconds, "
        "a fifth of them for one question; give it longer, as with `--at-most 21`, or make the conditions simpler.\n"
    )


def test_without_the_solver_one_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(bot.proof, "SOLVER", "no_such_solver")
    run = ftready("paths", QUICK)

    assert (run.code, run.out) == (2, "")
    (line,) = run.err.splitlines()
    assert line.startswith("A proof needs the solver no_such_solver, which is not installed; `pip install")


def test_a_flow_with_problems_is_told_so_before_anything_is_proved(tmp_path):
    file = tmp_path / "flow.yml"
    file.write_text("flow: x\n", encoding="utf-8")
    run = ftready("paths", str(file))

    assert run.code == 1
    assert "flow.yml:1:1: " in run.err


@pytest.mark.parametrize("text", ["", "raise OSError('libz3.so: cannot open')"])
def test_a_solver_that_is_there_and_not_whole_is_said_so_in_a_sentence(tmp_path, text):
    (tmp_path / "z3.py").write_text(text, encoding="utf-8")
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "bot", "paths", QUICK],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        timeout=120,
        check=False,
    )

    assert run.returncode == 2
    (line,) = run.stderr.decode().splitlines()
    assert line.startswith("A proof needs the solver z3, which is installed and does not start (")


LOADED = """
import sys
from bot.cli import app
try:
    app(sys.argv[1:])
finally:
    print("z3" in sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize(("command", "loaded"), [("check", "False"), ("questions", "False"), ("paths", "True")])
def test_only_a_proof_loads_the_solver(command, loaded):
    run = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", LOADED, command, QUICK], capture_output=True, cwd=ROOT, timeout=120, check=True
    )

    assert run.stderr.decode().split() == [loaded]


def test_the_same_command_twice_says_the_same_to_the_byte():
    assert ftready_alone("paths", QUICK) == ftready_alone("paths", QUICK)
