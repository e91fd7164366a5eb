"""Calls to Slack: what writes goes out once, what reads is read again, and what Slack says about it is understood."""

import asyncio
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from aiohttp import web
from bot_parts import workspace

from bot.playground.faults import Fault
from bot.slack.calling.calls import ElsewhereError, LostAnswerError, NobodyError, TooLateError, web_client
from bot.slack.calling.outgoing import Outgoing
from bot.slack.calling.pace import Rate
from bot.slack.errors import _CODES, Meaning, meaning_of
from bot.usecases.ports import (
    AgainError,
    Drawn,
    FrozenError,
    GoneError,
    HoldOffError,
    Installation,
    NotAllowedError,
    Place,
    ThreadGoneError,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HERE = Installation("T0PLAYGRND")
CARD = Drawn({"text": "Hello", "blocks": []}, "hash")
RAISED = {
    Meaning.HOLD_OFF: HoldOffError,
    Meaning.GONE: GoneError,
    Meaning.FROZEN: FrozenError,
    Meaning.STOP: NotAllowedError,
    Meaning.WRONG: NotAllowedError,
    Meaning.TOO_LATE: TooLateError,
    Meaning.NOBODY: NobodyError,
    Meaning.AMBIGUOUS: LostAnswerError,
}
DEFINITE = [
    "account_inactive",
    "channel_not_found",
    "invalid_auth",
    "is_archived",
    "missing_scope",
    "msg_blocks_too_long",
    "not_in_channel",
    "restricted_action_thread_locked",
    "token_revoked",
]
"""Errors after which nothing was posted, from Slack's reference."""
AMBIGUOUS = ["fatal_error", "internal_error", "request_timeout", "service_unavailable", "nobody_has_heard_of_this"]


@asynccontextmanager
async def slack_that(answer):
    """Be a Slack that gives one answer to everything, and give what calls it and what it was asked."""
    asked = []

    async def take(request):
        asked.append(request.path)
        return await answer(request) if callable(answer) else web.json_response(answer)

    application = web.Application()
    application.router.add_route("*", "/api/{method}", take)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    address = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    async with aiohttp.ClientSession() as session:
        yield Outgoing(web_client("xoxb-1", address, session), "acme", lambda: NOW), asked
    await runner.cleanup()


@pytest.mark.parametrize("code", DEFINITE)
def test_a_refusal_that_posted_nothing_is_understood_as_one(code):
    assert meaning_of(code) in {Meaning.STOP, Meaning.WRONG}


@pytest.mark.parametrize("code", AMBIGUOUS)
def test_what_may_have_happened_in_part_is_never_taken_for_a_refusal(code):
    assert meaning_of(code) is Meaning.AMBIGUOUS


@pytest.mark.parametrize("meaning", RAISED)
async def test_every_meaning_is_raised_as_ours_after_one_call(meaning):
    codes = {
        Meaning.HOLD_OFF: "ratelimited",
        Meaning.GONE: "message_not_found",
        Meaning.FROZEN: "edit_window_closed",
        Meaning.STOP: "not_in_channel",
        Meaning.WRONG: "invalid_blocks",
        Meaning.TOO_LATE: "expired_trigger_id",
        Meaning.NOBODY: "user_not_found",
        Meaning.AMBIGUOUS: "internal_error",
    }
    async with slack_that({"ok": False, "error": codes[meaning]}) as (outgoing, asked):
        with pytest.raises(RAISED[meaning]):
            await outgoing.post(HERE, Place("a1", "C0ROOM0001", None), CARD)

        assert len(asked) == 1


async def test_retry_after_is_honoured_to_the_second():
    async def limited(_):
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "17"})

    async with slack_that(limited) as (outgoing, asked):
        with pytest.raises(HoldOffError) as held:
            await outgoing.post(HERE, Place("a1", "C0ROOM0001", None), CARD)

        assert held.value.until == NOW + timedelta(seconds=17)
        assert len(asked) == 1


@pytest.mark.parametrize("how", ["read", "call"])
async def test_what_slack_asked_to_be_left_alone_with_is_not_repeated_before(monkeypatch, how):
    now = [NOW]

    async def limited(request):
        if request.path.endswith("users.info"):
            return web.json_response({"ok": True})
        return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "17"})

    async with slack_that(limited) as (outgoing, asked):
        monkeypatch.setattr(outgoing, "_clock", lambda: now[0])
        for _ in range(3):
            with pytest.raises(HoldOffError) as held:
                await getattr(outgoing, how)(HERE, "conversations.members", channel="C0ROOM0001")
            assert held.value.until == NOW + timedelta(seconds=17)
        await outgoing.read(HERE, "users.info", user="U0ANA00001")
        assert asked == ["/api/conversations.members", "/api/users.info"]

        now[0] += timedelta(seconds=17)
        with pytest.raises(HoldOffError):
            await getattr(outgoing, how)(HERE, "conversations.members", channel="C0ROOM0001")
        assert asked[2:] == ["/api/conversations.members"]

        now[0] -= timedelta(minutes=1)  # the clock was ahead
        for _ in range(2):
            with pytest.raises(HoldOffError):
                await getattr(outgoing, how)(HERE, "conversations.members", channel="C0ROOM0001")
        assert asked[3:] == ["/api/conversations.members"]


async def test_a_limit_without_a_time_is_left_alone_for_a_while():
    async def limited(_):
        return web.Response(status=429, text="slow down")

    async with slack_that(limited) as (outgoing, _asked):
        with pytest.raises(HoldOffError) as held:
            await outgoing.post(HERE, Place("a1", "C0ROOM0001", None), CARD)

        assert held.value.until > NOW


@pytest.mark.parametrize("kind", ["in a channel", "to a person"])
async def test_a_post_out_of_pace_is_not_made_and_comes_later(monkeypatch, kind):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1, per_second=0.1))
    async with slack_that({"ok": True, "ts": "1.1", "channel": "D1"}) as (outgoing, asked):

        async def post(assessment):
            if kind == "in a channel":
                return await outgoing.post(HERE, Place(assessment, "C0ROOM0001", None), CARD)
            return await outgoing.post_to(HERE, "U0ANA00001", CARD)

        await post("a1")
        with pytest.raises(AgainError, match="others post here first") as later:
            await post("a2")

        assert len(asked) == 1
        assert timedelta(seconds=9) < later.value.until - NOW <= timedelta(seconds=10)


async def test_a_post_a_moment_out_of_pace_waits_for_its_turn(monkeypatch):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1, per_second=20.0))
    async with slack_that({"ok": True, "ts": "1.1"}) as (outgoing, asked):
        began = asyncio.get_running_loop().time()
        for number in range(3):
            await outgoing.post(HERE, Place(f"a{number}", "C0ROOM0001", None), CARD)

        assert len(asked) == 3
        assert asyncio.get_running_loop().time() - began >= 0.1 - 0.005


async def test_what_is_changed_has_no_pace_of_posts(monkeypatch):
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1, per_second=0.1))
    async with slack_that({"ok": True, "ts": "1.1"}) as (outgoing, asked):
        for _ in range(3):
            await outgoing.update(HERE, "C0ROOM0001", "1.1", CARD)

        assert len(asked) == 3


async def test_a_post_whose_connection_dies_is_not_sent_again():
    async def die(request):
        request.transport.close()
        return web.Response()

    async with slack_that(die) as (outgoing, asked):
        with pytest.raises(LostAnswerError):
            await outgoing.post(HERE, Place("a1", "C0ROOM0001", None), CARD)

        assert asked == ["/api/chat.postMessage"]


@pytest.mark.parametrize("fault", ["lost_request", "lost_answer", "error_after", "server_error"])
@pytest.mark.parametrize("method", ["users.info", "dnd.info"])
async def test_a_read_whose_answer_is_lost_is_read_again_at_once(fault, method):
    async with workspace("socket") as (playground, _), aiohttp.ClientSession() as session:
        token = playground.first.installation.bot_token
        outgoing = Outgoing(web_client(token, playground.api_url, session), "playground", lambda: NOW)
        playground.faults.set(Fault(fault, times=2, only=(method,)))

        assert (await outgoing.read(HERE, method, user="U0ANA00001"))["ok"]

        assert [call.ok for call in playground.inspector.since() if call.name == method] == [False, False, True]


async def test_a_read_that_is_lost_again_and_again_is_given_up_and_a_definite_answer_is_taken_at_once(monkeypatch):
    monkeypatch.setattr("bot.slack.calling.calls.READ_AGAIN", ((3.0, 0.0), (3.0, 0.0)))
    async with slack_that({"ok": False, "error": "internal_error"}) as (outgoing, asked):
        with pytest.raises(LostAnswerError):
            await outgoing.read(HERE, "users.info", user="U0ANA00001")
        assert len(asked) == 3
    async with slack_that({"ok": False, "error": "user_not_found"}) as (outgoing, asked):
        with pytest.raises(NobodyError):
            await outgoing.read(HERE, "users.info", user="U0ANA00001")
        assert len(asked) == 1


async def test_a_read_that_gets_no_answer_at_all_is_read_again(monkeypatch):
    monkeypatch.setattr("bot.slack.calling.calls.READ_AGAIN", ((0.05, 0.0),))
    hung, go_on = [], asyncio.Event()

    async def hang_once(_):
        if not hung:
            hung.append(True)
            await go_on.wait()
        return web.json_response({"ok": True})

    async with slack_that(hang_once) as (outgoing, asked):
        assert await outgoing.read(HERE, "users.info", user="U0ANA00001") == {"ok": True}
        go_on.set()

        assert len(asked) == 2


@pytest.mark.parametrize("status", [200, 302, 500, 502])
@pytest.mark.parametrize(
    ("text", "kind"), [("<html>", "text/html"), ("", "application/json"), ("[]", "application/json")]
)
async def test_an_answer_that_is_not_slacks_may_mean_anything(status, text, kind):
    async def gibberish(_):
        return web.Response(status=status, text=text, content_type=kind)

    async with slack_that(gibberish) as (outgoing, asked):
        with pytest.raises(LostAnswerError):
            await outgoing.update(HERE, "C0ROOM0001", "1.1", CARD)

        assert len(asked) == 1


async def test_a_reply_that_became_a_message_to_the_channel_is_taken_back_at_once():
    async with workspace("socket") as (playground, _):
        async with aiohttp.ClientSession() as session:
            token = playground.first.installation.bot_token
            outgoing = Outgoing(web_client(token, playground.api_url, session), "playground", lambda: NOW)
            channel = playground.first.workspace.find_channel("ml-team").id
            root = await outgoing.post(HERE, Place("a1", channel, None), CARD)
            await outgoing.delete(HERE, channel, root)

            with pytest.raises(ThreadGoneError):
                await outgoing.post(HERE, Place("a1", channel, root), CARD)

        left = [each for each in playground.first.workspace.messages[channel].values() if each.subtype != "tombstone"]
        assert left == []


async def test_deleting_what_is_gone_is_done():
    async with slack_that({"ok": False, "error": "message_not_found"}) as (outgoing, asked):
        await outgoing.delete(HERE, "C0ROOM0001", "1.1")

        assert len(asked) == 1


async def test_a_mark_that_is_there_already_is_no_trouble():
    async with slack_that({"ok": False, "error": "already_reacted"}) as (outgoing, _):
        assert await outgoing.call(HERE, "reactions.add", name="x") == {}


def test_addresses_of_messages_are_written_as_slack_writes_them():
    outgoing = Outgoing(web_client("xoxb-1", "https://slack.com/api/", None), "acme", lambda: NOW)

    root = outgoing.link(HERE, "C0ROOM0001", "1700000001.000100", None)
    reply = outgoing.link(HERE, "C0ROOM0001", "1700000002.000200", "1700000001.000100")

    assert root == "https://acme.slack.com/archives/C0ROOM0001/p1700000001000100"
    assert reply == (
        "https://acme.slack.com/archives/C0ROOM0001/p1700000002000200?thread_ts=1700000001.000100&cid=C0ROOM0001"
    )


def test_every_code_stands_once():
    written = [code for codes in _CODES.values() for code in codes]

    assert sorted(set(written)) == sorted(written)


async def test_a_direct_message_goes_to_a_person_and_says_where_it_stands_so_that_it_can_be_changed():
    async with workspace("socket") as (playground, _), aiohttp.ClientSession() as session:
        scene = playground.first
        ana = scene.person("ana")
        outgoing = Outgoing(web_client(scene.installation.bot_token, playground.api_url, session), "acme", lambda: NOW)

        channel, ts = await outgoing.post_to(HERE, ana.id, CARD)
        await outgoing.update(HERE, channel, ts, Drawn({"text": "Changed", "blocks": []}, "other"))

        found = scene.workspace.find_direct(scene.bot.id, ana.id)
        assert found
        assert found.id == channel
        assert scene.workspace.messages[channel][ts].text == "Changed"


async def test_where_direct_messages_are_switched_off_that_is_a_refusal():
    async with slack_that({"ok": False, "error": "messages_tab_disabled"}) as (outgoing, asked):
        with pytest.raises(NotAllowedError, match="messages_tab_disabled"):
            await outgoing.post_to(HERE, "U0ANA00001", CARD)

        assert asked == ["/api/chat.postMessage"]


async def test_a_person_who_is_not_there_is_a_refusal_to_whoever_delivers():
    async with slack_that({"ok": False, "error": "user_not_found"}) as (outgoing, _):
        with pytest.raises(NotAllowedError, match="user_not_found"):
            await outgoing.post_to(HERE, "U0ANA00001", CARD)


async def test_no_call_for_another_installation_goes_out_with_this_ones_token():
    there = Installation("T0OTHER")
    async with slack_that({"ok": True, "ts": "1.1", "channel": "D1"}) as (outgoing, asked):
        ours = Outgoing(outgoing.client, "acme", lambda: NOW, whose=HERE)
        await ours.post(HERE, Place("a1", "C0ROOM0001", None), CARD)

        for call in (
            ours.post(there, Place("a1", "C0ROOM0001", None), CARD),
            ours.post_to(there, "U0ANA00001", CARD),
            ours.update(there, "C0ROOM0001", "1.1", CARD),
            ours.delete(there, "C0ROOM0001", "1.1"),
            ours.publish(there, "U0ANA00001", CARD),
            ours.read(there, "users.info", user="U0ANA00001"),
        ):
            with pytest.raises(ElsewhereError, match="T0OTHER is no call for this token"):
                await call

        assert asked == ["/api/chat.postMessage"]


async def test_what_one_installation_is_to_leave_alone_another_may_call():
    there = Installation("T0OTHER")

    async def limited(_):
        return web.Response(status=429, text="slow down")

    async with slack_that(limited) as (outgoing, asked):
        for each in (HERE, HERE, there):
            with pytest.raises(HoldOffError):
                await outgoing.read(each, "users.info", user="U0ANA00001")

        assert len(asked) == 2
