"""The closed set of controls: the few ways to answer that a surface must know how to draw and to read back."""

from dataclasses import dataclass

from bot.questions.options import Options


@dataclass(frozen=True)
class Buttons:
    """One press picks one option."""

    options: Options


@dataclass(frozen=True)
class Menu:
    """A list that opens and picks one option."""

    options: Options


@dataclass(frozen=True)
class Checkboxes:
    """Any number of options, taken together when the person says so."""

    options: Options


@dataclass(frozen=True)
class TextBox:
    """Typed text of a length between `least` and `most` characters."""

    least: int = 1
    most: int = 3000
    long: bool = False


@dataclass(frozen=True)
class NumberBox:
    """A typed number, whole or not, within bounds where there are any."""

    least: float | None = None
    most: float | None = None
    whole: bool = False


@dataclass(frozen=True)
class LinkBox:
    """A typed http(s) address."""


@dataclass(frozen=True)
class DateBox:
    """A day picked from a calendar, given back as YYYY-MM-DD."""


@dataclass(frozen=True)
class PersonMenu:
    """People picked from the workspace, at most `up_to` of them."""

    up_to: int = 1


Control = Buttons | Menu | Checkboxes | TextBox | NumberBox | LinkBox | DateBox | PersonMenu


@dataclass(frozen=True)
class Entry:
    """One place in a form: its name in what is entered, what stands above it, and the control."""

    name: str
    label: str
    control: Control
    optional: bool = False
    hint: str = ""
