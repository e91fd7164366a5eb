"""How often what failed is tried again, and after which pauses; it never tries anything itself."""

from datetime import timedelta

TRIES = 8
LONGEST_PAUSE = timedelta(minutes=1)
PUT_OFF = timedelta(minutes=15)
"""How long what failed at every try is left alone."""


def pause_after(tried: int, first: timedelta) -> timedelta | None:
    """Tell how long to wait after a failure, longer each time; None when it was the last try."""
    return None if tried + 1 >= TRIES else min(first * 2**tried, LONGEST_PAUSE)
