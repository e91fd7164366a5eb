"""Starting a check, and going through all that is open, in one modal."""

import re
from dataclasses import replace
from datetime import date

import pytest
from card_samples import (
    ANA,
    BEN,
    CY,
    LINE,
    after,
    begun,
    says,
    shipped,
)
from view_reading import accepted, blank, filled, form_of, labels, words

from bot.engine.forms.questions import QuestionForm, open_forms
from bot.slack import views as shown
from bot.slack.address import Address, Carried, Verb, read_address, read_carried

TODAY = date(2026, 11, 24)
ID = "A1b2c3d4e5f60718"
quick, readiness = shipped("quick"), shipped("readiness")
OFFERED = (quick, readiness)
ALL = (quick, readiness, *(shipped(name) for name in ("handover", "choose", "news", "production", "retro")))
"""All flows that ship, in the order in which they are offered."""


def test_the_quick_check_asks_all_it_asks_in_one_modal():
    view = accepted(shown.start(shown.Offered(quick, OFFERED), ANA, TODAY, Carried(channel="C1")))

    asked = re.findall(r"^\*?(\d)\. ", "\n".join([*labels(view), words(view)]), re.MULTILINE)
    assert sorted(asked) == ["1", "2", "3", "4", "5"]
    assert [block["block_id"] for block in view["blocks"] if block.get("optional")] == ["field::subject"]
    assert read_address(view["callback_id"]) == Address(Verb.START, extra="quick")
    assert read_carried(view["private_metadata"]) == Carried(channel="C1", flow=quick.hash)


def test_the_full_check_asks_the_line_the_motive_who_answers_and_who_owns_it():
    view = accepted(
        shown.start(
            shown.Offered(readiness, OFFERED),
            ANA,
            TODAY,
            Carried(channel="C1"),
            shown.Entered({"subject": "invoice tagging"}),
        )
    )

    own = shown.entered(blank(view))
    assert own == {"subject": "invoice tagging", "asked": [ANA], "anyone_here": [], "owner": ANA}
    assert shown.typed_in(blank(view)).keys() == {"task_line", "motive"}


def test_a_form_that_asks_only_some_questions_numbers_none():
    view = shown.start(shown.Offered(readiness, OFFERED), ANA, TODAY, Carried(channel="C1"))

    assert not re.search(r"^\*?\d+\. ", "\n".join([*labels(view), words(view)]), re.MULTILINE)


def test_what_was_picked_in_place_of_an_input_takes_its_place_and_leads_back():
    passed = {"unseen_cases": {"pass": "dont_know"}, "same_line": {"value": "yes"}}

    view = accepted(
        shown.start(shown.Offered(quick, OFFERED), ANA, TODAY, Carried(channel="C1"), shown.Entered(questions=passed))
    )

    (beside,) = (block for block in view["blocks"] if block.get("block_id") == "field:unseen_cases:pass")
    assert beside["accessory"]["initial_option"]["text"]["text"] == "Don't know"
    assert beside["accessory"]["options"][0]["text"]["text"] == "Answer below"
    assert read_address(beside["accessory"]["action_id"]).verb is Verb.INSTEAD
    assert "field:unseen_cases:value" not in {block.get("block_id") for block in view["blocks"]}
    assert shown.entered(blank(view), "unseen_cases") == {"pass": "dont_know"}
    back = {"field:unseen_cases:pass": {"x": {"type": "static_select", "selected_option": {"value": "or:below"}}}}
    assert shown.entered(back, "unseen_cases") == {}


@pytest.mark.parametrize("flow", OFFERED, ids=lambda flow: flow.id)
def test_the_modal_switches_to_the_other_flow(flow):
    view = shown.start(shown.Offered(flow, OFFERED), ANA, TODAY, Carried())
    other = next(each for each in OFFERED if each is not flow)

    (row,) = (block for block in view["blocks"] if block["type"] == "actions")
    (press,) = row["elements"]
    assert read_address(press["action_id"]) == Address(Verb.SWITCH_FLOW, extra=other.id)
    assert press["value"] == other.id


def test_what_was_typed_before_a_switch_is_there_after_it():
    view = shown.start(
        shown.Offered(readiness, OFFERED),
        ANA,
        TODAY,
        Carried(),
        shown.Entered({"subject": "x", "asked": [BEN, CY], "owner": BEN}, {"task_line": {"value": LINE}}),
    )

    assert shown.entered(blank(view)) == {"subject": "x", "asked": [BEN, CY], "anyone_here": [], "owner": BEN}
    assert shown.entered(blank(view), "task_line") == {"value": LINE}


def test_a_form_shown_again_says_why_on_top_and_has_what_was_entered():
    why = "Look <it> through."
    entered = shown.Entered(questions={"task_line": {"value": LINE}})

    view = accepted(shown.start(shown.Offered(readiness, OFFERED), ANA, TODAY, Carried(), entered, shown.Told(why)))

    assert view["blocks"][0]["text"]["text"].endswith("Look &lt;it&gt; through.")
    assert shown.entered(blank(view), "task_line") == {"value": LINE}


@pytest.mark.parametrize("flow", ALL, ids=lambda flow: flow.id)
def test_each_flow_that_ships_opens_a_form_slack_takes_with_one_row_that_leads_to_each_other(flow):
    view = accepted(shown.start(shown.Offered(flow, ALL), ANA, TODAY, Carried(channel="C1")))

    (row,) = (block for block in view["blocks"] if block["type"] == "actions")
    press, menu = row["elements"]
    others = [each.id for each in ALL if each is not flow]
    assert press["value"] == (flow.then.flow if flow.then else others[0])
    assert [press["value"], *(each["value"] for each in menu["options"])] == sorted(
        others, key=lambda each: each != press["value"]
    )
    assert read_address(menu["action_id"]) == Address(Verb.SWITCH_FLOW)
    assert "initial_option" not in menu


def test_very_many_flows_still_fit():
    many = tuple(replace(quick, id=f"f{number}", title=f"Flow {number}") for number in range(120))

    accepted(shown.start(shown.Offered(many[3], many), ANA, TODAY, Carried()))


# Going through all that is open


def test_the_stepper_goes_through_the_sections_one_step_each():
    flow, check = readiness, begun(readiness)
    check = after(flow, check, says(ANA, task_signed="yes", worked_examples={"good": 5, "bad": 3}))
    steps = shown.steps_of(flow, open_forms(check, flow, BEN, TODAY))

    views = [accepted(shown.stepper(ID, steps, at)) for at in range(len(steps))]

    assert [step.title for step in steps] == ["Task", "Prompt"]
    assert [view["submit"]["text"] for view in views] == ["Save and go on", "Save"]
    assert "Section 1 of 7 · " in words(views[0])
    assert [read_carried(view["private_metadata"]).at for view in views] == [0, 1]


def test_where_a_step_stands_stays_the_same_while_answers_open_more_sections():
    flow, check = readiness, begun(readiness)
    before = shown.steps_of(flow, open_forms(check, flow, BEN, TODAY))
    check = after(flow, check, says(ANA, task_signed="yes", worked_examples={"good": 5, "bad": 3}))
    later = shown.steps_of(flow, open_forms(check, flow, BEN, TODAY))

    assert [step.place for step in before] == ["Section 1 of 7"]
    assert [step.place for step in later] == ["Section 1 of 7", "Section 2 of 7"]


def test_a_section_that_needs_several_steps_counts_its_parts():
    form = open_forms(begun(readiness), readiness, BEN, TODAY)[0]

    steps = shown.steps_of(readiness, [form] * 150)

    assert [step.place for step in steps[:2]] == ["Section 1 of 7, part 1", "Section 1 of 7, part 2"]


def test_however_many_steps_there_are_the_stepper_fits_what_slack_carries():
    flow = readiness
    form = open_forms(begun(flow), flow, BEN, TODAY)[0]
    steps = [shown.Step(f"Section {number}", f"Section {number} of 150", (form,)) for number in range(150)]

    view = accepted(shown.stepper(ID, steps, 149, carried=Carried(channel="C1", draft="d" * 60)))

    assert read_carried(view["private_metadata"]) == Carried(channel="C1", draft="d" * 60, at=149)


def test_only_a_later_step_leads_back():
    flow = readiness
    check = after(flow, begun(flow), says(ANA, task_signed="yes", worked_examples={"good": 5, "bad": 3}))
    steps = shown.steps_of(flow, open_forms(check, flow, BEN, TODAY))

    verbs = [
        [
            read_address(each["action_id"]).verb
            for block in view["blocks"]
            if block["type"] == "actions"
            for each in block["elements"]
        ]
        for view in (shown.stepper(ID, steps, 0), shown.stepper(ID, steps, 1))
    ]

    assert verbs == [[], [Verb.BACK]]


def test_what_was_typed_in_a_step_is_there_when_it_is_shown_again():
    steps = shown.steps_of(readiness, open_forms(begun(readiness), readiness, BEN, TODAY))
    values = filled(shown.stepper(ID, steps, 0), worked_examples__good="five", worked_examples__link="not a link")

    again = accepted(shown.stepper(ID, steps, 0, shown.typed_in(values)))

    assert shown.typed_in(blank(again)) == shown.typed_in(values)


def test_a_section_too_long_for_one_modal_takes_two_steps():
    form = form_of(readiness.questions["baseline"])
    forms = [QuestionForm(f"q{number}", number, "s", "a", None, form.entries, None) for number in range(60)]

    steps = shown.steps_of(readiness, forms)

    assert sum(len(step.forms) for step in steps) == 60
    for at in range(len(steps)):
        accepted(shown.stepper(ID, steps, at))
