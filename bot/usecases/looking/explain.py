"""Why an assessment stands where it does: its trail in words, and where its cards stand in Slack.

For whoever runs the bot. It shows blind answers, so no surface in Slack may show it.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from bot.usecases.ports import Installation, Store, TrailEntry
from bot.usecases.shown.held_up import ROOT_GONE, held_up


async def explain(store: Store, installation: Installation, assessment_id: str) -> list[str]:
    """Tell what happened to an assessment, a line each, oldest first; nothing when there is no such assessment."""
    trail = await store.trail(installation, assessment_id)
    if not trail:
        return []
    lines = [line for entry in trail for line in _told(entry)]
    for card, receipt in sorted((await store.receipts(installation, assessment_id)).items()):
        lines.append(f"{card} stands in {receipt.channel} at {receipt.ts}, showing {receipt.hash or 'nothing known'}")
    why = (await held_up(store, installation, assessment_id)).reason
    if why == ROOT_GONE:
        lines.append(f"It is not shown in Slack: {why}; its owner can have it shown again, from /ftready status too")
    elif why:
        lines.append(f"It is not shown in Slack: {why}; cure that, or invite the bot to the channel again")
    return lines


def _told(entry: TrailEntry) -> Iterator[str]:
    event = dict(entry.event)
    name, by = event.pop("event", "?"), event.pop("by", None)
    yield f"{entry.at:%Y-%m-%d %H:%M:%S} v{entry.version} {name} by {by or 'the clock'}{_details(event)}"
    yield from (f"    because {because}" for because in entry.because)


def _details(event: Mapping[str, Any]) -> str:
    return f" {json.dumps(event, ensure_ascii=False, default=str)}" if event else ""
