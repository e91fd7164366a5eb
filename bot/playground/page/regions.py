"""The regions of a pane: what stands in each of them for one person at one place."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.playground.page.difference import Items
from bot.playground.page.drawing import draw
from bot.playground.page.ink import Ink
from bot.playground.page.lines import FIRST_SHOWN, Lines, Marks
from bot.playground.page.own import own_of
from bot.playground.page.places import Place, Readings, is_with_app
from bot.playground.workspace import Canvas, Channel, Person


@dataclass
class Sight:
    """All that decides what a pane shows."""

    ink: Ink
    place: Place
    readings: Readings
    marks: Marks = field(default_factory=Marks)
    lines: Lines = field(default_factory=Lines)
    most: int = FIRST_SHOWN

    @property
    def channel(self) -> Channel | None:
        """Give the channel looked at, unless it is gone or hidden by now."""
        state = self.ink.scene.workspace
        channel = state.channels.get(self.place.channel_id)
        return channel if channel and state.may_see(self.ink.viewer.id, channel) else None

    @property
    def with_app(self) -> bool:
        """Say whether this is the conversation with the app."""
        return self.channel is not None and is_with_app(self.ink.scene, self.channel)


def draw_region(name: str, sight: Sight) -> Items:
    """Draw one region."""
    return _REGIONS[name](sight)


def _switcher(sight: Sight) -> Items:
    people = sight.ink.scene.workspace.people.values()
    choice = [each for each in people if not each.is_bot and not each.deleted]
    own = own_of(sight.ink.viewer, sight.ink.times)
    yield "switcher", draw("switcher.html", ink=sight.ink, people=choice, own=own)


def _sidebar(sight: Sight) -> Items:
    ink, state = sight.ink, sight.ink.scene.workspace
    seen = [each for each in state.channels.values() if not each.is_direct and not each.is_archived]
    seen.sort(key=lambda each: each.name)
    own = [each for each in seen if ink.viewer.id in each.members]
    others = [each for each in seen if each not in own and state.may_see(ink.viewer.id, each)]
    yield from _entries(sight, "Channels", own)
    yield from _entries(sight, "Other channels", others)
    yield "people", draw("sidebar_heading.html", title="Direct messages")
    for person in state.people.values():
        if not person.is_bot and not person.deleted and person.id != ink.viewer.id:
            yield f"p-{person.id}", _person_entry(sight, person)
    if ink.scene.installation.active:
        yield "apps", draw("sidebar_heading.html", title="Apps")
        yield "app", _person_entry(sight, ink.scene.bot, template="sidebar_app.html")


def _entries(sight: Sight, title: str, channels: Sequence[Channel]) -> Iterator[tuple[str, str]]:
    if channels:
        yield title, draw("sidebar_heading.html", title=title)
    for channel in channels:
        unread = _unread(sight, channel) if title == "Channels" else 0
        current = channel.id == sight.place.channel_id
        yield channel.id, draw("sidebar_channel.html", channel=channel, unread=unread, current=current)


def _person_entry(sight: Sight, person: Person, template: str = "sidebar_person.html") -> str:
    channel = sight.ink.scene.workspace.find_direct(sight.ink.viewer.id, person.id)
    unread = _unread(sight, channel) if channel else 0
    current = channel is not None and channel.id == sight.place.channel_id
    return draw(template, ink=sight.ink, person=person, unread=unread, current=current)


def _unread(sight: Sight, channel: Channel) -> int:
    if channel.id == sight.place.channel_id and sight.place.tab != "home":
        return 0
    return sight.readings.unread(sight.ink.scene, sight.ink.viewer.id, channel.id)


def _head(sight: Sight) -> Items:
    channel = sight.channel
    if channel is None:
        yield "nowhere", draw("nowhere.html")
        return
    ink, state = sight.ink, sight.ink.scene.workspace
    members = [each for each in state.people.values() if each.id in channel.members]
    other = next((ink.face(each.id) for each in members if each.id != ink.viewer.id and not each.is_bot), None)
    absent = [each for each in state.people.values() if each.id not in channel.members and not each.deleted]
    yield (
        channel.id,
        draw(
            "head.html",
            ink=ink,
            channel=channel,
            members=members,
            absent=absent,
            people=[each for each in members if not (each.is_bot or each.deleted or each.id == ink.viewer.id)],
            with_app=sight.with_app,
            other=other if channel.kind == "im" else None,
            tab=sight.place.tab,
        ),
    )


def _timeline(sight: Sight) -> Items:
    if sight.channel is None or sight.place.tab == "home":
        return
    state, viewer = sight.ink.scene.workspace, sight.ink.viewer
    seen = state.timeline(sight.place.channel_id, viewer.id)
    if seen:
        sight.readings.read(viewer.id, sight.place.channel_id, seen[-1].ts)
    yield from sight.lines.timeline(sight.ink, sight.place, sight.marks, sight.most)


def _home(sight: Sight) -> Items:
    if not sight.with_app or sight.place.tab != "home":
        return
    view = sight.ink.scene.workspace.homes.get(sight.ink.viewer.id)
    key = view.id if view else "no-home"
    warnings = [each for each in sight.marks.notices if view and each.view_id == view.id]
    yield key, draw("home.html", ink=sight.ink, view=view, place=key, errors={}, warnings=warnings)


def _composer(sight: Sight) -> Items:
    if sight.channel is not None and sight.place.tab != "home":
        yield f"to-{sight.channel.id}", _writing(sight, sight.channel, "")


def _thread_head(sight: Sight) -> Items:
    if sight.place.thread_ts and sight.channel is not None:
        yield "head", draw("thread_head.html", ink=sight.ink, channel=sight.channel)


def _thread(sight: Sight) -> Items:
    if sight.place.thread_ts and sight.channel is not None:
        yield from sight.lines.thread(sight.ink, sight.place, sight.marks)


def _thread_composer(sight: Sight) -> Items:
    if sight.place.thread_ts and sight.channel is not None:
        thread_ts = sight.place.thread_ts
        yield f"to-{sight.channel.id}-{thread_ts}", _writing(sight, sight.channel, thread_ts)


def _writing(sight: Sight, channel: Channel, thread_ts: str) -> str:
    app = sight.ink.scene.app
    return draw(
        "composer.html",
        ink=sight.ink,
        channel=channel,
        thread_ts=thread_ts,
        is_member=sight.ink.viewer.id in channel.members,
        is_closed=sight.with_app and (not app.messages_tab or app.messages_read_only),
    )


def _canvas_head(sight: Sight) -> Items:
    if sight.place.canvas_id:
        yield "head", draw("canvas_head.html", ink=sight.ink, canvas=_canvas_open(sight))


def _canvas(sight: Sight) -> Items:
    if not sight.place.canvas_id:
        return
    state = sight.ink.scene.workspace
    canvas = _canvas_open(sight)
    readers = [state.channels[each] for each in canvas.access if each in state.channels] if canvas else []
    there = sight.place.canvas_id in state.canvases
    yield sight.place.canvas_id, draw("canvas.html", ink=sight.ink, canvas=canvas, there=there, readers=readers)


def _canvas_open(sight: Sight) -> Canvas | None:
    """Give the canvas looked at, unless it is gone or not for whoever looks."""
    state = sight.ink.scene.workspace
    canvas = state.canvases.get(sight.place.canvas_id)
    return canvas if canvas and state.may_open(sight.ink.viewer.id, canvas) else None


def _modals(sight: Sight) -> Items:
    stack = sight.ink.scene.workspace.stacks.get(sight.ink.viewer.id, ())
    for at, view in enumerate(stack):
        given: Mapping[str, Any] = {
            "view": view,
            "place": view.id,
            "errors": view.errors,
            "is_top": at == len(stack) - 1,
            "depth": at,
            "warnings": [each for each in sight.marks.notices if each.view_id == view.id],
        }
        yield view.id, draw("modal.html", ink=sight.ink, **given)


def _toasts(sight: Sight) -> Items:
    for notice in sight.marks.notices:
        if not (notice.message_ts or notice.view_id):
            yield notice.id, draw("toast.html", notice=notice, ink=sight.ink)


_REGIONS: Mapping[str, Callable[[Sight], Items]] = {
    "switcher": _switcher,
    "sidebar": _sidebar,
    "head": _head,
    "timeline": _timeline,
    "home": _home,
    "composer": _composer,
    "thread_head": _thread_head,
    "thread": _thread,
    "thread_composer": _thread_composer,
    "canvas_head": _canvas_head,
    "canvas": _canvas,
    "modals": _modals,
    "toasts": _toasts,
}
REGIONS: tuple[str, ...] = tuple(_REGIONS)
