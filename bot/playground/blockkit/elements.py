"""Every element of Block Kit, declared once: its fields, and the blocks and surfaces it may stand in.

A new element is one entry in ELEMENTS.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.objects import (
    CHOICE_OPTION,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH_CONFIG,
    IMAGE_SOURCE,
    ONE_IMAGE_SOURCE,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    PLACEHOLDER,
    PLAIN_OPTION,
    WORKFLOW,
    needs,
    not_both,
    one_of,
    plain,
)
from bot.playground.blockkit.rich_text import RICH_TEXT
from bot.playground.blockkit.rules import (
    ACTION_ID,
    Also,
    Anything,
    ByType,
    Flag,
    Focus,
    Formed,
    Items,
    Shape,
    String,
    Whole,
    choice,
    link,
)
from bot.playground.blockkit.walk import Place, Rule, Surface, Walk

EVERYWHERE: tuple[Surface, ...] = ("message", "modal", "home")


@dataclass(frozen=True, slots=True)
class Element:
    """One kind of element: the blocks it may stand in, by name, and its fields beside `type`."""

    type: str
    stands_in: str
    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    also: tuple[Also, ...] = ()
    on: tuple[Surface, ...] = EVERYWHERE

    def shape(self) -> Shape:
        """Give the rule of this element."""
        return Shape({"type": Anything(), **self.required}, self.optional, self.also)


def _initial_option(value: dict[str, Any], place: Place, walk: Walk) -> None:
    options = value.get("options", []) + [o for g in value.get("option_groups", []) for o in g["options"]]
    if "initial_option" in value and value["initial_option"] not in options:
        walk.refuse((place, "initial_option"), phrases.NOT_AN_OPTION)
    for index, option in enumerate(value.get("initial_options", [])):
        if option not in options:
            walk.refuse(((place, "initial_options"), index), phrases.NOT_AN_OPTION)


def _ordered_lengths(value: dict[str, Any], place: Place, walk: Walk) -> None:
    for low, high in (("min_length", "max_length"), ("min_lines", "max_lines")):
        if low in value and high in value and value[low] > value[high]:
            walk.refuse((place, low), phrases.not_above(low, high))


def _ordered_numbers(value: dict[str, Any], place: Place, walk: Walk) -> None:
    if "min_value" in value and "max_value" in value and float(value["min_value"]) > float(value["max_value"]):
        walk.refuse((place, "min_value"), phrases.not_above("min_value", "max_value"))


def _response_url(value: dict[str, Any], place: Place, walk: Walk) -> None:
    in_input = place is not None and place[1] == "element"
    if "response_url_enabled" in value and not (walk.surface == "modal" and in_input):
        walk.refuse((place, "response_url_enabled"), phrases.ONLY_IN_MODAL_INPUT)


_ID: Mapping[str, Rule] = {"action_id": ACTION_ID}
_FOCUS: Mapping[str, Rule] = {"focus_on_load": Focus()}
_CONFIRM: Mapping[str, Rule] = {"confirm": CONFIRM}
_PICKED: Mapping[str, Rule] = {**_ID, **_FOCUS, **_CONFIRM}
_MENU: Mapping[str, Rule] = {**_PICKED, "placeholder": PLACEHOLDER}
_SEVERAL: Mapping[str, Rule] = {**_MENU, "max_selected_items": Whole(1)}
_TYPED: Mapping[str, Rule] = {
    **_ID,
    **_FOCUS,
    "placeholder": PLACEHOLDER,
    "dispatch_action_config": DISPATCH_CONFIG,
}
_OPTIONS: Mapping[str, Rule] = {
    "options": Items(PLAIN_OPTION, limits.OPTIONS, least=1),
    "option_groups": Items(OPTION_GROUP, limits.OPTIONS, least=1),
}
_ONE_LIST_OF_OPTIONS = (
    one_of("options", "option_groups"),
    not_both("options", "option_groups"),
    _initial_option,
)
_CHOICES = Items(CHOICE_OPTION, limits.CHOICE_OPTIONS, least=1)
_SOME_PLAIN = Items(PLAIN_OPTION, limits.OPTIONS, least=1)
_NAME = String(least=1)
_NAMES = Items(_NAME)
_DECIMAL = Formed(re.compile(r"[+-]?(\d{1,300}(\.\d{0,300})?|\.\d{1,300})", re.ASCII))
_DATE = Formed(re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII))
_TIME = Formed(re.compile(r"([01]\d|2[0-3]):[0-5]\d", re.ASCII))
_UNIX_TIME = Whole(1_000_000_000, 9_999_999_999)
_STYLE = choice("primary danger")
_LABEL = String(limits.ACCESSIBILITY_LABEL)
_VISIBLE_TO = Items(_NAME, limits.VISIBLE_TO)
_FEEDBACK_BUTTON = Shape(
    required={"text": plain(limits.BUTTON_TEXT), "value": String(limits.BUTTON_VALUE)},
    optional={"accessibility_label": _LABEL},
)

ELEMENTS: tuple[Element, ...] = (
    Element(
        "button",
        "actions section card",
        required={"text": plain(limits.BUTTON_TEXT)},
        optional={
            **_ID,
            **_CONFIRM,
            "url": link(limits.BUTTON_URL),
            "value": String(limits.BUTTON_VALUE),
            "style": _STYLE,
            "accessibility_label": _LABEL,
            "agent_prompt": String(limits.AGENT_PROMPT),
            "agent_prompt_display": String(),
            "visible_to_user_ids": _VISIBLE_TO,
        },
        also=(needs("agent_prompt_display", "agent_prompt"),),
    ),
    Element(
        "workflow_button",
        "actions section",
        required={"text": plain(limits.BUTTON_TEXT), "workflow": WORKFLOW},
        optional={**_ID, "style": _STYLE, "accessibility_label": _LABEL},
    ),
    Element(
        "icon_button",
        "context_actions",
        required={"icon": choice("trash"), "text": plain(limits.TEXT)},
        optional={
            **_ID,
            **_CONFIRM,
            "value": String(limits.BUTTON_VALUE),
            "accessibility_label": _LABEL,
            "visible_to_user_ids": _VISIBLE_TO,
        },
    ),
    Element(
        "feedback_buttons",
        "context_actions",
        required={"positive_button": _FEEDBACK_BUTTON, "negative_button": _FEEDBACK_BUTTON},
        optional=_ID,
    ),
    Element(
        "image",
        "section context card container",
        required={"alt_text": String(limits.IMAGE_ALT_TEXT, least=1)},
        optional=IMAGE_SOURCE,
        also=ONE_IMAGE_SOURCE,
    ),
    Element(
        "overflow",
        "actions section",
        required={"options": Items(OVERFLOW_OPTION, limits.OVERFLOW_OPTIONS, least=1)},
        optional={**_ID, **_CONFIRM},
    ),
    Element(
        "checkboxes",
        "actions section input",
        required={"options": _CHOICES},
        optional={**_PICKED, "initial_options": _CHOICES},
        also=(_initial_option,),
    ),
    Element(
        "radio_buttons",
        "actions section input",
        required={"options": _CHOICES},
        optional={**_PICKED, "initial_option": CHOICE_OPTION},
        also=(_initial_option,),
    ),
    Element(
        "static_select",
        "actions section input",
        optional={**_MENU, **_OPTIONS, "initial_option": PLAIN_OPTION},
        also=_ONE_LIST_OF_OPTIONS,
    ),
    Element(
        "multi_static_select",
        "actions section input",
        optional={**_SEVERAL, **_OPTIONS, "initial_options": _SOME_PLAIN},
        also=_ONE_LIST_OF_OPTIONS,
    ),
    Element(
        "external_select",
        "actions section input",
        optional={**_MENU, "initial_option": PLAIN_OPTION, "min_query_length": Whole(0)},
    ),
    Element(
        # The only menu without focus_on_load: Slack refuses it here.
        "multi_external_select",
        "actions section input",
        optional={
            **_ID,
            **_CONFIRM,
            "placeholder": PLACEHOLDER,
            "max_selected_items": Whole(1),
            "initial_options": _SOME_PLAIN,
            "min_query_length": Whole(0),
        },
    ),
    Element("users_select", "actions section input", optional={**_MENU, "initial_user": _NAME}),
    Element("multi_users_select", "actions section input", optional={**_SEVERAL, "initial_users": _NAMES}),
    Element(
        "conversations_select",
        "actions section input",
        optional={
            **_MENU,
            "initial_conversation": _NAME,
            "default_to_current_conversation": Flag(),
            "filter": CONVERSATION_FILTER,
            "response_url_enabled": Flag(),
        },
        also=(_response_url,),
    ),
    Element(
        "multi_conversations_select",
        "actions section input",
        optional={
            **_SEVERAL,
            "initial_conversations": _NAMES,
            "default_to_current_conversation": Flag(),
            "filter": CONVERSATION_FILTER,
        },
    ),
    Element(
        "channels_select",
        "actions section input",
        optional={**_MENU, "initial_channel": _NAME, "response_url_enabled": Flag()},
        also=(_response_url,),
    ),
    Element("multi_channels_select", "actions section input", optional={**_SEVERAL, "initial_channels": _NAMES}),
    Element("datepicker", "actions section input", optional={**_MENU, "initial_date": _DATE}),
    Element("timepicker", "actions section input", optional={**_MENU, "initial_time": _TIME, "timezone": _NAME}),
    Element("datetimepicker", "actions input", optional={**_PICKED, "initial_date_time": _UNIX_TIME}),
    Element(
        "plain_text_input",
        "input",
        optional={
            **_TYPED,
            "initial_value": String(limits.TYPED_TEXT),
            "multiline": Flag(),
            "min_length": Whole(0, limits.TYPED_TEXT),
            "max_length": Whole(1, limits.TYPED_TEXT),
        },
        also=(_ordered_lengths,),
    ),
    Element(
        "rich_text_input",
        "input",
        optional={
            **_TYPED,
            "initial_value": RICH_TEXT,
            "min_lines": Whole(1, limits.RICH_INPUT_LINES),
            "max_lines": Whole(1, limits.RICH_INPUT_LINES),
        },
        also=(_ordered_lengths,),
    ),
    Element("email_text_input", "input", optional={**_TYPED, "initial_value": String()}),
    Element("url_text_input", "input", optional={**_TYPED, "initial_value": String()}),
    Element(
        "number_input",
        "input",
        required={"is_decimal_allowed": Flag()},
        optional={**_TYPED, "initial_value": _DECIMAL, "min_value": _DECIMAL, "max_value": _DECIMAL},
        also=(_ordered_numbers,),
    ),
    Element(
        "file_input",
        "input",
        optional={**_ID, "filetypes": Items(_NAME, least=1), "max_files": Whole(1, limits.FILES)},
        on=("modal",),
    ),
)

_SHAPES: Mapping[str, Rule] = {element.type: element.shape() for element in ELEMENTS}


def elements_in(block: str, *, besides: Mapping[str, Rule] | None = None, only: str | None = None) -> ByType:
    """Give the rule for an element standing in this block, or only one kind of it."""

    def kinds(surface: Surface) -> dict[str, Rule]:
        return {
            element.type: _SHAPES[element.type]
            for element in ELEMENTS
            if surface in element.on and block in element.stands_in.split() and (only is None or only == element.type)
        } | dict(besides or {})

    return ByType({surface: kinds(surface) for surface in EVERYWHERE})
