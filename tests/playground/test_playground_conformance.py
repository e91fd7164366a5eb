"""The conformance corpus: what Slack takes and what it refuses, request by request, with its exact error."""

from dataclasses import replace

import aiohttp
import pytest
import pytest_asyncio
from conformance_rows import rows
from playground_parts import SCOPES, channel_id, home, manifest, modal, person_id, plain, slack_client

from bot.playground.faults import Fault
from bot.playground.playground import open_playground
from bot.playground.server import serving

ROWS = rows()
LEAST_ROWS = 150
ROOMS = {
    "room": "ml-team",
    "general": "general",
    "leads": "leads",
    "secret-lab": "secret-lab",
    "old-project": "old-project",
}
PEOPLE = ("ana", "ben", "cleo", "dev", "emi", "fred", "gia", "hal")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def playground():
    opened = open_playground(manifest(), limited=False)
    async with serving(opened):
        yield opened


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def slack(playground):
    async with slack_client(playground) as client:
        yield client


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def raw(playground):
    async with aiohttp.ClientSession(playground.api_url) as client:
        yield client


@pytest.fixture
def allowed(playground, request):
    """The scopes and standing the row asks for, and the usual ones again after it."""
    row = request.getfixturevalue("row")
    workspace, usual = playground.first.workspace, playground.first.installation
    scopes = {*SCOPES, *filter(None, [row.says.get("scope")])} - {row.says.get("without")}
    workspace.put_installation(replace(usual, scopes=frozenset(scopes), active=not row.says.get("uninstalled")))
    faults = request.getfixturevalue("playground").faults
    if "fault" in row.says:
        faults.set(Fault(row.says["fault"]))
    yield
    faults.clear()
    workspace.put_installation(usual)


async def world(row, playground, slack):
    """What the rows name: channels, people, a thread with all kinds of messages in it, modals, gestures."""
    names = {key: channel_id(playground, name) for key, name in ROOMS.items()}
    names |= {name: person_id(playground, name) for name in PEOPLE}
    leave(playground.first, names["general"])
    names |= {"modal": modal(), "home": home()}
    if row.names("root", "reply", "gone", "whispered", "anas", "old", "locked", "below"):
        names |= await messages(playground, slack, names)
    if row.names("canvas", "tab"):
        names |= await canvases(slack, names)
    if row.says["call"].startswith("views."):
        names |= await views(playground, slack, names)
    return names


def leave(scene, channel):
    """Let the bot be outside of a channel again, which an earlier row may have joined."""
    before = scene.workspace.channels[channel]
    scene.workspace.put_channel(replace(before, members=before.members - {scene.bot.id}))


async def messages(playground, slack, names):
    room = names["room"]
    root = (await slack.chat_postMessage(channel=room, text="Root"))["ts"]
    await slack.reactions_add(channel=room, timestamp=root, name="tada")
    reply = (await slack.chat_postMessage(channel=room, text="Reply", thread_ts=root))["ts"]
    gone = (await slack.chat_postMessage(channel=room, text="Gone"))["ts"]
    await slack.chat_postMessage(channel=room, text="Below", thread_ts=gone)
    await slack.chat_delete(channel=room, ts=gone)
    whispered = (await slack.chat_postEphemeral(channel=room, user=names["ana"], text="psst"))["message_ts"]
    mine = await playground.people[playground.first.workspace.team_id].say("ana", "#ml-team", "Mine")
    workspace = playground.first.workspace
    old = replace(workspace.find_message(room, root), channel_id=names["old-project"], reactions={})
    workspace.put_message(old)
    locked = (await slack.chat_postMessage(channel=room, text="Locked"))["ts"]
    below = (await slack.chat_postMessage(channel=room, text="Below", thread_ts=locked))["ts"]
    await playground.people[workspace.team_id].lock_thread("ana", room, locked)
    return {
        "locked": locked,
        "below": below,
        "root": root,
        "reply": reply,
        "gone": gone,
        "whispered": whispered,
        "anas": mine.ts,
        "old": root,
    }


async def canvases(slack, names):
    """Make a canvas whose link stands in the room and with Ana, one nobody was shown, and the tab of a channel."""
    made = {}
    for name, more in (("canvas", {}), ("canvas-unseen", {}), ("tab", {"channel_id": names["leads"]})):
        content = {"type": "markdown", "markdown": "Now"}
        answer = await slack.api_call("canvases.create", json={"title": name, "document_content": content, **more})
        made[name] = answer["canvas_id"]
    link = f"https://acme.slack.com/docs/{(await slack.auth_test())['team_id']}/{made['canvas']}"
    for place in (names["room"], names["ana"]):
        await slack.chat_postMessage(channel=place, text=f"<{link}|It>")
    return made


async def views(playground, slack, names):
    def gesture(who):
        return playground.first.tickets.new_trigger(names[who])

    title = {"title": plain("T"), "blocks": [{"type": "divider"}], "type": "modal"}
    spent = gesture("cleo")
    opened = await slack.views_open(trigger_id=spent, view={**title, "external_id": f"taken-{spent}"})
    await slack.views_open(trigger_id=gesture("dev"), view=title)
    await slack.views_open(trigger_id=gesture("emi"), view=title)
    for _ in range(2):
        await slack.views_push(trigger_id=gesture("emi"), view=title)
    await slack.views_publish(user_id=names["ben"], view=home())
    return {
        "view": opened["view"]["id"],
        "taken": f"taken-{spent}",
        "spent": spent,
        "trigger": gesture("ana"),
        "bens": gesture("ben"),
        "second": gesture("dev"),
        "fourth": gesture("emi"),
    }


WAYS = {
    "query": lambda arguments: ("GET", {"params": arguments}),
    "form": lambda arguments: ("POST", {"data": arguments}),
    "multipart": lambda arguments: ("POST", {"data": aiohttp.FormData(arguments, default_to_multipart=True)}),
    "json": lambda arguments: ("POST", {"json": arguments}),
}


def sent(row, playground, arguments):
    """Say how the row's request goes out: verb, and what aiohttp is to send."""
    says, bots = row.says, playground.first.installation.bot_token
    token = {"app": playground.app.secrets.app_token}.get(says.get("token"), says.get("token", bots))
    if token == "in the address":
        return WAYS["query"]({"token": bots})
    if token == "in the form":
        return WAYS["form"]({"token": bots})
    headers = {} if token == "none" else {"Authorization": f"Bearer {token}"}
    if "type" in says or "body" in says:
        kind = {"Content-Type": says["type"]} if "type" in says else {}
        body = bytes.fromhex(says["bytes"]) if "bytes" in says else says["body"].encode()
        return "POST", {"data": body, "headers": headers | kind, "skip_auto_headers": ["Content-Type"]}
    verb, what = WAYS[says.get("as", "json")](arguments)
    return verb, {**what, "headers": headers}


def test_the_corpus_is_large_and_names_no_row_twice():
    assert len(ROWS) >= LEAST_ROWS
    assert len({row.name for row in ROWS}) == len(ROWS)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("row", ROWS, ids=[row.name for row in ROWS])
async def test_slack_takes_or_refuses(row, playground, slack, raw, request):
    arguments = row.arguments(await world(row, playground, slack))
    request.getfixturevalue("allowed")
    playground.clock.advance(row.says.get("late", 0))
    verb, what = sent(row, playground, arguments)

    async with raw.request(verb, row.method, **what) as response:
        answer = await response.json()

    assert answer["ok"] is bool(row.says.get("taken")), answer
    assert answer.get("error") == row.says.get("refused")
    assert answer.get("warning") == row.says.get("warning")
    told = answer.get("response_metadata", {}).get("messages", [])
    for line in row.says.get("says", []):
        assert f"[ERROR] {line}" in told
