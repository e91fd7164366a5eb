"""Take out of a check what one person wrote: texts, links, quotes, reasons and notes.

What was picked or counted stays, and what was linked stays linked, for levels rest on them; so no verdict changes.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from bot.engine.answer import Answer
from bot.engine.assessment import Assessment, Settlement
from bot.engine.follow_up import CheckIn, GapCare, Notice
from bot.engine.forgotten import TAKEN_LINK, TAKEN_OUT
from bot.engine.spelling import alike
from bot.flow.model import Flow
from bot.flow.model_check_in import CLOSED, SEEN
from bot.flow.model_loop import asked_for
from bot.flow.model_question import Question
from bot.questions import Value
from bot.questions.names import Names
from bot.questions.text import Text

Given = Mapping[str, Mapping[str, Answer]]
Bare = Callable[[str, Answer], Answer]


def taken_out(flow: Flow, assessment: Assessment, person: str) -> Assessment:
    """Give a check without what a person wrote in it."""
    words = _Words(flow, assessment)
    return replace(
        assessment,
        answers=_without(assessment.answers, person, words.bare),
        brought=_without(assessment.brought, person, words.bare),
        shelved=_without(assessment.shelved, person, words.bare),
        calls=tuple(replace(each, note="") if each.by == person else each for each in assessment.calls),
        settled={id_: _word(each) if each.by == person else each for id_, each in assessment.settled.items()},
        check_ins=tuple(_check_in(each, person, words.bare) for each in assessment.check_ins),
        care={id_: _care(each, person) for id_, each in assessment.care.items()},
        notices=tuple(_notice(each) if each.by == person else each for each in assessment.notices),
    )


class _Words:
    """What of the words in a check is its own by now: the items it goes through, and what it watches for."""

    def __init__(self, flow: Flow, assessment: Assessment) -> None:
        plan, written = flow.check_in, flow.written or flow
        look_back = plan.look_back.questions if plan and plan.look_back else {}
        asked = plan.questions if plan else {}
        self._questions: Mapping[str, Question] = {**written.questions, **written.afterwards, **asked, **look_back}
        self._lists = {SEEN, CLOSED, *(loop.over for loop in flow.loops)}
        watched = [name for each in assessment.check_ins for name in each.watched]
        frozen = [name for each in assessment.predictions for name in (each.name, *each.words)]
        self._own = {alike(name) for name in (*assessment.watch, *watched, *frozen)}

    def bare(self, id_: str, answer: Answer) -> Answer:
        """Give an answer as it counts, without a word of whoever gave it."""
        return replace(
            answer,
            value=answer.value if id_ in self._lists else self._value(id_, answer.value),
            link=TAKEN_LINK if answer.link else None,
            reason=TAKEN_OUT if answer.reason else "",
            message=None,
            quote=None,
        )

    def _value(self, id_: str, value: Value | None) -> Value | None:
        question = self._questions.get(id_) or self._questions.get(asked_for(id_))
        type_ = question.type if question else None
        if isinstance(value, str):
            return _text(type_) if type_ is None or isinstance(type_, Text) else value
        if isinstance(value, tuple) and (type_ is None or isinstance(type_, Names)):
            return tuple(self._names(value))
        return value

    def _names(self, names: Iterable[str]) -> Iterable[str]:
        for number, name in enumerate(names, 1):
            yield name if alike(name) in self._own else f"{TAKEN_OUT} {number}"


def _text(type_: Text | None) -> str:
    """Give words that a question of this length takes."""
    least, most = type_.length if type_ else (1, len(TAKEN_OUT))
    return TAKEN_OUT.ljust(least, ".")[:most]


def _without(given: Given, person: str, bare: Bare) -> Given:
    """Take out what a person said, and what others quoted of them."""
    return {
        id_: {who: bare(id_, each) if who == person else _unquoted(each, person) for who, each in by_person.items()}
        for id_, by_person in given.items()
    }


def _unquoted(answer: Answer, author: str) -> Answer:
    quotes = answer.quote is not None and answer.quote.author == author
    return replace(answer, quote=None, link=TAKEN_LINK) if quotes else answer


def _word(word: Settlement) -> Settlement:
    return replace(word, reason=TAKEN_OUT, link=TAKEN_LINK if word.link else None)


def _check_in(check_in: CheckIn, person: str, bare: Bare) -> CheckIn:
    return replace(
        check_in,
        answers=_without(check_in.answers, person, bare),
        looks={name: _without(given, person, bare) for name, given in check_in.looks.items()},
    )


def _care(care: GapCare, person: str) -> GapCare:
    """Give a gap back that a person would close, and raise again what only they stood for."""
    left = replace(care, owner=None, due=None, late=False) if care.owner == person else care
    if left.closed_by == person and left.link:
        left = replace(left, link=TAKEN_LINK)
    return replace(left, waiver=None) if left.waiver is not None and left.waiver.by == person else left


def _notice(notice: Notice) -> Notice:
    stood = notice.stood
    if stood is not None and stood.reason:
        stood = replace(stood, reason=TAKEN_OUT)
    return replace(notice, link=TAKEN_LINK if notice.link else None, stood=stood)
