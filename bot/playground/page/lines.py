"""The lines of a channel and of a thread: messages, the days between them, warnings beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.playground.page.drawing import draw
from bot.playground.page.ink import Ink
from bot.playground.page.places import Place
from bot.playground.workspace import Message, Notice

_TOGETHER_SECONDS = 300
FIRST_SHOWN = 150
"""How many lines of a channel are shown until somebody asks for earlier ones."""


@dataclass
class Marks:
    """What one pane puts on messages besides what they say."""

    notices: list[Notice] = field(default_factory=list)
    """Slack's warnings that came while the pane was open and were not dismissed."""
    pressed: dict[str, str] = field(default_factory=dict)
    """The block last pressed in a message, by its ts."""
    lit: str = ""
    """The message a link has led to."""


@dataclass(frozen=True)
class Line:
    """A message with what its look depends on besides."""

    message: Message
    region: str
    follows: bool
    """Its author stands above it already."""
    replies: tuple[str, ...] = ()
    """Who replied, one entry a reply."""
    latest: str = ""
    warnings: tuple[Notice, ...] = ()
    pressed: str = ""
    """The block the viewer pressed last, beside which warnings belong."""
    is_lit: bool = False
    """A link has led here."""


class Lines:
    """Draws messages for one pane and remembers how each looked, so that one change draws one message."""

    def __init__(self) -> None:
        self._drawn: dict[tuple[str, str], tuple[tuple[Any, ...], str]] = {}

    def forget(self) -> None:
        """Draw everything anew, as when a name or the clock has changed."""
        self._drawn.clear()

    def timeline(self, ink: Ink, place: Place, marks: Marks, most: int) -> Iterator[tuple[str, str]]:
        """Give the channel, its latest lines."""
        seen = ink.scene.workspace.timeline(place.channel_id, ink.viewer.id)
        if len(seen) > most:
            yield "earlier", draw("earlier.html", number=len(seen) - most)
            seen = seen[-most:]
        elif channel := ink.scene.workspace.channels.get(place.channel_id):
            yield "beginning", draw("beginning.html", ink=ink, channel=channel)
        yield from self._lines(ink, "timeline", seen, marks)

    def thread(self, ink: Ink, place: Place, marks: Marks) -> Iterator[tuple[str, str]]:
        """Give a thread, its parent first."""
        seen = ink.scene.workspace.thread(place.channel_id, place.thread_ts, ink.viewer.id)
        number = sum(1 for each in seen if each.is_reply and not each.ephemeral_to)
        for at, item in enumerate(self._lines(ink, "thread", seen, marks)):
            yield item
            if at == 0 and number:
                yield "replies", draw("replies.html", ink=ink, number=number)

    def _lines(self, ink: Ink, region: str, seen: Sequence[Message], marks: Marks) -> Iterator[tuple[str, str]]:
        before: Message | None = None
        for message in seen:
            day = ink.times.day(message.ts)
            if region == "timeline" and (before is None or ink.times.day(before.ts) != day):
                yield f"day-{day}", draw("day.html", day=day)
                before = None
            line = _line(ink, region, message, before, marks)
            yield f"m{message.ts}", self._draw(ink, line)
            before = message

    def _draw(self, ink: Ink, line: Line) -> str:
        place = f"{line.message.channel_id}:{line.message.ts}"
        entered = repr(ink.scene.workspace.values_in(ink.viewer.id, place))
        looks = (line, entered, ink.author(line.message), ink.times.now.date())
        key = (line.region, line.message.ts)
        known = self._drawn.get(key)
        if known is not None and known[0] == looks:
            return known[1]
        html = draw("message.html", ink=ink, line=line, message=line.message, place=place)
        self._drawn[key] = (looks, html)
        return html


def _line(ink: Ink, region: str, message: Message, before: Message | None, marks: Marks) -> Line:
    replies: tuple[str, ...] = ()
    latest = ""
    if region == "timeline" and not message.is_reply:
        found = ink.scene.workspace.replies(message.channel_id, message.ts)
        replies = tuple(each.author_id for each in found)
        latest = found[-1].ts if found else ""
    return Line(
        message,
        region,
        follows=before is not None and _together(before, message),
        replies=replies,
        latest=latest,
        warnings=tuple(each for each in marks.notices if each.message_ts == message.ts),
        pressed=marks.pressed.get(message.ts, ""),
        is_lit=message.ts == marks.lit,
    )


def _together(before: Message, message: Message) -> bool:
    same = (before.author_id, before.username, before.ephemeral_to) == (
        message.author_id,
        message.username,
        message.ephemeral_to,
    )
    plain = not (message.blocks or message.subtype or before.subtype)
    near = float(message.ts) - float(before.ts) < _TOGETHER_SECONDS
    return same and plain and near and message.reply_broadcast == before.reply_broadcast
