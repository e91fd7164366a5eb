"""A file somebody names is read only as far as it can be of use, and what is no file is never waited for."""

import os
from errno import EACCES, ENOSPC
from io import StringIO
from pathlib import Path

import pytest

from bot.folders.files import IS_THERE, MOST, NO_FILE, closed, closed_below, listed, read_some, write_new


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


def test_a_file_that_cannot_be_finished_leaves_nothing_behind(tmp_path, monkeypatch):
    class Full(StringIO):
        def write(self, _):
            raise OSError(ENOSPC, "No space left on device")

    def begun(self, *_, **__):
        self.touch()
        return Full()

    monkeypatch.setattr(Path, "open", begun)

    assert write_new(tmp_path / "x.yml", "text") == "No space left on device"
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_is_written_only_where_none_is(tmp_path):
    file = tmp_path / "x.yml"

    assert [write_new(file, "one"), write_new(file, "two")] == [None, IS_THERE]
    assert write_new(tmp_path / "x\0", "three") == "no file can be called that"
    assert write_new(tmp_path / "none" / "x", "four") == "No such file or directory"
    assert file.read_text(encoding="utf-8") == "one"


def test_a_folder_below_one_that_is_named_says_so_too(tmp_path, monkeypatch):
    (tmp_path / "open").mkdir()
    (tmp_path / "shut").mkdir()
    look = os.scandir

    def refused(path, *_):
        if Path(path).name == "shut":
            raise PermissionError(EACCES, "Permission denied", str(path))
        return look(path)

    monkeypatch.setattr(os, "scandir", refused)

    assert [each.file for each in closed_below(tmp_path)] == [str(tmp_path / "shut")]


def test_a_folder_nobody_may_look_into_says_so_and_is_not_taken_for_an_empty_one(tmp_path, monkeypatch):
    def refused(path, *_):
        raise PermissionError(EACCES, "Permission denied", str(path))

    assert closed(tmp_path) == closed(tmp_path / "none") == ()
    monkeypatch.setattr(os, "scandir", refused)
    monkeypatch.setattr(Path, "glob", refused)

    assert [str(each) for each in closed(tmp_path)] == [
        f"{tmp_path}:1:1: this folder cannot be read: Permission denied; let it be read, or take it away"
    ]
    assert listed(tmp_path, "*.yml") == []
