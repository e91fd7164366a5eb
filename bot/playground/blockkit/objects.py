"""The objects inside blocks and elements: text, options, confirmations, filters, files."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.problem import MISSING_FIELD
from bot.playground.blockkit.rules import Also, Flag, Items, Shape, String, Url, choice, link
from bot.playground.blockkit.walk import Place, Rule, Walk

_FLAG_OF_KIND = {"plain_text": "emoji", "mrkdwn": "verbatim"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text object of at least one character; `plain` ones may not be mrkdwn."""

    most: int = limits.TEXT
    plain: bool = False

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Refuse a wrong text; where two kinds are allowed, first say that neither matched."""
        before = len(walk.problems)
        if isinstance(value, dict):
            self._check_object(value, place, walk)
        else:
            walk.refuse(place, phrases.NOT_AN_OBJECT)
        if not self.plain and len(walk.problems) > before:
            walk.refuse_before(before, place, phrases.NO_SCHEMA_MATCHES)

    def _check_object(self, value: dict[str, Any], place: Place, walk: Walk) -> None:
        kind = value.get("type")
        flag = _FLAG_OF_KIND.get(kind) if isinstance(kind, str) else None
        for key in ("type", "text"):
            if key not in value:
                walk.refuse(place, phrases.missing(key), MISSING_FIELD)
        for key, item in value.items():
            if key == "text":
                self._check_text(item, (place, key), walk)
            elif key == "type":
                self._check_kind(item, (place, key), walk)
            elif key != flag:
                walk.refuse(place, phrases.unknown(key))
            elif not isinstance(item, bool):
                walk.refuse((place, key), phrases.NOT_A_BOOLEAN)

    def _check_kind(self, kind: Any, place: Place, walk: Walk) -> None:
        if not isinstance(kind, str):
            walk.refuse(place, phrases.NOT_A_STRING)
        elif kind != "plain_text" and (self.plain or kind != "mrkdwn"):
            walk.refuse(place, phrases.unsupported(kind))

    def _check_text(self, text: Any, place: Place, walk: Walk) -> None:
        if not isinstance(text, str):
            walk.refuse(place, phrases.NOT_A_STRING)
            return
        walk.characters += len(text)
        if not text:
            walk.refuse(place, phrases.too_short(1))
        elif len(text) > self.most:
            walk.refuse(place, phrases.too_long(self.most))


def plain(most: int) -> Text:
    """Give the rule for a plain_text object."""
    return Text(most, plain=True)


def one_of(*keys: str) -> Also:
    """Give the rule that at least one of these fields is there."""

    def check(value: dict[str, Any], place: Place, walk: Walk) -> None:
        if not any(key in value for key in keys):
            # Slack points at the type of the block or element here, not at the object.
            walk.refuse((place, "type") if "type" in value else place, phrases.either(*keys))

    return check


def not_both(one: str, other: str) -> Also:
    """Give the rule that two fields exclude each other."""

    def check(value: dict[str, Any], place: Place, walk: Walk) -> None:
        if one in value and other in value:
            walk.refuse(place, phrases.not_both(one, other))

    return check


def needs(key: str, other: str) -> Also:
    """Give the rule that one field only makes sense beside another."""

    def check(value: dict[str, Any], place: Place, walk: Walk) -> None:
        if value.get(key) and not value.get(other):
            walk.refuse((place, key), phrases.needs(key, other))

    return check


PLACEHOLDER = plain(limits.PLACEHOLDER)

CONFIRM = Shape(
    required={
        "title": plain(limits.CONFIRM_TITLE),
        "text": Text(limits.CONFIRM_TEXT),
        "confirm": plain(limits.CONFIRM_BUTTON),
        "deny": plain(limits.CONFIRM_BUTTON),
    },
    optional={"style": choice("primary danger")},
)

_OPTION_VALUE = String(limits.OPTION_VALUE, least=1)

PLAIN_OPTION = Shape(
    required={"text": plain(limits.OPTION_TEXT), "value": _OPTION_VALUE},
    optional={"description": plain(limits.OPTION_DESCRIPTION)},
)
CHOICE_OPTION = Shape(
    required={"text": Text(limits.OPTION_TEXT), "value": _OPTION_VALUE},
    optional={"description": Text(limits.OPTION_DESCRIPTION)},
)
OVERFLOW_OPTION = Shape(
    required=PLAIN_OPTION.required,
    optional={**PLAIN_OPTION.optional, "url": link(limits.OPTION_URL)},
)
OPTION_GROUP = Shape(
    required={
        "label": plain(limits.OPTION_GROUP_LABEL),
        "options": Items(PLAIN_OPTION, limits.OPTIONS, least=1),
    },
)

DISPATCH_CONFIG = Shape(
    required={
        "trigger_actions_on": Items(choice("on_enter_pressed on_character_entered"), limits.TRIGGER_ACTIONS, least=1)
    },
)

CONVERSATION_FILTER = Shape(
    optional={
        "include": Items(choice("im mpim private public"), least=1),
        "exclude_bot_users": Flag(),
        "exclude_external_shared_channels": Flag(),
    },
    also=(one_of("include", "exclude_bot_users", "exclude_external_shared_channels"),),
)

SLACK_FILE = Shape(
    optional={"id": String(least=1), "url": Url()},
    also=(one_of("id", "url"), not_both("id", "url")),
)

IMAGE_SOURCE: Mapping[str, Rule] = {"image_url": Url(limits.IMAGE_URL), "slack_file": SLACK_FILE}
ONE_IMAGE_SOURCE = (one_of("image_url", "slack_file"), not_both("image_url", "slack_file"))

WORKFLOW = Shape(
    required={
        "trigger": Shape(
            required={"url": Url()},
            optional={
                "customizable_input_parameters": Items(Shape(required={"name": String(least=1), "value": String()}))
            },
        )
    },
)
