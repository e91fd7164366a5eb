"""A box for a typed http(s) address."""

from typing import Any

from bot.questions import LinkBox
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.controls.typed import TYPE, read_typed, typed_input
from bot.slack.writing.blocks import Json


def _draw(_control: LinkBox, at: Address, value: Any) -> list[Json]:
    return [typed_input(at, value, placeholder="https://…")]


LINK_BOX = Drawer((TYPE,), _draw, read_typed)
