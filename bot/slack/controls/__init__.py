"""The closed set of controls in Slack: one file a control, which draws it and reads it back, and one list of all."""

from collections.abc import Mapping
from typing import Any

from bot.questions import (
    Buttons,
    Checkboxes,
    Control,
    DateBox,
    LinkBox,
    Menu,
    NumberBox,
    PersonMenu,
    TextBox,
)
from bot.slack.address import Address
from bot.slack.controls.buttons import BUTTONS
from bot.slack.controls.checkboxes import CHECKBOXES
from bot.slack.controls.date_box import DATE_BOX
from bot.slack.controls.drawer import Drawer
from bot.slack.controls.link_box import LINK_BOX
from bot.slack.controls.menu import MENU
from bot.slack.controls.number_box import NUMBER_BOX
from bot.slack.controls.person_menu import PERSON_MENU
from bot.slack.controls.text_box import TEXT_BOX
from bot.slack.writing.blocks import Json

__all__ = ["CONTROLS", "draw", "read"]

CONTROLS: Mapping[type[Control], Drawer[Any]] = {
    Buttons: BUTTONS,
    Menu: MENU,
    Checkboxes: CHECKBOXES,
    TextBox: TEXT_BOX,
    NumberBox: NUMBER_BOX,
    LinkBox: LINK_BOX,
    DateBox: DATE_BOX,
    PersonMenu: PERSON_MENU,
}

_BY_TYPE = {kind: drawer for drawer in CONTROLS.values() for kind in drawer.types}


def draw(control: Control, at: Address, value: Any = None) -> list[Json]:
    """Draw a control with what stands in it already."""
    return CONTROLS[type(control)].draw(control, at, value)


def read(state: Mapping[str, Any]) -> Any:
    """Read one value of view.state.values, or one pressed action; None for what we do not draw."""
    drawer = _BY_TYPE.get(str(state.get("type")))
    return drawer.read(state) if drawer else None
