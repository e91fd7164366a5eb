"""An answer sheet: a whole assessment as one plain mapping, read strictly, so that it can be decided again offline.

Keys and values are those `ftready questions` lists; a mistake is said with the place it stands at.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
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
from bot.questions import Value, Wrong
from bot.questions.links import wrong_link
from bot.questions.seen import seen
from bot.usecases.files.follow_up_sheet import PASSED, read_follow_up
from bot.usecases.files.roles_sheet import not_theirs, read_roles

DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
NOT_APPLICABLE = "not_applicable"
BESIDE = ("link", "seen_since")
"""What belongs to an answer, and stands where a person should when its braces are forgotten."""
EVIDENCE = ("value", "link", "seen_since", "on", "reason")
KEYS = frozenset(
    {"flow", "owner", "owner_was", "answers", "today", "asked", "roles", "settled", "checkins", "lookback"}
)


class SheetError(Exception):
    """What is wrong with an answer sheet: a place in it and a sentence for each mistake."""

    def __init__(self, told: list[tuple[str, str]], values: Mapping[str, object] | None = None) -> None:
        self.told = tuple(told)
        """The place, such as `answers.days.ana`, which is empty for the whole sheet; and what to write there."""
        self.values = values or {}
        """What stands at a place, where that is what is wrong."""
        self.mistakes = tuple(f"{place}: {what}" if place else what for place, what in told)
        super().__init__("; ".join(self.mistakes))


@dataclass
class _Reading:
    """A sheet being read: the mistakes found so far."""

    flow: Flow
    mistakes: list[tuple[str, str]] = field(default_factory=list)
    values: dict[str, object] = field(default_factory=dict)

    def mistake(self, place: str, what: str, value: object = None) -> None:
        """Note a mistake, with the value where that is what is wrong."""
        self.mistakes.append((place, what))
        if value is not None:
            self.values[place] = value


@dataclass(frozen=True)
class _Owners:
    """Who owns the check, and who did when the owner's answer to a question was given."""

    now: str
    were: Mapping[str, str]

    def values(self, flow: Flow, answers: Mapping[str, Mapping[str, Answer]]) -> dict[str, Value]:
        return owners_values(flow, self.now, answers, self.were)


def read_sheet(flow: Flow, plain: object, today: date) -> tuple[Sheet, tuple[str, ...]]:
    """Read a sheet and lay it out as closed; also give who was asked and answered nothing.

    Raises SheetError with every mistake in it.
    """
    reading = _Reading(flow)
    if not isinstance(plain, Mapping):
        raise SheetError([("", "write a mapping with flow, owner and answers")])
    _check_keys(reading, plain)
    owner = plain.get("owner")
    if not isinstance(owner, str) or not owner:
        reading.mistake("owner", "name the person who owns the check", owner)
        owner = ""
    today = _day(reading, "today", plain["today"]) or today if plain.get("today") is not None else today
    owners = _Owners(owner, _owner_was(reading, plain.get("owner_was")))
    answers = _answers(reading, plain.get("answers"), owners)
    held = read_roles(flow, plain.get("roles"), reading.mistake)
    for place, what in not_theirs(flow, held, answers, owner):
        reading.mistake(place, what)
    settled = _settlements(reading, plain.get("settled"), answers, owners)
    asked = plain.get("asked") or ()
    if not isinstance(asked, list | tuple) or not all(isinstance(person, str) for person in asked):
        reading.mistake("asked", "write a list of people", asked)
        asked = ()
    follow_up = read_follow_up(
        reading.flow, plain.get("checkins"), plain.get("lookback"), partial(_answer, reading), reading.mistake
    )
    if reading.mistakes:
        raise SheetError(reading.mistakes, reading.values)
    spoke = {person for given in answers.values() for person in given}
    everyone = dict.fromkeys([*asked, *(person for people in held.values() for person in people)])
    silent = tuple(person for person in everyone if person not in spoke)
    given = Given(owner, answers, settled, follow_up.check_ins, follow_up.predictions, spoke=owners.were)
    return lay_out_given(flow, given, today, final=True), silent


def _check_keys(reading: _Reading, plain: Mapping[Any, Any]) -> None:
    for key in plain:
        if key not in KEYS:
            reading.mistake(str(key), f"unknown key; write one of {', '.join(sorted(KEYS))}")
    named = plain.get("flow")
    if named is not None and named != reading.flow.id:
        reading.mistake("flow", f"this sheet is for '{named}', not for '{reading.flow.id}'")


def _owner_was(reading: _Reading, plain: object) -> dict[str, str]:
    """Read who owned the check when the answer of its owner was given, where that was another one than now."""
    if plain is None:
        return {}
    if not isinstance(plain, Mapping):
        reading.mistake("owner_was", "write question → person", plain)
        return {}
    said = {str(words): person for words, person in plain.items()}
    for words, person in said.items():
        id_ = id_of(reading.flow, words)
        if id_ not in reading.flow.questions and not is_of_item(reading.flow, id_):
            reading.mistake(f"owner_was.{words}", "there is no such question; `ftready questions` lists them")
        elif not isinstance(person, str) or not person:
            reading.mistake(f"owner_was.{words}", "name the person who owned the check then", person)
    return {id_of(reading.flow, words): str(person) for words, person in said.items()}


def _answers(reading: _Reading, plain: object, owners: _Owners) -> dict[str, dict[str, Answer]]:
    if not isinstance(plain, Mapping):
        reading.mistake("answers", "write question → person → value", plain)
        return {}
    ordered = sorted(plain, key=lambda words: words not in reading.flow.asked_at_start)
    answers: dict[str, dict[str, Answer]] = {}
    later: list[Any] = []
    for pass_ in (True, False):  # what only the owner is asked comes first: it decides how others are asked
        for words in ordered:
            found = reading.flow.question(words)
            if found is None or found.each:
                later += [words] if pass_ else []
            elif (found.asked_of == "owner") is pass_:
                asked = _as_asked(reading, found, answers, owners)
                answers[words] = _given(reading, f"answers.{words}", asked, plain[words])
                _evidence_checked(reading, f"answers.{words}", asked, answers[words])
    reading.flow = unrolled_for(reading.flow, owners.now, answers, owners.were)
    for words in later:  # what is asked for each item comes last: its items are known by now
        if id_ := _id(reading, "answers", words):
            asked = _as_asked(reading, reading.flow.questions[id_], answers, owners)
            answers[id_] = _given(reading, f"answers.{words}", asked, plain[words])
            _evidence_checked(reading, f"answers.{words}", asked, answers[id_])
    return answers


def _as_asked(
    reading: _Reading, question: Question, answers: Mapping[str, Mapping[str, Answer]], owners: _Owners
) -> Question:
    """Give the question as it is asked after what the owner has said by now, of which most take no notice."""
    return as_asked(question, owners.values(reading.flow, answers)) if question.variants else question


def _id(reading: _Reading, key: str, words: object) -> str | None:
    """Find the question meant by words such as `impact of Wrong VAT`, once its flow is written out for the items."""
    id_, loop = id_of(reading.flow, str(words)), reading.flow.looped.get(str(words).partition(OF)[0])
    if id_ in reading.flow.questions:
        return id_
    what = "there is no such question; `ftready questions` lists them"
    if loop is not None:
        named = [f"'{item.text}'" for item in reading.flow.items.get(loop.over) or ()]
        what = f"write it with an item of '{loop.over}' behind it, as in `{loop.questions[0]} of …`"
        what += f"; there are {', '.join(named)}" if named else "; the owner has named none"
    reading.mistake(f"{key}.{words}", what)
    return None


def _evidence_checked(reading: _Reading, place: str, asked: Question, given: Mapping[str, Answer]) -> None:
    if asked.link is None:
        return
    for person, answer in given.items():
        lacks = why_no_evidence(asked, answer)
        if lacks:
            reading.mistake(f"{place}.{person}", lacks)


def _given(reading: _Reading, place: str, question: Question, plain: object) -> dict[str, Answer]:
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
        answer = _answer(reading, f"{place}.{person}", question, value)
        if answer is not None:
            given[str(person)] = answer
    return given


def _answer(reading: _Reading, place: str, question: Question, plain: object) -> Answer | None:
    beside: Mapping[Any, Any] = {}
    if isinstance(plain, dict) and "value" in plain:
        unknown = [str(key) for key in plain if key not in EVIDENCE]
        if unknown:
            reading.mistake(place, f"unknown key '{unknown[0]}'; write {', '.join(EVIDENCE)}")
        beside, plain = plain, plain["value"]
    if isinstance(plain, str) and plain in PASSED:
        return Answer(None, passed="skip" if plain == "skip" else "dont_know")
    if question.not_applicable != "no" and plain == NOT_APPLICABLE:
        reason = str(beside.get("reason") or "")
        if question.not_applicable == "with_reason" and not seen(reason):
            reading.mistake(place, "write why it does not apply, as in {value: not_applicable, reason: …}")
        return Answer(None, passed="not_applicable", reason=reason.strip())
    value = _value(reading, place, question, plain)
    if not beside:
        return None if value is None else Answer(value)
    link = beside.get("link")
    wrong = wrong_link(link) if isinstance(link, str) else None if link is None else "Write a link as text."
    if wrong:
        reading.mistake(f"{place}.link", wrong, link)
    since, at = _day_beside(reading, place, beside, "seen_since"), _instant(reading, place, beside)
    return None if value is None else Answer(value, link=link if isinstance(link, str) else None, since=since, at=at)


def _value(reading: _Reading, place: str, question: Question, plain: object) -> Value | None:
    value = question.type.read(plain)
    if isinstance(value, Wrong):
        reading.mistake(place, value.message, plain)
        return None
    return value


def _settlements(
    reading: _Reading, plain: object, answers: Mapping[str, Mapping[str, Answer]], owners: _Owners
) -> dict[str, Settlement]:
    settled: dict[str, Settlement] = {}
    if plain is None:
        return settled
    if not isinstance(plain, Mapping):
        reading.mistake("settled", "write question → {value, reason}", plain)
        return settled
    for words, word in plain.items():
        place = f"settled.{words}"
        id_ = _id(reading, "settled", words)
        found = reading.flow.questions.get(id_ or "")
        if found is None or id_ is None:
            continue
        if not found.settle:
            reading.mistake(place, "this question is never settled; that people disagree is the finding")
        elif found.asked_of == "owner":
            reading.mistake(place, "only the owner answers this question; write the value under answers")
        elif not isinstance(word, Mapping) or "value" not in word or not seen(str(word.get("reason") or "")):
            reading.mistake(place, "write a value and a reason", word)
        else:
            asked = _as_asked(reading, found, answers, owners)
            aside = word["value"] == NOT_APPLICABLE and asked.not_applicable != "no"
            value = None if aside else _value(reading, f"{place}.value", asked, word["value"])
            if value is not None or aside:
                by, on = _settled_by(reading, place, word, owners), _instant(reading, place, word)
                settled[id_] = Settlement(value, str(word["reason"]), by, on)
    return settled


def _settled_by(reading: _Reading, place: str, word: Mapping[Any, Any], owners: _Owners) -> str:
    """Read who settled it, where that was an owner before the one of now."""
    by = word.get("by", owners.now)
    if isinstance(by, str) and seen(by):
        return by
    reading.mistake(f"{place}.by", "name the person who owned the check then, or leave it out", by)
    return owners.now


def _day_beside(reading: _Reading, place: str, beside: Mapping[Any, Any], key: str) -> date | None:
    return None if beside.get(key) is None else _day(reading, f"{place}.{key}", beside[key])


def _instant(reading: _Reading, place: str, beside: Mapping[Any, Any]) -> datetime | None:
    """Read the day something was said on, where check-ins came before it; only those of later days add to it."""
    day = _day_beside(reading, place, beside, "on")
    return datetime.combine(day, time(), UTC) if day else None


def _day(reading: _Reading, place: str, plain: object) -> date | None:
    try:
        if DAY.fullmatch(str(plain)):
            return date.fromisoformat(str(plain))
    except ValueError:  # such as the 31st of June
        pass
    reading.mistake(place, "write a day as YYYY-MM-DD", plain)
    return None
