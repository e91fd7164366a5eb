"""What was done to a follow-up, as cards: each says for ever what was true when it happened, and none is ever left out.

What time has brought since never changes a notice; only the button that takes check-ins up again goes from an old one.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from bot.engine.after_verdict.following import next_check_in, waits_for_a_week
from bot.engine.cards.follow_up import NoticeCard
from bot.engine.cards.names import notice_name
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import BETWEEN, Notice, Stood
from bot.engine.saved.replacing import replace
from bot.engine.wanted.hinging import as_told, since_met
from bot.engine.weighed.watched_words import as_read
from bot.flow.model.flow import Flow
from bot.flow.model.loop import asked_for

Numbered = tuple[int, Notice]


def notice_cards(flow: Flow, assessment: Assessment) -> Iterator[NoticeCard]:
    """Give a card for each notice, oldest first; check-ins skipped in a row are told of in one."""
    shown = (each for each in enumerate(assessment.notices, 1) if not _is_silent(each[1]) and not is_of_old(each[1]))
    for _, group in groupby(shown, key=_told_together):
        yield _card(flow, assessment, tuple(group))


def as_they_stand(flow: Flow, before: Assessment, after: Assessment) -> Assessment:
    """Keep with each notice that has just come what is true now; an older version's stays without, whatever changed."""
    old = {(each.kind, each.at) for each in before.notices if each.stood is None}
    told = tuple(
        each if each.stood or (each.kind, each.at) in old else replace(each, stood=_stands(flow, before, after, each))
        for each in after.notices
    )
    return after if told == after.notices else replace(after, notices=told)


def is_of_old(notice: Notice) -> bool:
    """Whether an older version made a notice: what its card says is kept nowhere else, so that it stands as it is."""
    return notice.stood is None and not notice.silent


def _stands(flow: Flow, before: Assessment, assessment: Assessment, notice: Notice) -> Stood:
    care = assessment.care.get(notice.about)
    waiver = care.waiver if care and notice.kind == "waived" else None
    given = care if notice.kind == "given" else None
    return Stood(
        owner=assessment.owner,
        next_at=next_check_in(flow, assessment),
        waits=waits_for_a_week(flow, assessment),
        schedule=assessment.schedule if notice.kind == "scheduled" else None,
        to=given.owner if given else None,
        due=given.due if given else None,
        until=waiver.until if waiver else None,
        reason=waiver.reason if waiver else "",
        hung=since_met(flow, before, assessment, notice.about, notice.at) if notice.kind == "closed" else None,
    )


def _is_silent(notice: Notice) -> bool:
    """Whether a notice is kept and gets no card: one that means nothing now, or that what had led on expired."""
    return notice.silent or (notice.kind == "expired" and bool(notice.about))


def _told_together(numbered: Numbered) -> tuple[object, ...]:
    """Tell what makes one card: those skipped at one look; every other notice is by itself."""
    number, notice = numbered
    return ("skipped", notice.at) if notice.kind == "skipped" else (number,)


def _card(flow: Flow, assessment: Assessment, together: tuple[Numbered, ...]) -> NoticeCard:
    number, notice = together[0]
    as_written = (flow.written or flow).questions  # of an item that is gone, the name without the item is left
    question = flow.questions.get(notice.about) or as_written.get(asked_for(notice.about))
    stood = together[-1][1].stood or Stood(assessment.owner)
    since = assessment.notices[together[-1][0] :]
    is_last = all(each.silent for each in since)
    stopped = notice.kind == "stopped" and assessment.paused is not None
    return NoticeCard(
        name=notice_name(number),
        assessment=assessment.id,
        kind=notice.kind,
        at=notice.at,
        by=notice.by,
        owner=stood.owner,
        about=question.short if question else _about(flow, notice),
        schedule=stood.schedule,
        next_at=stood.next_at,
        to=stood.to,
        due=stood.due,
        until=stood.until,
        reason=stood.reason,
        link=notice.link,
        may_resume=is_last and (stopped or notice.kind == "paused"),
        waits=stood.waits,
        hinge=as_told(flow, stood.hung) if stood.hung else None,
        days=tuple(date.fromisoformat(each.about) for _, each in together) if notice.kind == "skipped" else (),
    )


def _about(flow: Flow, notice: Notice) -> str:
    """Give what a notice is about; what is watched in the words of its reader."""
    if notice.kind != "watch":
        return notice.about
    return BETWEEN.join(as_read(flow, name) for name in notice.about.split(BETWEEN))
