"""What a response URL lets the app do, how often, and how long."""

import json

import pytest
from playground_parts import actions, button, over_sockets, section


@pytest.fixture
async def pressed(playground, app, slack, room, people):
    """A message with a button that Ana pressed, and the response URL that came with it."""
    seen = []

    @app.action("go")
    async def go(ack, body):
        seen.append(body["response_url"])
        await ack()

    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(button("go", "Go"))])
    async with over_sockets(playground, app):
        await people.press("ana", room, posted["ts"], "acts", "go")
    return posted["ts"], seen[0]


async def _use(slack, url, **body):
    async with slack.session.post(url, json=body) as answer:
        return answer.status, await answer.text()


def _seen(workspace, room, name):
    return [message.text for message in workspace.timeline(room, workspace.find_person(name).id)]


async def test_an_answer_is_for_the_one_who_asked_unless_it_says_otherwise(slack, pressed, workspace, room):
    _ts, url = pressed
    await _use(slack, url, text="For you")
    await _use(slack, url, text="For all", response_type="in_channel")

    assert _seen(workspace, room, "ana") == ["Q", "For you", "For all"]
    assert _seen(workspace, room, "ben") == ["Q", "For all"]


async def test_the_message_that_was_pressed_can_be_replaced_and_deleted(slack, pressed, workspace, room):
    ts, url = pressed
    await _use(slack, url, text="Done", replace_original=True)
    assert workspace.find_message(room, ts).text == "Done"
    assert workspace.find_message(room, ts).blocks == ()

    await _use(slack, url, delete_original=True)
    assert workspace.find_message(room, ts) is None


async def test_an_ephemeral_message_is_replaced_and_deleted_the_same_way(playground, app, slack, room, people):
    urls = []

    @app.action("go")
    async def go(ack, body):
        urls.append(body["response_url"])
        await ack()

    workspace = people.workspace
    ana = workspace.find_person("ana").id
    shown = await slack.chat_postEphemeral(channel=room, user=ana, text="Q", blocks=[actions(button("go", "Go"))])
    async with over_sockets(playground, app):
        await people.press("ana", room, shown["message_ts"], "acts", "go")

    await _use(slack, urls[0], text="Done", replace_original=True)
    assert _seen(workspace, room, "ana") == ["Done"]
    await _use(slack, urls[0], delete_original=True)
    assert _seen(workspace, room, "ana") == []


async def test_the_sixth_use_is_refused(slack, pressed):
    _ts, url = pressed
    for number in range(5):
        assert (await _use(slack, url, text=str(number)))[0] == 200

    status, text = await _use(slack, url, text="6")
    assert (status, json.loads(text)["error"]) == (404, "used_url")


async def test_after_half_an_hour_it_is_refused(slack, pressed, playground):
    _ts, url = pressed
    playground.clock.advance(30 * 60 + 1)

    status, text = await _use(slack, url, text="Late")
    assert (status, json.loads(text)["error"]) == (404, "expired_url")


async def test_bad_blocks_are_refused_without_a_word_of_why(slack, pressed):
    _ts, url = pressed

    assert await _use(slack, url, blocks=[section("x" * 3001)]) == (400, "invalid_blocks")


async def test_a_made_up_url_leads_nowhere(slack, playground):
    team = playground.first.workspace.team_id
    assert (await _use(slack, f"{playground.address}/actions/{team}/R0", text="x"))[0] == 404
    assert (await _use(slack, f"{playground.address}/actions/T0/R0", text="x"))[0] == 404
