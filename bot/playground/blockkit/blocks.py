"""Every block of Block Kit that an app can send, declared once: its fields and the surfaces it may stand on.

A new block is one entry in BLOCKS. Not here, so refused as unsupported: `file` and `call`, which only Slack
itself places, and `auth_provider`, whose surfaces are not documented.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.blockkit import limits, phrases
from bot.playground.blockkit.charts import CHART
from bot.playground.blockkit.elements import EVERYWHERE, elements_in
from bot.playground.blockkit.objects import (
    IMAGE_SOURCE,
    ONE_IMAGE_SOURCE,
    Text,
    needs,
    not_both,
    one_of,
    plain,
)
from bot.playground.blockkit.rich_text import RICH_TEXT, RICH_TEXT_ELEMENTS
from bot.playground.blockkit.rules import (
    BLOCK_ID,
    Also,
    Anything,
    ByType,
    Flag,
    Items,
    Shape,
    String,
    Url,
    Whole,
    choice,
    everywhere,
)
from bot.playground.blockkit.tables import DATA_TABLE_ROWS, TABLE_COLUMN, TABLE_ROWS, data_table_is_even
from bot.playground.blockkit.walk import Place, Rule, Surface, Walk

_MESSAGE: tuple[Surface, ...] = ("message",)
_MODAL: tuple[Surface, ...] = ("modal",)
_MESSAGE_AND_HOME: tuple[Surface, ...] = ("message", "home")


@dataclass(frozen=True, slots=True)
class Block:
    """One kind of block: where it may stand, its own fields, and how much text it may hold in all."""

    type: str
    on: tuple[Surface, ...] = EVERYWHERE
    in_container: bool = False
    required: Mapping[str, Rule] = field(default_factory=dict)
    optional: Mapping[str, Rule] = field(default_factory=dict)
    also: tuple[Also, ...] = ()
    most_text: int | None = None
    _shape: Shape = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        shape = Shape({"type": Anything(), **self.required}, {"block_id": BLOCK_ID, **self.optional}, self.also)
        object.__setattr__(self, "_shape", shape)

    def check(self, value: Any, place: Place, walk: Walk) -> None:
        """Ask the block's shape, with a fresh scope for action ids, and note that the block was here."""
        walk.blocks.setdefault(self.type, []).append(place)
        outer, walk.action_ids = walk.action_ids, set()
        characters_before = walk.characters
        self._shape.check(value, place, walk)
        if self.most_text is not None and walk.characters - characters_before > self.most_text:
            walk.refuse(place, phrases.too_long(self.most_text))
        walk.action_ids = outer


def _dispatch_without_files(value: dict[str, Any], place: Place, walk: Walk) -> None:
    if value.get("dispatch_action") and value["element"]["type"] == "file_input":
        walk.refuse((place, "dispatch_action"), phrases.not_with("dispatch_action", "file_input"))


def _divider_stays(value: dict[str, Any], place: Place, walk: Walk) -> None:
    if value.get("has_header_divider") and value.get("is_collapsible"):
        walk.refuse(place, phrases.not_both("has_header_divider", "is_collapsible"))


def _count_markdown(value: dict[str, Any], _place: Place, walk: Walk) -> None:
    walk.markdown_characters += len(value["text"])


def _unique_tasks(value: dict[str, Any], place: Place, walk: Walk) -> None:
    taken: set[str] = set()
    for index, task in enumerate(value["tasks"]):
        if task["task_id"] in taken:
            walk.refuse((((place, "tasks"), index), "task_id"), phrases.already_exists("task_id", task["task_id"]))
        taken.add(task["task_id"])


_IMAGE_ELEMENT = elements_in("card", only="image")
_NAME = String(least=1)
_TASK: Mapping[str, Rule] = {"task_id": _NAME, "title": _NAME}
_TASK_DETAILS: Mapping[str, Rule] = {
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": Items(everywhere({"url": Shape(required={"type": Anything(), "url": Url(), "text": _NAME})})),
}
_CARD = Block(
    "card",
    optional={
        "hero_image": _IMAGE_ELEMENT,
        "icon": _IMAGE_ELEMENT,
        "slack_icon": everywhere({"icon": Shape(required={"type": Anything(), "name": _NAME})}),
        "title": Text(limits.CARD_TITLE),
        "subtitle": Text(limits.CARD_TITLE),
        "body": Text(limits.CARD_BODY),
        "subtext": Text(limits.CARD_BODY),
        "actions": Items(elements_in("card", only="button"), limits.CARD_ACTIONS, least=1),
    },
    also=(one_of("hero_image", "title", "actions", "body"), not_both("icon", "slack_icon")),
)
# Filled below: a container holds blocks and is one itself.
_IN_CONTAINER: dict[Surface, dict[str, Rule]] = {surface: {} for surface in EVERYWHERE}

BLOCKS: tuple[Block, ...] = (
    Block(
        "actions",
        in_container=True,
        required={"elements": Items(elements_in("actions"), limits.ACTIONS_ELEMENTS, least=1)},
    ),
    Block(
        "alert",
        on=_MODAL,
        required={"text": Text(limits.ALERT_TEXT)},
        optional={"level": choice("default info warning error success")},
    ),
    _CARD,
    Block(
        "carousel",
        on=_MESSAGE_AND_HOME,
        required={"elements": Items(everywhere({"card": _CARD}), limits.CAROUSEL_CARDS, least=1)},
    ),
    Block(
        "container",
        on=_MESSAGE,
        required={"child_blocks": Items(ByType(_IN_CONTAINER), limits.CONTAINER_BLOCKS, least=1)},
        optional={
            "title": plain(limits.CONTAINER_TITLE),
            "rich_text_title": RICH_TEXT,
            "subtitle": Text(limits.CONTAINER_TITLE),
            "icon": _IMAGE_ELEMENT,
            "width": choice("narrow standard wide full"),
            "is_collapsible": Flag(),
            "default_collapsed": Flag(),
            "has_header_divider": Flag(),
        },
        also=(
            one_of("title", "rich_text_title"),
            needs("default_collapsed", "is_collapsible"),
            _divider_stays,
        ),
    ),
    Block(
        "context",
        in_container=True,
        required={
            "elements": Items(
                elements_in("context", besides={"plain_text": Text(), "mrkdwn": Text()}),
                limits.CONTEXT_ELEMENTS,
                least=1,
            )
        },
    ),
    Block(
        "context_actions",
        on=_MESSAGE,
        required={"elements": Items(elements_in("context_actions"), limits.CONTEXT_ACTIONS_ELEMENTS, least=1)},
    ),
    Block(
        "data_table",
        on=_MESSAGE_AND_HOME,
        required={"rows": DATA_TABLE_ROWS, "caption": _NAME},
        optional={
            "page_size": Whole(1, limits.DATA_TABLE_PAGE),
            "row_header_column_index": Whole(0, limits.DATA_TABLE_COLUMNS - 1),
        },
        also=(data_table_is_even,),
        most_text=limits.DATA_TABLE_TEXT,
    ),
    Block(
        "data_visualization",
        on=_MESSAGE,
        required={"title": String(limits.CHART_TITLE, least=1), "chart": CHART},
    ),
    Block("divider", in_container=True),
    Block(
        "header",
        in_container=True,
        required={"text": plain(limits.HEADER_TEXT)},
        optional={"level": Whole(1, limits.HEADER_LEVEL)},
    ),
    Block(
        "image",
        in_container=True,
        required={"alt_text": String(limits.IMAGE_ALT_TEXT, least=1)},
        optional={**IMAGE_SOURCE, "title": plain(limits.IMAGE_TITLE)},
        also=ONE_IMAGE_SOURCE,
    ),
    Block(
        "input",
        in_container=True,
        required={"label": plain(limits.INPUT_LABEL), "element": elements_in("input")},
        optional={"hint": plain(limits.INPUT_HINT), "optional": Flag(), "dispatch_action": Flag()},
        also=(_dispatch_without_files,),
    ),
    Block(
        "markdown",
        on=_MESSAGE,
        required={"text": String(limits.MARKDOWN_TEXT, least=1, counted=True)},
        also=(_count_markdown,),
    ),
    Block(
        "plan",
        on=_MESSAGE,
        required={
            "title": _NAME,
            "tasks": Items(
                Shape(
                    {**_TASK, "status": choice("pending in_progress complete error")},
                    _TASK_DETAILS,
                ),
                limits.PLAN_TASKS,
            ),
        },
        also=(_unique_tasks,),
    ),
    Block("rich_text", in_container=True, required={"elements": RICH_TEXT_ELEMENTS}),
    Block(
        "section",
        in_container=True,
        optional={
            "text": Text(limits.TEXT),
            "fields": Items(Text(limits.SECTION_FIELD), limits.SECTION_FIELDS, least=1),
            "accessory": elements_in("section"),
            "expand": Flag(),
        },
        also=(one_of("text", "fields"),),
    ),
    Block(
        "table",
        on=_MESSAGE,
        in_container=True,
        required={"rows": TABLE_ROWS},
        optional={"column_settings": Items(TABLE_COLUMN, limits.TABLE_COLUMNS)},
        most_text=limits.TABLE_TEXT,
    ),
    Block(
        "task_card",
        on=_MESSAGE,
        required={**_TASK, "status": choice("in_progress complete error")},
        optional=_TASK_DETAILS,
    ),
    Block(
        "video",
        in_container=True,
        required={
            "alt_text": String(limits.IMAGE_ALT_TEXT),
            "title": plain(limits.VIDEO_TITLE),
            "thumbnail_url": Url(limits.IMAGE_URL),
            "video_url": Url(limits.IMAGE_URL, ("https://",)),
        },
        optional={
            "title_url": Url(limits.VIDEO_TITLE_URL, ("https://",)),
            "description": plain(limits.VIDEO_DESCRIPTION),
            "author_name": String(limits.VIDEO_AUTHOR),
            "provider_name": String(limits.VIDEO_PROVIDER),
            "provider_icon_url": Url(limits.VIDEO_TITLE_URL),
        },
    ),
)

for _block in BLOCKS:
    for _surface in _block.on:
        if _block.in_container:
            _IN_CONTAINER[_surface][_block.type] = _block

ANY_BLOCK = ByType({surface: {block.type: block for block in BLOCKS if surface in block.on} for surface in EVERYWHERE})
