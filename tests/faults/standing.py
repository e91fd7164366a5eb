"""What stands in Slack beside what should stand there: every wanted card once, saying what the state says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import aiohttp
from redis.asyncio import Redis

from bot.engine.wanted.check import cards_wanted
from bot.folders.flows import FlowsFolder
from bot.playground.playground import Playground
from bot.playground.workspace.words import words_of
from bot.slack.calling.calls import web_client
from bot.slack.calling.outgoing import Outgoing
from bot.slack.heard.incoming import CARD_EVENT
from bot.slack.parts import who_am_i
from bot.store import RedisStore, keys
from bot.usecases.ports import Installation

FLOWS = "flows"


@dataclass
class Standing:
    """Looks into the store and into the pretend workspace at once."""

    playground: Playground
    redis: Redis
    store: RedisStore
    outgoing: Outgoing
    installation: Installation
    flows: FlowsFolder

    async def assessments(self, channel: str) -> list[str]:
        return list(await self.store.in_channel(self.installation, channel))

    async def is_calm(self) -> bool:
        """Whether nothing is marked out of date, now or later."""
        return not await self.redis.zcard(keys.OUT_OF_DATE.key(installation=self.installation.id))

    async def answers(self, assessment: str) -> list[tuple[str, str, Any]]:
        """Give what was answered, in the order in which it was taken."""
        taken = []
        for entry in await self.store.trail(self.installation, assessment):
            if entry.event["event"] == "Answered":
                for question, answer in entry.event["answers"].items():
                    taken.append((entry.event["by"], question, answer.get("value")))
        return taken

    async def receipts(self, assessment: str) -> dict[str, str]:
        """Give the ts of each card."""
        found = await self.store.receipts(self.installation, assessment)
        return {name: receipt.ts for name, receipt in found.items()}

    def standing(self, channel: str) -> dict[str, dict[str, str]]:
        """Give all our cards of a channel: per name the words at each ts."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for message in self.playground.first.workspace.messages[channel].values():
            if message.metadata and message.metadata.get("event_type") == CARD_EVENT:
                said = words_of({"blocks": list(message.blocks)})
                found[message.metadata["event_payload"]["card"]][message.ts] = said
        return dict(found)

    async def wanted(self, assessment_id: str) -> dict[str, str]:
        """Give the words of every card that should stand."""
        assessment = await self.store.load(self.installation, assessment_id)
        assert assessment is not None
        flow = await self.flows.pinned(self.installation, assessment.flow_hash)
        receipts = await self.store.receipts(self.installation, assessment_id)
        root = receipts["root"]
        links = {
            name: self.outgoing.link(self.installation, each.channel, each.ts, root.ts if name != "root" else None)
            for name, each in receipts.items()
        }
        return {
            name: words_of(dict(self.outgoing.draw(self.installation, flow, card, links).payload, text=""))
            for name, card in cards_wanted(flow, assessment, datetime.now(UTC)).items()
        }

    async def check(self, channel: str, assessment: str) -> None:
        """See that every wanted card stands once, where its receipt says, and says what it should; and nothing else."""
        wanted, receipts, standing = (
            await self.wanted(assessment),
            await self.receipts(assessment),
            self.standing(channel),
        )
        assert standing.keys() == wanted.keys() == receipts.keys()
        for name, words in wanted.items():
            assert list(standing[name]) == [receipts[name]], f"{name} stands at {list(standing[name])}"
            assert standing[name][receipts[name]].split() == words.split(), f"{name} shows something else"

    async def twins(self, channel: str, assessment: str) -> list[tuple[str, str]]:
        """Find cards that no receipt knows."""
        receipts = await self.receipts(assessment)
        return [(name, ts) for name, each in self.standing(channel).items() for ts in each if receipts.get(name) != ts]


async def look(playground: Playground, redis: Redis, flows: Any) -> Standing:
    """Make the look for a playground and its store."""
    store = RedisStore(redis)
    async with aiohttp.ClientSession() as session:
        token = playground.first.installation.bot_token
        me = await who_am_i(web_client(token, playground.api_url, session))
    outgoing = Outgoing(None, me.domain, lambda: datetime.now(UTC))  # type: ignore[arg-type]  # it draws and links, and never calls
    return Standing(playground, redis, store, outgoing, me.installation, FlowsFolder(flows, store))
