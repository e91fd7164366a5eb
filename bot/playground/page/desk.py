"""The desk below the panes, over one WebSocket: the inspector, the clock, the faults and the app's connection."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from starlette.websockets import WebSocket

from bot.playground.faults import FAULT_NAMES, Fault
from bot.playground.page.difference import Items, Shown
from bot.playground.page.drawing import draw
from bot.playground.page.talking import heard, talk, tell
from bot.playground.page.wording import Times
from bot.playground.playground import Playground
from bot.playground.scene import Scene
from bot.playground.steps import STEPS
from bot.playground.workspace import ApiCall, Json
from bot.playground.workspace.changes import Subscription

_LINES = 200
_LOOK_SECONDS = 1.0
FAULT_WORDS = {
    "ratelimited": ("Too many requests", "Web API calls get 429 with Retry-After"),
    "server_error": ("Server error", "Web API calls get 500 and nothing is done"),
    "error_after": ("Error after the fact", "Web API calls get 500 although they were done"),
    "slow": ("Slow answers", "Web API answers come late"),
    "lost_request": ("Lost request", "The connection breaks before anything is done"),
    "lost_answer": ("Lost answer", "The connection breaks although it was done"),
    "duplicate_event": ("Doubled events", "Every event is delivered twice"),
    "dropped_event": ("Dropped events", "Events are never delivered"),
    "late_event": ("Late events", "Events come late, behind later ones"),
    "closed_socket": ("Closed socket", "The socket closes in place of a delivery"),
    "no_canvases": ("No canvases", "Canvases are switched off in this workspace"),
    "free_team": ("Free plan", "A canvas can only be the one tab of a channel"),
    "canvases_restricted": ("Canvases restricted", "The app may make, change and delete no canvases"),
    "canvas_locked": ("Locked canvas", "A canvas cannot be changed for the moment"),
    "no_charts": ("No charts", "Messages with a chart are refused, as by an older Slack"),
}
_STEPS = (
    ("hour", "+1 hour"),
    ("day", "+1 day"),
    ("monday", "Next Monday"),
    ("week", "+1 week"),
    ("month", "+1 month"),
)
_AS_IF_OFF = "; what comes on the way, such as check-ins, is passed by, as if the app had been off"
_PAST = {"week": _AS_IF_OFF, "month": _AS_IF_OFF}
"""Steps so long that something may come between."""
_SETTINGS: dict[str, dict[str, Any]] = {
    "once": {"times": 1, "share": 1.0},
    "some": {"times": None, "share": 1 / 3},
    "always": {"times": None, "share": 1.0},
}


class Desk:
    """The connection of one desk."""

    def __init__(self, socket: WebSocket, playground: Playground, scene: Scene, tz: str, *, moves: bool) -> None:
        self._socket = socket
        self._playground = playground
        self._scene = scene
        self._tz = tz
        self._moves = moves
        self._shown = Shown()
        self._wake = asyncio.Event()
        self._went = ""
        """Where the clock was moved to last, for a step whose end nobody knows beforehand."""

    async def serve(self) -> None:
        """Talk with the browser until it leaves."""
        await self._socket.accept()
        with self._scene.workspace.changes.subscribe() as feed:
            await talk(self._listen(), self._follow(feed), self._tell())

    async def _follow(self, feed: Subscription) -> None:
        async for change in feed:
            if change.kind in {"call", "clock", "person", "resync"}:
                self._wake.set()

    async def _tell(self) -> None:
        while True:
            self._wake.clear()
            for region, items in self._regions():
                record = self._shown.difference(region, items)
                if record is not None:
                    await tell(self._socket, record)
            try:
                async with asyncio.timeout(_LOOK_SECONDS):
                    await self._wake.wait()
            except TimeoutError:
                continue

    async def _listen(self) -> None:
        async for given in heard(self._socket):
            await self._do(given)
            self._wake.set()

    async def _do(self, given: Json) -> None:
        name = given.get("do")
        if name == "fault" and given.get("fault") in FAULT_NAMES:
            self._switch(str(given["fault"]), str(given.get("setting")))
        elif name == "limits":
            self._playground.limits.on = bool(given.get("on"))
        elif name == "advance" and self._moves:
            self._went = await self._advance(str(given.get("by")))
        elif name == "heard":
            self._went = ""

    async def _advance(self, by: str) -> str:
        """Move the clock, and say where it went if the button could not."""
        clock, ahead = self._playground.clock, {each.name: each for each in self._playground.ahead}
        if by in STEPS:
            clock.advance_to(STEPS[by](self._times().now).timestamp())
        if by not in ahead:
            return ""
        stop = await ahead[by].find()
        if stop is None:
            return ahead[by].nothing
        channel = self._scene.workspace.channels.get(stop.channel)
        where = f" in #{channel.name}" if channel else ""
        if stop.at <= clock.now():
            return f"The clock stays. {stop.comes} now{where}; give it a moment."
        clock.advance_to(stop.at)
        return f"Now it is {self._times().today}. {stop.comes} now{where}."

    def _switch(self, name: str, setting: str) -> None:
        if setting in _SETTINGS:
            self._playground.faults.set(replace(Fault(name, seconds=5.0), **_SETTINGS[setting]))
        else:
            self._playground.faults.clear(name)

    def _times(self) -> Times:
        return Times.of(self._tz, self._scene.clock.now())

    def _regions(self) -> Iterator[tuple[str, Items]]:
        yield "link", self._link()
        yield "clock", [("clock", self._clock())]
        yield "went", [("went", draw("clock_went.html", went=self._went))] if self._went else []
        yield "faults", self._faults()
        yield "calls", self._calls()

    def _clock(self) -> str:
        times = self._times()
        leads = ((by, words, STEPS[by](times.now)) for by, words in _STEPS)
        steps = [(by, words, f"{times.exact(to.timestamp())}{_PAST.get(by, '')}") for by, words, to in leads]
        return draw("clock.html", times=times, moves=self._moves, steps=steps, ahead=self._playground.ahead)

    def _link(self) -> Items:
        reachable = self._playground.over_http is not None or bool(
            self._playground.sockets_of[self._scene.workspace.team_id].connections
        )
        yield "link", draw("link.html", app=self._scene.app, reachable=reachable)

    def _faults(self) -> Items:
        for name in FAULT_NAMES:
            fault = self._playground.faults.on.get(name)
            yield name, draw("fault.html", name=name, words=FAULT_WORDS[name], setting=_setting(fault), fault=fault)
        yield "limits", draw("limits.html", on=self._playground.limits.on)

    def _calls(self) -> Items:
        times = self._times()
        for call in _latest(self._playground.inspector.lines, self._scene.workspace.team_id):
            yield str(call.number), draw("call.html", call=call, times=times)


def _setting(fault: Fault | None) -> str:
    if fault is None:
        return "off"
    if fault.times is not None:
        return "once"
    return "always" if fault.share >= 1.0 else "some"


def _latest(lines: Iterable[ApiCall], team_id: str) -> list[ApiCall]:
    ours = [line for line in lines if line.team_id in {"", team_id}]
    return ours[-_LINES:]
