"""What check-ins add up to, week after week: the streaks, what was seen again, and what they put in place of claims."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.engine.answer import Answer
from bot.engine.assessment import Settlement
from bot.engine.follow_up import CheckIn
from bot.engine.standing import AnswerEnv, first_result
from bot.flow.conditions import Env
from bot.flow.model_check_in import NEW, SEEN, CheckInPlan, Measure, Streak
from bot.questions import Value


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
    """A streak after one check-in: its length, and whether it has ever restarted by a change."""

    length: int = 0
    missed: int = 0
    broken: bool = False
    """Whether a change has restarted it; from then on only what was measured counts."""


def over(check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """List the check-ins that are over; one that is still open counts for nothing yet."""
    return tuple(each for each in check_ins if each.ended is not None)


def runs(streak: Streak, check_ins: Sequence[CheckIn], owners: Mapping[str, Value]) -> tuple[Run, ...]:
    """Follow a streak through the check-ins that are over.

    A stable week adds one. A change restarts it. A missed week leaves it as it is, until so many are missed in a row.
    A week that ftready itself skipped, or in which check-ins were paused, is as if it had not been.
    """
    run, found = Run(), []
    for check_in in over(check_ins):
        run = _after(run, streak, check_in, owners)
        found.append(run)
    return tuple(found)


def _after(run: Run, streak: Streak, check_in: CheckIn, owners: Mapping[str, Value]) -> Run:
    if check_in.ended == "skipped":
        return run
    word = first_result(streak.each_week, WeekEnv(check_in.answers, owners, check_in))
    if word == "stable":
        return replace(run, length=run.length + 1, missed=0)
    if word == "changed":
        return Run(broken=True)
    missed = run.missed + 1
    return replace(run, missed=missed, length=0 if missed >= streak.restarts_after else run.length)


def length(streak: Streak, check_ins: Sequence[CheckIn], owners: Mapping[str, Value]) -> int:
    """Tell how long a streak is now."""
    found = runs(streak, check_ins, owners)
    return found[-1].length if found else 0


def seen_runs(names: Sequence[str], check_ins: Sequence[CheckIn]) -> Mapping[str, int]:
    """Tell in how many check-ins in a row each watched thing was seen; where nobody looked nothing changes."""
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
    each_week = [{fold(name): name for name in _new_in(check_in)} for check_in in held]
    known = {fold(name) for name in watched}
    everywhere = set(each_week[0]).intersection(*each_week[1:]) - known
    return tuple(each_week[-1][folded] for folded in sorted(everywhere))


def earlier_names(check_ins: Sequence[CheckIn], before: CheckIn) -> tuple[str, ...]:
    """List what came up in check-ins before this one and was not watched in it, the newest first."""
    watched = {fold(name) for name in before.watched}
    found: dict[str, str] = {}
    for check_in in reversed([each for each in check_ins if each.date < before.date]):
        for name in _new_in(check_in):
            if fold(name) not in watched:
                found.setdefault(fold(name), name)
    return tuple(found.values())


def fold(name: str) -> str:
    """Give a name the way two people mean the same by it."""
    return " ".join(name.split()).casefold()


def _new_in(check_in: CheckIn) -> Iterator[str]:
    for answer in check_in.answers.get(NEW, {}).values():
        if isinstance(answer.value, tuple):
            yield from answer.value


@dataclass(frozen=True)
class Measured:
    """What check-ins make of what people said to one question."""

    answers: Mapping[str, Answer]
    settlement: Settlement | None
    value: Value | None = None
    """The measured value that took the place of what was said, where one did."""


def measure(  # noqa: PLR0913, PLR0917 - what was said, by whom, and what was measured since
    plan: CheckInPlan | None,
    question: str,
    answers: Mapping[str, Answer],
    settlement: Settlement | None,
    check_ins: Sequence[CheckIn],
    owners: Mapping[str, Value],
    owner: str,
) -> Measured:
    """Put what was measured in place of what was said, or add it to that."""
    said = Measured(answers, settlement)
    if plan is None or not over(check_ins):
        return said
    mine = [each for each in plan.measures if each.question == question]
    streaks = {each.id: each for each in plan.streaks}
    for each in mine:
        if each.add is not None:
            said = _added(said, streaks[each.add], check_ins, owners, owner)
    value = _last_value(plan, [each for each in mine if each.when is not None], check_ins, owners)
    return said if value is None else _instead(said, value, owner)


def _added(
    said: Measured, streak: Streak, check_ins: Sequence[CheckIn], owners: Mapping[str, Value], owner: str
) -> Measured:
    """Add the weeks measured since an answer to it; once a change has restarted the streak, it stands alone."""
    found = runs(streak, check_ins, owners)
    if found[-1].broken:
        return _instead(said, found[-1].length, owner)

    def more(value: Value | None, answer_at: object) -> Value | None:
        since = [each for each in check_ins if answer_at is None or each.at > answer_at]  # type: ignore[operator] # both are instants
        return value + length(streak, since, owners) if isinstance(value, int | float) else value

    answers = {person: replace(each, value=more(each.value, each.at)) for person, each in said.answers.items()}
    word = said.settlement
    if word is not None:
        settled = more(word.value, word.at)
        word = replace(word, value=word.value if settled is None else settled)
    return Measured(answers, word)


def _last_value(
    plan: CheckInPlan, measures: Sequence[Measure], check_ins: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Value | None:
    """Find the value measured last; until a condition holds for the first time there is none."""
    found: Value | None = None
    ended = over(check_ins)
    lengths = {streak.id: [run.length for run in runs(streak, ended, owners)] for streak in plan.streaks}
    for place, check_in in enumerate(ended if measures else ()):
        if check_in.ended != "held":
            continue
        env = WeekEnv(check_in.answers, owners, check_in, {id_: all_[place] for id_, all_ in lengths.items()})
        for each in measures:
            if each.when is not None and each.when.holds(env):
                found = each.value
    return found


def _instead(said: Measured, value: Value, owner: str) -> Measured:
    """Let a measured value stand for every answer there is; where there is none it is the owner's."""
    given = {person: each for person, each in said.answers.items() if each.value is not None}
    answers = given or {owner: Answer(value)}
    return Measured({person: replace(each, value=value) for person, each in answers.items()}, None, value)
