"""Take a check off the desks of those it was on; what their direct messages say of it goes with their next look."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from bot.usecases.act import TooBusyError
from bot.usecases.ports import Installation, Store

TRIES = 5


async def take_off_desks(
    store: Store, installation: Installation, assessment_id: str, people: Iterable[str], now: datetime
) -> None:
    """Forget what people were told of a check, and look at them."""
    for person in people:
        await _take_off(store, installation, assessment_id, person, now)


async def _take_off(store: Store, installation: Installation, assessment_id: str, person: str, now: datetime) -> None:
    for _ in range(TRIES):
        desk = await store.desk(installation, person)
        told = {about: each for about, each in desk.told.items() if assessment_id not in about.split("/")}
        shown = desk.nudge is not None and any(assessment_id in about.split("/") for about in desk.nudge.about)
        if len(told) == len(desk.told) and not shown:
            return
        if await store.keep_wish(installation, replace(desk, told=told), now):
            return
    raise TooBusyError
