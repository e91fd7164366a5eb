"""Through years of schedules, edits, pauses and downtime, each date comes once or is reported skipped, one a week.

The dates expected are counted by hand, so to say: day by day with the zone's own clock, and no help of cron's.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

import pytest
from team_check import START, TeamCheck, answer, quick_check

from bot.engine import events
from bot.engine.after_verdict.following import LATE, open_check_in
from bot.engine.saved.follow_up import CheckIn, Schedule

ZONES = (
    *("UTC", "Europe/Berlin", "Europe/Dublin", "Africa/Casablanca", "America/New_York", "America/Santiago"),
    *("America/Havana", "Asia/Kolkata", "Asia/Tokyo", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Honolulu"),
)
"""Twelve zones: both hemispheres, half hours, changes at midnight and by half an hour, and some that never change."""
AFTER_THE_VERDICT = timedelta(days=4)
SKEW = 150.0
"""Seconds by which a worker's clock is ahead or behind, so that two of them are up to five minutes apart."""
JUMPS = 0.05
"""How often one is wrong by a whole hour."""
A_LEAP_YEAR = 1.35
"""Years until after 29 February 2028, on which the first schedule has a check-in."""
TIMES = (time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(9), time(17, 45), time(23, 59))


@dataclass
class Simulated:
    """One schedule through the years: what happened, and in which stretches of time it was in force."""

    random: Random
    check: TeamCheck
    first_zone: str
    until: datetime
    in_force: list[tuple[Schedule, datetime, datetime]] = field(default_factory=list)
    seen_at: dict[date, datetime] = field(default_factory=dict)
    """When the worker opened or skipped each date, by its own clock."""
    last_tick: datetime = START

    def run(self) -> "Simulated":
        self.choose(self.first_zone)
        since = self.last_tick = self.check.now
        next_edit = self.check.now + self.some_days(20, 200)
        while self.check.now < self.until:
            due = self.check.due() or self.until
            if next_edit < due:
                before, last_tick = self.schedule, self.last_tick
                self.check.now = max(self.check.now, next_edit)
                if self.edit():
                    self.in_force.append((before, since, last_tick))
                    since = self.last_tick = self.check.now
                next_edit = self.check.now + self.some_days(20, 200)
                continue
            self.check.now = max(due, self.check.now) + self.downtime()
            was_paused, last_tick = self.check.assessment.paused is not None, self.last_tick
            self.tick()
            if self.check.assessment.paused is not None and not was_paused:  # nobody answered for too long
                self.in_force.append((self.schedule, since, last_tick))
                self.check.now += self.some_days(1, 30)
                self.check.does(events.ResumeAsked("ana"))
                since = self.check.now
            self.answer()
        self.in_force.append((self.schedule, since, self.last_tick))
        return self

    @property
    def schedule(self) -> Schedule:
        assert self.check.assessment.schedule
        return self.check.assessment.schedule

    @property
    def check_ins(self) -> tuple[CheckIn, ...]:
        return self.check.assessment.check_ins

    def choose(self, zone: str) -> bool:
        at = self.random.choice(TIMES)
        return self.check.does(events.ScheduleChosen("ana", self.random.randrange(7), at, zone)).changed

    def edit(self) -> bool:
        """Change the schedule, or pause for a while."""
        if self.random.random() < 0.5:
            return self.choose(self.random.choice(ZONES))
        self.check.does(events.PauseAsked("ana"))
        self.check.now += self.some_days(0, 40)
        self.tick()
        return self.check.does(events.ResumeAsked("ana")).changed

    def tick(self) -> None:
        """Let the worker look, several times and twice at once as several workers would, each by its own clock."""
        right = self.check.now
        for skew in self.skews():
            self.check.now = right + skew
            self.check.ticks()
            if self.check.assessment.paused is None:  # a clock behind may take a pause back, and it comes again
                self.last_tick = max(self.last_tick, self.check.now)
            for gone in set(self.seen_at) - {each.date for each in self.check_ins}:
                del self.seen_at[gone]  # a clock behind has taken it back
            for check_in in self.check_ins[-60:]:
                self.seen_at.setdefault(check_in.date, self.check.now)
        self.check.now = right

    def skews(self) -> list[timedelta]:
        """Say how wrong the clocks of two workers are: by minutes at most, and now and then one by an hour."""
        apart = [timedelta(seconds=self.random.uniform(-SKEW, SKEW)) for _ in range(2)]
        if self.random.random() < JUMPS:
            apart[self.random.randrange(2)] = timedelta(hours=self.random.choice([-1, 1]))
        return apart

    def answer(self) -> None:
        current = open_check_in(self.check.assessment)
        if current is not None and self.random.random() < 0.8:
            said = {"still_the_same": answer(self.random.choice(["yes", "yes", "no"]))}
            self.check.does(events.CheckInAnswered("ana", current.date, said))

    def downtime(self) -> timedelta:
        """Give how late the worker is: mostly not at all, sometimes hours, and now and then weeks."""
        hours = self.random.choices([0, 0.4, 3, 7, 500], [90, 4, 3, 2, 1])[0]
        return timedelta(hours=hours * self.random.random() if hours else 0)

    def some_days(self, least: int, most: int) -> timedelta:
        return timedelta(days=self.random.randint(least, most), minutes=self.random.randrange(1440))


def instants(rule: Schedule, since: datetime, until: datetime) -> Iterator[tuple[date, datetime]]:
    """Go through a schedule's dates in a stretch of time, day by day."""
    zone = ZoneInfo(rule.zone)
    day = since.astimezone(zone).date() - timedelta(days=1)
    while day <= until.astimezone(zone).date():
        if day.weekday() == rule.day:
            at = instant(day, rule.at, zone)
            if since < at <= until:
                yield day, at
        day += timedelta(days=1)


def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Give the first moment at which it is that time there, or the first minute after where the clocks skip it."""
    moment = datetime.combine(day, at, zone).replace(fold=0).astimezone(UTC)
    if (moment.astimezone(zone).date(), moment.astimezone(zone).time()) == (day, at):
        return moment
    moment -= timedelta(hours=2)
    while (moment.astimezone(zone).date(), moment.astimezone(zone).time()) < (day, at):
        moment += timedelta(minutes=1)
    return moment


def expected(simulated: Simulated) -> list[tuple[date, datetime]]:
    """Count the dates by hand: those of every stretch, one for each ISO week, none just after the verdict."""
    found: list[tuple[date, datetime]] = []
    for rule, since, until in simulated.in_force:
        for day, at in instants(rule, since, until):
            week = day.isocalendar()[:2]
            first_day = START.astimezone(ZoneInfo(rule.zone)).date()
            if day >= first_day + AFTER_THE_VERDICT and (not found or found[-1][0].isocalendar()[:2] < week):
                found.append((day, at))
    return found


@cache
def a_year(seed: int) -> Simulated:
    return simulate(seed, A_LEAP_YEAR if seed == 0 else 1)


def simulate(seed: int, years: float) -> Simulated:
    random = Random(seed)  # noqa: S311 - the same years each time
    check = quick_check()
    check.assessment = replace(check.assessment, id=f"a{seed}")
    return Simulated(random, check, ZONES[seed % len(ZONES)], START + timedelta(days=365.25 * years)).run()


def holds(simulated: Simulated) -> None:
    found = [(each.date, each.at) for each in simulated.check_ins]
    assert found == expected(simulated)
    assert len({each.week for each in simulated.check_ins}) == len(found)
    # What a clock that was ahead told too early is silent, and told again when it is so.
    told = [notice for notice in simulated.check.assessment.notices if not notice.silent]
    skipped = [notice.about for notice in told if notice.kind == "skipped"]
    assert skipped == [each.date.isoformat() for each in simulated.check_ins if each.ended == "skipped"]
    grace = simulated.check.flow.check_in.skip_after
    for each in simulated.check_ins:
        behind = simulated.seen_at[each.date] - each.at
        assert (each.ended == "skipped") == (behind > grace)
        assert each.late == (behind > LATE)


@pytest.mark.parametrize("seed", range(24))
def test_a_year_of_a_schedule_comes_out_as_counted_by_hand(seed):
    holds(a_year(seed))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(1000, 1006))
def test_five_years_of_a_schedule_come_out_as_counted_by_hand(seed):
    holds(simulate(seed, 5))


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("zone", range(12))
def test_five_years_of_two_hundred_schedules_come_out_as_counted_by_hand(zone):
    for seed in range(1000 + zone, 1200, 12):
        holds(simulate(seed, 5))


def test_the_years_have_in_them_what_makes_them_hard():
    zones, ended, moved, dates = set(), set(), set(), set()
    for simulated in map(a_year, range(24)):
        zones |= {rule.zone for rule, *_ in simulated.in_force}
        ended |= {each.ended for each in simulated.check_ins}
        dates |= {each.date for each in simulated.check_ins}
        for rule, *stretch in simulated.in_force:
            moved |= {rule.zone} if len({at.time() for _, at in instants(rule, *stretch)}) > 1 else set()

    assert zones == set(ZONES)
    assert ended >= {"held", "missed", "skipped"}
    assert date(2028, 2, 29) in dates
    assert {(day.month, day.day) for day in dates} >= {(12, 31), (1, 1)}
    assert len(moved) >= 6, "in few zones did the clocks change"
