"""Being forgotten by one's own wish: the command, and the modal that says what it means. A worker does it."""

from bot.sentence import Sentence
from bot.slack.heard.asked import Commanded, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.telling import open_for, say_instead
from bot.slack.views.forget_me import forget_me
from bot.slack.writing.blocks import Json

ASKED = Sentence(
    "You are forgotten within a minute: what you wrote and your name are taken out of the checks "
    "of this workspace, and their cards are drawn anew. If you answer again, that is kept again."
)


async def command_forget_me(parts: Parts, commanded: Commanded) -> Json:
    """Say what being forgotten means, and ask whether they want it."""
    return await open_for(parts, commanded, forget_me())


async def take_forget_me(parts: Parts, submitted: Submitted) -> Json:
    """Note the wish; whose it is, the verified payload says."""
    asker = submitted.asker
    if await is_stranger(parts, asker):
        return say_instead(OUTSIDER)
    await parts.ports.store.ask_to_be_forgotten(asker.installation, asker.person, parts.ports.clock())
    return say_instead(ASKED)
