"""One person's answer to one question as it is written on a sheet: bare, or with what stands beside it in braces."""

from collections.abc import Mapping
from datetime import UTC, datetime, time
from typing import Any

from bot.engine.saved.answer import Answer
from bot.flow.model.question import Question
from bot.questions import Value, Wrong
from bot.questions.seen import seen
from bot.usecases.files.follow_up_sheet import PASSED
from bot.usecases.files.sheet_reading import LINK, Mistake, read_day, read_link

NOT_APPLICABLE = "not_applicable"
EVIDENCE = ("value", LINK, "seen_since", "on", "reason")
"""What may stand in the braces."""


def read_answer(mistake: Mistake, place: str, question: Question, plain: object) -> Answer | None:
    """Read an answer or what stands in its place; None where it is wrong, which is noted."""
    beside: Mapping[Any, Any] = {}
    if isinstance(plain, dict) and "value" in plain:
        unknown = [str(key) for key in plain if key not in EVIDENCE]
        if unknown:
            mistake(place, f"unknown key '{unknown[0]}'; write {', '.join(EVIDENCE)}")
        beside, plain = plain, plain["value"]
    if isinstance(plain, str) and plain in PASSED:
        return Answer(None, passed="skip" if plain == "skip" else "dont_know")
    if question.not_applicable != "no" and plain == NOT_APPLICABLE:
        reason = str(beside.get("reason") or "")
        if question.not_applicable == "with_reason" and not seen(reason):
            mistake(place, "write why it does not apply, as in {value: not_applicable, reason: …}")
        return Answer(None, passed="not_applicable", reason=reason.strip())
    value = read_value(mistake, place, question, plain)
    link = read_link(mistake, place, beside.get(LINK))
    since = read_day(mistake, f"{place}.seen_since", beside.get("seen_since"))
    at = read_instant(mistake, place, beside)
    return None if value is None else Answer(value, link=link, since=since, at=at)


def read_value(mistake: Mistake, place: str, question: Question, plain: object) -> Value | None:
    """Read a value as its question takes it; None where it does not, which is noted."""
    value = question.type.read(plain)
    if isinstance(value, Wrong):
        mistake(place, value.message, plain)
        return None
    return value


def read_instant(mistake: Mistake, place: str, beside: Mapping[Any, Any]) -> datetime | None:
    """Read the day something was said on, where check-ins came before it; only those of later days add to it."""
    day = read_day(mistake, f"{place}.on", beside.get("on"))
    return datetime.combine(day, time(), UTC) if day else None
