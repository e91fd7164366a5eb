"""What can be asked of a flow with no Slack and no store: its questions, and the verdict on an answer sheet."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from bot.engine.asked.looping import words_of
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.summary import summarise
from bot.engine.weighed.turning import attainable
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import QuestionType
from bot.usecases.files.answer_sheet import read_sheet


def decide_sheet(flow: Flow, plain: object, today: date) -> dict[str, Any]:
    """Decide one answer sheet. Raises SheetError when it cannot be read."""
    sheet, silent = read_sheet(flow, plain, today)
    return verdict_of(sheet) | {"silent": list(silent)}


def verdict_of(sheet: Sheet) -> dict[str, Any]:
    """Say the verdict on a sheet and all that leads to it, ready for JSON."""
    summary = summarise(sheet)
    outcome = summary.outcome
    guidance = sheet.flow.guidance
    return {
        "flow": sheet.flow.id,
        "flow_hash": sheet.flow.hash,
        "verdict": outcome.verdict,
        "rule": outcome.rule,
        "headline": outcome.headline,
        "failed_gates": list(outcome.failed_gates),
        "levels": {words_of(sheet.flow, id_): level for id_, level in sheet.levels.items()},
        "sections": dict(sheet.sections),
        "splits": [words_of(sheet.flow, id_) for id_ in sheet.splits],
        "gaps": [
            vars(gap) | {"link": guidance[gap.guidance].link if gap.guidance and gap.guidance in guidance else None}
            for gap in summary.gaps
        ],
        "not_applicable": [
            {"question": each.question, "said": dict(each.said)} for each in summary.asides if not each.applies
        ],
        "warnings": [warning.id for warning in summary.warnings],
        "contradictions": [each.id for each in summary.contradictions],
        "flips": [dict(vars(flip)) for flip in summary.ways.flips],
        "turns": [dict(vars(turn)) for turn in summary.ways.turns],
        "things": asdict(summary.ways.things) if summary.ways.things else None,
        "missing": [{"text": each.text, "about": each.about} for each in outcome.missing],
        "notes": dict(summary.notes),
        "respondents": summary.respondents,
        "because": [
            f"rule {outcome.rule}: {outcome.headline}",
            *(f"gate {gate.id} fails: {gate.text}" for gate in summary.gates),
            *(f"missing: {each.text}" for each in outcome.missing),
            *(f"open split: {words_of(sheet.flow, id_)}" for id_ in sheet.splits),
        ],
    }


def list_questions(flow: Flow) -> list[dict[str, Any]]:
    """List what a flow asks: ids, types, options, who answers, and what an answer can be worth."""
    return [_question(flow, question) for question in flow.questions.values()]


def _question(flow: Flow, question: Question) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "id": question.id,
        "number": question.number,
        "section": question.section,
        "asked_of": question.asked_of,
        "at_start": question.id in flow.asked_at_start,
        "levels": list(attainable(question)),
        **_asked(question),
    }
    if question.role:
        listed["role"] = question.role
    if question.each:
        listed["for_each"] = question.each
    if question.not_applicable != "no":
        listed["not_applicable"] = question.not_applicable
    if question.when:
        listed["when"] = question.when.text
    if question.variants:
        listed["instead"] = [{"when": each.when.text, **_asked(each.question)} for each in question.variants]
    return listed


def _asked(question: Question) -> dict[str, Any]:
    fields = _fields(question.type)
    return {
        "ask": question.ask.text,
        "type": question.type.name,
        "options": _options(question.type),
        **({"fields": fields} if fields else {}),
        "link": question.link is not None,
        "link_required": question.link is not None and question.link.required,
        "proof": question.proof is not None,
    }


def _options(asked: QuestionType) -> list[str]:
    shape: Mapping[str, Any] = asked.model_dump(by_alias=True)
    return list(shape.get("options") or shape.get("or") or ())


def _fields(asked: QuestionType) -> list[str]:
    """Name the numbers an answer is made of, where it is made of several."""
    shape: Mapping[str, Any] = asked.model_dump(by_alias=True)
    return list(shape.get("fields") or ())
