"""Files that people name, read as far as anything here can use; what is no ordinary file is never waited for."""

import os
import stat
from pathlib import Path

from bot.flow.problems import Problem
from bot.flow.tree.decoding import LARGEST, decoded

MOST = LARGEST + 1
"""Bytes that are read of a file: one more than a flow or a story may have, so that too long is seen to be so."""
NO_FILE = "it is no ordinary file"
IS_THERE = "is there already"


def read_some(file: Path, most: int = MOST) -> bytes | str:
    """Give the beginning of a file, all of it where it is short enough; or say why it cannot be read."""
    try:
        opened = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        return error.strerror or "it cannot be opened"
    try:
        if not stat.S_ISREG(os.fstat(opened).st_mode):
            return NO_FILE
        with os.fdopen(opened, "rb", closefd=False) as file_opened:
            return file_opened.read(most)
    except OSError as error:
        return error.strerror or "it cannot be read"
    finally:
        os.close(opened)


def read_text(file: Path) -> str | Problem:
    """Read a file as text, or say why that cannot be."""
    raw = read_some(file)
    if isinstance(raw, str):
        return Problem(str(file), 1, 1, f"cannot be read: {raw}", "give a file there is")
    return decoded(raw, str(file))


def write_new(file: Path, text: str) -> str | None:
    """Write a file that is not there yet, or say why it cannot be; of one that could not be finished nothing stays."""
    try:
        begun = file.open("x", encoding="utf-8")
    except FileExistsError:
        return IS_THERE
    except ValueError:
        return "no file can be called that"
    except OSError as error:
        return error.strerror or "it cannot be opened"
    try:
        with begun:
            begun.write(text)
    except OSError as error:
        file.unlink(missing_ok=True)
        return error.strerror or "it cannot be written"
    return None


def listed(folder: Path, *patterns: str) -> list[Path]:
    """List what is called so in a folder; where nobody may look there is nothing, and `closed` says so."""
    try:
        return sorted(each for pattern in patterns for each in folder.glob(pattern))
    except OSError:
        return []


def closed(folder: Path) -> tuple[Problem, ...]:
    """Say why nobody can look into a folder that is there; it would seem to be empty."""
    try:
        with os.scandir(folder):
            return ()
    except PermissionError as error:
        why = f"this folder cannot be read: {error.strerror}"
        return (Problem(str(folder), 1, 1, why, "let it be read, or take it away"),)
    except OSError:
        return ()


def closed_below(folder: Path) -> tuple[Problem, ...]:
    """Say of which folders in a folder that is so, and of itself."""
    found: list[OSError] = []
    for _ in os.walk(folder, onerror=found.append):
        pass
    return tuple(problem for error in found for problem in closed(Path(error.filename)))


def leads_out(file: Path) -> bool:
    """Tell whether a file in a folder beside flows is a link to somewhere outside the folder of the flows."""
    try:
        return not file.resolve().is_relative_to(file.absolute().parent.parent.resolve())
    except (OSError, RuntimeError):  # a link to itself; reading it says so
        return False
