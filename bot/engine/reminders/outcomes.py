"""What became of something somebody was reminded of, in a word that names no check: the message outlives all it was of.

Follows from the assessment as it is; what is not known is not said.
"""

from datetime import datetime
from typing import Literal

from bot.engine.after_verdict.following import is_waived, local_day
from bot.engine.after_verdict.standing_verdict import has_expired
from bot.engine.asked.asking import has_word, responded
from bot.engine.asked.looping import unrolled
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow

Outcome = Literal[
    "answered", "others", "decided", "ended", "closed_by_you", "closed", "given", "left", "moved", "renewed", "expired"
]


def assessment_of(about: str) -> str:
    """Name the check that something somebody was reminded of is of."""
    return about.split("/")[1]


def outcome(flow: Flow, assessment: Assessment, about: str, person: str, now: datetime) -> Outcome | None:
    """Tell what became of one thing that is open for somebody no more; None where nobody knows."""
    kind, _, rest = about.split("/", 2)
    flow = unrolled(flow, assessment)
    match kind:
        case "questions":
            return _of_questions(flow, assessment, rest.rpartition("/")[0], person)
        case "check_in":
            return _of_check_in(assessment, rest, person)
        case "due":
            return _of_gap(flow, assessment, rest, person, now)
        case "expiry":
            return "expired" if has_expired(flow, assessment, now) else "renewed"
        case _:
            return None


def _of_questions(flow: Flow, assessment: Assessment, section: str, person: str) -> Outcome | None:
    asked = next((each.questions for each in flow.sections if each.id == section), tuple(flow.afterwards))
    questions = [flow.questions.get(id_) or flow.afterwards[id_] for id_ in asked]
    if any(responded(assessment, each, person) for each in questions):
        return "answered"
    if assessment.closed is not None and section != "afterwards":
        return "decided"
    return "others" if any(has_word(assessment, each) for each in questions) else None


def _of_check_in(assessment: Assessment, day: str, person: str) -> Outcome | None:
    check_in = next((each for each in assessment.check_ins if each.date.isoformat() == day), None)
    if check_in is None:
        return None
    if person in check_in.answered_by:
        return "answered"
    return "ended" if check_in.ended else None


def _of_gap(flow: Flow, assessment: Assessment, rest: str, person: str, now: datetime) -> Outcome | None:
    """Tell what became of a gap somebody had.

    The names of items may hold anything, so it is found by its beginning; of two that fit, the longer is meant.
    """
    fitting = [id_ for id_ in assessment.care if id_ in flow.questions and rest.startswith(f"{id_}/")]
    if not fitting:
        return None
    id_ = max(fitting, key=len)
    care = assessment.care[id_]
    if care.closed_by is not None:
        return "closed_by_you" if care.closed_by == person else "closed"
    if care.owner != person:
        return "given"
    if is_waived(assessment, id_, local_day(assessment, now)):
        return "left"
    return "moved" if care.due is not None and not rest.startswith(f"{id_}/{care.due}") else None
