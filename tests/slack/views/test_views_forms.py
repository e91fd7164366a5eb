"""Forms: what was typed comes back as the same answer, and what is wrong is said where it is."""

from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest
from card_samples import ANA, BEN, CY, after, begun, says, shipped
from hypothesis import HealthCheck, settings
from view_reading import accepted, blank, filled, form_of, labels, words

from bot.engine.forms.questions import PASSES, form_for, read_form
from bot.engine.saved.answer import Answer
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.slack import views as shown
from bot.slack.address import Address, Verb, read_address

TODAY = date(2026, 11, 24)
ID = "A1b2c3d4e5f60718"
quick, readiness = shipped("quick"), shipped("readiness")
OFFERED = (quick, readiness)
EVERY_QUESTION = [
    (flow, variant.id, variant)
    for flow in OFFERED
    for question in (*flow.questions.values(), *flow.afterwards.values())
    for variant in (question, *(each.question for each in question.variants))
]
ANSWERS = MappingProxyType(
    {
        "text": ["From a photo of a meter, return its reading for billing."],
        "number": [0, 14, 2000],
        "numbers": [{"good": 5, "bad": 2}, {"now": 61.5, "needed": 1234567.25}, {"now": 3}],
        "choices": [(), ("examples",), ("instructions", "limits")],
        "names": [("drops the currency",), ("a", "b", "c")],
    }
)
slow = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


def answers_to(flow: Flow, question: Any) -> list[Answer]:
    type_ = question.type
    values = list(getattr(type_, "options", {})) if type_.name == "choice" else list(ANSWERS.get(type_.name, []))
    words = getattr(type_, "instead_of_number", None) or getattr(type_, "instead_of_names", None) or {}
    readable = [value for value in (*values, *words) if not isinstance(type_.read(_plain(value)), Wrong)]
    answers = [Answer(None, passed="skip"), Answer(None, passed="dont_know"), *(Answer(value) for value in readable)]
    if question.link:
        answers += [Answer(value, link="https://docs.example/x") for value in readable]
    if question.proof:
        answers += [Answer(value, link="https://docs.example/x", since=date(2026, 10, 1)) for value in readable]
    assert readable, f"no sample answer fits {flow.id}.{question.id}"
    return answers


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("flow", "id_", "question"), EVERY_QUESTION, ids=lambda each: each if isinstance(each, str) else ""
)
def test_an_answer_drawn_into_its_form_is_read_back_as_the_same_answer(flow, id_, question):
    for answer in answers_to(flow, question):
        step = shown.Step("Section", "Section 1 of 1", (form_of(question, answer),))
        view = accepted(shown.stepper(ID, [step], 0))

        assert read_form(question, shown.entered(blank(view), id_), TODAY) == answer


@pytest.mark.parametrize(
    ("flow", "id_", "question"), EVERY_QUESTION, ids=lambda each: each if isinstance(each, str) else ""
)
def test_alone_an_answer_stands_in_its_inputs_or_is_named_beside_the_buttons_that_give_it(flow, id_, question):
    for answer in answers_to(flow, question):
        view = accepted(shown.answer(ID, form_of(question, answer)))

        read = read_form(question, shown.entered(blank(view), id_), TODAY)
        said = PASSES[answer.passed].text if answer.passed else question.type.say(answer.value)
        stands = read is not None and (read.value, read.link, read.since) == (answer.value, answer.link, answer.since)
        assert stands or (read is None and f"You said: {said}." in words(view))


@pytest.mark.parametrize(
    ("flow", "id_", "question"), EVERY_QUESTION, ids=lambda each: each if isinstance(each, str) else ""
)
def test_alone_no_input_is_called_optional_that_may_not_stay_blank(flow, id_, question):
    view = shown.answer(ID, form_of(question))

    free = {block["block_id"].rpartition(":")[2] for block in view["blocks"] if block.get("optional")}
    own = {name for name, field in getattr(question.type, "fields_", {}).items() if field.optional}
    assert free <= {"link", "since"} | own


def test_what_stands_in_for_an_input_is_a_button_that_is_taken_at_once():
    question = readiness.questions["right_information"]

    (row,) = (block for block in shown.answer(ID, form_of(question))["blocks"] if block["type"] == "actions")

    assert [(each["text"]["text"], read_address(each["action_id"])) for each in row["elements"]] == [
        ("The task needs no lookup", Address(Verb.ANSWER, ID, question.id, "no_lookup")),
        ("Skip", Address(Verb.PASS, ID, question.id, "skip")),
        ("Don't know", Address(Verb.PASS, ID, question.id, "dont_know")),
    ]


@pytest.mark.parametrize(
    ("id_", "words", "offered"),
    [
        ("worked_examples", "Skip, or don't know…", ["Answer below", "Skip", "Don't know"]),
        (
            "right_information",
            "Answer another way…",
            ["Answer below", "The task needs no lookup", "Skip", "Don't know"],
        ),
    ],
)
def test_among_others_it_is_a_menu_that_says_what_it_is_for(id_, words, offered):
    step = shown.Step("Section", "Section 1 of 1", (form_of(readiness.questions[id_]),))

    (menu,) = (block["accessory"] for block in shown.stepper(ID, [step], 0)["blocks"] if "accessory" in block)

    assert menu["placeholder"]["text"] == words
    assert [option["text"]["text"] for option in menu["options"]] == offered


def test_a_change_that_voids_what_others_said_warns_before():
    check = after(readiness, begun(readiness), *(says(each, task_signed="yes") for each in (ANA, BEN, CY)))
    form = form_for(check, readiness, readiness.questions["task_line"], ANA, TODAY)

    assert "If you change this, these answers are asked again: 3 to “Everyone signs the line”." in words(
        accepted(shown.answer(ID, form))
    )
    assert form_for(begun(readiness), readiness, readiness.questions["task_line"], ANA, TODAY).warning == ""


def test_who_adds_to_a_fact_sees_what_was_said_and_which_will_count():
    check = after(readiness, begun(readiness), says(ANA, worked_examples={"good": 5, "bad": 3}))

    text = words(
        accepted(shown.answer(ID, form_for(check, readiness, readiness.questions["worked_examples"], BEN, TODAY)))
    )

    assert f"<@{ANA}>: Good ones: 5 · Bad ones: 3. Yours will stand beside it." in text
    assert "An answer with a link goes before one without. Where they differ, the lower one counts." in text


@pytest.mark.parametrize(
    ("flow", "id_", "question"), EVERY_QUESTION, ids=lambda each: each if isinstance(each, str) else ""
)
def test_a_form_left_blank_is_no_answer(flow, id_, question):
    view = shown.answer(ID, form_of(question))

    assert read_form(question, shown.entered(blank(view), id_), TODAY) is None


FOR_EXAMPLES = "Where the examples are: it counts in full only with this link"


def test_a_form_says_which_question_it_answers():
    form = form_for(begun(readiness), readiness, readiness.questions["worked_examples"], BEN, TODAY)

    view = accepted(shown.answer(ID, form))

    assert read_address(view["callback_id"]) == Address(Verb.FORM, ID, "worked_examples")
    number = "a whole number, 0 or more"
    assert labels(view) == [f"Good ones: {number}", f"Bad ones: {number}", FOR_EXAMPLES]
    assert "3. How many worked examples can you link" in words(view)


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("test_cases", "it counts as nothing without this link"),
        ("worked_examples", "it counts in full only with this link"),
        ("baseline", "it counts in full only with this link"),
    ],
)
def test_a_form_says_what_an_answer_counts_for_without_its_link(id_, said):
    form = form_for(begun(readiness), readiness, readiness.questions[id_], BEN, TODAY)

    inputs = [each for each in accepted(shown.answer(ID, form))["blocks"] if each["type"] == "input"]
    assert said in str((inputs[-1]["label"], inputs[-1].get("hint"))).lower()


def test_a_question_with_one_input_stands_above_it_as_its_label():
    form = form_for(begun(readiness), readiness, readiness.questions["weeks_unchanged"], BEN, TODAY)

    first = shown.answer(ID, form)["blocks"][0]

    assert first["label"]["text"] == "11. How many weeks since the test set or the pass rule last changed?"
    assert first["hint"]["text"].startswith("Only adding cases does not count as a change.")


def test_skip_and_dont_know_stand_in_the_menu_of_a_choice():
    form = form_for(begun(readiness), readiness, readiness.questions["request_shape"], BEN, TODAY)

    (block,) = shown.answer(ID, form)["blocks"]

    offered = [option["text"]["text"] for option in block["element"]["options"]]
    assert offered == ["One shape", "A few known shapes", "Open-ended", "Skip", "Don't know"]


def test_what_is_wrong_is_said_at_its_field():
    question = readiness.questions["worked_examples"]
    view = shown.answer(ID, form_of(question))
    values = filled(view, worked_examples__good="five", worked_examples__bad="2")
    wrong = read_form(question, shown.entered(values, "worked_examples"), TODAY)

    answer = shown.errors(values, {"worked_examples": wrong})

    assert answer == {
        "response_action": "errors",
        "errors": {"field:worked_examples:good": "Good ones: write a number."},
    }


@pytest.mark.parametrize(
    ("flow", "id_", "question"), EVERY_QUESTION, ids=lambda each: each if isinstance(each, str) else ""
)
def test_an_error_always_stands_at_an_input_that_is_there(flow, id_, question):
    view = shown.answer(ID, form_of(question))
    inputs = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}

    for entry in ("value", "instead", "pass", "link", "since", "no_such_entry"):
        for asked in (id_, "not_in_this_view", ""):
            assert set(shown.errors(blank(view), {asked: Wrong("No.", entry)})["errors"]) <= inputs


def test_a_number_with_a_comma_is_taken():
    question = readiness.questions["baseline"]
    view = shown.answer(ID, form_of(question))

    values = filled(view, baseline__now="61,5", baseline__needed="70")

    assert read_form(question, shown.entered(values, "baseline"), TODAY) == Answer({"now": 61.5, "needed": 70})


def test_values_that_are_not_ours_are_left_alone():
    values = {
        "other": {"x": {"type": "plain_text_input", "value": "x"}},
        "field:q:value": None,
        "field:q:pass": {"a": 7},
    }

    assert shown.entered(values, "q") == {}
    assert shown.typed_in(values) == {"q": {}}


@pytest.mark.parametrize(
    ("id_", "place"),
    [("right_information", "value"), ("request_shape", "value"), ("worked_examples", "good"), ("task_line", "value")],
)
def test_an_error_about_not_answering_stands_at_an_input_for_slack_takes_none_beside_a_question(id_, place):
    view = shown.stepper(ID, [shown.Step("Section", "Section 1 of 1", (form_of(readiness.questions[id_]),))], 0)

    at = shown.errors(blank(view), {id_: Wrong("Not both.", "pass")})["errors"]

    assert at == {f"field:{id_}:{place}": "Not both."}


@pytest.mark.parametrize(("days", "taken"), [(0, True), (1, True), (2, False), (-3653, True), (-3654, False)])
def test_a_day_of_the_last_ten_years_that_has_begun_somewhere_is_taken_as_seen_since(days, taken):
    since = (TODAY + timedelta(days=days)).isoformat()
    read = read_form(
        shipped("readiness").questions["lasting_failures"],
        {"value": "lost totals", "link": "https://docs.example/x", "since": since},
        TODAY,
    )

    assert isinstance(read, Answer) is taken
