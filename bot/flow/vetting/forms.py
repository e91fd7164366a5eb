"""Forms with more in them than Slack shows: the one that starts a check, and that of a check-in."""

from collections.abc import Iterable

from bot.flow.model.check_in import CheckInPlan
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.flow.tree.nodes import find
from bot.flow.vetting.parts import Parts
from bot.questions.choice import Choice
from bot.questions.numbers import Numbers

SHOWN = 100
"""Parts of one form that Slack shows; it takes none that has more."""
_ABOVE_AN_INPUT = 290
"""Characters of a question that may stand at its input itself, with its number; a longer one stands above it."""
_START = 7
"""Why it is shown again, the flow, a switch to others, what comes along, a line, the title, the language."""
_TEAM = 4
"""Who answers, whether anyone may, who owns it, who of other companies may."""
_INTRODUCTION, _HEADING, _HEADING_AND_WHY = 2, 1, 2
_NEW = 2
"""What came up and is not watched: its heading, and a box."""


def forms_vetted(parts: Parts) -> None:
    """Note every form that gets too long."""
    flow = parts.flow
    start = start_parts(flow)
    if start > SHOWN:
        message = f"the form that starts a check has {start} parts, and Slack shows {SHOWN}"
        parts.written.wrong(
            find(parts.tree, ("start", "ask")).place, message, "list fewer here; the others come in the thread"
        )
    weekly = check_in_parts(flow, flow.check_in) if flow.check_in else 0
    if weekly > SHOWN:
        message = f"the form of a check-in can have {weekly} parts, and Slack shows {SHOWN}"
        advice = "ask fewer questions here, or write `fresh_for_days` at fewer"
        parts.written.wrong(find(parts.tree, ("check_in", "questions")).place, message, advice)


def start_parts(flow: Flow) -> int:
    """Count the parts of the form that starts a check, when all of it is shown."""
    asked = sum(_parts(flow.questions[id_], passes=True) for id_ in flow.asked_at_start)
    alone = flow.is_for_one
    return _START + asked + (0 if alone else _TEAM + len(flow.roles))


def check_in_parts(flow: Flow, plan: CheckInPlan) -> int:
    """Count the parts of the form of a check-in: as much is looked back on as is watched, and all facts are old."""
    counted = _INTRODUCTION + _of_a_group(plan.questions.values(), _HEADING)
    if plan.watch is not None:
        counted += _HEADING + 1 + _NEW
        if plan.look_back is not None:
            counted += plan.watch.most * _of_a_group(plan.look_back.questions.values(), _HEADING_AND_WHY)
    facts = [each for each in flow.questions.values() if not each.blind]
    again = [_again(each) * _times(flow, each) for each in facts if each.fresh_for is not None]
    gap = max((_again(each) for each in facts if each.fresh_for is None), default=0)
    return counted + (_HEADING_AND_WHY + sum(again) if again else 0) + (_HEADING_AND_WHY + gap if gap else 0)


def _of_a_group(questions: Iterable[Question], heading: int) -> int:
    return heading + sum(_parts(each, passes=True, weekly=True) for each in questions)


def _times(flow: Flow, question: Question) -> int:
    loop = flow.looped.get(question.id)
    return loop.most if loop else 1


def _again(question: Question) -> int:
    """Count the parts of a fact that is answered anew: it always has room for where it can be seen."""
    each_way = (question, *(each.question for each in question.variants))
    return max(_parts(each, passes=False) + (0 if each.link or each.proof else 1) for each in each_way)


def _parts(question: Question, *, passes: bool, weekly: bool = False) -> int:
    """Count the parts of one question: its wording where that does not stand at its input, its inputs, its evidence."""
    type_ = question.type
    own = len(type_.fields_) if isinstance(type_, Numbers) else 1
    words = bool(getattr(type_, "instead_of_number", None) or getattr(type_, "instead_of_names", None))
    beside = words or (passes and not isinstance(type_, Choice))
    speaks = own == 1 and not beside and len(question.ask.text) <= _ABOVE_AN_INPUT
    why = passes and not weekly and not beside and question.not_applicable == "with_reason"
    evidence = 1 if question.link else 2 if question.proof else 0
    return own + evidence + why + (0 if speaks else 1)
