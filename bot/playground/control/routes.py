"""The routes of /control: acting as a person, reading the state, moving the clock, switching faults.

    POST /control/do/{verb}        {"person": "ana", "channel": "#general", …} → what the verb gives
    GET  /control/workspace        the team, its people and channels, the app
    GET  /control/messages         ?person&channel[&thread_ts]   as that person sees them
    GET  /control/views            ?person                        the modals they have open, the lowest first
    GET  /control/home             ?person
    GET  /control/notices          ?person
    GET  /control/calls            ?since&name                    the inspector
    GET  /control/clock            POST {"advance": seconds}, {"to": seconds since 1970}
                                   or {"by": "monday", "person": "ana"}: a step, by that person's own clock
    GET  /control/faults           POST a Fault · DELETE ?name
    POST /control/limits           {"on": false} or {"scale": 10}
    POST /control/sockets          {"reason": "refresh_requested"} tells every socket to leave

Every one takes ?team=T… where there are several workspaces.
"""

import json
import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from functools import cache
from inspect import Parameter, signature
from typing import Any, get_args, get_type_hints

from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.availability import local_time
from bot.playground.control import reading
from bot.playground.delivery.sockets import DisconnectReason
from bot.playground.faults import Fault
from bot.playground.playground import Playground
from bot.playground.refusal import Refusal
from bot.playground.scene import NotPossible, Scene
from bot.playground.steps import STEPS
from bot.playground.verbs import People
from bot.playground.workspace import Person

VERBS: tuple[str, ...] = tuple(
    name for name, member in vars(People).items() if callable(member) and not name.startswith("_")
)
_BAD = 400
_LARGEST = 1e11
"""Seconds since 1970 that no calendar ends before."""
Answer = Callable[[Request], Awaitable[Any]]


class Unclear(ValueError):  # noqa: N818 - a sentence for a person, not a failure
    """Raised when a request to the control API does not say what it must; says what."""


def control_routes(playground: Playground) -> list[BaseRoute]:
    """Make the routes."""
    control = _Control(playground)
    table: tuple[tuple[str, str, Answer], ...] = (
        ("POST", "/control/do/{verb}", control.do),
        ("GET", "/control/workspace", control.workspace),
        ("GET", "/control/messages", control.messages),
        ("GET", "/control/views", control.views),
        ("GET", "/control/home", control.home),
        ("GET", "/control/notices", control.notices),
        ("GET", "/control/calls", control.calls),
        ("GET", "/control/clock", control.clock),
        ("POST", "/control/clock", control.move_clock),
        ("GET", "/control/faults", control.faults),
        ("POST", "/control/faults", control.set_fault),
        ("DELETE", "/control/faults", control.clear_faults),
        ("POST", "/control/limits", control.limits),
        ("POST", "/control/sockets", control.sockets),
    )
    return [Route(path, _answering(answer), methods=[method]) for method, path, answer in table]


class _Control:
    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    async def do(self, request: Request) -> Any:
        verb = request.path_params["verb"]
        if verb not in VERBS:
            raise Unclear(f"there is no verb {verb}; choose one of {', '.join(VERBS)}")
        scene = self._scene(request)
        act = getattr(self._playground.people[scene.workspace.team_id], verb)
        given = await _body(request)
        try:
            signature(act).bind(**given)
        except TypeError as wrong:
            raise Unclear(f"{verb}: {wrong}; it takes {signature(act)}") from wrong
        for name, kind in {**_PERSON, **_takes(verb)}.items():
            _of_its_kind(verb, name, kind, given)
        return reading.shown(scene, await act(**given))

    async def workspace(self, request: Request) -> Any:
        return reading.workspace(self._scene(request), self._playground)

    async def messages(self, request: Request) -> Any:
        thread_ts = request.query_params.get("thread_ts", "")
        return reading.messages(self._scene(request), _ask(request, "person"), _ask(request, "channel"), thread_ts)

    async def views(self, request: Request) -> Any:
        return reading.views(self._scene(request), _ask(request, "person"))

    async def home(self, request: Request) -> Any:
        return reading.home(self._scene(request), _ask(request, "person"))

    async def notices(self, request: Request) -> Any:
        return reading.notices(self._scene(request), _ask(request, "person"))

    async def calls(self, request: Request) -> Any:
        since = request.query_params.get("since", "0")
        if not since.isdigit():
            raise Unclear("since: give the number of a line of the inspector")
        found = self._playground.inspector.since(int(since), request.query_params.get("name", ""))
        return [asdict(line) for line in found]

    async def clock(self, _request: Request) -> Any:
        return {"now": self._playground.clock.now(), "moved_by": self._playground.clock.moved_by}

    async def move_clock(self, request: Request) -> Any:
        given = await _body(request)
        clock = self._playground.clock
        if "advance" in given:
            clock.advance(_number(given, "advance"))
        elif "to" in given:
            clock.advance_to(_number(given, "to"))
        elif "by" in given:
            clock.advance_to(self._step(request, given))
        else:
            raise Unclear('give {"advance": seconds}, {"to": seconds since 1970} or {"by": "week", "person": "ana"}')
        return await self.clock(request)

    async def faults(self, _request: Request) -> Any:
        return [asdict(fault) for fault in self._playground.faults.on.values()]

    async def set_fault(self, request: Request) -> Any:
        given = await _body(request)
        seed = given.pop("seed", None)
        try:
            fault = replace(Fault(""), **given)
        except TypeError as wrong:
            raise Unclear(f"faults: {wrong}; give name, times, share, only, seconds, seed") from wrong
        for name, kind in _KINDS_OF_A_FAULT.items():
            _of_its_kind("faults", name, kind, {**given, "seed": seed})
        self._playground.faults.set(fault)
        if seed is not None:
            self._playground.faults.seed(seed)
        return await self.faults(request)

    async def clear_faults(self, request: Request) -> Any:
        self._playground.faults.clear(request.query_params.get("name", ""))
        return await self.faults(request)

    async def limits(self, request: Request) -> Any:
        given = await _body(request)
        limits = self._playground.limits
        limits.on = bool(given.get("on", limits.on))
        limits.scale = _number({"scale": limits.scale, **given}, "scale")
        return {"on": limits.on, "scale": limits.scale}

    async def sockets(self, request: Request) -> Any:
        reason = (await _body(request)).get("reason", "refresh_requested")
        if reason not in get_args(DisconnectReason):
            raise Unclear(f"reason: choose one of {', '.join(get_args(DisconnectReason))}")
        return {"told": sum([await each.disconnect(reason) for each in self._playground.all_sockets])}

    def _step(self, request: Request, given: dict[str, Any]) -> float:
        step = STEPS.get(str(given["by"]))
        if step is None:
            raise Unclear(f"by: choose one of {', '.join(STEPS)}")
        person = self._scene(request).person(str(given.get("person", "")))
        return step(local_time(person, self._playground.clock.now())).timestamp()

    def _scene(self, request: Request) -> Scene:
        team = request.query_params.get("team", "")
        if not team:
            return self._playground.first
        scene = self._playground.scenes.get(team)
        if scene is None:
            raise Unclear(f"there is no team {team}; there is {', '.join(self._playground.scenes)}")
        return scene


@cache
def _takes(verb: str) -> Mapping[str, TypeAdapter[Any]]:
    """Say of what kind each thing is that a verb takes; what is chosen only the control can judge."""
    act = getattr(People, verb)
    hints = get_type_hints(act)
    named = (each for each in signature(act).parameters.values() if each.kind is not Parameter.VAR_KEYWORD)
    return {each.name: TypeAdapter(hints[each.name]) for each in named if each.name in hints.keys() - {"chosen"}}


_PERSON: Mapping[str, TypeAdapter[Any]] = {name: TypeAdapter(kind) for name, kind in get_type_hints(Person).items()}
"""Of what kind each thing is that can be changed about somebody."""
_KINDS_OF_A_FAULT: Mapping[str, TypeAdapter[Any]] = {
    **{name: TypeAdapter(kind) for name, kind in get_type_hints(Fault).items()},
    "seed": TypeAdapter(int | None),
}


def _of_its_kind(whose: str, name: str, kind: TypeAdapter[Any], given: Mapping[str, Any]) -> None:
    """Refuse what is of another kind, which whoever gets it would break over; a list is no text, and 1 no yes."""
    if name not in given:
        return
    try:
        kind.validate_python(given[name], strict=True)
    except ValidationError as wrong:
        raise Unclear(f"{whose}: {name} {wrong.errors()[0]['msg'][:1].lower()}{wrong.errors()[0]['msg'][1:]}") from None


def _answering(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return JSONResponse(await answer(request))
        except (NotPossible, Unclear, ValueError) as wrong:
            return JSONResponse({"problem": str(wrong)}, _BAD)
        except Refusal as refusal:
            return JSONResponse({"problem": refusal.error}, _BAD)

    return endpoint


async def _body(request: Request) -> dict[str, Any]:
    try:
        found = json.loads(await request.body() or b"{}")
    except RecursionError:
        raise Unclear("the body is nested too deep") from None
    if not isinstance(found, dict):
        raise Unclear("the body must be a JSON object")
    try:
        json.dumps(found, ensure_ascii=False).encode()
    except UnicodeEncodeError:  # kept, it could be sent to nobody who looks at the workspace
        raise Unclear("the body has one half of a sign that is written in two; write both") from None
    return found


def _number(given: dict[str, Any], name: str) -> float:
    """Read a number a clock can show, or a limit be scaled by; a clock that shows none would never go on."""
    plain = given[name]
    number = float(plain) if isinstance(plain, int | float) and not isinstance(plain, bool) else math.nan
    if not abs(number) < _LARGEST:
        raise Unclear(f"{name}: give a number within {_LARGEST:,.0f}")
    return number


def _ask(request: Request, name: str) -> str:
    value = request.query_params.get(name, "")
    if not value:
        raise Unclear(f"give ?{name}=…")
    return value
