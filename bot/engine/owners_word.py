"""Whose answer is the owner's word, where a check has had several owners: a hand-over alone never changes that.

Whoever owned a check when they answered spoke for its owner, until a later owner says something to the same question.
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.engine.answer import Answer
from bot.engine.assessment import Assessment
from bot.flow.model_question import Question

EARLIEST = datetime.min.replace(tzinfo=UTC)


def last_word(given: Mapping[str, Answer], owner: str) -> str:
    """Name whose answer is the newest to a question that only owners answer; of equals it is the owner's."""
    said = {person: answer for person, answer in given.items() if answer.says_something}
    return max(said, key=lambda person: (said[person].at or EARLIEST, person == owner), default=owner)


def speaker(assessment: Assessment, question: Question) -> str:
    """Name whose answer to a question is the owner's word."""
    owner, given = assessment.owner, assessment.answers.get(question.id, {})
    if question.asked_of == "owner":
        return last_word(given, owner)
    if not assessment.handovers or _has_spoken(given.get(owner), assessment.handovers[-1].at):
        return owner
    before = (each.before for each in reversed(assessment.handovers) if _spoke_by(given.get(each.before), each.at))
    return next(before, owner)


def speakers(questions: Mapping[str, Question], assessment: Assessment) -> dict[str, str]:
    """Name those who spoke for the owner without being it now, by question."""
    if not assessment.handovers:
        return {}
    found = {id_: speaker(assessment, question) for id_, question in questions.items()}
    return {id_: person for id_, person in found.items() if person != assessment.owner}


def has_to_speak_anew(assessment: Assessment, question: Question, person: str) -> bool:
    """Whether somebody owns a check in which the owner's word on a question is still that of one before."""
    return bool(assessment.handovers) and person == assessment.owner != speaker(assessment, question)


def _has_spoken(answer: Answer | None, since: datetime) -> bool:
    return answer is not None and answer.says_something and answer.at is not None and answer.at > since


def _spoke_by(answer: Answer | None, until: datetime) -> bool:
    return answer is not None and answer.says_something and (answer.at is None or answer.at <= until)
