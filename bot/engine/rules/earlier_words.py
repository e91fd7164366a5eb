"""What was said to a question before what it rests on changed: set aside, and given back once that is as it was.

What is set aside counts for nothing, is in no sheet and on no card; only the saved check knows it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from typing import TypeVar

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.owners_word import last_word
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Earlier
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.saved.replacing import replace
from bot.engine.weighed.evidence import why_no_evidence
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Value, Wrong

T = TypeVar("T")
Given = Mapping[str, Mapping[str, Answer]]
MOST = 3
"""How often what was said is kept of one question, the newest; a check is not to grow with every change of mind."""


def asked_anew(flow: Flow, before: Assessment, after: Assessment, questions: Collection[Question]) -> Assessment:
    """Set aside what was said to what rests on what has changed, and give back what rested on it as it is now."""
    there = {question.id: _set_aside(flow, before, question) for question in questions}
    left = replace(
        after,
        answers=_but(after.answers, there),
        shelved=_but(after.shelved, there),
        brought=_but(after.brought, there),
        revealed=_but(after.revealed, there),
        asked_again=_but(after.asked_again, there),
        settled=_but(after.settled, there),
    )
    for question in questions:
        left = _given_back(flow, left, question, there[question.id])
    return left


def stood_before(flow: Flow, assessment: Assessment, questions: Collection[Question]) -> bool:
    """Whether something is set aside that rests on what stands now."""
    return any(
        _alike(each.rested_on, _rests_on(flow, assessment, question))
        for question in questions
        for each in assessment.earlier.get(question.id, ())
    )


def said_since(
    flow: Flow, before: Assessment, after: Assessment, questions: Collection[Question], first: datetime | None
) -> tuple[Question, ...]:
    """Leave out what was answered before there was the answer that is taken back: it never rested on that."""

    def stands(question: Question) -> bool:
        given = (before.answers, before.shelved, before.brought)
        word = before.settled.get(question.id)
        times = [answer.at for each in given for answer in each.get(question.id, {}).values()]
        times += [word.at] if word else []
        older = first is not None and all(at is not None and at < first for at in times)
        return older and not stood_before(flow, after, (question,))

    return tuple(question for question in questions if not stands(question))


def given_back(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Name the questions to which what was said earlier stands again."""
    return tuple(
        id_
        for id_, kept in before.earlier.items()
        if any(each.answers and each not in after.earlier.get(id_, ()) and _stands(id_, each, after) for each in kept)
    )


def without_quote(assessment: Assessment, id_: str, person: str, author: str) -> Assessment:
    """Take what somebody wrote away from beside an answer of another, wherever that is set aside."""

    def bare(question: str, who: str, answer: Answer) -> Answer:
        theirs = (question, who) == (id_, person) and answer.quote is not None and answer.quote.author == author
        return replace(answer, quote=None, link=None) if theirs else answer

    return each_earlier(assessment, bare)


def each_earlier(assessment: Assessment, of: Callable[[str, str, Answer], Answer]) -> Assessment:
    """Give the same with every answer that is set aside put otherwise: by question, who gave it, and itself."""

    def put(id_: str, given: Mapping[str, Answer]) -> dict[str, Answer]:
        return {who: of(id_, who, answer) for who, answer in given.items()}

    return replace(
        assessment,
        earlier={
            id_: tuple(
                replace(
                    each,
                    rested_on={on: put(on, given) for on, given in each.rested_on.items()},
                    answers=put(id_, each.answers),
                    shelved=put(id_, each.shelved),
                    brought=put(id_, each.brought),
                )
                for each in kept
            )
            for id_, kept in assessment.earlier.items()
        },
    )


def answers_set_aside(assessment: Assessment) -> Iterator[Mapping[str, Answer]]:
    """Go through all that is set aside, by person."""
    for kept in assessment.earlier.values():
        for each in kept:
            yield from (each.answers, each.shelved, each.brought)


def _set_aside(flow: Flow, before: Assessment, question: Question) -> Earlier:
    """Give all that was said to a question, with what it rested on."""
    id_ = question.id
    return Earlier(
        rested_on=_rests_on(flow, before, question),
        answers=before.answers.get(id_, {}),
        shelved=before.shelved.get(id_, {}),
        brought=before.brought.get(id_, {}),
        revealed=before.revealed.get(id_),
        asked_again=before.asked_again.get(id_),
        settled=before.settled.get(id_),
    )


def _given_back(flow: Flow, after: Assessment, question: Question, voided: Earlier) -> Assessment:
    """Keep what was voided, and let what was said to the same as now stand again, as far as it can still be said."""
    id_, now = question.id, _rests_on(flow, after, question)
    kept = [each for each in after.earlier.get(id_, ()) if not _alike(each.rested_on, voided.rested_on)]
    if voided.answers or voided.shelved or voided.brought:
        kept.append(voided)
    back = next((each for each in kept if _alike(each.rested_on, now)), None)
    staying = tuple(each for each in kept if each is not back)[-MOST:]
    after = replace(after, earlier={**_but(after.earlier, {id_}), **({id_: staying} if staying else {})})
    if back is None:
        return after
    asked = as_asked(question, owners_values(flow, after.owner, after.answers))
    answers = {who: each for who, each in back.answers.items() if is_forgotten(who) or _can_be_said(asked, each)}
    after = replace(
        after,
        answers=_with(after.answers, id_, answers),
        shelved=_with(after.shelved, id_, back.shelved),
        brought=_with(after.brought, id_, back.brought),
    )
    if not answers:
        return after
    word = back.settled
    holds = word and asked.settle and (word.value is None or _takes(asked, word.value))
    return replace(
        after,
        revealed=_with(after.revealed, id_, back.revealed),
        asked_again=_with(after.asked_again, id_, back.asked_again),
        settled=_with(after.settled, id_, word if holds else None),
    )


def _rests_on(flow: Flow, assessment: Assessment, question: Question) -> Given:
    """Give what a question rests on: of what owners answer their word, of anything else all that was said."""
    found: dict[str, Mapping[str, Answer]] = {}
    for id_ in question.again_after:
        given, asked = assessment.answers.get(id_, {}), flow.question(id_)
        if given and asked is not None and asked.asked_of == "owner":
            who = last_word(given, assessment.owner)
            given = {who: given[who]} if who in given else {}
        if given:
            found[id_] = given
    return found


def _alike(one: Given, other: Given) -> bool:
    """Whether the same was said, whoever said it and whenever."""
    return one.keys() == other.keys() and all(_words(one[id_]) == _words(other[id_]) for id_ in one)


def _words(given: Mapping[str, Answer]) -> list[tuple[object, ...]]:
    said = [(answer.value, answer.passed, answer.link, answer.since, answer.reason) for answer in given.values()]
    return sorted(said, key=repr)


def _can_be_said(asked: Question, answer: Answer) -> bool:
    """Whether an answer would be taken now; a newer flow may have been taken on to since."""
    if answer.value is None:
        return answer.passed != "not_applicable" or asked.not_applicable != "no"
    return _takes(asked, answer.value) and why_no_evidence(asked, answer) is None


def _takes(asked: Question, value: Value) -> bool:
    plain = list(value) if isinstance(value, tuple) else value
    return not isinstance(asked.type.read(plain), Wrong)


def _stands(id_: str, earlier: Earlier, after: Assessment) -> bool:
    return all(after.answer(id_, who) == answer for who, answer in earlier.answers.items())


def _but(given: Mapping[str, T], names: Collection[str]) -> dict[str, T]:
    return {id_: each for id_, each in given.items() if id_ not in names}


def _with(given: Mapping[str, T], id_: str, each: T | None) -> Mapping[str, T]:
    return {**given, id_: each} if each else given
