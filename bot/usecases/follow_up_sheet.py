"""The check-ins and the look-back of an answer sheet, read strictly; a mistake is said with the place it stands at.

A check-in that names no day comes a week after the one before. Weeks nobody mentions, between two that name theirs,
count as missed.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from bot.engine.answer import Answer
from bot.engine.follow_up import CheckIn, Ended, Prediction
from bot.flow.model import Flow
from bot.flow.model_check_in import CLOSED, NEW, SEEN
from bot.flow.model_question import Question

Mistake = Callable[[str, str], None]
"""Notes a mistake: where, and what to write."""
ReadAnswer = Callable[[str, Question, object], Answer | None]
"""Reads one person's answer to a question; None when it noted a mistake."""

FIRST_DAY = date(2000, 1, 3)
"""The day of the first check-in where no check-in names one; only the distances count."""
WEEK = re.compile(r"(\d{4})-W(\d{2})", re.ASCII)
NOT_LOOKED, NOTHING = "did_not_look", ("nothing", "none")
FLAGS: Mapping[str, Ended] = {"missed": "missed", "skipped": "skipped"}
WHEN = ("date", "week")
ONE = "one of those asked"
"""Who answered where a check-in does not say."""


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
        if plain and (isinstance(plain, str | Mapping) or not isinstance(plain, Sequence)):
            self.mistake("checkins", "write a list, a check-in each week")
            return
        before: date | None = None
        for place, each in enumerate(plain or () if isinstance(plain, Sequence) else ()):
            where = f"checkins.{place + 1}"
            if not isinstance(each, Mapping):
                self.mistake(where, "write question → value")
                continue
            day = self._day(where, each, before)
            if day is None:
                continue
            yield from _missed_between(before, day)
            before = day
            yield self._check_in(where, each, day)

    def _day(self, where: str, plain: Mapping[Any, Any], before: date | None) -> date | None:
        try:
            day = _written_day(plain)
        except ValueError:
            self.mistake(where, "write `date` as YYYY-MM-DD or `week` as YYYY-Www")
            return None
        day = day or (before + timedelta(weeks=1) if before else FIRST_DAY)
        if before is not None and day.isocalendar()[:2] <= before.isocalendar()[:2]:
            self.mistake(where, "each check-in belongs to a later week than the one before")
            return None
        return day

    def _check_in(self, where: str, plain: Mapping[Any, Any], day: date) -> CheckIn:
        at = datetime.combine(day, time(9), UTC)
        flags = [ended for key, ended in FLAGS.items() if str(plain.get(key, "no")).lower() in {"yes", "true"}]
        inside = plain.get("answers")
        given = {str(key): value for key, value in plain.items() if key not in {*FLAGS, *WHEN, "answers"}}
        given |= {str(key): value for key, value in inside.items()} if isinstance(inside, Mapping) else {}
        answers = {key: found for key, value in given.items() if (found := self._given(f"{where}.{key}", key, value))}
        ended: Ended = flags[0] if flags else "held" if answers else "missed"
        return CheckIn(day, at, answers=answers, ended=ended, ended_at=at)

    def _given(self, where: str, key: str, plain: object) -> dict[str, Answer]:
        plan = self.flow.check_in
        if key in {SEEN, NEW} and (plan is None or plan.watch is None):
            self.mistake(where, "nothing is watched in this flow; leave it out")
            return {}
        if key in {SEEN, NEW, CLOSED}:
            return self._of_people(where, plain, lambda place, one: self._own_part(place, key, one))
        question = plan.questions.get(key) if plan else None
        if question is None:
            known = [*(plan.questions if plan else ()), SEEN, NEW, CLOSED, *FLAGS, *WHEN]
            self.mistake(where, f"no check-in asks this; write one of {', '.join(known)}")
            return {}
        return self._of_people(where, plain, lambda place, one: self._answer(place, question, one))

    def _answer(self, where: str, question: Question, plain: object) -> Answer | None:
        if question.type.name == "choices" and isinstance(plain, str):
            plain = [] if plain in NOTHING else [plain]
        return self.read(where, question, plain)

    def _of_people(self, where: str, plain: object, read: Callable[[str, object], Answer | None]) -> dict[str, Answer]:
        """Read what one person said, or person → what each said."""
        if isinstance(plain, Mapping) and "value" not in plain:
            return {str(who): found for who, one in plain.items() if (found := read(f"{where}.{who}", one))}
        found = read(where, plain) if plain is not None else None
        return {ONE: found} if found else {}

    def _own_part(self, where: str, key: str, plain: object) -> Answer | None:
        link = plain.get("link") if isinstance(plain, Mapping) else None
        value = plain.get("value") if isinstance(plain, Mapping) else plain
        if key == CLOSED:
            return self._closed(where, value, link)
        if key == SEEN and value == NOT_LOOKED:
            return Answer(None, passed="dont_know")
        if isinstance(value, str):
            value = [] if value in NOTHING else [value]
        if not isinstance(value, Sequence) or not all(isinstance(each, str) for each in value):
            what = f"the watched failures seen again, or {NOT_LOOKED}" if key == SEEN else "the name of a new one"
            self.mistake(where, f"write {what}")
            return None
        return Answer(tuple(value)) if key == SEEN or value else None

    def _closed(self, where: str, value: object, link: object) -> Answer | None:
        if value in NOTHING:
            return None
        if value not in self.flow.questions:
            self.mistake(where, "write the question whose gap was closed, with its link, or none")
            return None
        return Answer(str(value), link=link if isinstance(link, str) else None)

    def look_backs(self, plain: object) -> tuple[tuple[CheckIn, ...], tuple[Prediction, ...]]:
        """Read the look-back: prediction → what was seen and fixed, or a list of it where it was asked twice."""
        look_back = self.flow.check_in.look_back if self.flow.check_in else None
        if not plain:
            return (), ()
        if look_back is None or not isinstance(plain, Mapping):
            self.mistake("lookback", "write prediction → what was seen and fixed")
            return (), ()
        rounds: list[dict[str, Any]] = []
        for name, looks in plain.items():
            listed = [looks] if isinstance(looks, Mapping) else looks if isinstance(looks, list | tuple) else []
            if not listed:
                self.mistake(f"lookback.{name}", f"write {', '.join(look_back.questions)} and a link")
            for place, look in enumerate(listed):
                if len(rounds) <= place:
                    rounds.append({})
                rounds[place][str(name)] = self._look(f"lookback.{name}", look_back.questions, look)
        # They are looks and nothing more, so the weeks that carry them count for nothing else.
        carried = tuple(
            CheckIn(FIRST_DAY, datetime.combine(FIRST_DAY, time(9), UTC), looks=looks, ended="skipped")
            for looks in rounds
        )
        return carried, tuple(Prediction(str(name), FIRST_DAY) for name in plain)

    def _look(self, where: str, asked: Mapping[str, Question], plain: object) -> dict[str, dict[str, Answer]]:
        if not isinstance(plain, Mapping):
            self.mistake(where, f"write {', '.join(asked)} and a link")
            return {}
        unknown = [str(key) for key in plain if key not in asked and key != "link"]
        if unknown:
            self.mistake(where, f"unknown key '{unknown[0]}'; write {', '.join(asked)} and a link")
        found = {}
        for id_, question in asked.items():
            value = plain.get(id_)
            if value is None:
                continue
            if question.link and plain.get("link") and not isinstance(value, Mapping):
                listed = [] if value in NOTHING else [value] if isinstance(value, str) else value
                value = {"value": listed if question.type.name == "choices" else value, "link": plain["link"]}
            found[id_] = self._of_people(
                f"{where}.{id_}",
                value,
                lambda place, one, of=question: self._answer(place, of, one),  # type: ignore[misc] # mypy cannot see the default's type
            )
        return found


def _written_day(plain: Mapping[Any, Any]) -> date | None:
    """Read the day or the week a check-in names. Raises ValueError."""
    if plain.get("date") is not None:
        return date.fromisoformat(str(plain["date"]))
    if plain.get("week") is None:
        return None
    week = WEEK.fullmatch(str(plain["week"]))
    if week is None:
        raise ValueError(plain["week"])
    return date.fromisocalendar(int(week[1]), int(week[2]), 1)


def _missed_between(before: date | None, day: date) -> Iterator[CheckIn]:
    if before is None:
        return
    monday = before - timedelta(days=before.weekday()) + timedelta(weeks=1)
    while monday.isocalendar()[:2] < day.isocalendar()[:2]:
        yield CheckIn(monday, datetime.combine(monday, time(9), UTC), ended="missed")
        monday += timedelta(weeks=1)
