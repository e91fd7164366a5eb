"""What can be made to go wrong on purpose, each a switch with a count or a share; the dice are seeded."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

FaultName = Literal[
    "ratelimited",  # 429 with Retry-After: `seconds`
    "server_error",  # 500, and nothing was done
    "error_after",  # 500, although it was done
    "slow",  # the answer comes `seconds` late
    "lost_request",  # the connection breaks, and nothing was done
    "lost_answer",  # the connection breaks, although it was done
    "duplicate_event",  # an event is delivered twice
    "dropped_event",  # an event is never delivered
    "late_event",  # an event is delivered `seconds` late, behind later ones
    "closed_socket",  # the socket closes in place of a delivery
    "no_canvases",  # a workspace without canvases: every method for them says so
    "free_team",  # a workspace that pays nothing: canvases only as the one tab of a channel
    "canvases_restricted",  # an admin lets the app make, change and delete no canvases
    "canvas_locked",  # somebody is in the midst of changing the canvas
    "no_charts",  # a message with a chart is refused, as by a Slack that does not have that block yet
]

FAULT_NAMES: tuple[str, ...] = get_args(FaultName)


@dataclass(frozen=True)
class Fault:
    """One switch that is on."""

    name: str
    times: int | None = None
    """How many more times it strikes; None for until it is switched off."""
    share: float = 1.0
    """How likely it strikes, from 0 to 1."""
    only: Sequence[str] = ()
    """The methods or deliveries it concerns; empty for all."""
    seconds: float = 1.0
    struck: int = 0


class Faults:
    """The switches, asked at every edge of the server; with none on it costs one look."""

    def __init__(self, seed: int = 0) -> None:
        self.on: dict[str, Fault] = {}
        self._dice = random.Random(seed)  # noqa: S311 - repeatable on purpose

    def set(self, fault: Fault) -> None:
        """Switch one on, or change how it is set."""
        if fault.name not in FAULT_NAMES:
            raise ValueError(f"faults: there is no {fault.name!r}; choose one of {', '.join(FAULT_NAMES)}")
        self.on[fault.name] = fault

    def clear(self, name: str = "") -> None:
        """Switch one off, or all."""
        if name:
            self.on.pop(name, None)
        else:
            self.on.clear()

    def seed(self, seed: int) -> None:
        """Begin the dice anew."""
        self._dice.seed(seed)

    def strikes(self, name: FaultName, what: str) -> Fault | None:
        """Throw the dice for one method or delivery; count it if the fault strikes."""
        fault = self.on.get(name)
        if fault is None or (fault.only and what not in fault.only):
            return None
        if fault.share < 1.0 and self._dice.random() >= fault.share:
            return None
        left = None if fault.times is None else fault.times - 1
        self.on[name] = replace(fault, times=left, struck=fault.struck + 1)
        if left is not None and left <= 0:
            del self.on[name]
        return fault
