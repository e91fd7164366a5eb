"""`ftready try` takes lines from the keyboard, or from a pipe, and writes what was done where it is told."""

import pytest
from cli_runs import FLOW, ftready

LINES = "1 From a supplier's PDF invoice, return the six booking fields as JSON.\n1 form\n1 yes\n"


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_try_ends_with_quit_or_with_its_input(here):
    for ending in ("quit\n", ""):
        run = ftready("try", FLOW, stdin=LINES + ending)

        assert run.code == 0
        assert "ana started readiness" in run.out


def test_what_was_done_is_saved_and_nothing_is_overwritten(here):
    run = ftready("try", FLOW, stdin=LINES + "save mine.yml\nsave mine.yml\nsave\nsave no/where.yml\n")
    story = (here / "mine.yml").read_text(encoding="utf-8")

    assert "mine.yml is written; add what must be so" in run.out
    assert "mine.yml is there already; name another file" in run.out
    assert "say where: save flows/stories/mine.yml" in run.out
    assert "no/where.yml cannot be written: No such file or directory" in run.out
    assert "  - ana answers task_signed: yes\n" in story


def test_what_is_not_saved_is_not_dropped_at_one_word(here):
    warned = "what you did is not saved"

    assert ftready("try", FLOW, stdin=LINES + "quit\n1 skip\nquit\nquit\n").out.count(warned) == 2
    assert ftready("try", FLOW, stdin=LINES + "save mine.yml\nquit\n").out.count(warned) == 0
    assert ftready("try", FLOW, stdin=LINES + "save mine2.yml\n1 skip\n").out.count(warned) == 1
    assert warned not in ftready("try", FLOW, stdin="help\nquit\n").out


def test_people_are_those_who_are_named(here):
    assert "you are eve, who owns this check" in ftready("try", FLOW, "--people", "eve, adam", stdin="quit\n").out
    assert ftready("try", FLOW, "--people", "eve smith", stdin="quit\n").code == 2


@pytest.mark.parametrize("typed", ["² yes", "9" * 5000, "1² yes", "٣ yes"])
def test_what_only_looks_like_a_number_of_the_list_ends_nothing(here, typed):
    run = ftready("try", FLOW, stdin=f"{typed}\nhelp\nquit\n")

    assert run.code == 0
    assert "save mine.yml" in run.out
