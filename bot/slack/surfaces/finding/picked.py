"""People someone picked in a form: who of them can be asked, and what is in the way of the others, by name."""

import asyncio
from collections.abc import Sequence

from bot.engine.saved.assessment import Outsiders
from bot.slack.parts import Parts
from bot.slack.writing.text import plain
from bot.tongue import say
from bot.usecases.ports import Installation

NAME, NAMED = 40, 5


async def why_not_askable(
    parts: Parts, installation: Installation, channel: str, people: Sequence[str], outsiders: Outsiders = "ignore"
) -> str:
    """Say who of these cannot be asked, and what to do; empty when all can be.

    Of other companies only those can who may answer in the check; give it nothing where nobody of them ever may.
    """
    # While the bot is not in the channel it may not be able to see who is.
    sees = await parts.members.is_in(installation, channel, parts.me.bot_user)
    where, may = channel if sees else "", outsiders == "answer"
    found = await asyncio.gather(*(_in_the_way(parts, installation, where, each, outside=may) for each in people))
    wrong = [each for each in found if each]
    if not wrong:
        return ""
    rest = say(", and {count} more", count=len(wrong) - NAMED) if len(wrong) > NAMED else ""
    return say("Take out {all}{rest}.", all=", ".join(wrong[:NAMED]), rest=rest)


async def why_not_asked(
    parts: Parts, installation: Installation, channel: str, people: Sequence[str], outsiders: Outsiders
) -> str:
    """Say the same to the owner in a form that can let people of other companies answer, and that it can."""
    why = await why_not_askable(parts, installation, channel, people, outsiders)
    if not why or outsiders == "answer" or not await _is_any_outside(parts, installation, people):
        return why
    field = say("People of other companies")
    return say("{why} Or say under “{field}” that they answer where they are asked.", why=why, field=field)


async def _is_any_outside(parts: Parts, installation: Installation, people: Sequence[str]) -> bool:
    return any(await asyncio.gather(*(parts.members.is_outsider(installation, each) for each in people)))


async def _in_the_way(parts: Parts, installation: Installation, channel: str, person: str, *, outside: bool) -> str:
    seen = await parts.members.seen(installation, person)
    name = plain(seen.name, NAME) or say("someone")
    if seen.is_bot:
        return say("{name} (an app, which cannot answer)", name=name)
    if seen.is_outsider and not outside:
        return say("{name} (of another company)", name=name)
    if not seen.is_here and not seen.is_outsider:
        return say("{name} (not active in this workspace)", name=name)
    if channel and not await parts.members.is_in(installation, channel, person):
        return say("{name} (not in this channel: /invite them first)", name=name)
    return ""
