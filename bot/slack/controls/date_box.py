"""A day picked from a calendar."""

import re
from collections.abc import Mapping
from typing import Any

from bot.questions import DateBox
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.writing.blocks import Json, words
from bot.tongue import say

_DAY = re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", re.ASCII)


def _draw(_control: DateBox, at: Address, value: Any) -> list[Json]:
    element: Json = {"type": "datepicker", "action_id": at.write(), "placeholder": words(say("Pick a day"))}
    standing = str(value or "")
    return [{**element, "initial_date": standing} if _DAY.fullmatch(standing) else element]


def _read(state: Mapping[str, Any]) -> str | None:
    value = state.get("selected_date")
    return value if isinstance(value, str) else None


DATE_BOX = Drawer(("datepicker",), _draw, _read)
