"""Who is asked what now: which questions are open, for whom, and which are answered, closed or revealed."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Literal

from bot.engine.asked.absent import back, in_hand, there
from bot.engine.asked.branching import asked_now, asks
from bot.engine.asked.looping import unrolled
from bot.engine.asked.roles import asked_by_role
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.forgotten import is_forgotten
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question


def to_ask(assessment: Assessment, question: Question) -> tuple[str, ...]:
    """List who is asked a question; of all who are asked, those who handed it on give way to those it is with now.

    Whoever is gone is not asked; where nobody is left, its owner is, so that a check never waits for nobody.
    """
    if question.role is not None:
        return asked_by_role(assessment, question)
    if question.asked_of == "owner":
        return (assessment.owner,)
    asked = assessment.asked
    if handed := in_hand(assessment, question.id):
        stayed = [person for person in asked if person not in handed]
        asked = tuple(dict.fromkeys([*stayed, *(to for to in handed.values() if to not in handed)]))
    here = there(asked, assessment.away)
    if here or not asked or assessment.anyone_here or is_forgotten(assessment.owner):
        return here
    return (assessment.owner,)


def people_asked(assessment: Assessment, about: Collection[str] | None = None) -> tuple[str, ...]:
    """List all who are asked anything but what only an owner is: the asked, those in a role, and those handed to.

    Of those who were only handed a question, with `about` those alone who were handed one of these.
    """
    in_roles = (person for people in assessment.roles.values() for person in people)
    given = assessment.handed.items()
    handed = (to for id_, by_person in given if about is None or id_ in about for to in by_person.values())
    return tuple(dict.fromkeys((*assessment.asked, *in_roles, *handed)))


def has_spoken(assessment: Assessment, person: str) -> bool:
    """Whether a person has answered or passed anything, even what counts no more or was replaced."""
    given = (*assessment.answers.values(), *assessment.shelved.values())
    earlier = (each.answers for kept in assessment.earlier.values() for each in kept)
    return person in assessment.heard or any(person in by_person for by_person in (*given, *earlier))


def said_nothing(assessment: Assessment) -> tuple[str, ...]:
    """List who was asked and has said nothing."""
    return tuple(person for person in people_asked(assessment) if not has_spoken(assessment, person))


def passed_all(assessment: Assessment) -> tuple[str, ...]:
    """List who has passed over all they said something to."""
    words: dict[str, bool] = {}
    for by_person in assessment.answers.values():
        for person, answer in by_person.items():
            words[person] = words.get(person, False) or answer.says_something
    return tuple(person for person, said in words.items() if not said)


def may_answer(assessment: Assessment, question: Question, person: str) -> bool:
    """Whether this person's answer would be taken."""
    if question.asked_of == "owner":
        return person == assessment.owner
    return anyone_may(assessment, question) or person in to_ask(back(assessment, person), question)


def anyone_may(assessment: Assessment, question: Question) -> bool:
    """Whether anyone in the channel may answer a question, so that nobody knows who still will."""
    return assessment.anyone_here and question.asked_of != "owner" and question.role is None


def others_rest_on(flow: Flow, question: str) -> bool:
    """Whether other questions are asked, or asked again, after this one has changed."""
    return question in flow.deciding or bool(resting_questions(flow, question))


def resting_questions(flow: Flow, question: str) -> tuple[Question, ...]:
    """List the questions that are asked again after this one has changed."""
    return tuple(other for other in flow.questions.values() if question in other.again_after)


def opened(assessment: Assessment, flow: Flow, question: Question) -> bool:
    """Whether a question's section has opened; the ones a verdict asks open with the verdict."""
    if question.id in flow.afterwards:
        return any(
            question.id in (each.id for each in flow.verdicts[past.verdict].ask) for past in assessment.verdicts[-1:]
        )
    return question.section in assessment.opened


def responded(assessment: Assessment, question: Question, person: str) -> bool:
    """Whether a person has answered or passed since the question was last asked."""
    answer = assessment.answer(question.id, person)
    if answer is None:
        return False
    again = assessment.asked_again.get(question.id)
    return again is None or (answer.at is not None and answer.at > again)


def has_word(assessment: Assessment, question: Question) -> bool:
    """Whether anyone gave a value, or said that it does not apply."""
    return any(answer.says_something for answer in assessment.answers.get(question.id, {}).values())


def has_response(assessment: Assessment, question: Question) -> bool:
    """Whether anyone answered or passed; of what is hidden nothing more may show, not even which of the two it was."""
    return bool(assessment.answers.get(question.id))


def brought_along(assessment: Assessment, question: Question) -> Mapping[str, Answer]:
    """Give what people said in the check before, as long as its link is still to come and nobody answered here."""
    return {} if has_word(assessment, question) else assessment.brought.get(question.id, {})


def open_for(assessment: Assessment, flow: Flow, question: Question) -> tuple[str, ...]:
    """List who still has this question open; a fact is open for nobody once one person has said something to it."""
    if question.id in assessment.settled or not opened(assessment, flow, question):
        return ()
    if not asks(flow, assessment, question):
        return ()
    if assessment.closed and question.id not in flow.afterwards:
        return ()
    if question.asked_of != "everyone" and has_word(assessment, question):
        return ()
    if question.asked_of == "owner" and question.id in flow.afterwards and assessment.answers.get(question.id):
        return ()
    return tuple(person for person in to_ask(assessment, question) if not responded(assessment, question, person))


def waited_for(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """List everybody who has something open."""
    flow = unrolled(flow, assessment)
    asked = (*flow.questions.values(), *flow.afterwards.values())
    waiting = (person for question in asked for person in open_for(assessment, flow, question))
    return tuple(dict.fromkeys(waiting))


def open_questions(assessment: Assessment, flow: Flow, person: str) -> tuple[Question, ...]:
    """List what is open for one person, in flow order."""
    flow = unrolled(flow, assessment)
    asked = (*flow.questions.values(), *flow.afterwards.values())
    return tuple(question for question in asked if person in open_for(assessment, flow, question))


def offered_questions(assessment: Assessment, flow: Flow, person: str) -> tuple[Question, ...]:
    """List what one person may answer now though it is asked of nobody by name, where anyone in the channel may."""
    if not assessment.anyone_here or person in assessment.asked or open_questions(assessment, flow, person):
        return ()
    # Owners' questions and those of a role stay theirs, as for everybody who is asked.
    return open_questions(replace(assessment, asked=(*assessment.asked, person)), flow, person)


def questions_for(assessment: Assessment, flow: Flow, person: str) -> tuple[Question, ...]:
    """List what one person has to answer, or else what they may."""
    return open_questions(assessment, flow, person) or offered_questions(assessment, flow, person)


def all_responded(assessment: Assessment, question: Question) -> bool:
    """Whether all who are asked have answered or passed; never so while anyone in the channel may answer."""
    asked = to_ask(assessment, question)
    if anyone_may(assessment, question):
        return False
    return bool(asked) and all(responded(assessment, question, person) for person in asked)


def is_closed(assessment: Assessment, question: Question) -> bool:
    """Whether a question has closed: shown, settled, or a fact with a value; a change after that is marked as one."""
    if question.id in assessment.settled:
        return True
    if question.blind:
        return question.id in assessment.revealed
    return has_word(assessment, question)


def is_hidden(assessment: Assessment, question: Question) -> bool:
    """Whether nobody may see yet what was said to a question, nor anything that would give it away."""
    return question.blind and assessment.closed is None and not is_closed(assessment, question)


def is_done(assessment: Assessment, question: Question) -> bool:
    """Whether nothing more is waited for; a reveal, by whomever, ends the waiting for a judgement."""
    if question.id in assessment.settled:
        return True
    if question.blind:
        return question.id in assessment.revealed
    return has_word(assessment, question) or all_responded(assessment, question)


def progress(assessment: Assessment, question: Question) -> Literal["answered", "passed", "open"]:
    """Tell how far a question is; whatever counts questions goes by this, so that all counts agree."""
    if not (is_done(assessment, question) or assessment.closed):
        return "open"
    if has_word(assessment, question) or question.id in assessment.settled:
        return "answered"
    return "passed" if assessment.answers.get(question.id) else "open"


def resting_on(flow: Flow, assessment: Assessment, changed: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """List the questions that are asked anew when an answer changes, each with those whose answers that would void."""
    void = resting_questions(flow, changed)
    return tuple((each.id, tuple(given)) for each in void if (given := assessment.answers.get(each.id)))


def asking_due(assessment: Assessment, flow: Flow) -> datetime | None:
    """When time alone next changes something in an open check: a reveal, or the close; None when nothing does."""
    if assessment.closed:
        return None
    times = [close_at(assessment, flow)]
    if assessment.anyone_here and flow.reveal_after_hours is not None:
        times += [reveal_at(assessment, flow, question) for question in asked_now(flow, assessment).values()]
    return min((at for at in times if at is not None), default=None)


def close_at(assessment: Assessment, flow: Flow) -> datetime | None:
    """When time closes the check: a set number of days after a section last opened."""
    last = max(assessment.opened.values(), default=None)
    if last is None or flow.close_after_days is None:
        return None
    return last + timedelta(days=flow.close_after_days)


def reveal_at(assessment: Assessment, flow: Flow, question: Question) -> datetime | None:
    """When time shows a blind question: only where anyone here may answer, counted from its first answer."""
    if not (anyone_may(assessment, question) and question.blind and flow.reveal_after_hours is not None):
        return None
    if is_closed(assessment, question):
        return None
    answers = assessment.answers.get(question.id, {})
    first = min(
        (answer.at for person, answer in answers.items() if answer.at and responded(assessment, question, person)),
        default=None,
    )
    return first + timedelta(hours=flow.reveal_after_hours) if first else None
