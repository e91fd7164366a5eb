"""A plausible check to measure with: sixteen questions, eight people, evidence, a split, a settlement."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.engine import events
from bot.engine.decision import Decision
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.transition import apply, start
from bot.flow.model.flow import Flow
from bot.folders.flows import load_flow

FLOWS = Path(__file__).parents[2] / "flows"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
PEOPLE = tuple(f"U0PERSON{number:02}" for number in range(8))
OWNER = PEOPLE[0]
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
LINK = "https://docs.example.com/evaluation/invoice-tagging/2026-11#results"
VALUES: dict[str, tuple[Answer, ...]] = {
    "task_signed": (Answer("yes"),),
    "worked_examples": (Answer({"good": 8, "bad": 4}, link=LINK),),
    "prompt_parts": (Answer(("instructions", "examples", "limits", "output_format")),),
    "prompt_plateau": (Answer("flat", link=LINK),),
    "right_information": (Answer(17),),
    "safeguards": (Answer(("limited_input", "checked_output", "unsure_rule", "logging")),),
    "test_cases": (Answer(64, link=LINK),),
    "decider": (Answer("one_person"), Answer("agree_90")),
    "baseline": (Answer({"now": 71, "needed": 85}, link=LINK),),
    "weeks_unchanged": (Answer(5),),
    "expectations_changed": (Answer("no"),),
    "request_shape": (Answer("one"), Answer("few")),
    "lasting_failures": (Answer(("drops the currency", "wrong date order")), Answer("unsure")),
    "training_pairs": (Answer(120),),
}


def readiness() -> Flow:
    """Load the flow that is measured with."""
    flow = load_flow(FLOWS / "readiness.yml")
    if isinstance(flow, tuple):
        raise TypeError(str(flow[0]))
    return flow


def begun(flow: Flow, assessment: str = "sample0000000000") -> Assessment:
    """Begin the sample check."""
    event = started(flow, assessment, "C0CHANNEL1", OWNER, PEOPLE)
    return taken(start(flow, replace(event, subject="invoice tagging"), NOW))


def started(flow: Flow, assessment: str, channel: str, owner: str, asked: Sequence[str] = ()) -> events.Started:
    """Give the event that begins a check, with what the flow asks at its start."""
    return events.Started(
        by=owner,
        assessment=assessment,
        flow=flow.id,
        channel=channel,
        owner=owner,
        asked=tuple(asked),
        answers={"task_line": Answer(LINE), "motive": Answer("form")},
    )


def steps() -> list[events.Event]:
    """List the presses that answer everything: all eight people, question by question."""
    return [
        events.Answered(person, {question: answers[place % len(answers)]})
        for question, answers in VALUES.items()
        for place, person in enumerate(PEOPLE)
    ]


def finished(flow: Flow) -> Assessment:
    """Play the sample check to its end."""
    assessment = begun(flow)
    for place, event in enumerate(steps()):
        decided = apply(flow, assessment, event, NOW + timedelta(minutes=place))
        if isinstance(decided, Decision) and decided.changed:
            assessment = replace(decided.assessment, version=assessment.version + 1)
    return assessment


def taken(result: object) -> Assessment:
    """Give the assessment of a decision that has to have been taken."""
    if not isinstance(result, Decision):
        raise TypeError(str(result))
    return result.assessment
