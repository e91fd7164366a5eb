"""Who is reminded in a story as time goes by, as far as the engine decides that; Slack's own quiet hours are none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.engine.reminders.desk import Desk, Nudge
from bot.engine.reminders.matters import Matter
from bot.engine.reminders.nudging import Plan, Presence, plan


@dataclass(frozen=True)
class _Looked:
    """What came of the last look at a desk."""

    desk: Desk
    again: datetime | None = None
    seen: tuple[Matter, ...] = ()
    """What was open for its person then."""


@dataclass
class Desks:
    """The desks of all people of a story, each with when it is to be looked at again."""

    _looked: dict[str, _Looked] = field(default_factory=dict)

    def next_look(self) -> datetime | None:
        """Tell when one of them is to be looked at next."""
        return min((each.again for each in self._looked.values() if each.again is not None), default=None)

    def look(self, open_for: Mapping[str, tuple[Matter, ...]], presence: Presence, now: datetime) -> Iterator[str]:
        """Remind whoever is to be reminded now, and name them."""
        for person in sorted({*open_for, *self._looked}):
            theirs, last = open_for.get(person, ()), self._looked.get(person, _Looked(Desk(person)))
            if last.seen == theirs and (last.again is None or now < last.again):
                continue  # nothing of theirs has changed, and it is not time yet: as where a worker looks
            planned = plan(last.desk, theirs, presence, now)
            self._looked[person] = _Looked(_shown(planned), planned.look_again, theirs)
            if planned.calls:
                yield person


def _shown(planned: Plan) -> Desk:
    """Give the desk once its message says what was planned."""
    desk = planned.desk
    if planned.calls:
        about = tuple(each.about for each in planned.about)
        return replace(desk, nudge=Nudge("", "", "", about, planned.about[0].origin.hours))
    if desk.nudge and (planned.card is None or planned.card.state == "over"):
        return replace(desk, nudge=None)
    return desk
