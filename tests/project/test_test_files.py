"""Files of tests are imported by their bare name, so each name stands once."""

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parents[1]


def test_no_two_files_of_tests_have_one_name():
    names = Counter(file.name for file in TESTS.rglob("*.py") if file.name != "conftest.py")

    assert len(names) > 100
    assert [name for name, times in names.items() if times > 1 and name.startswith("test_")] == []
