"""Setting up on a machine that lacks something ends in one sentence that says what to do."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS_OF_ANY_UNIX = ("sh", "cat", "cksum", "dirname", "rm")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A bare copy of what setting up needs, beside a PATH that holds no Python at all."""
    (tmp_path / "bin").mkdir()
    for tool in TOOLS_OF_ANY_UNIX:
        (tmp_path / "bin" / tool).symlink_to(shutil.which(tool))
    shutil.copytree(ROOT / "tools", tmp_path / "tools")
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def put_python(clone: Path, name: str, body: str) -> None:
    (clone / "bin" / name).write_text(f"#!/bin/sh\n{body}\n")
    (clone / "bin" / name).chmod(0o755)


def set_up(clone: Path, wanted: str = "dev", **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own script, with a PATH made here
        [clone / "tools" / "set-up", wanted],
        env={"PATH": str(clone / "bin"), **variables},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )


def only_line(done: subprocess.CompletedProcess[str]) -> str:
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


def test_a_python_that_is_too_old_is_named_with_what_to_do_instead(clone: Path) -> None:
    put_python(clone, "python3", '[ "$1" = --version ] && echo "Python 3.9.6" || exit 1')

    assert only_line(set_up(clone)) == (
        "ftready needs Python 3.11 or later and found Python 3.9.6; "
        "install a newer one, or name it: make setup PYTHON=/path/to/python3."
    )


def test_a_machine_without_python_is_told_so(clone: Path) -> None:
    assert "found no python3; install" in only_line(set_up(clone))


def test_a_python_chosen_by_hand_is_looked_at_too(clone: Path) -> None:
    assert only_line(set_up(clone, PYTHON="nonsense")).startswith("PYTHON=nonsense is not a Python of 3.11")


def test_a_python_without_its_venv_module_is_told_which_package_brings_it(clone: Path) -> None:
    put_python(clone, "python3", "case $2 in *version_info*) exit 0 ;; *) exit 1 ;; esac")

    assert "apt-get install python3-venv" in only_line(set_up(clone))


def test_only_the_two_known_words_are_taken(clone: Path) -> None:
    assert "playground or dev, not everything" in only_line(set_up(clone, "everything"))


def test_what_is_ready_is_left_alone_until_a_requirement_changes(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    put_python(clone, "python3", "exit 0")
    shutil.copy(clone / "bin" / "python3", clone / ".venv" / "bin" / "python")
    put_python(clone, "../.venv/bin/uv", "exit 0")
    first = set_up(clone)
    second = set_up(clone)
    with (clone / "requirements" / "dev.txt").open("a") as file:
        file.write("# another\n")
    third = set_up(clone)

    assert [each.returncode for each in (first, second, third)] == [0, 0, 0]
    assert "Installing" in first.stdout
    assert second.stdout == ""
    assert "Installing" in third.stdout


def test_who_may_develop_may_play_without_another_installation(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    put_python(clone, "../.venv/bin/python", "exit 0")
    put_python(clone, "../.venv/bin/uv", "exit 0")
    set_up(clone, "dev")

    assert set_up(clone, "playground").stdout == ""


def test_pip_takes_over_where_uv_finds_no_way(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    put_python(clone, "../.venv/bin/python", "exit 0")
    put_python(clone, "../.venv/bin/uv", "exit 2")

    done = set_up(clone)

    assert done.returncode == 0
    assert "trying pip" in done.stdout


def test_a_set_up_that_failed_is_not_taken_for_ready(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    put_python(clone, "../.venv/bin/python", '[ "$3" != install ]')

    done = set_up(clone)

    assert done.returncode == 1
    assert "Setting up failed" in done.stderr
    assert not (clone / ".venv" / "ready-dev").exists()


def test_what_an_interrupted_first_run_left_is_made_anew(clone: Path) -> None:
    (clone / ".venv" / "bin").mkdir(parents=True)
    put_python(clone, "../.venv/bin/python", '[ "$1" = -c ]')
    put_python(clone, "python3", "exit 0")

    assert "== Making .venv" in set_up(clone).stdout
