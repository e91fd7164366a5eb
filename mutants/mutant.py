"""One mutant: a file of the project with one thing in it changed, and the tests that must notice."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Mutant:
    """A changed file; `tests` are what pytest is given, best the quickest to notice first."""

    name: str
    file: str
    text: str
    tests: tuple[str, ...]
