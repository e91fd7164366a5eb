"""A file somebody names is read only as far as it can be of use, and what is no file is never waited for."""

import os
from pathlib import Path

import pytest

from bot.folders.files import MOST, NO_FILE, read_some


def test_a_file_is_read_up_to_what_it_may_have_and_one_byte_more(tmp_path):
    file = tmp_path / "long"
    file.write_bytes(b"x" * (MOST + 1000))

    assert read_some(file) == b"x" * MOST
    assert read_some(file, 3) == b"xxx"


def test_what_is_not_there_says_so(tmp_path):
    assert read_some(tmp_path / "none") == "No such file or directory"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_nobody_writes_into_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe.yml")

    assert read_some(tmp_path / "pipe.yml") == NO_FILE


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_file(name):
    if not Path(name).exists():
        pytest.skip(f"this system has no {name}")
    assert read_some(Path(name)) == NO_FILE


def test_a_folder_is_no_file(tmp_path):
    assert read_some(tmp_path) in {NO_FILE, "Is a directory"}
