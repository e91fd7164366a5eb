"""A data_visualization block as shapes on paper, and as the words and the table that say the same without it.

Everything is reckoned in the units of the picture's own box, so that one drawing fits any width. It takes what
the validator has let through, however odd the numbers, and never raises over it.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.playground.page.scales import TINY, Scale, figure, number
from bot.playground.workspace import Json

WIDTH, HEIGHT = 440.0, 190.0
_ROUND = 180.0
_LETTER = 7.0
"""How wide a letter of the small print is, on average."""
_NAME_LEAST = 6
"""How many letters of a name are worth showing."""
_SHOWN_SHARE = 0.06
"""The smallest slice with room for its share in it."""
_DOT = 3.4
_KINDS = {"line": "Line chart", "bar": "Bar chart", "area": "Area chart", "pie": "Pie chart"}


@dataclass(frozen=True)
class Mark:
    """A shape: its classes, its path, and what it says to whoever points at it."""

    look: str
    path: str
    said: str = ""


@dataclass(frozen=True)
class Word:
    """Something written into the picture, around a middle."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Entry:
    """A line of the legend, with a small mark for it."""

    look: str
    path: str
    text: str
    more: str = ""


@dataclass(frozen=True)
class Chart:
    """What a template draws."""

    kind: str
    title: str
    said: str
    width: float
    height: float
    marks: Sequence[Mark]
    values: Sequence[Word]
    legend: Sequence[Entry]
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    ticks: Sequence[Word] = ()
    names: Sequence[Word] = ()
    left: float = 0.0
    right: float = 0.0
    """Where the lines of the grid begin and end."""
    foot: float = 0.0
    """Where the line of zero lies, or of the lowest tick."""
    x_label: str = ""
    y_label: str = ""


@dataclass(frozen=True)
class _Series:
    name: str
    values: tuple[float, ...]


@dataclass(frozen=True)
class _Paper:
    """The part of the picture between the axes."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    number: int

    @property
    def band(self) -> float:
        return (self.right - self.left) / self.number

    def x(self, index: int) -> float:
        return self.left + self.band * (index + 0.5)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * self.scale.share(value)


def chart_of(block: Json) -> Chart:
    """Lay out the chart of a block."""
    kind = str(block["chart"]["type"])
    return _pie(str(block["title"]), block["chart"]) if kind == "pie" else _over_categories(block, kind)


def _over_categories(block: Json, kind: str) -> Chart:
    axes = block["chart"]["axis_config"]
    categories = [str(each) for each in axes["categories"]]
    every = [_series(each, categories) for each in block["chart"]["series"]]
    x_label, y_label = str(axes.get("x_label") or ""), str(axes.get("y_label") or "")
    scale = Scale.of([value for each in every for value in each.values], from_zero=kind != "line")
    left = 14 + _LETTER * max(len(figure(tick)) for tick in scale.ticks)
    bottom = HEIGHT - (36 if x_label else 20)
    paper = _Paper(left, WIDTH - 8, 26 if y_label else 14, bottom, scale, len(categories))
    title = str(block["title"])
    lists = "; ".join(f"{each.name}: {_listed(categories, each.values)}" for each in every)
    return Chart(
        kind=kind,
        title=title,
        said=f"{title}. {_KINDS[kind]}. {lists}",
        width=WIDTH,
        height=HEIGHT,
        marks=list(_MARKS[kind](paper, every, categories)),
        values=list(_values(paper, every, kind)),
        legend=[_entry(kind, at, each.name) for at, each in enumerate(every)] if len(every) > 1 else (),
        heads=[x_label, *(each.name for each in every)],
        rows=[[name, *(figure(each.values[at]) for each in every)] for at, name in enumerate(categories)],
        ticks=[Word(left - 7, paper.y(tick), figure(tick)) for tick in scale.ticks],
        names=list(_names(paper, categories)),
        left=paper.left,
        right=paper.right,
        foot=paper.y(scale.foot),
        x_label=x_label,
        y_label=y_label,
    )


def _series(given: Json, categories: Sequence[str]) -> _Series:
    """Read a series in the order of the categories; its points may come in any."""
    values = {str(point["label"]): number(point["value"]) for point in given["data"]}
    return _Series(str(given["name"]), tuple(values[each] for each in categories))


def _listed(categories: Sequence[str], values: Sequence[float]) -> str:
    return ", ".join(f"{name} {figure(value)}" for name, value in zip(categories, values, strict=True))


# What stands for the values


def _lines(paper: _Paper, every: Sequence[_Series], categories: Sequence[str]) -> Iterator[Mark]:
    for at, series in enumerate(every):
        yield Mark(f"stroke hue-{at}", "M" + "L".join(_points(paper, series)))
    for at, series in enumerate(every):
        yield from _dots(paper, at, series, categories)


def _areas(paper: _Paper, every: Sequence[_Series], categories: Sequence[str]) -> Iterator[Mark]:
    foot = paper.y(paper.scale.foot)
    for at, series in enumerate(every):
        points = _points(paper, series)
        edges = [_point(paper.x(len(points) - 1), foot), _point(paper.x(0), foot)]
        yield Mark(f"fill hue-{at}", "M" + "L".join([*points, *edges]) + "Z")
        yield Mark(f"stroke hue-{at}", "M" + "L".join(points))
    for at, series in enumerate(every):
        yield from _dots(paper, at, series, categories)


def _bars(paper: _Paper, every: Sequence[_Series], categories: Sequence[str]) -> Iterator[Mark]:
    room = min(paper.band * 0.76, 56.0 * len(every))
    wide = room / len(every)
    foot = paper.y(paper.scale.foot)
    for at, series in enumerate(every):
        for index, value in enumerate(series.values):
            x = paper.x(index) - room / 2 + wide * at
            y = paper.y(value)
            edge = max(wide - min(2.0, wide / 4), 0.5)
            path = f"M{x:.1f} {foot:.1f}V{y:.1f}h{edge:.1f}V{foot:.1f}Z"
            yield Mark(f"solid hue-{at}", path, f"{series.name}, {categories[index]}: {figure(value)}")


def _dots(paper: _Paper, at: int, series: _Series, categories: Sequence[str]) -> Iterator[Mark]:
    for index, value in enumerate(series.values):
        path = _sign(at, paper.x(index), paper.y(value))
        yield Mark(f"dot hue-{at}", path, f"{series.name}, {categories[index]}: {figure(value)}")


_MARKS = {"line": _lines, "area": _areas, "bar": _bars}


def _points(paper: _Paper, series: _Series) -> list[str]:
    return [_point(paper.x(index), paper.y(value)) for index, value in enumerate(series.values)]


def _point(x: float, y: float) -> str:
    return f"{x:.1f} {y:.1f}"


def _sign(at: int, x: float, y: float) -> str:
    """Draw the sign of a series, so that no two are told apart by their colour alone."""
    sides, turn, size = _SIGNS[at % len(_SIGNS)]
    if not sides:
        r = _DOT * size
        return f"M{x - r:.1f} {y:.1f}a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0Z"
    angles = (math.radians(turn + 360 / sides * side) for side in range(sides))
    corners = [_point(x + _DOT * size * math.sin(a), y - _DOT * size * math.cos(a)) for a in angles]
    return "M" + "L".join(corners) + "Z"


_SIGNS = ((0, 0, 1.0), (4, 45, 1.25), (3, 0, 1.4), (4, 0, 1.35), (3, 180, 1.4), (6, 0, 1.2))
"""A circle, a square, a triangle, a diamond, a triangle on its tip, a hexagon: corners, turn, size."""


# What is written


def _values(paper: _Paper, every: Sequence[_Series], kind: str) -> Iterator[Word]:
    """Write each value at its mark where there is one series and room enough."""
    values = every[0].values
    if len(every) > 1 or max(len(figure(value)) for value in values) * _LETTER > paper.band:
        return
    foot = paper.scale.foot
    for index, value in enumerate(values):
        top = max(value, foot) if kind == "bar" else value  # a bar that hangs down has its room above it
        yield Word(paper.x(index), paper.y(top) - 8, figure(value))


def _names(paper: _Paper, categories: Sequence[str]) -> Iterator[Word]:
    """Write the categories, or as many as there is room for, the last of them always."""
    most = max(_NAME_LEAST, int(paper.band / _LETTER) - 1)
    short = [each if len(each) <= most else f"{each[: most - 1]}…" for each in categories]
    widest = max(len(each) for each in short) * _LETTER + 6
    step = max(1, math.ceil(widest / paper.band))
    for index, name in enumerate(short):
        if (len(short) - 1 - index) % step == 0:
            half = len(name) * _LETTER / 2
            yield Word(min(max(paper.x(index), half), WIDTH - half), paper.bottom + 15, name)


def _entry(kind: str, at: int, name: str, more: str = "") -> Entry:
    if kind in {"line", "area"}:
        return Entry(f"dot hue-{at}", _sign(at, 6, 6), name, more)
    return Entry(f"solid hue-{at}", "M1 1h10v10h-10Z", name, more)


# Pies


def _pie(title: str, chart: Json) -> Chart:
    labels = [str(each["label"]) for each in chart["segments"]]
    values = [number(each["value"]) for each in chart["segments"]]
    largest = max(*values, TINY)
    parts = [max(value, TINY) / largest for value in values]  # so that even the largest numbers have a sum
    shares = [part / sum(parts) for part in parts]
    percents = [f"{share:.0%}" for share in shares]
    lists = ", ".join(f"{a} {figure(b)} ({c})" for a, b, c in zip(labels, values, percents, strict=True))
    return Chart(
        kind="pie",
        title=title,
        said=f"{title}. {_KINDS['pie']}. {lists}",
        width=_ROUND,
        height=_ROUND,
        marks=[
            Mark(f"slice hue-{at}", path, f"{labels[at]}: {figure(values[at])}, {percents[at]}")
            for at, path in enumerate(_slices(shares))
        ],
        values=list(_shares(shares)),
        legend=[_entry("pie", at, label, f"{figure(values[at])} · {percents[at]}") for at, label in enumerate(labels)],
        heads=["", "Value", "Share"],
        rows=[list(row) for row in zip(labels, map(figure, values), percents, strict=True)],
    )


def _slices(shares: Sequence[float]) -> Iterator[str]:
    radius, turned = _ROUND / 2 - 4, 0.0
    for share in shares:
        # An arc that comes back to where it began is nothing, so a whole round is drawn as two halves.
        halves = (turned, turned + share / 2, turned + share)
        begin, middle, end = (_point(*_on_circle(radius, each)) for each in halves)
        arc = f"A{radius:.1f} {radius:.1f} 0 0 1 "
        around = f"M{begin}{arc}{middle}{arc}{end}"
        yield f"{around}Z" if share >= 1 else f"{around}L{_ROUND / 2:.1f} {_ROUND / 2:.1f}Z"
        turned += share


def _shares(shares: Sequence[float]) -> Iterator[Word]:
    turned = 0.0
    for share in shares:
        if _SHOWN_SHARE <= share < 1:
            x, y = _on_circle(_ROUND * 0.33, turned + share / 2)
            yield Word(x, y + 4, f"{share:.0%}")
        turned += share


def _on_circle(radius: float, turned: float) -> tuple[float, float]:
    angle = 2 * math.pi * turned
    return _ROUND / 2 + radius * math.sin(angle), _ROUND / 2 - radius * math.cos(angle)
