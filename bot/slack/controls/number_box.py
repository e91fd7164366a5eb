"""A box for a typed number, with a comma or a point."""

from typing import Any

from bot.questions import NumberBox
from bot.questions.values import plain_number
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.controls.typed import TYPE, read_typed, typed_input
from bot.slack.writing.blocks import Json
from bot.tongue import say


def hint(control: NumberBox) -> str:
    """Say which numbers fit."""
    kind = say("A whole number") if control.whole else say("A number")
    least = None if control.least is None else plain_number(control.least)
    most = None if control.most is None else plain_number(control.most)
    if least is not None and most is not None:
        return say("{kind} from {least} to {most}.", kind=kind, least=least, most=most)
    if least is not None:
        return say("{kind}, {least} or more.", kind=kind, least=least)
    return say("{kind}, {most} or less.", kind=kind, most=most) if most is not None else f"{kind}."


def _draw(_control: NumberBox, at: Address, value: Any) -> list[Json]:
    return [typed_input(at, value)]


NUMBER_BOX = Drawer((TYPE,), _draw, read_typed)
