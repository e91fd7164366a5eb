"""Every row of the tables of guards still quotes what stands in its file, so that `make mutants` can break it."""

from pathlib import Path

from mutants.code_mutants import guard_mutants
from mutants.guards import GUARDS

ROOT = Path(__file__).parents[2]


def test_every_guard_stands_where_its_row_says():
    assert len(list(guard_mutants(ROOT))) == len(GUARDS)


def test_the_tests_a_guard_names_are_there():
    files = {word.split("::")[0] for guard in GUARDS for word in guard.tests if word.startswith("tests/")}

    assert sorted(file for file in files if not (ROOT / file).exists()) == []
