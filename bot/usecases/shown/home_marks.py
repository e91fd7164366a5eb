"""On whose Homes a delivered change shows: at once for those it concerns, a moment later for those who look on."""

from datetime import timedelta

from bot.engine.overviews.home import concerned
from bot.engine.saved.assessment import Assessment
from bot.usecases.ports import Installation, Ports

LOOKED_AT_FOR = timedelta(hours=1)
"""How long after it was opened a Home follows the checks of others: Slack does not say when one is closed."""
FOR_OTHERS = timedelta(seconds=15)
"""The least time between two looks at such a Home, however much happens in the checks on it."""
LEASE = timedelta(minutes=1)
"""After which a publishing that never ended is begun again."""


async def mark_homes(ports: Ports, installation: Installation, assessment: Assessment) -> None:
    """Have the Homes published that show a check; whether somebody may see it is asked when theirs is drawn."""
    now = ports.clock()
    await ports.store.mark_homes(installation, concerned(assessment), now)
    # One that is being published this moment is marked until its lease ends, and may show what was so before.
    await ports.store.mark_viewers(installation, now - LOOKED_AT_FOR, now + FOR_OTHERS, now + LEASE)
