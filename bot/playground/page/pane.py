"""One person's half of the page, over one WebSocket: their gestures come in, what they see goes out.

Sent are only the parts of regions that differ from what the browser has; a browser that comes back after a
break gets everything and keeps what was typed.
"""

import asyncio
import logging
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket

from bot.playground.page.difference import Shown
from bot.playground.page.gestures import GESTURES, Actor
from bot.playground.page.ink import Ink
from bot.playground.page.lines import FIRST_SHOWN, Marks
from bot.playground.page.places import Place, Readings, asked_place
from bot.playground.page.regions import REGIONS, Sight, draw_region
from bot.playground.page.talking import heard, talk, tell
from bot.playground.refusal import Refusal
from bot.playground.scene import NotPossible, Scene
from bot.playground.verbs import People
from bot.playground.workspace import Change, Json, Notice, Person
from bot.playground.workspace.changes import Subscription
from bot.playground.workspace.ids import new_id

_log = logging.getLogger(__name__)
_TOASTS = 3
_MINUTE = 60.0
"""Clocks are shown to the minute, so that the panes beside one another go on to the next one together."""
_IN_CHANNEL = ("timeline", "thread", "sidebar")
_REDRAWN = {
    "modal": ("modals",),
    "home": ("home",),
    "canvas": ("canvas_head", "canvas"),
    "notice": ("timeline", "thread", "modals", "home", "toasts"),
}


class Pane:
    """The connection of one pane."""

    def __init__(  # noqa: PLR0913, PLR0917 - whose, where, and what it draws from
        self, socket: WebSocket, scene: Scene, people: People, person: Person, side: str, readings: Readings
    ) -> None:
        self._socket = socket
        self._scene = scene
        self._people = people
        self._person_id = person.id
        self._shown = Shown()
        self._dirty: set[str] = set(REGIONS)
        self._wake = asyncio.Event()
        self._gestures: set[asyncio.Task[None]] = set()
        self._known_notices = {notice.id for notice in scene.workspace.notices_of(person.id)}
        ink = Ink(scene, person, side, scene.clock.now())
        self._sight = Sight(ink, asked_place(scene, person, socket.query_params), readings)
        self._sight.marks.lit = socket.query_params.get("message", "")

    async def serve(self) -> None:
        """Talk with the browser until it leaves."""
        await self._socket.accept()
        with self._scene.workspace.changes.subscribe() as feed:
            self._watch()
            if self._sight.place.tab == "home":
                self._start({"do": "look_app", "tab": "home"})
            await talk(self._listen(), self._follow(feed), self._tell())

    # Outwards

    async def _follow(self, feed: Subscription) -> None:
        async for change in feed:
            if regions := self._touched(change):
                self._soil(regions)

    async def _tell(self) -> None:
        await tell(self._socket, self._facts())
        place: Place | None = None
        while True:
            self._wake.clear()
            self._go_with_the_clock()
            if place != self._sight.place:
                place = self._sight.place
                await tell(self._socket, self._where(place))
            dirty, self._dirty = self._dirty, set()
            for region in REGIONS:
                if region in dirty:
                    record = self._shown.difference(region, draw_region(region, self._sight))
                    if record is not None:
                        await tell(self._socket, record)
            with suppress(TimeoutError):
                async with asyncio.timeout(_MINUTE - self._scene.clock.now() % _MINUTE):
                    await self._wake.wait()

    def _go_with_the_clock(self) -> None:
        """Draw what says the time once another minute has begun, whatever else happens meanwhile."""
        if self._scene.clock.now() // _MINUTE != self._sight.ink.now // _MINUTE:
            self._renew()
            self._dirty.update(("switcher", *_IN_CHANNEL))

    def _touched(self, change: Change) -> Iterable[str]:
        if change.person_id not in {"", self._person_id} and change.kind != "person":
            return ()
        if change.kind in {"person", "channel", "clock", "resync"}:
            self._renew()
            self._sight.lines.forget()
            return REGIONS
        if change.kind in {"message", "message_gone"}:
            return _IN_CHANNEL if change.channel_id == self._sight.place.channel_id else ("sidebar",)
        if change.kind == "on_show":
            self._watch()
        if change.kind == "notice":
            self._take_notices()
        return _REDRAWN.get(change.kind, ())

    def _watch(self) -> None:
        """Open the thread that is played, where its channel is looked at and nothing else beside it."""
        (channel_id, thread_ts), place = self._scene.on_show, self._sight.place
        if thread_ts and place == Place(channel_id):
            self._look(Place(channel_id, thread_ts))

    def _take_notices(self) -> None:
        for notice in self._scene.workspace.notices_of(self._person_id):
            if notice.id not in self._known_notices:
                self._known_notices.add(notice.id)
                self._add_notice(notice)

    def _add_notice(self, notice: Notice) -> None:
        self._marks.notices.append(notice)
        free = [each for each in self._marks.notices if not (each.message_ts or each.view_id)]
        for old in free[:-_TOASTS]:
            self._marks.notices.remove(old)

    def _renew(self) -> None:
        state = self._scene.workspace
        viewer = state.people.get(self._person_id, self._sight.ink.viewer)
        self._sight.ink = Ink(self._scene, viewer, self._sight.ink.side, self._scene.clock.now())

    def _soil(self, regions: Iterable[str]) -> None:
        self._dirty.update(regions)
        self._wake.set()

    @property
    def _marks(self) -> Marks:
        return self._sight.marks

    def _facts(self) -> Json:
        app = self._scene.app
        # The app first: it is whom people write to most here, and they may not know its name.
        people = sorted(self._scene.workspace.people.values(), key=lambda each: not each.is_bot)
        handles = [(each.name, each.real_name) for each in people if not each.deleted]
        commands = [(c.name, c.usage_hint, c.description) for c in app.commands]
        invite = ("/invite", "@name", "Bring somebody, or the app, into this channel")
        return {"kind": "facts", "people": handles, "commands": [*commands, invite]}

    def _where(self, place: Place) -> Json:
        channel = self._sight.channel
        return {
            "kind": "place",
            "person": self._sight.ink.viewer.name,
            "channel": place.channel_id,
            "name": (channel.name or channel.id) if channel else "",
            "thread_ts": place.thread_ts,
            "tab": place.tab,
            "canvas": place.canvas_id,
        }

    # Inwards

    async def _listen(self) -> None:
        async for given in heard(self._socket):
            self._start(given)

    def _start(self, given: Json) -> None:
        task = asyncio.create_task(self._act(given))
        self._gestures.add(task)
        task.add_done_callback(self._gestures.discard)

    async def _act(self, given: Json) -> None:
        problem = ""
        try:
            await self._do(given)
        except NotPossible as no:
            problem = str(no)
        except Refusal as refusal:
            problem = f"Slack refused it: {refusal.error}."
        except Exception as wrong:  # noqa: BLE001 - whatever breaks, the person must not be left waiting
            _log.exception("page: the gesture %s of %s broke", given.get("do"), self._person_id)
            problem = f"The playground stumbled over that ({wrong!r}); its log says more."
        if problem:
            self._add_notice(Notice(new_id("N"), self._person_id, problem, "not_possible", self._sight.ink.now))
            self._soil(("toasts",))
        await tell(self._socket, {"kind": "done", "id": given.get("id"), "problem": problem})

    async def _do(self, given: Json) -> None:
        name = str(given["do"])
        if name in {"press", "press_in_view", "submit"}:
            self._drop_notices(str(given.get("ts", "")), str(given.get("view", "")))
        if name == "write":
            self._marks.notices = [each for each in self._marks.notices if each.message_ts or each.view_id]
            self._soil(("toasts",))
        if name == "press":
            self._marks.pressed[str(given["ts"])] = str(given["block"])
        if name == "look":
            self._look(asked_place(self._scene, self._sight.ink.viewer, given), str(given.get("message", "")))
        elif name == "look_person":
            channel = await self._people.open_direct(self._person_id, str(given["other"]))
            self._look(Place(channel.id))
        elif name == "look_app":
            await self._look_at_app(str(given.get("tab", "home")))
        elif name == "earlier":
            self._sight.most += FIRST_SHOWN
            self._soil(("timeline",))
        elif name == "dismiss_notice":
            self._marks.notices = [each for each in self._marks.notices if each.id != given["notice"]]
            self._soil(_REDRAWN["notice"])
        else:
            actor = Actor(self._people, self._scene, self._sight.ink.viewer, self._sight.place.channel_id)
            await GESTURES[name](actor, given)

    async def _look_at_app(self, tab: str) -> None:
        channel = await self._people.open_direct(self._person_id, self._scene.bot.id)
        has_home = self._scene.app.home_tab
        tab = "home" if tab == "home" and has_home else ""
        self._look(Place(channel.id, tab=tab))
        await self._people.open_home(self._person_id, tab or "messages")

    def _look(self, place: Place, lit: str = "") -> None:
        if place.channel_id != self._sight.place.channel_id:
            self._sight.most = FIRST_SHOWN
            self._marks.notices = [each for each in self._marks.notices if each.view_id]
        self._sight.place, self._marks.lit = place, lit
        self._soil(REGIONS)

    def _drop_notices(self, ts: str, view_id: str) -> None:
        kept: list[Any] = []
        for each in self._marks.notices:
            about_it = (ts and each.message_ts == ts) or (view_id and each.view_id == view_id)
            if not about_it:
                kept.append(each)
        if len(kept) != len(self._marks.notices):
            self._marks.notices = kept
            self._soil(_REDRAWN["notice"])
