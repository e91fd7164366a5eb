"""Every Web API method there is here, one row each: what does it, its scopes, its rate, how it is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from bot.playground.api import (
    canvases,
    chat,
    conversations,
    files,
    history,
    identity,
    reactions,
    users,
    validation,
    views,
)
from bot.playground.api.arguments import Arguments
from bot.playground.api.call import Call
from bot.playground.api.limits import POSTS_OF_A_WORKSPACE, SPECIAL, TIER_2, TIER_3, TIER_4, Rate
from bot.playground.workspace import Json

TokenKind = Literal["bot", "app"]
_SOME_CHANNELS = ("channels:read", "groups:read", "im:read", "mpim:read")
_SOME_HISTORY = ("channels:history", "groups:history", "im:history", "mpim:history")
_SOME_DIRECTS = ("channels:manage", "groups:write", "im:write", "mpim:write")


@dataclass(frozen=True)
class Method:
    """One row."""

    name: str
    do: Callable[[Call], Json]
    rate: Rate
    any_scope: tuple[str, ...] = ()
    """One of these is needed; some methods look closer themselves."""
    needs: tuple[str, ...] = ()
    """Arguments that must be there."""
    takes_json: bool = True
    """It reads a JSON body; the others read the query and forms alone, and do not see what is in JSON."""
    token: TokenKind = "bot"  # noqa: S105 - a kind, no secret


@dataclass(frozen=True)
class OpenMethod:
    """A method that asks for no token and knows no workspace."""

    name: str
    do: Callable[[Arguments], Json]
    rate: Rate


_POST = ("chat:write",)
_FILES = ("files:write",)
_CANVASES = ("canvases:write",)
_QUIET = ("dnd:read",)
_ROWS = (
    Method("auth.test", identity.auth_test, SPECIAL),
    Method("apps.connections.open", identity.open_connection, TIER_3, token="app"),  # noqa: S106 - a kind, no secret
    Method("team.info", identity.team_info, TIER_3, ("team:read",)),
    Method("bots.info", identity.bots_info, TIER_3, ("users:read",), takes_json=False),
    Method("chat.postMessage", chat.post_message, POSTS_OF_A_WORKSPACE, _POST, ("channel",)),
    Method("chat.update", chat.update, TIER_3, _POST, ("channel", "ts")),
    Method("chat.delete", chat.delete, TIER_3, _POST, ("channel", "ts")),
    Method("chat.postEphemeral", chat.post_ephemeral, TIER_4, _POST, ("channel", "user")),
    Method("chat.getPermalink", chat.get_permalink, SPECIAL, (), ("channel", "message_ts"), takes_json=False),
    Method("files.getUploadURLExternal", files.get_upload_url, TIER_4, _FILES, takes_json=False),
    Method("files.completeUploadExternal", files.complete_upload, TIER_4, _FILES, ("files",)),
    Method("canvases.create", canvases.create, TIER_2, _CANVASES),
    Method("canvases.edit", canvases.edit, TIER_3, _CANVASES, ("canvas_id", "changes")),
    Method("canvases.access.set", canvases.set_access, TIER_3, _CANVASES, ("canvas_id", "access_level")),
    Method("canvases.delete", canvases.delete, TIER_3, _CANVASES, ("canvas_id",)),
    Method("reactions.add", reactions.add, TIER_3, ("reactions:write",), ("channel", "name")),
    Method("reactions.remove", reactions.remove, TIER_2, ("reactions:write",), ("name",)),
    Method("conversations.info", conversations.info, TIER_3, _SOME_CHANNELS, ("channel",), takes_json=False),
    Method("conversations.list", conversations.list_all, TIER_2, _SOME_CHANNELS, takes_json=False),
    Method("conversations.members", conversations.members, TIER_4, _SOME_CHANNELS, ("channel",), takes_json=False),
    Method("conversations.open", conversations.open_direct, TIER_3, _SOME_DIRECTS),
    Method("conversations.join", conversations.join, TIER_3, ("channels:join",), ("channel",)),
    Method("conversations.history", history.history, TIER_3, _SOME_HISTORY, ("channel",)),
    Method("conversations.replies", history.replies, TIER_3, _SOME_HISTORY, ("channel", "ts"), takes_json=False),
    Method("users.info", users.info, TIER_4, ("users:read",), ("user",), takes_json=False),
    Method("users.list", users.list_all, TIER_2, ("users:read",), takes_json=False),
    Method("users.conversations", conversations.of_person, TIER_3, _SOME_CHANNELS, takes_json=False),
    Method("dnd.info", users.dnd_info, TIER_3, _QUIET, takes_json=False),
    Method("dnd.teamInfo", users.dnd_team_info, TIER_2, _QUIET, takes_json=False),
    Method("views.open", views.open_modal, TIER_4, (), ("view",)),
    Method("views.push", views.push, TIER_4, (), ("view",)),
    Method("views.update", views.update, TIER_4, (), ("view",)),
    Method("views.publish", views.publish, TIER_4, (), ("user_id", "view")),
)

METHODS: Mapping[str, Method] = {row.name: row for row in _ROWS}
OPEN_METHODS: Mapping[str, OpenMethod] = {
    row.name: row for row in (OpenMethod("blocks.validate", validation.validate, SPECIAL),)
}
