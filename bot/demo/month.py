"""The scripted team's month after its verdict: every Monday a check-in, until measured weeks change the answer.

It moves the playground's clock, and acts through the control API alone, as the team does before its verdict.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.demo.script import CHANNEL, CURRENCY, DATES, DOCS, TEAM
from bot.demo.team import Stage, enter
from bot.engine.after_verdict.watching import box_of
from bot.engine.check_in_forms.fields import look_name
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb, read_field

OWNER = TEAM[0]
ZONE = "Europe/Berlin"
AFTER_NINE = timedelta(minutes=11)
"""Check-ins of one hour are spread over the first ten minutes."""
FIRST_AFTER = timedelta(days=4)
"""How long after the verdict the first check-in comes at the earliest, as the flow says."""
LATEST_WEEKS = 12


@dataclass(frozen=True)
class Reply:
    """What one of them sends in a check-in, by the field of the form; what is not named stays as it is filled in."""

    person: str
    entries: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)


BOTH = {"value": [box_of(CURRENCY), box_of(DATES)]}
FIRST = {"value": [box_of(CURRENCY)]}
QUIET = (Reply("ben"), Reply("cleo"))
WEEKS: tuple[tuple[str, tuple[Reply, ...]], ...] = (
    ("a quiet week; ana read twenty outputs and saw both failures again", (Reply("ana", {"seen": BOTH}), *QUIET)),
    ("quiet again; only the currency was dropped", (Reply("ana", {"seen": FIRST}), *QUIET)),
    (
        "ben added cases to the test set, which is no change",
        (Reply("ana", {"seen": FIRST}), Reply("ben", {"test_set": {"value": "added"}}), Reply("cleo")),
    ),
    ("another quiet week", (Reply("ana", {"seen": FIRST}), *QUIET)),
)
LOOK_BACK: Mapping[str, Mapping[str, Any]] = {
    look_name(CURRENCY, 0): {"value": "yes"},
    look_name(CURRENCY, 1): {"value": ["prompt", "examples"], "link": f"{DOCS}/prompt-log"},
    look_name(DATES, 0): {"value": "no"},
    look_name(DATES, 1): {"value": ["prompt"], "link": f"{DOCS}/prompt-log"},
}
"""What ana finds when what was predicted is looked at again: one failure is still there, the other is not."""


async def play_weeks(stage: Stage, weeks: int) -> None:
    """Set a weekly check-in and play as many weeks as asked."""
    stage.tell(f"{OWNER} sets a weekly check-in: Mondays at 09:00, {ZONE}")
    await stage.press(OWNER, "", Verb.SCHEDULE)
    await stage.person(OWNER).modal("When to check in")
    await enter(stage, OWNER, "", {"day": "monday", "time": "09_00", "other_zone": ZONE})
    await stage.breathe()
    await stage.person(OWNER).submit()
    await stage.person(OWNER).sees(CHANNEL, "set the check-ins", stage.thread)
    for number in range(min(weeks, LATEST_WEEKS)):
        line, replies = WEEKS[min(number, len(WEEKS) - 1)]
        day = await _to_next_monday(stage, after=timedelta(0) if number else FIRST_AFTER)
        stage.tell(f"Monday {day.day} {day:%B}, {line}")
        await stage.person(OWNER).sees(CHANNEL, f"{day.day} {day:%B %Y}", stage.thread)
        await stage.breathe()
        for reply in replies:
            await _answer(stage, reply)
        await _until_over(stage, f"{day.day} {day:%B %Y}")
    message = await stage.person(OWNER).sees(CHANNEL, "Decided by the first rule that fits", stage.thread)
    stage.tell(f"After {weeks} weeks: {str(message['text']).splitlines()[0]}")


async def _to_next_monday(stage: Stage, *, after: timedelta) -> datetime:
    """Move the clock to the next Monday that is so long away, a few minutes after nine, and give the day there."""
    now = float((await stage.control.get("clock"))["now"])
    here = datetime.fromtimestamp(now, ZoneInfo(ZONE))
    days = 7 - here.weekday()
    days += 7 if timedelta(days=days) < after else 0
    monday = (here + timedelta(days=days)).replace(hour=9, minute=0, second=0, microsecond=0)
    target = (monday.astimezone(UTC) + AFTER_NINE).timestamp()
    await stage.control.post("clock", to=target)
    return monday


async def _until_over(stage: Stage, day: str) -> None:
    """Wait until the check-in of a day is over, with all that came of it."""

    async def look() -> bool | None:
        messages = await stage.person(OWNER).messages(CHANNEL, stage.thread)
        card = next((each for each in messages if f"Weekly check-in · {day}" in words_of(each)), None)
        return True if card is not None and "· Over" in words_of(card) else None

    await stage.control.until(f"the check-in of {day} to end", look)
    await stage.breathe()


async def _answer(stage: Stage, reply: Reply) -> None:
    await stage.press(reply.person, "", Verb.CHECK_IN, "usual")
    view = await stage.person(reply.person).modal("Weekly check-in")
    there = {field.question for block in view["blocks"] if (field := read_field(block.get("block_id")))}
    if reply.person == OWNER and there & set(LOOK_BACK):
        stage.tell("Four weeks on, they look back at what was said to last")
    entries = {**reply.entries, **(LOOK_BACK if reply.person == OWNER else {})}
    for field_, entered in entries.items():
        if field_ in there:
            await enter(stage, reply.person, field_, entered)
    await stage.breathe()
    await stage.person(reply.person).submit()
    await stage.breathe()
