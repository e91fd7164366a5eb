"""What people do in a story while a check is open: start it, answer, hand on, talk about splits, decide."""

from collections.abc import Iterable, Mapping
from typing import Any

from bot.engine import events
from bot.engine.asked.asking import to_ask
from bot.engine.asked.looping import OF, id_of, sentence_of
from bot.engine.saved.answer import Answer
from bot.flow.model.loop import asked_for
from bot.stories.answers import asked_now, read_answer
from bot.stories.phrases import Phrase, Takes, people_in
from bot.stories.sentences.roles import ROLE_ACTS
from bot.stories.story import Step
from bot.stories.world import CHANNEL, CHECK, World


def _starts(world: World, step: Step) -> str | None:
    story, by = world.story, step.words["person"]
    if world.check is not None:
        return "the check has started already, and would lose what was said; take this step out"
    answers: dict[str, Answer] = {}
    for id_, plain in _mapping(step.value).items():
        question = world.flow.questions.get(id_)
        if question is None or id_ not in world.flow.asked_at_start:
            return f"'{id_}' is not asked at the start; that is {', '.join(world.flow.asked_at_start) or 'nothing'}"
        read = read_answer(question, plain)
        if isinstance(read, str):
            return read
        answers[id_] = read
    world.happen(
        events.Started(
            by,
            CHECK,
            world.flow.id,
            CHANNEL,
            story.owner,
            "",
            story.asked,
            story.anyone_here,
            answers=answers,
            roles=story.roles,
        )
    )
    return None


def _answers_one(world: World, step: Step) -> str | None:
    return _answer(world, step.words["person"], {step.words["question"]: step.value})


def _answers_several(world: World, step: Step) -> str | None:
    return _answer(world, step.words["person"], _mapping(step.value))


def _several_answer(world: World, step: Step) -> str | None:
    people = people_in(step.words["people"])
    return _stranger(world, people) or _each_answers(world, people, step)


def _stranger(world: World, people: Iterable[str]) -> str | None:
    for each in people:
        if each not in world.story.people:
            return f"nobody here is called {each}; there are {', '.join(world.story.people)}"
    return None


def _everyone_answers(world: World, step: Step) -> str | None:
    question = world.flow.question(id_of(world.flow, step.words["question"]))
    if question is None:
        return _no_question(world, step.words["question"])
    return _each_answers(world, to_ask(world.standing, question), step)


def _each_answers(world: World, people: tuple[str, ...] | list[str], step: Step) -> str | None:
    for person in people:
        wrong = _answer(world, person, {step.words["question"]: step.value})
        if wrong or world.refused:
            return wrong
    return None


def _skips(world: World, step: Step) -> str | None:
    return _answer(world, step.words["person"], {step.words["question"]: "skip"})


def _does_not_know(world: World, step: Step) -> str | None:
    return _answer(world, step.words["person"], {step.words["question"]: "dont_know"})


def _says_it_does_not_apply(world: World, step: Step) -> str | None:
    if wrong := _aside(world, step):
        return wrong
    said = Answer(None, passed="not_applicable", reason=_reason(step))
    world.happen(events.Answered(step.words["person"], {step.words["question"]: said}))
    return None


def _rules_out(world: World, step: Step) -> str | None:
    if wrong := _aside(world, step):
        return wrong
    world.happen(events.SplitSettled(step.words["person"], step.words["question"], None, _reason(step)))
    return None


def _aside(world: World, step: Step) -> str | None:
    question = world.flow.questions.get(step.words["question"])
    if question is None or question.not_applicable == "no":
        return f"'{step.words['question']}' cannot be said not to apply; write `not_applicable:` at it in the flow"
    return None


def _reason(step: Step) -> str:
    return str(step.value or "").strip()


def _answer(world: World, person: str, given: Mapping[str, Any]) -> str | None:
    answers: dict[str, Answer] = {}
    for words, plain in given.items():
        id_ = id_of(world.flow, words)
        question = world.flow.question(id_)
        if question is None:
            return _no_question(world, words)
        read = read_answer(asked_now(world, question), plain, sentence_of(world.flow, id_))
        if isinstance(read, str):
            return read
        answers[id_] = read
    world.happen(events.Answered(person, answers))
    return None


def _no_question(world: World, words: str) -> str:
    loop = world.flow.looped.get(words.partition(OF)[0]) or world.flow.looped.get(asked_for(words))
    if loop is None:
        return f"there is no question '{words}' in {world.flow.id}"
    named = [f'"{item.text}"' for item in world.flow.items.get(loop.over) or ()]
    there = f"named are {', '.join(named)}" if named else "nothing is named"
    return f"this is asked for each of '{loop.over}', as in `{loop.questions[0]} of \"…\"`; {there}"


def _takes_back(world: World, step: Step) -> str | None:
    world.happen(events.Undone(step.words["person"], step.words["question"], None))
    return None


def _hands(world: World, step: Step) -> str | None:
    words = step.words
    world.happen(events.Handed(words["person"], words["question"], words["other"], str(step.value or "")))
    return None


def _asks_more(world: World, step: Step) -> str | None:
    people = tuple(people_in(step.words["name"]))
    if wrong := _stranger(world, people):
        return wrong
    world.happen(events.PeopleAsked(step.words["person"], people))
    return None


def _shows(world: World, step: Step) -> str | None:
    world.happen(events.RevealAsked(step.words["person"], step.words["question"]))
    return None


def _calls_a_vote(world: World, step: Step) -> str | None:
    world.happen(events.VoteCalled(step.words["person"], step.words["question"]))
    return None


def _settles(world: World, step: Step) -> str | None:
    """Settle a split: `one_person, because we agreed on ana`, or a mapping with value and reason."""
    question = world.flow.questions.get(step.words["question"])
    if question is None:
        return f"'{step.words['question']}' is not graded, and never split"
    if isinstance(step.value, Mapping):
        plain, reason = step.value.get("value"), str(step.value.get("reason") or "")
    elif isinstance(step.value, str):
        plain, _, reason = (part.strip() for part in step.value.partition(", because"))
    else:
        plain, reason = step.value, ""
    if not reason:
        return "say why as well: `value, because …`, or a mapping with value and reason"
    read = read_answer(asked_now(world, question), plain, sentence_of(world.flow, question.id))
    if isinstance(read, str):
        return read
    if read.value is None:
        return "a split is settled with a value"
    world.happen(events.SplitSettled(step.words["person"], question.id, read.value, reason))
    return None


def _decides(world: World, step: Step) -> str | None:
    world.happen(events.DecideAsked(step.words["person"]))
    return None


def _reopens(world: World, step: Step) -> str | None:
    world.happen(events.ReopenAsked(step.words["person"]))
    return None


def _hands_over(world: World, step: Step) -> str | None:
    world.happen(events.HandedOver(step.words["person"], step.words["other"]))
    return None


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


ACTS = (
    Phrase("{person} starts", _starts, "ana starts: {motive: form}", Takes.EITHER),
    Phrase("{person} answers {question}", _answers_one, "ben answers test_cases: 60, link https://…", Takes.SOMETHING),
    Phrase("{person} answers", _answers_several, "ben answers: {test_cases: 60, motive: form}", Takes.MAPPING),
    Phrase("{people} answer {question}", _several_answer, "ana and ben answer task_signed: yes", Takes.SOMETHING),
    Phrase("everyone answers {question}", _everyone_answers, "everyone answers task_signed: yes", Takes.SOMETHING),
    Phrase("{person} skips {question}", _skips, "ben skips decider"),
    Phrase("{person} does not know {question}", _does_not_know, "ben does not know decider"),
    Phrase(
        "{person} says {question} does not apply",
        _says_it_does_not_apply,
        "ben says restored does not apply: it keeps no state",
        Takes.EITHER,
    ),
    Phrase("{person} rules out {question}", _rules_out, "ana rules out restored: it keeps no state", Takes.SOMETHING),
    Phrase("{person} takes back {question}", _takes_back, "ben takes back test_cases"),
    Phrase("{person} hands {question} to {other}", _hands, "ben hands test_cases to cem", Takes.EITHER),
    Phrase("{person} asks in {name}", _asks_more, "ana asks in ben and cem"),
    *ROLE_ACTS,
    Phrase("{person} shows {question}", _shows, "ana shows decider"),
    Phrase("{person} calls a vote on {question}", _calls_a_vote, "ben calls a vote on decider"),
    Phrase(
        "{person} settles {question}",
        _settles,
        "ana settles decider: one_person, because ana decides",
        Takes.SOMETHING,
    ),
    Phrase("{person} decides now", _decides, "ana decides now"),
    Phrase("{person} reopens the check", _reopens, "ana reopens the check"),
    Phrase("{person} hands over to {other}", _hands_over, "ana hands over to ben"),
)
