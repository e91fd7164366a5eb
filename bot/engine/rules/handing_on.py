"""What follows when someone hands a question on."""

from datetime import datetime

from bot.engine import events
from bot.engine.asked.absent import back
from bot.engine.decision import Decision, Refused
from bot.engine.rules.flowing_on import flow_on
from bot.engine.rules.who_may_answer import why_not
from bot.engine.saved.assessment import Assessment, Call
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.sentence import Sentence


def handed(flow: Flow, assessment: Assessment, event: events.Handed, now: datetime) -> Decision | Refused:
    """Hand a question to someone else, who is asked from now on."""
    question = flow.questions.get(event.question)
    if question is None or question.asked_of == "owner":
        return Refused(Sentence("This question cannot be handed on; only the owner answers it."))
    if assessment.handed.get(event.question, {}).get(event.by) == event.to:
        return Decision(assessment, ("it is handed on already",), changed=False)
    refusal = why_not(flow, assessment, question, event.by)
    if refusal:
        return Refused(refusal)
    if event.to == event.by:
        return Refused(Sentence("Pick someone else to hand it to."))
    handed = {by: to for by, to in assessment.handed.get(event.question, {}).items() if by != event.to}
    handed[event.by] = event.to
    answers = {
        p: a for p, a in assessment.answers.get(event.question, {}).items() if p != event.by or a.value is not None
    }
    changed = replace(
        back(assessment, event.to),
        handed={**assessment.handed, event.question: handed},
        answers={**assessment.answers, event.question: answers},
    ).calling(Call(now, event.by, (event.to,), "handed", (event.question,), note=event.note))
    return flow_on(flow, changed, (f"{event.by} handed {event.question} to {event.to}",), now)
