"""What is ahead: buttons of the clock that lead to what the app does next by itself, where whoever runs it knows.

The playground knows Slack alone, so what comes there arrives as plain words.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Stop:
    """An instant in seconds since 1970, and a sentence on what comes then."""

    at: float
    comes: str
    channel: str = ""
    """Id of the channel it comes in, where it is one."""


@dataclass(frozen=True)
class Ahead:
    """A button that moves the clock to the next such stop, and what is said where there is none."""

    name: str
    words: str
    title: str
    find: Callable[[], Awaitable[Stop | None]]
    nothing: str
