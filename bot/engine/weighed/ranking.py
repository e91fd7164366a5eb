"""In which order questions are spoken of, and which of them are behind what holds."""

from bot.engine.weighed.called import questions_of
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.standing import Standing
from bot.flow.conditions import Condition
from bot.flow.model.call import RETURNED


def ranked(sheet: Sheet) -> list[Standing]:
    """Order what is weighed: those that make a gate fail first, then by their section's value, then by number."""
    failing = [questions_behind(sheet, gate.fails) for gate in sheet.failed_gates]

    def rank(standing: Standing) -> tuple[int, float, int]:
        question = standing.question
        gate = next((place for place, each in enumerate(failing) if question.id in each), len(failing))
        return gate, sheet.sections[question.section] or 0.0, question.number

    return sorted((standing for standing in sheet.standings.values() if standing.stands), key=rank)


def questions_behind(sheet: Sheet, condition: Condition) -> tuple[str, ...]:
    """List the questions that make a condition hold, or keep it from holding; a section counts as all of its own."""
    because = condition.because(SheetEnv(sheet))
    names = {name for kind, name in because if kind != "section"}
    sections = {name for kind, name in because if kind == "section"}
    for kind, name in because:
        names |= questions_of(sheet, sheet.flow.called[name]) if kind in RETURNED else frozenset()
    names |= {each for id_ in names & sheet.flow.looped.keys() for each in _items_behind(sheet, id_)}
    return tuple(
        id_
        for id_, standing in sheet.standings.items()
        if standing.stands and (id_ in names or standing.question.section in sections)
    )


def _items_behind(sheet: Sheet, question: str) -> tuple[str, ...]:
    """List what makes a question that is asked item by item as low as it is; all of it where nothing is low."""
    level = sheet.of_items[question].standing.level
    instances = sheet.flow.instances.get(question, ())
    return tuple(id_ for id_ in instances if level is None or (sheet.levels[id_] or 0.0) <= level)
