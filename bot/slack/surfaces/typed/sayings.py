"""What is said to the bot for itself, after its name: each word, the verb it comes to, and what its author is answered.

None of it is ever an answer to a question, and no modal comes of it: Slack lets none be opened at words.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.still_open import waiting_for
from bot.engine.asked.asking import questions_for
from bot.engine.decision import Refused
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.absence import owners_gone
from bot.slack.address import Address, Verb
from bot.slack.heard.asked import Mentioned
from bot.slack.parts import Parts
from bot.slack.policy import NOT_FOR_OUTSIDERS, gate, is_stranger
from bot.slack.surfaces.finding.meant import PICKED, title_of
from bot.slack.surfaces.for_one.nudges import REMINDED, bring_back
from bot.slack.surfaces.looking.status import status
from bot.slack.surfaces.typed.named import named_questions
from bot.slack.surfaces.typed.slips import slip_of
from bot.slack.surfaces.typed.steering import NONE_HERE, has_check_ins
from bot.slack.surfaces.typed.words import START, USAGE, WORDS
from bot.slack.telling import line_of
from bot.slack.views import SUBJECT_LENGTH, EphemeralLine
from bot.slack.writing.blocks import Json, actions, button, section
from bot.slack.writing.text import Line, fallback, inline
from bot.tongue import say, told
from bot.usecases.acting.act import NotFound
from bot.usecases.looking.see import Look, look, look_around

Answer = EphemeralLine | Refused | NotFound

NOTHING_OPEN = Sentence(
    "No question is open for you here. `@ftready status` says where things stand, and *My answers* in the menu of a "
    "check's card shows what you said."
)
NO_VERDICT_YET = Sentence("This check has no verdict yet; its owner can set check-ins once it has one.")
WHEN = Sentence("Press to choose when check-ins come.")
MY_QUESTIONS = ("my questions", "my open questions")
NEXT = "\n"
POLITE = frozenset({"please"})
MARKS = ".,;:?!…"


@dataclass(frozen=True)
class Saying:
    """Something said to the bot for itself, in each of the ways it is said."""

    said: tuple[str, ...]
    verb: Verb | None
    """What it comes to in the table of who may do what; None for what is about nothing at all."""
    take: Callable[[Parts, Mentioned, str | None], Awaitable[Answer]]


def as_said(words: str) -> str:
    """Give words as the table has them: in small letters, without marks at their ends and without please."""
    bare = (word.strip(MARKS) for word in words.casefold().split())
    return " ".join(word for word in bare if word and word not in POLITE)


def word_of_command(words: str) -> str:
    """Give the word of the command that somebody said to the bot; a title follows `start`, and nothing any other.

    What is longer than any title can be is no command: an answer may well begin with that word.
    """
    said = as_said(words)
    first, _, title = said.partition(" ")
    if first == START and len(title) <= SUBJECT_LENGTH:
        return START
    return said if said in {word.said for word in WORDS} else ""


def asks_about(words: str) -> str:
    """Ask, in mrkdwn, whether a word of ours was meant; empty where what was said is none with a slip in it."""
    said = as_said(words)
    if meant := slip_of(said, [*filter(None, SAID)]):
        return say("Did you mean “{slip}”? Say `@ftready {slip}` for that.", slip=meant)
    if meant := slip_of(said, [START, *(word.said for word in WORDS)]):
        return say("Did you mean “{slip}”? Type `/ftready {slip}` in the channel for that.", slip=meant)
    return ""


async def _help(parts: Parts, mentioned: Mentioned, found_id: str | None) -> Answer:  # noqa: ARG001 - every saying is taken with the same three
    return views.usage(parts.ports.flows.offered(), USAGE)


async def _status(parts: Parts, mentioned: Mentioned, found_id: str | None) -> Answer:
    looks = await _checks(parts, mentioned, Verb.STATUS, found_id)
    if isinstance(looks, Refused | NotFound):
        return looks
    return status(parts, looks, await owners_gone(parts, mentioned.asker.installation, looks), mentioned.asker.person)


async def _my_questions(parts: Parts, mentioned: Mentioned, found_id: str | None) -> Answer:
    looks = await _checks(parts, mentioned, Verb.OPEN_QUESTIONS, found_id)
    if isinstance(looks, Refused | NotFound):
        return looks
    person = mentioned.asker.person
    mine = [(each, said) for each in looks if (said := _what_is_open(each, person))][:PICKED]
    if not mine:
        return line_of(NOTHING_OPEN)
    texts = [f"{'' if found_id else f'*{inline(title_of(each), 200)}*{NEXT}'}{said}" for each, said in mine]
    blocks = [
        block
        for (each, _), text in zip(mine, texts, strict=True)
        for block in (section(text), actions(_opens(each, person)))
    ]
    return EphemeralLine(fallback(Line(text) for text in texts), tuple(blocks))


def _what_is_open(one: Look, person: str) -> str:
    """Say what somebody has to answer in a check, or else what they may; empty where that is nothing."""
    asked = questions_for(one.assessment, one.flow, person)
    named, rest = named_questions(asked)
    told_of = [say("The check-in waits for you.")] if _waits(one, person) else []
    if asked and one.open_for_me:
        told_of.append(say("Open for you: {named}{rest}.", named=named, rest=rest))
    elif asked:
        told_of.append(say("You may answer: {named}{rest}.", named=named, rest=rest))
    return NEXT.join(told_of)


def _waits(one: Look, person: str) -> bool:
    current = open_check_in(one.assessment)
    return current is not None and person in waiting_for(one.assessment, current)


def _opens(one: Look, person: str) -> Sequence[Json]:
    id_, title = one.assessment.id, title_of(one)
    buttons: list[Json] = []
    if _waits(one, person):
        label = say("Check in: {label}", label=title)
        buttons.append(button(say("Check in"), Address(Verb.CHECK_IN, id_), primary=True, label=label))
    if questions_for(one.assessment, one.flow, person):
        label = say("My open questions: {label}", label=title)
        at = Address(Verb.OPEN_QUESTIONS, id_)
        buttons.append(button(say("My open questions"), at, primary=not buttons, label=label))
    return buttons


async def _remind(parts: Parts, mentioned: Mentioned, found_id: str | None) -> Answer:
    looks = await _checks(parts, mentioned, Verb.SCHEDULE, found_id)
    if isinstance(looks, Refused | NotFound):
        return looks
    followed = [each for each in looks if has_check_ins(each)]
    if not followed:
        undecided = found_id is not None and looks[0].assessment.closed is None and looks[0].flow.check_in is not None
        return Refused(NO_VERDICT_YET if undecided else NONE_HERE)
    mine = [each for each in followed if each.assessment.owner == mentioned.asker.person][:PICKED]
    if not mine:
        lets = await gate(parts, mentioned.asker, Verb.SCHEDULE)
        return await lets(followed[0].assessment) or NotFound()
    many = len(mine) > 1
    buttons = [
        button(title_of(each) if many else say("Day and time (owner)"), Address(Verb.SCHEDULE, each.assessment.id))
        for each in mine
    ]
    return EphemeralLine(told(WHEN), (section(told(WHEN)), actions(buttons)))


async def _remind_me(parts: Parts, mentioned: Mentioned, found_id: str | None) -> Answer:  # noqa: ARG001 - every saying is taken with the same three
    if await is_stranger(parts, mentioned.asker):
        return Refused(NOT_FOR_OUTSIDERS)
    return await bring_back(parts, mentioned.asker, mentioned.event_id) or line_of(REMINDED)


async def _checks(
    parts: Parts, mentioned: Mentioned, verb: Verb, found_id: str | None
) -> Sequence[Look] | Refused | NotFound:
    """Look at the check of the thread, if its author may do this there; outside of one at all of the channel."""
    asker, channel = mentioned.asker, mentioned.spot.channel
    installation, spoken = asker.installation, await parts.members.language_of(asker.installation, asker.person)
    if found_id is None:
        if await is_stranger(parts, asker) or not await parts.members.is_in(installation, channel, asker.person):
            return NotFound()
        return await look_around(parts.ports, parts.outgoing, installation, channel, asker.person, spoken)
    seen = await look(parts.ports, parts.outgoing, installation, found_id, asker.person, spoken)
    if isinstance(seen, NotFound):
        return seen
    lets = await gate(parts, asker, verb)
    return await lets(seen.assessment) or [seen]


SAYINGS = (
    Saying(("", "help", "help me"), None, _help),
    Saying(("status",), Verb.STATUS, _status),
    Saying(MY_QUESTIONS, Verb.OPEN_QUESTIONS, _my_questions),
    Saying(("remind",), Verb.SCHEDULE, _remind),
    Saying(("remind me",), Verb.NUDGE, _remind_me),
)
SAID: Mapping[str, Saying] = {said: each for each in SAYINGS for said in each.said}
"""What is said to the bot for itself, by each of its ways; all other words but those of the command are an answer."""
