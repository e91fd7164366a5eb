"""Where the packages slackblocks and slack_sdk speak of the same thing, the validator says the same.

slackblocks holds a table of limits and surfaces taken from Slack's pages. Every difference is listed here, and each
one makes this validator the stricter of the two.
"""

from typing import Any

import pytest
import slackblocks as sb
from blockkit_build import URL, home, message, modal, said
from slack_sdk.models import blocks as sdk
from slackblocks import _limits as theirs
from slackblocks._surfaces import _BLOCK_TYPES_BY_SURFACE as THEIR_SURFACES

from bot.playground.blockkit import limits
from bot.playground.blockkit.blocks import BLOCKS

SAME = {
    "ACTIONS_ELEMENTS_MAX_ITEMS": limits.ACTIONS_ELEMENTS,
    "ACTION_ID_MAX_LENGTH": limits.ACTION_ID,
    "ALERT_TEXT_MAX_LENGTH": limits.ALERT_TEXT,
    "BLOCK_ID_MAX_LENGTH": limits.BLOCK_ID,
    "BUTTON_ACCESSIBILITY_LABEL_MAX_LENGTH": limits.ACCESSIBILITY_LABEL,
    "BUTTON_AGENT_PROMPT_MAX_LENGTH": limits.AGENT_PROMPT,
    "BUTTON_TEXT_MAX_LENGTH": limits.BUTTON_TEXT,
    "BUTTON_URL_MAX_LENGTH": limits.BUTTON_URL,
    "BUTTON_VALUE_MAX_LENGTH": limits.BUTTON_VALUE,
    "CARD_BODY_MAX_LENGTH": limits.CARD_BODY,
    "CARD_SUBTEXT_MAX_LENGTH": limits.CARD_BODY,
    "CARD_SUBTITLE_MAX_LENGTH": limits.CARD_TITLE,
    "CARD_TITLE_MAX_LENGTH": limits.CARD_TITLE,
    "CAROUSEL_ELEMENTS_MAX_ITEMS": limits.CAROUSEL_CARDS,
    "CHECKBOXES_OPTIONS_MAX_ITEMS": limits.CHOICE_OPTIONS,
    "CONFIRMATION_CONFIRM_MAX_LENGTH": limits.CONFIRM_BUTTON,
    "CONFIRMATION_DENY_MAX_LENGTH": limits.CONFIRM_BUTTON,
    "CONFIRMATION_TEXT_MAX_LENGTH": limits.CONFIRM_TEXT,
    "CONFIRMATION_TITLE_MAX_LENGTH": limits.CONFIRM_TITLE,
    "CONTAINER_CHILD_BLOCKS_MAX_ITEMS": limits.CONTAINER_BLOCKS,
    "CONTAINER_SUBTITLE_MAX_LENGTH": limits.CONTAINER_TITLE,
    "CONTAINER_TITLE_MAX_LENGTH": limits.CONTAINER_TITLE,
    "CONTEXT_ACTIONS_ELEMENTS_MAX_ITEMS": limits.CONTEXT_ACTIONS_ELEMENTS,
    "CONTEXT_ELEMENTS_MAX_ITEMS": limits.CONTEXT_ELEMENTS,
    "DATA_TABLE_COLUMNS_MAX_ITEMS": limits.DATA_TABLE_COLUMNS,
    "DATA_TABLE_PAGE_SIZE_MAX": limits.DATA_TABLE_PAGE,
    "DATA_TABLE_ROWS_MIN_ITEMS": limits.DATA_TABLE_LEAST_ROWS,
    "DATA_VISUALIZATION_AXIS_LABEL_MAX_LENGTH": limits.CHART_AXIS_LABEL,
    "DATA_VISUALIZATION_CATEGORIES_MAX_ITEMS": limits.CHART_CATEGORIES,
    "DATA_VISUALIZATION_CATEGORY_LABEL_MAX_LENGTH": limits.CHART_LABEL,
    "DATA_VISUALIZATION_TITLE_MAX_LENGTH": limits.CHART_TITLE,
    "FILE_INPUT_MAX_FILES_MAX": limits.FILES,
    "HEADER_TEXT_MAX_LENGTH": limits.HEADER_TEXT,
    "ICON_BUTTON_VISIBLE_TO_USER_IDS_MAX_ITEMS": limits.VISIBLE_TO,
    "IMAGE_ALT_TEXT_MAX_LENGTH": limits.IMAGE_ALT_TEXT,
    "IMAGE_IMAGE_URL_MAX_LENGTH": limits.IMAGE_URL,
    "IMAGE_TITLE_MAX_LENGTH": limits.IMAGE_TITLE,
    "INPUT_HINT_MAX_LENGTH": limits.INPUT_HINT,
    "INPUT_LABEL_MAX_LENGTH": limits.INPUT_LABEL,
    "MARKDOWN_TEXT_MAX_LENGTH": limits.MARKDOWN_TEXT,
    "MARKDOWN_TOTAL_TEXT_MAX_LENGTH": limits.MARKDOWN_TEXT,
    "MESSAGE_ATTACHMENTS_MAX_ITEMS": limits.MESSAGE_ATTACHMENTS,
    "MESSAGE_BLOCKS_MAX_ITEMS": limits.MESSAGE_BLOCKS,
    "MESSAGE_DATA_VISUALIZATIONS_MAX_ITEMS": limits.MESSAGE_CHARTS,
    "OPTION_DESCRIPTION_MAX_LENGTH": limits.OPTION_DESCRIPTION,
    "OPTION_GROUP_LABEL_MAX_LENGTH": limits.OPTION_GROUP_LABEL,
    "OPTION_TEXT_MAX_LENGTH": limits.OPTION_TEXT,
    "OPTION_URL_MAX_LENGTH": limits.OPTION_URL,
    "OPTION_VALUE_MAX_LENGTH": limits.OPTION_VALUE,
    "OVERFLOW_OPTIONS_MAX_ITEMS": limits.OVERFLOW_OPTIONS,
    "PLAIN_TEXT_INPUT_MAX_LENGTH_MAX": limits.TYPED_TEXT,
    "PLAN_TASKS_MAX_ITEMS": limits.PLAN_TASKS,
    "RADIO_BUTTONS_OPTIONS_MAX_ITEMS": limits.CHOICE_OPTIONS,
    "RICH_TEXT_INPUT_MAX_LINES_MAX": limits.RICH_INPUT_LINES,
    "RICH_TEXT_LIST_BORDER_MAX": limits.RICH_TEXT_BORDER,
    "RICH_TEXT_LIST_INDENT_MAX": limits.LIST_INDENT,
    "SECTION_FIELDS_ITEM_MAX_LENGTH": limits.SECTION_FIELD,
    "SECTION_FIELDS_MAX_ITEMS": limits.SECTION_FIELDS,
    "SECTION_TEXT_MAX_LENGTH": limits.TEXT,
    "SELECT_OPTIONS_MAX_ITEMS": limits.OPTIONS,
    "SELECT_OPTION_GROUPS_MAX_ITEMS": limits.OPTIONS,
    "SELECT_PLACEHOLDER_MAX_LENGTH": limits.PLACEHOLDER,
    "TABLE_COLUMNS_MAX_ITEMS": limits.TABLE_COLUMNS,
    "TABLE_ROWS_MAX_ITEMS": limits.TABLE_ROWS,
    "TEXT_MAX_LENGTH": limits.TEXT,
    "VIDEO_DESCRIPTION_MAX_LENGTH": limits.VIDEO_DESCRIPTION,
    "VIDEO_PROVIDER_NAME_MAX_LENGTH": limits.VIDEO_PROVIDER,
    "VIDEO_TITLE_URL_MAX_LENGTH": limits.VIDEO_TITLE_URL,
    "VIEW_BLOCKS_MAX_ITEMS": limits.VIEW_BLOCKS,
    "VIEW_CALLBACK_ID_MAX_LENGTH": limits.VIEW_CALLBACK_ID,
    "VIEW_CLOSE_MAX_LENGTH": limits.VIEW_TITLE,
    "VIEW_EXTERNAL_ID_MAX_LENGTH": limits.VIEW_EXTERNAL_ID,
    "VIEW_PRIVATE_METADATA_MAX_LENGTH": limits.VIEW_PRIVATE_METADATA,
    "VIEW_SUBMIT_MAX_LENGTH": limits.VIEW_TITLE,
    "VIEW_TITLE_MAX_LENGTH": limits.VIEW_TITLE,
}
STRICTER = {
    "CARD_ACTIONS_MAX_ITEMS": limits.CARD_ACTIONS,
    "DATA_TABLE_CONTENT_MAX_LENGTH": limits.DATA_TABLE_TEXT,
    "DATA_TABLE_ROWS_MAX_ITEMS": limits.DATA_TABLE_ROWS,
    "DATA_VISUALIZATION_SEGMENTS_MAX_ITEMS": limits.CHART_SEGMENTS,
    "DATA_VISUALIZATION_SERIES_MAX_ITEMS": limits.CHART_SERIES,
    "VIDEO_AUTHOR_NAME_MAX_LENGTH": limits.VIDEO_AUTHOR,
    "VIDEO_TITLE_MAX_LENGTH": limits.VIDEO_TITLE,
}
# What slackblocks lets an app send and this validator refuses, because another source does.
REFUSED_HERE = {
    "message": {"file"},
    "modal": set(),
    "home": {"container", "data_visualization", "table"},
}


@pytest.mark.parametrize("name", SAME)
def test_a_limit_is_the_one_slackblocks_knows(name):
    assert SAME[name] == getattr(theirs, name)


@pytest.mark.parametrize("name", STRICTER)
def test_a_limit_that_differs_is_the_smaller_one(name):
    assert STRICTER[name] < getattr(theirs, name)


@pytest.mark.parametrize("surface", ["message", "modal", "home"])
def test_the_blocks_of_a_surface_are_those_slackblocks_knows_less_the_doubtful(surface):
    ours = {block.type for block in BLOCKS if surface in block.on}

    assert ours == THEIR_SURFACES[surface] - REFUSED_HERE[surface]


OPTIONS = [sb.Option(text=sb.PlainText(str(number)), value=str(number)) for number in range(3)]
CONFIRM = sb.ConfirmationDialogue(title="Sure?", text="*Really* sure?", confirm="Yes", deny="No")
THEIR_INPUTS: list[Any] = [
    sb.PlainTextInput(action_id="a", multiline=True, min_length=1, max_length=3000, placeholder="p"),
    sb.NumberInput(is_decimal_allowed=True, min_value="1", max_value="2"),
    sb.CheckboxGroup(action_id="a", options=OPTIONS, initial_options=OPTIONS[:1], confirm=CONFIRM),
    sb.RadioButtonGroup(action_id="a", options=OPTIONS, initial_option=OPTIONS[1]),
    sb.StaticSelectMenu(action_id="a", options=OPTIONS, initial_option=OPTIONS[2], placeholder="p"),
    sb.StaticMultiSelectMenu(action_id="a", options=OPTIONS, initial_options=OPTIONS, max_selected_items=3),
    sb.UserSelectMenu(action_id="a", placeholder="p"),
    sb.ConversationSelectMenu(action_id="a", placeholder="p"),
    sb.DatePicker(action_id="a", initial_date="2026-11-30"),
    sb.TimePicker(action_id="a", initial_time="09:00"),
    sb.URLInput(action_id="a"),
    sb.EmailInput(action_id="a"),
    sb.FileInput(action_id="a", filetypes=["pdf"], max_files=10),
]


@pytest.mark.parametrize("element", THEIR_INPUTS, ids=lambda element: type(element).__name__)
def test_an_input_that_slackblocks_builds_is_accepted(element):
    assert said(modal(sb.InputBlock(label="Label", element=element)._resolve())) == []


THEIR_BLOCKS: list[Any] = [
    sb.HeaderBlock("Head"),
    sb.SectionBlock("*text*", fields=["one", "two"], accessory=sb.Button("Press", action_id="a", confirm=CONFIRM)),
    sb.ActionsBlock([sb.Button("One", action_id="1", style="danger"), sb.OverflowMenu(action_id="2", options=OPTIONS)]),
    sb.ContextBlock([sb.Text("_small_"), sb.Image(image_url=URL, alt_text="a")]),
    sb.ImageBlock(image_url=URL, alt_text="a", title="title"),
    sb.DividerBlock(),
    sb.MarkdownBlock("# head"),
    sb.RichTextBlock(sb.RichTextSection([sb.RichText("bold", bold=True), sb.RichTextLink(URL, "label")])),
    sb.TableBlock([[sb.RawText("a"), sb.RawText("b")]]),
    sb.CardBlock(title="Card", actions=[sb.Button("Go", action_id="a")]),
    sb.CarouselBlock([sb.CardBlock(title="Card")]),
    sb.ContainerBlock([sb.DividerBlock()], title="Box"),
    sb.PlanBlock("Plan", [sb.TaskCardBlock("1", "Task", status="pending")]),
]


@pytest.mark.parametrize("block", THEIR_BLOCKS, ids=lambda block: type(block).__name__)
def test_a_block_that_slackblocks_builds_is_accepted(block):
    assert said(message(block._resolve())) == []


def test_a_view_that_slackblocks_builds_is_accepted():
    entry = sb.InputBlock(label="Label", element=sb.PlainTextInput(action_id="a"))

    assert said(sb.ModalView(title="Title", submit="Go", close="No", blocks=[entry]).to_dict()) == []
    assert said(home(*sb.HomeTabView(blocks=[sb.HeaderBlock("Head")]).to_dict()["blocks"])) == []


SDK_BLOCKS: list[Any] = [
    sdk.SectionBlock(
        text="text",
        accessory=sdk.StaticSelectElement(action_id="a", options=[sdk.Option(value="v", label="l")]),
    ),
    sdk.ActionsBlock(
        elements=[
            sdk.ButtonElement(
                text="Press", action_id="a", value="v", style="primary", confirm=sdk.ConfirmObject(title="t", text="x")
            )
        ]
    ),
    sdk.InputBlock(label="Label", element=sdk.PlainTextInputElement(action_id="a", multiline=True)),
    sdk.HeaderBlock(text="Head"),
    sdk.ContextBlock(elements=[sdk.MarkdownTextObject(text="small")]),
    sdk.RichTextBlock(elements=[sdk.RichTextSectionElement(elements=[sdk.RichTextElementParts.Text(text="x")])]),
]


@pytest.mark.parametrize("block", SDK_BLOCKS, ids=lambda block: type(block).__name__)
def test_a_block_that_the_sdk_builds_is_accepted(block):
    assert said(message(block.to_dict())) == []
