"""The slash command: does what its words say, opens a check, and answers what it cannot read with how to use it."""

import difflib
from collections.abc import Sequence

from bot.flow.model import Flow
from bot.sentence import Sentence
from bot.slack.asked import Commanded
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.surfaces.start import open_start
from bot.slack.surfaces.words import USAGE, WORDS
from bot.slack.telling import line_of, reply
from bot.slack.text import inline
from bot.slack.views import SUBJECT_LENGTH, too_long, usage
from bot.tongue import say, told

HELP = "help"
ALL = Sentence("`/ftready help` shows all there is.")
SAID = {word.said: word for word in WORDS}
NOT_IN_A_CHANNEL = Sentence("A check lives in a channel, where the team is; type /ftready there.")
CLOSE = 0.8
"""How alike a single word must be to a word of ours to be taken for a slip."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Answer the command, to that person only."""
    if await is_stranger(parts, commanded.asker):
        return reply(line_of(OUTSIDER))
    offered = parts.ports.flows.offered()
    text = " ".join(commanded.text.split())
    word, _, rest = text.partition(" ")
    found = SAID.get(text.lower())
    if commanded.channel.startswith("D") and not (found and found.anywhere):
        return reply(usage(offered, USAGE, problem=NOT_IN_A_CHANNEL))
    if found:
        return await found.take(parts, commanded)
    flow = parts.ports.flows.named(word.lower())
    title = rest if flow else text
    problem = _not_understood(text, title, offered)
    if problem:
        return reply(line_of(f"{inline(problem, 1000)} {told(ALL)}"))
    if text.lower() == HELP:
        return reply(usage(offered, USAGE))
    return await open_start(parts, commanded, flow or offered[0], title)


def _not_understood(text: str, title: str, offered: Sequence[Flow]) -> str:
    """Say what is wrong with what was typed; empty when its title can be one."""
    if not offered:
        return say("No flow is on offer; ask whoever runs ftready.")
    if text.startswith("-"):
        return say("There are no options here, so {split} was not understood.", split=text.split(maxsplit=1)[0])
    if len(title) > SUBJECT_LENGTH:
        return too_long(len(title))
    known = [HELP, *SAID, *(flow.id for flow in offered)]
    slip = difflib.get_close_matches(text.lower(), known, 1, CLOSE)
    if slip and slip[0] != text.lower() and " " not in text:
        return say("Did you mean “{slip}”? To use “{text}” as a title, add a word.", slip=slip[0], text=text)
    return ""
