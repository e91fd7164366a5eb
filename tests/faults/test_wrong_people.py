"""People who may not, on a real store: nothing changes, and not theirs sounds like not there.

Who may do what everywhere is gone through in `tests/slack/whole_app/test_role_matrix.py`.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

import pytest
from bot_parts import ROOT, Team
from redis.asyncio import Redis
from standing import Standing, look

from bot.playground.delivery import payloads
from bot.slack.address import Address, Verb
from bot.slack.policy import POLICY, Who
from bot.slack.telling import NOT_FOUND
from bot.usecases.ports import Installation

IN_MODALS = {
    Verb.STEP, Verb.BACK, Verb.UNDO, Verb.WHICH, Verb.NUDGE, Verb.HOME, Verb.PORTFOLIO, Verb.EVIDENCE, Verb.FORGET_ME,
    Verb.SETTINGS,
}  # fmt: skip
ONLY_SAID = {Verb.STATUS}
"""What is written to ftready, and what no button asks for."""
PRESSES = tuple(verb for verb, may in POLICY.items() if may.who is not Who.ANYONE and verb not in IN_MODALS | ONLY_SAID)
"""Every verb that can be pressed on a card; the others stand in modals and in what one person sees."""
WRITES = {
    Verb.ANSWER: "yes", Verb.PASS: "skip", Verb.FORM: "", Verb.HAND: "", Verb.SETTLE: "", Verb.REVEAL: "",
    Verb.VOTE_AGAIN: "", Verb.DECIDE: "", Verb.REOPEN: "",
}  # fmt: skip
ELSEWHERE = Installation("T0ELSEWHER")


@dataclass
class Check:
    """A running check that ana owns and in which ana and ben are asked, and forged presses on it."""

    team: Team
    standing: Standing
    redis: Redis
    id: str

    async def press(self, name: str, verb: Verb, assessment: str = "", extra: str = "") -> list[str]:
        """Press as somebody, and give what they alone are told in the channel."""
        scene = self.team.playground.first
        person, channel = scene.workspace.find_person(name), scene.workspace.channels[self.team.channel_id()]
        message = scene.workspace.messages[channel.id][(await self.standing.receipts(self.id))["section/task"]]
        action = {
            "type": "button",
            "action_id": Address(verb, assessment or self.id, "task_signed", extra).write(),
            "block_id": "b",
            "action_ts": scene.workspace.new_ts(),
        }
        ticket = scene.tickets.new_response(person.id, channel.id, message.ts)
        url = payloads.response_url(scene, "actions", ticket)
        before = self.told(person.id)
        reply = await scene.courier.ask(payloads.message_press(scene, person, channel, message, action, url))
        assert reply.ok, reply

        async def told() -> list[str] | None:
            return self.told(person.id)[len(before) :] or None

        return await self.team.control.until(f"{name} to be told something about {verb}", told)

    def told(self, person: str) -> list[str]:
        messages = self.team.playground.first.workspace.messages[self.team.channel_id()].values()
        return [each.text for each in messages if each.ephemeral_to == person]

    async def answers(self) -> Mapping[str, object]:
        found = await self.standing.store.load(self.standing.installation, self.id)
        assert found is not None
        return found.answers


@pytest.fixture
async def check(team: Team, redis_url: str) -> AsyncIterator[Check]:
    await team.full(asked=("ana", "ben"))
    async with Redis.from_url(redis_url) as redis:
        standing = await look(team.playground, redis, ROOT / "flows")
        (id_,) = await standing.assessments(team.channel_id())
        yield Check(team, standing, redis, id_)


async def test_a_check_of_another_workspace_is_no_check_here_even_for_its_own_people(check):
    mine = await check.standing.store.load(check.standing.installation, check.id)
    assert mine is not None
    theirs = "e" * 32
    for key in [name async for name in check.redis.scan_iter(f"*{check.id}*")]:
        name = key.decode().replace(check.standing.installation.id, ELSEWHERE.id).replace(check.id, theirs)
        await check.redis.copy(key, name)
    assert await check.standing.store.load(ELSEWHERE, theirs) is not None
    before = {key: await check.redis.dump(key) async for key in check.redis.scan_iter(f"*{ELSEWHERE.id}*")}

    told = [await check.press("ana", verb, theirs, WRITES.get(verb, "")) for verb in PRESSES]

    assert told == [[NOT_FOUND]] * len(PRESSES)
    assert {key: await check.redis.dump(key) async for key in check.redis.scan_iter(f"*{ELSEWHERE.id}*")} == before


async def test_who_is_put_out_of_the_channel_while_a_form_is_open_cannot_send_it(check, monkeypatch):
    # Who is where is remembered for a minute; here that minute is over.
    monkeypatch.setattr("bot.slack.calling.believed.FRESH_SECONDS", 0.0)
    team, said = check.team, await check.answers()
    await team.press("ben", Verb.FORM, "worked_examples")
    await team.person("ben").modal("Your answer")
    await team.person("ana").do("remove", channel=team.channel, other="ben")

    outcome = await team.submit("ben", {("worked_examples", "good"): "7", ("worked_examples", "bad"): "4"})

    assert NOT_FOUND in outcome["errors"].values()
    assert await check.answers() == said  # that they left may be kept by now
