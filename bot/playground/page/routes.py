"""The routes of the page; the server in front of them lets in only who has the key."""

import json
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from bot.playground.page.desk import Desk
from bot.playground.page.drawing import HERE, draw
from bot.playground.page.pane import Pane
from bot.playground.page.places import Readings
from bot.playground.page.wording import Times
from bot.playground.page.workbench import workshop_routes
from bot.playground.playground import Playground
from bot.playground.scene import Scene as Team
from bot.playground.workspace import Person
from bot.playground.workspace.ids import as_ts

_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_NOBODY = 4404
_NO_PAGE = 404


def routes(playground: Playground, *, clock_moves: bool = False) -> list[BaseRoute]:
    """Make the page of a playground; with `clock_moves` it offers to move the clock, which the app must follow."""
    page = _Page(playground, clock_moves=clock_moves)
    return [
        Route("/", page.front),
        Route("/archives/{channel}/{message}", page.permalink),
        Route("/docs/{team}/{canvas}", page.canvas),
        Route("/page/calls/{number:int}", page.call),
        Route("/page/files/{team}/{file}", page.file),
        Route("/favicon.ico", page.icon),
        Mount("/page/static", _Static(directory=HERE / "static")),
        WebSocketRoute("/page/pane", page.pane),
        WebSocketRoute("/page/desk", page.desk),
        *workshop_routes(playground),
    ]


class _Page:
    def __init__(self, playground: Playground, *, clock_moves: bool) -> None:
        self._playground = playground
        self._clock_moves = clock_moves
        self._readings = {
            team_id: Readings(since=as_ts(int(playground.clock.now() * 1_000_000))) for team_id in playground.scenes
        }

    async def front(self, request: Request) -> Response:
        sides: dict[str, tuple[Team, Person]] = {}
        for side in ("left", "right"):
            team = self._team(request.query_params.get(f"{side}_team", ""))
            taken = [person for there, person in sides.values() if there is team]
            sides[side] = team, _shown_on(team, request.query_params.get(side, ""), taken)
        teams = [each.workspace for each in self._playground.scenes.values()]
        has_workshop = self._playground.workshop is not None
        html = draw("page.html", team=sides["left"][0], sides=sides, teams=teams, workshop=has_workshop)
        return HTMLResponse(html, headers=_HEADERS)

    async def icon(self, _request: Request) -> Response:
        """Give the icon browsers ask for by themselves, on pages that name none."""
        return FileResponse(HERE / "static" / "icon.svg", headers=_HEADERS)

    async def permalink(self, request: Request) -> Response:
        digits = request.path_params["message"].removeprefix("p")
        if not digits.isdigit():
            return _plain("There is no such message.", _NO_PAGE)
        ts = as_ts(int(digits))
        thread_ts = request.query_params.get("thread_ts", "")
        channel = request.path_params["channel"]
        at = f"{self._screen_for(channel)}left_in={channel}&left_thread={thread_ts or ''}&left_at={ts}"
        return RedirectResponse(f"/?{at}", headers=_HEADERS)

    async def canvas(self, request: Request) -> Response:
        """Lead to a canvas, on the screen of somebody who may open it where there is one."""
        team = self._playground.scenes.get(request.path_params["team"])
        canvas = team.workspace.canvases.get(request.path_params["canvas"]) if team else None
        if canvas is None:
            return _plain("There is no such canvas.", _NO_PAGE)
        channel = next((each for each in canvas.access if each in team.workspace.channels), "") if team else ""
        at = f"{self._screen_for(channel)}left_in={channel}&left_canvas={canvas.id}"
        return RedirectResponse(f"/?{at}", headers=_HEADERS)

    async def call(self, request: Request) -> Response:
        number = request.path_params["number"]
        lines = self._playground.inspector.lines
        line = next((line for line in lines if line.number == number), None)
        if line is None:
            return _plain("That call is too long ago.", _NO_PAGE)
        times = Times.of(request.query_params.get("tz", ""), line.at)
        shown = {"call": line, "times": times, "request": _pretty(line.request), "answer": _pretty(line.answer)}
        return HTMLResponse(draw("call_detail.html", **shown), headers=_HEADERS)

    async def file(self, request: Request) -> Response:
        """Give a file to be kept, never to be shown: what is in it is the app's."""
        team = self._playground.scenes.get(request.path_params["team"])
        file = team.workspace.files.get(request.path_params["file"]) if team else None
        if file is None:
            return _plain("There is no such file.", _NO_PAGE)
        headers = {**_HEADERS, "content-disposition": f"attachment; filename*=UTF-8''{quote(file.name, safe='')}"}
        return Response(bytes.fromhex(file.content), headers=headers, media_type="application/octet-stream")

    async def pane(self, socket: WebSocket) -> None:
        team = self._team(socket.query_params.get("team", ""))
        person = team.workspace.find_person(socket.query_params.get("person", ""))
        if person is None or person.is_bot or person.deleted:
            await socket.accept()
            await socket.close(_NOBODY, "nobody by that name")
            return
        side = "right" if socket.query_params.get("side") == "right" else "left"
        team_id = team.workspace.team_id
        people = self._playground.people[team_id]
        await Pane(socket, team, people, person, side, self._readings[team_id]).serve()

    async def desk(self, socket: WebSocket) -> None:
        team = self._team(socket.query_params.get("team", ""))
        person: Person | None = team.workspace.find_person(socket.query_params.get("person", ""))
        tz = person.tz if person else "UTC"
        await Desk(socket, self._playground, team, tz, moves=self._clock_moves).serve()

    def _screen_for(self, channel_id: str) -> str:
        """Choose the workspace a conversation opens in, and whose screen where whoever comes first would not see it."""
        team = next((each for each in self._playground.scenes.values() if channel_id in each.workspace.channels), None)
        if team is None:
            return ""
        there = "" if team is self._playground.first else f"left_team={team.workspace.team_id}&"
        channel = team.workspace.channels[channel_id]
        if team.workspace.may_see(_shown_on(team, "", []).id, channel):
            return there
        inside = (each for each in team.workspace.people.values() if each.id in channel.members)
        reader = next((each.name for each in inside if not each.is_bot and not each.deleted), "")
        return f"{there}left={reader}&" if reader else there

    def _team(self, team_id: str) -> Team:
        return self._playground.scenes.get(team_id, self._playground.first)


class _Static(StaticFiles):
    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_checked(message: Message) -> None:
            if message["type"] == "http.response.start":
                fresh = [(b"cache-control", b"no-cache"), (b"x-content-type-options", b"nosniff")]
                message["headers"] = [*message["headers"], *fresh]
            await send(message)

        await super().__call__(scope, receive, send_checked)


def _shown_on(team: Team, asked: str, taken: list[Person]) -> Person:
    people = [each for each in team.workspace.people.values() if not each.is_bot and not each.deleted]
    person = team.workspace.find_person(asked)
    free = [each for each in people if each not in taken] or people
    return person if person in people else free[0]


def _plain(text: str, status: int) -> Response:
    return Response(text, status, headers={**_HEADERS, "content-type": "text/plain; charset=utf-8"})


def _pretty(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)
