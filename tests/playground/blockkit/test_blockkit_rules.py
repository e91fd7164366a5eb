"""Rules over several fields, elements or blocks, and Slack's own words for them."""

import pytest
from blockkit_build import (
    URL,
    actions,
    bars,
    button,
    in_input,
    in_section,
    input_block,
    message,
    modal,
    mrkdwn,
    option,
    options,
    pie,
    plain,
    rows,
    said,
    section,
)
from blockkit_samples import CARD, IMAGE, block

from bot.playground.blockkit import Problem


def test_a_problem_reads_as_slack_writes_it():
    problem = Problem("must be less than 3001 characters", "/blocks/0/text/text")

    assert str(problem) == "must be less than 3001 characters [json-pointer:/blocks/0/text/text]"


def test_a_key_with_a_slash_or_a_tilde_is_escaped_in_the_pointer():
    label = {"type": "static_select", "options": [{**option(), "text": None}]}

    assert said(in_section({"a/b~c": 1, **label}))[0].startswith("invalid additional property: a/b~c")
    assert said({"text": "", "blocks": {"a/b": 1}}) == ["must provide an array [json-pointer:/blocks]"]


def test_a_text_of_either_kind_that_fails_says_so_of_the_whole_first():
    assert said(message(section(text=mrkdwn("x" * 3001)))) == [
        "failed to match all allowed schemas [json-pointer:/blocks/0/text]",
        "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
    ]


def test_a_view_that_fails_says_so_of_the_whole_first():
    choices = [{"text": mrkdwn("x" * 76), "value": "v"}]

    assert said(modal(input_block({"type": "radio_buttons", "options": choices}))) == [
        "failed to match all allowed schemas [json-pointer:/view]",
        "failed to match all allowed schemas [json-pointer:/view/blocks/0/element/options/0/text]",
        "must be less than 76 characters [json-pointer:/view/blocks/0/element/options/0/text/text]",
    ]


def test_an_action_id_stands_once_in_a_block_and_may_return_in_the_next():
    twice = actions(button(action_id="x"), button(action_id="x"))

    assert said(message(twice)) == ['`action_id` "x" already exists [json-pointer:/blocks/0/elements/1/action_id]']
    assert said(message(actions(button(action_id="x")), actions(button(action_id="x")))) == []


def test_one_element_takes_the_focus():
    field = {"type": "plain_text_input", "focus_on_load": True}
    idle = {"type": "plain_text_input", "focus_on_load": False}

    assert said(modal(input_block(field), input_block(idle), input_block(idle))) == []
    assert "/view/blocks/1/element/focus_on_load" in said(modal(input_block(field), input_block(field)))[1]


def test_a_section_has_text_or_fields():
    assert said(message({"type": "section"})) == ["must define either `text` or `fields` [json-pointer:/blocks/0/type]"]


def test_a_menu_has_options_or_groups_and_not_both():
    groups = [{"label": plain(), "options": options(1)}]

    assert "must define either `options` or `option_groups`" in said(in_section({"type": "static_select"}))[0]
    assert said(in_section({"type": "static_select", "options": options(1), "option_groups": groups}))


def test_an_image_has_one_source():
    bare = {"type": "image", "alt_text": "a"}

    assert "must define either `image_url` or `slack_file`" in said(message(bare))[0]
    assert said(message({**bare, "slack_file": {"id": "F1"}})) == []
    assert said(message({**IMAGE, "slack_file": {"id": "F1"}}))
    assert said(message({**bare, "slack_file": {"id": "F1", "url": URL}}))
    assert said(message({**bare, "slack_file": {}}))


@pytest.mark.parametrize("kind", ["static_select", "radio_buttons"])
def test_an_initial_option_equals_one_of_the_options_exactly(kind):
    menu = {"type": kind, "options": options(2)}

    assert said(in_section({**menu, "initial_option": option(1)})) == []
    assert "initial_option" in said(in_section({**menu, "initial_option": option(2)}))[0]
    assert "initial_option" in said(in_section({**menu, "initial_option": {**option(1), "description": plain()}}))[0]


@pytest.mark.parametrize("kind", ["multi_static_select", "checkboxes"])
def test_each_initial_option_equals_one_of_the_options(kind):
    menu = {"type": kind, "options": options(2)}

    assert said(in_section({**menu, "initial_options": options(2)})) == []
    assert said(in_section({**menu, "initial_options": options(3)})) == [
        "must exactly match one of the provided options [json-pointer:/blocks/0/accessory/initial_options/2]"
    ]


def test_a_null_initial_option_is_no_object():
    menu = {"type": "static_select", "options": options(1), "initial_option": None}

    assert "must provide an object [json-pointer:/view/blocks/0/element/initial_option]" in said(
        modal(input_block(menu))
    )


def test_a_menus_options_are_plain_and_a_choices_options_may_be_mrkdwn():
    marked = [{"text": mrkdwn(), "value": "v", "description": mrkdwn()}]

    assert said(in_section({"type": "radio_buttons", "options": marked})) == []
    assert said(in_section({"type": "static_select", "options": marked})) == [
        "unsupported type: mrkdwn [json-pointer:/blocks/0/accessory/options/0/text/type]",
        "unsupported type: mrkdwn [json-pointer:/blocks/0/accessory/options/0/description/type]",
    ]


def test_only_an_overflow_option_has_a_url():
    linked = [{**option(), "url": URL}]

    assert said(in_section({"type": "overflow", "options": linked})) == []
    assert "invalid additional property: url" in said(in_section({"type": "static_select", "options": linked}))[0]


@pytest.mark.parametrize(
    "payload",
    [
        message(block("header", text=mrkdwn())),
        message(actions(button(text=mrkdwn()))),
        modal(input_block(label=mrkdwn())),
        modal(input_block(hint=mrkdwn())),
        modal(section(), title=mrkdwn()),
        modal(section(), submit=mrkdwn()),
        message({**IMAGE, "title": mrkdwn()}),
        message(block("container", title=mrkdwn())),
    ],
)
def test_mrkdwn_is_refused_where_slack_wants_plain_text(payload):
    assert any("unsupported type: mrkdwn" in problem for problem in said(payload))


def test_a_text_object_says_its_kind_and_its_text():
    assert said(message(section(text={})))[1:] == [
        "missing required field: type [json-pointer:/blocks/0/text]",
        "missing required field: text [json-pointer:/blocks/0/text]",
    ]


def test_emoji_belongs_to_plain_text_and_verbatim_to_mrkdwn():
    assert said(message(section(text={**plain(), "emoji": True}))) == []
    assert said(message(section(text={**mrkdwn(), "verbatim": True}))) == []
    assert "invalid additional property: emoji" in said(message(section(text={**mrkdwn(), "emoji": True})))[1]
    assert "invalid additional property: verbatim" in said(message(section(text={**plain(), "verbatim": True})))[1]


@pytest.mark.parametrize("url", ["", "example.com", "javascript:alert(1)", "https://", "https://a b"])
def test_what_is_no_address_is_an_invalid_url(url):
    assert said(message(actions(button(url=url)))) == ["invalid url [json-pointer:/blocks/0/elements/0/url]"]


def test_a_button_may_write_a_mail_and_an_image_may_not_come_by_one():
    assert said(message(actions(button(url="mailto:a@example.com")))) == []
    assert said(message({**IMAGE, "image_url": "mailto:a@example.com"}))


@pytest.mark.parametrize(
    ("element", "good", "bad"),
    [
        ("datepicker", {"initial_date": "2026-02-28"}, {"initial_date": "28.2.2026"}),
        ("datepicker", {"initial_date": "2026-12-31"}, {"initial_date": "2026-13-01"}),
        ("timepicker", {"initial_time": "00:00"}, {"initial_time": "24:00"}),
        ("number_input", {"min_value": "1", "max_value": "1"}, {"min_value": "2", "max_value": "1"}),
        ("number_input", {"min_value": "-.5"}, {"min_value": "half"}),
        ("plain_text_input", {"min_length": 2, "max_length": 2}, {"min_length": 3, "max_length": 2}),
        ("rich_text_input", {"min_lines": 2, "max_lines": 2}, {"min_lines": 3, "max_lines": 2}),
    ],
)
def test_a_preset_has_the_form_its_control_reads(element, good, bad):
    bare = {"type": element} | ({"is_decimal_allowed": True} if element == "number_input" else {})

    assert said(in_input({**bare, **good})) == []
    assert said(in_input({**bare, **bad}))


@pytest.mark.parametrize(
    "bad",
    [
        message(actions(button(style="default"))),
        message(actions(button(confirm={"title": plain()}))),
        modal(block("alert", level="fatal")),
        message(block("container", width="huge")),
        in_section({"type": "conversations_select", "filter": {}}),
        in_section({"type": "conversations_select", "filter": {"include": []}}),
        in_section({"type": "conversations_select", "filter": {"include": ["secret"]}}),
    ],
)
def test_a_word_slack_does_not_know_is_refused(bad):
    assert said(bad)


def test_the_one_menu_that_takes_no_focus_is_refused_it():
    assert "invalid additional property: focus_on_load" in " ".join(
        said(in_input({"type": "multi_external_select", "focus_on_load": True}))
    )


def test_dispatch_action_is_not_for_file_inputs():
    file_input = input_block({"type": "file_input"}, dispatch_action=True)

    assert "/view/blocks/0/dispatch_action" in said(modal(file_input))[1]


def test_the_shown_prompt_of_a_button_needs_the_prompt():
    assert said(message(actions(button(agent_prompt="p", agent_prompt_display="d")))) == []
    assert said(message(actions(button(agent_prompt_display="d"))))


def test_a_card_shows_something_and_has_one_icon():
    assert said(message({"type": "card", "subtext": plain()}))
    assert said(message({**CARD, "icon": IMAGE}))


def test_a_container_has_a_title_and_opens_what_it_can_close():
    untitled = {key: value for key, value in block("container").items() if key != "title"}

    assert "must define either `title` or `rich_text_title`" in said(message(untitled))[0]
    assert said(message(block("container", is_collapsible=False)))
    assert said(message(block("container", has_header_divider=True)))


def test_a_data_table_is_even_and_has_a_plain_head():
    head = [{"type": "rich_text", "elements": []}]

    assert said(message(block("data_table", rows=rows(1, 2) + rows(1, 3))))
    assert said(message(block("data_table", rows=[head, *rows(1)])))
    assert said(message(block("data_table", row_header_column_index=1)))


def test_a_chart_has_a_point_for_each_category_and_each_name_once():
    twin = bars(2)
    twin["blocks"][0]["chart"]["series"][1]["name"] = "s0"
    gap = bars(1, 2)
    gap["blocks"][0]["chart"]["series"][0]["data"].pop()
    repeated = bars(1, 2)
    repeated["blocks"][0]["chart"]["axis_config"]["categories"] = ["c0", "c0"]
    empty = pie(1)
    empty["blocks"][0]["chart"]["segments"][0]["value"] = 0

    assert said(bars(2, 2)) == []
    assert '`name` "s0" already exists [json-pointer:/blocks/0/chart/series/1/name]' in said(twin)
    assert "must contain unique items [json-pointer:/blocks/0/chart/axis_config/categories]" in said(repeated)
    assert "/blocks/0/chart/series/0/data" in said(gap)[0]
    assert "/blocks/0/chart/segments/0/value" in said(empty)[0]


@pytest.mark.parametrize("value", [float("nan"), float("inf"), True, "1", None])
def test_a_point_of_a_chart_is_a_number_that_json_has(value):
    odd = bars(1)
    odd["blocks"][0]["chart"]["series"][0]["data"][0]["value"] = value

    assert said(odd) == ["must provide a number [json-pointer:/blocks/0/chart/series/0/data/0/value]"]


def test_a_plan_names_each_task_once():
    task = {"task_id": "t", "title": "Task", "status": "pending"}

    assert "/blocks/0/tasks/1/task_id" in said(message({"type": "plan", "title": "Plan", "tasks": [task, task]}))[0]
