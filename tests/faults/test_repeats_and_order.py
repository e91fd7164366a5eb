"""Whatever Slack sends twice, and in whatever order it sends it, the same check comes out."""

import asyncio
import random
import re
from collections import Counter

import pytest
from bot_parts import ROOT
from bot_parts import team as team_at_work
from redis.asyncio import Redis
from standing import look

from bot.demo.script import END, PLAY, Fill, Press, Tick
from bot.demo.team import perform
from bot.playground.delivery import payloads
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb

ORDERS = range(4)
VOTES = {"ana": "yes", "ben": "no", "cleo": "yes"}


class Twice:
    """Carries everything twice at once, as if Slack had not heard the first answer."""

    def __init__(self, carrier):
        self._carrier = carrier

    async def carry(self, parcel, attempt, reason):
        first, second = await asyncio.gather(
            self._carrier.carry(parcel, attempt, reason), self._carrier.carry(parcel, attempt, reason)
        )
        assert first.ok
        assert second.ok
        return first


@pytest.mark.slow
async def test_a_whole_play_of_which_everything_comes_twice_is_the_same_play(redis_url, quick_pace):
    async with team_at_work("socket", redis_url) as team, Redis.from_url(redis_url) as redis:
        standing = await look(team.playground, redis, ROOT / "flows")
        courier = team.playground.first.courier
        courier._carrier = Twice(courier._carrier)

        team.thread = await perform(team.playground.address, team.playground.key, pause=0, tell=lambda _: None)

        await team.card_says("summary/1", "Decided by the first rule that fits")
        check = await standing.store.find_by_root(standing.installation, team.channel_id(), team.thread)
        assert check is not None
        taken = Counter((by, question) for by, question, _ in await standing.answers(check))
        scenes = [scene for _, scenes in PLAY for scene in scenes] + list(END)
        played = [each for each in scenes if isinstance(each, Press | Tick | Fill)]
        assert taken == Counter((team.id(each.person), each.question) for each in played)
        names = [
            call["request"]["metadata"]["event_payload"]["card"]
            for call in await team.control.calls("chat.postMessage")
            if call["request"].get("thread_ts") == team.thread
        ]
        assert all(count == 1 for name, count in Counter(names).items() if name.startswith(("section", "summary")))


async def test_votes_in_any_order_and_any_number_of_times_make_the_same_card(team, redis_url):
    async with Redis.from_url(redis_url) as redis:
        standing = await look(team.playground, redis, ROOT / "flows")
        cards, trails = [], []
        for seed in ORDERS:
            await team.full()
            presses = [await _press(team, name, option) for name, option in VOTES.items()] * 3
            random.Random(seed).shuffle(presses)  # noqa: S311 - the same orders each time
            if seed % 2:
                replies = await asyncio.gather(*(team.playground.first.courier.ask(press) for press in presses))
            else:
                replies = [await team.playground.first.courier.ask(press) for press in presses]
            assert all(reply.ok for reply in replies)
            for name, option in VOTES.items():
                await team.card_says("section/task", f"<@{team.id(name)}>: {option.capitalize()}")
            cards.append(_said(await team.card_says("section/task", "what to do about it")))
            check = await standing.store.find_by_root(standing.installation, team.channel_id(), team.thread)
            trails.append(sorted((by, value) for by, _, value in await standing.answers(check)))

    assert len(set(cards)) == 1
    assert trails == [sorted((team.id(name), option) for name, option in VOTES.items())] * len(ORDERS)


async def test_of_two_presses_of_one_person_the_later_counts_in_whichever_order_they_arrive(team, redis_url):
    await team.full(asked=("ana", "ben"))
    presses = [await _press(team, "ben", option) for option in ("yes", "no")]

    for press in reversed(presses):
        assert (await team.playground.first.courier.ask(press)).ok

    async with Redis.from_url(redis_url) as redis:
        standing = await look(team.playground, redis, ROOT / "flows")
        check = await standing.store.find_by_root(standing.installation, team.channel_id(), team.thread)
        stands = await standing.store.load(standing.installation, check)
    assert stands.answer("task_signed", team.id("ben")).value == "no"


def _said(card):
    """Give what a card says, whoever came first and wherever the note it links to stands."""
    words = re.sub(r"<https:[^|]*\|", "<", words_of({"blocks": card["blocks"]}))
    return tuple(sorted(re.split(r"[\s,·]+", words)))


async def _press(team, name, option):
    ts, block, element, _ = await team.find(name, Verb.ANSWER, "task_signed", option)
    scene = team.playground.first
    channel = scene.workspace.channels[team.channel_id()]
    kept = ("type", "action_id", "text", "value")
    action = {**{key: element[key] for key in kept if key in element}, "block_id": block["block_id"]}
    action["action_ts"] = scene.workspace.new_ts()
    message = scene.workspace.messages[channel.id][ts]
    return payloads.message_press(scene, scene.person(name), channel, message, action, "")
