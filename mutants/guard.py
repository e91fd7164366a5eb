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
