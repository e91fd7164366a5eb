"""Who may reach the server: this machine alone, under its own name, and for page and control with the key.

The Web API has its own tokens, so it needs no key; but no request at all passes with a foreign Host or
Origin, so that neither a page of another site nor a rebound name can drive the playground. No answer allows
another origin.
"""

import hmac
import secrets
from collections.abc import Mapping
from html import escape
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, parse_qsl, quote, urlencode

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

KEY_HEADER = "x-playground-key"
_FOR_THE_APP = ("/api/", "/link/", "/actions/", "/commands/", "/upload/")
_OWN_NAMES = ("127.0.0.1", "localhost", "[::1]")
_FORBIDDEN = 403
_WELCOME = (
    '<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">'
    '<meta http-equiv="refresh" content="0;url={path}"><title>Opening</title>'
    '<a href="{path}">Open the workspace</a>'
)


def new_key() -> str:
    """Make a key for one run of the server."""
    return secrets.token_urlsafe(24)


def cookie_name(port: str) -> str:
    """Name the cookie by the port, as browsers keep one jar for all ports of a host."""
    return f"playground_{port}"


class Gate:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, key: str) -> None:
        self._app = app
        self._key = key

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or answer 403."""
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if not _is_ours(headers):
            await _refuse(scope, receive, send)
        elif scope["path"].startswith(_FOR_THE_APP) or self._has_key(headers):
            await self._app(scope, receive, send)
        elif scope["type"] == "http" and self._brings_key(scope):
            await self._welcome(scope, headers)(scope, receive, send)
        else:
            await _refuse(scope, receive, send)

    def _has_key(self, headers: Headers) -> bool:
        if self._is_key(headers.get(KEY_HEADER, "")):
            return True
        try:
            cookies: Mapping[str, object] = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        cookie = cookies.get(cookie_name(_port(headers)))
        return self._is_key(str(getattr(cookie, "value", "")))

    def _brings_key(self, scope: Scope) -> bool:
        if scope["method"] != "GET":
            return False
        query = parse_qs(scope["query_string"].decode("latin-1"))
        return self._is_key(query.get("token", [""])[0])

    def _is_key(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._key.encode())

    def _welcome(self, scope: Scope, headers: Headers) -> Response:
        # A redirect would arrive without the Strict cookie when the link was opened from another site's page,
        # such as a terminal in the browser; a page of our own that moves on is always the same site.
        asked = parse_qsl(scope["query_string"].decode("latin-1"))
        rest = urlencode([(name, value) for name, value in asked if name != "token"])
        onward = quote("/" + scope["path"].lstrip("/")) + (f"?{rest}" if rest else "")
        response = HTMLResponse(_WELCOME.format(path=escape(onward)))
        name = cookie_name(_port(headers))
        response.set_cookie(name, self._key, httponly=True, samesite="strict", path="/")
        return response


def _is_ours(headers: Headers) -> bool:
    host = headers.get("host", "")
    if host.rpartition(":")[0] not in _OWN_NAMES and host not in _OWN_NAMES:
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"http://{host}"


def _port(headers: Headers) -> str:
    return headers.get("host", "").rpartition(":")[2]


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008, "reason": "forbidden"})
        return
    text = "Forbidden: open the address with its token, as printed at the start, on this machine.\n"
    await PlainTextResponse(text, _FORBIDDEN)(scope, receive, send)
