"""What is kept for all to see in the thread: what was done to the follow-up, and by whom."""

from datetime import datetime

from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Notice, NoticeKind
from bot.engine.saved.replacing import replace


def noted(  # noqa: PLR0913, PLR0917 - what is kept of it
    assessment: Assessment,
    kind: NoticeKind,
    at: datetime,
    by: str | None = None,
    about: str = "",
    link: str | None = None,
) -> Assessment:
    """Keep what was done to the follow-up."""
    return replace(assessment, notices=(*assessment.notices, Notice(kind, at, by, about, link)))


def awake(assessment: Assessment, by: str | None, now: datetime) -> Assessment:
    """Wake check-ins that ftready paused by itself: somebody is there after all, by name where all may know of it."""
    if assessment.paused is None or assessment.paused.by is not None:
        return assessment
    return noted(replace(assessment, paused=None, resumed_at=now), "resumed", now, by)
