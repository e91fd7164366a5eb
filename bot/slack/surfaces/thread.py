"""Presses on cards that do something at once: answer, done, pass, show, vote again, resume, end a check-in.

Each is one event; the acknowledgement goes out after its commit, and what there is to say goes to that person alone.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import cast

from bot.engine.decision import Refused
from bot.engine.events import (
    Answered,
    CheckInEnded,
    Event,
    ResumeAsked,
    RevealAsked,
    VoteCalled,
)
from bot.engine.forms.questions import PASSES, in_words
from bot.engine.rules.checking_in import why_over
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED
from bot.engine.saved.answer import Answer, Pass
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.sentence import Sentence, either
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.controls.checkboxes import ticked
from bot.slack.heard.asked import PressedInMessage, PressedInView
from bot.slack.parts import Parts
from bot.slack.remembered import Met
from bot.slack.surfaces.answering.forms import refresh_my_answers
from bot.slack.surfaces.answering.typed_before import asks_about_typed
from bot.slack.surfaces.finding.found import question_now, theirs
from bot.slack.surfaces.finding.happening import happen
from bot.slack.telling import ACK, Press, change_view, fill_view, refuse
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done, Making
from bot.usecases.delivering.twins import PressedCard, tidy
from bot.usecases.ports import HoldOffError, Installation, LostAnswerError

NO_TICKS = Sentence("Tick what is true, or None of these, then press Done.")
KNOWN = 5000
"""Cards remembered as standing where their receipts say; the one remembered longest is forgotten first."""


def _answer(press: Press) -> Event:
    address = press.pressed.address
    return _given(press, Answer(press.pressed.value or address.extra, pressed_at=press.at))


def _given(press: Press, answer: Answer) -> Answered:
    """Answer the question that was pressed on, in the words that stood above it."""
    question, shown = press.pressed.address.question, press.pressed.shown
    return Answered(press.asker.person, {question: answer}, {} if shown is None else {question: shown})


def _pass(press: Press) -> Event | Refused:
    address = press.pressed.address
    if address.extra in PASSES:
        return _given(press, Answer(None, passed=cast("Pass", address.extra), pressed_at=press.at))
    return Refused(Sentence("Pick {all}.", all=either(option.text for option in PASSES.values())))


def _done(press: Press) -> Making:
    """Take the boxes that were ticked; only the question knows what they mean together."""

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        address = press.pressed.address
        question = question_now(flow, assessment, address.question)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        values = press.values if isinstance(press, PressedInMessage) else press.view.values
        value = question.type.take({"value": ticked(values, address.assessment, address.question)})
        if value is None:
            return Refused(NO_TICKS)
        if isinstance(value, Wrong):
            return Refused(value.message)
        return _given(press, Answer(value, pressed_at=press.at))

    return made


def _end_check_in(press: Press) -> Making:
    """End the check-in of the card that was pressed, which may be over by now."""

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        try:
            return CheckInEnded(press.asker.person, date.fromisoformat(press.pressed.address.extra))
        except ValueError:
            return Refused(why_over(assessment))

    return made


EVENTS: Mapping[Verb, Callable[[Press], Event | Making | Refused]] = {
    Verb.ANSWER: _answer,
    Verb.DONE: _done,
    Verb.PASS: _pass,
    Verb.REVEAL: lambda press: RevealAsked(press.asker.person, press.pressed.address.question),
    Verb.VOTE_AGAIN: lambda press: VoteCalled(press.asker.person, press.pressed.address.question),
    Verb.RESUME: lambda press: ResumeAsked(press.asker.person),
    Verb.END_CHECK_IN: _end_check_in,
}
"""Every press that is an event by itself."""


async def press_event(parts: Parts, press: Press) -> Json:
    """Let the event happen that a press means."""
    address = press.pressed.address
    if await asks_about_typed(parts, press):
        return ACK
    event = EVENTS[address.verb](press)
    if isinstance(event, Refused):
        return refuse(parts, press, event)
    outcome = await happen(parts, press, address.verb, address.assessment, event)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    return await _show_taken(parts, press, outcome) if isinstance(press, PressedInView) else ACK


async def _show_taken(parts: Parts, press: PressedInView, done: Done) -> Json:
    """Say in the form that what was pressed in it is taken; a press cannot close it."""
    address = press.pressed.address
    flow = await theirs(parts, press.asker, done.flow, done.assessment.language)
    question = question_now(flow, done.assessment, address.question)
    given = done.assessment.answer(address.question, press.asker.person)
    if question is None or given is None:
        return ACK
    if press.view.below:
        parts.later.do(refresh_my_answers(parts, press.asker, press.view.below, done.assessment.id))
    said = views.taken(question.short, in_words(question, given))
    try:
        return await change_view(parts, press, said)
    except (HoldOffError, LostAnswerError):  # it is taken, so nobody may read that it failed
        parts.later.do(fill_view(parts, press.asker, press.view.id, said))
        return ACK


@dataclass(frozen=True)
class Twins:
    """Looks after cards that stand twice. Which stand right is remembered, so that a press costs no look of its own."""

    known: Met[tuple[str, str, str]] = field(default_factory=lambda: Met(KNOWN))

    def look(self, parts: Parts, press: PressedInMessage) -> None:
        """Look, later, whether the card someone pressed on is the one its receipt knows."""
        spot, assessment = press.spot, press.pressed.address.assessment
        if not spot.card or spot.ephemeral or not assessment:
            return
        if not self.known.is_new((assessment, spot.channel, spot.ts), parts.ports.clock()):
            return
        card = PressedCard(spot.card, spot.channel, spot.ts, spot.has_replies)
        parts.later.do(self._tidy(parts, press.asker.installation, assessment, card))

    async def _tidy(self, parts: Parts, installation: Installation, assessment: str, card: PressedCard) -> None:
        """Tidy up; where that fails, the next press on the card looks again."""
        try:
            await tidy(parts.ports, parts.outgoing, installation, assessment, card)
        except BaseException:
            self.known.forget((assessment, card.channel, card.ts))
            raise
