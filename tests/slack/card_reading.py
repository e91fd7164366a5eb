"""How the tests read a drawn card: its words, its buttons, and a check that its owner ended."""

import re
from dataclasses import replace
from typing import Any

from card_samples import ANA, BEN, NOON, after, begun, guidance, permalink, says, shipped

from bot.engine import events
from bot.engine.cards.check import Card
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.playground.blockkit import problems_in_message
from bot.slack.cards import draw

quick, readiness = shipped("quick"), shipped("readiness")
LINKS = {
    name: permalink(place)
    for place, name in enumerate(["root", "summary/1", *(f"section/{each.id}" for each in readiness.sections)])
}
PROOF = "https://docs.example/proof"


def payload_of(card: Card, links: dict[str, str] | None = None) -> dict[str, Any]:
    payload = dict(draw(card, LINKS if links is None else links, guidance()).payload)
    assert problems_in_message(payload) == []
    return payload


def text_of(payload: dict[str, Any]) -> str:
    lines: list[str] = []
    for block in payload["blocks"]:
        lines += [block["text"]["text"]] if "text" in block else []
        lines += [field["text"] for field in block.get("fields", ())]
        lines += [each["text"] for each in block.get("elements", ()) if block["type"] == "context"]
    return "\n".join(lines)


def labels_of(text: str) -> str:
    """Read a text with the labels of its links alone."""
    return re.sub(r"<https?://[^|<>]+\|([^<>]+)>", r"\1", text)


def buttons_of(payload: dict[str, Any]) -> list[str]:
    """List what can be pressed, menus behind dots opened."""
    found: list[str] = []
    for block in payload["blocks"]:
        elements = block["elements"] if block["type"] == "actions" else []
        for element in [*elements, *([block["accessory"]] if "accessory" in block else [])]:
            options = element.get("options", ()) if element["type"] == "overflow" else ()
            found += [option["text"]["text"] for option in options]
            found += [element["text"]["text"]] if element["type"] == "button" else []
    return found


def answered_by(person: str) -> re.Pattern[str]:
    return re.compile(rf"<@{person}>: ")


def decided(**answers: Any) -> Assessment:
    """A check of three that its owner ended with these answers of hers."""
    check = after(readiness, begun(readiness), says(BEN, task_signed="yes"))
    opened = replace(check, opened={section.id: NOON for section in readiness.sections})
    return after(readiness, opened, says(ANA, **answers), events.DecideAsked(ANA))


NOTHING_DONE = {
    "task_signed": "no",
    "worked_examples": {"good": 0, "bad": 0},
    "prompt_parts": (),
    "prompt_plateau": "unmeasured",
    "right_information": 3,
    "safeguards": (),
    "test_cases": Answer(8, link=PROOF),
    "decider": "unchecked",
    "baseline": {"now": 60},
    "weeks_unchanged": 0,
    "expectations_changed": "yes",
    "request_shape": "open",
    "lasting_failures": "none",
    "training_pairs": 2,
}
