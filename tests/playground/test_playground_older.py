"""A Slack that does not have charts yet: it refuses them, and only them, while the fault is on."""

import pytest
from aiohttp import ClientSession
from playground_parts import actions, button, over_sockets, person_id, refused, section

from bot.playground.faults import Fault

CHART = {
    "type": "data_visualization",
    "title": "Streak",
    "chart": {
        "type": "line",
        "series": [{"name": "Weeks", "data": [{"label": "W47", "value": 1}, {"label": "W48", "value": 2}]}],
        "axis_config": {"categories": ["W47", "W48"]},
    },
}


@pytest.fixture
def without_charts(playground):
    playground.faults.set(Fault("no_charts"))


async def test_a_slack_of_today_takes_a_chart(slack, room):
    assert (await slack.chat_postMessage(channel=room, text="x", blocks=[CHART]))["message"]["blocks"][0]["chart"]


@pytest.mark.usefixtures("without_charts")
async def test_a_chart_is_refused_as_a_block_nobody_knows(slack, room, workspace):
    answer = await refused(slack.chat_postMessage(channel=room, text="x", blocks=[section("a"), CHART]))

    line = "unsupported type: data_visualization [json-pointer:/blocks/1/type]"
    assert (answer["error"], answer["errors"]) == ("invalid_blocks", [line])
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {line}"]
    assert not workspace.messages[room]


@pytest.mark.usefixtures("without_charts")
async def test_what_holds_no_chart_goes_through(slack, room):
    posted = await slack.chat_postMessage(channel=room, text="x", blocks=[section("a")])
    assert (await slack.chat_update(channel=room, ts=posted["ts"], text="y"))["ok"]


@pytest.mark.usefixtures("without_charts")
async def test_updates_ephemeral_lines_and_attachments_are_looked_at_too(slack, room, playground):
    posted = await slack.chat_postMessage(channel=room, text="x")
    ana = person_id(playground, "ana")
    in_attachment = await refused(slack.chat_postMessage(channel=room, text="x", attachments=[{"blocks": [CHART]}]))
    assert in_attachment["errors"] == [
        "unsupported type: data_visualization [json-pointer:/attachments/0/blocks/0/type]"
    ]
    for call in (
        slack.chat_update(channel=room, ts=posted["ts"], text="x", blocks=[CHART]),
        slack.chat_postEphemeral(channel=room, user=ana, text="x", blocks=[CHART]),
    ):
        assert (await refused(call))["error"] == "invalid_blocks"


@pytest.mark.usefixtures("without_charts")
async def test_a_response_url_refuses_it_in_its_own_way(app, slack, room, people, playground):
    urls = []

    @app.action("go")
    async def go(ack, body):
        urls.append(body["response_url"])
        await ack()

    posted = await slack.chat_postMessage(channel=room, text="x", blocks=[actions(button("go", "Go"))])
    async with over_sockets(playground, app):
        await people.press("ana", room, posted["ts"], "acts", "go")
    async with ClientSession() as client, client.post(urls[0], json={"text": "x", "blocks": [CHART]}) as answer:
        assert (answer.status, await answer.text()) == (400, "invalid_blocks")


async def test_the_fault_counts_only_the_charts_it_refused(slack, room, playground):
    playground.faults.set(Fault("no_charts", times=1))
    await slack.chat_postMessage(channel=room, text="x", blocks=[section("a")])

    await refused(slack.chat_postMessage(channel=room, text="x", blocks=[CHART]))
    assert (await slack.chat_postMessage(channel=room, text="x", blocks=[CHART]))["ok"]


async def test_it_is_switched_from_outside(control, slack, room):
    await control.fault("no_charts")
    assert (await refused(slack.chat_postMessage(channel=room, text="x", blocks=[CHART])))["error"] == "invalid_blocks"
    await control.no_faults()
    assert (await slack.chat_postMessage(channel=room, text="x", blocks=[CHART]))["ok"]


@pytest.mark.usefixtures("without_charts")
async def test_blocks_of_no_shape_at_all_are_refused_as_ever(slack, room):
    for blocks, error in (
        ("[", "invalid_blocks_format"),
        ({"type": "divider"}, "invalid_blocks_format"),
        ([3], "invalid_blocks_format"),
    ):
        answer = await refused(slack.api_call("chat.postMessage", json={"channel": room, "blocks": blocks}))
        assert answer["error"] == error
