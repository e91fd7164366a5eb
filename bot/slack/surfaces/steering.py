"""Steering a follow-up by command: pause, resume, remind and history, of the one check meant or of one to pick."""

from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.engine.events import PauseAsked, ResumeAsked
from bot.engine.wanted_follow_up import outlook
from bot.slack.address import Address, Verb
from bot.slack.asked import Commanded
from bot.slack.blocks import Json, actions, button, section
from bot.slack.outgoing import TooLateError
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, gate
from bot.slack.surfaces.check_ins import schedule_view
from bot.slack.surfaces.finding import Found
from bot.slack.telling import ACK, NOT_FOUND, TOO_LATE, because, line_of, reply
from bot.slack.text import inline, named
from bot.slack.views import EphemeralLine, follow_up
from bot.usecases.act import Done, act
from bot.usecases.ports import HoldOffError, LostAnswerError
from bot.usecases.see import Look, look_around

WORDS: Mapping[str, Verb] = {
    "pause": Verb.PAUSE,
    "resume": Verb.RESUME,
    "remind": Verb.SCHEDULE,
    "history": Verb.HISTORY,
}
"""The words of the command, and the press each does the same as."""
NONE_HERE = "No check in this channel has check-ins yet; they begin once there is a verdict."
PICKED = 10


async def take_steering(parts: Parts, commanded: Commanded, word: str) -> Json:
    """Do what a word says to the one check it can mean; where there are several, offer them."""
    asker, verb = commanded.asker, WORDS[word]
    if not await parts.members.is_one_of_us(asker.installation, asker.person):
        return reply(line_of(OUTSIDER))
    if not await parts.members.is_in(asker.installation, commanded.channel, asker.person):
        return reply(line_of(NOT_FOUND))
    looks = await look_around(parts.ports, parts.outgoing, asker.installation, commanded.channel, asker.person)
    meant = [each for each in looks if each.flow.check_in is not None and each.assessment.closed is not None]
    meant = [each for each in meant if each.assessment.led_to is None]
    mine = [each for each in meant if verb is Verb.HISTORY or each.assessment.owner == asker.person] or meant
    if not mine:
        return reply(line_of(NONE_HERE))
    if len(mine) > 1:
        return reply(_which(word, verb, mine))
    stopped = await (await gate(parts, asker, verb))(mine[0].assessment)
    if stopped is not None:
        return reply(line_of(because(stopped)))
    return await _DO[verb](parts, commanded, mine[0])


async def _pause(parts: Parts, commanded: Commanded, look: Look) -> Json:
    event = PauseAsked(commanded.asker.person)
    outcome = await act(parts.ports, commanded.asker.installation, look.assessment.id, event, commanded.event_id)
    return reply(line_of("Paused; it stands in the thread." if isinstance(outcome, Done) else because(outcome)))


async def _resume(parts: Parts, commanded: Commanded, look: Look) -> Json:
    event = ResumeAsked(commanded.asker.person)
    outcome = await act(parts.ports, commanded.asker.installation, look.assessment.id, event, commanded.event_id)
    return reply(line_of("Resumed; it stands in the thread." if isinstance(outcome, Done) else because(outcome)))


async def _remind(parts: Parts, commanded: Commanded, look: Look) -> Json:
    view = await schedule_view(parts, Found(look.flow, look.assessment, parts.ports.clock()))
    try:
        await parts.outgoing.call("views.open", trigger_id=commanded.trigger, view=view)
    except (TooLateError, LostAnswerError, HoldOffError):
        return reply(line_of(TOO_LATE))
    return ACK


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


def _which(word: str, verb: Verb, looks: Sequence[Look]) -> EphemeralLine:
    text = (
        f"Several checks here have check-ins. Which one should I {word}?" if verb is not Verb.HISTORY else "Which one?"
    )
    text += f" The first {PICKED} of {len(looks)} are these." if len(looks) > PICKED else ""
    buttons = [button(_name(look), Address(verb, look.assessment.id)) for look in looks[:PICKED]]
    return EphemeralLine(text, (section(text), actions(buttons)))


def _name(look: Look) -> str:
    return named(look.root.title, look.root.subject)
