"""The arguments of a Web API call, however they came: query, form, multipart or JSON."""

import json
from collections.abc import Mapping
from email.parser import BytesParser
from email.policy import HTTP
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request

from bot.playground.refusal import Refusal

_TRUE = {"true", "1", True}
_FALSE = {"false", "0", "", False}


class Arguments:
    """What a call was given, read by name and kind; a wrong kind is refused as Slack refuses it."""

    def __init__(self, given: Mapping[str, Any]) -> None:
        self.given = given

    def __contains__(self, name: object) -> bool:
        return self.given.get(name) is not None if isinstance(name, str) else False

    def text(self, name: str) -> str:
        """Give a text; empty when it was not given."""
        value = self.given.get(name)
        if value is None:
            return ""
        if isinstance(value, bool | int | float):
            return str(value)
        if not isinstance(value, str):
            raise Refusal("invalid_arguments", [f"must provide a string [json-pointer:/{name}]"])
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        """Give a yes or no."""
        value = self.given.get(name)
        if value is None:
            return default
        if isinstance(value, str):
            value = value.lower()
        if value in _TRUE:
            return True
        if value in _FALSE:
            return False
        raise Refusal("invalid_arguments", [f"must be a boolean [json-pointer:/{name}]"])

    def number(self, name: str, default: int, least: int, most: int, error: str) -> int:
        """Give a whole number within bounds."""
        value = self.given.get(name)
        if value in (None, ""):
            return default
        try:
            number = int(value)
        except (TypeError, ValueError) as wrong:
            raise Refusal(error) from wrong
        if not least <= number <= most:
            raise Refusal(error)
        return number

    def structure(self, name: str, error: str) -> Any:
        """Give an object or a list, which forms carry as JSON text."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except (ValueError, RecursionError) as wrong:
            raise Refusal(error) from wrong


async def read_request(request: Request, *, takes_json: bool) -> tuple[Arguments, str]:
    """Read a call: its arguments, and the token from the header or the body, never from the address."""
    given: dict[str, Any] = dict(request.query_params)
    given.pop("token", None)
    in_body = ""
    if request.method == "POST":
        content_type = request.headers.get("content-type", "")
        posted = _read_body(await request.body(), content_type)
        in_body = str(posted.pop("token", ""))
        if takes_json or not content_type.startswith("application/json"):
            given |= posted
    scheme, _, in_header = request.headers.get("authorization", "").partition(" ")
    return Arguments(given), in_header.strip() if scheme.lower() == "bearer" else in_body


def _read_body(body: bytes, content_type: str) -> dict[str, Any]:
    kind = content_type.partition(";")[0].strip().lower()
    if not kind:
        if body:
            raise Refusal("missing_post_type")
        return {}
    reader = _READERS.get(kind)
    if reader is None:
        raise Refusal("invalid_post_type")
    return reader(body, content_type)


def _read_json(body: bytes, _content_type: str) -> dict[str, Any]:
    if not body:
        return {}
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as wrong:
        raise Refusal("invalid_json") from wrong
    if not isinstance(found, dict):
        raise Refusal("json_not_object")
    return found


def _read_form(body: bytes, _content_type: str) -> dict[str, Any]:
    try:
        return dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    except UnicodeDecodeError as wrong:
        raise Refusal("invalid_form_data") from wrong


def _read_multipart(body: bytes, content_type: str) -> dict[str, Any]:
    parts = BytesParser(policy=HTTP).parsebytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    if not parts.is_multipart():
        raise Refusal("invalid_form_data")
    found = {}
    for part in parts.iter_parts():
        name = part.get_param("name", header="content-disposition")
        content = part.get_payload(decode=True)
        if isinstance(name, str) and isinstance(content, bytes):
            found[name] = content.decode("utf-8", "replace")
    return found


_READERS = {
    "application/json": _read_json,
    "application/x-www-form-urlencoded": _read_form,
    "multipart/form-data": _read_multipart,
    "text/plain": _read_form,
}
