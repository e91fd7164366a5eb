"""What the team of the demo does and says, scene by scene, from the quick check to the verdict of the full one."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.slack.address import Verb

CHANNEL = "ml-team"
TEAM = ("ana", "ben", "cleo")
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
DOCS = "https://docs.example.com/invoice-tagging"
SUBJECT = "invoice tagging"
CURRENCY, DATES = "drops the currency", "wrong date order"
QUICK: Mapping[str, Mapping[str, Any]] = {
    "same_line": {"value": "yes"},
    "unseen_cases": {"value": "24"},
    "fixed_parts": {"value": ["prompt_parts", "examples", "lookups", "output_format"]},
    "weeks_unchanged": {"value": "3"},
    "same_failures": {"value": "yes"},
}
"""What ana enters in the quick check, by question."""
FULL: Mapping[str, Mapping[str, Any]] = {"task_line": {"value": LINE}, "motive": {"value": "form"}}
"""What she enters where the full one is begun."""


@dataclass(frozen=True)
class Press:
    """Someone presses an option of a question."""

    person: str
    question: str
    option: str


@dataclass(frozen=True)
class Tick:
    """Someone ticks options and presses Done."""

    person: str
    question: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class Fill:
    """Someone opens the form of a question, fills it, and submits."""

    person: str
    question: str
    entries: Mapping[str, Any]


@dataclass(frozen=True)
class Steer:
    """Someone presses what belongs to a question but is no answer."""

    person: str
    question: str
    verb: Verb


@dataclass(frozen=True)
class Say:
    """Someone writes in the thread, once these words stand there."""

    person: str
    words: str
    after: str


Scene = Press | Tick | Fill | Steer | Say

PLAY: tuple[tuple[str, tuple[Scene, ...]], ...] = (
    (
        "Everyone signs the line; ana links worked examples",
        (
            Press("ana", "task_signed", "yes"),
            Press("ben", "task_signed", "yes"),
            Press("cleo", "task_signed", "yes"),
            Fill("ana", "worked_examples", {"good": "8", "bad": "4", "link": f"{DOCS}/examples"}),
        ),
    ),
    (
        "ben ticks the parts of the prompt and shows that it is flat",
        (
            Tick("ben", "prompt_parts", ("instructions", "examples", "limits", "output_format")),
            Fill("ben", "prompt_plateau", {"value": "flat", "link": f"{DOCS}/prompt-log"}),
        ),
    ),
    ("cleo has read the last twenty failures", (Fill("cleo", "right_information", {"value": "17"}),)),
    (
        "ana ticks what is live",
        (Tick("ana", "safeguards", ("limited_input", "checked_output", "unsure_rule", "logging")),),
    ),
    (
        "Evaluation: the test set has grown since the quick check",
        (
            Fill("ben", "test_cases", {"value": "64", "link": f"{DOCS}/test-cases"}),
            Press("ana", "decider", "one_person"),
            Press("ben", "decider", "agree_90"),
            Press("cleo", "decider", "one_person"),
            Fill("ana", "baseline", {"now": "71", "needed": "85", "link": f"{DOCS}/baseline"}),
        ),
    ),
    ("Stability: nobody moved the target", (Press("cleo", "expectations_changed", "no"),)),
    (
        "Fit: how alike are the requests? Answers stay hidden until all three are in",
        (
            Press("ana", "request_shape", "one"),
            Press("ben", "request_shape", "open"),
            Press("cleo", "request_shape", "one"),
        ),
    ),
    (
        "A split: they talk it over in the thread and vote again",
        (
            Say("ben", "The long tail looks open-ended to me: no two of those invoices are alike.", "Split on"),
            Say("ana", "True. But three suppliers send 95% of them, each in one layout.", "long tail"),
            Steer("ben", "request_shape", Verb.VOTE_AGAIN),
            Press("ana", "request_shape", "one"),
            Press("ben", "request_shape", "open"),
            Press("cleo", "request_shape", "few"),
        ),
    ),
)
"""The scenes up to the split, each part with what is told of it."""
SETTLED = "few"
REASON = "Three suppliers send 95% of the invoices, each in one layout."
END: tuple[Scene, ...] = (
    Fill("ana", "lasting_failures", {"value": f"{CURRENCY}\n{DATES}"}),
    Fill("ben", "lasting_failures", {"value": CURRENCY}),
    Fill("cleo", "lasting_failures", {"instead": "unsure"}),
    Fill("cleo", "training_pairs", {"value": "120"}),
)
