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
