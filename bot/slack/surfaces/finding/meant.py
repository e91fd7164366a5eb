"""Which check of its channel a command means: the one it can mean, or one to pick. Who is not there is shown none."""

from collections.abc import Awaitable, Callable, Sequence

from bot.slack.address import Address, Verb
from bot.slack.heard.asked import Commanded
from bot.slack.parts import Parts
from bot.slack.telling import NOT_FOUND, line_of
from bot.slack.views import EphemeralLine
from bot.slack.writing.blocks import actions, button, section
from bot.slack.writing.text import named
from bot.tongue import say, told
from bot.usecases.looking.see import Look, look_around

PICKED = 10
Among = Callable[[Sequence[Look]], Awaitable[Sequence[Look]]]
"""Picks, of the checks of a channel, those that a command can mean."""


async def the_one(  # noqa: PLR0913 - who asks, for what, among which, and what is said where that is not one
    parts: Parts, commanded: Commanded, verb: Verb, among: Among, *, none: str, several: str
) -> Look | EphemeralLine:
    """Find the one check a command means; or what to answer instead: there is none, or a press for each of several."""
    asker, channel = commanded.asker, commanded.channel
    if not await parts.members.is_in(asker.installation, channel, asker.person):
        return line_of(NOT_FOUND)
    spoken = await parts.members.language_of(asker.installation, asker.person)
    meant = await among(
        await look_around(parts.ports, parts.outgoing, asker.installation, channel, asker.person, spoken)
    )
    if not meant:
        return line_of(none)
    return meant[0] if len(meant) == 1 else _which(several, verb, meant)


async def every(looks: Sequence[Look]) -> Sequence[Look]:
    """Mean any check of the channel."""
    return looks


def owned_by(person: str) -> Among:
    """Mean the checks of one owner."""

    async def among(looks: Sequence[Look]) -> Sequence[Look]:
        return [each for each in looks if each.assessment.owner == person]

    return among


def title_of(look: Look) -> str:
    """Give the title of a check with what it is about."""
    return named(look.root.title, look.root.subject)


def _which(text: str, verb: Verb, looks: Sequence[Look]) -> EphemeralLine:
    """Ask which of several checks a command means, with a press for each."""
    text = told(text) + (
        say(" The first {picked} of {count} are these.", picked=PICKED, count=len(looks)) if len(looks) > PICKED else ""
    )
    buttons = [button(title_of(look), Address(verb, look.assessment.id)) for look in looks[:PICKED]]
    return EphemeralLine(text, (section(text), actions(buttons)))
