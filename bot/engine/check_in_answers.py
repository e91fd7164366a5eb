"""One person's answers to a check-in, read into the check-in as it is then; what cannot be read says why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.engine import events
from bot.engine.answer import Answer
from bot.engine.answering import GONE, NOTHING, read_answer
from bot.engine.assessment import Assessment
from bot.engine.decision import Refused
from bot.engine.follow_up import CheckIn
from bot.engine.sheet import owners_values
from bot.flow.model import Flow
from bot.flow.model_check_in import CLOSED, NEW, SEEN, CheckInPlan
from bot.flow.model_question import Question
from bot.questions import Wrong
from bot.questions.names import Names

Said = Mapping[str, Mapping[str, Answer]]


def taken_in(  # noqa: PLR0913, PLR0917 - who said what about what
    flow: Flow,
    assessment: Assessment,
    plan: CheckInPlan,
    current: CheckIn,
    event: events.CheckInAnswered,
    now: datetime,
) -> CheckIn | Refused:
    """Give the check-in with these answers in it, in place of what the same person said before."""
    answers, looks = current.answers, current.looks
    for id_, given in event.answers.items():
        read = _week(assessment, plan, current, id_, given, event.by)
        if isinstance(read, str):
            return Refused(read, question=id_)
        answers = _with(answers, id_, event.by, replace(read, at=now))
    for id_, given in event.renewed.items():
        read = read_answer(flow, id_, given, owners_values(flow, assessment.owner, assessment.answers))
        if isinstance(read, str):
            return Refused(read, question=id_)
        if id_ == current.gap and read.value is not None:
            answers = _with(answers, CLOSED, event.by, Answer(id_, link=read.link, at=now))
    for name, look in event.looks.items():
        for id_, given in look.items():
            asked = plan.look_back.questions.get(id_) if plan.look_back and name in current.looked_back else None
            read = _read(asked, given)
            if isinstance(read, str):
                return Refused(read, question=id_)
            looks = {**looks, name: _with(looks.get(name, {}), id_, event.by, replace(read, at=now))}
    return replace(current, answers=answers, looks=looks)


def _with(said: Said, question: str, by: str, answer: Answer) -> Said:
    return {**said, question: {**said.get(question, {}), by: answer}}


def _week(  # noqa: PLR0913, PLR0917 - who said what about what
    assessment: Assessment, plan: CheckInPlan, current: CheckIn, id_: str, given: Answer, by: str
) -> Answer | str:
    if id_ == SEEN:
        return _seen(current, given)
    if id_ == NEW:
        names = given.value if isinstance(given.value, tuple) else ()
        value = Names(up_to=1).read(names)
        return value.message if isinstance(value, Wrong) else replace(given, value=value, passed=None)
    question = plan.questions.get(id_)
    if question is not None and question.asked_of == "owner" and by != assessment.owner:
        return f"Only <@{assessment.owner}>, who owns this check, answers this one."
    return _read(question, given)


def _seen(current: CheckIn, given: Answer) -> Answer | str:
    """Read which watched things were seen again; not having looked is an answer too."""
    if given.value is None:
        return replace(given, passed="dont_know")
    names = given.value if isinstance(given.value, tuple) else ()
    unknown = [name for name in names if name not in current.watched]
    return f"“{unknown[0]}” is not watched any more." if unknown else replace(given, value=names, passed=None)


def _read(question: Question | None, given: Answer) -> Answer | str:
    if question is None:
        return GONE
    if given.value is None:
        return given if given.passed else NOTHING
    value = question.type.read(list(given.value) if isinstance(given.value, tuple) else given.value)
    return value.message if isinstance(value, Wrong) else replace(given, value=value, passed=None)
