"""The modals in which one thing is answered or steered: a question, a settlement, a handing on.

A form that cannot be taken comes back filled, with what is wrong at its field.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.cards.check import ROOT
from bot.engine.decision import Refused
from bot.engine.events import Answered, Event, Handed, SplitSettled
from bot.engine.forms.questions import LINK, SINCE, read_form
from bot.engine.forms.same_name import named_otherwise
from bot.engine.rules.flowing_on import settling_decides
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.talk import split_cards
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.questions.seen import seen
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Address, Verb
from bot.slack.cards.split import said_on
from bot.slack.heard.asked import Asker, PressedInView, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import is_stranger
from bot.slack.surfaces.finding.found import Found, find, question_now, theirs
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.surfaces.finding.picked import why_not_askable
from bot.slack.telling import (
    ACK,
    Press,
    because,
    because_plainly,
    change_view,
    line_of,
    open_view,
    refuse,
    tell,
    wrong_of,
)
from bot.slack.writing.blocks import Json
from bot.slack.writing.text import inline, mention
from bot.tongue import say
from bot.usecases.acting.act import Done, Making

NOBODY = Sentence("Pick someone of this workspace who is in the channel of this check.")


async def open_answer(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form of one question."""
    address, person = press.pressed.address, press.asker.person
    question = found.answerable(address.question, person)
    if isinstance(question, Refused):
        return refuse(parts, press, question)
    return await open_view(parts, press, views.answer(address.assessment, found.form(question, person)))


async def take_answer(parts: Parts, submitted: Submitted) -> Json:
    """Take a filled form."""
    address, values, person = submitted.address, submitted.view.values, submitted.asker.person
    wrong: dict[str, Wrong] = {}

    outcome = await take(parts, submitted, answering(address, values, person, wrong))
    if isinstance(outcome, Refused) and outcome.outdated:
        return await _ask_anew(parts, submitted, outcome)
    if not isinstance(outcome, Done):
        return views.errors(values, wrong or {address.question: wrong_of(outcome)})
    if submitted.view.below:
        parts.later.do(refresh_my_answers(parts, submitted.asker, submitted.view.below, outcome.assessment.id))
    return ACK


async def _ask_anew(parts: Parts, submitted: Submitted, why: Refused) -> Json:
    """Draw the form again in the words that stand now, with what was typed beside the answer."""
    address, person = submitted.address, submitted.asker.person
    found = await find(parts, submitted.asker, Verb.FORM, address.assessment)
    question = found.question(address.question) if isinstance(found, Found) else None
    if not isinstance(found, Found) or question is None:
        return views.errors(submitted.view.values, {address.question: wrong_of(why)})
    form = found.form(question, person)
    typed = views.entered(submitted.view.values, question.id)
    beside = {name: entered for name, entered in typed.items() if name in {LINK, SINCE}}
    return {"response_action": "update", "view": views.answer(address.assessment, form, beside, because(why))}


async def open_settle(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner settles a split."""
    address = press.pressed.address
    question = found.question(address.question)
    if question is None:
        return refuse(parts, press, Refused(NO_LONGER_ASKED))
    return await open_view(parts, press, _settling(found, question, press.asker.person))


def _settling(
    found: Found, question: Question, person: str, typed: Mapping[str, Any] | None = None, reason: str = ""
) -> Json:
    """Draw that form, with what everyone said as far as the card of the split shows it."""
    flow, assessment = found.flow, found.assessment
    cards = split_cards(flow, assessment, standing_sheet(flow, assessment, found.now))
    said = next((said_on(card) for card in cards if card.question == question.id), [])
    is_last = settling_decides(flow, assessment, question.id, found.now)
    form = found.form(question, person)
    return views.settle(assessment.id, form, typed, reason, is_last=is_last, said=said)


async def settle_again(parts: Parts, press: PressedInView, at: Address) -> Json:
    """Show that form again after something was picked in place of its input, or the input was wanted back."""
    found = await find(parts, press.asker, Verb.SETTLE, at.assessment)
    question = found.question(at.question) if isinstance(found, Found) else None
    if not isinstance(found, Found) or question is None:
        return refuse(parts, press, Refused(NO_LONGER_ASKED) if isinstance(found, Found) else found)
    typed, own = views.entered(press.view.values, question.id), views.entered(press.view.values)
    reason = str(own.get(views.REASON) or "")
    return await change_view(parts, press, _settling(found, question, press.asker.person, typed, reason))


async def take_settle(parts: Parts, submitted: Submitted) -> Json:
    """Take the owner's word on a split."""
    address, values = submitted.address, submitted.view.values
    reason = str(views.entered(values).get(views.REASON) or "")
    wrong: dict[str, Wrong] = {}

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        question = question_now(flow, assessment, address.question)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        value = question.type.take(views.entered(values, question.id))
        if value is None:
            value = Wrong(Sentence("Give the value that holds."))
        if isinstance(value, Wrong):
            wrong[question.id] = value
            return Refused(value.message, question.id)
        if not seen(reason):
            wrong[""] = Wrong(Sentence("Say why; the reason stands in the summary."), views.REASON)
            return Refused(wrong[""].message)
        return SplitSettled(submitted.asker.person, question.id, value, reason)

    outcome = await take(parts, submitted, made)
    if isinstance(outcome, Done):
        return ACK
    return views.errors(values, wrong or {address.question: wrong_of(outcome)})


async def open_hand(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which a question is handed to someone."""
    address, person = press.pressed.address, press.asker.person
    question = found.answerable(address.question, person)
    if isinstance(question, Refused):
        return refuse(parts, press, question)
    return await open_view(parts, press, views.hand(address.assessment, question.id, question.short))


async def take_hand(parts: Parts, submitted: Submitted) -> Json:
    """Hand a question to someone, who is called once in the thread; whoever did it hears that it is done."""
    address, values, asker = submitted.address, submitted.view.values, submitted.asker
    own = views.entered(values)
    to = str(own.get(views.TO) or "")
    found = await find(parts, asker, Verb.HAND, address.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, views.TO, because_plainly(found))
    check = found.assessment
    wrong: str = NOBODY
    if to:
        wrong = await why_not_askable(parts, asker.installation, check.channel, [to], check.outsiders)
    if wrong:
        return wrong_at(values, views.TO, wrong)
    note = " ".join(str(own.get(views.NOTE) or "").split())[: views.NOTE_LENGTH]
    outcome = await take(parts, submitted, Handed(asker.person, address.question, to, note))
    if not isinstance(outcome, Done):
        return wrong_at(values, views.TO, because_plainly(outcome))
    parts.later.do(_confirm(parts, submitted, outcome, to))
    return ACK


async def refresh_my_answers(parts: Parts, asker: Asker, view_id: str, assessment_id: str) -> None:
    """Show a new answer in the list from which its form was opened."""
    found = await find(parts, asker, Verb.MY_ANSWERS, assessment_id)
    if isinstance(found, Found):
        types = not await is_stranger(parts, asker)
        view = views.my_answers(found.flow, found.assessment, asker.person, found.today, types=types)
        await parts.outgoing.call(asker.installation, "views.update", view_id=view_id, view=view)


def answering(
    address: Address,
    values: Mapping[str, Any],
    person: str,
    wrong: dict[str, Wrong],
    finish: Callable[[Answer], Answer] = lambda answer: answer,
) -> Making:
    """Make the answer that was typed into the form of a question; what is wrong with it is put into `wrong`."""

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:
        question = question_now(flow, assessment, address.question)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        answer = read_form(question, views.entered(values, question.id), now.date()) or views.BLANK
        if not isinstance(answer, Wrong):
            answer = named_otherwise(assessment, question, person, answer) or answer
        if isinstance(answer, Wrong):
            wrong[question.id] = answer
            return Refused(answer.message, question.id)
        return Answered(person, {question.id: finish(answer)}, views.shown_in(values))

    return made


async def _confirm(parts: Parts, submitted: Submitted, done: Done, to: str) -> None:
    """Tell whoever handed a question over that it is done; the receiver is called by a card of its own."""
    asker = submitted.asker
    flow = await theirs(parts, asker, done.flow, done.assessment.language)
    question = flow.question(submitted.address.question)
    root = (await parts.ports.store.receipts(asker.installation, done.assessment.id)).get(ROOT)
    short = inline(question.short, 300) if question else say("a question")
    text = say(
        "*{short}* is with {to} now, who is told so here, and no longer open for you.", short=short, to=mention(to)
    )
    await tell(parts, asker, done.assessment.channel, root.ts if root else "", line_of(text))
