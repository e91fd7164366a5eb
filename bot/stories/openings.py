"""Why a question has not opened yet in a story: what has to be answered before it, and by whom; it changes nothing."""

from collections.abc import Iterator, Mapping

from bot.engine.asked.asking import has_response, opened, to_ask
from bot.engine.asked.branching import asked_now
from bot.engine.asked.looping import id_of, sentence_of
from bot.flow.model.question import Question
from bot.stories.story import Step
from bot.stories.world import World


def before_it(world: World, step: Step) -> str:
    """Say what opens the first question of a step that has not opened; nothing where all have."""
    if world.check is None:
        return ""
    waiting = next((each for each in _questions(world, step) if not opened(world.standing, world.flow, each)), None)
    if waiting is None:
        return ""
    if waiting.id in world.flow.afterwards:
        return f" The verdict that asks {sentence_of(world.flow, waiting.id)} comes before it."
    missing = [f"{sentence_of(world.flow, each.id)} by {_by(world, each)}" for each in _missing(world, waiting)]
    return f" Before {sentence_of(world.flow, waiting.id)} comes {' and '.join(missing)}." if missing else ""


def _questions(world: World, step: Step) -> Iterator[Question]:
    named = [step.words["question"]] if "question" in step.words else []
    for words in (*named, *(step.value if isinstance(step.value, Mapping) and not named else ())):
        question = world.flow.question(id_of(world.flow, str(words)))
        if question is not None and question.id not in world.flow.asked_at_start:
            yield question


def _missing(world: World, waiting: Question) -> Iterator[Question]:
    """Go through what nobody has answered in the sections before."""
    check, asked = world.standing, asked_now(world.flow, world.standing)
    for section in world.flow.sections:
        if section.id == waiting.section:
            return
        for id_ in section.questions:
            if id_ in asked and id_ not in check.settled and not has_response(check, world.flow.questions[id_]):
                yield world.flow.questions[id_]


def _by(world: World, question: Question) -> str:
    people = to_ask(world.standing, question)
    return " or ".join(people) if people else "anyone"
