"""Boxes that follow one another as shapes on paper: steps downwards, then what decides beside what comes of it.

Everything is reckoned in the units of the picture's own box, so that one drawing fits any width.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.playground.workshop import Box, Lit, Picture, Row

WIDTH = 620.0
_EDGE, _GAP, _BESIDE = 4.0, 26.0, 70.0
_HEAD, _ROW, _FOOT = 30.0, 23.0, 8.0
_LEFT_SHARE = 0.6
_LETTER = 6.9
"""How wide a letter is, on average."""
_SMALL = 6.0
_IS_HERE: dict[str, str] = {"here": "▶ here", "been": "✓ done", "": ""}


@dataclass(frozen=True)
class Line:
    """A line in a box: what fits of its words, and all of them for whoever points at it."""

    x: float
    y: float
    right: float
    text: str
    more: str
    whole: str
    lit: Lit


@dataclass(frozen=True)
class Drawn:
    """A box in its place."""

    x: float
    y: float
    width: float
    height: float
    title: str
    note: str
    lit: Lit
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Arrow:
    """A way from one place to another."""

    path: str
    lit: Lit


@dataclass(frozen=True)
class Drawing:
    """What the template draws."""

    title: str
    said: str
    width: float
    height: float
    boxes: tuple[Drawn, ...]
    arrows: tuple[Arrow, ...]


def laid_out(picture: Picture) -> Drawing:
    """Give every box, line and arrow its place."""
    boxes: list[Drawn] = []
    arrows: list[Arrow] = []
    top, middle = _EDGE, WIDTH * _LEFT_SHARE / 2
    for box in picture.steps:
        boxes.append(_drawn(box, _EDGE, top, WIDTH - 2 * _EDGE))
        top = boxes[-1].y + boxes[-1].height
        arrows.append(Arrow(f"M{middle:.1f} {top:.1f}V{top + _GAP - 2:.1f}", box.lit if box.lit == "been" else ""))
        top += _GAP
    left = (WIDTH - 2 * _EDGE - _BESIDE) * _LEFT_SHARE
    decides = _drawn(picture.decides, _EDGE, top, left)
    ends = _drawn(picture.ends, _EDGE + left + _BESIDE, top, WIDTH - 2 * _EDGE - _BESIDE - left)
    arrows += _leads(picture, decides, ends)
    boxes += [decides, ends]
    bottom = max(decides.y + decides.height, ends.y + ends.height) + _EDGE
    return Drawing(picture.title, picture.said, WIDTH, bottom, tuple(boxes), tuple(arrows))


def _drawn(box: Box, x: float, y: float, width: float) -> Drawn:
    rows = tuple(_line(row, x, y + _HEAD + at * _ROW, width) for at, row in enumerate(box.rows))
    note = _IS_HERE[box.lit]
    title = _shortened(box.title, width - 24 - len(note) * _LETTER, _LETTER + 0.4)
    return Drawn(x, y, width, _HEAD + len(rows) * _ROW + _FOOT, title, note, box.lit, rows)


def _line(row: Row, x: float, y: float, width: float) -> Line:
    note = "▶ " if row.lit == "here" else ""
    room = width - 24
    text = _shortened(f"{note}{row.text}", room, _LETTER)
    left = room - len(text) * _LETTER - 14
    more = _shortened(row.more, left, _SMALL) if left > 8 * _SMALL else ""
    whole = "\n".join((f"{row.text}: {row.more}" if row.more else row.text, *row.besides))
    return Line(x + 12, y + 14, x + width - 12, text, more, whole, row.lit)


def _leads(picture: Picture, decides: Drawn, ends: Drawn) -> Iterator[Arrow]:
    places = {row.key: line for row, line in zip(picture.ends.rows, ends.lines, strict=True)}
    begin, end = decides.x + decides.width, ends.x - 2
    middle = (begin + end) / 2
    ordered = zip(picture.decides.rows, decides.lines, strict=True)
    for row, line in sorted(ordered, key=lambda each: each[0].lit):  # what is lit lies over the others
        target = places.get(row.leads_to)
        if target is not None:
            y, to = line.y - 4, target.y - 4
            yield Arrow(f"M{begin:.1f} {y:.1f}C{middle:.1f} {y:.1f} {middle:.1f} {to:.1f} {end:.1f} {to:.1f}", row.lit)


def _shortened(text: str, room: float, letter: float) -> str:
    most = max(int(room / letter), 1)
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
