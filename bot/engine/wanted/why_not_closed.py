"""Why no single answer closes a gap; only says what `one_can_renew` has decided, and never lets one answer more."""

from bot.engine.after_verdict.following import is_measured, one_can_renew
from bot.engine.cards.follow_up import Held
from bot.flow.model.flow import Flow


def what_holds(flow: Flow, question: str) -> Held | None:
    """Tell what keeps one person from closing the gap of a question; what moves it by itself goes before the rest."""
    if one_can_renew(flow, question):
        return None
    if is_measured(flow, question) or _is_looked_back_at(flow, question):
        return "measured"
    return "everyone" if flow.questions[question].blind else "rests"


def rests_by_name(flow: Flow, question: str) -> tuple[str, ...]:
    """Name the questions that are asked, or asked again, after this one has changed."""
    return tuple(
        each.short for each in flow.questions.values() if question in each.again_after or question in each.hangs_on
    )


def _is_looked_back_at(flow: Flow, question: str) -> bool:
    plan = flow.check_in
    return bool(plan and plan.look_back and plan.look_back.level and plan.watch and plan.watch.question == question)
