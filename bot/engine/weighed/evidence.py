"""The evidence a question asks for, and what answers lack of it: a link that shows it, the day since which it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.engine.saved.answer import Answer
from bot.engine.weighed.standing import AnswerEnv, Standing, answer_level, put_together
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
    """Whether a question would be worth more with the links its answers lack; not where others hold it down."""
    levels = [_with_link(standing.question, *each, owners, today) for each in standing.counting]
    bare, linked = (_as_a_whole(standing.question, each) for each in zip(*levels, strict=True)) if levels else (0, 0)
    return linked > bare


def lacks_only_link(standing: Standing, owners: Mapping[str, Value], today: date) -> bool:
    """Whether a fact on which all say the same would be met in full by the link its question asks for."""
    question, said = standing.question, [answer.value for _, answer in standing.counting]
    if question.asked_of == "everyone" or standing.split or any(value != said[0] for value in said):
        return False
    return any(
        bare < linked == 1
        for bare, linked in (_with_link(question, *each, owners, today) for each in standing.counting)
    )


def _with_link(
    question: Question, person: str, answer: Answer, owners: Mapping[str, Value], today: date
) -> tuple[float, float]:
    """Give the level of an answer as it is, and the one it would have with the link it lacks, if it lacks one."""
    bare = answer_level(question, AnswerEnv(answer, owners, today, owner=False))
    if not wants_link(question, answer, owners, today):
        return bare, bare
    return bare, answer_level(question, AnswerEnv(replace(answer, link=f"of {person}"), owners, today, owner=False))


def _as_a_whole(question: Question, levels: Sequence[float]) -> float:
    """Give what levels come to together; where rules of the flow say so, more of any of them counts as more."""
    return sum(levels) if isinstance(question.together, tuple) else put_together(question.together, levels)


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
