"""The memo of a decision as a canvas: its page in the Markdown Slack takes for one, in pieces that fit one change.

Slack takes no bullets below a number there, so rules are bullets in their order; it takes no entities and no addresses
in angle brackets; its tables are small, its title stands above it by itself, and one change holds some thousand
characters. Not a word is lost on the way: what people wrote stays the text it was in the page.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.usecases.files.markdown import inline

PIECE = 3500
"""Characters of one change; Slack was seen to refuse more than some four thousand."""
LONGEST_WHOLE = 2500
"""Characters of an address or of code, neither of which can go on in another change."""
TABLE_ROWS = 20
"""Rows of one table; a longer one goes on in another, so that it fits one change and the cells Slack allows."""

_RULE = re.compile(r"\d+\. ")
_BELOW_A_RULE = "   - "
_SIGNS = re.compile(
    r"\\.|`(?P<code>[^`]*)`|\[(?P<label>(?:\\.|[^\\\]])*)\]\(<(?P<url>[^<>\s]*)>\)|&(?P<entity>lt|gt|amp);(?P<call>!?)"
)
"""What is written otherwise; a sign that is marked, or code, is passed over."""
_BEGUN = re.compile(r"\\$|`|\](\([^()\s]*)?$")
"""What a line ends with, all signs and code that are whole taken out, within a sign, code or the address of a link."""
_ENTITIES = {"lt": "\\<", "gt": "\\>", "amp": "\\&"}
_IN_ADDRESS = str.maketrans({"(": "%28", ")": "%29", "\\": "%5C"})


@dataclass(frozen=True)
class MemoCanvas:
    """A canvas to be written: its title, and what is written into it one piece after the other."""

    title: str
    pieces: tuple[str, ...]

    @property
    def hash(self) -> str:
        """Tell this one from any that shows something else."""
        return hashlib.sha256("\n\n".join([self.title, *self.pieces]).encode()).hexdigest()


def memo_canvas(page: str) -> MemoCanvas:
    """Make a canvas of the page of a memo."""
    first, *parts = ("\n".join(map(_line, part.split("\n"))) for part in page.strip().split("\n\n"))
    return MemoCanvas(first.removeprefix("# "), tuple(_packed([*_units(parts)])))


def _line(line: str) -> str:
    if rule := _RULE.match(line):
        line = f"- {line[rule.end() :]}"  # a number behind the bullet would be a second mark; their order says it too
    elif line.startswith(_BELOW_A_RULE):
        line = line[1:]
    return _SIGNS.sub(_written, line)


def _written(found: re.Match[str]) -> str:
    """Write a sign; code and an address that fit no change with anything beside them are text, and a label alone."""
    if found["code"] and len(found["code"]) > LONGEST_WHOLE:
        return _SIGNS.sub(_written, inline(found["code"]))
    if found["url"] is not None:
        label, address = _SIGNS.sub(_written, found["label"]), found["url"].translate(_IN_ADDRESS)
        return f"[{label}]({address})" if len(address) <= LONGEST_WHOLE else label
    return _ENTITIES[found["entity"]] + ("\\!" if found["call"] else "") if found["entity"] else found[0]


def _units(parts: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give what stands in one piece at least, each with what goes before it: an entry of a list with all below it."""
    heading = ""
    for part in parts:
        if part.startswith("#"):
            heading = f"{part}\n\n"
            continue
        before = "\n\n"
        for unit in _tables(part) if part.startswith("|") else _entries(part):
            yield before, heading + unit
            heading, before = "", "\n\n" if part.startswith("|") else "\n"


def _tables(part: str) -> Iterator[str]:
    head, line, *rows = part.split("\n")
    for at in range(0, len(rows), TABLE_ROWS):
        yield "\n".join([head, line, *rows[at : at + TABLE_ROWS]])


def _entries(part: str) -> Iterator[str]:
    entry: list[str] = []
    for line in (each for whole in part.split("\n") for each in _cut(whole)):
        if entry and not (line.startswith(" ") and sum(map(len, entry)) + len(line) < PIECE):
            yield "\n".join(entry)
            entry = []
        entry.append(line)
    yield "\n".join(entry)


def _cut(line: str) -> Iterator[str]:
    """Go on in another line where one is too long for a change: never within a link, code, or a sign with its mark.

    Between two words, or within one that is too long itself.
    """
    while len(line) > PIECE and (at := _last_place(line)):
        yield line[:at]
        line = f"{'- ' if line.lstrip().startswith('- ') else ''}… {line[at:].removeprefix(' ')}"
    yield line


def _last_place(line: str) -> int:
    """Find the last place in a change where a line may end: behind a word in its second half, else behind a sign."""
    words = (at for at in range(PIECE, PIECE // 2, -1) if line[at] == " ")
    signs = range(PIECE, len("   - … "), -1)
    return next((at for at in (*words, *signs) if not _is_within(line[:at])), 0)


def _is_within(begun: str) -> bool:
    plain = re.sub(r"\\.|`[^`]*`", "", begun)
    return plain.count("[") > plain.count("]") or _BEGUN.search(plain) is not None


def _packed(units: Sequence[tuple[str, str]]) -> Iterator[str]:
    piece = ""
    for before, unit in units:
        if piece and len(piece) + len(before) + len(unit) > PIECE:
            yield piece
            piece = ""
        piece += f"{before}{unit}" if piece else unit
    yield piece
