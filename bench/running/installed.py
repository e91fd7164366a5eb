"""A command as it runs for whoever has it installed: its modules are compiled, as they are from the second time on."""

import asyncio
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from subprocess import DEVNULL, PIPE, run
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


async def ran(env: Mapping[str, str], *words: str, given: bytes = b"") -> tuple[float, bytes]:
    """Run a command with what is given to it, and tell how many seconds that took and what it printed."""
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(executable, "-m", "bot", *words, stdin=PIPE, stdout=PIPE, env=env)
    printed, _ = await process.communicate(given)
    took = time.perf_counter() - begun
    if process.returncode:
        raise RuntimeError(f"ftready {words[0]} ended with {process.returncode}")
    return took, printed
