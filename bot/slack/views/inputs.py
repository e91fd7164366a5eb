"""An input that is a form's own and no question's; it never says what is to be filled in."""

from typing import Any

from bot.questions import Control
from bot.slack import controls
from bot.slack.address import Address, Field, Verb
from bot.slack.writing.blocks import Json, asking

_PICK = Address(Verb.PICK)


def own_input(  # noqa: PLR0913 - what an input is
    name: str, label: str, control: Control, value: Any = None, *, optional: bool = False, hint: str = ""
) -> Json:
    """Draw an input by its name; `value` is what stands in it."""
    element = controls.draw(control, _PICK, value)[0]
    return asking(Field("", name).write(), label, element, hint=hint, optional=optional)
