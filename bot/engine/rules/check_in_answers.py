"""One person's answers to a check-in, read into the check-in as it is then; what cannot be read says why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.engine import events
from bot.engine.decision import Refused, only_owner
from bot.engine.rules.answering import same
from bot.engine.rules.reading_answers import NOTHING
from bot.engine.rules.who_may_answer import ANSWERS, NO_LONGER_ASKED
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.weighed.evidence import why_no_evidence
from bot.flow.model.check_in import CLOSED, NEW, SEEN, CheckInPlan
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.questions.names import Names
from bot.sentence import Sentence

Said = Mapping[str, Mapping[str, Answer]]


def taken_in(
    plan: CheckInPlan, current: CheckIn, event: events.CheckInAnswered, owner: str, now: datetime
) -> CheckIn | Refused:
    """Give the check-in with these answers in it, in place of what the same person said before."""
    reading = _Reading(plan, current, event.by, owner)
    answers, looks = current.answers, current.looks
    for id_, given in event.answers.items():
        read = reading.week(id_, given)
        if isinstance(read, str):
            return Refused(read, field=id_)
        answers = _with(answers, id_, event.by, replace(read, at=now))
    for name, look in event.looks.items():
        for id_, given in look.items():
            read = reading.look(name, id_, given)
            if isinstance(read, str):
                return Refused(read, field=id_)
            looks = {**looks, name: _with(looks.get(name, {}), id_, event.by, replace(read, at=now))}
    return replace(current, answers=answers, looks=looks)


def watched_already(value: str, there: str) -> Sentence:
    """Say that what is called new is watched, and under which name."""
    spelt = "" if there == value else Sentence(" as “{there}”", there=there)
    return Sentence("“{value}” is watched already{spelt}; tick it among what was seen again.", value=value, spelt=spelt)


def with_renewed(current: CheckIn, event: events.Renewed, now: datetime) -> CheckIn:
    """Keep in the check-in that someone answered a fact anew, or left it as it is; the gap asked about is closed so."""
    question, answer = event.question, replace(event.answer, at=now)
    if question == current.gap and answer.value is not None:
        question, answer = CLOSED, replace(answer, value=question)
    return replace(current, answers=_with(current.answers, question, event.by, answer))


def renewed_here(assessment: Assessment, current: CheckIn, question: str, by: str) -> Answer | None:
    """Give what somebody answered anew in a check-in, as long as it counts; of the gap asked about, what closed it."""
    if question != current.gap:
        return current.answers.get(question, {}).get(by)
    closed = current.answers.get(CLOSED, {}).get(by)
    return assessment.answer(question, by) if closed is not None and closed.value == question else None


def _with(said: Said, question: str, by: str, answer: Answer) -> Said:
    before = said.get(question, {}).get(by)
    if before is not None and same(before, answer):
        return said  # the same again is no later answer
    return {**said, question: {**said.get(question, {}), by: answer}}


@dataclass(frozen=True)
class _Reading:
    """Whose answers to what are read."""

    plan: CheckInPlan
    current: CheckIn
    by: str
    owner: str

    def week(self, id_: str, given: Answer) -> Answer | str:
        if self.plan.watch is not None and id_ == SEEN:
            return self._seen(given)
        if self.plan.watch is not None and id_ == NEW:
            return self._new(given)
        return self._answer(self.plan.questions.get(id_), given)

    def look(self, name: str, id_: str, given: Answer) -> Answer | str:
        look_back = self.plan.look_back
        asked = look_back.questions.get(id_) if look_back and name in self.current.looked_back else None
        return self._answer(asked, given)

    def _seen(self, given: Answer) -> Answer | str:
        """Read which watched things were seen again; not having looked is an answer too."""
        if given.value is None:
            return replace(given, passed="dont_know")
        names = given.value if isinstance(given.value, tuple) else ()
        unknown = [name for name in names if name not in self.current.watched]
        return (
            Sentence("“{unknown}” is not watched any more.", unknown=unknown[0])
            if unknown
            else replace(given, value=names, passed=None)
        )

    def _new(self, given: Answer) -> Answer | str:
        value = Names(up_to=1).read(given.value if isinstance(given.value, tuple) else ())
        if isinstance(value, Wrong):
            return value.message
        known = {alike(name): name for name in self.current.watched}
        if isinstance(value, tuple) and alike(value[0]) in known:
            return watched_already(value[0], known[alike(value[0])])
        return replace(given, value=value, passed=None)

    def _answer(self, question: Question | None, given: Answer) -> Answer | str:
        if question is None:
            return NO_LONGER_ASKED
        if question.asked_of == "owner" and self.by != self.owner:
            return only_owner(self.owner, ANSWERS)
        if given.value is None:
            return given if given.passed else NOTHING
        value = question.type.read(list(given.value) if isinstance(given.value, tuple) else given.value)
        if isinstance(value, Wrong):
            return value.message
        read = replace(given, value=value, passed=None)
        return why_no_evidence(question, read) or read
