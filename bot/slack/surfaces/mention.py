"""Words to the bot in a check's thread: status, help, or the answer to an open text question that is not blind.

Whatever is not said to the bot by name is talk, and is not heard.
"""

import hashlib
import html
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import TypeAdapter

from bot.engine.answer import Answer
from bot.engine.answering import GONE, why_not
from bot.engine.asking import may_answer, open_questions
from bot.engine.assessment import Assessment
from bot.engine.decision import Refused
from bot.engine.events import Answered, Event, Undone
from bot.flow.model import Flow
from bot.flow.model_question import Question
from bot.questions import Wrong
from bot.questions.text import Text
from bot.slack import views
from bot.slack.absence import owners_gone
from bot.slack.address import Address, Verb
from bot.slack.asked import Asker, Mentioned, PressedInMessage
from bot.slack.blocks import Json, actions, button, section
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger, takes_part
from bot.slack.remembered import Met
from bot.slack.surfaces.finding import Found, find, question_now, theirs
from bot.slack.surfaces.happening import happen
from bot.slack.surfaces.status import status
from bot.slack.surfaces.words import USAGE
from bot.slack.telling import ACK, Press, because, line_of, refuse, tell, tell_where_pressed
from bot.slack.text import inline, sentence
from bot.slack.views import EphemeralLine
from bot.usecases.act import Done, NotFound
from bot.usecases.see import look, look_around, may_see

TAKEN = "white_check_mark"
KEPT_SECONDS = 7 * 24 * 3600
"""How long words can still be given to a question, and an answer be taken back."""
IS_CLOSED = (
    "This check is closed, so your words were not taken as an answer. `@ftready status` says where it stands, and "
    "`/ftready history` the weeks since"
)
REOPEN = ", and its owner can reopen it from the summary"
NOTHING_OPEN = (
    "Nothing is open for you here, so your words were not taken as an answer. To change one, press *My answers* in the "
    "menu of the check's card."
)
NAMED = 5
FORGOTTEN = Refused("Too much time has passed for that; change your answer on its card instead.")
NOTHING_LEFT = Refused("There is nothing left to undo; you can change your answer on its card.")

NOT_NOW = (
    "I cannot look anything up right now, so nothing of this is taken yet. If no answer comes within five minutes, "
    "say it again."
)
KNOWN = 1000
"""Messages remembered whose authors were told that; the one remembered longest is forgotten first."""

_FORM = re.compile(r"<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>")
_answers = TypeAdapter[Answer | None](Answer | None)


async def take_mention(parts: Parts, mentioned: Mentioned) -> Json:
    """Answer words said to the bot."""
    words = said_words(mentioned.text, parts.me.bot_user)
    asker, spot = mentioned.asker, mentioned.spot
    found_id = await parts.ports.store.find_by_root(asker.installation, spot.channel, spot.thread or spot.ts)
    if await is_stranger(parts, asker) and not await _is_let_in(parts, asker, found_id):
        _tell_there(parts, mentioned, line_of(OUTSIDER))
        return ACK
    if words.lower() in SAID:
        await SAID[words.lower()](parts, mentioned, found_id)
    elif found_id is None:
        problem = "Words to me count in the thread of a check; this is not one."
        _tell_there(parts, mentioned, views.usage(parts.ports.flows.offered(), USAGE, problem=problem))
    else:
        await _take_words(parts, mentioned, found_id, words)
    return ACK


@dataclass(frozen=True)
class Untaken:
    """Tells the author of words that could not be taken so, once; Slack tells of the words again by itself."""

    known: Met[str] = field(default_factory=lambda: Met(KNOWN))

    def tell(self, parts: Parts, mentioned: Mentioned) -> None:
        """Tell the author, later, unless that was done."""
        if self.known.is_new(mentioned.event_id, parts.ports.clock()):
            _tell_there(parts, mentioned, line_of(NOT_NOW))


async def undo(parts: Parts, press: Press) -> Json:
    """Take an answer back that was given in words; the one before it stands again."""
    address, asker = press.pressed.address, press.asker
    kept = await parts.ports.store.draft(asker.installation, _undo_key(asker, address.extra))
    if kept is None:
        return refuse(parts, press, FORGOTTEN)

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        if not _is_from(assessment.answer(address.question, asker.person), str(kept["ts"])):
            return NOTHING_LEFT
        return Undone(asker.person, address.question, _answers.validate_python(kept["before"]))

    outcome = await happen(parts, press, Verb.UNDO, address.assessment, made)
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    if not outcome.changed:
        return refuse(parts, press, NOTHING_LEFT)
    parts.later.do(
        tell_where_pressed(parts, press, "Taken back. What stood before, if anything, stands again."),
        _close_line(parts, press),
    )
    if not _answers_from(outcome.assessment, asker.person, str(kept["ts"])):
        parts.later.do(_mark(parts, "reactions.remove", str(kept["channel"]), str(kept["ts"])))
    return ACK


async def which(parts: Parts, press: Press) -> Json:
    """Give words from the thread to the question someone picked."""
    address, asker = press.pressed.address, press.asker
    kept = await parts.ports.store.draft(asker.installation, _words_key(asker, address.extra))
    if kept is None:
        return refuse(parts, press, FORGOTTEN)
    outcome = await _answer_with(
        parts, press, address.assessment, address.question, str(kept["words"]), str(kept["ts"])
    )
    if not isinstance(outcome, Done):
        return refuse(parts, press, outcome)
    parts.later.do(_close_line(parts, press))
    if outcome.changed:
        await _say_taken(
            parts, asker, outcome, address.question, str(kept["channel"]), str(kept["ts"]), str(kept["thread"])
        )
    return ACK


async def _is_let_in(parts: Parts, asker: Asker, found_id: str | None) -> bool:
    """Whether somebody of another company speaks in the thread of a check whose owner lets them look on."""
    found = await parts.ports.store.load(asker.installation, found_id) if found_id else None
    return found is not None and await takes_part(parts, asker, found)


def said_words(text: str, bot_user: str) -> str:
    """Give the words someone typed, without the bot's name, in place of what Slack made of them."""

    def typed(found: re.Match[str]) -> str:
        sign, target, label = found.group(1), found.group(2), found.group(3)
        if sign == "@" and target == bot_user:
            return " "
        shown = label or target
        return f"{sign.replace('!', '@')}{shown.lstrip('@#')}" if sign else target

    return " ".join(html.unescape(_FORM.sub(typed, text)).split())


async def _say_status(parts: Parts, mentioned: Mentioned, found_id: str | None) -> None:
    asker, spot, installation = mentioned.asker, mentioned.spot, mentioned.asker.installation
    spoken = await parts.members.language_of(installation, asker.person)
    if found_id is None:
        allowed = await parts.members.is_one_of_us(installation, asker.person) and await parts.members.is_in(
            installation, spot.channel, asker.person
        )
        looks = (
            await look_around(parts.ports, parts.outgoing, installation, spot.channel, asker.person, spoken)
            if allowed
            else ()
        )
        _tell_there(parts, mentioned, status(parts, looks, await owners_gone(parts, installation, looks)))
        return
    seen = await look(parts.ports, parts.outgoing, installation, found_id, asker.person, spoken)
    if isinstance(seen, NotFound) or not await may_see(parts.members, installation, seen.assessment, asker.person):
        _tell_there(parts, mentioned, line_of(because(NotFound())))
        return
    _tell_there(parts, mentioned, status(parts, [seen], await owners_gone(parts, installation, [seen])))


async def _say_help(parts: Parts, mentioned: Mentioned, found_id: str | None) -> None:  # noqa: ARG001 - every word is done with the same three
    _tell_there(parts, mentioned, views.usage(parts.ports.flows.offered(), USAGE))


SAID: Mapping[str, Callable[[Parts, Mentioned, str | None], Awaitable[None]]] = {
    "": _say_help,
    "help": _say_help,
    "status": _say_status,
}
"""What is said to the bot for itself; all other words are an answer."""


async def _take_words(parts: Parts, mentioned: Mentioned, assessment_id: str, words: str) -> None:
    asker, spot = mentioned.asker, mentioned.spot
    found = await find(parts, asker, Verb.WHICH, assessment_id)
    if not isinstance(found, Found):
        _tell_there(parts, mentioned, line_of(because(found)))
        return
    taking = _open_for_words(found, asker.person)
    if _answers_from(found.assessment, asker.person, spot.ts):  # Slack tells of a mention again when it did not hear us
        return
    if not taking:
        _tell_there(parts, mentioned, _nothing_takes_words(found, asker.person))
        return
    if len(taking) > 1:
        extra = _short(mentioned.event_id)
        kept = {"words": words, "ts": spot.ts, "channel": spot.channel, "thread": spot.thread}
        await parts.ports.store.put_draft(asker.installation, _words_key(asker, extra), kept, KEPT_SECONDS)
        offered = [(question.id, _as_on_its_card(question)) for question in taking]
        _tell_there(parts, mentioned, views.which(assessment_id, offered, extra))
        return
    question = taking[0].id
    outcome = await _answer_with(parts, mentioned, assessment_id, question, words, spot.ts)
    if not isinstance(outcome, Done):
        _tell_there(parts, mentioned, line_of(because(outcome)))
    elif outcome.changed:
        await _say_taken(parts, asker, outcome, question, spot.channel, spot.ts, spot.thread)


async def _answer_with(  # noqa: PLR0913, PLR0917 - who said what to which question, and where
    parts: Parts, asked: Press | Mentioned, assessment_id: str, question_id: str, words: str, ts: str
) -> Done | Refused | NotFound:
    """Take words as an answer. What it replaces is kept first, so that it can be undone whatever happens then."""
    asker = asked.asker

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:  # noqa: ARG001 - every making takes the same three
        question = question_now(flow, assessment, question_id)
        if question is None:
            return Refused(GONE)
        value = question.type.take({"value": words})
        if value is None or isinstance(value, Wrong):
            return Refused(value.message if value else "Write the answer after my name.")
        return Answered(asker.person, {question_id: Answer(value, message=ts)})

    found = await parts.ports.store.load(asker.installation, assessment_id)
    stands = found.answer(question_id, asker.person) if found else None
    if not _is_from(stands, ts):  # or else, on a repeat, these very words would be taken for what they replaced
        before = {
            "before": _answers.dump_python(stands, mode="json"),
            "ts": ts,
            "channel": found.channel if found else "",
        }
        key = _undo_key(asker, _way_back(assessment_id, ts, question_id))
        await parts.ports.store.put_draft(asker.installation, key, before, KEPT_SECONDS)
    return await happen(parts, asked, Verb.WHICH, assessment_id, made)


async def _say_taken(  # noqa: PLR0913, PLR0917 - which words were taken, from whom, as what
    parts: Parts, asker: Asker, done: Done, question_id: str, channel: str, ts: str, thread: str
) -> None:
    """Offer the author of the words to take them back, and mark them as taken, for all to see."""
    question = (await theirs(parts, asker, done.flow, done.assessment.language)).question(question_id)
    line = views.undo(
        done.assessment.id,
        question_id,
        question.short if question else question_id,
        _way_back(done.assessment.id, ts, question_id),
    )
    parts.later.do(
        tell(parts, asker, channel, thread or ts, line),
        _mark(parts, "reactions.add", channel, ts),
    )


async def _mark(parts: Parts, method: str, channel: str, ts: str) -> None:
    await parts.outgoing.call(method, channel=channel, timestamp=ts, name=TAKEN)


async def _close_line(parts: Parts, press: Press) -> None:
    """Take away the line with the button: it has done what it was for."""
    if isinstance(press, PressedInMessage) and press.response_url:
        await parts.outgoing.respond(press.response_url, delete_original=True)


def _open_for_words(found: Found, person: str) -> Sequence[Question]:
    asked = open_questions(found.assessment, found.flow, person)
    return [question for question in asked if isinstance(question.type, Text) and not question.blind]


def _answers_from(assessment: Assessment, person: str, ts: str) -> bool:
    """Whether anything a person said stands as it was said in one message."""
    return any(_is_from(given.get(person), ts) for given in assessment.answers.values())


def _nothing_takes_words(found: Found, person: str) -> EphemeralLine:
    """Say kindly why words are not taken, and what can be done instead: pressed, for what is open takes no words."""
    if found.assessment.closed:
        return line_of(f"{IS_CLOSED}{'' if views.is_for_one(found.flow) else REOPEN}.")
    asked = open_questions(found.assessment, found.flow, person)
    if not asked:
        return line_of(_not_asked(found, person) or NOTHING_OPEN)
    named = ", ".join(f"*{inline(_as_on_its_card(each), 200)}*" for each in asked[:NAMED])
    rest = f" and {len(asked) - NAMED} more" if len(asked) > NAMED else ""
    every = button("My open questions", Address(Verb.OPEN_QUESTIONS, found.assessment.id), primary=True)
    text = f"Thanks, but words cannot answer what is open for you: {named}{rest} take a press or a form."
    return EphemeralLine(text, (section(text), actions([every])))


def _not_asked(found: Found, person: str) -> str:
    """Say that someone is not asked in this check at all, and how to be; empty where they are."""
    asked = [question for question in found.flow.questions.values() if question.asked_of != "owner"]
    if person == found.assessment.owner or any(may_answer(found.assessment, each, person) for each in asked):
        return ""
    return sentence(why_not(found.flow, found.assessment, asked[0], person) or "") if asked else ""


def _as_on_its_card(question: Question) -> str:
    return f"{question.number}. {question.short}"


def _is_from(answer: Answer | None, ts: str) -> bool:
    return answer is not None and answer.message == ts


def _tell_there(parts: Parts, mentioned: Mentioned, line: EphemeralLine) -> None:
    spot = mentioned.spot
    parts.later.do(tell(parts, mentioned.asker, spot.channel, spot.thread, line))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def _way_back(assessment_id: str, ts: str, question_id: str) -> str:
    """Name the answer that words in the thread replaced; the same words may have answered two questions."""
    return _short(f"{assessment_id}/{ts}/{question_id}")


def _words_key(asker: Asker, extra: str) -> str:
    return f"words/{asker.person}/{extra}"


def _undo_key(asker: Asker, extra: str) -> str:
    return f"undo/{asker.person}/{extra}"
