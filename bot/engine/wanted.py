"""Which cards should stand in Slack now: a pure function of the assessment, so that delivery heals after anything."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Literal

from bot.engine.answer import Answer
from bot.engine.asking import (
    brought_along,
    close_at,
    has_response,
    is_done,
    is_hidden,
    open_for,
    people_asked,
)
from bot.engine.assessment import Assessment
from bot.engine.cards import (
    AfterCard,
    Card,
    ContradictionCard,
    QuestionView,
    RootCard,
    SectionCard,
    SectionLine,
    Settled,
    SplitCard,
    SummaryCard,
)
from bot.engine.deciding import expires_at, standing_day
from bot.engine.forms import PASSES
from bot.engine.said import Change, Said
from bot.engine.sheet import Sheet, SheetEnv, lay_out
from bot.engine.standing import Standing, answer_level
from bot.engine.summary import contradictions, note, summarise
from bot.engine.verdict import decide, decide_early
from bot.engine.wanted_follow_up import follow_up_cards, gap_lines, outlook
from bot.flow.model import Flow, Section
from bot.flow.model_question import Question


def cards_wanted(flow: Flow, assessment: Assessment, now: datetime) -> Mapping[str, Card]:
    """Give every card that should stand, by name, in the order in which they are posted."""
    today = standing_day(assessment, now)
    sheet = lay_out(assessment, flow, today, final=assessment.closed is not None)
    cards: dict[str, Card] = {"root": _root(flow, assessment, sheet, now)}
    if flow.asked_at_start != tuple(flow.questions):
        sections = (_section(flow, assessment, sheet, each) for each in flow.sections if each.id in assessment.opened)
        cards |= {card.name: card for card in sections}
    cards |= {card.name: card for card in _splits(assessment, sheet)}
    cards |= {card.name: card for card in _contradictions(flow, assessment, sheet)}
    if assessment.verdicts and assessment.closed:
        summary = _summary(flow, assessment, sheet, now)
        cards[summary.name] = summary
        after = _after(flow, assessment, sheet)
        if after:
            cards[after.name] = after
    return {**cards, **follow_up_cards(flow, assessment, sheet)}


def ended(assessment: Assessment) -> str | None:
    """Say when and by whom a check was closed; None while it is open."""
    if assessment.closed is None:
        return None
    return {
        "owner": f"Closed by <@{assessment.closed.by}>",
        "complete": "Closed: everything is answered",
        "time": "Closed: the time to answer is over",
    }[assessment.closed.how]


def _root(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> RootCard:
    questions = list(flow.questions.values())
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
        name="root",
        assessment=assessment.id,
        title=flow.title,
        subject=assessment.subject,
        owner=assessment.owner,
        anyone_here=assessment.anyone_here,
        started_at=assessment.started_at,
        sections=tuple(_line(assessment, sheet, flow, section) for section in flow.sections),
        answered=tuple(p for p, count in waiting.items() if not count and _has_answered(assessment, p)),
        waiting_for=tuple((person, count) for person, count in waiting.items() if count),
        questions_answered=sum(bool(assessment.answers.get(question.id)) for question in questions),
        questions=len(questions),
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
    )


def _line(assessment: Assessment, sheet: Sheet, flow: Flow, section: Section) -> SectionLine:
    answered = sum(is_done(assessment, flow.questions[id_]) for id_ in section.questions)
    level = sheet.sections[section.id] if assessment.closed else None
    return SectionLine(
        section.id, section.title, answered, len(section.questions), section.id in assessment.opened, level
    )


def _has_begun(assessment: Assessment) -> bool:
    given = (answer for answers in assessment.answers.values() for answer in answers.values())
    return any(answer.at is not None and answer.at > assessment.started_at for answer in given)


def _has_answered(assessment: Assessment, person: str) -> bool:
    return any(person in given for given in assessment.answers.values())


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
        questions=tuple(_view(flow, assessment, sheet, flow.questions[id_]) for id_ in section.questions),
        ended=ended(assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
    )


def _view(flow: Flow, assessment: Assessment, sheet: Sheet, question: Question) -> QuestionView:
    standing = sheet.standings.get(question.id)
    asked = standing.question if standing else question
    env = SheetEnv(sheet)
    answers = assessment.answers.get(question.id, {})
    hidden = is_hidden(assessment, asked)
    return QuestionView(
        id=question.id,
        number=question.number,
        short=asked.short,
        ask=asked.ask.render(env) or asked.short,
        help=asked.help.render(env) if asked.help else None,
        state=_state(assessment, flow, asked),
        hidden=hidden,
        control=None if asked.link or asked.proof else asked.type.at_once(),
        answered_by=tuple(answers),
        waiting_for=open_for(assessment, flow, asked),
        said=() if hidden else tuple(_said(asked, person, answer) for person, answer in answers.items()),
        brought=tuple(_said(asked, who, answer) for who, answer in brought_along(assessment, asked).items()),
        brought_from=assessment.brought_from,
        may_reveal=hidden and has_response(assessment, asked),
        split=bool(standing and standing.split and not hidden),
        settled=_settled(assessment, asked),
        note=note(sheet, standing) if standing and not hidden else None,
        asks_link=asked.link is not None,
        asked_of=asked.asked_of,
    )


def _state(
    assessment: Assessment, flow: Flow, question: Question
) -> Literal["open", "answered", "revealed", "settled", "closed"]:
    if assessment.closed and question.id not in flow.afterwards:
        return "closed"
    if question.id in assessment.settled:
        return "settled"
    if question.blind and question.id in assessment.revealed:
        return "revealed"
    return "answered" if is_done(assessment, question) else "open"


def _said(question: Question, person: str, answer: Answer) -> Said:
    if answer.value is None:
        text = PASSES[answer.passed or "skip"].text
        return Said(person, text, passed=True, changed=answer.changed)
    return Said(person, question.type.say(answer.value), answer.link, answer.changed, message=answer.message)


def _settled(assessment: Assessment, question: Question) -> Settled | None:
    word = assessment.settled.get(question.id)
    return Settled(question.type.say(word.value), word.reason, word.by) if word else None


def _splits(assessment: Assessment, sheet: Sheet) -> Iterator[SplitCard]:
    """Raise each split people may see: judgements once revealed, facts at once; one stays while it is being settled."""
    for id_, standing in sheet.standings.items():
        question = standing.question
        voting = question.blind and id_ in assessment.asked_again and id_ not in assessment.revealed
        if (is_hidden(assessment, question) and not voting) or not (standing.split or standing.settled or voting):
            continue
        yield _split(assessment, standing, voting=voting)


def _split(assessment: Assessment, standing: Standing, *, voting: bool) -> SplitCard:
    question = standing.question
    levels = [answer_level(question, env) for env in standing.envs]
    low, high = min(levels, default=0.0), max(levels, default=0.0)
    at = dict(zip((person for person, _ in standing.counting), levels, strict=True))
    said = {person: question.type.say(answer.value) for person, answer in standing.counting if answer.value is not None}
    lows = () if voting else tuple(person for person, level in at.items() if level == low)
    highs = () if voting else tuple(person for person, level in at.items() if level == high)
    return SplitCard(
        name=f"split/{question.id}",
        assessment=assessment.id,
        question=question.id,
        short=question.short,
        stands_on=f"section/{question.section}",
        owner=assessment.owner,
        low=lows,
        high=highs,
        low_text=" / ".join(dict.fromkeys(said[person] for person in lows)),
        high_text=" / ".join(dict.fromkeys(said[person] for person in highs)),
        may_vote=question.blind and not standing.settled and not voting and assessment.closed is None,
        voting=voting,
        may_settle=question.settle and standing.split and not voting and assessment.closed is None,
        settled=_settled(assessment, question),
        ended=ended(assessment),
        ended_at=assessment.closed.at if assessment.closed else None,
    )


def _contradictions(flow: Flow, assessment: Assessment, sheet: Sheet) -> Iterator[ContradictionCard]:
    """Raise answers that do not go together, once nothing blind would be given away by it."""
    for remark in contradictions(sheet):
        asked = [flow.questions[id_] for id_ in remark.between]
        if any(is_hidden(assessment, each) for each in asked):
            continue
        yield ContradictionCard(
            name=f"contradiction/{remark.id}",
            assessment=assessment.id,
            text=remark.text,
            between=tuple(sheet.standings[each.id].question.short for each in asked),
            sections=tuple(dict.fromkeys(f"section/{each.section}" for each in asked)),
            ended=ended(assessment),
            ended_at=assessment.closed.at if assessment.closed else None,
        )


def _summary(flow: Flow, assessment: Assessment, sheet: Sheet, now: datetime) -> SummaryCard:
    summary = summarise(sheet)
    verdict = flow.verdicts[summary.outcome.verdict]
    before = assessment.verdicts[-2] if len(assessment.verdicts) > 1 else None
    silent = tuple(person for person in people_asked(assessment) if not _has_answered(assessment, person))
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
        summary=summary,
        cards=tuple((id_, f"section/{question.section}") for id_, question in flow.questions.items()),
        shorts=tuple((id_, standing.question.short) for id_, standing in sheet.standings.items()),
        evidence=tuple(_evidence(sheet)),
        settled=tuple(
            (id_, word) for id_, each in sheet.standings.items() if (word := _settled(assessment, each.question))
        ),
        silent=silent,
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
        care=gap_lines(flow, assessment, sheet, now.date()),
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
        if before.get(id_) != standing.level
    )


def _after(flow: Flow, assessment: Assessment, sheet: Sheet) -> AfterCard | None:
    verdict = flow.verdicts[assessment.verdicts[-1].verdict]
    if not verdict.ask:
        return None
    return AfterCard(
        name=f"after/{verdict.id}",
        assessment=assessment.id,
        title=verdict.title,
        owner=assessment.owner,
        questions=tuple(_view(flow, assessment, sheet, question) for question in verdict.ask),
    )
