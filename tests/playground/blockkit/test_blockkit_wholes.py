"""What counts over a whole message or view, and the errors that have a word of their own."""

import json

import pytest
from blockkit_build import home, input_block, message, modal, mrkdwn, plain, said, section, x
from blockkit_samples import TABLE, TASK, block

from bot.playground.blockkit import error_word, problems_in_message, problems_in_view


def test_the_text_of_all_blocks_together_has_its_own_error():
    blocks = [section(text=mrkdwn(x(2000))) for _ in range(6)]

    at_the_edge = message(*blocks, section(text=mrkdwn(x(1172))))
    beyond = problems_in_message(message(*blocks, section(text=mrkdwn(x(1173)))))

    assert said(at_the_edge) == []
    assert [problem.code for problem in beyond] == ["msg_blocks_too_long"]
    assert error_word(beyond, "invalid_blocks") == "msg_blocks_too_long"


def test_markdown_is_counted_over_all_blocks():
    halves = [block("markdown", text=x(6000))] * 2

    assert said(message(*halves)) == []
    assert said(message(*halves, block("markdown", text="x"))) == [
        "must be less than 12001 characters [json-pointer:/blocks]"
    ]


def test_a_view_beyond_250_kilobytes_has_its_own_error():
    sections = [section(text=mrkdwn("é" * 1230)) for _ in range(99)]
    room = 250_000 - len(
        json.dumps(modal(*sections, private_metadata=""), separators=(",", ":"), ensure_ascii=False).encode()
    )

    at_the_edge = problems_in_view(modal(*sections, private_metadata="x" * room))
    beyond = problems_in_view(modal(*sections, private_metadata="x" * (room + 1)))

    assert at_the_edge == []
    assert error_word(beyond, "invalid_arguments") == "view_too_large"


def test_too_many_attachments_have_their_own_error():
    problems = problems_in_message({"text": "", "attachments": [{"text": "old"}] * 101})

    assert error_word(problems, "invalid_blocks") == "too_many_attachments"


@pytest.mark.parametrize("second", ["table", "data_table"])
def test_a_message_holds_one_table(second):
    problems = problems_in_message(message(TABLE, section(), block(second)))

    assert [str(problem) for problem in problems] == ["only_one_table_allowed [json-pointer:/blocks/2]"]
    assert error_word(problems, "invalid_blocks") == "invalid_attachments"


def test_a_message_holds_two_charts():
    chart = block("data_visualization")

    assert said(message(chart, chart)) == []
    assert "[json-pointer:/blocks/2]" in said(message(chart, chart, chart))[0]


def test_a_plan_may_wait_and_a_lone_task_may_not():
    waiting = {**TASK, "status": "pending"}

    assert said(message({"type": "plan", "title": "Plan", "tasks": [waiting]})) == []
    assert "/blocks/0/status" in said(message({"type": "task_card", **waiting}))[0]


def test_all_that_is_missing_is_listed_at_once():
    assert said({"type": "modal"})[1:] == [
        "missing required field: title [json-pointer:/view]",
        "missing required field: blocks [json-pointer:/view]",
    ]


@pytest.mark.parametrize("key", ["title", "submit", "close", "clear_on_close", "notify_on_close"])
def test_a_home_tab_has_no_frame(key):
    problems = said(home(section(), **{key: plain()}))

    assert f"invalid additional property: {key} [json-pointer:/view]" in problems


def test_a_modal_does_not_take_what_only_workflow_steps_have():
    problems = said(modal(section(), submit_disabled=False))

    assert "invalid additional property: submit_disabled [json-pointer:/view]" in problems


def test_a_view_is_a_modal_or_a_home_tab():
    assert "unsupported type: sheet [json-pointer:/view/type]" in said({"type": "sheet", "blocks": []})
    assert "missing required field: type [json-pointer:/view]" in said({"blocks": []})


def test_an_input_needs_a_submit_button_in_a_modal_and_nowhere_else():
    view = modal(section(), section(), input_block())
    del view["submit"]

    assert "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/2/input]" in said(view)
    assert said(home(input_block())) == []
    assert said(message(input_block())) == []


@pytest.mark.parametrize("build", [message, modal, home])
def test_a_block_id_stands_once_in_a_message_or_view(build):
    problems = said(build(section(block_id="x"), section(), section(block_id="x")))

    assert any('`block_id` "x" already exists' in problem for problem in problems)
    assert any("/blocks/2/block_id" in problem for problem in problems)


def test_a_block_id_is_unique_across_containers_too():
    holder = block("container", child_blocks=[section(block_id="x")])

    assert said(message(section(block_id="x"), holder)) == [
        '`block_id` "x" already exists [json-pointer:/blocks/1/child_blocks/0/block_id]'
    ]


def test_blocks_that_are_no_list_are_of_the_wrong_format():
    problems = problems_in_message({"text": "", "blocks": {"blocks": []}})

    assert error_word(problems, "invalid_blocks") == "invalid_blocks_format"


def test_other_problems_leave_the_error_to_the_method():
    problems = problems_in_message(message({"type": "section"}))

    assert error_word(problems, "invalid_blocks") == "invalid_blocks"


def test_markdown_text_stands_alone():
    alone = problems_in_message({"markdown_text": "# head"})
    beside = problems_in_message({"text": "text", "markdown_text": "# head"})

    assert alone == []
    assert error_word(beside, "invalid_blocks") == "markdown_text_conflict"


def test_attachments_are_checked_by_their_blocks():
    inside = {"text": "", "attachments": [{"color": "#fff"}, {"blocks": [{"type": "section"}]}]}

    assert said(inside) == ["must define either `text` or `fields` [json-pointer:/attachments/1/blocks/0/type]"]
    assert said({"text": "", "attachments": {}})
    assert said({"text": "", "attachments": ["old"]})


def test_a_text_of_forty_thousand_characters_is_slacks_to_cut_not_to_refuse():
    assert said({"text": "x" * 40_001}) == []
