"""How mutants are tried: each in a process forked from this one, a few at a time.

A mutant is caught when its tests fail, when they cannot even begin, or when they do not end in time.
"""

import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from mutants.mutant import Mutant

HOW = (
    "-x",
    "-q",
    *("-p", "no:cacheprovider"),
    *("-W", "ignore::pytest.PytestAssertRewriteWarning"),  # of what was imported before pytest began
)
"""How pytest is called for every trial: quietly, and no longer than to the first failure."""
AT_ONCE = max(2, min(4, os.cpu_count() or 2))
LONGEST = 120.0
"""Seconds after which a mutant counts as caught: its tests would have ended long ago."""
POLL = 0.005


class Tell(Protocol):
    """Say of a mutant whether it was caught."""

    def __call__(self, mutant: Mutant, *, caught: bool) -> None:
        """Say it."""


@dataclass(frozen=True)
class _Trial:
    """A mutant being tried."""

    mutant: Mutant
    pid: int
    until: float


def try_all(mutants: Iterable[Mutant], tested: Callable[[Mutant], int], tell: Tell) -> list[Mutant]:
    """Try all mutants, tell of each whether it was caught, and give those that were not.

    `tested` runs a mutant's tests, in a process of its own, and gives pytest's exit code.
    """
    survivors: list[Mutant] = []
    running: list[_Trial] = []
    waiting = iter(mutants)
    try:
        while True:
            while len(running) < AT_ONCE and (mutant := next(waiting, None)) is not None:
                running.append(_begun(mutant, tested))
            if not running:
                return survivors
            time.sleep(POLL)
            for trial in list(running):
                code = _ended(trial)
                if code is None:
                    continue
                running.remove(trial)
                tell(trial.mutant, caught=code != 0)
                survivors += [] if code else [trial.mutant]
    finally:
        for trial in running:
            _killed(trial)


def _begun(mutant: Mutant, tested: Callable[[Mutant], int]) -> _Trial:
    sys.stdout.flush()
    sys.stderr.flush()
    pid = os.fork()
    if pid == 0:
        os.setpgid(0, 0)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        code = 1
        try:
            code = tested(mutant)
        except BaseException:  # noqa: BLE001 - whatever stops the tests has noticed the mutant
            traceback.print_exc()
        finally:
            os._exit(code)
    return _Trial(mutant, pid, time.monotonic() + LONGEST)


def _ended(trial: _Trial) -> int | None:
    pid, status = os.waitpid(trial.pid, os.WNOHANG)
    if pid:
        return os.waitstatus_to_exitcode(status)
    return _killed(trial) if time.monotonic() > trial.until else None


def _killed(trial: _Trial) -> int:
    os.killpg(trial.pid, signal.SIGKILL)
    _, status = os.waitpid(trial.pid, 0)
    return os.waitstatus_to_exitcode(status)
