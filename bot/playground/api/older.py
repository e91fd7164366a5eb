"""What a Slack of an earlier day refuses: a block it does not have yet, while the fault for it is switched on."""

from collections.abc import Iterator
from typing import Any

from bot.playground.api.arguments import Arguments
from bot.playground.blockkit import phrases
from bot.playground.blockkit.problem import Problem
from bot.playground.faults import Faults
from bot.playground.refusal import Refusal

_CHART = "data_visualization"


def refuse_charts(faults: Faults, what: str, args: Arguments) -> None:
    """Refuse a message with a chart in it as one with a block nobody knows; others do not use the fault up."""
    if "no_charts" not in faults.on:
        return
    lines = [str(Problem(phrases.unsupported(_CHART), f"{place}/type")) for place in _charts(args)]
    if lines and faults.strikes("no_charts", what):
        raise Refusal("invalid_blocks", lines, errors=lines)


def _charts(args: Arguments) -> Iterator[str]:
    yield from _among(args.structure("blocks", "invalid_blocks_format"), "/blocks")
    attachments = args.structure("attachments", "invalid_attachments")
    for index, attachment in enumerate(attachments if isinstance(attachments, list) else ()):
        if isinstance(attachment, dict):
            yield from _among(attachment.get("blocks"), f"/attachments/{index}/blocks")


def _among(blocks: Any, place: str) -> Iterator[str]:
    for index, block in enumerate(blocks if isinstance(blocks, list) else ()):
        if isinstance(block, dict) and block.get("type") == _CHART:
            yield f"{place}/{index}"
