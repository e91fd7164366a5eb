"""The documents as tests read them: their code, their tables, their headings and their links."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

ROOT = Path(__file__).parents[2]
_FENCE = re.compile(r"^```(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One document."""

    file: Path

    @property
    def name(self) -> str:
        return str(self.file.relative_to(ROOT))

    @cached_property
    def text(self) -> str:
        return self.file.read_text(encoding="utf-8")

    @cached_property
    def prose(self) -> str:
        """The text without its fenced blocks."""
        return _FENCE.sub("", self.text)

    def blocks(self, info: str) -> list[str]:
        """The fenced blocks of one kind."""
        return [found["body"] for found in _FENCE.finditer(self.text) if found["info"] == info]

    @cached_property
    def spans(self) -> list[str]:
        """What stands in backticks, outside of blocks."""
        return _SPAN.findall(self.prose)

    @cached_property
    def code(self) -> list[str]:
        """Everything someone could type: what stands in backticks, and the lines of shell blocks."""
        lines = [line for block in self.blocks("sh") for line in block.splitlines()]
        return self.spans + [line.partition(" #")[0].strip() for line in lines]

    @cached_property
    def links(self) -> list[str]:
        return _LINK.findall(self.prose)

    @cached_property
    def anchors(self) -> set[str]:
        return {_slug(heading) for heading in _HEADING.findall(self.prose)}

    def tables(self, *header: str) -> list[list[list[str]]]:
        """The tables with this header, as rows of cells."""
        return [rows[1:] for rows in _tables(self.prose) if rows[0] == list(header)]


def spans_of(cell: str) -> list[str]:
    return _SPAN.findall(cell)


def _slug(heading: str) -> str:
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _tables(text: str) -> Iterator[list[list[str]]]:
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        row = line.strip()
        if row.startswith("|"):
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            if not re.fullmatch(r"[-\s|]+", row):
                rows.append(cells)
        elif rows:
            yield rows
            rows = []


TOP = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
PAGES = tuple(Page(ROOT / name) for name in TOP) + tuple(Page(file) for file in sorted((ROOT / "docs").rglob("*.md")))


def page(name: str) -> Page:
    return next(each for each in PAGES if each.name == name)
