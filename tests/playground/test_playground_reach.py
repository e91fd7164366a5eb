"""Who can reach the playground, and what the control API and the feed of changes give to those who may."""

import asyncio
import json
import socket
from dataclasses import fields
from inspect import signature

import aiohttp
import pytest
from playground_parts import actions, button, home, manifest, modal, options, over_sockets, plain, section, text_input
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.playground.control.routes import VERBS
from bot.playground.control_client import Control, ControlError
from bot.playground.faults import Fault
from bot.playground.gate import KEY_HEADER, cookie_name
from bot.playground.playground import open_playground
from bot.playground.seed import Plan
from bot.playground.server import serve, serving
from bot.playground.verbs import People
from bot.playground.workspace import Change, Person


async def _page(_request):
    return PlainTextResponse("the page")


@pytest.fixture
async def with_page():
    opened = open_playground(manifest())
    async with serving(opened, [Route("/", _page)]):
        yield opened


async def _status(url, **more):
    async with aiohttp.ClientSession() as client, client.get(url, **more) as answer:
        return answer.status


async def test_page_and_control_ask_for_the_key(with_page):
    for path in ("/", "/control/workspace"):
        assert await _status(with_page.address + path) == 403
        assert await _status(with_page.address + path, headers={KEY_HEADER: "wrong"}) == 403
        assert await _status(with_page.address + path, headers={KEY_HEADER: with_page.key}) == 200


async def test_the_printed_address_leaves_a_cookie_that_scripts_and_other_sites_cannot_use(with_page):
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as client:
        async with client.get(with_page.page_url) as answer:
            assert answer.status == 200
            cookie = answer.cookies[cookie_name(str(answer.url.port))]
            assert cookie["httponly"]
            assert cookie["samesite"].lower() == "strict"
            assert with_page.key not in await answer.text()
        async with client.get(with_page.address + "/") as answer:
            assert await answer.text() == "the page"


async def test_the_rest_of_the_printed_address_is_kept_and_cannot_break_out_of_its_place(with_page):
    url = f"{with_page.page_url}&left=ana&right=%22%3E%3Cscript%3E"
    async with aiohttp.ClientSession() as client, client.get(url) as answer:
        text = await answer.text()

    assert 'content="0;url=/?left=ana&amp;right=%22%3E%3Cscript%3E"' in text


async def test_the_key_in_an_address_is_good_for_the_cookie_alone(with_page):
    url = f"{with_page.address}/control/workspace?token={with_page.key}"

    async with aiohttp.ClientSession() as client, client.get(url) as answer:
        assert "people" not in await answer.text()


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Host": "0.0.0.0:80"},
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
    ],
)
async def test_foreign_hosts_and_origins_are_turned_away_everywhere(with_page, headers):
    for path in ("/", "/control/workspace", "/api/auth.test"):
        assert await _status(with_page.address + path, headers={KEY_HEADER: with_page.key, **headers}) == 403


async def test_no_answer_lets_another_origin_read_it(with_page):
    headers = {KEY_HEADER: with_page.key, "Origin": with_page.address}
    url = with_page.address + "/control/workspace"
    async with aiohttp.ClientSession() as client, client.get(url, headers=headers) as answer:
        assert answer.status == 200
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


async def test_a_foreign_origin_opens_no_socket(playground):
    url = playground.new_socket_url()
    async with aiohttp.ClientSession() as client:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await client.ws_connect(url, origin="http://evil.example")


async def test_it_listens_on_this_machine_alone(playground):
    port = int(playground.address.rpartition(":")[2])
    with socket.socket() as other, pytest.raises(OSError, match="refused"):
        other.connect(("127.0.0.2", port))


async def test_an_unused_connection_stays_open_longer_than_a_client_would_use_it_again():
    async with serving(open_playground(manifest())) as running, aiohttp.TCPConnector() as connector:
        assert running._server.config.timeout_keep_alive > connector._keepalive_timeout


async def test_a_taken_port_is_said_at_once(playground):
    port = int(playground.address.rpartition(":")[2])
    second = open_playground(manifest())
    with pytest.raises(OSError, match="in use"):
        await serve(second, port=port)
    await second.close()


async def test_a_person_can_play_a_whole_round_by_what_things_say(playground, app, slack, room, control):
    pick = {"type": "static_select", "action_id": "it", "options": options("small", "large")}
    size = {"type": "input", "block_id": "size", "label": plain("Size"), "element": pick}

    @app.command("/check")
    async def check(ack, client, body):
        await ack()
        await client.views_open(
            trigger_id=body["trigger_id"],
            view=modal(text_input("name", "Project"), size, title="New check", callback_id="new"),
        )

    @app.view("new")
    async def new(ack, view, client):
        await ack()
        values = view["state"]["values"]
        named = f"{values['name']['typed']['value']} is {values['size']['it']['selected_option']['value']}"
        asked = actions(button("yes", "Yes"), button("no", "No"))
        await client.chat_postMessage(channel=room, text=named, blocks=[asked])

    @app.action("yes")
    async def yes(ack, body, client):
        await ack()
        await client.chat_update(channel=room, ts=body["message"]["ts"], text="Settled")

    ana, ben = control.person("ana"), control.person("ben")
    async with over_sockets(playground, app):
        assert (await ana.command("#ml-team", "/check"))["acked"]
        await ana.modal("New check")
        await ana.fill("Project", "Invoices")
        await ana.fill("Size", "Large")
        assert (await ana.submit())["acked"]
        card = await ben.sees("#ml-team", "Invoices is large")
        assert (await ben.press_label("#ml-team", card["ts"], "Yes"))["acked"]
        await ana.sees("#ml-team", "Settled")

    called = [line["name"] for line in await control.calls()]
    assert called.count("chat.postMessage") == 1
    assert {"/check", "view_submission", "block_actions", "chat.update"} <= set(called)


async def test_a_press_by_what_a_button_says_finds_it_in_a_message_drawn_anew_meanwhile(playground, app, slack, room):
    pressed = asyncio.Event()

    @app.action("yes")
    async def yes(ack):
        await ack()
        pressed.set()

    card = await slack.chat_postMessage(channel=room, text="Well?", blocks=[actions(button("yes", "Yes"))])

    class Slow(Control):
        """Somebody who presses some time after they looked."""

        async def get(self, what, **query):
            found = await super().get(what, **query)
            await slack.chat_update(channel=room, ts=card["ts"], text="Well?!", blocks=[actions(button("yes", "Yes"))])
            return found

    async with over_sockets(playground, app), Slow(playground.address, playground.key) as control:
        await control.person("ben").press_label("#ml-team", card["ts"], "Yes")
        async with asyncio.timeout(5):
            await pressed.wait()


async def test_home_and_modal_are_played_by_what_they_say_too(playground, app, slack, control, workspace):
    ana = control.person("ana")

    @app.event("app_home_opened")
    async def opened(event, client):
        await client.views_publish(user_id=event["user"], view=home(actions(button("new", "New"))))

    @app.action("new")
    async def new(ack, body, client):
        await ack()
        menu = {"type": "static_select", "action_id": "it", "options": options("small", "large")}
        size = {"type": "section", "text": plain("Size"), "accessory": menu}
        await client.views_open(trigger_id=body["trigger_id"], view=modal(size, title="Pick"))

    @app.action("it")
    async def it(ack, body, client):
        await ack()
        chosen = body["actions"][0]["selected_option"]["value"]
        await client.views_update(view_id=body["view"]["id"], view=modal(section(f"It is {chosen}")))

    async with over_sockets(playground, app):
        await ana.open_home()
        await ana.home_says("New")
        await ana.press_home("New")
        await ana.modal("Pick")
        await ana.press_modal("Large")
        await ana.modal("It is large")
        await ana.close(everything=True)

    assert await ana.views() == []


async def test_the_control_api_says_what_is_wrong(control):
    ana = control.person("ana")
    for wrong, why in (
        (ana.do("dance"), "there is no verb dance"),
        (ana.do("say", channel="#ml-team"), "say: missing a required argument: 'text'"),
        (ana.say("#secret-lab", "Hello"), "sees no channel called #secret-lab"),
        (control.post("faults", name="plague"), "there is no 'plague'"),
        (control.advance(-5), "only forward"),
        (control.get("messages", person="ana"), r"give \?channel="),
        (control.get("workspace", team="T9"), "there is no team T9"),
    ):
        with pytest.raises(ControlError, match=why):
            await wrong


async def test_the_control_api_shows_a_person_only_what_they_see(control, slack, room, workspace):
    await slack.chat_postEphemeral(channel=room, user=workspace.find_person("ana").id, text="psst")

    assert [message["text"] for message in await control.person("ana").messages("#ml-team")] == ["psst"]
    assert await control.person("ben").messages("#ml-team") == []


async def test_clock_and_faults_are_moved_from_outside(control, playground, slack):
    before = playground.clock.now()
    assert await control.advance(3600) - before >= 3600
    await control.fault("server_error", times=1)
    assert [fault["name"] for fault in await control.get("faults")] == ["server_error"]
    await control.no_faults()
    assert (await slack.auth_test())["ok"]


async def test_two_workspaces_on_one_server_know_nothing_of_each_other():
    plans = (Plan("T0ONE00001", "One", "one"), Plan("T0TWO00002", "Two", "two"))
    opened = open_playground(manifest(), plans=plans, limited=False)
    async with serving(opened), Control(opened.address, opened.key, team="T0TWO00002") as control:
        await control.person("ana").say("#ml-team", "Only in two")
        one, two = (opened.scenes[plan.team_id].workspace for plan in plans)
        assert not any(one.messages.values())
        assert sum(len(room) for room in two.messages.values()) == 1
        assert (await control.get("workspace"))["name"] == "Two"


async def test_every_change_is_in_the_feed_with_whom_it_concerns(slack, room, people, workspace):
    ana = workspace.find_person("ana").id
    with workspace.changes.subscribe() as feed:
        posted = await slack.chat_postMessage(channel=room, text="One")
        await slack.chat_postEphemeral(channel=room, user=ana, text="psst")
        await people.react("ben", room, posted["ts"], "eyes")
        await slack.chat_delete(channel=room, ts=posted["ts"])
        heard = [await asyncio.wait_for(anext(feed), 1) for _ in range(7)]

    assert [(change.kind, change.person_id) for change in heard] == [
        ("message", ""),
        ("call", ""),
        ("message", ana),
        ("call", ""),
        ("message", ""),
        ("message_gone", ""),
        ("call", ""),
    ]
    assert not workspace.changes.readers


async def test_a_reader_that_falls_behind_is_told_to_start_over(workspace):
    with workspace.changes.subscribe(room=3) as feed:
        for number in range(5):
            workspace.changes.publish(Change("call", number=number))

        assert [(await anext(feed)).kind for _ in range(2)] == ["resync", "call"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("clock", '{"advance": NaN}'),
        ("clock", '{"advance": "nan"}'),
        ("clock", '{"to": 1e300}'),
        ("clock", '{"to": [1]}'),
        ("limits", '{"scale": Infinity}'),
        ("limits", '{"scale": null}'),
        ("clock", '{"a":' * 3000),
        ("do/say", '{"person": "ana", "channel": "general", "text": "half a sign: \\ud83d"}'),
    ],
)
async def test_what_no_clock_can_show_and_nobody_can_read_is_refused_in_words(with_page, body, path):
    before = (with_page.clock.moved_by, with_page.limits.scale)
    url, headers = f"{with_page.address}/control/{path}", {KEY_HEADER: with_page.key}
    async with aiohttp.ClientSession(headers=headers) as client, client.post(url, data=body) as answer:
        assert (answer.status, [*await answer.json()]) == (400, ["problem"])
    assert (with_page.clock.moved_by, with_page.limits.scale) == before


async def test_json_that_nobody_can_read_is_refused_as_slack_refuses_it(playground):
    headers = {"content-type": "application/json", "authorization": f"Bearer {playground.first.installation.bot_token}"}
    url = f"{playground.api_url}auth.test"
    async with aiohttp.ClientSession(headers=headers) as client, client.post(url, data='{"a":' * 3000) as answer:
        assert (await answer.json())["error"] == "invalid_json"


@pytest.mark.parametrize("wrong", [5, 1.5, True, None, [], {}, [5], {"a": 5}, {"a": {"b": {}}}], ids=repr)
async def test_whatever_is_put_where_it_does_not_belong_is_answered_in_a_sentence(with_page, wrong):
    whole = {name: {"person": "ana"} for name in VERBS}
    for name in VERBS:
        for each in signature(getattr(People, name)).parameters.values():
            if each.name not in {"self", "changed", "person"} and each.default is each.empty:
                whole[name][each.name] = "x"
    asked = [
        (f"do/{name}", given | {each: wrong})
        for name, given in whole.items()
        for each in signature(getattr(People, name)).parameters
        if each not in {"self", "changed"}
    ]
    asked += [("do/change_person", {"person": "ana", each.name: wrong}) for each in fields(Person)]
    asked += [("faults", {"name": "slow", each.name: wrong}) for each in fields(Fault)]
    asked += [("faults", {"name": "slow", "seed": wrong})]
    async with aiohttp.ClientSession(headers={KEY_HEADER: with_page.key}) as client:
        for path, body in asked:
            async with client.post(f"{with_page.address}/control/{path}", json=body) as answer:
                told = await answer.text()
                assert answer.status in {200, 400}, (path, body, told)
                if answer.status == 400:
                    assert "\n" not in json.loads(told)["problem"], (path, body)
        for read in ("workspace", "faults", "messages?person=ana&channel=general", "home?person=ana"):
            assert await _status(f"{with_page.address}/control/{read}", headers={KEY_HEADER: with_page.key}) in {
                200,
                400,
            }


async def test_a_control_is_given_only_what_it_can_hold(slack, room, control, workspace):
    ana = control.person("ana")
    pick = {"type": "multi_static_select", "action_id": "m", "options": options("One", "Two")}
    blocks = [actions(pick, {"type": "datetimepicker", "action_id": "d"})]
    ts = (await slack.chat_postMessage(channel=room, text="Pick", blocks=blocks))["ts"]
    for action, chosen in (("m", 5), ("d", [1]), ("d", "soon")):
        with pytest.raises(ControlError, match="is nothing this control can hold"):
            await ana.do("press", channel="#ml-team", ts=ts, block_id="", action_id=action, chosen=chosen)
