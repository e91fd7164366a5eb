"""How mutants of the code are tried: each in a copy of the project of its own, so that the project stays untouched.

The process they are forked from has the slow imports done, and must not have imported anything of `bot`.
"""

import importlib
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from mutants.mutant import Mutant
from mutants.trials import HOW, Tell, try_all

COPIED = ("bot", "flows", "tests", "pyproject.toml", "manifest.yml")
SLOW_IMPORTS = ("pytest", "hypothesis", "yaml", "lark", "pydantic", "typer", "aiohttp", "redis.asyncio", "slack_bolt")


def try_code(root: Path, mutants: list[Mutant], tell: Tell) -> list[Mutant]:
    """Try mutants of the code and give those nobody noticed."""
    if any(name == "bot" or name.startswith("bot.") for name in sys.modules):
        raise RuntimeError("the bot is imported already, so no mutant of it would be; try the code before the flows")
    for name in SLOW_IMPORTS:
        importlib.import_module(name)
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:

        def tested(mutant: Mutant) -> int:
            copy = Path(folder) / str(os.getpid())
            _copy(root, copy)
            (copy / mutant.file).write_text(mutant.text, encoding="utf-8")
            os.chdir(copy)
            sys.path.insert(0, str(copy))
            try:
                return int(pytest.main([*HOW, *mutant.tests]))
            finally:  # a thousand copies would fill a small disk
                os.chdir(folder)
                shutil.rmtree(copy, ignore_errors=True)

        return try_all(mutants, tested, tell)


def _copy(root: Path, copy: Path) -> None:
    copy.mkdir()
    for name in COPIED:
        source = root / name
        if source.is_dir():
            shutil.copytree(source, copy / name)
        elif source.exists():
            shutil.copy2(source, copy / name)
