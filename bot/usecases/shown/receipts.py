"""What receipts mean beyond where a card stands: one that stands twice, is to be drawn anew, or cannot be any more.

Such a root stays, for people talk below it; a card in its thread stands for it from then on, and is kept current.
"""

from collections.abc import Mapping
from dataclasses import replace

from bot.engine.cards.check import ROOT, STAND_IN, Card
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.follow_up import older_names
from bot.usecases.ports import Installation, Messages, Receipt, Store

CANVAS = "canvas"
"""Where the memo of a check stands as a canvas: its channel is the canvas itself, and it has no ts."""
CANVAS_LINK = "canvas_link"
"""The message in the thread that leads to the canvas."""
ASKED_FOR = frozenset({CANVAS, CANVAS_LINK})
"""What stands because somebody asked for it: no state wants it, and none takes it away."""
NO_TS = "0"
"""What the receipt of a canvas has in place of a ts."""

FROZEN = "frozen"
"""What the receipt of a root has in place of a hash once nobody may change it any more."""

OUTDATED = "outdated/"
"""What the receipt of an older card has in place of a hash while it may name somebody who is forgotten.

The version follows in which nobody is named any more: who read an earlier one would draw it named again.
"""


ANEW = "/anew/"
"""What stands behind the hash of a canvas that may name somebody who is forgotten, with the version as above."""


def twin(receipt: Receipt) -> str:
    """Name a card that stands twice and is to be taken away; no check wants it, so each delivery tries again."""
    return f"twin/{receipt.ts}"


async def outdate_older(store: Store, installation: Installation, assessment: Assessment, version: int) -> None:
    """Have the older cards, which follow the state no longer, drawn once more from a version on that is to come."""
    names = older_names(assessment)
    for name, receipt in (await store.receipts(installation, assessment.id)).items():
        if name in names and (outdated_until(receipt) or 0) < version:
            await store.put_receipt(installation, assessment.id, name, replace(receipt, hash=f"{OUTDATED}{version}"))


def outdated_until(receipt: Receipt) -> int | None:
    """Give the version that a card is to be drawn once more from; None where it is not to be."""
    return int(receipt.hash.removeprefix(OUTDATED)) if receipt.hash.startswith(OUTDATED) else None


async def outdate_canvas(store: Store, installation: Installation, assessment_id: str, version: int) -> None:
    """Have the canvas written anew from a version on that is to come; one being written right now stays marked so."""
    while stands := (await store.receipts(installation, assessment_id)).get(CANVAS):
        if (anew_from(stands) or 0) >= version:
            return
        marked = replace(stands, hash=f"{as_of_now(stands)}{ANEW}{version}")
        if await store.exchange_receipt(installation, assessment_id, CANVAS, stands, marked):
            return


def anew_from(canvas: Receipt) -> int | None:
    """Give the version from which on a canvas is to be written anew; None where it is not to be."""
    _, mark, version = canvas.hash.partition(ANEW)
    return int(version) if mark else None


def as_of_now(canvas: Receipt) -> str:
    """Give what the receipt of a canvas says beside that."""
    return canvas.hash.partition(ANEW)[0]


def is_frozen(receipts: Mapping[str, Receipt]) -> bool:
    """Whether the root stands as it is for good."""
    root = receipts.get(ROOT)
    return root is not None and root.hash == FROZEN


def with_stand_in(wanted: Mapping[str, Card], receipts: Mapping[str, Receipt]) -> Mapping[str, Card]:
    """Want a card in the thread too that says what a frozen root no longer can."""
    root = wanted[ROOT]
    return {**wanted, STAND_IN: replace(root, name=STAND_IN)} if is_frozen(receipts) else wanted


def root_shown(receipts: Mapping[str, Receipt]) -> Receipt | None:
    """Give the receipt of what shows where a check stands: the root, or what stands for it."""
    return receipts.get(STAND_IN) or receipts.get(ROOT)


def links_to_cards(
    messages: Messages, installation: Installation, receipts: Mapping[str, Receipt]
) -> Mapping[str, str]:
    """Give the address of every card that stands, by its name."""
    root = receipts.get(ROOT)
    thread = root.ts if root else None
    return {
        name: messages.link(installation, receipt.channel, receipt.ts, None if name == ROOT else thread)
        for name, receipt in receipts.items()
    }
