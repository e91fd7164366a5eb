"""A menu: a list that opens and picks one option; the ways not to answer can stand at its end."""

from collections.abc import Mapping
from typing import Any

from bot.questions import Menu, Options
from bot.slack import limits
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.writing.blocks import Json, option, words
from bot.tongue import say

PASSING = "or:"
"""Stands before the value of an option that gives no answer; no option of a question can begin like this."""


def has_room_for(control: Menu, passes: Menu) -> bool:
    """Whether the ways not to answer can stand in the menu too."""
    return len(control.options) + len(passes.options) <= limits.OPTIONS


def menu_with_passes(control: Menu, passes: Menu, at: Address, value: Any) -> Json:
    """Draw a menu that ends with the ways not to answer."""
    ways = [option(each.text, PASSING + name) for name, each in passes.options.items()]
    return _menu([*_options(control.options), *ways], at, value)


def _draw(control: Menu, at: Address, value: Any) -> list[Json]:
    return [_menu(_options(control.options), at, value)]


def _menu(options: list[Json], at: Address, value: Any) -> Json:
    element: Json = {
        "type": "static_select",
        "action_id": at.write(),
        "placeholder": words(say("Pick one")),
        "options": options,
    }
    found = next((each for each in options if each["value"] == value), None)
    return {**element, "initial_option": found} if found else element


def _read(state: Mapping[str, Any]) -> str | None:
    picked = state.get("selected_option")
    value = picked.get("value") if isinstance(picked, Mapping) else None
    return value if isinstance(value, str) else None


def _options(options: Options) -> list[Json]:
    return [option(each.text, name) for name, each in options.items()]


MENU = Drawer(("static_select",), _draw, _read)
