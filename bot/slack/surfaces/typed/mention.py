"""Words to the bot in a check's thread: what is said for itself, or the answer to an open text question not blind.

Whatever is not said to the bot by name is talk, and is not heard.
"""

from dataclasses import dataclass, field

from bot.sentence import Sentence
from bot.slack.absence import has_left
from bot.slack.heard.asked import Asker, Mentioned
from bot.slack.heard.said_words import said_words
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger, takes_part
from bot.slack.remembered import Met
from bot.slack.surfaces.typed.answering_in_words import mark, take_words
from bot.slack.surfaces.typed.sayings import SAID, Saying, as_said, asks_about, word_of_command
from bot.slack.telling import ACK, NOT_FOUND, because, line_of, tell_there
from bot.slack.views import EphemeralLine
from bot.slack.writing.blocks import Json
from bot.tongue import say

NOT_NOW = Sentence(
    "I cannot look anything up right now, so nothing of this is taken yet. If no answer comes "
    "within five minutes, say it again."
)
NO_THREAD = Sentence(
    "I take answers in the thread of a check, and this is not one. `/ftready help` shows all there is."
)
KNOWN = 1000
"""Messages remembered whose authors were told that; the one remembered longest is forgotten first."""


async def take_mention(parts: Parts, mentioned: Mentioned) -> Json:
    """Answer words said to the bot."""
    words = said_words(mentioned.text, parts.me.bot_user)
    asker, spot = mentioned.asker, mentioned.spot
    found_id = await parts.ports.store.find_by_root(asker.installation, spot.channel, spot.thread or spot.ts)
    saying = SAID.get(as_said(words))
    if await has_left(parts, asker.installation, spot.channel, asker.person):
        tell_there(parts, mentioned, line_of(NOT_FOUND))
    elif await is_stranger(parts, asker) and not await _is_let_in(parts, asker, found_id):
        tell_there(parts, mentioned, line_of(OUTSIDER))
    elif saying:
        await _take_saying(parts, mentioned, found_id, saying)
    elif word := word_of_command(words):
        tell_there(parts, mentioned, line_of(_to_be_typed(word)))
    elif found_id is None:
        tell_there(parts, mentioned, line_of(asks_about(words) or NO_THREAD))
    else:
        await take_words(parts, mentioned, found_id, words, asks_about(words))
    return ACK


async def _take_saying(parts: Parts, mentioned: Mentioned, found_id: str | None, saying: Saying) -> None:
    """Answer what was said, and mark it as taken, for all to see; what is refused gets no mark."""
    answer = await saying.take(parts, mentioned, found_id)
    if isinstance(answer, EphemeralLine):
        tell_there(parts, mentioned, answer)
        parts.later.do(mark(parts, "reactions.add", mentioned.spot.channel, mentioned.spot.ts))
    else:
        tell_there(parts, mentioned, line_of(because(answer)))


def _to_be_typed(word: str) -> str:
    return say(
        "That is a word of the command, so it was not taken as an answer: type `/ftready {word}` in the channel. To "
        "answer with this very word, press the question on its card.",
        word=word,
    )


@dataclass(frozen=True)
class Untaken:
    """Tells the author of words that could not be taken so, once; Slack tells of the words again by itself."""

    known: Met[str] = field(default_factory=lambda: Met(KNOWN))

    def tell(self, parts: Parts, mentioned: Mentioned) -> None:
        """Tell the author, later, unless that was done."""
        if self.known.is_new(mentioned.event_id, parts.ports.clock()):
            tell_there(parts, mentioned, line_of(NOT_NOW))


async def _is_let_in(parts: Parts, asker: Asker, found_id: str | None) -> bool:
    """Whether somebody of another company speaks in the thread of a check whose owner lets them look on."""
    found = await parts.ports.store.load(asker.installation, found_id) if found_id else None
    return found is not None and await takes_part(parts, asker, found)
