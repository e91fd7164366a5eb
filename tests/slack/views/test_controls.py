"""Every control is drawn so that Slack takes it, and read back as what was chosen; the page plays the person."""

from typing import Any, get_args

import pytest
from card_samples import ANA, BEN, evil, ten_options
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.blockkit import problems_in_view
from bot.playground.workspace.elements import read_chosen, values_of
from bot.questions import (
    Buttons,
    Checkboxes,
    Control,
    DateBox,
    LinkBox,
    Menu,
    NumberBox,
    Option,
    PersonMenu,
    TextBox,
)
from bot.slack import controls
from bot.slack.address import Address, Verb, read_address
from bot.slack.controls.checkboxes import box_address, ticked
from bot.slack.controls.menu import menu_with_passes
from bot.slack.writing.blocks import actions, asking, modal

AT = Address(Verb.PICK, "A1", "decider")
EMPTY: tuple[Any, ...] = (None, "", [])

typed = st.text(max_size=200) | evil.map(lambda text: text.replace("\ud800", "")[:3000])
people = st.lists(st.sampled_from([ANA, BEN, "U0CY"]), unique=True, min_size=1)
with_value = st.one_of(
    st.tuples(st.sampled_from([TextBox(), TextBox(20, 240), TextBox(long=True), NumberBox(), LinkBox()]), typed),
    st.tuples(st.just(DateBox()), st.dates().map(str)),
    st.tuples(st.just(PersonMenu()), st.sampled_from([ANA, BEN])),
    st.tuples(st.just(PersonMenu(3)), people),
    ten_options.flatmap(lambda options: st.tuples(st.just(Menu(options)), st.sampled_from(list(options)))),
    ten_options.flatmap(
        lambda options: st.tuples(
            st.just(Checkboxes(options)), st.sets(st.sampled_from(list(options)), min_size=1).map(sorted)
        )
    ),
)


def drawn(control: Control, value: Any = None) -> dict[str, Any]:
    (element,) = controls.draw(control, AT, value)
    return element


def in_form(element: dict[str, Any]) -> dict[str, Any]:
    return modal("Title", [asking("field:decider:value", "Label", element)], submit="Save")


def state_of(element: dict[str, Any], entered: dict[str, Any] | None = None) -> dict[str, Any]:
    block = asking("b", "Label", element)
    block_entered = {"b": {element["action_id"]: entered}} if entered else {}
    return values_of([block], block_entered)["b"][element["action_id"]]


def many(count: int) -> dict[str, Option]:
    return {f"o{number}": Option(text=f"Option {number}") for number in range(count)}


def test_there_is_one_drawer_for_each_control_and_no_other():
    assert set(controls.CONTROLS) == set(get_args(Control))


@given(with_value)
def test_what_stands_in_a_control_is_read_back_untouched(pair):
    control, value = pair

    assert controls.read(state_of(drawn(control, value))) == value


@given(with_value)
def test_slack_takes_every_control_with_what_stands_in_it(pair):
    control, value = pair

    assert problems_in_view(in_form(drawn(control, value))) == []


@given(with_value)
def test_what_a_person_chooses_is_what_is_read(pair):
    control, value = pair
    element = drawn(control)

    assert controls.read(state_of(element, read_chosen(element, value))) == value


@pytest.mark.parametrize(
    "control",
    [TextBox(), NumberBox(), LinkBox(), DateBox(), PersonMenu(), PersonMenu(5), Menu(many(3)), Checkboxes(many(3))],
    ids=lambda control: type(control).__name__,
)
def test_an_untouched_control_reads_as_nothing(control):
    assert controls.read(state_of(drawn(control))) in EMPTY


def test_each_button_is_an_option_of_its_own():
    elements = controls.draw(Buttons(many(5)), Address(Verb.ANSWER, "A1", "decider"))

    assert problems_in_view(modal("Title", [actions(elements)])) == []
    assert [controls.read(element) for element in elements] == list(many(5))
    assert [read_address(element["action_id"]) for element in elements] == [
        Address(Verb.ANSWER, "A1", "decider", option) for option in many(5)
    ]


@pytest.mark.parametrize("count", [1, 10, 11, 100, 101])
def test_any_number_of_options_that_a_question_may_have_can_be_ticked(count):
    options = many(count)
    element = drawn(Checkboxes(options), list(options)[-1:])

    assert problems_in_view(in_form(element)) == []
    assert controls.read(state_of(element)) == [f"o{count - 1}"]


def test_ticks_beside_a_done_are_read_from_where_they_stand():
    at = box_address("A1", "prompt_parts")
    (boxes,) = controls.draw(Checkboxes(many(4)), at)
    row = actions([boxes], at.write())
    chosen = read_chosen(boxes, ["o1", "o3"])

    assert ticked(values_of([row], {at.write(): {at.write(): chosen}}), "A1", "prompt_parts") == ["o1", "o3"]


@pytest.mark.parametrize("values", [{}, {"pick:A1:q:": None}, {"pick:A1:q:": {}}, {"pick:A1:q:": {"pick:A1:q:": 7}}])
def test_ticks_that_are_not_there_are_none(values):
    assert ticked(values, "A1", "q") == []


def test_ways_not_to_answer_stand_in_the_menu_without_being_mixed_up_with_options():
    options = {"skip": Option(text="Skip the step"), "yes": Option(text="Yes")}
    passes = Menu({"skip": Option(text="Skip")})

    element = menu_with_passes(Menu(options), passes, AT, "or:skip")

    assert problems_in_view(in_form(element)) == []
    assert controls.read(state_of(element)) == "or:skip"
    assert controls.read(state_of(menu_with_passes(Menu(options), passes, AT, "skip"))) == "skip"


def test_a_number_may_be_typed_in_any_way_so_that_what_is_wrong_is_said_in_our_words():
    element = drawn(NumberBox(0, 20, whole=True), "2,5")

    assert element["type"] == "plain_text_input"
    assert controls.read(state_of(element)) == "2,5"


def test_an_answer_longer_than_an_input_is_not_cut_but_announced():
    element = drawn(TextBox(), "x" * 3001)

    assert "initial_value" not in element
    assert "3001 characters" in element["placeholder"]["text"]


@pytest.mark.parametrize("state", [{}, {"type": "rich_text_input"}, {"type": None}, {"type": "static_select"}])
def test_a_state_we_did_not_draw_reads_as_nothing(state):
    assert controls.read(state) in EMPTY
