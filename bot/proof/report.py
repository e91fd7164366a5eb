"""What the proof of a flow found: what can happen, with a sheet on which it does, and which promises are kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

Plain = Mapping[str, Any]
"""An answer sheet as `ftready verdict` reads it."""
Kind = Literal["question", "gate", "rule", "verdict"]
Reach = Literal["reached", "never", "undecided", "unproved"]
State = Literal["proved", "refuted", "undecided", "unproved"]
"""Undecided is what hangs on what a proof cannot express, unproved what the solver gave up on."""


@dataclass(frozen=True)
class Reached:
    """One thing that should be able to happen, and a sheet on which it does."""

    kind: Kind
    id: str
    what: str
    """What of it: `asked`, `fails`, `holds`, `first` or `reached`; of a variant, the condition it is asked under."""
    state: Reach
    sheet: Plain | None


@dataclass(frozen=True)
class OneSheet:
    """A sheet, and what the engine makes of it."""

    sheet: Plain
    verdict: str
    rule: str
    headline: str


@dataclass(frozen=True)
class Standing:
    """How one question stands on a sheet."""

    level: Fraction
    split: bool
    people: int


@dataclass(frozen=True)
class Fall:
    """One question got better, all else stayed as it was, and the verdict fell."""

    question: str
    before: Standing
    after: Standing


@dataclass(frozen=True)
class Against:
    """What refutes a promise: one sheet, two sheets and the question that moved, or verdicts never reached."""

    sheets: tuple[OneSheet, ...] = ()
    fall: Fall | None = None
    never: tuple[str, ...] = ()


@dataclass(frozen=True)
class Promise:
    """One of the flow's properties, and whether it is kept on every sheet."""

    id: str
    say: str
    state: State
    against: Against | None = None
    unproved: tuple[str, ...] = ()
    """Where questions are moved one by one, those the solver gave up on."""


@dataclass(frozen=True)
class Report:
    """All that was found out about one flow."""

    flow: str
    flow_hash: str
    reached: tuple[Reached, ...]
    promises: tuple[Promise, ...]
    left_out: tuple[str, ...]
    """What the proof could not express, a sentence each."""
    seconds: int = 0
    """How long the proof might take."""

    @property
    def gave_up(self) -> int:
        """Count what was looked at and neither found nor shown to be impossible in that time."""
        states = [each.state for each in self.reached] + [each.state for each in self.promises]
        return states.count("unproved")

    @property
    def is_good(self) -> bool:
        """Whether nothing was found to be out of reach or refuted."""
        never = any(each.state == "never" for each in self.reached)
        return not never and not any(each.state == "refuted" for each in self.promises)
