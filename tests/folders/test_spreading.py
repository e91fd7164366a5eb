"""Many files are looked at on all processors, and all of them whatever becomes of those who help."""

import os
from functools import partial
from pathlib import Path

import pytest

from bot.folders import spreading
from bot.folders.spreading import spread

FILES = [Path(f"flow-{number}.yml") for number in range(9)]


def named(files, home=0):
    if home and os.getpid() != home:
        os._exit(9)
    return [file.name for file in files], os.getpid()


@pytest.fixture(autouse=True)
def two_processors(monkeypatch):
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr(spreading, "may_spread", lambda: True)


def test_files_are_shared_out_in_their_order():
    shares = spread(named, FILES, len(FILES))

    assert [name for names, _ in shares for name in names] == [file.name for file in FILES]
    assert os.getpid() not in {process for _, process in shares}


def test_what_a_process_leaves_that_is_ended_from_outside_is_looked_at_all_the_same():
    assert spread(partial(named, home=os.getpid()), FILES, len(FILES)) == (named(FILES),)
