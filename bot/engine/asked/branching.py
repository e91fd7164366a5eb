"""Which questions are asked, and how: it follows from what the owner said, and never from a level.

What was said to a question that is not asked stays where it is, counts for nothing, and counts again once it is asked.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.engine.asked.owners_word import last_word
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.conditions import Env
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Value
from bot.sentence import Sentence

Answers = Mapping[str, Mapping[str, Answer]]
NOT_NOW = Sentence("This question is not asked, after what the owner has said; an answer to it would not count.")


def owners_values(flow: Flow, owner: str, answers: Answers, spoke: Mapping[str, str] | None = None) -> dict[str, Value]:
    """Collect what the owner said to the questions only an owner is asked; conditions call these by their id.

    What is always asked comes first, and then what hangs on earlier answers, so that one that does not count decides
    nothing either. Whose word was the owner's is `spoke`, by question, where that is told; else the last one's is.
    """
    said = {
        id_: answer.value
        for id_ in flow.owned
        if (given := answers.get(id_))
        and (answer := given.get(last_word(given, owner) if spoke is None else spoke.get(id_, owner))) is not None
        and answer.value is not None
    }
    branching = [id_ for id_ in flow.branching if id_ in said]
    if not branching:
        return said
    counting = {id_: value for id_, value in said.items() if id_ not in branching}
    for id_ in branching:
        if is_asked(flow.questions[id_], counting):
            counting[id_] = said[id_]
    return {id_: counting[id_] for id_ in said if id_ in counting}


def is_asked(question: Question, owners: Mapping[str, Value]) -> bool:
    """Whether a question is asked at all, after what the owner said."""
    return question.when is None or question.when.holds(_OwnersEnv(owners))


def as_asked(question: Question, owners: Mapping[str, Value]) -> Question:
    """Give the question as it is asked now: itself, or the variant whose condition holds."""
    if not question.variants:
        return question
    env = _OwnersEnv(owners)
    return next((variant.question for variant in question.variants if variant.when.holds(env)), question)


def asks(flow: Flow, assessment: Assessment, question: Question) -> bool:
    """Whether a check asks a question now."""
    return question.when is None or is_asked(question, owners_values(flow, assessment.owner, assessment.answers))


def asked_now(flow: Flow, assessment: Assessment) -> Mapping[str, Question]:
    """Give the questions of the sections that a check asks now, by id and in flow order."""
    if not flow.branching:
        return flow.questions
    owners = owners_values(flow, assessment.owner, assessment.answers)
    return {id_: question for id_, question in flow.questions.items() if is_asked(question, owners)}


def asked_since(assessment: Assessment, question: Question) -> datetime | None:
    """Tell when the owner last said something that a question hangs on; None where it is always asked."""
    given = (assessment.answers.get(name, {}) for name in question.hangs_on)
    said = (each.get(last_word(each, assessment.owner)) for each in given)
    return max((answer.at for answer in said if answer and answer.at), default=None)


class _OwnersEnv:
    """The surroundings of what decides how a question is asked: the owner's words, and nothing that rests on levels."""

    def __init__(self, owners: Mapping[str, Value]) -> None:
        self._owners = owners

    def lookup(self, name: str, /) -> Value | None:
        return self._owners.get(name)

    def call(self, name: str, argument: str, /) -> bool | None:
        return argument in self._owners if name == "answered" else None

    def answers(self, question: str | None, /) -> Sequence[Env]:  # noqa: ARG002 - levels are not in reach here
        return ()

    def is_owner(self) -> bool:
        return False
