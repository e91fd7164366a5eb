"""Take out of a check what one person wrote: texts, links, quotes, reasons and notes.

What was picked or counted stays, and what was linked stays linked, for levels rest on them; so no verdict changes.
"""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import TypeVar

from bot.engine.rules.answering import same
from bot.engine.rules.earlier_words import answers_set_aside, each_earlier
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Earlier, Settlement
from bot.engine.saved.follow_up import CheckIn, ClosedGap, GapCare, Notice, Snapshot
from bot.engine.saved.forgotten import TAKEN_LINK, TAKEN_OUT
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.flow.model.check_in import CLOSED, NEW, SEEN
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for
from bot.flow.model.question import Question
from bot.questions import QuestionType, Value, Wrong
from bot.questions.text import Text

Given = Mapping[str, Mapping[str, Answer]]
Bare = Callable[[str, Answer], Answer]
Linked = TypeVar("Linked", GapCare, Notice, ClosedGap)


def taken_out(flow: Flow, assessment: Assessment, person: str) -> Assessment:
    """Give a check without what a person wrote in it."""
    words = _Words(flow, assessment)
    quoting = _links_to_words_of(person, assessment)
    assessment = _earlier_without(assessment, person, words)
    return replace(
        assessment,
        answers=_without(assessment.answers, person, words.bare),
        brought=_without(assessment.brought, person, words.bare),
        shelved=_without(assessment.shelved, person, words.bare),
        calls=tuple(replace(each, note="") if each.by == person else each for each in assessment.calls),
        settled={
            id_: words.settled(id_, each) if each.by == person else each for id_, each in assessment.settled.items()
        },
        check_ins=tuple(_check_in(each, person, words.bare, quoting) for each in assessment.check_ins),
        care={id_: _care(_unlinked(each, quoting), person) for id_, each in assessment.care.items()},
        notices=tuple(_notice(_unlinked(each, quoting), person) for each in assessment.notices),
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
            value=self._value(id_, answer.value),
            link=TAKEN_LINK if answer.link else None,
            reason=TAKEN_OUT if answer.reason else "",
            message=None,
            quote=None,
        )

    def settled(self, id_: str, word: Settlement) -> Settlement:
        """Give the owner's word as it counts, without one of their own."""
        value, link = self._value(id_, word.value), TAKEN_LINK if word.link else None
        return replace(word, value=value, reason=TAKEN_OUT, link=link)

    def _value(self, id_: str, value: Value | None) -> Value | None:
        if id_ in self._lists or not isinstance(value, str | tuple):
            return value
        if id_ == NEW:  # not by numbers, for what came up twice by one name is offered to be watched
            return tuple(name for name in value if alike(name) in self._own)
        types, typed = self._types(id_), "text" if isinstance(value, str) else "names"
        if types and not any(each.typed == typed for each in types):
            return value
        if any(each.typed != typed and _takes(each, value) for each in types):
            return value  # as picked in other words of the question
        if isinstance(value, str):
            texts = [each for each in types if isinstance(each, Text)]
            return _text(next((each for each in texts if _takes(each, value)), texts[0] if texts else None))
        return tuple(self._names(value))

    def _types(self, id_: str) -> tuple[QuestionType, ...]:
        """List what a question may be answered with, in whichever of its words."""
        question = self._questions.get(id_) or self._questions.get(asked_for(id_))
        return (question.type, *(each.question.type for each in question.variants)) if question else ()

    def _names(self, names: Iterable[str]) -> Iterable[str]:
        for number, name in enumerate(names, 1):
            yield name if alike(name) in self._own else f"{TAKEN_OUT} {number}"


def _takes(type_: QuestionType, value: Value) -> bool:
    return not isinstance(type_.read(value), Wrong)


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


def _earlier_without(assessment: Assessment, person: str, words: _Words) -> Assessment:
    """Take the same out of what is set aside until what it rests on is back."""
    left = each_earlier(
        assessment,
        lambda id_, who, answer: words.bare(id_, answer) if who == person else _unquoted(answer, person),
    )

    def settled(id_: str, each: Earlier) -> Earlier:
        theirs = each.settled is not None and each.settled.by == person
        return replace(each, settled=words.settled(id_, each.settled)) if each.settled and theirs else each

    earlier = {
        id_: tuple(
            settled(id_, bare)
            for each, bare in zip(assessment.earlier[id_], kept, strict=True)
            if _still_told_apart(each, bare, assessment)
        )
        for id_, kept in left.earlier.items()
    }
    return replace(left, earlier={id_: kept for id_, kept in earlier.items() if kept})


def _still_told_apart(each: Earlier, bare: Earlier, assessment: Assessment) -> bool:
    """Whether what it rests on is still told from what stands now: of two texts taken out nobody knows any more."""
    return all(
        same(before, bare.rested_on[id_][who]) or ((now := assessment.answer(id_, who)) and same(before, now))
        for id_, given in each.rested_on.items()
        for who, before in given.items()
    )


def _unquoted(answer: Answer, author: str) -> Answer:
    quotes = answer.quote is not None and answer.quote.author == author
    return replace(answer, quote=None, link=TAKEN_LINK) if quotes else answer


def _links_to_words_of(person: str, assessment: Assessment) -> frozenset[str]:
    """List the links of answers that lead to a message somebody wrote."""
    weeks = [given for each in assessment.check_ins for given in (each.answers, *each.looks.values())]
    given = (assessment.answers, assessment.brought, assessment.shelved, *weeks)
    everything = (*(by_person for each in given for by_person in each.values()), *answers_set_aside(assessment))
    rested_on = (each.rested_on.values() for kept in assessment.earlier.values() for each in kept)
    everything = (*everything, *(by_person for each in rested_on for by_person in each))
    answers = [answer for by_person in everything for answer in by_person.values()]
    return frozenset(each.link for each in answers if each.link and each.quote and each.quote.author == person)


def _unlinked(thing: Linked, links: AbstractSet[str]) -> Linked:
    return replace(thing, link=TAKEN_LINK) if thing.link in links else thing


def _check_in(check_in: CheckIn, person: str, bare: Bare, quoting: AbstractSet[str]) -> CheckIn:
    return replace(
        check_in,
        answers=_without(check_in.answers, person, bare),
        looks={name: _without(given, person, bare) for name, given in check_in.looks.items()},
        after=_after(check_in.after, person, quoting) if check_in.after else None,
    )


def _after(after: Snapshot, person: str, quoting: AbstractSet[str]) -> Snapshot:
    """Give what a post tells without a link of theirs, and without its reason, which may say what anybody wrote."""
    if after.told is None:
        return after
    closed = (_unlinked(each, quoting) for each in after.told.closed)
    bare = tuple(replace(each, link=TAKEN_LINK) if each.link and each.by == person else each for each in closed)
    return replace(after, told=replace(after.told, headline="", closed=bare))


def _care(care: GapCare, person: str) -> GapCare:
    """Give a gap back that a person would close, and raise again what only they stood for."""
    left = replace(care, owner=None, due=None, late=False) if care.owner == person else care
    if left.closed_by == person and left.link:
        left = replace(left, link=TAKEN_LINK)
    return replace(left, waiver=None) if left.waiver is not None and left.waiver.by == person else left


def _notice(notice: Notice, person: str) -> Notice:
    if notice.by != person:
        return notice
    stood = notice.stood
    if stood is not None and stood.reason:
        stood = replace(stood, reason=TAKEN_OUT)
    return replace(notice, link=TAKEN_LINK if notice.link else None, stood=stood)
