"""A whole assessment as an answer sheet, so that `ftready verdict` decides it again as it was decided in the thread.

It shows blind answers, so no surface in Slack may show it while the check is open but through `exports`.
"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from bot.engine.after_verdict.following import is_measured, local_day
from bot.engine.after_verdict.standing_verdict import standing_day, standing_sheet
from bot.engine.asked.asking import people_asked
from bot.engine.asked.looping import is_of_item, unrolled, words_of
from bot.engine.asked.owners_word import speakers
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.engine.times.calendar import mondays_between
from bot.engine.weighed.looked_back import overruled_on
from bot.engine.weighed.predictions import looks as looks_at
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.weeks import over
from bot.flow.model.check_in import CLOSED, SEEN
from bot.flow.model.flow import Flow
from bot.questions import Value
from bot.usecases.files.follow_up_sheet import NOT_LOOKED, PASSED
from bot.usecases.files.roles_sheet import roles_of
from bot.usecases.files.written_answer import NOT_APPLICABLE


def sheet_of(flow: Flow, assessment: Assessment, now: datetime) -> dict[str, Any]:
    """Write an assessment as plain data; a closed one gives the verdict that stands, an open one what it would give.

    A check-in that is still open is left out: it counts for nothing yet.
    """
    flow = unrolled(flow, assessment)
    writing = _Writing(flow, assessment, standing_sheet(flow, assessment, now))
    sheet: dict[str, Any] = {
        "flow": flow.id,
        "owner": assessment.owner,
        "today": standing_day(assessment, now).isoformat(),
        "asked": list(people_asked(assessment)),
        "answers": writing.answers(),
    }
    later = {
        "owner_was": {words_of(flow, id_): was for id_, was in speakers(flow.questions, assessment).items()},
        "roles": roles_of(flow, assessment),
        "settled": writing.settled(),
        # A newer flow that was taken on may ask nothing week by week any more; its sheets hold nothing of that then.
        "checkins": list(writing.check_ins()) if flow.check_in else [],
        "lookback": writing.look_backs() if flow.check_in else {},
    }
    return sheet | {key: part for key, part in later.items() if part}


class _Writing:
    """An assessment being written down."""

    def __init__(self, flow: Flow, assessment: Assessment, sheet: Sheet) -> None:
        self.flow = flow
        self.assessment = assessment
        self.over = over(assessment.check_ins)
        self.overruled_on = overruled_on(sheet)

    def answers(self) -> dict[str, Any]:
        given = self.assessment.answers
        return {
            words_of(self.flow, id_): {
                person: _answer(answer, self._on(id_, answer.at)) for person, answer in given[id_].items()
            }
            for id_ in (*self.flow.questions, *self.flow.afterwards)
            if given.get(id_)
        }

    def settled(self) -> dict[str, Any]:
        return {
            words_of(self.flow, id_): {
                "value": NOT_APPLICABLE if word.value is None else _value(word.value),
                "reason": word.reason,
                **({} if word.by == self.assessment.owner else {"by": word.by}),
                **self._on(id_, word.at),
            }
            for id_, word in self.assessment.settled.items()
            if id_ in self.flow.questions or not is_of_item(self.flow, id_)
        }

    def check_ins(self) -> Iterator[dict[str, Any]]:
        before: date | None = None
        for check_in in self.over:
            # Said of the weeks in which none came, so that nobody takes them for missed.
            for monday in mondays_between(before, check_in.date):
                year, week, _ = monday.isocalendar()
                yield {"week": f"{year}-W{week:02}", "paused": True}
            before = check_in.date
            yield {"date": check_in.date.isoformat(), **self._said_in(check_in)}

    def look_backs(self) -> dict[str, Any]:
        """Give each prediction with every time it was looked at; nothing where none was."""
        looks = {
            each.name: [_by_person(look.looks[each.name]) for look in looks_at(each, self.over)]
            for each in self.assessment.predictions
        }
        return {name: found or {} for name, found in looks.items()} if any(looks.values()) else {}

    def _said_in(self, check_in: CheckIn) -> dict[str, Any]:
        if check_in.ended == "skipped":
            return {"skipped": True}
        if check_in.ended == "missed":
            return {"paused" if check_in.cut_short else "missed": True}
        # What was answered anew stands among the answers; that somebody was there is said all the same.
        given = {id_: by for id_, by in check_in.answers.items() if id_ not in self.flow.questions}
        said = _by_person(given)
        if SEEN in given:
            nobody = {person: NOT_LOOKED for person, each in given[SEEN].items() if each.value is None}
            said[SEEN] |= nobody
        return said or {CLOSED: "none"}

    def _on(self, question: str, at: datetime | None) -> dict[str, str]:
        """Say on which day something measured was said, where check-ins had come by then: only later ones count.

        Of what was predicted it says so where somebody has said otherwise since the last look.
        """
        if at is None:
            return {}
        day, watch = local_day(self.assessment, at), self.flow.check_in.watch if self.flow.check_in else None
        late = is_measured(self.flow, question) and any(each.date <= day for each in self.over)
        if watch is not None and question == watch.question:
            late = self.overruled_on is not None and day >= self.overruled_on
        return {"on": day.isoformat()} if late else {}


def _by_person(given: Mapping[str, Mapping[str, Answer]]) -> dict[str, Any]:
    return {id_: {person: _answer(each) for person, each in by.items()} for id_, by in given.items()}


def _answer(answer: Answer, on: Mapping[str, str] = MappingProxyType({})) -> Any:
    """Write one answer: plainly, or with what stands beside it."""
    if answer.value is None:
        return {"value": answer.passed, "reason": answer.reason} if answer.reason else answer.passed
    beside = {"link": answer.link, "seen_since": answer.since.isoformat() if answer.since else None, **on}
    evidence = {key: what for key, what in beside.items() if what}
    value = _value(answer.value)
    return {"value": value, **evidence} if evidence or (isinstance(value, dict) and "value" in value) else value


def _value(value: Value) -> Any:
    """Write a value; a word that stands for a pass there has a space before it, which whoever reads it takes off."""
    if isinstance(value, str) and value in {*PASSED, NOT_APPLICABLE}:
        return f" {value}"
    return list(value) if isinstance(value, tuple) else value
