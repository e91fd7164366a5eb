"""The modal in which somebody says that a question does not apply, and its owner that it applies to nobody."""

from datetime import datetime

from bot.engine.decision import Refused
from bot.engine.events import Answered, Event, SplitSettled
from bot.engine.forms.questions import WHY_ASIDE
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED, why_not
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.questions.seen import seen
from bot.slack import views
from bot.slack.heard.asked import PressedInView, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.answering.forms import refresh_my_answers
from bot.slack.surfaces.answering.typed_before import asks_about_typed
from bot.slack.surfaces.finding.found import Found, question_now
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.telling import ACK, Press, because_plainly, change_view, open_view, refuse
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done


async def open_aside(parts: Parts, press: Press, found: Found) -> Json:
    """Ask why a question does not apply; where its form was open, in place of that."""
    address, person = press.pressed.address, press.asker.person
    question = found.question(address.question)
    if question is None:
        return refuse(parts, press, Refused(NO_LONGER_ASKED))
    may_decide = person == found.assessment.owner and question.settle and question.asked_of != "owner"
    refusal = why_not(found.flow, found.assessment, question, person)
    if refusal and (found.assessment.closed or not may_decide):
        return refuse(parts, press, Refused(refusal))
    view = views.aside(found.assessment, question, for_all=may_decide, alone=refusal is not None)
    if isinstance(press, PressedInView):
        if await asks_about_typed(parts, press):
            return ACK
        return await change_view(parts, press, view)
    return await open_view(parts, press, view)


async def take_aside(parts: Parts, submitted: Submitted) -> Json:
    """Take that a question does not apply: to whoever says so, or to all where its owner decides that."""
    address, values, person = submitted.address, submitted.view.values, submitted.asker.person
    own = views.entered(values)
    reason, for_all = str(own.get(views.REASON) or "").strip(), bool(own.get(views.FOR_ALL))

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        question = question_now(flow, assessment, address.question)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        if not seen(reason) and (for_all or question.not_applicable == "with_reason"):
            return Refused(WHY_ASIDE)
        if for_all:
            return SplitSettled(person, question.id, None, reason)
        return Answered(person, {question.id: Answer(None, passed="not_applicable", reason=reason)})

    outcome = await take(parts, submitted, made)
    if not isinstance(outcome, Done):
        return wrong_at(values, views.REASON, because_plainly(outcome))
    if submitted.view.below:
        parts.later.do(refresh_my_answers(parts, submitted.asker, submitted.view.below, outcome.assessment.id))
    return ACK
