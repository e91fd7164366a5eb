"""What is pinned comes with hashes and from no named place, and a build server runs what everybody runs."""

import os
import re
import tomllib
from pathlib import Path

import pytest
import typer.main
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from bot.cli import app

ROOT = Path(__file__).parents[2]
PINNED = sorted((ROOT / "requirements").glob("*.txt"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
NAMES_A_PLACE = re.compile(
    r"://|--(index-url|extra-index-url|find-links|trusted-host)\b|^-[fi]\b|\bfile:", re.MULTILINE
)


def pins(file: str) -> dict[str, tuple[Version, int]]:
    """Each package of a requirement file, with its version and how many hashes vouch for it."""
    text = (ROOT / "requirements" / f"{file}.txt").read_text()
    found = {}
    for block in re.split(r"\n(?=[^ #\n])", text):
        name, version = re.match(r"([\w.\-]+)(?:\[[\w,]+\])?==([\w.+!]+)", block).groups()
        found[canonicalize_name(name)] = (Version(version), block.count("--hash=sha256:"))
    return found


def wanted(requirements: list[str]) -> list[Requirement]:
    return [Requirement(each) for each in requirements]


def test_the_files_people_install_from_are_there() -> None:
    assert {each.stem for each in PINNED} == {"dev", "playground", "run", "uv"}


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_no_requirement_file_names_a_place_to_fetch_from(file: Path) -> None:
    assert NAMES_A_PLACE.findall(file.read_text()) == []


@pytest.mark.parametrize("file", PINNED, ids=lambda file: file.stem)
def test_every_pinned_package_carries_hashes(file: Path) -> None:
    without = [name for name, (_, hashes) in pins(file.stem).items() if hashes == 0]

    assert without == []


@pytest.mark.parametrize(
    ("file", "asked_for"),
    [
        ("run", PROJECT["project"]["dependencies"]),
        ("run", PROJECT["build-system"]["requires"]),
        ("playground", PROJECT["project"]["optional-dependencies"]["playground"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["authoring"]),
        ("dev", PROJECT["project"]["optional-dependencies"]["dev"]),
        ("uv", PROJECT["dependency-groups"]["setup"]),
    ],
)
def test_what_the_project_asks_for_is_pinned_at_a_version_it_accepts(file: str, asked_for: list[str]) -> None:
    pinned = pins(file)
    amiss = [
        str(each)
        for each in wanted(asked_for)
        if canonicalize_name(each.name) not in pinned or pinned[canonicalize_name(each.name)][0] not in each.specifier
    ]

    assert amiss == []


@pytest.mark.parametrize(("smaller", "larger"), [("run", "playground"), ("playground", "dev")])
def test_what_is_run_and_played_is_what_was_tested(smaller: str, larger: str) -> None:
    assert pins(smaller).items() <= pins(larger).items()


def test_what_builds_the_package_is_asked_for_in_one_way() -> None:
    assert PROJECT["dependency-groups"]["build"] == PROJECT["build-system"]["requires"]


def test_a_build_server_runs_the_command_everybody_runs() -> None:
    script = ROOT / ".ci" / "run"

    assert script.read_text().splitlines()[-1] == "make test"
    assert os.access(script, os.X_OK)


def test_help_lists_every_command_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text()
    commands = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)[1].split()

    assert re.findall(r"^(\w+):.*## ", makefile, re.MULTILINE) == commands


def test_the_procfile_starts_the_two_halves_by_commands_there_are() -> None:
    lines = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())

    assert lines == {"web": "ftready web", "worker": "ftready worker"}
    assert {line.split()[1] for line in lines.values()} <= set(typer.main.get_command(app).commands)
