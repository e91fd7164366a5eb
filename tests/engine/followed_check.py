"""A finished check followed week after week: its check-ins come, people answer them, and the clock goes on."""

from collections.abc import Mapping
from datetime import date, time, timedelta
from typing import Any

from team_check import TeamCheck, answer, closed_check

from bot.engine import events
from bot.engine.after_verdict.following import next_check_in, open_check_in
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.after_verdict.watching import watched
from bot.engine.saved.answer import Answer
from bot.engine.saved.follow_up import CheckIn, Notice
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.verdict import decide
from bot.engine.weighed.weeks import runs

MONDAY = 0
CALM = {"test_set": "same", "expectations": "no"}
"""What people say of a week in which nothing happened."""
WEEKS: Mapping[str, Mapping[str, str]] = {
    "S": CALM,
    "C": {"test_set": "changed", "expectations": "no"},
    "E": {"test_set": "same", "expectations": "yes"},
    "-": {},
}
"""A stable week, one in which the test set changed, one in which expectations did, and one nobody answered."""


class FollowedCheck(TeamCheck):
    """A finished check whose check-ins come on Mondays at nine."""

    def __init__(self, finished: TeamCheck, *, day: int = MONDAY, at: time = time(9), zone: str = "UTC") -> None:
        self.flow, self.now, self.because = finished.flow, finished.now, finished.because
        self.assessment = finished.assessment
        if self.assessment.closed is None:  # a pass or a split keeps it open
            self.does(events.DecideAsked(self.assessment.owner))
        self.does(events.ScheduleChosen(self.assessment.owner, day, at, zone))

    def comes(self, **late: float) -> "FollowedCheck":
        """Let the next check-in come, some time after it was meant to."""
        nominal = next_check_in(self.flow, self.assessment)
        assert nominal is not None, "no check-in comes"
        self.now = nominal + timedelta(**late)
        self.ticks()
        return self

    def says(
        self,
        by: str = "ana",
        *,
        renewed: Mapping[str, Any] | None = None,
        looks: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> "FollowedCheck":
        """Let someone answer the check-in that is open."""
        self.does(self.saying(by, renewed=renewed, looks=looks, **given))
        return self

    def saying(
        self,
        by: str = "ana",
        *,
        renewed: Mapping[str, Any] | None = None,
        looks: Mapping[str, Any] | None = None,
        **given: Any,
    ) -> events.CheckInAnswered:
        last: date = self.assessment.check_ins[-1].date
        return events.CheckInAnswered(
            by,
            last,
            {id_: _said(id_, plain) for id_, plain in given.items()},
            {name: {id_: answer(plain) for id_, plain in look.items()} for name, look in (looks or {}).items()},
            {id_: answer(plain) for id_, plain in (renewed or {}).items()},
        )

    def ends(self, by: str = "ana") -> "FollowedCheck":
        """Let the owner end the check-in that is open, where one is."""
        if self.open() is not None:
            self.does(events.CheckInEnded(by, self.open().date))
        return self

    def weeks(self, words: str, **also: Any) -> "FollowedCheck":
        """Let weeks pass, a letter each."""
        for word in words.replace(" ", ""):
            self.comes()
            if WEEKS[word]:
                self.says(**WEEKS[word], **also)
            self.ends()
        return self

    def lengths(self, streak: str = "stable_weeks") -> list[int]:
        """Tell how long a streak was after each check-in."""
        assert self.flow.check_in
        found = next(each for each in self.flow.check_in.streaks if each.id == streak)
        return [run.length for run in runs(found, self.assessment.check_ins, {})]

    def open(self) -> CheckIn | None:
        return open_check_in(self.assessment)

    def last(self) -> CheckIn:
        return self.assessment.check_ins[-1]

    def sheet(self) -> Sheet:
        return standing_sheet(self.flow, self.assessment, self.now)

    def level(self, question: str) -> float | None:
        return self.sheet().levels[question]

    def verdict(self) -> str:
        return decide(self.sheet()).verdict

    def watched(self) -> tuple[str, ...]:
        return watched(self.flow, self.assessment)

    def told(self, kind: str) -> list[Notice]:
        """List what was said of one kind, and stands."""
        return [notice for notice in self.assessment.notices if notice.kind == kind and not notice.silent]

    def tells(self) -> list[str]:
        """List the kinds of all that was said, and stands."""
        return [notice.kind for notice in self.assessment.notices if not notice.silent]


def followed_check(zone: str = "UTC", day: int = MONDAY, at: time = time(9), **differing: Any) -> FollowedCheck:
    """Finish a check of ana, ben and cy at full level but for some answers, and choose when check-ins come."""
    return FollowedCheck(closed_check(**differing), day=day, at=at, zone=zone)


def _said(part: str, plain: Any) -> Answer:
    return Answer(None, passed="dont_know") if (part, plain) == ("seen", "did_not_look") else answer(plain)
