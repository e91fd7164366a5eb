"""Whether check-ins can make a standing that no answers make; where they cannot, what is proved covers them."""

from collections.abc import Iterator
from dataclasses import replace

from bot.flow.model.check_in import CheckInPlan, Measure
from bot.flow.model.question import Question
from bot.proof.cells import result_of
from bot.proof.ground import Ground
from bot.proof.standings import Facts
from bot.questions import Wrong
from bot.questions.number import Number


def not_covered(ground: Ground) -> Iterator[str]:
    """Say of each question for which check-ins may make a standing of its own that it is not looked at."""
    plan = ground.flow.check_in
    if plan is None:
        return
    for measure in plan.measures:
        if not _measured_is_said(ground, measure):
            yield f"check-ins: what they measure in place of the answers to {measure.question} is not looked at"
    if plan.watch and plan.look_back and not _looked_back_is_said(ground, plan):
        yield f"check-ins: what predictions come to in place of the answers to {plan.watch.question} is not looked at"


def _measured_is_said(ground: Ground, measure: Measure) -> bool:
    """Tell whether people could have given every value that is measured."""
    question = ground.flow.questions[measure.question]
    asked = (question, *(variant.question for variant in question.variants))
    if measure.add is None:
        return all(not isinstance(each.type.read(measure.value), Wrong) for each in asked)
    numbers = all(isinstance(each.type, Number) and _takes_all(each.type) for each in asked)
    return numbers and (not _can_be_settled(question) or _settled_is_said(ground, question))


def _takes_all(number: Number) -> bool:
    return number.most is None and (number.least is None or number.least <= 0)


def _can_be_settled(question: Question) -> bool:
    return question.settle and question.split is not None and question.asked_of != "owner"


def _settled_is_said(ground: Ground, question: Question) -> bool:
    """Tell whether a settled value that grows, as the answers do, stands no other way than answers alone can."""
    hinges = ground.hinges
    if hinges.of[question.id] or hinges.ranges[question.id] or hinges.ranges_of_others:
        return False
    levels = {result_of(rule) for rule in question.level}
    return all(
        Facts(level, split=False, people=0, owner=False, others=0, holds=()) in there
        for there in ground.standings[question.id].values()
        for level in levels
    )


def _looked_back_is_said(ground: Ground, plan: CheckInPlan) -> bool:
    """Tell whether answers alone reach every level that predictions can come to, whatever else is so."""
    if plan.watch is None or plan.look_back is None:
        return True
    levels = {result_of(rule) for rule in plan.look_back.level}
    return all(
        replace(facts, level=level, split=False) in there
        for there in ground.standings[plan.watch.question].values()
        for facts in there
        for level in levels
    )
