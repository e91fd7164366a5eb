"""The rich_text block's own world: sections, lists, quotes and preformatted text, made of small leaves."""

from collections.abc import Mapping

from bot.playground.blockkit import limits
from bot.playground.blockkit.rules import (
    Anything,
    Flag,
    Items,
    Shape,
    String,
    Whole,
    choice,
    everywhere,
    link,
)
from bot.playground.blockkit.walk import Rule

_TYPE: Mapping[str, Rule] = {"type": Anything()}
_STYLE = Shape(optional={name: Flag() for name in ("bold", "italic", "strike", "code", "underline")})
_MENTION_STYLE = Shape(
    optional={
        **_STYLE.optional,
        "highlight": Flag(),
        "client_highlight": Flag(),
        "unlink": Flag(),
    }
)
_ID = String(least=1)
_TEXT = String(least=1, counted=True)
_BORDER = Whole(0, limits.RICH_TEXT_BORDER)


def _leaf(required: Mapping[str, Rule], optional: Mapping[str, Rule] | None = None) -> Shape:
    return Shape(required={**_TYPE, **required}, optional=optional or {})


_LEAVES: Mapping[str, Rule] = {
    "text": _leaf({"text": _TEXT}, {"style": _STYLE}),
    "link": _leaf(
        {"url": link(limits.IMAGE_URL)},
        {"text": String(counted=True), "unsafe": Flag(), "style": _STYLE},
    ),
    "emoji": _leaf({"name": _ID}, {"unicode": String(), "skin_tone": Whole(1, 6), "url": Anything(), "style": _STYLE}),
    "user": _leaf({"user_id": _ID}, {"style": _MENTION_STYLE}),
    "usergroup": _leaf({"usergroup_id": _ID}, {"style": _MENTION_STYLE}),
    "team": _leaf({"team_id": _ID}, {"style": _MENTION_STYLE}),
    "channel": _leaf({"channel_id": _ID}, {"style": _MENTION_STYLE}),
    "broadcast": _leaf({"range": choice("here channel everyone")}, {"style": _MENTION_STYLE}),
    "color": _leaf({"value": _ID}, {"style": _STYLE}),
    "date": _leaf(
        {"timestamp": Whole(0), "format": _ID},
        {"url": link(limits.IMAGE_URL), "fallback": String(), "style": _STYLE},
    ),
}

_SECTION = Shape(required={**_TYPE, "elements": Items(everywhere(_LEAVES))})

_PARTS: Mapping[str, Rule] = {
    "rich_text_section": _SECTION,
    "rich_text_list": Shape(
        required={
            **_TYPE,
            "elements": Items(everywhere({"rich_text_section": _SECTION})),
            "style": choice("bullet ordered"),
        },
        optional={"indent": Whole(0, limits.LIST_INDENT), "offset": Whole(0), "border": _BORDER},
    ),
    "rich_text_quote": Shape(required={**_TYPE, "elements": Items(everywhere(_LEAVES))}, optional={"border": _BORDER}),
    "rich_text_preformatted": Shape(
        required={
            **_TYPE,
            "elements": Items(everywhere({kind: _LEAVES[kind] for kind in ("text", "link")})),
        },
        optional={"border": _BORDER, "language": String()},
    ),
}

RICH_TEXT_ELEMENTS = Items(everywhere(_PARTS))
RICH_TEXT = everywhere({"rich_text": Shape(required={**_TYPE, "elements": RICH_TEXT_ELEMENTS})})
