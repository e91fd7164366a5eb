"""Answers that put every question of the readiness check at full level; it reads no flow."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

TODAY = date(2026, 11, 23)
LINK = "https://example.org/evidence"
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."


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
