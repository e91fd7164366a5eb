"""A command as it runs for whoever has it installed: its modules are compiled, as they are from the second time on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import DEVNULL, run
from sys import executable
from tempfile import TemporaryDirectory


@contextmanager
def as_installed(*words: str) -> Iterator[dict[str, str]]:
    """Run a command once, and give the surroundings in which it runs the second time."""
    with TemporaryDirectory() as compiled:
        env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = compiled
        run([executable, "-m", "bot", *words], env=env, check=True, stdin=DEVNULL, stdout=DEVNULL)  # noqa: S603 - words of our own
        yield env
