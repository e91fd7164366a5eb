"""The root card of a check: where it stands at a glance, whom it waits for, and what comes next."""

from datetime import datetime

from bot.engine.after_verdict.standing_verdict import expires_at, has_expired
from bot.engine.asked.absent import there
from bot.engine.asked.asking import close_at, has_response, has_spoken, open_for, people_asked, progress
from bot.engine.asked.branching import asked_now
from bot.engine.asked.roles import vacant
from bot.engine.cards.check import ROOT, RootCard, SectionLine
from bot.engine.cards.names import summary_name
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.afterwards import to_write
from bot.engine.wanted.follow_up import outlook
from bot.engine.wanted.sections import shown_in
from bot.engine.wanted.talk import open_splits
from bot.engine.wanted.viewing import ended
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.verdict import decide, decide_early
from bot.flow.model.flow import Flow, Section
from bot.flow.model.question import Question


def root_card(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> RootCard:
    """Give it as it should stand."""
    questions = list(asked_now(flow, assessment).values())
    sections = tuple(_line(assessment, sheet, flow, section) for section in shown_in(flow, sheet))
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
        ended=ended(flow, assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
        summary=summary_name(assessment) if past else None,
        then_button=flow.then.button if flow.then else None,
        led_on=assessment.led_to is not None,
        outlook=outlook(flow, assessment, now, sheet),
        has_roles=bool(flow.roles),
        to_write=to_write(flow, assessment),
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
        questions_begun=sum(_is_begun(assessment, question) for question in questions),
        closes_after=flow.close_after_days if len(sections) > 1 else None,
    )


def _vacant(flow: Flow, assessment: Assessment) -> tuple[str, ...]:
    """Name the roles nobody holds, as far as something asked of them is still to be answered."""
    asked = asked_now(flow, assessment).values()
    wanted = {question.role for question in asked if progress(assessment, question) == "open"}
    empty = vacant(flow, assessment) if assessment.closed is None else ()
    return tuple(role.title for role in flow.roles if role.id in empty and role.id in wanted)


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


def _is_begun(assessment: Assessment, question: Question) -> bool:
    """Whether somebody has said something to a judgement that others have open; a fact is done with its first word.

    What is hidden goes by who has spoken alone, so that this gives nothing of it away.
    """
    return question.blind and progress(assessment, question) == "open" and has_response(assessment, question)


def _has_begun(assessment: Assessment) -> bool:
    given = (answer for answers in assessment.answers.values() for answer in answers.values())
    return any(answer.at is not None and answer.at > assessment.started_at for answer in given)
