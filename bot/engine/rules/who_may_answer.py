"""Who may answer a question as things stand, and what is said to whoever may not."""

from bot.engine.asked.asking import may_answer, opened, to_ask
from bot.engine.asked.branching import NOT_NOW, asked_now, asks
from bot.engine.asked.roles import whose
from bot.engine.decision import only_owner
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.sentence import Sentence

NO_LONGER_ASKED = Sentence("This question is no longer asked.")
ANSWERS = Sentence("answers this one")
"""What the owner alone does with a question asked of the owner."""
NOT_OPEN = Sentence("This question has not opened yet; it comes when the section before it is answered.")
CLOSED = Sentence("This check is closed; its owner can reopen it from the summary.")


def why_not(  # noqa: PLR0911 - each return is one reason it is not taken
    flow: Flow, assessment: Assessment, question: Question, person: str
) -> str | None:
    """Say why this person's answer is not taken; None when it is."""
    if assessment.closed and question.id not in flow.afterwards:
        return CLOSED
    if not may_answer(assessment, question, person):
        if question.asked_of == "owner":
            return only_owner(assessment.owner, ANSWERS)
        return whose(flow, assessment, question, person) or _not_asked(flow, assessment, person)
    if not opened(assessment, flow, question) and question.id not in flow.asked_at_start:
        return NOT_OPEN
    if not asks(flow, assessment, question):
        return NOT_NOW
    if question.id in assessment.settled:
        return settled_by(assessment, question.id)
    return None


def settled_by(assessment: Assessment, question: str) -> str:
    """Say who has settled a question, and whom to ask for a new vote: them, while they own the check."""
    by, owner = assessment.settled[question].by, assessment.owner
    whom = Sentence("them") if by == owner else Sentence("<@{owner}>, who owns this check now,", owner=owner)
    return Sentence("<@{by}> has settled this question; ask {whom} to call a new vote.", by=by, whom=whom)


def _not_asked(flow: Flow, assessment: Assessment, person: str) -> str:
    """Tell who is not asked this what to do: answer what was handed to them, or let the owner ask them."""
    theirs = [
        question
        for question in asked_now(flow, assessment).values()
        if question.asked_of != "owner" and person in to_ask(assessment, question)
    ]
    if theirs:
        what = Sentence("is asked of you") if any(each.role for each in theirs) else Sentence("was handed to you")
        named = ", ".join(f"{each.number}. {each.short}" for each in theirs)
        return Sentence("This one is not asked of you; what {what} is {named}.", what=what, named=named)
    if person == assessment.owner:
        return Sentence(
            "You own this check and are not asked in it; ask yourself with Ask more people, in the menu of its card."
        )
    return Sentence(
        "You are not asked in this check yet; <@{owner}>, who owns this check, can ask you, and "
        "anyone who is asked can hand you a question.",
        owner=assessment.owner,
    )
