"""Words to the bot in a check's thread: status, help, or the answer to an open text question that is not blind.

Whatever is not said to the bot by name is talk, and is not heard.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from bot.slack import views
from bot.slack.absence import owners_gone
from bot.slack.asked import Asker, Mentioned
from bot.slack.blocks import Json
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger, takes_part
from bot.slack.remembered import Met
from bot.slack.said_words import said_words
from bot.slack.surfaces.answering_in_words import take_words
from bot.slack.surfaces.status import status
from bot.slack.surfaces.words import USAGE
from bot.slack.telling import ACK, because, line_of, tell_there
from bot.usecases.act import NotFound
from bot.usecases.see import look, look_around, may_see

NOT_NOW = (
    "I cannot look anything up right now, so nothing of this is taken yet. If no answer comes within five minutes, "
    "say it again."
)
NO_THREAD = "I take answers in the thread of a check, and this is not one. `/ftready help` shows all there is."
KNOWN = 1000
"""Messages remembered whose authors were told that; the one remembered longest is forgotten first."""


async def take_mention(parts: Parts, mentioned: Mentioned) -> Json:
    """Answer words said to the bot."""
    words = said_words(mentioned.text, parts.me.bot_user)
    asker, spot = mentioned.asker, mentioned.spot
    found_id = await parts.ports.store.find_by_root(asker.installation, spot.channel, spot.thread or spot.ts)
    if await is_stranger(parts, asker) and not await _is_let_in(parts, asker, found_id):
        tell_there(parts, mentioned, line_of(OUTSIDER))
        return ACK
    if words.lower() in SAID:
        await SAID[words.lower()](parts, mentioned, found_id)
    elif found_id is None:
        tell_there(parts, mentioned, line_of(NO_THREAD))
    else:
        await take_words(parts, mentioned, found_id, words)
    return ACK


@dataclass(frozen=True)
class Untaken:
    """Tells the author of words that could not be taken so, once; Slack tells of the words again by itself."""

    known: Met[str] = field(default_factory=lambda: Met(KNOWN))

    def tell(self, parts: Parts, mentioned: Mentioned) -> None:
        """Tell the author, later, unless that was done."""
        if self.known.is_new(mentioned.event_id, parts.ports.clock()):
            tell_there(parts, mentioned, line_of(NOT_NOW))


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
        tell_there(parts, mentioned, status(parts, looks, await owners_gone(parts, installation, looks)))
        return
    seen = await look(parts.ports, parts.outgoing, installation, found_id, asker.person, spoken)
    if isinstance(seen, NotFound) or not await may_see(parts.members, installation, seen.assessment, asker.person):
        tell_there(parts, mentioned, line_of(because(NotFound())))
        return
    tell_there(parts, mentioned, status(parts, [seen], await owners_gone(parts, installation, [seen])))


async def _say_help(parts: Parts, mentioned: Mentioned, found_id: str | None) -> None:  # noqa: ARG001 - every word is done with the same three
    tell_there(parts, mentioned, views.usage(parts.ports.flows.offered(), USAGE))


async def _is_let_in(parts: Parts, asker: Asker, found_id: str | None) -> bool:
    """Whether somebody of another company speaks in the thread of a check whose owner lets them look on."""
    found = await parts.ports.store.load(asker.installation, found_id) if found_id else None
    return found is not None and await takes_part(parts, asker, found)


SAID: Mapping[str, Callable[[Parts, Mentioned, str | None], Awaitable[None]]] = {
    "": _say_help,
    "help": _say_help,
    "status": _say_status,
}
"""What is said to the bot for itself; all other words are an answer."""
