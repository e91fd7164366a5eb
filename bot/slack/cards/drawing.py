"""What every card is drawn into: the payload Slack takes, and the hash that tells whether Slack shows it already."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.slack.writing.blocks import Json
from bot.slack.writing.text import Line, fallback, inline, link
from bot.usecases.ports import Drawn

Links = Mapping[str, str]
"""Card name → its address in Slack, for every card that stands."""

_EMOJI = re.compile(r"[a-z0-9_+'-]{1,100}")


def drawn(blocks: Sequence[Json], lines: Iterable[Line], button: str = "") -> Drawn:
    """Put blocks and the fallback together; `button` opens all of what has no room there."""
    return hashed({"text": fallback(lines, button), "blocks": list(blocks)})


def hashed(payload: Mapping[str, Any]) -> Drawn:
    """Put a payload and the hash of what it shows together."""
    canonical = json.dumps(payload, sort_keys=True, separators=(",", ":"))
    return Drawn(payload, hashlib.sha256(canonical.encode()).hexdigest())


def to_card(links: Links, card: str, label: str) -> str:
    """Link a label to a card; only the label while the card does not stand yet."""
    return link(links[card], label) if card in links else inline(label, 500)


def emoji(mark: str | None) -> str:
    """Write the mark of a verdict as an emoji, and nothing where it is none."""
    return f":{mark}: " if mark and _EMOJI.fullmatch(mark) else ""


def weight(value: object) -> int:
    """Count the characters of all texts in a block, the way Slack counts them."""
    if isinstance(value, Mapping):
        own = value.get("text")
        rest = sum(weight(each) for key, each in value.items() if not (key == "text" and isinstance(each, str)))
        return rest + (len(own) if isinstance(own, str) else 0)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return sum(weight(each) for each in value)
    return 0
