"""A look at everything ftready stands on, before it starts or when something seems wrong; it changes nothing.

What is looked at is one file beside this one and one line below.
"""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

from bot.doctor.finding import Finding, Grade, refused
from bot.doctor.flows import look_at_flows
from bot.doctor.languages import look_at_languages
from bot.doctor.links import look_at_links
from bot.doctor.slack import look_at_slack
from bot.doctor.state import look_at_state
from bot.settings import Settings, SettingsError, flows_folder, load

__all__ = ["Finding", "Grade", "examine"]

WITH_SETTINGS: tuple[Callable[[Settings], AsyncIterator[Finding]], ...] = (look_at_state, look_at_slack)
WITH_NOTHING: tuple[Callable[[], AsyncIterator[Finding]], ...] = (look_at_languages,)
OF_FLOWS: tuple[Callable[[Path], AsyncIterator[Finding]], ...] = (look_at_flows,)
ON_WISH: tuple[Callable[[Path], AsyncIterator[Finding]], ...] = (look_at_links,)
"""What takes long, or goes out into the world."""


async def examine(*, links: bool) -> AsyncIterator[Finding]:
    """Look at the settings, and with what they say at Redis, Slack and the flows; at links only when told to."""
    try:
        settings = load()
    except SettingsError as error:
        for refusal in error.refusals:
            yield refused(refusal)
    else:
        for look in WITH_SETTINGS:
            async for each in look(settings):
                yield each
    for look_alone in WITH_NOTHING:
        async for each in look_alone():
            yield each
    for look_at in (*OF_FLOWS, *(ON_WISH if links else ())):
        async for each in look_at(flows_folder()):
            yield each
