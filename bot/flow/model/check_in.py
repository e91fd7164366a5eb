"""What a flow says about the weekly follow-up of a finished check, as the engine sees it.

Made by `bot.flow.building.check_in` and by nothing else; never changed afterwards.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import time, timedelta

from bot.flow.conditions import Condition, Rule, Template
from bot.flow.model.question import Question
from bot.questions import Value

WEEK_WORDS = frozenset({"stable", "changed", "missed"})
"""What one check-in can do to a streak: let it grow, restart it, or leave it waiting."""
RESULT_WORDS = frozenset({"held", "wrong", "not_tested", "again"})
"""How a prediction can end, or `again` where it is asked once more."""
SEEN, NEW, CLOSED = "seen", "new", "closed"
"""The parts of a check-in that are no questions of the flow: watched things seen, a new one, a gap closed."""
SHEET_WORDS = frozenset({SEEN, NEW, CLOSED, "answers", "date", "week", "missed", "skipped", "paused", "link"})
"""What an answer sheet says of a check-in or a look-back besides its questions, so that none may be called so."""


@dataclass(frozen=True)
class Streak:
    """Check-ins in a row in which something held still; it restarts after so many missed in a row."""

    id: str
    title: str
    each_week: tuple[Rule, ...]
    restarts_after: int


@dataclass(frozen=True)
class Measure:
    """What check-ins put in place of what was said: a streak added to it, or a value while a condition holds."""

    question: str
    add: str | None
    value: Value | None
    when: Condition | None


@dataclass(frozen=True)
class Watched:
    """What is watched though nobody named it: `name` is what saved check-ins know it by, `said` what people read."""

    when: Condition
    name: str
    said: str


@dataclass(frozen=True)
class Watch:
    """The names given to a question, looked for at each check-in; `also` is watched though nobody named it."""

    question: str
    most: int
    ask: Template
    not_looked: str
    new: str
    offer_after: int
    also: tuple[Watched, ...]


@dataclass(frozen=True)
class LookBack:
    """What is asked of each prediction later, what its result is, and the level the results give together."""

    after: timedelta
    questions: Mapping[str, Question]
    result: tuple[Rule, ...]
    level: tuple[Rule, ...]


@dataclass(frozen=True)
class Remind:
    """When people may be reminded, in their own time zone; days count from Monday as 0."""

    after: timedelta
    days: frozenset[int]
    start: time
    end: time
    before_due: tuple[int, ...]
    """Days before a gap is due on which its owner hears of it."""
    before_expiry: int


USUAL_REMIND = Remind(timedelta(hours=24), frozenset(range(5)), time(9), time(17), (2, 0), 3)
"""What holds where a flow says nothing of it, and in one without check-ins, whose verdict expires all the same."""


@dataclass(frozen=True)
class CheckInPlan:
    """The weekly follow-up: when it comes unless the owner picks otherwise, what it asks, and what follows."""

    title: str
    day: int
    at: time
    skip_after: timedelta
    first_after: timedelta
    """Days that lie between a verdict and the first check-in after it, at least."""
    pause_after: int
    questions: Mapping[str, Question]
    usual: Mapping[str, Value]
    """Question → the answer of a week in which nothing happened."""
    streaks: tuple[Streak, ...]
    measures: tuple[Measure, ...]
    watch: Watch | None
    look_back: LookBack | None
    remind: Remind


def known_by(said: CheckInPlan | None, own: CheckInPlan | None) -> CheckInPlan | None:
    """Give a check-in in other words, in which what is watched is known by the names it has in the flow itself."""
    if said is None or said.watch is None or own is None or own.watch is None:
        return said
    both = zip(said.watch.also, own.watch.also, strict=True)
    return replace(said, watch=replace(said.watch, also=tuple(replace(each, name=one.name) for each, one in both)))
