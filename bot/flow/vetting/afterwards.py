"""Conditions of check-ins, and of what a flow promises, that come to the same whatever is answered."""

from bot.flow.model.check_in import CheckInPlan, LookBack
from bot.flow.tree.nodes import find
from bot.flow.vetting.constants import Vetting
from bot.flow.vetting.known import ALWAYS, NEVER, Facts, Key
from bot.flow.vetting.parts import Parts, below
from bot.flow.vetting.spans import Span
from bot.flow.written.file import items_of


def afterwards_vetted(parts: Parts) -> None:
    """Note every such condition."""
    vetting = Vetting(parts, parts.facts)
    plan = parts.flow.check_in
    if plan is not None:
        _check_in(vetting, plan)
    for node, each in parts.listed("properties", parts.flow.properties):
        if each.always is not None and vetting.outcomes(each.always.tree, _decided(vetting)) == NEVER:
            vetting.wrong(find(node, ("always",)), "this can never hold", "change it, or take the property out")


def _check_in(vetting: Vetting, plan: CheckInPlan) -> None:
    week = _of_questions(vetting, plan)
    node = find(vetting.parts.tree, ("check_in",))
    for each, streak in zip(below(node, "streaks"), plan.streaks, strict=True):
        vetting.rules(below(each, "each_week"), streak.each_week, week)
    grown: dict[Key, Span] = {("name", streak.id): Span(0, missing=False) for streak in plan.streaks}
    for each, measure in zip(below(node, "measures"), plan.measures, strict=True):
        if measure.when is None:
            continue
        found = vetting.outcomes(measure.when.tree, Facts(grown, beyond=week))
        if found == NEVER:
            vetting.wrong(find(each, ("when",)), f"'{measure.question}' is never set so, for this can never hold")
        elif found == ALWAYS:
            vetting.wrong(find(each, ("when",)), f"'{measure.question}' is always set so, whatever was answered")
    also = plan.watch.also if plan.watch else ()
    for each, one in zip(below(find(node, ("watch",)), "also") if also else (), also, strict=True):
        found = vetting.outcomes(one.when.tree, vetting.facts.asking)
        if found in {NEVER, ALWAYS}:
            often = "always" if found == ALWAYS else "never"
            vetting.wrong(find(each, ("when",)), f"'{one.name}' is {often} watched besides")
    if plan.look_back is not None:
        _look_back(vetting, plan.look_back)


def _look_back(vetting: Vetting, looks: LookBack) -> None:
    node = find(vetting.parts.tree, ("check_in", "look_back"))
    vetting.rules(items_of(find(node, ("result",))), looks.result, _of_questions(vetting, looks))
    counts: dict[Key, Span] = {
        ("name", name): Span(0, missing=False) for name in ("held", "wrong", "not_tested", "predictions")
    }
    vetting.rules(items_of(find(node, ("level",))), looks.level, Facts(counts))


def _of_questions(vetting: Vetting, asking: CheckInPlan | LookBack) -> Facts:
    """Give what is known of the answers to questions that are asked later."""
    facts = vetting.facts
    return Facts(
        answers={id_: facts.answer(question) for id_, question in asking.questions.items()}, beyond=facts.asking
    )


def _decided(vetting: Vetting) -> Facts:
    """Give what is known of a decided sheet."""
    verdicts = frozenset[str | None](vetting.parts.flow.verdicts)
    return Facts(picks={"verdict": verdicts}, beyond=vetting.facts.at_any_time)
