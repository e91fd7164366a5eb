"""The one way into the Web API: reads a call, checks token, rate and scope, runs it, notes it, answers.

Whatever a method changes is written down before the answer leaves.
"""

import asyncio
import time
from functools import partial
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.playground.api.arguments import Arguments, read_request
from bot.playground.api.call import Call, missing_scope
from bot.playground.api.limits import POSTS_OF_A_CHANNEL
from bot.playground.api.methods import METHODS, OPEN_METHODS, Method
from bot.playground.api.older import refuse_charts
from bot.playground.dropping import Dropped, drop
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene

if TYPE_CHECKING:
    from bot.playground.playground import Playground

_OK, _TOO_MANY, _BROKEN = 200, 429, 500


class WebApi:
    """The endpoint of /api/{method}."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground

    async def answer(self, request: Request) -> Response:
        """Answer one call."""
        name = request.path_params["method"]
        at, start = self._playground.clock.now(), time.perf_counter()
        scene: Scene | None = None
        args = Arguments({})
        method = METHODS.get(name)
        headers: dict[str, str] = {}
        status = _OK
        try:
            args, token = await read_request(request, takes_json=method is None or method.takes_json)
            await self._faults_before(name, args)
            if method is None:
                body = self._run_open(name, args)
            else:
                scene = self._scene_of(method, token)
                headers["x-oauth-scopes"] = ",".join(sorted(scene.installation.scopes))
                body = {"ok": True, **self._run(method, scene, args)}
            self._faults_after(name)
        except Refusal as refusal:
            body = refusal.answer()
        except _TooMany as too_many:
            body, status = {"ok": False, "error": "ratelimited"}, _TOO_MANY
            headers["Retry-After"] = str(too_many.seconds)
        except _Broken:
            body, status = {"ok": False, "error": "internal_error"}, _BROKEN
        except Dropped:
            body, status = None, 0
        self._note(scene, name, at, start, args, body, status)
        return JSONResponse(body, status, headers) if status else await drop(request)

    def _scene_of(self, method: Method, token: str) -> Scene:
        if not token:
            raise Refusal("not_authed")
        if method.token == "app":  # noqa: S105 - a kind of token
            owner = self._playground.by_app_token(token)
            if owner is None:
                raise Refusal("not_allowed_token_type" if token in self._playground.by_token else "invalid_auth")
            return owner
        scene = self._playground.by_token.get(token)
        if scene is None:
            is_app_token = self._playground.by_app_token(token) is not None
            raise Refusal("not_allowed_token_type" if is_app_token else "invalid_auth")
        if not scene.installation.active:
            raise Refusal("account_inactive")
        return scene

    def _run(self, method: Method, scene: Scene, args: Arguments) -> dict[str, Any]:
        self._limit(method, scene, args)
        scopes = scene.installation.scopes
        if method.any_scope and scopes.isdisjoint(method.any_scope):
            raise missing_scope(method.any_scope, scopes)
        missing = [name for name in method.needs if name not in args or args.given[name] == ""]
        if missing:
            raise Refusal("invalid_arguments", [f"missing required field: {name}" for name in missing])
        return method.do(Call(scene, args, partial(self._playground.new_socket_url, scene)))

    def _run_open(self, name: str, args: Arguments) -> dict[str, Any]:
        method = OPEN_METHODS.get(name)
        if method is None:
            raise Refusal("unknown_method", req_method=name)
        self._wait_if_many(("", name), method.rate)
        return {"ok": True, **method.do(args)}

    def _limit(self, method: Method, scene: Scene, args: Arguments) -> None:
        limits = self._playground.limits
        if not limits.on:
            return
        team_id = scene.workspace.team_id
        if method.name == "chat.postMessage":
            channel = str(args.given.get("channel"))
            self._wait_if_many((team_id, method.name, channel), POSTS_OF_A_CHANNEL)
        self._wait_if_many((team_id, method.name), method.rate)

    def _wait_if_many(self, key: tuple[str, ...], rate: Any) -> None:
        if seconds := self._playground.limits.take(key, rate):
            raise _TooMany(seconds)

    async def _faults_before(self, name: str, args: Arguments) -> None:
        faults = self._playground.faults
        if not faults.on:
            return
        if slow := faults.strikes("slow", name):
            await asyncio.sleep(slow.seconds)
        if limited := faults.strikes("ratelimited", name):
            raise _TooMany(max(1, int(limited.seconds)))
        if faults.strikes("server_error", name):
            raise _Broken
        if faults.strikes("lost_request", name):
            raise Dropped
        refuse_charts(faults, name, args)

    def _faults_after(self, name: str) -> None:
        faults = self._playground.faults
        if not faults.on:
            return
        if faults.strikes("error_after", name):
            raise _Broken
        if faults.strikes("lost_answer", name):
            raise Dropped

    def _note(  # noqa: PLR0913, PLR0917 - it writes one line of many columns
        self, scene: Scene | None, name: str, at: float, start: float, args: Arguments, body: Any, status: int
    ) -> None:
        ok = status == _OK and bool(body["ok"])
        error = "" if ok else "connection lost" if body is None else str(body["error"])
        self._playground.inspector.note(
            scene.workspace if scene else None,
            "call",
            name,
            at,
            args.given,
            body,
            status=status,
            latency=time.perf_counter() - start,
            ok=ok,
            error=error,
        )


class _TooMany(Exception):  # noqa: N818 - it ends in a regular answer
    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class _Broken(Exception):  # noqa: N818 - the same
    pass
