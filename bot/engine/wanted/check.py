"""Which cards should stand in Slack now: a pure function of the assessment, so that delivery heals after anything."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from bot.engine.after_verdict.standing_verdict import expires_at, has_expired, standing_sheet
from bot.engine.asked.absent import there
from bot.engine.asked.asking import (
    close_at,
    has_spoken,
    is_done,
    open_for,
    people_asked,
    progress,
    responded,
    said_nothing,
    to_ask,
)
from bot.engine.asked.branching import asked_now
from bot.engine.asked.looping import unrolled
from bot.engine.asked.roles import vacant
from bot.engine.cards.check import ROOT, AfterCard, Card, LeftOpen, RootCard, SectionCard, SectionLine, SummaryCard
from bot.engine.cards.deletion import DeletedCard, GoingCard
from bot.engine.cards.parts import Change
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.follow_up import follow_up_cards, gap_lines, older_cards, outlook
from bot.engine.wanted.talk import call_cards, contradiction_cards, handover_cards, open_splits, split_cards
from bot.engine.wanted.viewing import ended, settled, view
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.summary import summarise
from bot.engine.weighed.verdict import decide, decide_early
from bot.flow.model import Flow, Section


def cards_wanted(flow: Flow, assessment: Assessment, now: datetime, kind: str | None = None) -> Mapping[str, Card]:
    """Give every card that should stand, by name, in the order in which they are posted; or those of one kind alone."""
    going = assessment.going
    if going is not None and going.over:
        return {ROOT: DeletedCard(ROOT, assessment.id, going.by)}
    flow = unrolled(flow, assessment)
    sheet = standing_sheet(flow, assessment, now)
    wanted = _KINDS.values() if kind is None else [_KINDS[kind]] if kind in _KINDS else ()
    return {card.name: card for some in dict.fromkeys(wanted) for card in some(flow, assessment, sheet, now)}


def older_wanted(flow: Flow, assessment: Assessment, now: datetime) -> Mapping[str, Card]:
    """Give the older cards as they would stand, to be drawn once more; they are posted no more where they are gone."""
    flow = unrolled(flow, assessment)
    return older_cards(flow, assessment, standing_sheet(flow, assessment, now))


def root_wanted(flow: Flow, assessment: Assessment, now: datetime) -> RootCard:
    """Give the root card alone, for whoever asks only where a check stands."""
    flow = unrolled(flow, assessment)
    return _root(flow, assessment, standing_sheet(flow, assessment, now), now)


def _root(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> RootCard:
    questions = list(asked_now(flow, assessment).values())
    sections = tuple(_line(assessment, sheet, flow, section) for section in _shown(flow, sheet))
    waiting = {
        person: sum(person in open_for(assessment, flow, question) for question in questions)
        for person in dict.fromkeys((*people_asked(assessment), assessment.owner))
    }
    outcome, early = decide_early(sheet) or (None, None)
    past = assessment.verdicts[-1] if assessment.closed and assessment.verdicts else None
    if past:
        outcome, early = decide(sheet), None
    verdict = flow.verdicts[outcome.verdict] if outcome else None
    return RootCard(
        name=ROOT,
        assessment=assessment.id,
        title=flow.title,
        subject=assessment.subject,
        owner=assessment.owner,
        anyone_here=assessment.anyone_here,
        started_at=assessment.started_at,
        sections=sections,
        answered=tuple(p for p, count in waiting.items() if not count and has_spoken(assessment, p)),
        waiting_for=tuple((person, count) for person, count in waiting.items() if count),
        questions_answered=sum(line.answered for line in sections),
        questions_passed=sum(line.passed for line in sections),
        questions=len(questions),
        splits=tuple(open_splits(assessment, sheet)),
        alone=not assessment.anyone_here
        and len({*there(people_asked(assessment), assessment.away), assessment.owner}) == 1,
        state="closed" if assessment.closed else "open",
        closes_at=None if assessment.closed else close_at(assessment, flow),
        reopened=assessment.reopened_at is not None,
        mark=verdict.mark if verdict else None,
        verdict=verdict.title if verdict else None,
        headline=outcome.headline if outcome else None,
        early=early,
        expires_at=expires_at(flow, assessment),
        begun=_has_begun(assessment),
        ended=ended(assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
        summary=f"summary/{len(assessment.verdicts)}" if past else None,
        then_button=flow.then.button if flow.then else None,
        led_on=assessment.led_to is not None,
        outlook=outlook(flow, assessment, now),
        has_roles=bool(flow.roles),
        vacant=_vacant(flow, assessment),
        going_at=assessment.going.until if assessment.going else None,
        owner_gone=assessment.gone.why if assessment.gone else None,
        away=tuple(
            (who, how)
            for who, how in assessment.away.items()
            if who != assessment.owner and who in people_asked(assessment)
        ),
        expired=has_expired(flow, assessment, now),
        outsiders=assessment.outsiders,
    )


def _vacant(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """Name the roles nobody holds, as far as something asked of them is still to be answered."""
    asked = asked_now(flow, assessment).values()
    wanted = {question.role for question in asked if progress(assessment, question) == "open"}
    empty = vacant(flow, assessment) if assessment.closed is None else ()
    return tuple(role.title for role in flow.roles if role.id in empty and role.id in wanted)


def _shown(flow: Flow, sheet: Sheet) -> list[Section]:
    """List the sections that have something to ask; the first one calls people, and always stands."""
    return [section for section in flow.sections if section is flow.sections[0] or sheet.asks_in(section)]


def _line(assessment: Assessment, sheet: Sheet, flow: Flow, section: Section) -> SectionLine:
    asked = [id_ for id_ in section.questions if sheet.standings[id_].asked]
    far = [progress(assessment, flow.questions[id_]) for id_ in asked]
    return SectionLine(
        id=section.id,
        title=section.title,
        answered=far.count("answered"),
        passed=far.count("passed"),
        of=len(far),
        splits=sum(sheet.standings[id_].split for id_ in section.questions),
        opens_after=None if section.id in assessment.opened else flow.sections[flow.sections.index(section) - 1].title,
        level=sheet.sections[section.id] if assessment.closed else None,
    )


def _has_begun(assessment: Assessment) -> bool:
    given = (answer for answers in assessment.answers.values() for answer in answers.values())
    return any(answer.at is not None and answer.at > assessment.started_at for answer in given)


def _sections(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[SectionCard]:
    if flow.asked_at_start != tuple(flow.questions):
        shown = (each for each in _shown(flow, sheet) if each.id in assessment.opened)
        yield from (_section(flow, assessment, sheet, each) for each in shown)


def _section(flow: Flow, assessment: Assessment, sheet: Sheet, section: Section) -> SectionCard:
    place = flow.sections.index(section)
    others = tuple(person for person in assessment.asked if person != assessment.started_by)
    return SectionCard(
        name=f"section/{section.id}",
        assessment=assessment.id,
        title=section.title,
        place=place + 1,
        of=len(flow.sections),
        owner=assessment.owner,
        calls=others if place == 0 else (),
        questions=tuple(
            view(flow, assessment, sheet, flow.questions[id_])
            for id_ in section.questions
            if sheet.standings[id_].asked
        ),
        ended=ended(assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
    )


def _summary(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> Iterator[SummaryCard]:
    if assessment.verdicts and assessment.closed:
        yield _of_verdict(flow, assessment, sheet, now)


def _of_verdict(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> SummaryCard:
    summary = summarise(sheet)
    verdict = flow.verdicts[summary.outcome.verdict]
    before = assessment.verdicts[-2] if len(assessment.verdicts) > 1 else None
    closing = assessment.closed
    at = closing.at if closing else assessment.verdicts[-1].at
    return SummaryCard(
        name=f"summary/{len(assessment.verdicts)}",
        assessment=assessment.id,
        title=flow.title,
        subject=assessment.subject,
        owner=assessment.owner,
        mark=verdict.mark,
        verdict=verdict.title,
        verdicts=tuple((each.id, each.title) for each in flow.verdicts.values()),
        best=summary.outcome.verdict == flow.order[-1],
        outside=summary.outcome.verdict not in flow.order,
        summary=summary,
        cards=tuple((id_, f"section/{question.section}") for id_, question in flow.questions.items()),
        shorts=tuple((id_, standing.question.short) for id_, standing in sheet.standings.items()),
        evidence=tuple(_evidence(sheet)),
        settled=tuple(
            (id_, word)
            for id_, each in sheet.standings.items()
            if each.stands and (word := settled(assessment, each.question))
        ),
        left_open=_left_open(assessment, sheet),
        silent=said_nothing(assessment),
        ended=ended(assessment) or "",
        ended_at=at,
        expires_at=expires_at(flow, assessment),
        before=flow.verdicts[before.verdict].title if before else None,
        changes=_changes(sheet, before.levels) if before else (),
        guidance=verdict.guidance,
        then_button=flow.then.button if flow.then else None,
        led_on=assessment.led_to is not None,
        may_reopen=flow.asked_at_start != tuple(flow.questions),
        outlook=outlook(flow, assessment, now),
        care=gap_lines(flow, assessment, sheet, now),
        expired=has_expired(flow, assessment, now),
    )


def _left_open(assessment: Assessment, sheet: Sheet) -> tuple[LeftOpen, ...]:
    """Name what was not done when the check was closed, and who had not answered it."""
    return tuple(
        LeftOpen(
            id_,
            standing.question.short,
            tuple(
                person
                for person in to_ask(assessment, standing.question)
                if not responded(assessment, standing.question, person)
            ),
        )
        for id_, standing in sheet.standings.items()
        if standing.asked and not is_done(assessment, standing.question)
    )


def _evidence(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for id_, standing in sheet.standings.items():
        link = next((answer.link for _, answer in standing.counting if answer.link), None)
        if link:
            yield id_, link


def _changes(sheet: Sheet, before: Mapping[str, float | None]) -> tuple[Change, ...]:
    return tuple(
        Change(id_, standing.question.short, before.get(id_), standing.level)
        for id_, standing in sheet.standings.items()
        if standing.stands and before.get(id_) != standing.level
    )


def _after(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[AfterCard]:
    verdict = flow.verdicts[assessment.verdicts[-1].verdict] if assessment.verdicts and assessment.closed else None
    if verdict is not None and verdict.ask:
        yield AfterCard(
            name=f"after/{verdict.id}",
            assessment=assessment.id,
            title=verdict.title,
            owner=assessment.owner,
            questions=tuple(view(flow, assessment, sheet, question) for question in verdict.ask),
        )


def _going(assessment: Assessment) -> Iterator[GoingCard]:
    if assessment.going is not None:
        yield GoingCard("going", assessment.id, assessment.going.by, assessment.going.until)


Some = Callable[[Flow, Assessment, Sheet, datetime], Iterable[Card]]


def _follow_up(flow: Flow, assessment: Assessment, sheet: Sheet, _: datetime) -> Iterable[Card]:
    return follow_up_cards(flow, assessment, sheet).values()


_KINDS: Mapping[str, Some] = {
    ROOT: lambda flow, check, sheet, now: (_root(flow, check, sheet, now),),
    "section": lambda flow, check, sheet, _: _sections(flow, check, sheet),
    "call": lambda flow, check, sheet, _: call_cards(flow, check, sheet),
    "owner": lambda _flow, check, _sheet, _now: handover_cards(check),
    "split": lambda flow, check, sheet, _: split_cards(flow, check, sheet),
    "contradiction": lambda flow, check, sheet, _: contradiction_cards(flow, check, sheet),
    "summary": _summary,
    "after": lambda flow, check, sheet, _: _after(flow, check, sheet),
    **dict.fromkeys(("checkin", "moved", "notice", "watch"), _follow_up),
    "going": lambda _flow, check, _sheet, _now: _going(check),
}
"""What stands before the stroke in a card's name, and what gives the cards it names, in the order they are posted."""
