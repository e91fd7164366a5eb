"""What time alone brings: to an open check reveals and the close, to a finished one its follow-up."""

from datetime import datetime

from bot.engine import events
from bot.engine.asked.asking import close_at, reveal_at
from bot.engine.asked.branching import asked_now
from bot.engine.decision import Decision
from bot.engine.rules.checking_in import time_passed
from bot.engine.rules.deleting import going_on
from bot.engine.rules.flowing_on import close, flow_on
from bot.engine.saved.assessment import Assessment, Closing, Revealed
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow


def ticked(flow: Flow, assessment: Assessment, event: events.Ticked, now: datetime) -> Decision:
    """Let happen what time alone brings; a check it closes is a finished one at once."""
    if assessment.going is not None:
        return going_on(assessment, assessment.going, now)
    if assessment.closed:
        return time_passed(flow, assessment, now, unseen=event.unseen)
    passed = _to_open_check(flow, assessment, now)
    if passed.assessment.closed is None:
        return passed
    further = time_passed(flow, passed.assessment, now, unseen=event.unseen)
    return Decision(further.assessment, (*passed.because, *further.because)) if further.changed else passed


def _to_open_check(flow: Flow, assessment: Assessment, now: datetime) -> Decision:
    due = {
        question.id: Revealed(now, None)
        for question in asked_now(flow, assessment).values()
        if (at := reveal_at(assessment, flow, question)) and at <= now
    }
    shown = replace(assessment, revealed={**assessment.revealed, **due})
    closing = close_at(assessment, flow)
    if closing and closing <= now:
        return close(flow, shown, Closing(now, "time"), ("the time to answer is over",))
    if not due:
        return Decision(assessment, ("nothing is due",), changed=False)
    return flow_on(flow, shown, tuple(f"time revealed {id_}" for id_ in due), now)
