"""Answer sheets for the readiness check: a complete READY one, changed in one place by each test."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bot.flow.model import Flow
from bot.flows_folder import load_flow
from bot.usecases.offline import decide_sheet

TODAY = date(2026, 11, 23)
FOLDER = Path(__file__).parents[2] / "flows"
LINK = "https://example.org/evidence"
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."


def shipped(name: str) -> Flow:
    """Load a shipped flow; a broken one fails with all that is wrong with it."""
    flow = load_flow(FOLDER / f"{name}.yml")
    assert isinstance(flow, Flow), "\n".join(map(str, flow))
    return flow


READINESS = shipped("readiness")
QUICK = shipped("quick")


def linked(value: Any) -> dict[str, Any]:
    return {"value": value, "link": LINK}


def proof(value: Any, days: int = 28) -> dict[str, Any]:
    return {"value": value, "link": LINK, "seen_since": str(TODAY - timedelta(days=days))}


READY: Mapping[str, Mapping[str, Any]] = {
    "task_line": {"ana": LINE},
    "task_signed": {"ana": "yes", "ben": "yes"},
    "worked_examples": {"ana": linked({"good": 5, "bad": 3})},
    "prompt_parts": {"ana": ["instructions", "examples", "limits", "output_format"]},
    "prompt_plateau": {"ana": linked("flat")},
    "right_information": {"ana": 16},
    "safeguards": {"ana": ["limited_input", "checked_output", "unsure_rule", "human_review"]},
    "test_cases": {"ana": linked(50)},
    "decider": {"ana": "one_person", "ben": "one_person"},
    "baseline": {"ana": linked({"now": 70, "needed": 85})},
    "weeks_unchanged": {"ana": 4},
    "expectations_changed": {"ana": "no"},
    "request_shape": {"ana": "one", "ben": "one"},
    "motive": {"ana": "form"},
    "lasting_failures": {"ana": proof(["drops the currency"]), "ben": proof(["drops the currency"])},
    "training_pairs": {"ana": 50},
}
"""Every question at full level; ana owns the check."""

CHEAPER = {"motive": {"ana": "cheaper"}, "prompt_plateau": {"ana": "all"}, "lasting_failures": {"ana": proof("yes")}}
"""What READY says instead where the motive is a cheaper or faster model."""
MET = {"now": 85, "needed": 85}


def sheet(settled: Any = None, **changed: Any) -> dict[str, Any]:
    """Give the READY sheet with some questions answered otherwise: by ana, or by person; None is by nobody."""
    answers = {**READY, **{id_: _by_person(id_, given) for id_, given in changed.items()}}
    plain = {"flow": "readiness", "owner": "ana", "today": str(TODAY)}
    plain["answers"] = {id_: given for id_, given in answers.items() if given}
    return plain | ({"settled": settled} if settled else {})


def decided(settled: Any = None, **changed: Any) -> dict[str, Any]:
    """Decide the READY sheet with some questions answered otherwise."""
    return decide_sheet(READINESS, sheet(settled, **changed), TODAY)


def level(question: str, **changed: Any) -> float:
    """Give the level a question has after a change to the READY sheet."""
    return decided(**changed)["levels"][question]


def level_of(question: str, given: Any, **changed: Any) -> float:
    """Give the level of a question that ana alone answers."""
    return level(question, **{**changed, question: {"ana": given}})


def quick(**answers: Any) -> dict[str, Any]:
    """Decide a quick check without a miss, changed by what is given."""
    fine = {
        "same_line": "yes",
        "unseen_cases": 20,
        "fixed_parts": ["prompt_parts", "examples", "lookups", "output_format"],
        "weeks_unchanged": 2,
        "same_failures": "yes",
    }
    given = {id_: _by_person(id_, value) for id_, value in {**fine, **answers}.items()}
    plain = {"owner": "ana", "answers": {id_: by for id_, by in given.items() if by}}
    return decide_sheet(QUICK, plain, TODAY)


def _by_person(question: str, given: Any) -> Mapping[str, Any] | None:
    people = {"ana", "ben", "cy", "dan"}
    if given is None or (isinstance(given, Mapping) and set(given) <= people):
        return given
    assert question not in {"task_signed", "lasting_failures"} or isinstance(given, str | list | dict)
    return {"ana": given}
