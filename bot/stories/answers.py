"""What somebody answers in a story, read the way an answer sheet is: a value, perhaps with a link and since when."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, TypedDict

from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.saved.answer import Answer
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.questions.links import wrong_link
from bot.stories.world import World
from bot.usecases.files.follow_up_sheet import PASSED

_LINK = re.compile(r",\s*link (\S+)$")
_REASON = re.compile(r"not_applicable(?:,\s*because (.+))?", re.DOTALL)
_SINCE = re.compile(r",\s*seen since (\d{4}-\d\d-\d\d)$", re.ASCII)
BESIDE = ("link", "seen_since")


class _Evidence(TypedDict):
    """What shows an answer: the link, and the day since which it is seen there."""

    link: str | None
    since: date | None


def asked_now(world: World, question: Question) -> Question:
    """Give a question as it is asked now, which may hang on what the owner said."""
    if world.check is None:
        return question
    return as_asked(question, owners_values(world.flow, world.check.owner, world.check.answers))


def read_answer(question: Question, plain: Any, called: str = "") -> Answer | str:
    """Read an answer, or say what is wrong with it; `called` is what the story calls the question."""
    if isinstance(plain, str) and (passed := _passed(question, plain)):
        return passed
    value, link, since = _parted(plain)
    read = question.type.read(value)
    if isinstance(read, Wrong) and isinstance(value, str):  # one name, or one pick, needs no brackets
        one = question.type.read([value])
        read = read if isinstance(one, Wrong) else one
    if isinstance(read, Wrong):
        return f"this is no answer to {called or question.id}: {read.message}"
    evidence = _evidence(link, since)
    return evidence if isinstance(evidence, str) else Answer(read, **evidence)


def _evidence(link: Any, since: Any) -> _Evidence | str:
    """Read what shows an answer, or say what is wrong with it."""
    if not isinstance(link, str | None) or not isinstance(since, str | None):
        return "a link and a day are written as text"
    if link is not None and (wrong := wrong_link(link)):
        return wrong
    try:
        day = date.fromisoformat(since) if since else None
    except ValueError:
        return f"'{since}' is no day; write it as YYYY-MM-DD"
    if day and link is None:  # as no form takes it
        return f"a day is taken with the link that shows it; write `link https://…, seen since {since}`"
    return {"link": link, "since": day}


def _passed(question: Question, plain: str) -> Answer | None:
    """Read what stands in place of an answer; None for an answer."""
    if plain in PASSED:
        return Answer(None, passed="skip" if plain == "skip" else "dont_know")
    found = _REASON.fullmatch(plain) if question.not_applicable != "no" else None
    return Answer(None, passed="not_applicable", reason=found[1] or "") if found else None


def _parted(plain: Any) -> tuple[Any, Any, Any]:
    """Take apart a value, its link, and since when, however they are written."""
    if isinstance(plain, str):
        link = since = None
        for _ in range(2):
            if found := _LINK.search(plain):
                link, plain = found[1], plain[: found.start()]
            if found := _SINCE.search(plain):
                since, plain = found[1], plain[: found.start()]
        return plain, link, since
    if isinstance(plain, Mapping):
        link, since = (plain.get(key) for key in BESIDE)
        rest = {key: value for key, value in plain.items() if key not in BESIDE}
        return (rest["value"] if set(rest) == {"value"} else rest), link, since
    return plain, None, None
