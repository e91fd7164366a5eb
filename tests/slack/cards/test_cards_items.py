"""What is asked item by item fits Slack with every item a list takes, and is pressed and typed like any question."""

from datetime import date

import pytest
from card_reading import payload_of, text_of
from card_samples import ANA, BEN, after, begun, cards_of, says
from loop_flow import TEXT, failures
from view_reading import accepted, labels

from bot.engine.asked.looping import id_of, unrolled
from bot.engine.forms.questions import open_forms
from bot.playground.blockkit import problems_in_message
from bot.slack import views
from bot.slack.address import Address, Field, Verb, read_address, read_field

TODAY = date(2026, 11, 24)
MANY = failures(TEXT.replace("most: 3", "most: 10").replace("up_to: 3", "up_to: 10"))
LONG = tuple(f"{place} {'w' * 77}" for place in range(10))


def named(*names: str):
    check = begun(MANY)
    return after(MANY, check, says(ANA, named=names))


@pytest.mark.parametrize("names", [("Wrong VAT",), LONG], ids=["one", "ten long ones"])
def test_a_card_of_all_items_is_one_that_slack_takes(names):
    cards, _ = cards_of(MANY, named(*names))

    payload = payload_of(cards["section/each"])

    assert problems_in_message(payload) == []
    assert f"How bad is it: {names[0]}?" in text_of(payload)


def test_each_item_has_buttons_of_its_own():
    cards, _ = cards_of(MANY, named("Wrong VAT", "Slow login"))

    elements = (each for block in payload_of(cards["section/each"])["blocks"] for each in block.get("elements", ()))
    pressed = {found.question for each in elements if (found := read_address(each.get("action_id")))}

    assert {id_of(MANY, "impact of Wrong VAT"), id_of(MANY, "impact of Slow login")} <= pressed


def test_my_open_questions_asks_of_every_item_with_its_whole_name():
    check = named(*LONG)
    flow = unrolled(MANY, check)
    steps = views.steps_of(flow, open_forms(check, flow, BEN, TODAY))

    shown = [
        label for at in range(len(steps)) for label in labels(accepted(views.stepper("A1b2c3d4e5f60718", steps, at)))
    ]

    assert [f"2. How bad is it: {name}?" for name in LONG] == [label for label in shown if label.startswith("2. ")]


def test_the_summary_names_the_gap_of_each_item():
    check = named("Wrong VAT", "Slow login")
    ids = {item: id_of(MANY, f"impact of {item}") for item in ("Wrong VAT", "Slow login")}
    for person in (ANA, BEN, "U0CY"):
        check = after(MANY, check, says(person, **{ids["Wrong VAT"]: "some", ids["Slow login"]: "low"}))
    check = after(
        MANY, check, says(ANA, **{id_of(MANY, f"cause of {item}"): "no" for item in ids}), says(ANA, ready="yes")
    )
    cards, _ = cards_of(MANY, check)

    said = text_of(payload_of(cards["summary/1"]))

    assert "2 of 2 causes are unknown" in said
    assert "Impact: Wrong VAT" in said
    assert "Impact: Slow login" not in said


def test_an_id_with_an_item_is_read_back_from_addresses_and_fields():
    id_ = id_of(MANY, "impact of Wrong VAT")

    assert read_address(Address(Verb.ANSWER, "a1", id_, "high").write()) == Address(Verb.ANSWER, "a1", id_, "high")
    assert read_field(Field(id_, "value").write()) == Field(id_, "value")
