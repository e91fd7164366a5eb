"""What predictions came to, in place of what was predicted, unless somebody has said otherwise since."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from bot.engine.saved.follow_up import Result
from bot.engine.times.calendar import local_date
from bot.engine.weighed.predictions import called, looks, names_in, outweighs, results
from bot.engine.weighed.predictions import level as level_of
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.standing import AnswerEnv, answer_level
from bot.flow.model.check_in import Watch

if TYPE_CHECKING:
    from bot.engine.weighed.sheet import Sheet


def looked_back(sheet: "Sheet") -> "Sheet":
    """Let what predictions came to stand in place of what was predicted, unless it was said otherwise since."""
    watch, level = sheet.flow.check_in.watch if sheet.flow.check_in else None, _level_found(sheet)
    if watch is None or level is None or not sheet.standings[watch.question].stands or _overruled_on(sheet, level):
        return sheet
    found = replace(sheet.standings[watch.question], level=level, split=False)
    return sheet.with_standings({watch.question: found})


def not_held(sheet: "Sheet", question: str) -> tuple[str, ...]:
    """Name what was said to last in answer to a question and did not hold, where that counts in place of the answer."""
    return tuple(name for name, result in what_it_came_to(sheet, question).items() if result == "wrong")


def what_it_came_to(sheet: "Sheet", question: str) -> Mapping[str, Result]:
    """Tell what came of each thing said to last in answer to a question, where that counts in place of the answer."""
    plan, level = sheet.flow.check_in, _level_found(sheet)
    watch, look_back = (plan.watch, plan.look_back) if plan else (None, None)
    if watch is None or look_back is None or watch.question != question or sheet.laid is None:
        return {}
    if level is None or _overruled_on(sheet, level):
        return {}
    given = sheet.laid.given
    return results(look_back, given.predictions, given.check_ins, sheet.owners)


def overruled_on(sheet: "Sheet") -> date | None:
    """Tell the day of the last look where somebody has said since what goes before its result; else None."""
    level = _level_found(sheet)
    return None if level is None else _overruled_on(sheet, level)


def _level_found(sheet: "Sheet") -> float | None:
    """Tell what predictions came to; None where nothing was predicted, or nobody has looked yet."""
    look_back = sheet.flow.check_in.look_back if sheet.flow.check_in else None
    if look_back is None or sheet.laid is None or not sheet.laid.given.predictions:
        return None
    given = sheet.laid.given
    return level_of(look_back, results(look_back, given.predictions, given.check_ins, sheet.owners))


def _overruled_on(sheet: "Sheet", level: float) -> date | None:
    watch = sheet.flow.check_in.watch if sheet.flow.check_in else None
    if watch is None or sheet.laid is None:
        return None
    given = sheet.laid.given
    days = [look.date for each in given.predictions for look in looks(each, given.check_ins)]
    if not days:
        return None
    question, predicted = sheet.standings[watch.question].question, called(given.predictions)
    said = named_since(sheet, watch, given.zone, max(days))
    overruled = any(outweighs(level, answer_level(question, env), names, predicted) for env, names in said)
    return max(days) if overruled else None


def named_since(sheet: "Sheet", watch: Watch, zone: str, day: date) -> Iterator[tuple[AnswerEnv, tuple[str, ...]]]:
    """Go through the answers of that day or later to what is watched, each with what it alone names to last."""
    standing = sheet.standings[watch.question]
    for env in standing.holding:
        if env.at is not None and local_date(zone, env.at) >= day:
            alone = sheet.with_standings({watch.question: replace(standing, holding=(env,))})
            yield env, names_in(watch, SheetEnv(alone), (env,))
