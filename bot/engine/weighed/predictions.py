"""What was said to last, looked at again later: what each prediction came to, and what all of them are worth.

A result stands for what people said until then; what they say afterwards is weighed beside it here.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from bot.engine.saved.follow_up import CheckIn, Prediction, Result
from bot.engine.saved.replacing import replace
from bot.engine.saved.spelling import alike
from bot.engine.weighed.standing import first_result
from bot.engine.weighed.weeks import WeekEnv, over
from bot.flow.conditions import Env, tree
from bot.flow.model.check_in import LookBack, Watch
from bot.questions import Value

FINAL: tuple[Result, ...] = ("held", "wrong", "not_tested")
TRIED = "https://example.org"
"""A link in place of one that was not given, to try what it would have changed."""


def results(
    look_back: LookBack, predictions: Sequence[Prediction], check_ins: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Mapping[str, Result]:
    """Tell what each prediction came to; `open` is one that nobody has looked at yet, or that is asked once more."""
    return {each.name: _result(look_back, each, check_ins, owners) for each in predictions}


def looks(prediction: Prediction, check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """List the check-ins in which a prediction was looked at; a look from before it was made is another one's."""
    found = (each for each in over(check_ins) if each.date > prediction.on)
    return tuple(each for each in found if each.looks.get(prediction.name))


def _result(
    look_back: LookBack, prediction: Prediction, check_ins: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Result:
    asked_again = False
    for check_in in looks(prediction, check_ins):
        given = check_in.looks[prediction.name]
        word = first_result(look_back.result, WeekEnv(given, owners, check_in))
        for final in FINAL:
            if word == final:
                return final
        if asked_again:
            return "not_tested"
        asked_again = True
    return "open"


def rests_on_link(look_back: LookBack, question: str) -> bool:
    """Whether what a prediction comes to asks for the link of a question."""
    conditions = [rule.condition.tree for rule in look_back.result if rule.condition]
    parts = (part for each in conditions for part in tree.walk(each) if isinstance(part, tree.Each))
    return any(part.question == question and ("name", "linked") in tree.names_used(part) for part in parts)


def lacked_link(look_back: LookBack, name: str, check_in: CheckIn, owners: Mapping[str, Value]) -> str:
    """Name the question whose link alone kept a prediction from being tested in a check-in; empty where none did."""
    given = check_in.looks.get(name, {})
    for id_, question in look_back.questions.items():
        if question.link is None:
            continue
        shown = {by: replace(each, link=each.link or TRIED) for by, each in given.get(id_, {}).items()}
        if first_result(look_back.result, WeekEnv({**given, id_: shown}, owners, check_in)) in {"held", "wrong"}:
            return question.short
    return ""


def to_look_at(
    look_back: LookBack | None,
    predictions: Sequence[Prediction],
    check_ins: Sequence[CheckIn],
    owners: Mapping[str, Value],
    today: date,
) -> tuple[str, ...]:
    """List the predictions that are due to be looked at."""
    if look_back is None:
        return ()
    found = results(look_back, predictions, check_ins, owners)
    return tuple(each.name for each in predictions if found[each.name] == "open" and today >= each.on + look_back.after)


def level(look_back: LookBack, found: Mapping[str, Result]) -> float | None:
    """Tell the level all results give together; None until there is a first one. Those still open are no result yet."""
    if all(each == "open" for each in found.values()):
        return None
    counts: dict[str, int] = {word: list(found.values()).count(word) for word in FINAL}
    word = first_result(look_back.level, _Counts({**counts, "predictions": len(found)}))
    return float(word) if isinstance(word, int | float) else 0.0


def names_in(watch: Watch, env: Env, said: Iterable[Env]) -> tuple[str, ...]:
    """List what answers name to last, once each, what most named first; `env` is for what is watched unnamed."""
    found = {alike(each.name): each.name for each in watch.also if each.when.holds(env)}
    times: Counter[str] = Counter()
    for each in said:
        value = each.lookup("value")
        for name in value if isinstance(value, tuple) else ():
            found.setdefault(alike(name), name)
            times[alike(name)] += 1
    return tuple(found[each] for each in sorted(found, key=lambda each: -times[each]))


def called(predictions: Iterable[Prediction]) -> frozenset[str]:
    """Give all names by which predictions go, in one spelling."""
    return frozenset(alike(name) for each in predictions for name in (each.name, *each.words))


def outweighs(level: float, own: float, names: Collection[str], predicted: Collection[str]) -> bool:
    """Whether an answer given after a result goes before it: it says that nothing lasts, or names what is new and more.

    One that names what was predicted rests on the result, and one that is not sure leaves it as it is.
    """
    if any(alike(name) in predicted for name in names):
        return False
    return own == 0 or (own > level and bool(names))


class _Counts:
    """The surroundings of a condition about results: how many of each there are."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts

    def lookup(self, name: str, /) -> Value | None:
        return self._counts.get(name)

    def call(self, name: str, argument: str, /) -> None:  # noqa: ARG002 - nothing can be called about results
        return

    def answers(self, question: str | None, /) -> Sequence[Env]:  # noqa: ARG002 - results have no answers
        return ()

    def is_owner(self) -> bool:
        return False
