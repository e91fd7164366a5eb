"""A flow as the boxes that the page draws, from the same structure as `ftready draw`, with where a check stands lit."""

from collections.abc import Iterator, Mapping

from bot.engine.saved.assessment import Assessment
from bot.flow.drawing.answers import answers
from bot.flow.model.flow import Flow, Gate, VerdictRule
from bot.flow.model.question import Question
from bot.playground.workshop import Box, Lit, Picture, Row

_ASKED_OF: Mapping[str, str] = {"owner": "the owner", "anyone": "anyone", "everyone": "everyone"}


def picture_of(flow: Flow, check: Assessment | None) -> Picture:
    """Lay out a flow, lit where a check stands."""
    verdict = check.verdicts[-1].verdict if check and check.verdicts else ""
    rule = check.verdicts[-1].rule if check and check.verdicts else ""
    return Picture(
        flow.title,
        _said(flow, check),
        (*_sections(flow, check), *_gates(flow)),
        Box(
            "Rules: the first that holds decides",
            tuple(_rule(each, lit="here" if each.id == rule else "") for each in flow.rules),
        ),
        Box("Verdicts", tuple(_verdicts(flow, verdict)), "here" if verdict else ""),
    )


def _said(flow: Flow, check: Assessment | None) -> str:
    if check is None:
        return ""
    if check.verdicts:
        stands = check.verdicts[-1]
        title = flow.verdicts[stands.verdict].title if stands.verdict in flow.verdicts else stands.verdict
        again = "" if check.closed else " It was opened again."
        return f"This check has its verdict: “{title}”, by the rule “{stands.rule}”.{again}"
    if check.closed:
        return "This check is closed, without a verdict."
    at = _standing_at(flow, check)
    if at < 0:
        return "This check has begun; no section of it is open yet."
    section = flow.sections[at]
    return f"This check stands at section {at + 1} of {len(flow.sections)}: “{section.title}”."


def _standing_at(flow: Flow, check: Assessment) -> int:
    return max((at for at, section in enumerate(flow.sections) if section.id in check.opened), default=-1)


def _sections(flow: Flow, check: Assessment | None) -> Iterator[Box]:
    at = _standing_at(flow, check) if check else -1
    over = bool(check and (check.verdicts or check.closed))
    for number, section in enumerate(flow.sections):
        lit: Lit = ""
        if number <= at:
            lit = "here" if number == at and not over else "been"
        yield Box(section.title, tuple(_question(flow.questions[id_]) for id_ in section.questions), lit)


def _question(question: Question) -> Row:
    role = f" in the role {question.role}" if question.role else ""
    more = f"{question.type.name}, {_ASKED_OF[question.asked_of]}{role}"
    return Row(
        f"question/{question.id}", f"{question.number}. {question.short}", more, besides=tuple(answers(question))
    )


def _gates(flow: Flow) -> Iterator[Box]:
    if flow.gates:
        yield Box("Gates: each blocks by itself", tuple(_gate(flow, each) for each in flow.gates))


def _gate(flow: Flow, gate: Gate) -> Row:
    numbers = [str(flow.questions[id_].number) for id_ in gate.questions if id_ in flow.questions]
    return Row(f"gate/{gate.id}", gate.title, f"from {', '.join(numbers)}" if numbers else "")


def _rule(rule: VerdictRule, *, lit: Lit) -> Row:
    if rule.when:
        more = f"if {rule.when.print()}"
    else:
        more = "if all that it needs holds" if rule.needs else "in every other case"
    return Row(f"rule/{rule.id}", rule.id, more, f"verdict/{rule.verdict}", lit)


def _verdicts(flow: Flow, reached: str) -> Iterator[Row]:
    best_last = [*flow.order, *(id_ for id_ in flow.verdicts if id_ not in flow.order)]
    for id_ in best_last:
        yield Row(f"verdict/{id_}", flow.verdicts[id_].title, lit="here" if id_ == reached else "")
