"""What was said to last, looked at again later: what each prediction came to, and what all of them are worth."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Literal

from bot.engine.follow_up import CheckIn, Prediction
from bot.engine.standing import first_result
from bot.engine.weeks import WeekEnv, over
from bot.flow.conditions import Env
from bot.flow.model_check_in import LookBack
from bot.questions import Value

Result = Literal["held", "wrong", "not_tested", "open"]
FINAL: tuple[Result, ...] = ("held", "wrong", "not_tested")


def results(
    look_back: LookBack, predictions: Sequence[Prediction], check_ins: Sequence[CheckIn], owners: Mapping[str, Value]
) -> Mapping[str, Result]:
    """Tell what each prediction came to; `open` is one that nobody has looked at yet, or that is asked once more."""
    return {each.name: _result(look_back, each.name, check_ins, owners) for each in predictions}


def _result(look_back: LookBack, name: str, check_ins: Sequence[CheckIn], owners: Mapping[str, Value]) -> Result:
    asked_again = False
    for check_in in over(check_ins):
        given = check_in.looks.get(name)
        if not given:
            continue
        word = first_result(look_back.result, WeekEnv(given, owners, check_in))
        for final in FINAL:
            if word == final:
                return final
        if asked_again:
            return "not_tested"
        asked_again = True
    return "open"


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
