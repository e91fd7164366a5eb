"""An answer sheet: a whole assessment as one plain mapping, read strictly, so that it can be decided again offline.

Keys and values are those `ftready questions` lists; a mistake is said with the place it stands at.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.asked.looping import OF, id_of, is_of_item, unrolled_for
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Settlement
from bot.engine.weighed.evidence import why_no_evidence
from bot.engine.weighed.sheet import Given, Sheet, lay_out_given
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.questions.seen import seen
from bot.usecases.files.follow_up_sheet import read_follow_up
from bot.usecases.files.roles_sheet import not_theirs, read_roles
from bot.usecases.files.sheet_reading import LINK, Mistake, Mistakes, SheetError, read_day
from bot.usecases.files.written_answer import NOT_APPLICABLE, read_answer, read_instant, read_value

BESIDE = (LINK, "seen_since")
"""What belongs to an answer, and stands where a person should when its braces are forgotten."""
KEYS = frozenset(
    {"flow", "owner", "owner_was", "answers", "today", "asked", "roles", "settled", "checkins", "lookback"}
)
NO_SUCH_QUESTION = "there is no such question; `ftready questions` lists them"

Answers = Mapping[str, Mapping[str, Answer]]
"""Question → person → what they said."""


@dataclass(frozen=True)
class _Owners:
    """Who owns the check, and who did when the owner's answer to a question was given."""

    now: str
    were: Mapping[str, str]


@dataclass(frozen=True)
class _Reading:
    """A sheet being read, by its flow as it is gone through from what is known of its items."""

    flow: Flow
    owners: _Owners
    mistake: Mistake

    def with_items_of(self, answers: Answers) -> "_Reading":
        """Read on by the flow written out for the items these answers name."""
        return replace(self, flow=unrolled_for(self.flow, self.owners.now, answers, self.owners.were))

    def as_asked(self, question: Question, answers: Answers) -> Question:
        """Give a question as it is asked after what the owner has said, of which most take no notice."""
        if not question.variants:
            return question
        return as_asked(question, owners_values(self.flow, self.owners.now, answers, self.owners.were))


def read_sheet(flow: Flow, plain: object, today: date) -> tuple[Sheet, tuple[str, ...]]:
    """Read a sheet and lay it out as closed; also give who was asked and answered nothing.

    Raises SheetError with every mistake in it.
    """
    if not isinstance(plain, Mapping):
        raise SheetError([("", "write a mapping with flow, owner and answers")])
    mistakes = Mistakes()
    mistake = mistakes.note
    _check_keys(flow, plain, mistake)
    owner = _owner(plain.get("owner"), mistake)
    today = read_day(mistake, "today", plain.get("today")) or today
    reading = _Reading(flow, _Owners(owner, _owner_was(flow, plain.get("owner_was"), mistake)), mistake)
    answers, reading = _answers(reading, plain.get("answers"))
    held = read_roles(flow, plain.get("roles"), mistake)
    for place, what in not_theirs(flow, held, answers, owner):
        mistake(place, what)
    settled = _settlements(reading, plain.get("settled"), answers)
    asked = _asked(plain.get("asked"), mistake)
    read = partial(read_answer, mistake)
    follow_up = read_follow_up(reading.flow, plain.get("checkins"), plain.get("lookback"), read, mistake)
    mistakes.tell()
    spoke = {person for given in answers.values() for person in given}
    everyone = dict.fromkeys([*asked, *(person for people in held.values() for person in people)])
    silent = tuple(person for person in everyone if person not in spoke)
    given = Given(owner, answers, settled, follow_up.check_ins, follow_up.predictions, spoke=reading.owners.were)
    return lay_out_given(flow, given, today, final=True), silent


def _check_keys(flow: Flow, plain: Mapping[Any, Any], mistake: Mistake) -> None:
    for key in plain:
        if key not in KEYS:
            mistake(str(key), f"unknown key; write one of {', '.join(sorted(KEYS))}")
    named = plain.get("flow")
    if named is not None and named != flow.id:
        mistake("flow", f"this sheet is for '{named}', not for '{flow.id}'")


def _owner(plain: object, mistake: Mistake) -> str:
    if isinstance(plain, str) and plain:
        return plain
    mistake("owner", "name the person who owns the check", plain)
    return ""


def _owner_was(flow: Flow, plain: object, mistake: Mistake) -> dict[str, str]:
    """Read who owned the check when the answer of its owner was given, where that was another one than now."""
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        mistake("owner_was", "write question → person", plain)
        return {}
    said = {str(words): person for words, person in plain.items()}
    for words, person in said.items():
        id_ = id_of(flow, words)
        if id_ not in flow.questions and not is_of_item(flow, id_):
            mistake(f"owner_was.{words}", NO_SUCH_QUESTION)
        elif not isinstance(person, str) or not person:
            mistake(f"owner_was.{words}", "name the person who owned the check then", person)
    return {id_of(flow, words): str(person) for words, person in said.items()}


def _asked(plain: object, mistake: Mistake) -> Sequence[str]:
    people = plain or ()
    if isinstance(people, list | tuple) and all(isinstance(person, str) for person in people):
        return people
    mistake("asked", "write a list of people", people)
    return ()


def _answers(reading: _Reading, plain: object) -> tuple[dict[str, dict[str, Answer]], _Reading]:
    """Read all answers, and give what the rest of the sheet is read with: by then it is known which items there are."""
    if not isinstance(plain, Mapping):
        reading.mistake("answers", "write question → person → value", plain)
        return {}, reading
    answers: dict[str, dict[str, Answer]] = {}
    of_items: list[str] = []
    of_owner: dict[str, Question] = {}
    of_others: dict[str, Question] = {}
    for words in sorted(plain, key=lambda words: words not in reading.flow.asked_at_start):
        found = reading.flow.question(words)
        if found is None or found.each:
            of_items.append(words)
        else:
            (of_owner if found.asked_of == "owner" else of_others)[words] = found
    for words, question in (of_owner | of_others).items():  # what the owner says decides how others are asked
        answers[words] = _given(reading, f"answers.{words}", reading.as_asked(question, answers), plain[words])
    reading = reading.with_items_of(answers)
    for words in of_items:
        if id_ := _id(reading, "answers", words):
            asked = reading.as_asked(reading.flow.questions[id_], answers)
            answers[id_] = _given(reading, f"answers.{words}", asked, plain[words])
    return answers, reading


def _id(reading: _Reading, key: str, words: object) -> str | None:
    """Find the question meant by words such as `impact of Wrong VAT`, once its flow is written out for the items."""
    id_, loop = id_of(reading.flow, str(words)), reading.flow.looped.get(str(words).partition(OF)[0])
    if id_ in reading.flow.questions:
        return id_
    what = NO_SUCH_QUESTION
    if loop is not None:
        named = [f"'{item.text}'" for item in reading.flow.items.get(loop.over) or ()]
        what = f"write it with an item of '{loop.over}' behind it, as in `{loop.questions[0]} of …`"
        what += f"; there are {', '.join(named)}" if named else "; the owner has named none"
    reading.mistake(f"{key}.{words}", what)
    return None


def _given(reading: _Reading, place: str, question: Question, plain: object) -> dict[str, Answer]:
    """Read what each person said to a question as it was asked, with the evidence it wants."""
    if not isinstance(plain, Mapping):
        reading.mistake(place, "write person → value", plain)
        return {}
    given = {}
    for person, value in plain.items():
        if person in BESIDE and isinstance(question.type.read(value), Wrong):
            reading.mistake(
                f"{place}.{person}", f"put it into one person's answer, as {{value: …, {person}: …}}", value
            )
            continue
        answer = read_answer(reading.mistake, f"{place}.{person}", question, value)
        if answer is not None:
            given[str(person)] = answer
    for person, answer in given.items() if question.link else ():
        if lacks := why_no_evidence(question, answer):
            reading.mistake(f"{place}.{person}", lacks)
    return given


def _settlements(reading: _Reading, plain: object, answers: Answers) -> dict[str, Settlement]:
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        reading.mistake("settled", "write question → {value, reason}", plain)
        return {}
    settled: dict[str, Settlement] = {}
    for words, word in plain.items():
        if id_ := _id(reading, "settled", words):
            question = reading.flow.questions[id_]
            if read := _settlement(reading, f"settled.{words}", question, answers, word):
                settled[id_] = read
    return settled


def _settlement(reading: _Reading, place: str, question: Question, answers: Answers, word: object) -> Settlement | None:
    """Read the owner's word on one question; None where there can be none, or it is wrong, which is noted."""
    if not question.settle:
        reading.mistake(place, "this question is never settled; that people disagree is the finding")
    elif question.asked_of == "owner":
        reading.mistake(place, "only the owner answers this question; write the value under answers")
    elif not isinstance(word, Mapping) or "value" not in word or not seen(str(word.get("reason") or "")):
        reading.mistake(place, "write a value and a reason", word)
    else:
        asked = reading.as_asked(question, answers)
        aside = word["value"] == NOT_APPLICABLE and asked.not_applicable != "no"
        value = None if aside else read_value(reading.mistake, f"{place}.value", asked, word["value"])
        if value is not None or aside:
            by, on = _settled_by(reading, place, word), read_instant(reading.mistake, place, word)
            return Settlement(value, str(word["reason"]), by, on)
    return None


def _settled_by(reading: _Reading, place: str, word: Mapping[Any, Any]) -> str:
    """Read who settled it, where that was an owner before the one of now."""
    by = word.get("by", reading.owners.now)
    if isinstance(by, str) and seen(by):
        return by
    reading.mistake(f"{place}.by", "name the person who owned the check then, or leave it out", by)
    return reading.owners.now
