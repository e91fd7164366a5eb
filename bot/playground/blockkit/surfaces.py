"""Whole messages and whole views: their own fields, and the rules that span several blocks."""

import json
from collections.abc import Mapping
from typing import Any

from bot.playground.blockkit import limits, phrases, problem
from bot.playground.blockkit.blocks import ANY_BLOCK
from bot.playground.blockkit.objects import plain
from bot.playground.blockkit.problem import Problem
from bot.playground.blockkit.rules import Anything, Flag, Items, Shape, String, everywhere
from bot.playground.blockkit.walk import Place, Rule, Surface, Walk

_VIEW: Place = (None, "view")
_BLOCKS: Place = (None, "blocks")

_MESSAGE_BLOCKS = Items(ANY_BLOCK, limits.MESSAGE_BLOCKS)
_MARKDOWN_TEXT = String(limits.MARKDOWN_TEXT)
_VIEW_FIELDS: Mapping[str, Rule] = {
    "private_metadata": String(limits.VIEW_PRIVATE_METADATA),
    "callback_id": String(limits.VIEW_CALLBACK_ID),
    "external_id": String(limits.VIEW_EXTERNAL_ID),
}
_VIEW_BLOCKS = Items(ANY_BLOCK, limits.VIEW_BLOCKS, least=1)
_TITLE = plain(limits.VIEW_TITLE)
_MODAL = Shape(
    required={"type": Anything(), "title": _TITLE, "blocks": _VIEW_BLOCKS},
    optional={
        **_VIEW_FIELDS,
        "submit": _TITLE,
        "close": _TITLE,
        "clear_on_close": Flag(),
        "notify_on_close": Flag(),
    },
)
_HOME = Shape(required={"type": Anything(), "blocks": _VIEW_BLOCKS}, optional=_VIEW_FIELDS)
_ANY_VIEW = everywhere({"modal": _MODAL, "home": _HOME})


def problems_in_message(payload: Mapping[str, Any]) -> list[Problem]:
    """List what Slack refuses in `text`, `markdown_text`, `blocks` and `attachments`; look at nothing else.

    Values are as `json.loads` gives them. The limits of single methods (the 4,000 of chat.update and of
    chat.postEphemeral) are not among these; `error_word` says which error the answer carries.
    """
    walk = Walk("message")
    if "text" in payload:
        String().check(payload["text"], (None, "text"), walk)
    if "markdown_text" in payload:
        _check_markdown_text(payload, walk)
    if "blocks" in payload:
        _check_blocks(payload["blocks"], _BLOCKS, walk)
    if "attachments" in payload:
        _check_attachments(payload["attachments"], walk)
    _check_totals(walk)
    return walk.problems


def problems_in_view(view: Mapping[str, Any]) -> list[Problem]:
    """List what Slack refuses in a view of type modal or home, with pointers below `/view`."""
    whole = dict(view)
    surface: Surface = "home" if whole.get("type") == "home" else "modal"
    walk = Walk(surface)
    _ANY_VIEW.check(whole, _VIEW, walk)
    if walk.problems:
        walk.refuse_before(0, _VIEW, phrases.NO_SCHEMA_MATCHES)
    elif _bytes(whole) > limits.VIEW_BYTES:
        walk.refuse(_VIEW, problem.VIEW_TOO_LARGE, problem.VIEW_TOO_LARGE)
    if surface == "modal" and "submit" not in whole:
        for place in walk.blocks.get("input", []):
            walk.refuse((place, "input"), phrases.NEEDS_SUBMIT)
    return walk.problems


def _bytes(view: dict[str, Any]) -> int:
    compact = json.dumps(view, ensure_ascii=False, separators=(",", ":"))
    return len(compact.encode(errors="replace"))


def _check_markdown_text(payload: Mapping[str, Any], walk: Walk) -> None:
    place: Place = (None, "markdown_text")
    _MARKDOWN_TEXT.check(payload["markdown_text"], place, walk)
    if payload.get("text") or payload.get("blocks"):
        walk.refuse(place, problem.MARKDOWN_CONFLICT, problem.MARKDOWN_CONFLICT)


def _check_blocks(blocks: Any, place: Place, walk: Walk) -> None:
    if isinstance(blocks, list):
        _MESSAGE_BLOCKS.check(blocks, place, walk)
    else:
        walk.refuse(place, phrases.NOT_AN_ARRAY, problem.BLOCKS_FORMAT)


def _check_attachments(attachments: Any, walk: Walk) -> None:
    place: Place = (None, "attachments")
    if not isinstance(attachments, list):
        walk.refuse(place, phrases.NOT_AN_ARRAY, problem.ATTACHMENTS)
        return
    if len(attachments) > limits.MESSAGE_ATTACHMENTS:
        walk.refuse(place, phrases.too_many(limits.MESSAGE_ATTACHMENTS), problem.TOO_MANY_ATTACHMENTS)
    for index, attachment in enumerate(attachments):
        here: Place = (place, index)
        if not isinstance(attachment, dict):
            walk.refuse(here, phrases.NOT_AN_OBJECT, problem.ATTACHMENTS)
        elif "blocks" in attachment:
            _check_blocks(attachment["blocks"], (here, "blocks"), walk)


def _check_totals(walk: Walk) -> None:
    tables = walk.blocks.get("table", []) + walk.blocks.get("data_table", [])
    for place in tables[limits.MESSAGE_TABLES :]:
        walk.refuse(place, phrases.ONLY_ONE_TABLE, problem.ATTACHMENTS)
    for place in walk.blocks.get("data_visualization", [])[limits.MESSAGE_CHARTS :]:
        walk.refuse(place, phrases.TOO_MANY_CHARTS)
    if walk.markdown_characters > limits.MARKDOWN_TEXT:
        walk.refuse(_BLOCKS, phrases.too_long(limits.MARKDOWN_TEXT))
    if walk.characters > limits.MESSAGE_BLOCK_TEXT:
        walk.refuse(_BLOCKS, problem.BLOCKS_TOO_LONG, problem.BLOCKS_TOO_LONG)
