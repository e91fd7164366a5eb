"""What every control promises to Slack: to draw its elements, and to read back what was chosen or typed in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from bot.questions import Control
from bot.slack.address import Address
from bot.slack.writing.blocks import Json

C = TypeVar("C", bound=Control)


@dataclass(frozen=True)
class Drawer(Generic[C]):
    """One control in Slack. `read` is given one value of view.state.values, or one pressed action."""

    types: tuple[str, ...]
    """What Slack calls the elements it draws."""
    draw: Callable[[C, Address, Any], list[Json]]
    """Control, address, and the value that stands in it already, None or empty where none does."""
    read: Callable[[Mapping[str, Any]], Any]
    """Gives what the flow's types take: text, an option, a list of options or people; None or empty when blank."""
