"""What the app may do with a response URL, or in the body with which it acknowledges a command."""

import json
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from bot.playground.api.arguments import Arguments
from bot.playground.api.content import read_content
from bot.playground.api.older import refuse_charts
from bot.playground.posting import post, rewrite, take_away
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Json, Message
from bot.playground.workspace.tickets import ResponseUrl

if TYPE_CHECKING:
    from bot.playground.playground import Playground

_GONE = {"not_found", "expired_url", "used_url"}
_NO_PAGE, _BAD = 404, 400


class ResponseUrls:
    """The endpoint of /actions/{team}/{ticket} and /commands/{team}/{ticket}."""

    def __init__(self, playground: "Playground") -> None:
        self._playground = playground

    async def answer(self, request: Request) -> Response:
        """Take one use."""
        scene = self._playground.scenes.get(request.path_params["team"])
        if scene is None:
            return JSONResponse({"ok": False, "error": "not_found"}, _NO_PAGE)
        body = _read(await request.body())
        if body is None:
            return PlainTextResponse("invalid_payload", _BAD)
        answer, status = self._use(scene, request.path_params["ticket"], body)
        self._playground.inspector.note(
            scene.workspace,
            "call",
            "response_url",
            scene.clock.now(),
            body,
            answer,
            status=status,
            latency=0.0,
            ok=answer == {"ok": True},
            error="" if answer == {"ok": True} else str(answer["error"]),
        )
        if status == _BAD:
            return PlainTextResponse(str(answer["error"]), _BAD)
        return JSONResponse(answer, status)

    @staticmethod
    def _use(scene: Scene, ticket_id: str, body: Json) -> tuple[Json, int]:
        try:
            respond(scene, scene.tickets.spend_response(ticket_id), body)
        except Refusal as refusal:
            status = _NO_PAGE if refusal.error in _GONE else _BAD
            return {"ok": False, "error": refusal.error}, status
        return {"ok": True}, 200


def respond(scene: Scene, ticket: ResponseUrl, body: Any) -> Message | None:
    """Do what a response says: a new message, ephemeral unless told otherwise, or a change of the old one."""
    args = Arguments({"text": body} if isinstance(body, str) else body)
    refuse_charts(scene.faults, "response_url", args)
    channel = scene.workspace.channels.get(ticket.channel_id)
    if channel is None:
        raise Refusal("channel_not_found")
    original = _original(scene, ticket, channel)
    if args.flag("delete_original") and original is not None:
        take_away(scene, channel, original)
        return None
    content = read_content(args)
    if content.is_empty:
        raise Refusal("no_text")
    if args.flag("replace_original") and original is not None:
        return rewrite(scene, channel, original, content)
    in_channel = args.text("response_type") == "in_channel"
    return post(
        scene,
        channel,
        content,
        thread_ts=args.text("thread_ts"),
        ephemeral_to="" if in_channel else ticket.person_id,
    )


def nothing_said(body: Any) -> bool:
    """Say whether the body of an acknowledgement asks for no message."""
    return body in (None, "", {})


def _read(body: bytes) -> Json | None:
    try:
        found = json.loads(body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _original(scene: Scene, ticket: ResponseUrl, channel: Channel) -> Message | None:
    return scene.workspace.messages[channel.id].get(ticket.message_ts) if ticket.message_ts else None
