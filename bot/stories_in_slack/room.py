"""The room a story plays in: a pretend workspace with its people in one channel, and the whole bot in it, by its clock.

The bot is at rest when nothing is marked out of date, nothing is due, and nothing is under way.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot.assembly import Running, running
from bot.engine.saved.assessment import Assessment
from bot.playground.control_client import Control
from bot.playground.playground import Playground, open_playground
from bot.playground.seed import Plan
from bot.playground.seed import Room as Channel
from bot.playground.server import serving
from bot.playground.workspace import Person
from bot.pretend import manifest, settings_in
from bot.slack.cards.as_text import written_in
from bot.slack.heard.incoming import CARD_EVENT
from bot.store import RedisStore, connect
from bot.stories import Story
from bot.stories.world import CHECK
from bot.stories_in_slack.hands import Hands
from bot.usecases.ports import TrailEntry
from bot.work.intervals import Intervals

CHANNEL = "story"
PATIENCE = 30.0
"""Seconds of real time in which the bot has to come to rest."""
LOOK_EVERY = 0.005
AT_ONCE = timedelta(milliseconds=20)
HASTE = Intervals(
    coalesce=timedelta(0),
    sweep_every=timedelta(milliseconds=200),
    due_every=timedelta(milliseconds=50),
    nudge_every=timedelta(milliseconds=50),
    first_pause=AT_ONCE,
    breath=timedelta(0),
)
"""Nobody's patience has to be spared here: what waits for real seconds elsewhere goes on at once."""


@dataclass
class Room:
    """A workspace in which a story plays."""

    playground: Playground
    bot: Running
    store: RedisStore
    hands: Hands

    async def check(self) -> Assessment | None:
        """Load the check, with Slack's own ids in it."""
        return await self.store.load(self.bot.me.installation, CHECK)

    async def trail(self) -> Sequence[TrailEntry]:
        """Tell what has happened to the check."""
        return await self.store.trail(self.bot.me.installation, CHECK)

    async def find_thread(self) -> None:
        """Find the thread of the check, once its root card stands."""
        root = (await self.store.receipts(self.bot.me.installation, CHECK)).get("root")
        self.hands.thread = root.ts if root else ""

    def cards(self) -> Mapping[str, str]:
        """Give what stands on the cards in the channel, by name, in the order they were posted."""
        workspace = self.playground.first.workspace
        channel = workspace.find_channel(CHANNEL)
        shown = workspace.messages[channel.id].values() if channel else ()
        return {
            str(message.metadata["event_payload"]["card"]): written_in(
                {"text": message.text, "blocks": list(message.blocks)}
            )
            for message in shown
            if message.metadata and message.metadata.get("event_type") == CARD_EVENT
        }

    def direct(self) -> Mapping[str, str]:
        """Give the messages the bot has written to people directly, by their ts, and to whom."""
        workspace, bot = self.playground.first.workspace, self.playground.first.bot.id
        return {
            ts: next(iter(channel.members - {bot}), "")
            for channel in list(workspace.channels.values())
            if channel.kind == "im"
            for ts, message in workspace.messages[channel.id].items()
            if message.author_id == bot
        }

    async def next_instant(self) -> datetime | None:
        """Tell when time alone next brings something, or somebody is looked at."""
        return await self.store.next_planned(self.bot.me.installation)

    async def move_to(self, instant: datetime) -> None:
        """Move the clock to an instant, and let the bot do what is due."""
        clock = self.playground.clock
        clock.advance(max(0.0, instant.timestamp() - clock.now()))
        await self.rest()

    async def rest(self) -> None:
        """Wait until the bot has done all there is to do."""
        end = time.monotonic() + PATIENCE
        while not await self._is_at_rest():
            if self.bot.ended.done():
                raise TimeoutError("the bot has stopped by itself")
            if time.monotonic() > end:
                raise TimeoutError(f"the bot did not come to rest within {PATIENCE:g} seconds")
            await asyncio.sleep(LOOK_EVERY)

    async def _is_at_rest(self) -> bool:
        now, installation = self.playground.clock.utc(), self.bot.me.installation
        if self.bot.is_busy() or not await self.store.all_delivered(installation):
            return False
        planned = await self.next_instant()
        return (planned is None or planned > now) and not self.bot.is_busy()


@asynccontextmanager
async def room_for(story: Story, flows: Path, redis_url: str) -> AsyncIterator[Room]:
    """Open a room at the instant a story begins; what the store keeps of an earlier one is forgotten."""
    people = [
        Person(f"U0STORY{number:03}", name, name.capitalize(), story.zone)
        for number, name in enumerate(story.people, 1)
    ]
    plan = Plan(people=people, rooms=(Channel(CHANNEL, story.people),))
    begins = story.begins.timestamp()
    playground = open_playground(manifest(), plans=(plan,), limited=False, begins=begins)
    async with connect(redis_url) as redis:
        await redis.flushall()
        async with (
            serving(playground),
            running(
                settings_in(playground, redis_url, ftready_flows=flows),
                clock=playground.clock.utc,
                new_id=lambda: CHECK,
                intervals=HASTE,
            ) as bot,
            Control(playground.address, playground.key) as control,
        ):
            hands = Hands(control, CHANNEL, {person.name: person.id for person in people})
            yield Room(playground, bot, RedisStore(redis, clock=playground.clock.utc), hands)
