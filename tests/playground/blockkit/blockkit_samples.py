"""One sound example of every block and element, and where each may stand."""

from typing import Any

from blockkit_build import URL, Json, actions, button, input_block, mrkdwn, option, options, plain, section

CONFIRM = {"title": plain(), "text": mrkdwn(), "confirm": plain(), "deny": plain(), "style": "danger"}
IMAGE = {"type": "image", "image_url": URL, "alt_text": "a picture"}
RICH_TEXT = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "text", "style": {"bold": True}},
                {"type": "link", "url": URL, "text": "label"},
                {"type": "user", "user_id": "U1"},
                {"type": "usergroup", "usergroup_id": "S1"},
                {"type": "team", "team_id": "T1"},
                {"type": "channel", "channel_id": "C1", "style": {"bold": True}},
                {"type": "emoji", "name": "eyes"},
                {"type": "broadcast", "range": "here"},
                {"type": "date", "timestamp": 1720710212, "format": "{date_long}", "fallback": "July"},
                {"type": "color", "value": "#F405B3"},
            ],
        },
        {
            "type": "rich_text_list",
            "style": "bullet",
            "indent": 1,
            "border": 1,
            "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "item"}]}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]},
        {"type": "rich_text_preformatted", "border": 0, "elements": [{"type": "text", "text": "code"}]},
    ],
}
CARD = {
    "type": "card",
    "hero_image": IMAGE,
    "slack_icon": {"type": "icon", "name": "rocket"},
    "title": mrkdwn(),
    "subtitle": mrkdwn(),
    "body": mrkdwn(),
    "subtext": plain(),
    "actions": [button(action_id="one"), button(action_id="two")],
}
TABLE = {
    "type": "table",
    "column_settings": [None, {"align": "right", "is_wrapped": True}],
    "rows": [
        [{"type": "raw_text", "text": "a"}, RICH_TEXT],
        [{"type": "raw_text", "text": "b"}, {"type": "raw_number", "value": 1.5, "text": "1.5"}],
    ],
}
BARS = {
    "type": "data_visualization",
    "title": "Bars",
    "chart": {
        "type": "bar",
        "series": [{"name": "one", "data": [{"label": "a", "value": 1}, {"label": "b", "value": -2.5}]}],
        "axis_config": {"categories": ["a", "b"], "x_label": "x", "y_label": "y"},
    },
}
TASK = {
    "task_id": "t1",
    "title": "Task",
    "status": "complete",
    "details": RICH_TEXT,
    "output": RICH_TEXT,
    "sources": [{"type": "url", "url": URL, "text": "source"}],
}

EVERYWHERE = {"message", "modal", "home"}

# The surfaces are written out again here, apart from the declarations they check.
BLOCKS: dict[str, tuple[Json, set[str]]] = {
    "actions": (actions(button(action_id="a", value="v", confirm=CONFIRM)), EVERYWHERE),
    "alert": ({"type": "alert", "text": mrkdwn(), "level": "warning"}, {"modal"}),
    "card": (CARD, EVERYWHERE),
    "carousel": ({"type": "carousel", "elements": [CARD]}, {"message", "home"}),
    "container": (
        {
            "type": "container",
            "title": plain(),
            "subtitle": mrkdwn(),
            "icon": IMAGE,
            "width": "wide",
            "is_collapsible": True,
            "default_collapsed": True,
            "child_blocks": [section(), {"type": "divider"}],
        },
        {"message"},
    ),
    "context": ({"type": "context", "elements": [mrkdwn(), plain(), IMAGE]}, EVERYWHERE),
    "context_actions": (
        {
            "type": "context_actions",
            "elements": [
                {
                    "type": "feedback_buttons",
                    "action_id": "f",
                    "positive_button": {"text": plain(), "value": "good"},
                    "negative_button": {"text": plain(), "value": "bad", "accessibility_label": "bad"},
                },
                {"type": "icon_button", "icon": "trash", "text": plain(), "visible_to_user_ids": ["U1"]},
            ],
        },
        {"message"},
    ),
    "data_table": (
        {
            "type": "data_table",
            "caption": "A table",
            "page_size": 5,
            "rows": [[{"type": "raw_text", "text": "head"}], [{"type": "raw_number", "value": 1}]],
        },
        {"message", "home"},
    ),
    "data_visualization": (BARS, {"message"}),
    "divider": ({"type": "divider", "block_id": "line"}, EVERYWHERE),
    "header": ({"type": "header", "text": {**plain(), "emoji": True}, "level": 2}, EVERYWHERE),
    "image": ({**IMAGE, "title": plain()}, EVERYWHERE),
    "input": (input_block(hint=plain(), optional=True, dispatch_action=True), EVERYWHERE),
    "markdown": ({"type": "markdown", "text": "# head"}, {"message"}),
    "plan": ({"type": "plan", "title": "Plan", "tasks": [TASK]}, {"message"}),
    "rich_text": (RICH_TEXT, EVERYWHERE),
    "section": (
        section(text={**mrkdwn(), "verbatim": True}, fields=[mrkdwn(), plain()], accessory=button(), expand=True),
        EVERYWHERE,
    ),
    "table": (TABLE, {"message"}),
    "task_card": ({"type": "task_card", **TASK}, {"message"}),
    "video": (
        {
            "type": "video",
            "alt_text": "a film",
            "title": plain(),
            "title_url": URL,
            "thumbnail_url": URL,
            "video_url": URL,
            "description": plain(),
            "author_name": "Ada",
            "provider_name": "Films",
            "provider_icon_url": URL,
        },
        EVERYWHERE,
    ),
}

_TYPED = {"action_id": "a", "placeholder": plain(), "focus_on_load": True}
_TYPED_AND_TOLD = {**_TYPED, "dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}
_MENU = {**_TYPED, "confirm": CONFIRM}
_PICKED = {"action_id": "a", "focus_on_load": True, "confirm": CONFIRM}
_FILTER = {"include": ["public", "im"], "exclude_bot_users": True}
_OVERALL = {"actions", "section", "input"}

ELEMENTS: dict[str, tuple[Json, set[str]]] = {
    "button": (
        {**button(), "action_id": "a", "url": URL, "value": "v", "style": "primary", "confirm": CONFIRM},
        {"actions", "section"},
    ),
    "workflow_button": (
        {
            "type": "workflow_button",
            "text": plain(),
            "action_id": "a",
            "workflow": {"trigger": {"url": URL, "customizable_input_parameters": [{"name": "n", "value": "v"}]}},
        },
        {"actions", "section"},
    ),
    "icon_button": ({"type": "icon_button", "icon": "trash", "text": plain()}, {"context_actions"}),
    "feedback_buttons": (BLOCKS["context_actions"][0]["elements"][0], {"context_actions"}),
    "image": (IMAGE, {"section", "context"}),
    "overflow": (
        {"type": "overflow", "action_id": "a", "options": [{**option(), "url": URL}], "confirm": CONFIRM},
        {"actions", "section"},
    ),
    "checkboxes": (
        {
            "type": "checkboxes",
            **_PICKED,
            "options": [{"text": mrkdwn(), "value": "1", "description": mrkdwn()}, option(2)],
            "initial_options": [option(2)],
        },
        _OVERALL,
    ),
    "radio_buttons": (
        {"type": "radio_buttons", **_PICKED, "options": options(2), "initial_option": option(1)},
        _OVERALL,
    ),
    "static_select": (
        {"type": "static_select", **_MENU, "options": options(2), "initial_option": option(1)},
        _OVERALL,
    ),
    "multi_static_select": (
        {
            "type": "multi_static_select",
            **_MENU,
            "option_groups": [{"label": plain(), "options": options(2)}],
            "initial_options": [option(0)],
            "max_selected_items": 1,
        },
        _OVERALL,
    ),
    "external_select": (
        {"type": "external_select", **_MENU, "initial_option": option(), "min_query_length": 0},
        _OVERALL,
    ),
    "multi_external_select": (
        {
            "type": "multi_external_select",
            "placeholder": plain(),
            "initial_options": [option()],
            "min_query_length": 3,
        },
        _OVERALL,
    ),
    "users_select": ({"type": "users_select", **_MENU, "initial_user": "U1"}, _OVERALL),
    "multi_users_select": ({"type": "multi_users_select", **_MENU, "initial_users": ["U1"]}, _OVERALL),
    "conversations_select": (
        {"type": "conversations_select", **_MENU, "initial_conversation": "C1", "filter": _FILTER},
        _OVERALL,
    ),
    "multi_conversations_select": (
        {"type": "multi_conversations_select", **_MENU, "default_to_current_conversation": True},
        _OVERALL,
    ),
    "channels_select": ({"type": "channels_select", **_MENU, "initial_channel": "C1"}, _OVERALL),
    "multi_channels_select": (
        {"type": "multi_channels_select", **_MENU, "initial_channels": ["C1"]},
        _OVERALL,
    ),
    "datepicker": ({"type": "datepicker", **_MENU, "initial_date": "2026-11-30"}, _OVERALL),
    "timepicker": (
        {"type": "timepicker", **_MENU, "initial_time": "23:59", "timezone": "Europe/Vienna"},
        _OVERALL,
    ),
    "datetimepicker": (
        {"type": "datetimepicker", **_PICKED, "initial_date_time": 1628633820},
        {"actions", "input"},
    ),
    "plain_text_input": (
        {
            "type": "plain_text_input",
            **_TYPED_AND_TOLD,
            "initial_value": "v",
            "multiline": True,
            "min_length": 1,
            "max_length": 2,
        },
        {"input"},
    ),
    "rich_text_input": (
        {"type": "rich_text_input", **_TYPED_AND_TOLD, "initial_value": RICH_TEXT, "min_lines": 2},
        {"input"},
    ),
    "email_text_input": ({"type": "email_text_input", **_TYPED_AND_TOLD, "initial_value": "a@b.c"}, {"input"}),
    "url_text_input": ({"type": "url_text_input", **_TYPED_AND_TOLD, "initial_value": URL}, {"input"}),
    "number_input": (
        {
            "type": "number_input",
            **_TYPED_AND_TOLD,
            "is_decimal_allowed": True,
            "min_value": "-1.5",
            "max_value": "10",
        },
        {"input"},
    ),
    "file_input": (
        {"type": "file_input", "action_id": "a", "filetypes": ["pdf"], "max_files": 10},
        {"input"},
    ),
}

HOLDERS = {
    "actions": actions,
    "section": lambda element: section(accessory=element),
    "input": input_block,
    "context": lambda element: {"type": "context", "elements": [element]},
    "context_actions": lambda element: {"type": "context_actions", "elements": [element]},
}


def element(kind: str, **more: Any) -> Json:
    return {**ELEMENTS[kind][0], **more}


def block(kind: str, **more: Any) -> Json:
    return {**BLOCKS[kind][0], **more}
