"""A box for typed text, of one line or several."""

from typing import Any

from bot.questions import TextBox
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.controls.typed import TYPE, read_typed, typed_input
from bot.slack.writing.blocks import Json
from bot.tongue import say


def hint(control: TextBox) -> str:
    """Say how long the text may be, where that is worth saying."""
    if control.most >= TextBox.most:
        return "" if control.least <= 1 else say("At least {least} characters.", least=control.least)
    return say("{least} to {most} characters.", least=control.least, most=control.most)


def _draw(control: TextBox, at: Address, value: Any) -> list[Json]:
    return [typed_input(at, value, long=control.long)]


TEXT_BOX = Drawer((TYPE,), _draw, read_typed)
