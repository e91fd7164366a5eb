"""Somebody's desk changed, where something else may change it meanwhile; what their message says follows by a look."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from bot.engine.decision import Refused
from bot.engine.reminders.desk import Desk
from bot.usecases.acting.act import TooBusyError
from bot.usecases.ports import Installation, Store

TRIES = 5


async def change_desk(
    store: Store, installation: Installation, person: str, now: datetime, changed: Callable[[Desk], Desk | Refused]
) -> Desk | Refused:
    """Keep what somebody's desk is changed into, in two round trips to the store; one that stays as it is needs none.

    Raises TooBusyError where others change it each time.
    """
    for _ in range(TRIES):
        desk = await store.desk(installation, person)
        after = changed(desk)
        if after is desk or isinstance(after, Refused) or await store.keep_wish(installation, after, now):
            return after
    raise TooBusyError


async def take_off_desks(
    store: Store, installation: Installation, assessment_id: str, people: Iterable[str], now: datetime
) -> None:
    """Forget what people were told of a check that is gone, and look at them."""

    def without(desk: Desk) -> Desk:
        told = {about: each for about, each in desk.told.items() if assessment_id not in about.split("/")}
        shown = desk.nudge is not None and any(assessment_id in about.split("/") for about in desk.nudge.about)
        return desk if len(told) == len(desk.told) and not shown else replace(desk, told=told)

    for person in people:
        await change_desk(store, installation, person, now, without)
