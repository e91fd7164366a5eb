"""Words in a thread as an answer: taken, asked which question they are for, and taken back by their author alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pydantic import TypeAdapter

from bot.engine.asked.asking import open_questions
from bot.engine.decision import Refused
from bot.engine.events import Answered, Event, Undone
from bot.engine.rules.who_may_answer import NO_LONGER_ASKED
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Asker, Mentioned, PressedInMessage
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find, question_now, theirs
from bot.slack.surfaces.finding.happening import happen
from bot.slack.surfaces.typed.words_not_taken import nothing_takes_words
from bot.slack.telling import ACK, Press, because, line_of, refuse, tell, tell_there, tell_where_pressed
from bot.slack.writing.blocks import Json
from bot.tongue import say
from bot.usecases.acting.act import Done, NotFound

TAKEN = "white_check_mark"
KEPT_SECONDS = 7 * 24 * 3600
"""How long words can still be given to a question, and an answer be taken back."""
FORGOTTEN = Refused(Sentence("Too much time has passed for that; change your answer on its card instead."))
NOTHING_LEFT = Refused(Sentence("There is nothing left to undo; you can change your answer on its card."))


@dataclass(frozen=True)
class Said:
    """Words of a message in a thread; where they can answer several questions, kept until their author picks one."""

    words: str
    ts: str
    channel: str
    thread: str


@dataclass(frozen=True)
class Replaced:
    """What stood before an answer in words, kept for its author to bring back; and the message with those words."""

    before: Answer | None
    ts: str
    channel: str


_words = TypeAdapter(Said)
_replaced = TypeAdapter(Replaced)


async def take_words(parts: Parts, mentioned: Mentioned, assessment_id: str, words: str, asks: str = "") -> None:
    """Take words as the answer to the one question they can answer; where there are several, ask which.

    Where they may be a word of ours with a slip in it, `asks` asks about that: alone, or beside what became of them.
    """
    asker, spot = mentioned.asker, mentioned.spot
    found = await find(parts, asker, Verb.WHICH, assessment_id)
    if not isinstance(found, Found):
        tell_there(parts, mentioned, line_of(because(found)))
        return
    taking, said = _open_for_words(found, asker.person), Said(words, spot.ts, spot.channel, spot.thread)
    if _answers_from(found.assessment, asker.person, spot.ts):  # Slack tells of a mention again when it did not hear us
        return
    if not taking:
        tell_there(parts, mentioned, line_of(asks) if asks else nothing_takes_words(found, asker.person))
        return
    if len(taking) > 1:
        extra = _short(mentioned.event_id)
        of = (assessment_id, asker.person)
        kept = _words.dump_python(said)
        await parts.ports.store.put_draft(asker.installation, _words_key(asker, extra), kept, KEPT_SECONDS, of)
        offered = [(question.id, f"{question.number}. {question.short}") for question in taking]
        tell_there(parts, mentioned, views.which(assessment_id, offered, extra, asks))
        return
    question = taking[0].id
    outcome = await _answer_with(parts, mentioned, assessment_id, question, said)
    if not isinstance(outcome, Done):
        tell_there(parts, mentioned, line_of(" ".join(filter(None, [because(outcome), asks]))))
    elif outcome.changed:
        await _say_taken(parts, asker, outcome, question, said, asks)


async def which(parts: Parts, press: Press) -> Json:
    """Give words from the thread to the question someone picked."""
    address, asker = press.pressed.address, press.asker
    draft = await parts.ports.store.draft(asker.installation, _words_key(asker, address.extra))
    if draft is None:
        return refuse(parts, press, FORGOTTEN)
    said = _words.validate_python(draft)
    outcome = await _answer_with(parts, press, address.assessment, address.question, said)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    parts.later.do(_close_line(parts, press))
    if outcome.changed:
        await _say_taken(parts, asker, outcome, address.question, said)
    return ACK


async def undo(parts: Parts, press: Press) -> Json:
    """Take an answer back that was given in words; the one before it stands again."""
    address, asker = press.pressed.address, press.asker
    draft = await parts.ports.store.draft(asker.installation, _undo_key(asker, address.extra))
    if draft is None:
        return refuse(parts, press, FORGOTTEN)
    replaced = _replaced.validate_python(draft)

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        if not _is_from(assessment.answer(address.question, asker.person), replaced.ts):
            return NOTHING_LEFT
        return Undone(asker.person, address.question, replaced.before)

    outcome = await happen(parts, press, Verb.UNDO, address.assessment, made)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    if not outcome.changed:
        return refuse(parts, press, NOTHING_LEFT)
    parts.later.do(
        tell_where_pressed(parts, press, say("Taken back. What stood before, if anything, stands again.")),
        _close_line(parts, press),
    )
    if not _answers_from(outcome.assessment, asker.person, replaced.ts):
        parts.later.do(mark(parts, "reactions.remove", replaced.channel, replaced.ts))
    return ACK


async def _answer_with(
    parts: Parts, asked: Press | Mentioned, assessment_id: str, question_id: str, said: Said
) -> Done | Refused | NotFound:
    """Take words as an answer. What it replaces is kept first, so that it can be undone whatever happens then."""
    asker = asked.asker

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        question = question_now(flow, assessment, question_id)
        if question is None:
            return Refused(NO_LONGER_ASKED)
        value = question.type.take({"value": said.words})
        if value is None or isinstance(value, Wrong):
            return Refused(value.message if value else Sentence("Write the answer after my name."))
        return Answered(asker.person, {question_id: Answer(value, message=said.ts)})

    found = await parts.ports.store.load(asker.installation, assessment_id)
    stands = found.answer(question_id, asker.person) if found else None
    if not _is_from(stands, said.ts):  # or else, on a repeat, these very words would be taken for what they replaced
        replaced = Replaced(stands, said.ts, found.channel if found else "")
        key = _undo_key(asker, _way_back(assessment_id, said.ts, question_id))
        quoted = [stands.quote.author] if stands and stands.quote else []  # they can be forgotten too
        of = (assessment_id, asker.person, *quoted)
        kept = _replaced.dump_python(replaced, mode="json")
        await parts.ports.store.put_draft(asker.installation, key, kept, KEPT_SECONDS, of)
    return await happen(parts, asked, Verb.WHICH, assessment_id, made)


async def _say_taken(  # noqa: PLR0913, PLR0917 - which words were taken, from whom, as what
    parts: Parts, asker: Asker, done: Done, question_id: str, said: Said, asks: str = ""
) -> None:
    """Offer the author of the words to take them back, and mark them as taken, for all to see."""
    question = (await theirs(parts, asker, done.flow, done.assessment.language)).question(question_id)
    line = views.undo(
        done.assessment.id,
        question_id,
        question.short if question else question_id,
        _way_back(done.assessment.id, said.ts, question_id),
        asks,
    )
    parts.later.do(
        tell(parts, asker, said.channel, said.thread or said.ts, line),
        mark(parts, "reactions.add", said.channel, said.ts),
    )


async def mark(parts: Parts, method: str, channel: str, ts: str) -> None:
    """Put the mark of what was taken on a message, or take it off."""
    await parts.outgoing.call(parts.me.installation, method, channel=channel, timestamp=ts, name=TAKEN)


async def _close_line(parts: Parts, press: Press) -> None:
    """Take away the line with the button: it has done what it was for."""
    if isinstance(press, PressedInMessage) and press.response_url:
        await parts.outgoing.respond(press.response_url, delete_original=True)


def _open_for_words(found: Found, person: str) -> Sequence[Question]:
    asked = open_questions(found.assessment, found.flow, person)
    return [question for question in asked if question.type.typed == "text" and not question.blind]


def _answers_from(assessment: Assessment, person: str, ts: str) -> bool:
    """Whether anything a person said stands as it was said in one message."""
    return any(_is_from(given.get(person), ts) for given in assessment.answers.values())


def _is_from(answer: Answer | None, ts: str) -> bool:
    return answer is not None and answer.message == ts


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _way_back(assessment_id: str, ts: str, question_id: str) -> str:
    """Name the answer that words in the thread replaced; the same words may have answered two questions."""
    return _short(f"{assessment_id}/{ts}/{question_id}")


def _words_key(asker: Asker, extra: str) -> str:
    return f"words/{asker.person}/{extra}"


def _undo_key(asker: Asker, extra: str) -> str:
    return f"undo/{asker.person}/{extra}"
