"""One guard in the code that must have a test: where it stands, what would take it away, and who must notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    """A guard and the change that takes it away; `before` stands in its file exactly once."""

    what: str
    file: str
    before: str
    after: str
    tests: tuple[str, ...]


def in_file(file: str, *rows: tuple[str, str, str, tuple[str, ...]]) -> tuple[Guard, ...]:
    """Give the guards of one file: what each is, what stands there, what stands there without it, and the tests."""
    return tuple(Guard(what, file, before, after, tests) for what, before, after, tests in rows)


def alone(*tests: str) -> tuple[str, ...]:
    """Give tests that need nothing of `tests/conftest.py`, which is left out: each trial would import it anew.

    That means the store, Slack and the embedded server, for half a second a trial. pytest reads no conftest above the
    folder it is given here; those of the tests themselves it reads wherever they lie.
    """
    return ("--confcutdir=tests/flows", *tests)
