"""Buttons: one press picks one option; they keep nothing, so nothing can stand in them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.questions import Buttons
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.writing.blocks import Json, button


def _draw(control: Buttons, at: Address, _value: Any) -> list[Json]:
    return [button(option.text, replace(at, extra=name), name) for name, option in control.options.items()]


def _read(action: Mapping[str, Any]) -> str | None:
    value = action.get("value")
    return value if isinstance(value, str) else None


BUTTONS = Drawer(("button",), _draw, _read)
