"""Canvases: what becomes of them, who may open one, and what the corpus of refusals cannot say in one request."""

import pytest
from playground_parts import channel_id, manifest, person_id, refused, slack_client

from bot.playground.documents import MOST_CELLS, trouble_in
from bot.playground.playground import open_playground
from bot.playground.server import serving


def content(markdown):
    return {"type": "markdown", "markdown": markdown}


async def made(slack, markdown="Now", **more):
    answer = await slack.api_call("canvases.create", json={"document_content": content(markdown), **more})
    return answer["canvas_id"]


async def edited(slack, canvas, operation, markdown):
    change = {"operation": operation, "document_content": content(markdown)}
    await slack.api_call("canvases.edit", json={"canvas_id": canvas, "changes": [change]})


async def shown(slack, workspace, canvas, room):
    link = f"https://{workspace.domain}.slack.com/docs/{workspace.team_id}/{canvas}"
    await slack.chat_postMessage(channel=room, text=f"<{link}|It>")


async def let(slack, canvas, room):
    given = {"canvas_id": canvas, "access_level": "read", "channel_ids": [room]}
    return await slack.api_call("canvases.access.set", json=given)


async def test_changes_take_the_place_of_what_was_there_or_stand_at_an_end(slack, workspace):
    canvas = await made(slack, title="Before")
    await edited(slack, canvas, "replace", "two")
    await edited(slack, canvas, "insert_at_start", "one")
    await edited(slack, canvas, "insert_at_end", "three")
    rename = {"operation": "rename", "title_content": content("After")}
    await slack.api_call("canvases.edit", json={"canvas_id": canvas, "changes": [rename]})

    kept = workspace.canvases[canvas]
    assert (kept.title, kept.markdown) == ("After", "one\n\ntwo\n\nthree")


async def test_a_canvas_opens_for_nobody_until_its_link_stands_in_a_channel_that_is_let(
    slack, workspace, playground, room
):
    canvas, ana, emi = await made(slack), person_id(playground, "ana"), person_id(playground, "emi")
    assert (await let(slack, canvas, room))["failed_to_update_channel_ids"] == [room]
    assert not workspace.may_open(ana, workspace.canvases[canvas])

    await shown(slack, workspace, canvas, room)
    assert "failed_to_update_channel_ids" not in await let(slack, canvas, room)

    assert workspace.may_open(ana, workspace.canvases[canvas])
    assert not workspace.may_open(emi, workspace.canvases[canvas])


async def test_a_tab_may_be_written_by_its_channel(slack, workspace, room):
    canvas = workspace.canvases[await made(slack, channel_id=room)]

    assert (canvas.tab_of, canvas.access) == (room, {room: "write"})


async def test_a_canvas_that_is_deleted_is_gone(slack, workspace):
    canvas = await made(slack)
    await slack.api_call("canvases.delete", json={"canvas_id": canvas})

    assert canvas not in workspace.canvases
    answer = await refused(slack.api_call("canvases.delete", json={"canvas_id": canvas}))
    assert answer["error"] == "canvas_not_found"


async def test_one_that_grows_too_large_is_refused_and_stays(slack, workspace, monkeypatch):
    monkeypatch.setattr("bot.playground.api.canvases.LARGEST", 9)
    canvas = await made(slack, "long text")
    with pytest.raises(Exception, match="canvas_too_large"):
        await edited(slack, canvas, "insert_at_end", "more")

    assert workspace.canvases[canvas].markdown == "long text"
    assert (await refused(slack.api_call("canvases.create", json={"document_content": content("longer text")})))[
        "error"
    ] == "invalid_arguments"


async def test_what_is_wrong_is_told_with_its_line(slack):
    call = slack.api_call("canvases.create", json={"document_content": content("a\n\n> - b")})

    assert (await refused(call))[
        "detail"
    ] == "'content' error: line 3: Unsupported block type (List) within block quote"


def test_a_table_of_too_many_cells_is_refused_and_one_of_as_many_as_there_may_be_is_not():
    def table(rows):
        return "\n".join(["|a|b|", "|--|--|", *["|c|d|"] * rows])

    assert trouble_in(table(MOST_CELLS // 2 - 1)) == ""
    assert trouble_in(table(MOST_CELLS // 2)).startswith("'content' error: line 1: Unsupported table size")


async def test_a_canvas_outlives_a_restart(tmp_path):
    path = tmp_path / "workspace.sqlite"
    opened = open_playground(manifest(), path=path, limited=False)
    async with serving(opened), slack_client(opened) as slack:
        room = channel_id(opened, "ml-team")
        kept, gone = await made(slack, "stays", channel_id=room), await made(slack)
        await slack.api_call("canvases.delete", json={"canvas_id": gone})
    again = open_playground(manifest(), path=path, limited=False)

    canvases = again.first.workspace.canvases
    assert canvases.keys() == {kept}
    assert canvases[kept].access == {room: "write"}
    await again.close()
