"""What the store promises: assessments and what hangs on them, each write whole or not at all."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from bot.engine.overviews.home import Opened
from bot.engine.reminders.desk import Desk
from bot.engine.saved.assessment import Assessment
from bot.usecases.ports.installation import Installation


@dataclass(frozen=True)
class TrailEntry:
    """One thing that happened to an assessment: the event as plain data, and why what followed followed."""

    at: datetime
    version: int
    event: Mapping[str, Any]
    because: tuple[str, ...]


@dataclass(frozen=True)
class Commit:
    """One event's whole effect, written all or not at all."""

    assessment: Assessment
    """Its `version` is the one before; the store writes version + 1."""
    event_id: str
    """What makes a repeat recognisable; kept for a day."""
    entry: TrailEntry
    due: datetime | None
    """When time alone next changes something; None takes the assessment out of the index of what is due."""
    channel_open: bool
    """Whether it is listed as running in its channel."""
    people: frozenset[str]
    """People whose personal list shows it: owner and asked. The Homes of whom it takes out are to be published."""
    looks: Mapping[str, datetime] = field(default_factory=dict)
    """Person → from when on there may be something new to remind them of; of two instants the earlier stands."""
    changed_for: frozenset[str] = frozenset()
    """People for whom something is over or has changed; who has a desk is looked at soon."""
    trail: Sequence[TrailEntry] | None = None
    """What the trail says of all before, where it is written anew; None leaves it as it is."""


class Committed(Enum):
    """How a commit ended."""

    COMMITTED = "committed"
    COMMITTED_AND_ALREADY_WOKEN = "committed, and its cards were already marked out of date"
    STALE = "stale"
    DUPLICATE = "duplicate"


@dataclass(frozen=True)
class Receipt:
    """Where a card stands in Slack, and the hash of what it shows there; a canvas is a channel of its own."""

    channel: str
    ts: str
    hash: str


class Store(Protocol):
    """Assessments and what hangs on them; every key belongs to one installation."""

    def turn(self, installation: Installation, assessment: str) -> AbstractAsyncContextManager[None]:
        """Wait for this process's turn with an assessment, so that a burst of presses does not race itself."""

    async def load(self, installation: Installation, assessment: str) -> Assessment | None:
        """Load one assessment; None when there is none."""

    async def commit(self, installation: Installation, commit: Commit) -> Committed:
        """Write one event's whole effect, or none of it, in one round trip."""

    async def forget(self, installation: Installation, assessment: Assessment, cards: int | None = None) -> bool:
        """Take an assessment away with all that hangs on it; False where there is none any more.

        Nothing goes, and it is False too, where it has not just so many cards as are given.
        """

    async def trail(self, installation: Installation, assessment: str) -> Sequence[TrailEntry]:
        """Read back what happened, oldest first."""

    async def in_channel(self, installation: Installation, channel: str) -> Sequence[str]:
        """List the assessments of a channel: the running before the lately closed, newest event first."""

    async def leave_channel(self, installation: Installation, channel: str, assessment: str) -> None:
        """List an assessment no longer in a channel it has left."""

    async def of_person(self, installation: Installation, person: str) -> Sequence[str]:
        """List the assessments that concern a person, newest event first."""

    async def keep_flow(self, installation: Installation, flow_hash: str, bundle: str) -> None:
        """Keep the text a running assessment's flow was made from, by its hash."""

    async def flow_bundle(self, installation: Installation, flow_hash: str) -> str | None:
        """Read the text of a flow back by its hash."""

    # Being forgotten

    async def ask_to_be_forgotten(self, installation: Installation, person: str, now: datetime) -> None:
        """Note that somebody wants to be forgotten."""

    async def leaving(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people who are to be forgotten by now, each workspace in turn."""

    async def put_off_leaving(self, installation: Installation, person: str, until: datetime) -> None:
        """Forget somebody then and not before."""

    async def forget_person(self, installation: Installation, person: str) -> None:
        """Take away what is one person's alone: desk, Home, lists, drafts, and their wish to be forgotten."""

    # Delivery

    async def receipts(self, installation: Installation, assessment: str) -> Mapping[str, Receipt]:
        """Read where the cards of an assessment stand, by card name."""

    async def put_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> None:
        """Remember where a card stands now."""

    async def exchange_receipt(
        self, installation: Installation, assessment: str, card: str, known: Receipt, receipt: Receipt
    ) -> bool:
        """Remember what a card that is no root shows now, if its receipt is the one known; False where it is not."""

    async def claim_receipt(self, installation: Installation, assessment: str, card: str, receipt: Receipt) -> Receipt:
        """Remember where a card stands unless it stands somewhere already; give the receipt that is kept."""

    async def drop_receipt(self, installation: Installation, assessment: str, card: str) -> None:
        """Forget a card that is gone from Slack."""

    async def delivered(self, installation: Installation, assessment: str, version: int) -> bool:
        """Take the out-of-date mark away if nothing was committed since `version`; False when something was."""

    async def out_of_date(self, limit: int) -> Sequence[tuple[Installation, str]]:
        """List assessments whose cards are marked out of date and not put off, each workspace in turn."""

    async def put_off_delivery(self, installation: Installation, assessment: str, until: datetime) -> None:
        """Do not list an assessment as out of date before `until`, unless something is committed meanwhile."""

    async def find_by_root(self, installation: Installation, channel: str, ts: str) -> str | None:
        """Find the assessment whose root card stands at channel and ts."""

    # Time

    async def due(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str, datetime]]:
        """List assessments whose due instant has come, with the instant, each workspace in turn."""

    async def put_off_due(self, installation: Installation, assessment: str, due: datetime, until: datetime) -> bool:
        """Move the due instant of an assessment if it still is `due`; False when it is not."""

    async def bring_forward(self, now: datetime) -> None:
        """List by now whatever waits but for due instants: cards, reminders, Homes, those who are to be forgotten.

        What Slack asked to be left alone with is forgotten; where it still means it, it says so again.
        """

    async def noted_time(self) -> datetime | None:
        """Tell the time a worker noted last; None where none has lately."""

    async def note_time(self, now: datetime) -> None:
        """Note what time it is, so that whoever starts after the clock was set back learns of it."""

    async def not_before(self, installation: Installation, method: str) -> datetime | None:
        """Read until when Slack asked not to be called with a method by this workspace; the time may have passed."""

    async def hold_off(self, installation: Installation, method: str, until: datetime) -> None:
        """Remember until when Slack asked not to be called; a restart must not forget it."""

    # Reminders

    async def desk(self, installation: Installation, person: str) -> Desk:
        """Read one person's desk; a blank one where there is none."""

    async def keep_desk(self, installation: Installation, desk: Desk, noted: datetime, look: datetime | None) -> bool:
        """Write a desk unless another was written since, which gives False; and when its person is looked at next.

        That stays as it is where another look has begun since the one noted, by the instant it was put off to.
        """

    async def keep_wish(self, installation: Installation, desk: Desk, look: datetime) -> bool:
        """Write a desk unless another was written since, which gives False; its person is looked at no later."""

    async def looks(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people who are to be looked at by now, each workspace in turn."""

    async def put_off_look(self, installation: Installation, person: str, until: datetime) -> None:
        """Look at a person then and not before, unless something is committed meanwhile."""

    # Homes

    async def open_home(self, installation: Installation, person: str, page: int, now: datetime) -> None:
        """Note that somebody looks at a page of their Home, and that it is to be published whatever it shows."""

    async def home(self, installation: Installation, person: str) -> Opened | None:
        """Read one person's Home; None where they have not opened it lately."""

    async def mark_homes(self, installation: Installation, people: Collection[str], now: datetime) -> None:
        """Have the Homes published of those who have opened theirs lately."""

    async def mark_viewers(self, installation: Installation, since: datetime, at: datetime, until: datetime) -> None:
        """Have the Homes opened since then published at an instant; one marked for before it stays so.

        So does one that was put off until after `until`: what is in its way goes by no change.
        """

    async def homes(self, now: datetime, limit: int) -> Sequence[tuple[Installation, str]]:
        """List people whose Home is to be published by now, each workspace in turn."""

    async def put_off_home(self, installation: Installation, person: str, until: datetime) -> None:
        """Publish somebody's Home then and not before, unless something of theirs changes meanwhile."""

    async def showed_home(self, installation: Installation, person: str, noted: datetime, shown: str) -> None:
        """Remember what a Home shows; it is done with, unless it was marked anew since the instant noted."""

    # Portfolios

    async def in_channels(self, installation: Installation, channels: Collection[str], limit: int) -> Sequence[str]:
        """List the assessments of several channels, each channel in turn, the running before the lately closed."""

    async def all_assessments(self, installation: Installation) -> Sequence[str]:
        """List every assessment of an installation; this reads the whole server, and is for rare things."""

    # Small things that outlive one request

    async def put_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> None:
        """Keep what a person has typed or is about to undo, for a while; it goes with each it is of, if that goes."""

    async def claim_draft(
        self,
        installation: Installation,
        key: str,
        draft: Mapping[str, Any],
        seconds: int,
        of: Sequence[str] = (),
    ) -> bool:
        """Keep a draft in the same way unless one is kept there; False where one is."""

    async def drop_draft(self, installation: Installation, key: str) -> None:
        """Keep a draft no longer."""

    async def draft(self, installation: Installation, key: str) -> Mapping[str, Any] | None:
        """Read a draft back."""
