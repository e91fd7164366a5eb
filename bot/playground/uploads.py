"""Where the app sends the bytes of a file it got leave to upload; the address itself is the leave."""

from typing import TYPE_CHECKING

from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from bot.playground.dropping import drop
from bot.playground.refusal import Refusal

if TYPE_CHECKING:
    from bot.playground.playground import Playground

NAME = "upload"
"""What faults and the inspector call it."""
_OK, _BAD, _NO_PAGE, _BROKEN = 200, 400, 404, 500


class Uploads:
    """The endpoint of /upload/{team}/{ticket}."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground

    async def answer(self, request: Request) -> Response:
        """Take the bytes, as the body of a POST or a PUT."""
        faults = self._playground.faults
        if faults.on and faults.strikes("lost_request", NAME):
            return await drop(request)
        said, status = await self._take(request)
        if faults.on and faults.strikes("server_error", NAME):
            said, status = "internal_error", _BROKEN
        scene = self._playground.scenes.get(request.path_params["team"])
        self._playground.inspector.note(
            scene.workspace if scene else None,
            "call",
            NAME,
            self._playground.clock.now(),
            {},
            said,
            status=status,
            latency=0.0,
            ok=status == _OK,
            error="" if status == _OK else said,
        )
        return PlainTextResponse(said, status)

    async def _take(self, request: Request) -> tuple[str, int]:
        scene = self._playground.scenes.get(request.path_params["team"])
        if scene is None:
            return "not_found", _NO_PAGE
        try:
            content = await request.body()
            scene.tickets.upload(request.path_params["ticket"], content)
        except Refusal as refusal:
            return refusal.error, _NO_PAGE if refusal.error == "not_found" else _BAD
        except ClientDisconnect:
            return "the connection ended early", _BAD
        return f"OK - {len(content)}", _OK
