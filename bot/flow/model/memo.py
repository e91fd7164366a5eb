"""What a flow says of the memo of its decision: which answers it names, under which headings."""

from dataclasses import dataclass


@dataclass(frozen=True)
class MemoPart:
    """Some answers under one heading of the memo."""

    title: str
    questions: tuple[str, ...]
