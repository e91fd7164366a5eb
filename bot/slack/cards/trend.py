"""The weeks as a picture: a chart where Slack draws one, the same numbers as text where it does not."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.engine.cards.follow_up import Outlook, TrendPoint
from bot.sentence import Sentence
from bot.slack.writing.blocks import Json, section
from bot.slack.writing.text import LINE_BYTES, Line, calendar_day, counted, escape, inline, plain
from bot.tongue import day_in_short, say, told

LEAST = 2
"""Check-ins from which on there is something to see."""
LABEL = 20
RANK = 3
"""How soon it is left out of what is heard of a card."""
WEEKS = 20
"""As many as a chart has room for; the latest are shown."""
TITLE = Sentence("Week by week")
CHART = "data_visualization"
GAPS = Sentence("Open gaps")
ENDS = {
    "missed": Sentence("missed"),
    "skipped": Sentence("skipped"),
    "cut_short": Sentence("ended before anyone answered, counts for nothing"),
}
"""What is said of a week that was not held."""


def trend_blocks(outlook: Outlook | None) -> list[Json]:
    """Draw the weeks of a follow-up; nothing before there are two."""
    points, every = _shown(outlook), _each_day(outlook)
    if outlook is None or len(points) < LEAST:
        return []
    days = [day_in_short(point.date) for point in points]
    title = plain(outlook.streak[0], LABEL) if outlook.streak else ""
    series = {title: [point.streak for point in points]} if title else {}
    series[told(GAPS)] = [point.open_gaps for point in points]
    return [
        {
            "type": CHART,
            "title": told(TITLE)
            if len(points) == len(every)
            else say("{title}: the latest {weeks} of {count}", title=TITLE, weeks=WEEKS, count=len(every)),
            "chart": {
                "type": "line",
                "series": [
                    {
                        "name": name,
                        "data": [{"label": day, "value": value} for day, value in zip(days, values, strict=True)],
                    }
                    for name, values in series.items()
                ],
                "axis_config": {"categories": days},
            },
        }
    ]


def trend_lines(outlook: Outlook | None) -> list[str]:
    """Say the same in words, a line a week."""
    points = _each_day(outlook)
    if outlook is None or not points:
        return []
    title = outlook.streak[0] if outlook.streak else ""
    return [_said(point, title) for point in points]


def spoken_trend(outlook: Outlook | None) -> Line:
    """Say it for who hears the card: as many of the latest weeks as there is room for, and how many came before."""
    lines = trend_lines(outlook)
    if len(lines) < LEAST:
        return Line("", RANK)
    shown = WEEKS
    while len(_spoken(lines, shown).encode()) > LINE_BYTES and shown > 1:
        shown -= 1
    return Line(_spoken(lines, shown), RANK)


def earlier(lines: Sequence[str], shown: int) -> list[str]:
    """Say how many weeks are left out where only the latest are shown; nothing where none is."""
    left = len(lines) - shown
    return (
        [say("… and {how_many}; the memo lists all of them", how_many=counted(left, "earlier week", "earlier weeks"))]
        if left > 0
        else []
    )


def without_charts(blocks: Sequence[Json]) -> list[Json]:
    """Put text in place of every chart, for a workspace whose Slack draws none."""
    return [section(_as_text(block)) if block.get("type") == CHART else block for block in blocks]


def has_chart(payload: Mapping[str, Any]) -> bool:
    """Whether a message has a chart in it."""
    return any(block.get("type") == CHART for block in payload.get("blocks") or ())


def _as_text(block: Json) -> str:
    chart = block["chart"]
    days = chart["axis_config"]["categories"]
    width = max(map(len, days))
    names = [each["name"] for each in chart["series"]]
    rows = [
        f"{day.ljust(width)}  " + "  ".join(_cell(each, place) for each in chart["series"])
        for place, day in enumerate(days)
    ]
    head = f"{''.ljust(width)}  " + "  ".join(name for name in names)
    table = "\n".join([head, *rows])
    return f"*{inline(block['title'])}*\n```\n{escape(table)}\n```"


def _spoken(lines: Sequence[str], shown: int) -> str:
    return f"{told(TITLE)}: {'; '.join([*lines[-shown:], *earlier(lines, shown)])}."


def _cell(series: Json, place: int) -> str:
    return str(series["data"][place]["value"]).rjust(len(series["name"]))


def _shown(outlook: Outlook | None) -> Sequence[TrendPoint]:
    """Give the latest weeks."""
    return _each_day(outlook)[-WEEKS:]


def _each_day(outlook: Outlook | None) -> Sequence[TrendPoint]:
    """Give all weeks, each day once, for a chart's categories must differ."""
    by_day = {point.date: point for point in outlook.trend} if outlook else {}
    return list(by_day.values())


def _said(point: TrendPoint, title: str) -> str:
    streak = f"{inline(title, 60)} {point.streak}, " if title else ""
    gaps = counted(point.open_gaps, "open gap", "open gaps")
    how = f" ({told(ENDS[point.ended])})" if point.ended in ENDS else ""
    return f"{calendar_day(point.date)}: {streak}{gaps}, {inline(point.verdict, 80)}{how}"
