"""The memo of a decision: a pure function of a decided check, with no word of how it is written.

It shows what everyone may see once a check is decided, and there is none before.
"""

from collections.abc import Iterator
from datetime import datetime

from bot.engine.after_verdict.following import local_day
from bot.engine.after_verdict.standing_verdict import expires_at, has_expired, standing_sheet
from bot.engine.asked.asking import said_nothing
from bot.engine.asked.looping import unrolled
from bot.engine.cards.parts import Said
from bot.engine.forms.questions import in_words
from bot.engine.overviews.memo_parts import Closed, Dissent, Foretold, Heading, Memo, Named
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.spelling import alike
from bot.engine.wanted.follow_up import gap_lines, outlook
from bot.engine.wanted.summary import left_open
from bot.engine.wanted.viewing import agree_since, ended, quoted, said_before, settled
from bot.engine.weighed.looked_back import what_it_came_to
from bot.engine.weighed.predictions import results
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.standing import Standing, by_level
from bot.engine.weighed.summary import Summary, summarise
from bot.engine.weighed.verdict import tried
from bot.engine.weighed.watched_words import as_read
from bot.flow.model.flow import Flow
from bot.flow.model.memo import MemoPart
from bot.flow.model.question import Question
from bot.sentence import Sentence

AFTERWARDS = Sentence("Asked after the verdict")


def memo(flow: Flow, assessment: Assessment, now: datetime) -> Memo | None:
    """Say all there is to say about a decision; None while there is none."""
    if assessment.closed is None or not assessment.verdicts:
        return None
    flow = unrolled(flow, assessment)
    sheet = standing_sheet(flow, assessment, now)
    summary = summarise(sheet)
    return Memo(
        title=flow.title,
        subject=assessment.subject,
        owner=assessment.owner,
        verdict=flow.verdicts[summary.outcome.verdict].title,
        headline=summary.outcome.headline,
        decided_at=assessment.closed.at,
        decided_as=_decided_as(flow, assessment, assessment.closed.at),
        since=assessment.verdicts[-1].at,
        anew_at=_anew_at(assessment, assessment.closed.at),
        ended=ended(flow, assessment) or "",
        expires_at=expires_at(flow, assessment),
        expired=has_expired(flow, assessment, now),
        led_on=assessment.led_to is not None,
        checks_in=flow.check_in is not None,
        respondents=summary.respondents,
        silent=said_nothing(assessment),
        left_open=left_open(assessment, sheet),
        tried=tuple(tried(sheet)),
        gates=summary.gates,
        verdicts=tuple((each.id, each.title) for each in flow.verdicts.values()),
        headings=tuple(_headings(flow, assessment, sheet)),
        dissent=tuple(_dissent(assessment, sheet)),
        evidence=tuple(_evidence(sheet)),
        gaps=gap_lines(flow, assessment, sheet, now),
        closed=tuple(_closed(flow, assessment)),
        warnings=summary.warnings,
        contradictions=summary.contradictions,
        outlook=outlook(flow, assessment, now),
        foretold=tuple(_foretold(flow, assessment, sheet)),
        history=tuple(_history(flow, assessment, summary)),
        flow=flow.id,
        flow_hash=flow.hash,
    )


def _decided_as(flow: Flow, assessment: Assessment, closed_at: datetime) -> str:
    """Give the verdict with which it was closed, where it became another one since."""
    if assessment.verdicts[-1].at <= closed_at:
        return ""
    by_then = [_title_of(flow, past.verdict) for past in assessment.verdicts if past.at <= closed_at]
    return by_then[-1] if by_then else ""


def _title_of(flow: Flow, verdict: str) -> str:
    return flow.verdicts[verdict].title if verdict in flow.verdicts else verdict


def _anew_at(assessment: Assessment, closed_at: datetime) -> datetime | None:
    """Tell when a verdict was worked out anew, where that is another day than the one on which it was decided."""
    at = assessment.decided_at
    return at if at is not None and local_day(assessment, at) > local_day(assessment, closed_at) else None


def _headings(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[Heading]:
    for part in flow.memo or _every_section(sheet.flow):
        asked = [each for id_ in part.questions for each in sheet.flow.instances.get(id_, (id_,))]
        named = [named for id_ in asked if (named := _named(flow, assessment, sheet, id_)) is not None]
        if named:
            yield Heading(part.title, tuple(named))


def _every_section(flow: Flow) -> Iterator[MemoPart]:
    for section in flow.sections:
        yield MemoPart(section.title, section.questions)
    yield MemoPart(AFTERWARDS, tuple(flow.afterwards))


def _named(flow: Flow, assessment: Assessment, sheet: Sheet, id_: str) -> Named | None:
    """Name a question of a section that is asked, or one a verdict asked that somebody answered."""
    standing, given = sheet.standings.get(id_), assessment.answers.get(id_, {})
    if standing is None:
        after = flow.afterwards.get(id_)  # what is asked item by item is asked nobody without an item
        return Named(after.short, None, None, _said(after, assessment), None) if after and given else None
    if not standing.asked:
        return None
    question = standing.question
    counts = question.type.say(standing.value) if standing.value is not None else None
    came_to = tuple((as_read(flow, name), result) for name, result in what_it_came_to(sheet, id_).items())
    said, word = _said(question, assessment), settled(assessment, question)
    return Named(question.short, counts, standing.level, said, word, tuple(_apart(standing)), came_to)


def _apart(standing: Standing) -> Iterator[tuple[str, int]]:
    """Count who picked or named the same; nothing where all did, where a word settled it, or it was written freely."""
    type_ = standing.question.type
    given = [(person, answer.value) for person, answer in standing.counting if isinstance(answer.value, str | tuple)]
    if standing.settled or type_.typed == "text" or len({type_.say(value) for _, value in given}) < 2:  # noqa: PLR2004 - two differ
        return
    if type_.typed != "names":
        yield from ((text, len(people)) for _, text, people in by_level(standing))
        return
    named: dict[str, tuple[str, set[str]]] = {}
    for person, value in given:
        for each in value if isinstance(value, tuple) else (value,):
            text = type_.say((each,) if isinstance(value, tuple) else value)
            named.setdefault(alike(text), (text, set()))[1].add(person)
    yield from sorted(((text, len(people)) for text, people in named.values()), key=lambda each: -each[1])


def _said(question: Question, assessment: Assessment) -> tuple[Said, ...]:
    return tuple(
        Said(
            person,
            in_words(question, answer),
            answer.link,
            answer.changed,
            answer.value is None,
            quoted(answer),
            since=answer.since,
            said_before=said_before(assessment, question.id, person),
        )
        for person, answer in assessment.answers.get(question.id, {}).items()
    )


def _dissent(assessment: Assessment, sheet: Sheet) -> Iterator[Dissent]:
    """Go through the questions on which a level hung on whom one asks, at last or before they voted again."""
    for id_, standing in sheet.standings.items():
        said = by_level(standing) if standing.asked else ()
        apart = len({level for level, _, _ in said}) > 1
        again = assessment.asked_again.get(id_) if standing.asked else None
        if apart or again:
            told = tuple((text, people) for _, text, people in said) if apart else ()
            short, word = standing.question.short, settled(assessment, standing.question)
            yield Dissent(short, told, standing.split, again, agree_since(assessment, standing), word)


def _evidence(sheet: Sheet) -> Iterator[tuple[str, str, str]]:
    for standing in sheet.standings.values():
        for person, answer in standing.counting if standing.asked else ():
            if answer.link:
                yield standing.question.short, person, answer.link


def _closed(flow: Flow, assessment: Assessment) -> Iterator[Closed]:
    for id_, care in assessment.care.items():
        if care.closed_by and id_ in flow.questions:
            day = care.closed_on or (local_day(assessment, care.closed) if care.closed else None)
            yield Closed(flow.questions[id_].short, care.closed_by, day, care.link)


def _foretold(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[Foretold]:
    look_back = flow.check_in.look_back if flow.check_in else None
    if look_back is None:
        return
    found = results(look_back, assessment.predictions, assessment.check_ins, sheet.owners)
    for each in assessment.predictions:
        yield Foretold(as_read(flow, each.name), each.on, found[each.name])


def _history(flow: Flow, assessment: Assessment, summary: Summary) -> Iterator[tuple[datetime, str]]:
    """Tell which verdicts there were; the last one is said as it stands now."""
    for past in assessment.verdicts[:-1]:
        yield past.at, _title_of(flow, past.verdict)
    yield assessment.verdicts[-1].at, flow.verdicts[summary.outcome.verdict].title
