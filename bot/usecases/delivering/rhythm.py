"""When the cards of a busy check are written: the thread at once, the root a breath later, and then once a breath.

Fifty answers within a second become one update of their card at the first, and one of everything at the end.
"""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

BREATH = timedelta(seconds=1.1)
KEPT = 5000
"""Checks remembered at once; the one idle longest is forgotten first, and begins anew."""


class Beat(Enum):
    """What a delivery may write now."""

    THREAD = "the cards in the thread; the root is owed"
    ALL = "everything"


@dataclass(frozen=True)
class _Last:
    at: datetime
    owes_root: bool


class Rhythm:
    """Remembers, in one worker, when each check was last written."""

    def __init__(self, breath: timedelta = BREATH) -> None:
        self.breath = breath
        self._last: OrderedDict[str, _Last] = OrderedDict()

    def beat(self, assessment: str, now: datetime) -> Beat | datetime:
        """Say what may be written of an assessment now, or until when to wait."""
        last = self._last.get(assessment)
        # One that lies ahead was written by a clock that was, and has been set back since.
        if last is not None and last.at <= now < last.at + self.breath:
            return last.at + self.breath
        beat = Beat.ALL if last is not None and last.owes_root else Beat.THREAD
        self._remember(assessment, _Last(now, beat is Beat.THREAD))
        return beat

    def wrote_all(self, assessment: str, now: datetime) -> None:
        """Take note that nothing is owed."""
        self._remember(assessment, _Last(now, owes_root=False))

    def _remember(self, assessment: str, last: _Last) -> None:
        self._last[assessment] = last
        self._last.move_to_end(assessment)
        if len(self._last) > KEPT:
            self._last.popitem(last=False)
