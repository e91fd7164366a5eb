"""In which language to speak to whoever asks something."""

from bot.flow.translating.languages import in_language
from bot.slack.heard.asked import (
    Commanded,
    HomeOpened,
    Mentioned,
    MessageChosen,
    PressedInMessage,
    PressedInView,
    ShortcutChosen,
    Submitted,
)
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import language_of
from bot.tongue.catalogs import meant
from bot.tongue.voice import ENGLISH

Somebodys = (
    Commanded | PressedInMessage | PressedInView | Submitted | Mentioned | ShortcutChosen | MessageChosen | HomeOpened
)


async def spoken_to(parts: Parts, asked: Somebodys) -> str:
    """Give the language of whoever asks where it is one of ours, else that of the thread they ask about.

    The words of the flow are in the thread's for them too, and a form that is half in each is read by nobody. Of people
    of other companies Slack tells no language.
    """
    own, installation = await language_of(parts, asked.asker), asked.asker.installation
    if meant(own) or own.partition("-")[0] == ENGLISH:
        return own
    id_ = await _check_of(parts, asked)
    check = await parts.ports.store.load(installation, id_) if id_ else None
    if check is None:
        return own
    flow = await parts.ports.flows.pinned(installation, check.flow_hash)
    return in_language(flow, check.language).language


async def _check_of(parts: Parts, asked: Somebodys) -> str | None:
    """Find the check that something is asked about; None where it is about none, or about one still to be found."""
    if isinstance(asked, PressedInMessage | PressedInView):
        return asked.pressed.address.assessment
    if isinstance(asked, Submitted):
        return asked.address.assessment
    if isinstance(asked, Mentioned | MessageChosen):
        spot = asked.spot
        return await parts.ports.store.find_by_root(asked.asker.installation, spot.channel, spot.thread or spot.ts)
    return None
