"""Matters made up for one person, and their desk followed from look to look as whoever delivers does it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta

from bot.engine.decision import Refused
from bot.engine.reminders.card import NudgeCard
from bot.engine.reminders.desk import Desk, Nudge
from bot.engine.reminders.matters import Matter, Origin
from bot.engine.reminders.nudging import Plan, Presence, plan
from bot.engine.reminders.wishing import Wish, Wished, wished
from bot.engine.times.hours import Hours

WORK = Hours(frozenset(range(5)), time(9), time(17))
MONDAY = datetime(2026, 11, 30, 10, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
AT_WORK = Presence("UTC")


def origin(assessment: str = "a1", hours: Hours = WORK) -> Origin:
    return Origin(assessment, "C1", "Readiness", "invoices", hours)


def check_in(at: datetime = MONDAY, assessment: str = "a1", hours: Hours = WORK) -> Matter:
    return Matter(f"check_in/{assessment}/{at}", "check_in", origin(assessment, hours), "checkin/2026-W49", instant=at)


def due(day: date, before: Sequence[int] = (2, 0), hours: Hours = WORK) -> Matter:
    mornings = tuple(day - timedelta(days=each) for each in before)
    return Matter(f"due/a1/q/{day}", "due", origin(hours=hours), "summary/1", "Test cases", day, mornings=mornings)


@dataclass
class Followed:
    """One person's desk."""

    desk: Desk = field(default_factory=lambda: Desk("U1"))
    now: datetime = MONDAY
    presence: Presence = AT_WORK
    posts: list[tuple[datetime, tuple[str, ...]]] = field(default_factory=list)
    """When a message was posted, and what it was about."""
    again: datetime | None = None
    presses: int = 0

    def looks(self, *matters: Matter) -> Plan:
        """Look, and do what follows."""
        planned = plan(self.desk, matters, self.presence, self.now)
        nudge, about = planned.desk.nudge, tuple(each.about for each in planned.about)
        if planned.calls:
            self.posts.append((self.now, about))
            nudge = Nudge("D1", f"{len(self.posts)}.0", "shown", about, planned.about[0].origin.hours)
        elif planned.card is None or planned.card.state == "over":
            nudge = None
        self.desk, self.again = replace(planned.desk, nudge=nudge), planned.look_again
        return planned

    def card(self, *matters: Matter) -> NudgeCard | None:
        return self.looks(*matters).card

    def wishes(self, wish: Wish, press: str = "") -> Desk | Refused:
        """Press a button of the nudge."""
        self.presses += 1
        stands = self.desk.nudge or Nudge("D1", "0.0", "", (), WORK)
        event = Wished("U1", wish, "D1", stands.ts, press or str(self.presses))
        outcome = wished(self.desk, event, self.presence.zone, self.now)
        if isinstance(outcome, Desk):
            self.desk = outcome
        return outcome
