"""Keeps the log readable while the work engine's Redis is in trouble: each kind is said in a line, then rarely again.

The work engine tries many times a second and writes a whole traceback each time. Nothing but trouble with Redis is kept
from the log, for of all else a traceback is what helps.
"""

import logging
import time

from redis.exceptions import RedisError

QUIET_SECONDS = 600.0
"""How long the same trouble is not said again."""


class SaidOnce(logging.Filter):
    """Lets one line through of each kind of trouble with Redis."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[tuple[str, type[BaseException]], float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Take the traceback off a record of trouble with Redis, and keep what repeats one from the log."""
        error = record.exc_info[1] if record.exc_info else None
        if not isinstance(error, RedisError):
            return True
        kind, now = (str(record.msg), type(error)), time.monotonic()
        if kind in self._said and now < self._said[kind] + QUIET_SECONDS:
            return False
        self._said[kind] = now
        record.msg, record.args = "%s (%s: %s)", (record.getMessage(), type(error).__name__, error)
        record.exc_info = record.exc_text = None
        return True


SAID_ONCE = SaidOnce()


def keep_readable() -> None:
    """Have the work engine's own log of trouble kept short."""
    logging.getLogger("docket.worker").addFilter(SAID_ONCE)
