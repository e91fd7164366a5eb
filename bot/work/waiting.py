"""What waits to be run, under the key by which the work engine has it once; a key that is running is never replaced."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from docket import Docket


@dataclass(frozen=True)
class Waiting:
    """A task that may wait to be run: its key, and what it is run with."""

    task: Callable[..., Awaitable[None]]
    key: str
    given: tuple[str, ...]


async def have_run(docket: Docket, waiting: Iterable[Waiting]) -> None:
    """Have all of it run as soon as a worker is free, once for each key."""
    await docket.add_many(docket.call(each.task, key=each.key)(*each.given) for each in waiting)
