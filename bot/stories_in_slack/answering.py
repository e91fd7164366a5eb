"""Answers given the way a person would: at a button or boxes of the card where that says it, else in a form."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.engine.forms.questions import LINK, SINCE, QuestionForm, form_for
from bot.engine.saved.answer import Answer
from bot.questions.choices import NONE_OF_THESE
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.views.fields import INSTEAD, standing
from bot.stories.world import NotOfferedError
from bot.stories_in_slack.hands import Hands
from bot.stories_in_slack.scene import Scene


def as_entered(form: QuestionForm, answer: Answer) -> dict[str, Any]:
    """Spread an answer over the entries of a form."""
    return standing(replace(form, filled=answer))


async def answer_one(scene: Scene, person: str, id_: str, answer: Answer) -> None:
    """Answer a question."""
    hands = scene.hands
    if answer.passed == "not_applicable" and (spot := await hands.find(person, Verb.ASIDE, id_)):
        await hands.press_at(person, spot)
        await say_it_does_not_apply(hands, person, {views.REASON: answer.reason})
        return
    if answer.value is None:
        if spot := await hands.find(person, Verb.PASS, id_, answer.passed or "skip"):
            await hands.press_at(person, spot)
            return
    elif not (answer.link or answer.since) and await _on_the_card(hands, person, id_, answer.value):
        return
    await _in_a_form(scene, person, id_, answer)


async def say_it_does_not_apply(hands: Hands, person: str, entries: Mapping[str, Any]) -> None:
    """Fill the form in which a question is said not to apply, where it has opened."""
    if await hands.form(person, Verb.ASIDE) is not None:
        await hands.enter(person, "", entries)
        await hands.submit(person)


async def _on_the_card(hands: Hands, person: str, id_: str, value: Any) -> bool:
    """Answer at a button, or at boxes and Done; False where the card has neither for this."""
    if isinstance(value, str) and (spot := await hands.find(person, Verb.ANSWER, id_, value)):
        await hands.press_at(person, spot)
        return True
    boxes, done = await hands.find(person, Verb.PICK, id_), await hands.find(person, Verb.DONE, id_)
    if isinstance(value, tuple) and boxes and done:
        await hands.tick(person, boxes, value or (NONE_OF_THESE,))
        await hands.press_at(person, done)
        return True
    return False


async def _in_a_form(scene: Scene, person: str, id_: str, answer: Answer) -> None:
    """Answer in the form of the question, opened from its card or from the list of one's own answers."""
    hands = scene.hands
    form = form_for(scene.standing, scene.flow, scene.question(id_), hands.ids[person], scene.now.date())
    entries = as_entered(form, answer)
    if spot := await hands.find(person, Verb.FORM, id_):
        await hands.press_at(person, spot)
    elif not await _in_the_list(hands, person, id_):
        await _in_the_steps(hands, person, id_, entries)
        return
    view = await hands.form(person, Verb.FORM)
    if view is None:
        return  # it was not opened, and why is told
    if answer.passed == "not_applicable" and await hands.find_in_form(person, Verb.ASIDE, id_):
        await hands.press_in_form(person, Verb.ASIDE, id_)
        await say_it_does_not_apply(hands, person, {views.REASON: answer.reason})
        return
    if INSTEAD in entries and entries.keys() & {LINK, SINCE}:
        raise NotOfferedError(f"a word that stands in for {id_} is taken at once in Slack, without a link or a day")
    await hands.enter(person, id_, _cleared(view, id_, entries))
    if await hands.form(person, Verb.FORM):
        await hands.submit(person)


async def _in_the_list(hands: Hands, person: str, id_: str) -> bool:
    """Open the form of a question from the list of one's own answers; False where the list does not have it."""
    spot = await hands.find(person, Verb.MY_ANSWERS)
    if spot is None:
        return False
    await hands.press_at(person, spot)
    if await hands.find_in_form(person, Verb.FORM, id_):
        await hands.press_in_form(person, Verb.FORM, id_)
        return True
    await hands.close_all(person)
    return False


async def _in_the_steps(hands: Hands, person: str, id_: str, entries: Mapping[str, Any]) -> None:
    """Answer among all that is open for a person."""
    await hands.press(person, Verb.OPEN_QUESTIONS)
    if await hands.form(person, Verb.STEP) is None:
        raise NotOfferedError(f"{person} finds nowhere in Slack to answer {id_}")
    await hands.enter(person, id_, entries)
    await hands.submit(person)


def _cleared(view: Mapping[str, Any], id_: str, entries: Mapping[str, Any]) -> dict[str, Any]:
    """Empty what stands in a form from before and is not part of the answer."""
    there = {block.get("block_id") for block in view["blocks"]}
    besides = {entry: "" for entry in (LINK, SINCE) if f"field:{id_}:{entry}" in there}
    return {**besides, **entries}
