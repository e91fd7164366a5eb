"""Files: leave to upload, the bytes, and the message they are shared with; and the page that gives them."""

import aiohttp
import pytest
from playground_parts import SCOPES, channel_id, manifest, refused, slack_client

from bot.playground.gate import KEY_HEADER
from bot.playground.page.routes import routes
from bot.playground.playground import open_playground
from bot.playground.server import serving

TEXT = "# Größe\n".encode()


async def leave(slack):
    return await slack.api_call("files.getUploadURLExternal", data={"filename": "memo.md", "length": len(TEXT)})


async def sent(address, content=TEXT, **headers):
    async with aiohttp.ClientSession(headers=headers) as session, session.post(address, data=content) as answer:
        return answer.status


async def shared(slack, room, **more):
    given = await leave(slack)
    assert await sent(given["upload_url"]) == 200
    files = [{"id": given["file_id"], "title": "The memo"}]
    return await slack.api_call("files.completeUploadExternal", json={"files": files, "channel_id": room, **more})


async def test_a_file_is_shared_in_a_thread_by_the_app(slack, room, workspace, playground):
    parent = await slack.chat_postMessage(channel=room, text="Root")

    answer = await shared(slack, room, thread_ts=parent["ts"], initial_comment="Here")

    (message,) = workspace.replies(room, parent["ts"])
    (file,) = message.files
    assert answer["files"] == [{"id": file["id"], "title": "The memo"}]
    assert (file["name"], file["size"], message.text) == ("memo.md", len(TEXT), "Here")
    assert message.author_id == playground.first.bot.id


async def test_the_page_gives_a_file_to_keep_to_whoever_has_the_key():
    opened = open_playground(manifest(), limited=False)
    async with serving(opened, routes(opened)), slack_client(opened) as slack:
        room = channel_id(opened, "ml-team")
        await shared(slack, room)
        messages = opened.first.workspace.messages[room].values()
        (address,) = (each.files[0]["url_private"] for each in messages if each.files)

        async with aiohttp.ClientSession(headers={KEY_HEADER: opened.key}) as session:
            async with session.get(address) as answer:
                assert await answer.read() == TEXT
                assert answer.headers["content-disposition"] == "attachment; filename*=UTF-8''memo.md"
                assert answer.content_type == "application/octet-stream"
            async with session.get(f"{address}X") as answer:
                assert answer.status == 404
        async with aiohttp.ClientSession() as session, session.get(address) as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    ("given", "error"),
    [
        ({"filename": "a.md"}, "missing_argument"),
        ({"length": 3}, "missing_argument"),
        ({"filename": "a.md", "length": "many"}, "invalid_arguments"),
        ({"filename": "a.md", "length": 0}, "invalid_arguments"),
        ({"filename": "a.md", "length": 10**9}, "file_upload_size_restricted"),
    ],
)
async def test_leave_is_given_for_a_name_and_a_length(slack, given, error):
    answer = await refused(slack.api_call("files.getUploadURLExternal", data=given))

    assert answer["error"] == error


async def test_leave_is_asked_for_in_a_form_and_not_in_json(slack):
    answer = await refused(slack.api_call("files.getUploadURLExternal", json={"filename": "a.md", "length": 3}))

    assert answer["error"] == "missing_argument"


async def test_bytes_come_once_and_are_as_many_as_was_said(slack):
    given = await leave(slack)

    assert await sent(given["upload_url"], TEXT + b"!") == 400
    assert await sent(given["upload_url"]) == 200
    assert await sent(given["upload_url"]) == 404


@pytest.mark.parametrize(
    ("where", "error"),
    [("secret-lab", "channel_not_found"), ("general", "not_in_channel"), ("old-project", "posting_to_channel_denied")],
)
async def test_a_file_is_shared_only_where_the_app_may_post(slack, playground, room, where, error):
    given = await leave(slack)
    await sent(given["upload_url"])
    files = [{"id": given["file_id"]}]

    for channel, expected in ((channel_id(playground, where), error), (room, None)):
        call = slack.api_call("files.completeUploadExternal", json={"files": files, "channel_id": channel})
        assert (await refused(call))["error"] == expected if expected else (await call)["ok"]


async def test_what_was_not_uploaded_or_is_shared_already_is_not_found(slack, room):
    given = await leave(slack)
    unsent = {"files": [{"id": given["file_id"]}], "channel_id": room}
    assert (await refused(slack.api_call("files.completeUploadExternal", json=unsent)))["error"] == "file_not_found"

    answer = await shared(slack, room)
    again = {"files": answer["files"], "channel_id": room}
    assert (await refused(slack.api_call("files.completeUploadExternal", json=again)))["error"] == "file_not_found"


async def test_without_the_scope_nothing_is_uploaded():
    opened = open_playground(manifest(scopes=[each for each in SCOPES if each != "files:write"]), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        for method in ("files.getUploadURLExternal", "files.completeUploadExternal"):
            answer = await refused(slack.api_call(method, data={"filename": "a", "length": 1}))
            assert (answer["error"], answer["needed"]) == ("missing_scope", "files:write")


async def test_a_file_outlives_a_restart(tmp_path):
    path = tmp_path / "workspace.sqlite"
    opened = open_playground(manifest(), path=path, limited=False)
    async with serving(opened), slack_client(opened) as slack:
        answer = await shared(slack, channel_id(opened, "ml-team"))
    again = open_playground(manifest(), path=path, limited=False)

    assert bytes.fromhex(again.first.workspace.files[answer["files"][0]["id"]].content) == TEXT
    await again.close()
