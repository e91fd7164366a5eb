"""What a browser already shows, so that only what differs is sent."""

from collections.abc import Iterable
from typing import Any

Items = Iterable[tuple[str, str]]
"""The parts of a region in their order: a key that is unique in it, and the HTML of one element."""


class Shown:
    """The regions of one connection as last sent; a new connection begins with nothing."""

    def __init__(self) -> None:
        self._regions: dict[str, dict[str, str]] = {}

    def difference(self, region: str, items: Items) -> dict[str, Any] | None:
        """Give the record that brings the browser to these items, or None when it has them."""
        before, now = self._regions.get(region), dict(items)
        if before == now and list(before) == list(now):
            return None
        known = before or {}
        self._regions[region] = now
        changed = {key: html for key, html in now.items() if known.get(key) != html}
        return {"kind": "region", "region": region, "order": list(now), "html": changed}
