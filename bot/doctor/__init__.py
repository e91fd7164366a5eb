"""A look at everything ftready stands on, before it starts or when something seems wrong; it changes nothing.

What is looked at is one file beside this one and one line below.
"""

from collections.abc import AsyncIterator

from bot.doctor.finding import Finding, Grade, wrong
from bot.doctor.flows import look_at_flows
from bot.doctor.languages import look_at_languages
from bot.doctor.links import look_at_links
from bot.doctor.slack import look_at_slack
from bot.doctor.state import look_at_state
from bot.settings import SettingsError, flows_folder, load

__all__ = ["Finding", "Grade", "examine"]


async def examine(*, links: bool) -> AsyncIterator[Finding]:
    """Look at the settings, and with what they say at Redis, Slack and the flows; at links only when told to."""
    try:
        settings = load()
    except SettingsError as error:
        for line in str(error).splitlines():
            name, _, rest = line.partition(" ")
            yield wrong(name, rest)
    else:
        for look in (look_at_state, look_at_slack):
            async for each in look(settings):
                yield each
    async for each in look_at_languages():
        yield each
    async for each in look_at_flows(flows_folder()):
        yield each
    if links:
        async for each in look_at_links(flows_folder()):
            yield each
