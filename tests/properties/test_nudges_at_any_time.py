"""Whatever is open, whoever is away, and whatever they wish: nobody is disturbed when they must not be, nothing twice,
and everything at last.
"""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from nudge_samples import WORK, Followed, check_in, due

from bot.engine.decision import Refused
from bot.engine.reminders.matters import Matter
from bot.engine.reminders.nudging import Presence
from bot.engine.reminders.wishing import Wish
from bot.engine.times.hours import Hours

BEGIN = datetime(2026, 3, 2, tzinfo=UTC)
"""A Monday a month before most clocks change."""
SPAN = timedelta(days=60)
QUIET_END = timedelta(days=25)
"""After this much without an event everything that may be told has been."""
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Kiritimati")

moments = st.integers(0, int(SPAN.total_seconds()) // 900).map(
    lambda quarters: BEGIN + quarters * timedelta(minutes=15)
)
stretches = st.tuples(moments, st.integers(1, 200)).map(lambda each: (each[0], each[0] + timedelta(hours=each[1])))
hours = st.sampled_from(
    [WORK, Hours(frozenset({1, 3}), time(7, 30), time(12)), Hours(frozenset({6}), time(2), time(3))]
)
matters = st.one_of(
    st.builds(lambda at, number, hours: check_in(at, f"a{number}", hours), moments, st.integers(0, 9), hours),
    st.builds(lambda at, hours: due(at.date(), hours=hours), moments, hours),
)


@dataclass
class Life:
    """What happens to one person in two months."""

    zone: str
    open: list[tuple[Matter, datetime, datetime]]
    """Each matter, from when it is open, and until when."""
    quiet: list[tuple[datetime, datetime]]
    away: list[tuple[datetime, datetime, bool]]
    """Whether they say until when."""
    wishes: list[tuple[datetime, Wish]]
    told: dict[str, int] = field(default_factory=dict)

    def presence(self, now: datetime) -> Presence:
        quiet = [end for begin, end in self.quiet if begin <= now < end]
        away = [(end, says) for begin, end, says in self.away if begin <= now < end]
        until = max((end for end, _ in away), default=None) if all(says for _, says in away) else None
        return Presence(self.zone, bool(away), until, max(quiet, default=None))

    def is_open(self, now: datetime) -> list[Matter]:
        found = {each.about: each for each, begin, end in self.open if begin <= now < end}
        return list(found.values())


lives = st.builds(
    Life,
    zone=st.sampled_from(ZONES),
    open=st.lists(st.tuples(matters, stretches).map(lambda each: (each[0], *each[1])), min_size=1, max_size=6),
    quiet=st.lists(stretches, max_size=4),
    away=st.lists(st.tuples(stretches, st.booleans()).map(lambda each: (*each[0], each[1])), max_size=2),
    wishes=st.lists(st.tuples(moments, st.sampled_from(Wish)), max_size=4),
)


def begun(matter: Matter, zone: str, now: datetime) -> int:
    return sum(moment <= now for moment in matter.moments(zone))


def check_post(life: Life, person: Followed, snoozed_until: datetime | None, abouts: tuple[str, ...]) -> None:
    """See that what was just posted could be posted, and that something of it was new."""
    now, there = person.now, person.now.astimezone(ZoneInfo(life.zone))
    found = [each for each in life.is_open(now) if each.about in abouts]
    assert {each.about for each in found} == set(abouts)
    for each in found:
        kept = each.origin.hours
        assert there.weekday() in kept.days
        assert kept.start <= there.time() < kept.end
    assert not any(begin <= now < end for begin, end in life.quiet)
    assert not any(begin <= now < end for begin, end, _ in life.away)
    assert not person.desk.stopped
    assert snoozed_until is None or snoozed_until <= now
    assert any(begun(each, life.zone, now) > life.told.get(each.about, 0) for each in found)
    life.told |= {each.about: begun(each, life.zone, now) for each in found}


def live(life: Life, end: datetime) -> Followed:
    """Look at the person whenever a commit, a wish or the last look asks for it."""
    person = Followed(now=BEGIN - timedelta(seconds=1))
    stirred = {at for _, *both in life.open for at in both} | {at for at, _ in life.wishes}
    for _ in range(1000):
        coming = [each for each in (*stirred, person.again, end) if each is not None and each > person.now]
        person.now = min(coming)
        if person.now == end:
            return person
        for at, wish in life.wishes:
            if at == person.now:
                wishes(life, person, wish)
        person.presence = life.presence(person.now)
        snoozed, posts = person.desk.snoozed_until, len(person.posts)
        person.looks(*life.is_open(person.now))
        if len(person.posts) > posts:
            check_post(life, person, snoozed, person.posts[-1][1])
    raise AssertionError("the looks never end")


def wishes(life: Life, person: Followed, wish: Wish) -> None:
    person.presence = life.presence(person.now)
    about = person.desk.nudge.about if person.desk.nudge else ()
    outcome = person.wishes(wish)
    if not isinstance(outcome, Refused) and wish not in {Wish.STOP, Wish.AGAIN}:
        life.told = {each: count for each, count in life.told.items() if each not in about}


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(lives)
def test_nobody_is_disturbed_when_they_must_not_be_and_nothing_is_told_twice(life):
    live(life, BEGIN + 2 * SPAN)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(lives)
def test_what_stays_open_is_told_at_last_unless_they_said_stop(life):
    # The last days are without do-not-disturb and vacations, and nothing is over before them.
    last = max([at for _, *both in life.open for at in both] + [at for at, _ in life.wishes])
    life.quiet = [(begin, min(end, last)) for begin, end in life.quiet]
    life.away = [(begin, min(end, last), says) for begin, end, says in life.away]
    life.open = [(each, begin, last + timedelta(days=99)) for each, begin, _ in life.open]
    end = last + QUIET_END

    person = live(life, end)

    for each in life.is_open(end) if not person.desk.stopped else ():
        assert life.told.get(each.about, 0) >= begun(each, life.zone, end - timedelta(days=15))
