"""The closed union of things people can ask for in Slack, as frozen values; what is not ours is one of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from bot.slack.address import Address, Carried, Pressed
from bot.usecases.ports import Installation

Payload = Mapping[str, Any]


@dataclass(frozen=True)
class Asker:
    """Who asks, and where they are installed; an outsider belongs to another workspace, over Slack Connect."""

    installation: Installation
    person: str
    outsider: bool = False


@dataclass(frozen=True)
class Spot:
    """A message, and the thread it is in; `thread` is empty at top level of a channel."""

    channel: str
    ts: str
    thread: str = ""
    card: str = ""
    """Which card it says it is."""
    has_replies: bool = False
    ephemeral: bool = False


@dataclass(frozen=True)
class OpenView:
    """A modal as it stands before someone, with what was typed in it."""

    id: str
    hash: str
    callback: Address | None
    carried: Carried
    values: Payload = field(default_factory=dict)
    below: str = ""
    """The view this one lies on, where there is one."""
    is_home: bool = False
    """Whether it is the person's Home, over which a modal opens and which only publishing changes."""


@dataclass(frozen=True)
class Commanded:
    """Someone typed the slash command."""

    asker: Asker
    channel: str
    text: str
    trigger: str
    event_id: str
    response_url: str = ""


@dataclass(frozen=True)
class PressedInMessage:
    """Someone pressed something in a message, `at` by Slack's clock; `values` is what that person has ticked there."""

    asker: Asker
    spot: Spot
    pressed: Pressed
    trigger: str
    event_id: str
    values: Payload = field(default_factory=dict)
    response_url: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PressedInView:
    """Someone pressed something in a modal."""

    asker: Asker
    view: OpenView
    pressed: Pressed
    trigger: str
    event_id: str
    at: datetime | None = None


@dataclass(frozen=True)
class Submitted:
    """Someone submitted a modal; `address` says what for."""

    asker: Asker
    view: OpenView
    address: Address
    event_id: str


@dataclass(frozen=True)
class Mentioned:
    """Someone wrote to the bot by its name; `text` is as Slack encodes it."""

    asker: Asker
    spot: Spot
    text: str
    event_id: str


@dataclass(frozen=True)
class ShortcutChosen:
    """Someone chose the shortcut that starts a check, from nowhere in particular."""

    asker: Asker
    trigger: str


@dataclass(frozen=True)
class MessageChosen:
    """Someone chose a message that is to stand as evidence; `author` is empty where an app wrote it."""

    asker: Asker
    spot: Spot
    author: str
    text: str
    """As Slack encodes it."""
    trigger: str


@dataclass(frozen=True)
class Joined:
    """Someone, perhaps the bot itself, came into a channel."""

    installation: Installation
    person: str
    channel: str


@dataclass(frozen=True)
class Left:
    """Someone went out of a channel."""

    installation: Installation
    person: str
    channel: str


@dataclass(frozen=True)
class Unarchived:
    """A channel that was archived is there again."""

    installation: Installation
    channel: str


@dataclass(frozen=True)
class Renumbered:
    """A channel goes by another id from now on; Slack does so when a private one is shared, or no longer is."""

    installation: Installation
    old: str
    new: str


@dataclass(frozen=True)
class HomeOpened:
    """Someone opened the app's Home."""

    asker: Asker


@dataclass(frozen=True)
class Silent:
    """Ours, and nothing follows from it: a ticked box, a link that opens by itself, a closed modal."""

    why: str


@dataclass(frozen=True)
class Unknown:
    """Not ours, or not readable; it is acknowledged and left."""

    why: str


Incoming = (
    Commanded
    | PressedInMessage
    | PressedInView
    | Submitted
    | Mentioned
    | ShortcutChosen
    | MessageChosen
    | Joined
    | Left
    | Unarchived
    | Renumbered
    | HomeOpened
    | Silent
    | Unknown
)
