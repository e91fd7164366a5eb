"""Which keys one commit touches, written once a day for a check: a press writes none of their names anew."""

from functools import lru_cache

from bot.store import keys

REMEMBERED = 1024
"""Checks whose keys are remembered; those of the others are written anew."""


@lru_cache(maxsize=REMEMBERED)
def touched(installation: str, assessment: str, flow: str, channel: str, day: int) -> dict[str, str]:
    """Write the keys a commit touches, and the beginnings of those its script finds, by their names there."""
    here = {"installation": installation}
    of_it = {**here, "assessment": assessment}
    return {
        "state": keys.STATE.key(**of_it),
        "trail": keys.TRAIL.key(**of_it),
        "receipts": keys.RECEIPTS.key(**of_it),
        "flow": keys.FLOW.key(**here, flow=flow),
        "channel": keys.CHANNEL.key(**here, channel=channel),
        "out_of_date": keys.OUT_OF_DATE.key(**here),
        "due": keys.DUE.key(**here),
        "looks": keys.LOOKS.key(**here),
        "homes": keys.HOMES.key(**here),
        "seen": keys.SEEN.key(**of_it, day=str(day)),
        "seen_yesterday": keys.SEEN.key(**of_it, day=str(day - 1)),
        "seen_tomorrow": keys.SEEN.key(**of_it, day=str(day + 1)),
        "person_prefix": keys.PERSON.prefix(**here),
        "root_prefix": keys.ROOT.prefix(**here),
        "desk_prefix": keys.DESK.prefix(**here),
        "home_prefix": keys.HOME.prefix(**here),
    }
