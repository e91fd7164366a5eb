"""How somebody who is forgotten goes on to be called in a check: by a name that can never be an id of Slack.

Nothing leads from such a name back to who it was. Two who are forgotten in one check stay two.
"""

import re

from bot.sentence import Sentence

FORGOTTEN = Sentence("someone who is forgotten")
"""What people read in place of their name."""
TAKEN_OUT = "taken out"
"""What stands where a text of theirs stood."""
TAKEN_LINK = "https://taken-out.invalid/"
"""What stands where a link of theirs did, so that what was linked counts as linked; it leads nowhere."""

_STEM = "forgotten-"
_NAME = re.compile(_STEM + r"[0-9]{1,4}")


def is_forgotten(person: str) -> bool:
    """Whether this is how somebody is called who is forgotten."""
    return person.startswith(_STEM) and _NAME.fullmatch(person) is not None


def name_of(number: int) -> str:
    """Give the name of the first, second … who is forgotten in a check."""
    return f"{_STEM}{number}"
