"""What check-ins add up to, week after week: the streaks, what was seen again, and what they put in place of claims."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Settlement
from bot.engine.saved.follow_up import CheckIn
from bot.engine.saved.spelling import alike
from bot.engine.times.calendar import local_date
from bot.engine.weighed.standing import AnswerEnv, first_result
from bot.flow.conditions import Env
from bot.flow.model.check_in import NEW, SEEN, CheckInPlan, Measure, Streak
from bot.questions import Value

Said = TypeVar("Said", Answer, Settlement)


class WeekEnv:
    """The surroundings of a condition about one check-in: its answers, what the owner said, and the streaks by then."""

    def __init__(
        self,
        answers: Mapping[str, Mapping[str, Answer]],
        owners: Mapping[str, Value],
        check_in: CheckIn,
        streaks: Mapping[str, int] | None = None,
    ) -> None:
        self._answers = answers
        self._owners = owners
        self._check_in = check_in
        self._streaks = streaks or {}

    def lookup(self, name: str, /) -> Value | None:
        """Give what a name stands for."""
        return self._streaks[name] if name in self._streaks else self._owners.get(name)

    def call(self, name: str, argument: str, /) -> int | bool:
        """Give how many people gave a value, or whether anyone did."""
        people = len(self.answers(argument))
        return people > 0 if name == "answered" else people

    def answers(self, question: str | None, /) -> Sequence[Env]:
        """Give the answers to one of its questions."""
        given = self._answers.get(question or "", {}).items()
        return [
            AnswerEnv(answer, self._owners, self._check_in.date, owner=False)
            for _, answer in sorted(given)
            if answer.value is not None
        ]

    def is_owner(self) -> bool:
        """Whether this is the owner's answer; a week is nobody's."""
        return False


@dataclass(frozen=True)
class Run:
    """A streak after one check-in: its length, and how many weeks in a row were missed by then."""

    length: int = 0
    missed: int = 0
    broken: bool = False
    """Whether a change has ever restarted it; from then on only what was measured counts."""


def over(check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """List the check-ins that are over; one that is still open counts for nothing yet."""
    return tuple(each for each in check_ins if each.ended is not None)


def runs(streak: Streak, check_ins: Sequence[CheckIn], owners: Mapping[str, Value]) -> tuple[Run, ...]:
    """Follow a streak through the check-ins that are over.

    A stable week adds one. A change restarts it. A missed week leaves it as it is, until so many are missed in a row.
    A week that ftready itself skipped, or that was cut short unanswered, is as if it had not been.
    """
    run, found = Run(), []
    for check_in in over(check_ins):
        run = _after(run, streak, check_in, owners)
        found.append(run)
    return tuple(found)


def _after(run: Run, streak: Streak, check_in: CheckIn, owners: Mapping[str, Value]) -> Run:
    if check_in.ended == "skipped" or check_in.cut_short:
        return run
    word = first_result(streak.each_week, WeekEnv(check_in.answers, owners, check_in))
    if word == "stable":
        return replace(run, length=run.length + 1, missed=0)
    if word == "changed":
        return Run(broken=True)
    missed = run.missed + 1
    return replace(run, missed=missed, length=0 if missed >= streak.restarts_after else run.length)


def seen_runs(names: Sequence[str], check_ins: Sequence[CheckIn]) -> Mapping[str, int]:
    """Tell of how many of the last times somebody looked each watched thing was seen in every one."""
    found = dict.fromkeys(names, 0)
    for check_in in over(check_ins):
        seen = seen_in(check_in)
        if seen is None:
            continue
        for name in names:
            if name in check_in.watched:
                found[name] = found[name] + 1 if name in seen else 0
    return found


def seen_in(check_in: CheckIn) -> frozenset[str] | None:
    """Give what was seen again in one check-in, by anyone; None when nobody looked."""
    looked = [answer.value for answer in check_in.answers.get(SEEN, {}).values() if isinstance(answer.value, tuple)]
    return frozenset(name for names in looked for name in names) if looked else None


def newly_seen(check_ins: Sequence[CheckIn], watched: Sequence[str], weeks: int) -> tuple[str, ...]:
    """List what is not watched and came up in each of the last so many check-ins that were held."""
    held = [each for each in check_ins if each.ended == "held"][-weeks:]
    if len(held) < weeks:
        return ()
    each_week = [{alike(name): name for name in named_anew(check_in)} for check_in in held]
    known = {alike(name) for name in watched}
    everywhere = set(each_week[0]).intersection(*each_week[1:]) - known
    return tuple(each_week[-1][spelt] for spelt in sorted(everywhere))


def earlier_names(check_ins: Sequence[CheckIn], before: CheckIn) -> tuple[str, ...]:
    """List what came up in check-ins before this one and was not watched in it, the newest first."""
    watched = {alike(name) for name in before.watched}
    found: dict[str, str] = {}
    for check_in in reversed([each for each in check_ins if each.date < before.date]):
        for name in named_anew(check_in):
            if alike(name) not in watched:
                found.setdefault(alike(name), name)
    return tuple(found.values())


def named_anew(check_in: CheckIn) -> tuple[str, ...]:
    """List what was named anew in a check-in; what several wrote in other letters is one thing, as first written."""
    given = [answer.value for answer in check_in.answers.get(NEW, {}).values() if isinstance(answer.value, tuple)]
    found: dict[str, str] = {}
    for name in (name for names in given for name in names):
        found.setdefault(alike(name), name)
    return tuple(found.values())


@dataclass(frozen=True)
class Claimed:
    """What people said to one question, and the owner's word on it."""

    answers: Mapping[str, Answer]
    settlement: Settlement | None
    instead: bool = False
    """Whether what was measured stands in place of all of it, be it the same value or not."""


@dataclass(frozen=True)
class Weeks:
    """What was measured: the check-ins of one check, read by the plan of its flow and the owner's answers."""

    plan: CheckInPlan | None
    check_ins: Sequence[CheckIn]
    owners: Mapping[str, Value]
    owner: str
    zone: str = "UTC"
    """Where the days of the check-ins are at home."""

    def measure(self, question: str, said: Claimed) -> Claimed:
        """Put what was measured in place of what was said, or add it to that."""
        measures = [each for each in self.plan.measures if each.question == question] if self.plan else []
        if not measures or not over(self.check_ins):
            return said
        for each in measures:
            if each.add is not None:
                said = self._added(said, each.add)
        return self._measured(said, [each for each in measures if each.when is not None])

    def _added(self, said: Claimed, streak: str) -> Claimed:
        """Add the weeks since an answer to it; where nothing was said, or a change came since, they stand alone.

        What was said since the last change goes before all that was said until then.
        """
        run, word = self._runs(streak, self.check_ins)[-1], said.settlement
        given = {who: each for who, each in said.answers.items() if each.value is not None}
        if run.broken and (word is None or self._broken_since(streak, word.at)):
            newer = {who: each for who, each in given.items() if not self._broken_since(streak, each.at)}
            if not newer:
                return self._instead(said, run.length)
            said, word = Claimed(newer, None), None
        elif run.length and not given:
            return self._instead(said, run.length)
        answers = {person: self._counted_on(each, streak) for person, each in said.answers.items()}
        return Claimed(answers, self._counted_on(word, streak) if word else None)

    def _broken_since(self, streak: str, at: datetime | None) -> bool:
        """Whether a change came on a later day than that of an answer; at any time, where its day is not known."""
        found = self._runs(streak, self._later_than(at))
        return bool(found) and found[-1].broken

    def _counted_on(self, said: Said, streak: str) -> Said:
        """Count on from a number of weeks, by the check-ins of later days than the one on which it was said."""
        found = self._runs(streak, self._later_than(said.at))
        if not found or not isinstance(said.value, int | float):
            return said
        return replace(said, value=said.value + found[-1].length)

    def _measured(self, said: Claimed, measures: Sequence[Measure]) -> Claimed:
        """Let what later check-ins measured stand for an answer; one that nothing measured yet goes before those."""
        word, given = said.settlement, {who: each for who, each in said.answers.items() if each.value is not None}
        if word is not None and self._last_value(measures, self._later_than(word.at)) is None:
            return said
        found = {who: self._last_value(measures, self._later_than(each.at)) for who, each in given.items()}
        value = self._last_value(measures, self.check_ins)
        if value is None or (given and not any(each is not None for each in found.values())):
            return said
        newer = {who: each for who, each in given.items() if found[who] is None}
        return Claimed(newer, None) if newer else self._instead(said, value)

    def _later_than(self, at: datetime | None) -> Sequence[CheckIn]:
        """List the check-ins of later days than that of an answer; all, where its day is not known."""
        if at is None:
            return self.check_ins
        day = local_date(self.zone, at)
        return [each for each in self.check_ins if each.date > day]

    def _last_value(self, measures: Sequence[Measure], check_ins: Sequence[CheckIn]) -> Value | None:
        """Find the value check-ins measured last; until a condition holds for the first time there is none."""
        found: Value | None = None
        if self.plan is None or not measures:
            return None
        ended = over(check_ins)
        lengths = {each.id: [run.length for run in runs(each, ended, self.owners)] for each in self.plan.streaks}
        for place, check_in in enumerate(ended):
            by_then = {id_: all_[place] for id_, all_ in lengths.items()}
            env = WeekEnv(check_in.answers, self.owners, check_in, by_then)
            for each in measures if check_in.ended == "held" else ():
                if each.when is not None and each.when.holds(env):
                    found = each.value
        return found

    def _instead(self, said: Claimed, value: Value) -> Claimed:
        """Let a measured value stand for every answer there is; where there is none it is the owner's."""
        given = {person: each for person, each in said.answers.items() if each.value is not None}
        answers = given or {self.owner: Answer(value)}
        return Claimed({person: replace(each, value=value) for person, each in answers.items()}, None, instead=True)

    def _runs(self, streak: str, check_ins: Sequence[CheckIn]) -> tuple[Run, ...]:
        found = next(each for each in self.plan.streaks if each.id == streak) if self.plan else None
        return runs(found, check_ins, self.owners) if found else ()
