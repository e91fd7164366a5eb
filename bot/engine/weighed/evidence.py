"""The evidence a question asks for, and what answers lack of it: a link that shows it, the day since which it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from bot.engine.saved.answer import Answer
from bot.engine.weighed.standing import AnswerEnv, Standing, answer_level
from bot.flow.conditions import Rule
from bot.flow.conditions.tree import And, Name
from bot.flow.model.question import Question
from bot.questions import Value
from bot.questions.links import is_message
from bot.sentence import Sentence

NEEDS_LINK = Sentence("Add the link that shows it; this answer is not taken without it.")
ONLY_MESSAGE = Sentence("Give the link of a message in Slack that shows it: Copy link, in the menu of the message.")
NO_MESSAGE = Sentence("Give the link of a page that shows it; a message in Slack is not enough here.")


def wants_link(question: Question, answer: Answer, owners: Mapping[str, Value], today: date) -> bool:
    """Whether a question asks a link for an answer that has none."""
    if question.link is None or answer.link is not None:
        return False
    when = question.link.when
    return when is None or when.holds(AnswerEnv(answer, owners, today, owner=False))


def why_no_evidence(question: Question, answer: Answer) -> str | None:
    """Say why an answer is not taken with the evidence it has, or without any; None where it is."""
    asks = question.link
    if asks is None or answer.value is None:
        return None
    if answer.link is None:
        # What is required hangs on the answer alone, and neither on what the owner said nor on the day.
        return NEEDS_LINK if asks.required and wants_link(question, answer, {}, date.min) else None
    if is_message(answer.link):
        return None if "message" in asks.by else NO_MESSAGE
    return None if "link" in asks.by else ONLY_MESSAGE


def is_nothing_bare(question: Question) -> bool:
    """Whether every answer is worth nothing without a link: whatever gives it a level asks for the link too."""
    return all(_asks_link(rule) for rule in question.level if rule.result != 0)


def _asks_link(rule: Rule) -> bool:
    parts = rule.condition.tree if rule.condition else None
    return Name("linked") in (parts.operands if isinstance(parts, And) else (parts,))


def lacks_link(standing: Standing, owners: Mapping[str, Value], today: date) -> bool:
    """Whether an answer that counts would be worth more with the link its question asks for."""
    return any(linked > bare for bare, linked in _with_link(standing, owners, today))


def lacks_only_link(standing: Standing, owners: Mapping[str, Value], today: date) -> bool:
    """Whether a fact would be met in full by the link its question asks for, with nothing said otherwise."""
    if standing.question.asked_of == "everyone" or standing.split:
        return False
    return any(bare < linked == 1 for bare, linked in _with_link(standing, owners, today))


def _with_link(standing: Standing, owners: Mapping[str, Value], today: date) -> Iterator[tuple[float, float]]:
    """Give the level of each answer that counts and has no link, and the one it would have with its link."""
    question = standing.question
    for person, answer in standing.counting:
        if wants_link(question, answer, owners, today):
            bare, linked = (
                AnswerEnv(each, owners, today, owner=False) for each in (answer, replace(answer, link=f"of {person}"))
            )
            yield answer_level(question, bare), answer_level(question, linked)


def lacks_day(standing: Standing, owners: Mapping[str, Value], today: date) -> bool:
    """Whether an answer that counts has its proof and would be worth more with the day since which that holds."""
    question = standing.question
    if question.proof is None:
        return False
    for _, answer in standing.counting:
        if answer.link is None or answer.since is not None:
            continue
        bare, dated = (
            AnswerEnv(each, owners, today, owner=False) for each in (answer, replace(answer, since=date.min))
        )
        if answer_level(question, dated) > answer_level(question, bare):
            return True
    return False
