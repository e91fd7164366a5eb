"""Checkboxes: any number of options, taken together on Done; more than Slack's ten become a menu that picks several."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.questions import Checkboxes
from bot.slack import limits
from bot.slack.address import Address, Verb, read_address
from bot.slack.controls.drawer import Drawer
from bot.slack.writing.blocks import Json, option, words
from bot.tongue import say


def box_address(assessment: str, question: str) -> Address:
    """Give the action_id of the checkboxes that stand beside a Done."""
    return Address(Verb.PICK, assessment, question)


def row_address(assessment: str, question: str, shown: str = "") -> Address:
    """Give the block_id of what a question is answered with; `shown` is the fingerprint of the words above it."""
    return replace(box_address(assessment, question), extra=shown)


def ticked(values: Mapping[str, Any], assessment: str, question: str) -> list[str]:
    """Read the boxes that stand beside a Done from the `state.values` of the press, whatever words stood above them."""
    at = box_address(assessment, question)
    for block_id, block in values.items():
        row = read_address(block_id)
        state = block.get(at.write()) if isinstance(block, Mapping) else None
        if row is not None and replace(row, extra="") == at and isinstance(state, Mapping):
            return _read(state)
    return []


def _draw(control: Checkboxes, at: Address, value: Any) -> list[Json]:
    options = [option(each.text, name) for name, each in control.options.items()]
    few = len(options) <= limits.CHECKBOXES
    element: Json = {"type": "checkboxes" if few else "multi_static_select", "action_id": at.write()}
    if few or len(options) <= limits.OPTIONS:
        element["options"] = options
    else:
        first, rest = options[: limits.OPTIONS], options[limits.OPTIONS :]
        element["option_groups"] = [
            {"label": words(say("Answer")), "options": first},
            {"label": words(say("Or")), "options": rest},
        ]
    if not few:
        element["placeholder"] = words(say("Pick all that are true"))
    chosen = [each for each in options if each["value"] in (value or ())]
    return [{**element, "initial_options": chosen} if chosen else element]


def _read(state: Mapping[str, Any]) -> list[str]:
    picked = state.get("selected_options") or ()
    return [each["value"] for each in picked if isinstance(each, Mapping) and isinstance(each.get("value"), str)]


CHECKBOXES = Drawer(("checkboxes", "multi_static_select"), _draw, _read)
