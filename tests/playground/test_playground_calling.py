"""How a call may come, who may make it, and how often."""

import aiohttp
import pytest
from playground_parts import channel_id, manifest, person_id, refused, slack_client

from bot.playground.playground import open_playground
from bot.playground.server import serving


@pytest.fixture
async def raw(playground):
    async with aiohttp.ClientSession(playground.api_url) as client:
        yield client


@pytest.fixture
def bearer(playground):
    return {"Authorization": f"Bearer {playground.first.installation.bot_token}"}


def multipart(fields):
    with aiohttp.MultipartWriter("form-data") as form:
        for name, value in fields.items():
            form.append(value).set_content_disposition("form-data", name=name)
    return form


async def test_the_same_post_comes_by_query_form_multipart_and_json(raw, bearer, room):
    fields = {"channel": room, "text": "Hello", "blocks": '[{"type": "divider"}]'}
    ways = [
        raw.get("chat.postMessage", params=fields, headers=bearer),
        raw.post("chat.postMessage", data=fields, headers=bearer),
        raw.post("chat.postMessage", data=multipart(fields), headers=bearer),
        raw.post("chat.postMessage", json=fields, headers=bearer),
        raw.post("chat.postMessage", json={**fields, "blocks": [{"type": "divider"}]}, headers=bearer),
    ]

    for way in ways:
        async with way as response:
            answer = await response.json()
            assert answer["ok"], answer
            assert answer["message"]["text"] == "Hello"
            assert answer["message"]["blocks"][0]["type"] == "divider"


async def test_the_token_may_stand_in_the_body(raw, playground):
    async with raw.post("auth.test", data={"token": playground.first.installation.bot_token}) as response:
        assert (await response.json())["bot_id"] == playground.first.installation.bot_id


async def test_the_token_may_not_stand_in_the_address(raw, playground):
    async with raw.get("auth.test", params={"token": playground.first.installation.bot_token}) as response:
        assert (await response.json())["error"] == "not_authed"
    assert playground.inspector.since(name="auth.test")[0].request == {}


@pytest.mark.parametrize(("token", "error"), [("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
async def test_a_wrong_or_missing_token_is_refused(raw, token, error):
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with raw.post("auth.test", data={}, headers=headers) as response:
        assert (await response.json()) == {"ok": False, "error": error}


async def test_the_kinds_of_token_are_not_mixed_up(playground, slack):
    async with slack_client(playground, playground.app.secrets.app_token) as wrong:
        assert (await refused(wrong.auth_test()))["error"] == "not_allowed_token_type"
    bot_token = playground.first.installation.bot_token
    answer = await refused(slack.apps_connections_open(app_token=bot_token))
    assert answer["error"] == "not_allowed_token_type"


async def test_a_method_nobody_knows_is_said_to_be_unknown(slack):
    assert (await refused(slack.api_call("chat.shout")))["error"] == "unknown_method"


async def test_a_body_without_its_kind_is_refused(raw, bearer):
    async with raw.post("auth.test", data=b"x=1", headers=bearer, skip_auto_headers=["Content-Type"]) as response:
        assert (await response.json())["error"] == "missing_post_type"


async def test_json_is_not_read_where_slack_does_not_read_it(raw, bearer, playground):
    ana = person_id(playground, "ana")
    async with raw.post("users.info", json={"user": ana}, headers=bearer) as response:
        answer = await response.json()
    assert answer["error"] == "invalid_arguments"
    assert answer["response_metadata"]["messages"] == ["[ERROR] missing required field: user"]


async def test_a_missing_scope_is_named_beside_those_there_are():
    opened = open_playground(manifest(scopes=["chat:write", "commands"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        answer = await refused(slack.users_info(user="U1"))

    assert answer["error"] == "missing_scope"
    assert answer["needed"] == "users:read"
    assert answer["provided"] == "chat:write,commands"


async def test_reading_a_private_channel_needs_the_scope_for_private_ones():
    opened = open_playground(manifest(scopes=["channels:read"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        answer = await refused(slack.conversations_info(channel=channel_id(opened, "leads")))

    assert (answer["error"], answer["needed"]) == ("missing_scope", "groups:read")


async def test_the_scopes_of_a_token_stand_in_a_header(slack):
    answer = await slack.auth_test()

    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_an_uninstalled_app_is_told_that_its_account_is_inactive(slack, people):
    await people.uninstall("ana")

    assert (await refused(slack.auth_test()))["error"] == "account_inactive"


async def test_too_many_posts_in_one_channel_wait_and_other_channels_do_not():
    opened = open_playground(manifest())
    async with serving(opened), slack_client(opened) as slack:
        busy, free = channel_id(opened, "ml-team"), channel_id(opened, "support-bot")
        for _ in range(5):
            await slack.chat_postMessage(channel=busy, text="x")

        answer = await refused(slack.chat_postMessage(channel=busy, text="x"))
        assert (await slack.chat_postMessage(channel=free, text="x"))["ok"]
        assert answer["status"] == 429
        assert answer["error"] == "ratelimited"
        opened.clock.advance(int(answer["headers"]["Retry-After"]))
        assert (await slack.chat_postMessage(channel=busy, text="x"))["ok"]


async def test_a_method_has_its_tier_and_the_scale_widens_it():
    for scale, taken in ((1.0, 20), (2.0, 40)):
        opened = open_playground(manifest(), limit_scale=scale)
        async with serving(opened), slack_client(opened) as slack:
            for _ in range(taken):
                await slack.users_list()
            assert (await refused(slack.users_list()))["status"] == 429


async def test_every_call_is_in_the_inspector_without_its_token(slack, room, playground):
    await refused(slack.api_call("chat.postMessage", json={"channel": room, "text": ""}))
    await slack.chat_postMessage(channel=room, text="Hello")

    failed, done = playground.inspector.since(name="chat.postMessage")
    assert (failed.ok, failed.error) == (False, "no_text")
    assert done.ok
    assert done.request["text"] == "Hello"
    assert done.answer["message"]["text"] == "Hello"
    assert done.latency > 0
    assert playground.first.installation.bot_token not in repr([failed, done])
