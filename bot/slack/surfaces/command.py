"""The slash command: opens a check, says where checks stand, and answers everything else with how to use it."""

import difflib
from collections.abc import Awaitable, Callable, Mapping, Sequence

from bot.flow.model import Flow
from bot.slack.absence import has_left, owners_gone
from bot.slack.asked import Commanded
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.surfaces import exporting, outsiders, ownership, upgrading
from bot.slack.surfaces.nudges import take_remind_me
from bot.slack.surfaces.start import open_start
from bot.slack.surfaces.status import status
from bot.slack.surfaces.steering import WORDS, take_steering
from bot.slack.telling import NOT_FOUND, line_of, reply
from bot.slack.views import SUBJECT_LENGTH, too_long, usage
from bot.usecases.see import look_around

HELP = "help"
CLOSE = 0.8
"""How alike a single word must be to a word of ours to be taken for a slip."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Answer the command, to that person only."""
    if await is_stranger(parts, commanded.asker):
        return reply(line_of(OUTSIDER))
    offered = parts.ports.flows.offered()
    text = " ".join(commanded.text.split())
    word, _, rest = text.partition(" ")
    if commanded.channel.startswith("D"):
        return reply(usage(offered, problem="A check lives in a channel, where the team is; type /ftready there."))
    if text.lower() in OWN_WORDS:
        return await OWN_WORDS[text.lower()](parts, commanded)
    if text.lower() in WORDS:
        return await take_steering(parts, commanded, text.lower())
    flow = parts.ports.flows.named(word.lower())
    title = rest if flow else text
    problem = _not_understood(text, title, offered)
    if text.lower() == HELP or problem:
        return reply(usage(offered, problem=problem))
    return await open_start(parts, commanded, flow or offered[0], title)


async def _status(parts: Parts, commanded: Commanded) -> Json:
    """Show the checks of a channel to someone in it. Where the bot is not, only someone there can have typed it."""
    asker, channel = commanded.asker, commanded.channel
    if await has_left(parts, asker.installation, channel, asker.person):
        return reply(line_of(NOT_FOUND))
    spoken = await parts.members.language_of(asker.installation, asker.person)
    looks = await look_around(parts.ports, parts.outgoing, asker.installation, channel, asker.person, spoken)
    return reply(status(parts, looks, await owners_gone(parts, asker.installation, looks)))


OWN_WORDS: Mapping[str, Callable[[Parts, Commanded], Awaitable[Json]]] = {
    "status": _status,
    "remind me": take_remind_me,
    "upgrade": upgrading.take_command,
    "export": exporting.take_command,
    "outsiders": outsiders.command_outsiders,
    "hand over": ownership.command_hand_over,
    "take over": ownership.command_take_over,
}
"""What is asked for by itself, not as a press on a card would be."""


def _not_understood(text: str, title: str, offered: Sequence[Flow]) -> str:
    """Say what is wrong with what was typed; empty when its title can be one."""
    if not offered:
        return "No flow is on offer; ask whoever runs ftready."
    if text.startswith("-"):
        return f"There are no options here, so {text.split(maxsplit=1)[0]} was not understood."
    if len(title) > SUBJECT_LENGTH:
        return too_long(len(title))
    known = [HELP, *OWN_WORDS, *WORDS, *(flow.id for flow in offered)]
    slip = difflib.get_close_matches(text.lower(), known, 1, CLOSE)
    if slip and slip[0] != text.lower() and " " not in text:
        return f"Did you mean “{slip[0]}”? To use “{text}” as a title, add a word."
    return ""
