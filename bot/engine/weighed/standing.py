"""What the answers to one question add up to: those that count, their level, a split, the value that holds."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Settlement
from bot.engine.saved.spelling import alike
from bot.flow.conditions import Env, Rule
from bot.flow.model.question import Question
from bot.questions import Value

HALF = 0.5
"""The level a question with an open split can reach at most."""


@dataclass(frozen=True)
class Standing:
    """One question, weighed. `level` is None while nobody has answered and more answers may come."""

    question: Question
    level: float | None
    split: bool = False
    settled: bool = False
    value: Value | None = None
    counting: tuple[tuple[str, Answer], ...] = ()
    people: int = 0
    """How many gave a value."""
    answered_by: tuple[str, ...] = ()
    """Those who did, whether their answer counts or another one goes before it."""
    envs: tuple["AnswerEnv", ...] = ()
    """One for each answer that counts."""
    holding: tuple["AnswerEnv", ...] = ()
    """What conditions about the question look at: the settled value alone, or all answers that count."""
    asked: bool = True
    """Whether the question is asked; one that is not has no level, and stands in nobody's way."""
    applies: bool = True
    """Whether it applies; one that does not stands like one that is not asked."""
    aside: tuple[tuple[str, str], ...] = ()
    """Who says that it does not apply, and why; a value beside them goes before."""
    measured: bool = False
    """Whether check-ins measured what counts, in place of all that was said."""

    @property
    def stands(self) -> bool:
        """Whether there is something to weigh here: it is asked, and applies."""
        return self.asked and self.applies


class AnswerEnv:
    """The surroundings of a condition about one answer: `value`, `linked`, `days_seen`, and the owner's own answers."""

    def __init__(self, answer: Answer, owners: Mapping[str, Value], today: date, *, owner: bool) -> None:
        self._answer = answer
        self._owners = owners
        self._today = today
        self._owner = owner

    @property
    def at(self) -> datetime | None:
        """When it was given, where that is known."""
        return self._answer.at

    def lookup(self, name: str, /) -> Value | bool | None:
        """Give what a name stands for here."""
        if name == "value":
            return self._answer.value
        if name == "linked":
            return self._answer.link is not None
        if name == "days_seen":
            since = self._answer.since
            return None if since is None else (self._today - since).days
        return self._owners.get(name)

    def call(self, name: str, argument: str, /) -> None:  # noqa: ARG002 - nothing can be called about one answer
        """Give nothing: an answer has no calls."""
        return

    def answers(self, question: str | None, /) -> Sequence[Env]:  # noqa: ARG002 - one answer has no answers
        """Give nothing: one answer holds no others."""
        return ()

    def is_owner(self) -> bool:
        """Whether this answer is the owner's."""
        return self._owner


class _Spread:
    """The surroundings of a condition about how several answers lie."""

    def __init__(self, envs: Sequence[AnswerEnv], levels: Sequence[float], values: Sequence[Value | None]) -> None:
        self._envs = envs
        self._ordered = sorted(levels)
        self._numbers = [value for value in values if isinstance(value, int | float)]

    def lookup(self, name: str, /) -> Value | None:
        known = _OF_SPREAD.get(name)
        return known(self._ordered, self._numbers) if known else None

    def call(self, name: str, argument: str, /) -> None:  # noqa: ARG002 - nothing can be called about a spread
        return

    def answers(self, question: str | None, /) -> Sequence[Env]:  # noqa: ARG002 - only its own answers are in reach
        return self._envs

    def is_owner(self) -> bool:
        return False


_OF_SPREAD: Mapping[str, Callable[[Sequence[float], Sequence[float]], Value | None]] = {
    "lowest": lambda ordered, _: ordered[0],
    "median": lambda ordered, _: ordered[(len(ordered) - 1) // 2],
    "highest": lambda ordered, _: ordered[-1],
    "people": lambda ordered, _: len(ordered),
    "smallest": lambda _, numbers: min(numbers, default=None),
    "largest": lambda _, numbers: max(numbers, default=None),
}
"""What a name stands for among the levels in their order, and the numbers that were said."""


def weigh(  # noqa: PLR0913, PLR0917 - each is one fact the level rests on
    question: Question,
    answers: Mapping[str, Answer],
    settlement: Settlement | None,
    owners: Mapping[str, Value],
    owner: str,
    today: date,
    *,
    final: bool,
) -> Standing:
    """Weigh the answers to one question; `final` counts silence as level 0."""
    given = {person: answers[person] for person in sorted(answers) if answers[person].value is not None}
    counting = _counting(question, given, owner)
    aside = _aside(question, answers, owner)
    ruled_out = settlement is not None and settlement.value is None
    if ruled_out or (settlement is None and aside and not counting):
        word = ((settlement.by, settlement.reason),) if settlement else ()
        said = (*word, *(each for each in aside if each[0] not in dict(word)))
        return Standing(question, None, settled=ruled_out, answered_by=tuple(given), applies=False, aside=said)
    envs = tuple(AnswerEnv(answer, owners, today, owner=person == owner) for person, answer in counting)
    weighed = partial(
        Standing,
        question,
        counting=counting,
        people=len(given),
        answered_by=tuple(given),
        envs=envs,
        holding=envs,
        aside=aside,
    )
    if settlement is not None:
        settled = [AnswerEnv(answer, owners, today, owner=True) for answer in _settled(settlement, counting)]
        best = max(settled, key=lambda env: answer_level(question, env))
        return weighed(level=answer_level(question, best), settled=True, value=settlement.value, holding=(best,))
    if not counting:
        return Standing(question, 0.0 if final and question.graded else None, answered_by=tuple(given))
    levels = [answer_level(question, env) for env in envs]
    spread = _Spread(envs, levels, [answer.value for _, answer in counting])
    split = question.split is not None and question.split.holds(spread)
    level = _together(question, levels, spread)
    if split:
        level = min(level, HALF)
    value = _value_that_counts(question, counting, levels, level)
    graded = level if question.graded else None
    return weighed(level=graded, split=split, value=value)


def answer_level(question: Question, env: AnswerEnv) -> float:
    """Find what one answer is worth; 0 when no rule of the question holds."""
    found = first_result(question.level, env)
    return float(found) if isinstance(found, int | float) else 0.0


def first_result(rules: Sequence[Rule], env: Env) -> float | str | None:
    """Give the result of the first rule that holds."""
    for rule in rules:
        if rule.condition is None or rule.condition.holds(env):
            return rule.result if isinstance(rule.result, str) else float(rule.result)
    return None


def _counting(question: Question, given: Mapping[str, Answer], owner: str) -> tuple[tuple[str, Answer], ...]:
    """Pick the answers that count: the owner's alone, or linked ones over others where a link is asked for."""
    if question.together == "owner":
        return tuple((person, answer) for person, answer in given.items() if person == owner)
    everyone = tuple(given.items())
    if question.link is None or question.blind:
        return everyone
    return tuple((person, answer) for person, answer in everyone if answer.link) or everyone


def _aside(question: Question, answers: Mapping[str, Answer], owner: str) -> tuple[tuple[str, str], ...]:
    """List those whose word counts and who say that the question does not apply, each with their reason."""
    if question.not_applicable == "no":
        return ()
    return tuple(
        (person, answer.reason)
        for person, answer in sorted(answers.items())
        if answer.passed == "not_applicable" and (question.together != "owner" or person == owner)
    )


def _settled(settlement: Settlement, counting: Sequence[tuple[str, Answer]]) -> list[Answer]:
    """Give the settled value with each evidence it may rest on: any link given, and the proof of who said the same."""
    value = settlement.value
    if settlement.link or not counting:
        return [Answer(value, link=settlement.link, at=settlement.at)]
    return [
        Answer(value, link=answer.link, since=answer.since if answer.value == value else None, at=settlement.at)
        for _, answer in counting
    ]


def _together(question: Question, levels: Sequence[float], spread: _Spread) -> float:
    how = question.together
    word = first_result(how, spread) if isinstance(how, tuple) else how
    if isinstance(word, int | float):
        return float(word)
    return put_together(str(word), levels)


def put_together(how: str, levels: Sequence[float]) -> float:
    """Give the lowest, the median or the highest level; of two in the middle the lower one."""
    ordered = sorted(levels)
    places = {"lowest": 0, "median": (len(ordered) - 1) // 2, "highest": -1}
    return ordered[places.get(how, 0)]


def _value_that_counts(
    question: Question, counting: Sequence[tuple[str, Answer]], levels: Sequence[float], level: float
) -> Value | None:
    """Give the value at the level reached, the smallest number among several; where none is at it, the lowest one's.

    Of what is no number it is what most people said; of names, the answer whose names most others gave too.
    """
    at = [answer.value for (_, answer), each in zip(counting, levels, strict=True) if each == level]
    if not at:
        lowest = min(levels)
        at = [answer.value for (_, answer), each in zip(counting, levels, strict=True) if each == lowest]
    numbers = [value for value in at if isinstance(value, int | float)]
    return min(numbers) if len(numbers) == len(at) else _most_shared(question, at)


def _most_shared(question: Question, said: Sequence[Value | None]) -> Value | None:
    """Pick what most people said; the first of several that are shared alike."""
    if all(value == said[0] for value in said):
        return said[0]

    def parts(value: Value | None) -> Sequence[object]:
        if question.type.typed == "names" and isinstance(value, tuple):
            return [alike(str(name)) for name in value]
        return [value]

    everyones = [part for value in said for part in parts(value)]
    return max(said, key=lambda value: sorted((everyones.count(part) for part in parts(value)), reverse=True))


def far_ends(standing: Standing) -> frozenset[str]:
    """Name those whose answers lie furthest apart: at the highest level and at the lowest; of one level, all."""
    said = by_level(standing)
    ends = {said[0][0], said[-1][0]} if said else set()
    return frozenset(person for level, _, people in said if level in ends for person in people)


def by_level(standing: Standing) -> tuple[tuple[float, str, tuple[str, ...]], ...]:
    """Put together who said the same: its level, its words and who, the highest level first."""
    said: dict[tuple[float, str], list[str]] = {}
    for (person, answer), env in zip(standing.counting, standing.envs, strict=True):
        if answer.value is not None:
            key = answer_level(standing.question, env), standing.question.type.say(answer.value)
            said.setdefault(key, []).append(person)
    return tuple((level, text, tuple(said[level, text])) for level, text in sorted(said, key=lambda each: -each[0]))
