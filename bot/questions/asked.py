"""What every type of question promises: how it is read, said, offered in a form, and judged by conditions."""

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict

from bot.questions.controls import Buttons, Checkboxes, Entry
from bot.questions.kinds import Kind
from bot.questions.options import Option
from bot.questions.values import Value, Wrong


class Asked(BaseModel):
    """The part of a question that its type decides; one subclass a type, each in a file of its own."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)

    name: ClassVar[str]
    typed: ClassVar[Literal["text", "names"] | None] = None
    """What of its answers is in words of people's own: a text, or names they give things; None where nothing is."""

    def kind(self) -> Kind:
        """Tell conditions what `value` can be."""
        raise NotImplementedError

    def read(self, plain: object) -> Value | Wrong:
        """Read a value from an answer file or from the store; Wrong says what to write instead."""
        raise NotImplementedError

    def say(self, value: Value) -> str:
        """Say a value the way people read it."""
        raise NotImplementedError

    def form(self) -> tuple[Entry, ...]:
        """List the entries of a form that asks for one answer."""
        raise NotImplementedError

    def take(self, entered: Mapping[str, Any]) -> Value | Wrong | None:
        """Read a filled form, entries by name; None when it was left blank."""
        raise NotImplementedError

    def at_once(self) -> Buttons | Checkboxes | None:
        """Give the control that answers without a form, where there is one."""
        return None

    def ticked_from(self) -> Mapping[str, Option]:
        """Give the options of which any number is picked; none where at most one is."""
        return {}

    def most_items(self) -> int | None:
        """Tell how many things an answer can list, so that each can be asked about; None where it lists none."""
        return len(self.ticked_from()) or None

    def picked(self, value: Value) -> Option | None:  # noqa: ARG002 - most types have no options to pick
        """Give the option this value stands for, where it is one."""
        return None
