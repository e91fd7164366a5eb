"""Every key there is: its pattern, its type, and when it goes or why it stays. No other module writes a key's name.

Docket, which does the work, writes its own; they are listed too.

Every key carries its installation as hash tag, so that on a cluster one workspace is one slot, and a script that
touches several keys of one installation touches one slot only. What goes into a key is checked against what such a
part may look like, so that no id can name a key it was not meant to.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

DAY = 24 * 60 * 60
RETENTION_DAYS = 400
"""How many days after its last commit an assessment goes, with all that hangs on it, where nothing else is set."""

ID = r"[A-Za-z0-9_-]{1,64}"
PARTS = {
    "installation": ID,
    "assessment": ID,
    "channel": ID,
    "person": ID,
    "of": ID,
    "flow": ID,
    "day": r"[0-9]{1,6}",
    "ts": r"[0-9.]{1,32}",
    "method": r"[A-Za-z0-9._-]{1,64}",
    "draft": r"[A-Za-z0-9_.:/-]{1,200}",
    "task": r"(?:deliver|tick|sweep|look_for_due|look_again|nudge|look_for_nudges|publish|look_for_homes"
    r"|forget_person|look_for_leaving"
    r"|trace|fail|sleep)"
    r"(?:/[A-Za-z0-9_.:/+-]{1,200})?",
    "worker": r"[A-Za-z0-9_.:#/-]{1,200}",
}
"""What each part of a key may look like. Only the last part of a key may hold a colon."""


class NotAKeyError(ValueError):
    """Something was to become part of a key that must not."""


@dataclass(frozen=True, eq=False)
class Kind:
    """One kind of key, the same only as itself. `goes` or `stays` is set: when it expires, or why it never does."""

    pattern: str
    type: str
    goes: str = ""
    stays: str = ""

    @lru_cache(maxsize=8192)  # noqa: B019 - the kinds live as long as the process
    def key(self, **parts: str) -> str:
        """Write the key with these parts. Raises NotAKeyError."""
        for name, part in parts.items():
            if not re.fullmatch(PARTS[name], part):
                raise NotAKeyError(f"{part[:80]!r} cannot be the {name} of a key; it must match {PARTS[name]}.")
        key = self.pattern
        for name, part in parts.items():
            key = key.replace(f"<{name}>", part)
        return key

    @lru_cache(maxsize=1024)  # noqa: B019 - the same
    def prefix(self, **parts: str) -> str:
        """Write the key up to the first part that is not given, for a script that knows the rest."""
        given = set(re.findall(r"<(\w+)>", self.pattern)) - set(parts)
        start = min(self.pattern.index(f"<{name}>") for name in given)
        return Kind(self.pattern[:start], self.type).key(**parts)

    def matches(self, key: str) -> bool:
        """Tell whether a key is of this kind."""
        pattern = re.escape(self.pattern)
        for name, part in PARTS.items():
            pattern = pattern.replace(f"<{name}>", part)
        return re.fullmatch(pattern, key) is not None


AFTER_COMMIT = "the set number of days after the last commit of its assessment"
AFTER_LAST_COMMIT = "the set number of days after the last commit of any assessment in it"

INSTALLATIONS = Kind(
    "ft:installations",
    "set",
    stays="says whose indexes the sweep reads; one short entry a workspace, taken out when the workspace is forgotten",
)
TIME = Kind("ft:time", "string", goes="a month after a worker last ran")
STATE = Kind("ft:{<installation>}:state:<assessment>", "string", goes=AFTER_COMMIT)
TRAIL = Kind("ft:{<installation>}:trail:<assessment>", "list", goes=AFTER_COMMIT)
RECEIPTS = Kind("ft:{<installation>}:receipts:<assessment>", "hash", goes=AFTER_COMMIT)
ROOT = Kind("ft:{<installation>}:root:<channel>:<ts>", "string", goes=AFTER_COMMIT)
SEEN = Kind("ft:{<installation>}:seen:<assessment>:<day>", "set", goes="two days after the last event of its day")
FLOW = Kind("ft:{<installation>}:flow:<flow>", "string", goes="the set number of days after the last commit with it")
CHANNEL = Kind("ft:{<installation>}:channel:<channel>", "zset", goes=AFTER_LAST_COMMIT)
PERSON = Kind("ft:{<installation>}:person:<person>", "zset", goes=AFTER_LAST_COMMIT)
OUT_OF_DATE = Kind("ft:{<installation>}:out_of_date", "zset", goes=AFTER_LAST_COMMIT)
DUE = Kind("ft:{<installation>}:due", "zset", goes=AFTER_LAST_COMMIT)
LOOKS = Kind("ft:{<installation>}:looks", "zset", goes=AFTER_LAST_COMMIT)
LEAVING = Kind("ft:{<installation>}:leaving", "zset", goes="a month after anybody asked to be forgotten")
DESK = Kind("ft:{<installation>}:desk:<person>", "string", goes="the set number of days after the last look at it")
HOME = Kind("ft:{<installation>}:home:<person>", "hash", goes="a week after it was last opened")
HOMES = Kind("ft:{<installation>}:homes", "zset", goes="a week after any Home in it was last marked")
VIEWERS = Kind("ft:{<installation>}:viewers", "zset", goes="a day after any Home in it was last opened")
NOT_BEFORE = Kind("ft:{<installation>}:not_before:<method>", "string", goes="a day after it was written")
PACE = Kind("ft:{<installation>}:pace:<channel>", "string", goes="seconds later, with the last turn to post in it")
PACE_OF_ALL = Kind("ft:{<installation>}:pace", "string", goes="seconds later, with the last turn to post anywhere")
DRAFT = Kind("ft:{<installation>}:draft:<draft>", "string", goes="as soon as its writer said")
DRAFTS = Kind("ft:{<installation>}:drafts:<of>", "set", goes="with the last of the drafts that it names")

TABLE = (
    INSTALLATIONS,
    TIME,
    STATE,
    TRAIL,
    RECEIPTS,
    ROOT,
    SEEN,
    FLOW,
    CHANNEL,
    PERSON,
    OUT_OF_DATE,
    DUE,
    LOOKS,
    LEAVING,
    DESK,
    HOME,
    HOMES,
    VIEWERS,
    NOT_BEFORE,
    PACE,
    PACE_OF_ALL,
    DRAFT,
    DRAFTS,
)

_LASTING = "one entry, made again by the next start; all that docket keeps can be lost"
_WAITING = "it stays while its task waits, and is taken out when that is done"
WORK_ENGINE = (
    Kind("ftready:stream", "stream", stays=_LASTING),
    Kind("ftready:queue", "zset", stays=_LASTING),
    Kind("ftready:strikes", "stream", stays=_LASTING),
    Kind("ftready:workers", "zset", stays=_LASTING),
    Kind("ftready:worker-tasks:<worker>", "set", goes="a few seconds after the last word of its worker"),
    Kind("ftready:task-workers:<task>", "zset", stays="one per kind of task; whoever works takes the dead out of it"),
    Kind("ftready:leases:redelivery-sweep", "string", goes="a few seconds after it was taken"),
    Kind("ftready:perpetual:lock", "string", goes="a few seconds after it was taken"),
    Kind("ftready:<task>", "hash", stays=_WAITING),
    Kind("ftready:known:<task>", "string", stays=_WAITING),
    Kind("ftready:stream-id:<task>", "string", stays=_WAITING),
    Kind("ftready:progress:<task>", "hash", stays=_WAITING),
    Kind("ftready:runs:<task>", "hash", goes="15 minutes after its task is done", stays=_WAITING),
)
"""What docket keeps in the server of DOCKET_URL, which is ours where none is named."""
