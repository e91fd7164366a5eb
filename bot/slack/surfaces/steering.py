"""Steering a follow-up by command: pause, resume, remind and history, of the one check meant or of one to pick."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.engine.decision import Refused
from bot.engine.events import Event, PauseAsked, ResumeAsked
from bot.engine.wanted_follow_up import outlook
from bot.slack.address import Address, Verb
from bot.slack.asked import Commanded
from bot.slack.blocks import Json, actions, button, section
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.surfaces.check_ins import schedule_view
from bot.slack.surfaces.finding import Found
from bot.slack.surfaces.pausing import pause_view
from bot.slack.telling import NOT_FOUND, because, line_of, open_for, reply
from bot.slack.text import inline, named
from bot.slack.views import EphemeralLine, follow_up
from bot.usecases.act import Done, NotFound, act
from bot.usecases.see import Look, look_around

WORDS: Mapping[str, Verb] = {
    "pause": Verb.PAUSE,
    "resume": Verb.RESUME,
    "remind": Verb.SCHEDULE,
    "history": Verb.HISTORY,
}
"""The words of the command, and the press each does the same as."""
NONE_HERE = "No check in this channel has check-ins yet; they begin once there is a verdict."
ALREADY_PAUSED = "The check-ins are paused already; /ftready resume takes them up again."
NOT_PAUSED = "The check-ins are not paused; the card of the check says when the next one comes."
PICKED = 10


async def take_steering(parts: Parts, commanded: Commanded, word: str) -> Json:
    """Do what a word says to the one check it can mean; where there are several, offer them."""
    asker, verb = commanded.asker, WORDS[word]
    looks = await looks_here(parts, commanded)
    if looks is None:
        return reply(line_of(NOT_FOUND))
    meant = [each for each in looks if each.flow.check_in is not None and each.assessment.closed is not None]
    meant = [each for each in meant if each.assessment.led_to is None]
    mine = [each for each in meant if verb is Verb.HISTORY or each.assessment.owner == asker.person] or meant
    if not mine:
        return reply(line_of(NONE_HERE))
    if len(mine) > 1:
        what = (
            "Which one?" if verb is Verb.HISTORY else f"Several checks here have check-ins. Which one should I {word}?"
        )
        return reply(which(what, verb, mine))
    stopped = await (await gate(parts, asker, verb))(mine[0].assessment)
    if stopped is not None:
        return reply(line_of(because(stopped)))
    return await _DO[verb](parts, commanded, mine[0])


async def _pause(parts: Parts, commanded: Commanded, look: Look) -> Json:
    if view := pause_view(Found(look.flow, look.assessment, parts.ports.clock())):
        return await open_for(parts, commanded, view)
    outcome = await _acted(parts, commanded, look, PauseAsked(commanded.asker.person), Verb.PAUSE)
    return _said(outcome, "Paused; it stands in the thread.", ALREADY_PAUSED)


async def _resume(parts: Parts, commanded: Commanded, look: Look) -> Json:
    outcome = await _acted(parts, commanded, look, ResumeAsked(commanded.asker.person), Verb.RESUME)
    return _said(outcome, "Resumed; it stands in the thread.", NOT_PAUSED)


def _said(outcome: Done | Refused | NotFound, done: str, already: str) -> Json:
    """Say what came of a command; one that changed nothing is not said to have done something."""
    if not isinstance(outcome, Done):
        return reply(line_of(because(outcome)))
    return reply(line_of(done if outcome.changed else already))


async def _acted(parts: Parts, commanded: Commanded, look: Look, event: Event, verb: Verb) -> Done | Refused | NotFound:
    asker = commanded.asker
    lets = await gate(parts, asker, verb)
    return await act(parts.ports, asker.installation, look.assessment.id, event, commanded.event_id, lets)


async def _remind(parts: Parts, commanded: Commanded, look: Look) -> Json:
    view = await schedule_view(parts, Found(look.flow, look.assessment, parts.ports.clock()))
    return await open_for(parts, commanded, view)


async def _history(parts: Parts, commanded: Commanded, look: Look) -> Json:  # noqa: ARG001 - every word is done with the same three
    seen = outlook(look.flow, look.assessment, parts.ports.clock())
    blocks = follow_up.history_blocks(_name(look), seen)
    return reply(EphemeralLine(f"{inline(_name(look), 200)}, week by week", tuple(blocks)))


_DO: Mapping[Verb, Callable[[Parts, Commanded, Look], Awaitable[Json]]] = {
    Verb.PAUSE: _pause,
    Verb.RESUME: _resume,
    Verb.SCHEDULE: _remind,
    Verb.HISTORY: _history,
}


async def looks_here(parts: Parts, commanded: Commanded) -> Sequence[Look] | None:
    """Look at the checks of the channel a command was typed in; None for who is not in it."""
    asker, channel = commanded.asker, commanded.channel
    if not await parts.members.is_in(asker.installation, channel, asker.person):
        return None
    spoken = await parts.members.language_of(asker.installation, asker.person)
    return await look_around(parts.ports, parts.outgoing, asker.installation, channel, asker.person, spoken)


def which(text: str, verb: Verb, looks: Sequence[Look]) -> EphemeralLine:
    """Ask which of several checks a command means, with a press for each."""
    text += f" The first {PICKED} of {len(looks)} are these." if len(looks) > PICKED else ""
    buttons = [button(_name(look), Address(verb, look.assessment.id)) for look in looks[:PICKED]]
    return EphemeralLine(text, (section(text), actions(buttons)))


def _name(look: Look) -> str:
    return named(look.root.title, look.root.subject)
