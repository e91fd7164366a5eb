"""The routes of the page's workshop: the list, a text, what is wrong with it, saving, and the picture.

A file is named as on the list; what the workshop refuses comes back as its one sentence.
"""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.playground.page.drawing import draw
from bot.playground.page.picture import laid_out
from bot.playground.playground import Playground
from bot.playground.scene import NotPossible
from bot.playground.workshop import Workshop, WorkshopRefusal

LARGEST = 1024 * 1024
"""Bytes of a request; how long a text may be is for the workshop to say."""
_BAD, _NO_PAGE, _REFUSED, _TOO_LARGE = 400, 404, 409, 413
_FRESH = {"cache-control": "no-store", "x-content-type-options": "nosniff", "referrer-policy": "no-referrer"}
_Answer = Callable[[Workshop, Request], Awaitable[Response]]


def workshop_routes(playground: Playground) -> list[BaseRoute]:
    """Make the routes; without a workshop each answers that there is none."""
    bench = _Bench(playground)
    return [
        Route("/page/flows", bench.answers(bench.files)),
        Route("/page/flows/text", bench.answers(bench.text)),
        Route("/page/flows/check", bench.answers(bench.check), methods=["POST"]),
        Route("/page/flows/save", bench.answers(bench.save), methods=["POST"]),
        Route("/page/flows/checks", bench.answers(bench.checks)),
        Route("/page/flows/picture", bench.answers(bench.picture)),
    ]


class _TooLarge(Exception):  # noqa: N818 - a request, not a failure
    pass


class _Bench:
    def __init__(self, playground: Playground) -> None:
        self._playground = playground

    def answers(self, answer: _Answer) -> Callable[[Request], Awaitable[Response]]:
        async def answered(request: Request) -> Response:
            workshop = self._playground.workshop
            if workshop is None:
                return _plain("There are no flows to change here.", _NO_PAGE)
            try:
                return await answer(workshop, request)
            except WorkshopRefusal as refusal:
                return _plain(str(refusal), _REFUSED)
            except NotPossible as refusal:
                return _plain(str(refusal), _NO_PAGE)
            except _TooLarge:
                return _plain("Not taken: the text is too large; make it shorter.", _TOO_LARGE)
            except (ValueError, RecursionError):
                return _plain("Not taken: this is no text of a flow file.", _BAD)

        return answered

    async def files(self, workshop: Workshop, _request: Request) -> Response:
        return _html("flow_files.html", files=workshop.files())

    async def text(self, workshop: Workshop, request: Request) -> Response:
        return JSONResponse(vars(workshop.read(_asked(request, "name"))), headers=_FRESH)

    async def check(self, workshop: Workshop, request: Request) -> Response:
        name, text, _ = await _sent(request)
        return _html("flow_problems.html", problems=await workshop.check(name, text))

    async def save(self, workshop: Workshop, request: Request) -> Response:
        return JSONResponse(vars(await workshop.save(*await _sent(request))), headers=_FRESH)

    async def checks(self, workshop: Workshop, request: Request) -> Response:
        found = await workshop.checks(_asked(request, "name"), self._channel(request))
        return _html("flow_checks.html", checks=found)

    async def picture(self, workshop: Workshop, request: Request) -> Response:
        check = _asked(request, "check")
        channel = self._channel(request) if check else ""
        picture = await workshop.picture(_asked(request, "name"), channel, check)
        return _html("flow_picture.html", drawing=laid_out(picture))

    def _channel(self, request: Request) -> str:
        """Find the channel of a request, which its person must be able to see."""
        scenes = self._playground.scenes
        scene = scenes.get(_asked(request, "team"), self._playground.first)
        return scene.channel(_asked(request, "channel"), scene.person(_asked(request, "person"))).id


def _asked(request: Request, name: str) -> str:
    return request.query_params.get(name, "")


async def _sent(request: Request) -> tuple[str, str, str]:
    """Read the name, the text and the mark of a request, as far as one may be long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST:
            raise _TooLarge
    sent: Any = json.loads(body)
    if not isinstance(sent, dict):
        raise ValueError  # noqa: TRY004 - as every other body that is not what it should be
    name, text, mark = (sent.get(key, "") for key in ("name", "text", "mark"))
    if not (isinstance(name, str) and isinstance(text, str) and isinstance(mark, str)):
        raise ValueError  # noqa: TRY004 - as above
    return name, text, mark


def _html(template: str, **given: Any) -> Response:
    return HTMLResponse(draw(template, **given), headers=_FRESH)


def _plain(text: str, status: int) -> Response:
    return PlainTextResponse(text, status, headers=_FRESH)
