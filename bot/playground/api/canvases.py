"""canvases.*: making a canvas, changing what is in it, letting a channel or people open it, deleting it.

Where Slack's reference is silent it goes by what was recorded of the live service: how a canvas is refused for its
Markdown, how much one change may hold, and that a channel is let open a canvas only once its link stands there.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.playground.api.call import Call
from bot.playground.documents import trouble_in
from bot.playground.faults import FaultName
from bot.playground.refusal import Refusal
from bot.playground.workspace import Canvas, Json
from bot.playground.workspace.ids import new_id

LARGEST = 1_048_576
"""Characters of one canvas."""
LARGEST_CHANGE = 4096
"""Characters one change of it may hold."""
MOST_NAMED = 20
"""Channels or people that are let open a canvas in one call."""
_NO_SCHEMA = "failed to match exactly one allowed schema"
_FREE: Mapping[str, str] = {
    "canvases.edit": "free_teams_cannot_edit_standalone_canvases",
    "canvases.create": "free_teams_cannot_create_non_tabbed_canvases",
}


def create(call: Call) -> Json:
    """canvases.create: a canvas of the app's own, which nobody else may open yet."""
    _stand_in_the_way(call, "canvases.create")
    args = call.args
    markdown = _content(args.structure("document_content", "invalid_arguments"), "/document_content")
    channel = call.channel("channel_id") if "channel_id" in args else None
    if _strikes(call, "free_team", "canvases.create"):
        if channel is None:
            raise Refusal(_FREE["canvases.create"])
        if any(each.tab_of == channel.id for each in call.workspace.canvases.values()):
            raise Refusal("free_team_canvas_tab_already_exists")
    if trouble := trouble_in(markdown):
        raise Refusal("canvas_creation_failed", detail=trouble)
    access = {channel.id: "write"} if channel else {}
    tab_of = channel.id if channel else ""
    canvas = Canvas(new_id("F"), call.scene.bot.id, args.text("title"), markdown, tab_of, access)
    call.workspace.put_canvas(canvas)
    return {"canvas_id": canvas.id}


def edit(call: Call) -> Json:
    """canvases.edit: one change a call, of all there is or at one of its ends; sections are not kept here."""
    _stand_in_the_way(call, "canvases.edit")
    canvas = _named(call)
    changes = call.args.structure("changes", "invalid_arguments")
    if not isinstance(changes, list) or not changes or not all(isinstance(each, dict) for each in changes):
        raise Refusal("invalid_arguments", ["must provide an array [json-pointer:/changes]"])
    if len(changes) > 1:
        raise Refusal("invalid_arguments", ["no more than 1 items allowed [json-pointer:/changes]"])
    if not canvas.tab_of and _strikes(call, "free_team", "canvases.edit"):
        raise Refusal(_FREE["canvases.edit"])
    if _strikes(call, "canvas_locked", "canvases.edit"):
        raise Refusal("canvas_editing_locked")
    changed = _changed(canvas, changes[0])
    if len(changed.markdown) > LARGEST:
        raise Refusal("canvas_too_large")
    call.workspace.put_canvas(changed)
    return {}


def set_access(call: Call) -> Json:
    """canvases.access.set: channels or people that may open it; a channel, once its link stands there."""
    _stand_in_the_way(call, "canvases.access.set")
    canvas, level = _named(call), call.args.text("access_level")
    channels, people = _ids(call, "channel_ids"), _ids(call, "user_ids")
    if (channels is None) == (people is None):
        raise Refusal("invalid_parameters")
    if level not in {"read", "write", "owner"}:
        raise Refusal("invalid_arguments", ["must be a valid enum value [json-pointer:/access_level]"])
    if level == "owner" and channels is not None:
        raise Refusal("invalid_arguments")
    if channels is not None:
        return _let_channels(call, canvas, level, channels)
    return _let_people(call, canvas, level, people or ())


def delete(call: Call) -> Json:
    """canvases.delete: it is gone for everybody, and does not come back."""
    _stand_in_the_way(call, "canvases.delete")
    call.workspace.drop_canvas(_named(call))
    return {}


def _stand_in_the_way(call: Call, name: str) -> None:
    """Refuse where the workspace has no canvases, or its admins let the app have none."""
    if _strikes(call, "no_canvases", name):
        raise Refusal("canvas_disabled_user_team")
    if _strikes(call, "canvases_restricted", name):
        raise Refusal("restricted_action")


def _strikes(call: Call, fault: FaultName, name: str) -> bool:
    faults = call.scene.faults
    return bool(faults.on) and faults.strikes(fault, name) is not None


def _named(call: Call) -> Canvas:
    canvas = call.workspace.canvases.get(call.args.text("canvas_id"))
    if canvas is None:
        raise Refusal("canvas_not_found")
    return canvas


def _content(given: Any, place: str) -> str:
    """Read what a canvas is to hold; nothing is an empty one."""
    if given is None:
        return ""
    right = isinstance(given, dict) and given.keys() == {"type", "markdown"} and given["type"] == "markdown"
    if not right or not isinstance(given["markdown"], str):
        raise Refusal("invalid_arguments", [f"{_NO_SCHEMA} [json-pointer:{place}]"])
    markdown = given["markdown"]
    if len(markdown) > LARGEST:
        line = f"must be less than {LARGEST + 1} characters [json-pointer:{place}/markdown]"
        raise Refusal("invalid_arguments", [line])
    return str(markdown)


_AT: Mapping[str, Callable[[str, str], str]] = {
    "replace": lambda _, new: new,
    "insert_at_start": lambda old, new: f"{new}\n\n{old}",
    "insert_at_end": lambda old, new: f"{old}\n\n{new}",
}
_OF_SECTIONS = {"insert_before", "insert_after", "delete"}


def _changed(canvas: Canvas, change: Json) -> Canvas:
    operation = str(change.get("operation"))
    if operation == "rename":
        return replace(canvas, title=_content(change.get("title_content"), "/changes/0/title_content"))
    if operation in _OF_SECTIONS or (operation in _AT and "section_id" in change):
        raise Refusal("canvas_editing_failed", detail="Invalid section_id")
    if operation not in _AT:
        raise Refusal("invalid_arguments", ["must be a valid enum value [json-pointer:/changes/0/operation]"])
    if "document_content" not in change:
        raise Refusal("invalid_arguments", ["missing required field: document_content [json-pointer:/changes/0]"])
    new = _content(change["document_content"], "/changes/0/document_content")
    if len(new) > LARGEST_CHANGE:
        raise Refusal("canvas_editing_failed")
    if trouble := trouble_in(new):
        raise Refusal("canvas_editing_failed", detail=trouble)
    return replace(canvas, markdown=_AT[operation](canvas.markdown, new))


def _ids(call: Call, name: str) -> Sequence[str] | None:
    if name not in call.args:
        return None
    found = call.args.structure(name, "invalid_arguments")
    if not isinstance(found, list) or not 0 < len(found) <= MOST_NAMED or not all(isinstance(e, str) for e in found):
        raise Refusal("invalid_arguments", [f"must provide an array of 1 to {MOST_NAMED} [json-pointer:/{name}]"])
    return found


def _let_channels(call: Call, canvas: Canvas, level: str, ids: Sequence[str]) -> Json:
    state = call.workspace
    channels = [state.channels.get(each) for each in ids]
    if any(each is None or each.is_direct or call.scene.bot.id not in each.members for each in channels):
        raise Refusal("channel_not_found")
    let = [each for each in ids if _stands_in(call, canvas, each)]
    state.put_canvas(replace(canvas, access={**canvas.access, **dict.fromkeys(let, level)}))
    failed = [each for each in ids if each not in let]
    return {"failed_to_update_channel_ids": failed} if failed else {}


def _let_people(call: Call, canvas: Canvas, level: str, ids: Sequence[str]) -> Json:
    state = call.workspace
    if any(each not in state.people for each in ids):
        raise Refusal("user_not_found")
    for each in ids:
        direct = state.find_direct(each, call.scene.bot.id)
        if direct is None or not _stands_in(call, canvas, direct.id):
            raise Refusal("failed_to_update_user_ids")
    if level == "owner":
        state.put_canvas(replace(canvas, owner_id=ids[-1]))
    else:
        state.put_canvas(replace(canvas, access={**canvas.access, **dict.fromkeys(ids, level)}))
    return {}


def _stands_in(call: Call, canvas: Canvas, channel_id: str) -> bool:
    """Whether the link to a canvas stands in a channel, or it is a tab there."""
    messages = call.workspace.messages[channel_id].values()
    link = f"/docs/{call.workspace.team_id}/{canvas.id}"
    shown = (each for each in messages if not each.ephemeral_to and each.subtype != "tombstone")
    return canvas.tab_of == channel_id or any(link in f"{each.text}{each.blocks}" for each in shown)
