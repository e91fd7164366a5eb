"""Whose answer is the owner's word, where a check has had several owners: a hand-over alone never changes that.

Whoever owned a check when they answered spoke for its owner, until a later owner says something to the same question.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta

from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.model.question import Question

EARLIEST = datetime.min.replace(tzinfo=UTC)
NOBODY = "nobody"
"""Whose word it is where no owner has said one, and the owner of now has answered as one of several before."""


def last_word(given: Mapping[str, Answer], owner: str) -> str:
    """Name whose answer is the newest to a question that only owners answer; of equals it is the owner's."""
    said = {person: answer for person, answer in given.items() if answer.says_something}
    if len(said) == 1:
        return next(iter(said))
    return max(said, key=lambda person: (said[person].at or EARLIEST, person == owner), default=owner)


def speaker(assessment: Assessment, question: Question) -> str:
    """Name whose answer to a question is the owner's word."""
    owner, given = assessment.owner, assessment.answers.get(question.id, {})
    if question.asked_of == "owner":
        return last_word(given, owner)
    if not assessment.handovers:
        return owner
    spoke = (person for person, since, until in _owners(assessment) if _spoke_between(given.get(person), since, until))
    # What somebody said before they owned it, or after, is no word of an owner's, though no owner has said one.
    return next(spoke, NOBODY if _has_spoken(given.get(owner)) else owner)


def speakers(questions: Mapping[str, Question], assessment: Assessment) -> dict[str, str]:
    """Name those who spoke for the owner without being it now, by question."""
    if not assessment.handovers:
        return {}
    found = {id_: speaker(assessment, question) for id_, question in questions.items()}
    return {id_: person for id_, person in found.items() if person != assessment.owner}


def has_to_speak_anew(assessment: Assessment, question: Question, person: str) -> bool:
    """Whether somebody owns a check in which the owner's word on a question is still that of one before."""
    return bool(assessment.handovers) and person == assessment.owner != speaker(assessment, question)


def not_before(assessment: Assessment, at: datetime) -> datetime:
    """Give an instant after the check last passed to another owner, though the clock went back or stands still."""
    last = assessment.handovers[-1].at if assessment.handovers else None
    return at if last is None or at > last else last + timedelta(microseconds=1)


def _owners(assessment: Assessment) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    """Go through the owners, the one of now first, each with when they came to own the check and when no longer."""
    person, until = assessment.owner, None
    for each in reversed(assessment.handovers):
        yield person, each.at, until
        person, until = each.before, each.at
    yield person, None, until


def _has_spoken(answer: Answer | None) -> bool:
    return answer is not None and answer.says_something


def _spoke_between(answer: Answer | None, since: datetime | None, until: datetime | None) -> bool:
    if answer is None or not answer.says_something:
        return False
    at = answer.at or EARLIEST
    return (since is None or at > since) and (until is None or at <= until)
