"""What a proof found, said to whoever writes the flow: in words, and as plain data for machines."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.proof.report import Against, OneSheet, Plain, Promise, Reached, Report, Standing
from bot.questions.values import plain_number

_COUNTED = {
    "fails": "gates can fail",
    "holds": "gates can hold",
    "first": "rules can be the first that holds",
    "reached": "verdicts are reached",
}
_NEVER = {
    "fails": "gate {id} never fails; take it out, or let it ask for something that answers can be",
    "holds": "gate {id} always fails; let it ask for something that answers need not be",
    "first": "rule {id} is never the first that holds; put it before the one that holds instead, or take it out",
    "reached": "verdict {id} is never reached; give it a rule that some answers meet, or take it out",
    "asked": "question {id} is never asked as it stands; one of its variants always is",
}
_VARIANT = (
    "question {id} is never asked as under `{what}`; no answer of the owner's leads there, or another variant does"
)
_UNTOLD = {
    "fails": "gate {id} can fail",
    "holds": "gate {id} can hold",
    "first": "rule {id} can be the first that holds",
    "reached": "verdict {id} is reached",
    "asked": "question {id} is asked",
}


def in_words(report: Report) -> Iterator[str]:
    """Say it in lines: what is reached, what is proved, what is left out, and a sheet for each verdict."""
    yield f"{report.flow}: over every sheet of answers that people can give"
    yield from (f"  {line}" for line in _counted(report.reached))
    yield from (f"  {each.state}: {_amiss(each)}" for each in report.reached if each.state != "reached")
    for promise in report.promises:
        yield f"  {promise.state}: {promise.id}: {promise.say}"
        yield from (f"    {line}" for line in _because(promise))
    yield from (f"  left out: {each}" for each in report.left_out)
    yield from _gave_up(report)
    for each in report.reached:
        if each.kind == "verdict" and each.sheet is not None:
            yield f"a sheet with the verdict {each.id}:"
            yield from (f"  {line}" for line in sheet_lines(each.sheet))


def as_data(report: Report) -> dict[str, Any]:
    """Give all of it ready for JSON."""
    return {
        "flow": report.flow,
        "flow_hash": report.flow_hash,
        "reached": [vars(each) for each in report.reached],
        "properties": [
            {"id": each.id, "say": each.say, "state": each.state, **_against(each.against), **_unproved(each)}
            for each in report.promises
        ],
        "left_out": list(report.left_out),
    }


def _gave_up(report: Report) -> Iterator[str]:
    """Say after how long the solver gave up on something, and what to do."""
    if report.gave_up:
        total = len(report.reached) + len(report.promises)
        may = f"a proof may take {report.seconds} seconds, a fifth of them for one question"
        yield f"  gave up on {report.gave_up} of {total}: {may}; {longer(report.seconds)}"


def longer(seconds: int) -> str:
    """Say what to do where the time was too short."""
    return f"give it longer, as with `--at-most {3 * seconds}`, or make the conditions simpler"


def sheet_lines(sheet: Plain) -> Iterator[str]:
    """Write an answer sheet as YAML, a line for each question."""
    for key, value in sheet.items():
        if not isinstance(value, Mapping):
            yield f"{key}: {value}"
            continue
        yield f"{key}:" if value else f"{key}: {{}}"
        yield from (f"  {name}: {_flowing(each)}" for name, each in value.items())


def _flowing(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _counted(reached: tuple[Reached, ...]) -> Iterator[str]:
    groups: dict[str, list[Reached]] = {}
    for each in reached:
        groups.setdefault(_COUNTED.get(each.what, "wordings of questions are asked"), []).append(each)
    for said, group in groups.items():
        yield f"{sum(each.state == 'reached' for each in group)} of {len(group)} {said}"


def _amiss(found: Reached) -> str:
    if found.state in {"undecided", "unproved"}:
        what = _UNTOLD.get(found.what, "question {id} is asked as under `{what}`").format(id=found.id, what=found.what)
        hangs = "; what is found hangs on what the proof cannot express" if found.state == "undecided" else ""
        return f"whether {what}{hangs}"
    return _NEVER.get(found.what, _VARIANT).format(id=found.id, what=found.what)


def _because(promise: Promise) -> Iterator[str]:
    if promise.state == "undecided":
        yield "whether it is kept hangs on what the proof cannot express"
    if promise.unproved:
        yield f"not told of a better answer to: {', '.join(promise.unproved)}"
    against = promise.against
    if against is None:
        return
    if against.never:
        yield f"never reached: {', '.join(against.never)}"
    if against.fall is None:
        for one in against.sheets:
            yield f"on this sheet the verdict is {_verdict(one)}"
            yield from (f"  {line}" for line in sheet_lines(one.sheet))
        return
    question, (before, after) = against.fall.question, against.sheets
    yield f"{question} goes from {_stands(against.fall.before)} to {_stands(against.fall.after)}, all else fixed,"
    yield f"and the verdict falls from {_verdict(before)}"
    yield f"                       to {_verdict(after)}"
    yield f"before: {question}: {_flowing(before.sheet['answers'].get(question, {}))}"
    yield f"after:  {question}: {_flowing(after.sheet['answers'].get(question, {}))}"
    yield "the sheet before:"
    yield from (f"  {line}" for line in sheet_lines(before.sheet))


def _verdict(one: OneSheet) -> str:
    return f"{one.verdict} (rule {one.rule}: {one.headline})"


def _stands(standing: Standing) -> str:
    split = ", split" if standing.split else ""
    people = f"{standing.people} {'person' if standing.people == 1 else 'people'}"
    return f"level {plain_number(float(standing.level))} ({people}{split})"


def _unproved(promise: Promise) -> dict[str, Any]:
    return {"unproved": list(promise.unproved)} if promise.state == "unproved" else {}


def _against(against: Against | None) -> dict[str, Any]:
    if against is None:
        return {}
    found: dict[str, Any] = {"sheets": [vars(each) for each in against.sheets], "never": list(against.never)}
    if against.fall:
        ends = {"before": against.fall.before, "after": against.fall.after}
        found["moved"] = {"question": against.fall.question} | {
            end: {"level": float(each.level), "split": each.split, "people": each.people} for end, each in ends.items()
        }
    return found
