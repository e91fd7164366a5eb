"""How the app hears: over sockets and over signed HTTP, once or again, and what is in the envelopes."""

import asyncio
import hashlib
import hmac
import json

import pytest
from aiohttp import web
from playground_parts import (
    EVENTS,
    SCOPES,
    actions,
    button,
    channel_id,
    listening,
    manifest,
    over_http,
    over_sockets,
    slack_client,
    until,
)
from slack_bolt.async_app import AsyncApp

from bot.playground.app import Secrets
from bot.playground.playground import open_playground
from bot.playground.server import serving


@pytest.fixture(params=["socket", "http"])
async def heard(request):
    """A playground, a client and a Bolt app that listens, by each of the two ways."""
    over_http_first = "http://127.0.0.1:9/" if request.param == "http" else ""
    opened = open_playground(manifest(), limited=False, patience=0.5, request_url=over_http_first)
    async with serving(opened), slack_client(opened) as slack:
        app = AsyncApp(client=slack, signing_secret=opened.app.secrets.signing_secret)
        if opened.over_http is None:
            async with over_sockets(opened, app):
                yield opened, slack, app
        else:
            async with over_http(app) as opened.over_http.url:
                yield opened, slack, app


def the_people(playground):
    return playground.people[playground.first.workspace.team_id]


async def test_a_command_arrives_whole_and_its_answer_is_seen_by_the_asker(heard):
    playground, _slack, app = heard
    seen = []

    @app.command("/check")
    async def check(ack, body):
        seen.append(body)
        await ack("Here is *help*")

    outcome = await the_people(playground).command("ana", "#ml-team", "/check tagging invoices @ben & more")

    workspace = playground.first.workspace
    ana, ben = workspace.find_person("ana"), workspace.find_person("ben")
    assert outcome.acked
    assert seen[0]["text"] == f"tagging invoices <@{ben.id}> & more"
    assert seen[0]["channel_name"] == "ml-team"
    assert seen[0]["user_id"] == ana.id
    assert seen[0]["trigger_id"]
    room = channel_id(playground, "ml-team")
    assert [message.text for message in workspace.timeline(room, ana.id)] == ["Here is *help*"]
    assert workspace.timeline(room, ben.id) == []


async def test_a_press_arrives_with_the_message_and_its_acknowledgement_comes_back(heard):
    playground, slack, app = heard
    seen = []

    @app.action("yes")
    async def yes(ack, body):
        seen.append(body)
        await ack()

    room = channel_id(playground, "ml-team")
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(button("yes", "Yes", value="7"))])
    outcome = await the_people(playground).press("ana", "#ml-team", posted["ts"], "acts", "yes")

    (body,) = seen
    assert outcome.acked
    assert 0 < outcome.latency < 0.5
    assert body["actions"][0]["value"] == "7"
    assert body["actions"][0]["block_id"] == "acts"
    assert body["message"]["ts"] == body["container"]["message_ts"] == posted["ts"]
    assert body["channel"] == {"id": room, "name": "ml-team"}
    assert body["user"]["username"] == "ana"
    assert body["response_url"].startswith(playground.address)


async def test_a_press_in_a_thread_names_the_thread(heard):
    playground, slack, app = heard
    seen = []

    @app.action("yes")
    async def yes(ack, body):
        seen.append(body)
        await ack()

    room = channel_id(playground, "ml-team")
    root = await slack.chat_postMessage(channel=room, text="Root")
    card = actions(button("yes", "Yes"))
    reply = await slack.chat_postMessage(channel=room, text="Q", blocks=[card], thread_ts=root["ts"])
    await the_people(playground).press("ana", room, reply["ts"], "acts", "yes")

    assert seen[0]["container"]["thread_ts"] == root["ts"]


async def test_a_mention_arrives_as_an_event(heard):
    playground, _slack, app = heard
    seen = []

    @app.event("app_mention")
    async def mentioned(body):
        seen.append(body)

    @app.event("message")
    async def other(body):
        pass

    message = await the_people(playground).mention("ana", "#ml-team", "status")
    await until(lambda: seen)

    (body,) = seen
    assert body["type"] == "event_callback"
    assert body["event"]["ts"] == message.ts
    assert body["event"]["text"] == f"<@{playground.first.bot.id}> status"
    assert body["authorizations"][0]["is_bot"]
    assert body["event_id"].startswith("Ev")


async def test_a_shortcut_arrives_and_opens_a_modal_in_time(heard):
    playground, _slack, app = heard

    @app.shortcut("begin")
    async def begin(ack, body, client):
        await client.views_open(
            trigger_id=body["trigger_id"],
            view={
                "type": "modal",
                "title": {"type": "plain_text", "text": "Begin"},
                "blocks": [{"type": "divider"}],
            },
        )
        await ack()

    outcome = await the_people(playground).shortcut("ana", "begin")

    assert outcome.acked
    assert playground.first.workspace.find_view(outcome.view_id).title == "Begin"


async def test_an_event_that_is_not_acknowledged_comes_again_and_says_so(heard):
    playground, _slack, app = heard
    tries = []

    @app.middleware
    async def stumble(body, next_):
        if body.get("event", {}).get("type") == "app_mention":
            tries.append(body["event_id"])
            if len(tries) < 3:
                raise RuntimeError("not yet")
        await next_()

    @app.event("app_mention")
    async def mentioned():
        pass

    @app.event("message")
    async def other():
        pass

    await the_people(playground).mention("ana", "#ml-team", "status")
    await until(lambda: len(playground.inspector.since(name="app_mention")) == 2)
    playground.clock.advance(61)
    await until(lambda: len(tries) == 3)
    await until(lambda: not playground.first.courier.busy)

    assert len(set(tries)) == 1
    lines = playground.inspector.since(name="app_mention")
    assert [(line.attempt, line.ok) for line in lines] == [(0, False), (1, False), (2, True)]


async def test_a_press_nobody_answers_is_tried_once_and_the_person_is_warned(heard):
    playground, slack, app = heard

    release, ended = asyncio.Event(), asyncio.Event()

    @app.action("slow")
    async def slow(ack):
        await release.wait()
        ended.set()

    room = channel_id(playground, "ml-team")
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(button("slow", "Slow"))])
    outcome = await the_people(playground).press("ana", room, posted["ts"], "acts", "slow")

    workspace = playground.first.workspace
    assert (outcome.acked, outcome.problem) == (False, "operation_timeout")
    (notice,) = workspace.notices_of(workspace.find_person("ana").id)
    assert (notice.code, notice.message_ts) == ("operation_timeout", posted["ts"])
    assert len(playground.inspector.since(name="block_actions")) == 1
    assert workspace.notices_of(workspace.find_person("ben").id) == []
    release.set()
    await ended.wait()


async def test_nobody_listening_is_told_to_the_person_who_typed(people, workspace):
    outcome = await people.command("ana", "#ml-team", "/check")

    assert (outcome.acked, outcome.problem) == (False, "not_connected")
    assert workspace.notices_of(workspace.find_person("ana").id)[0].code == "dispatch_failed"


async def test_each_envelope_goes_to_one_socket_only(playground, app, slack):
    seen, seen_there = [], []

    @app.command("/check")
    async def check(ack, body):
        seen.append(body["text"])
        await ack()

    other = AsyncApp(client=slack, signing_secret="x")

    @other.command("/check")
    async def check_there(ack, body):
        seen_there.append(body["text"])
        await ack()

    async with over_sockets(playground, app), over_sockets(playground, other):
        await until(lambda: len(playground.sockets.connections) == 2)
        for number in range(6):
            await the_people(playground).command("ana", "#ml-team", f"/check {number}")

    assert seen
    assert seen_there
    assert sorted(seen + seen_there) == [str(number) for number in range(6)]


async def test_a_socket_that_is_asked_to_leave_comes_back(playground, app):
    async with over_sockets(playground, app):
        before = list(playground.sockets.connections)
        await playground.sockets.disconnect("refresh_requested")

        await until(lambda: playground.sockets.connections and playground.sockets.connections != before)


async def test_a_ticket_opens_one_socket(playground, slack):
    url = (await slack.apps_connections_open(app_token=playground.app.secrets.app_token))["url"]
    async with slack.session.ws_connect(url) as socket:
        hello = await socket.receive_json()
        assert hello["type"] == "hello"
        assert hello["num_connections"] == 1
        assert hello["connection_info"]["app_id"] == playground.app.id
        with pytest.raises(Exception, match="403"):
            await slack.session.ws_connect(url)


async def test_a_move_of_the_clock_spoils_no_ticket(playground, slack):
    url = (await slack.apps_connections_open(app_token=playground.app.secrets.app_token))["url"]
    playground.clock.advance(7 * 86_400)

    async with slack.session.ws_connect(url) as socket:
        assert (await socket.receive_json())["type"] == "hello"


async def test_an_eleventh_socket_is_sent_away(playground, slack):
    async def connect():
        url = (await slack.apps_connections_open(app_token=playground.app.secrets.app_token))["url"]
        return await slack.session.ws_connect(url)

    sockets = [await connect() for _ in range(10)]
    eleventh = await connect()

    assert (await eleventh.receive_json())["reason"] == "too_many_websockets"
    for socket in [*sockets, eleventh]:
        await socket.close()


async def test_http_requests_carry_slacks_signature_and_retry_headers():
    seen = []

    async def take(request):
        body = await request.read()
        seen.append((dict(request.headers), body))
        return web.Response(status=200 if len(seen) > 1 else 503)

    application = web.Application()
    application.router.add_post("/slack/events", take)
    async with listening(application) as address:
        url = f"{address}/slack/events"
        opened = open_playground(manifest(events=["app_mention"]), limited=False, request_url=url)
        async with serving(opened):
            await the_people(opened).mention("ana", "#ml-team", "status")
            await until(lambda: len(seen) == 2)

    for headers, body in seen:
        stamp = headers["X-Slack-Request-Timestamp"]
        signed = b"v0:" + stamp.encode() + b":" + body
        right = hmac.new(opened.app.secrets.signing_secret.encode(), signed, hashlib.sha256).hexdigest()
        assert headers["X-Slack-Signature"] == f"v0={right}"
    assert "X-Slack-Retry-Num" not in seen[0][0]
    assert (seen[1][0]["X-Slack-Retry-Num"], seen[1][0]["X-Slack-Retry-Reason"]) == ("1", "http_error")
    assert seen[0][1] == seen[1][1]


async def test_an_app_that_wants_no_retry_gets_none():
    seen = []

    async def refuse(request):
        seen.append(json.loads(await request.read())["event_id"])
        return web.Response(status=500, headers={"x-slack-no-retry": "1"})

    application = web.Application()
    application.router.add_post("/slack/events", refuse)
    async with listening(application) as address:
        url = f"{address}/slack/events"
        opened = open_playground(manifest(events=["app_mention"]), limited=False, request_url=url)
        async with serving(opened):
            await the_people(opened).mention("ana", "#ml-team", "status")
            await until(lambda: seen and not opened.first.courier.busy)

    assert len(seen) == 1


async def test_a_request_url_is_verified_by_its_challenge():
    secrets = Secrets()
    app = AsyncApp(token="xoxb-1", signing_secret=secrets.signing_secret)
    async with over_http(app) as url:
        opened = open_playground(manifest(), secrets=secrets, request_url=url)
        assert await opened.over_http.verify_url(secrets.verification_token)
        await opened.close()


async def test_the_app_hears_only_what_it_subscribed_to_may_read_and_is_there_for(playground, people):
    await people.mention("ana", "#general", "hello")  # the app is not there
    await people.say("ana", "#leads", "private talk")  # no subscription for private channels
    await until(lambda: not playground.first.courier.busy)

    assert playground.inspector.since(name="app_mention") == []
    assert playground.inspector.since(name="message.groups") == []
    ana = playground.first.workspace.find_person("ana").id
    assert playground.first.workspace.notices_of(ana)[0].code == "not_in_channel"


async def test_talk_is_heard_only_with_the_history_scope():
    for extra, heard_of in (([], 0), (["channels:history"], 1)):
        opened = open_playground(manifest(scopes=[*SCOPES, *extra], events=EVENTS))
        await the_people(opened).say("ana", "#ml-team", "hello")
        assert opened.first.courier.busy == heard_of
        await opened.close()


async def test_comings_goings_and_names_are_told(playground, people):
    await people.join("emi", "#ml-team")
    await people.leave("emi", "#ml-team")
    await people.rename("ana", "#ml-team", "ml-crew")
    await people.archive("ana", "#ml-crew")
    await people.remove("ana", "#leads", "checker")
    await until(lambda: len(playground.inspector.lines) >= 5)

    told = {line.name: line.request["event"] for line in playground.inspector.lines}
    assert set(told) == {
        "member_joined_channel",
        "member_left_channel",
        "channel_rename",
        "channel_archive",
        "group_left",
    }
    assert told["channel_rename"]["channel"]["name"] == "ml-crew"
    assert told["member_joined_channel"]["channel_type"] == "C"


async def test_uninstalling_is_told_twice(playground, people):
    await people.uninstall("ana")
    await until(lambda: len(playground.inspector.lines) >= 2)

    told = {line.name: line.request["event"] for line in playground.inspector.lines}
    assert told["tokens_revoked"]["tokens"] == {"oauth": [], "bot": [playground.first.bot.id]}
    assert "app_uninstalled" in told
