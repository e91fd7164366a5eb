"""Where things stand in a file: lines and columns from 1, down to a single character of a quoted or folded text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple, Protocol, Self

from typing_extensions import override

_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_OTHER_BREAKS = "\r\x85\u2028\u2029"
_ESCAPES = {
    "t": "\t",
    "n": "\n",
    "v": "\v",
    "f": "\f",
    "r": "\r",
    "N": "\x85",
    "_": "\xa0",
    "L": "\u2028",
    "P": "\u2029",
}
_HEX_DIGITS = {"x": 2, "u": 4, "U": 8}


class Mark(Protocol):
    """A place as the YAML parser counts it, from 0."""

    @property
    def line(self) -> int:
        """Count the lines before."""
        ...

    @property
    def column(self) -> int:
        """Count the characters before in its line."""
        ...


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int

    @classmethod
    def at(cls, mark: Mark | None) -> Self:
        """Read the parser's mark."""
        # `cls(…)` takes twice as long
        return tuple.__new__(cls, (mark.line + 1, mark.column + 1) if mark else (1, 1))

    @classmethod
    def of(cls, text: str, index: int) -> Self:
        """Find the place of a character of a text."""
        *before, last = _BREAK.split(text[:index])
        return cls(len(before) + 1, len(last) + 1)

    @property
    def file(self) -> str:
        """Name the file it is in, where that is another than the one being read."""
        return ""

    def within(self, file: str) -> "Place":
        """Give the same place in another file than the one being read."""
        return Elsewhere(self.line, self.column, file) if file else self


class Elsewhere(Place):
    """A place in another file than the one being read."""

    _file: str

    def __new__(cls, line: int, column: int, file: str) -> Self:
        """Remember the file."""
        made = super().__new__(cls, line, column)
        made._file = file
        return made

    @property
    @override
    def file(self) -> str:
        """Name that file."""
        return self._file

    @override
    def within(self, file: str) -> "Place":
        """Stay in that file, whoever reads it."""
        return self


@dataclass(frozen=True)
class Source:
    """Where the content of scalars stands: the file's lines, and how they are quoted.

    Folding and quoting change nothing but white space and escapes, so the n-th visible character of the content is the
    n-th visible one in the file; that is how a place is found.
    """

    lines: tuple[str, ...]
    style: str
    file: str = ""
    """The file, where it is another than the one being read."""

    @staticmethod
    def lines_of(text: str) -> tuple[str, ...]:
        """Split a file the way the YAML parser counts its lines."""
        return tuple(_BREAK.split(text) if any(each in text for each in _OTHER_BREAKS) else text.split("\n"))

    def commented_out(self, begins: Place) -> bool:
        """Whether a comment stands where an unquoted text would begin."""
        line = self.lines[begins.line - 1] if begins.line <= len(self.lines) else ""
        return not self.style and line[begins.column - 1 :].lstrip().startswith("#")


class Signs:
    """The visible characters of one scalar, looked for once however often they are asked for."""

    def __init__(self, source: Source, begins: Place) -> None:
        self._source = source
        self._begins = begins
        self._found: list[tuple[Place, int]] = []
        self._others = self._visible()

    def at(self, content: str, offset: int) -> Place:
        """Find where the character at this offset of the content stands; past the end is right behind the last."""
        return self._at(content, offset).within(self._source.file)

    def _at(self, content: str, offset: int) -> Place:
        wanted = len("".join(content[:offset].split()))
        visible = self._first(wanted + 1)
        if offset < len(content) and not content[offset].isspace() and wanted < len(visible):
            return visible[wanted][0]
        if not visible or not wanted:
            return Place(*self._begins)
        place, width = visible[min(wanted, len(visible)) - 1]
        return Place(place.line, place.column + width)

    def _first(self, count: int) -> list[tuple[Place, int]]:
        """Give the first visible characters with their widths."""
        self._found += islice(self._others, max(0, count - len(self._found)))
        return self._found

    def _visible(self) -> Iterator[tuple[Place, int]]:
        """Go through the visible characters of the content with their places and widths."""
        line, column = self._begins.line - 1, self._begins.column - 1
        style, lines = self._source.style, self._source.lines
        if style in {"|", ">"}:
            line, column = line + 1, 0
        elif style:
            column += 1
        while line < len(lines):
            text = lines[line]
            while column < len(text):
                sign, width = self._sign(text, column)
                if sign and not sign.isspace():
                    yield Place(line + 1, column + 1), width
                column += width
            line, column = line + 1, 0

    def _sign(self, text: str, column: int) -> tuple[str, int]:
        """Read one character as it is written, with the number of columns it takes."""
        style = self._source.style
        if style == "'" and text.startswith("''", column):
            return "'", 2
        if style != '"' or text[column] != "\\":
            return text[column], 1
        letter = text[column + 1 : column + 2]
        if letter in _HEX_DIGITS:
            width = 2 + _HEX_DIGITS[letter]
            return chr(int(text[column + 2 : column + width], 16)), width
        return _ESCAPES.get(letter, letter), 2
