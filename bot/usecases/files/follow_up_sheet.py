"""The check-ins and the look-back of an answer sheet, read strictly; a mistake is said with the place it stands at.

A check-in that names no day comes a week after the one before. Weeks nobody mentions, between two that name theirs,
count as missed.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Any

from bot.engine.saved.answer import Answer
from bot.engine.saved.follow_up import CheckIn, Ended, Prediction
from bot.engine.times.calendar import mondays_between
from bot.flow.model.check_in import CLOSED, NEW, SEEN
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions.spelling import yes_or_no
from bot.usecases.files.sheet_reading import DAY, LINK, Mistake, read_link

ReadAnswer = Callable[[str, Question, object], Answer | None]
"""Reads one person's answer to a question; None when it noted a mistake."""
By = dict[str, Answer]
"""Person → answer."""

FIRST_DAY = date(2000, 1, 3)
"""The day of the first check-in where none names one; only the distances count."""
WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
YEARS = range(2000, 2200)
"""The years a check-in can be in; a day outside of them is a slip."""
MOST_WEEKS = 520
"""Weeks from the first check-in to the last; every week between them counts, so a slip of a century would too."""
NOT_LOOKED, NOTHING = "did_not_look", ("nothing", "none")
SILENT: Mapping[str, Ended] = {"missed": "missed", "skipped": "skipped", "paused": "skipped"}
"""What a week without answers was; a paused week counts for as little as a skipped one."""
WHEN = ("date", "week")
ANSWERS = "answers"
PASSED = ("skip", "dont_know")
"""What may stand in place of any answer."""
ONE = "one of those asked"
"""Who answered where a sheet does not say."""


@dataclass(frozen=True)
class FollowUp:
    """What a sheet says happened after the verdict."""

    check_ins: tuple[CheckIn, ...] = ()
    predictions: tuple[Prediction, ...] = ()


def read_follow_up(flow: Flow, check_ins: object, look_back: object, read: ReadAnswer, mistake: Mistake) -> FollowUp:
    """Read both keys of a sheet; what cannot be read is noted and left out."""
    if not check_ins and not look_back:
        return FollowUp()
    if flow.check_in is None:
        mistake("checkins" if check_ins else "lookback", f"'{flow.id}' has no check-in; leave this key out")
        return FollowUp()
    reading = _Reading(flow, read, mistake)
    weeks = tuple(reading.check_ins(check_ins))
    rounds, predictions = reading.look_backs(look_back)
    return FollowUp((*weeks, *rounds), predictions)


@dataclass(frozen=True)
class _Reading:
    flow: Flow
    read: ReadAnswer
    mistake: Mistake

    def check_ins(self, plain: object) -> Iterator[CheckIn]:
        if plain and not isinstance(plain, list | tuple):
            self.mistake("checkins", "write a list, a check-in each week", plain)
            return
        first: date | None = None
        before: date | None = None
        dated = False
        for place, each in enumerate(plain if isinstance(plain, list | tuple) else ()):
            where = f"checkins.{place + 1}"
            written = each if isinstance(each, Mapping) else _silent_week(each)
            if written is None:
                self.mistake(where, f"write question → value, or one of {', '.join(SILENT)}", each)
                continue
            if any(written.get(key) for key in WHEN):
                if before and not dated:
                    self.mistake(where, "the check-ins before it name no day; write `date` or `week` there too")
                    continue
                dated = True
            day = self._day(where, written, before)
            if day is None:
                continue
            first = first or day
            if day - first > timedelta(weeks=MOST_WEEKS):
                self.mistake(where, f"check-ins go on for {MOST_WEEKS} weeks at most; leave out those after that")
                return
            for monday in mondays_between(before, day):
                yield CheckIn(monday, datetime.combine(monday, time(9), UTC), ended="missed")
            before = day
            yield self._check_in(where, written, day)

    def _day(self, where: str, plain: Mapping[Any, Any], before: date | None) -> date | None:
        try:
            day = _named_day(plain) or (before + timedelta(weeks=1) if before else FIRST_DAY)
        except ValueError:
            years = f"in the years {YEARS[0]} to {YEARS[-1]}"
            self.mistake(where, f"write `date` as YYYY-MM-DD or `week` as YYYY-Www, {years}", plain)
            return None
        if before is not None and day.isocalendar()[:2] <= before.isocalendar()[:2]:
            self.mistake(where, "each check-in belongs to a later week than the one before")
            return None
        return day

    def _check_in(self, where: str, plain: Mapping[Any, Any], day: date) -> CheckIn:
        at = datetime.combine(day, time(9), UTC)
        silent = [ended for key, ended in SILENT.items() if yes_or_no(plain.get(key, "no"))]
        given = {str(key): value for key, value in plain.items() if key not in {*SILENT, *WHEN, ANSWERS}}
        inside = plain.get(ANSWERS)
        if isinstance(inside, Mapping):
            given |= {str(key): value for key, value in inside.items()}
        elif inside is not None:
            self.mistake(f"{where}.{ANSWERS}", "write question → value", inside)
        if silent and given:
            self.mistake(where, "a week without answers has none; leave them out, or the word for it")
        answers = {key: found for key, value in given.items() if (found := self._given(f"{where}.{key}", key, value))}
        ended: Ended = silent[0] if silent else "held" if given else "missed"
        return CheckIn(day, at, answers=answers, ended=ended, ended_at=at)

    def _given(self, where: str, key: str, plain: object) -> By:
        plan = self.flow.check_in
        own = (SEEN, NEW, CLOSED) if plan and plan.watch else (CLOSED,)
        if key in own:
            return _of_people(where, plain, partial(self._own_part, key))
        question = plan.questions.get(key) if plan else None
        if question is None:
            known = (*(plan.questions if plan else ()), *own, *SILENT, *WHEN)
            self.mistake(where, f"no check-in asks this; write one of {', '.join(known)}")
            return {}
        return _of_people(where, plain, partial(self._answer, question))

    def _answer(self, question: Question, where: str, plain: object) -> Answer | None:
        if question.type.ticked_from() and isinstance(plain, Mapping):
            plain = {**plain, "value": _picked(plain.get("value"))}
        elif question.type.ticked_from():
            plain = _picked(plain)
        return self.read(where, question, plain)

    def _own_part(self, key: str, where: str, plain: object) -> Answer | None:
        link = plain.get(LINK) if isinstance(plain, Mapping) else None
        value = plain.get("value") if isinstance(plain, Mapping) else plain
        if key == CLOSED:
            return self._closed(where, value, link)
        if key == SEEN and value == NOT_LOOKED:
            return Answer(None, passed="dont_know")
        names = _listed(value)
        if not isinstance(names, list | tuple) or not all(isinstance(each, str) for each in names):
            what = f"the watched failures seen again, or {NOT_LOOKED}" if key == SEEN else "the name of a new one"
            self.mistake(where, f"write {what}", value)
            return None
        return Answer(tuple(names)) if key == SEEN or names else None

    def _closed(self, where: str, value: object, link: object) -> Answer | None:
        if value in NOTHING:
            return None
        if not isinstance(value, str) or value not in self.flow.questions:
            self.mistake(where, "write the question whose gap was closed, with its link, or none", value)
            return None
        return Answer(value, link=read_link(self.mistake, where, link))

    def look_backs(self, plain: object) -> tuple[tuple[CheckIn, ...], tuple[Prediction, ...]]:
        """Read the look-back: prediction → what was seen and fixed, or a list of it where it was asked twice."""
        look_back = self.flow.check_in.look_back if self.flow.check_in else None
        if not plain:
            return (), ()
        if look_back is None:
            self.mistake("lookback", f"'{self.flow.id}' looks back at nothing; leave this key out")
            return (), ()
        if not isinstance(plain, Mapping):
            self.mistake("lookback", "write prediction → what was seen and fixed", plain)
            return (), ()
        rounds: list[dict[str, dict[str, By]]] = []
        for name, looks in plain.items():
            for place, look in enumerate(looks if isinstance(looks, list | tuple) else [looks]):
                if len(rounds) <= place:
                    rounds.append({})
                rounds[place][str(name)] = self._look(f"lookback.{name}", look_back.questions, look)
        # They are looks and nothing more, so the weeks that carry them count for nothing else.
        at = datetime.combine(FIRST_DAY, time(9), UTC)
        carried = tuple(CheckIn(FIRST_DAY, at, looks=looks, ended="skipped") for looks in rounds)
        return carried, tuple(Prediction(str(name), FIRST_DAY - timedelta(days=1)) for name in plain)

    def _look(self, where: str, asked: Mapping[str, Question], plain: object) -> dict[str, By]:
        unknown = [str(key) for key in plain if key not in {*asked, LINK}] if isinstance(plain, Mapping) else []
        if not isinstance(plain, Mapping) or unknown:
            said = f"unknown key '{unknown[0]}'; " if unknown else ""
            self.mistake(where, f"{said}write {', '.join(asked)} and a link")
            return {}
        link = read_link(self.mistake, where, plain.get(LINK))
        found: dict[str, By] = {}
        for id_, question in asked.items():
            given = _of_people(f"{where}.{id_}", plain.get(id_), partial(self._answer, question))
            if given and question.link:
                given = {who: replace(one, link=one.link or link) for who, one in given.items()}
            found |= {id_: given} if given else {}
        return found


def _of_people(where: str, plain: object, read: Callable[[str, object], Answer | None]) -> By:
    """Read what one person said, or person → what each said."""
    if isinstance(plain, Mapping) and not _has_evidence(plain):
        return {str(who): found for who, one in plain.items() if (found := read(f"{where}.{who}", one))}
    found = read(where, plain) if plain is not None else None
    return {ONE: found} if found else {}


def _has_evidence(plain: object) -> bool:
    return isinstance(plain, Mapping) and "value" in plain


def _listed(plain: object) -> object:
    """Let one word stand where a list may, and a word for nothing where an empty one may."""
    if isinstance(plain, str):
        return [] if plain in NOTHING else [plain]
    return plain


def _picked(plain: object) -> object:
    """Read picks as written in one word; a pass is no pick."""
    return plain if plain in PASSED else _listed(plain)


def _silent_week(plain: object) -> Mapping[str, bool] | None:
    """Read a week of which nothing is said but what it was; None is missed."""
    word = "missed" if plain is None or plain == "" else plain
    return {word: True} if isinstance(word, str) and word in SILENT else None


def _named_day(plain: Mapping[Any, Any]) -> date | None:
    """Read the day or the week a check-in names. Raises ValueError."""
    if plain.get("date") is not None and DAY.fullmatch(str(plain["date"])):
        day = date.fromisoformat(str(plain["date"]))
    elif plain.get("date") is None and plain.get("week") is None:
        return None
    elif plain.get("date") is None and (week := WEEK.fullmatch(str(plain["week"]))):
        day = date.fromisocalendar(int(week[1]), int(week[2]), 1)
    else:
        raise ValueError("neither a day nor a week")
    if day.year not in YEARS:
        raise ValueError("a day of another age")
    return day
