"""Modals and App Homes as the app opens, stacks, changes and publishes them."""

import pytest
from playground_parts import (
    home,
    manifest,
    modal,
    person_id,
    plain,
    refused,
    section,
    slack_client,
    text_input,
)

from bot.playground.playground import open_playground
from bot.playground.server import serving


@pytest.fixture
def trigger(playground):
    """Make a trigger id, as a gesture of Ana's would."""
    ana = person_id(playground, "ana")
    return lambda: playground.first.tickets.new_trigger(ana)


async def test_a_trigger_opens_one_modal_once(slack, trigger, workspace):
    used = trigger()
    opened = await slack.views_open(trigger_id=used, view=modal(title="First"))

    (view,) = workspace.stacks[workspace.find_person("ana").id]
    assert view.id == opened["view"]["id"] == opened["view"]["root_view_id"]
    assert (await refused(slack.views_open(trigger_id=used, view=modal())))["error"] == "exchanged_trigger_id"


async def test_a_trigger_is_dead_after_three_seconds(slack, trigger, playground):
    late = trigger()
    playground.clock.advance(3.1)

    assert (await refused(slack.views_open(trigger_id=late, view=modal())))["error"] == "expired_trigger_id"


async def test_a_made_up_trigger_is_refused(slack):
    assert (await refused(slack.views_open(trigger_id="1.2.x", view=modal())))["error"] == "invalid_trigger_id"
    answer = await refused(slack.api_call("views.open", json={"view": modal()}))
    assert answer["response_metadata"]["messages"] == ["[ERROR] invalid `trigger_id`"]


async def test_a_view_slack_refuses_does_not_cost_the_trigger(slack, trigger):
    spared = trigger()
    answer = await refused(slack.views_open(trigger_id=spared, view=modal(private_metadata="x" * 3001)))

    assert answer["error"] == "invalid_arguments"
    lines = answer["response_metadata"]["messages"]
    assert "[ERROR] must be less than 3001 characters [json-pointer:/view/private_metadata]" in lines
    assert (await slack.views_open(trigger_id=spared, view=modal()))["ok"]


async def test_an_input_needs_a_submit_button(slack, trigger):
    view = modal()
    del view["submit"]

    assert (await refused(slack.views_open(trigger_id=trigger(), view=view)))["error"] == "invalid_arguments"


async def test_a_home_cannot_be_opened_as_a_modal(slack, trigger):
    answer = await refused(slack.views_open(trigger_id=trigger(), view=home()))

    assert answer["error"] == "invalid_arguments"


async def test_a_view_of_more_than_a_quarter_megabyte_is_too_large(slack, trigger):
    view = modal(*(section("x" * 3000) for _ in range(90)))

    assert (await refused(slack.views_open(trigger_id=trigger(), view=view)))["error"] == "view_too_large"


async def test_three_modals_lie_on_each_other_and_no_fourth(slack, trigger, workspace):
    await slack.views_open(trigger_id=trigger(), view=modal(title="1"))
    await slack.views_push(trigger_id=trigger(), view=modal(title="2"))
    third = await slack.views_push(trigger_id=trigger(), view=modal(title="3"))

    assert (await refused(slack.views_push(trigger_id=trigger(), view=modal())))["error"] == "push_limit_reached"
    stack = workspace.stacks[workspace.find_person("ana").id]
    assert [view.title for view in stack] == ["1", "2", "3"]
    assert third["view"]["root_view_id"] == stack[0].id
    assert third["view"]["previous_view_id"] == stack[1].id


async def test_an_update_with_an_old_hash_is_a_conflict(slack, trigger):
    opened = (await slack.views_open(trigger_id=trigger(), view=modal()))["view"]
    changed = await slack.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(title="New"))

    assert changed["view"]["title"]["text"] == "New"
    late = slack.views_update(view_id=opened["id"], hash=opened["hash"], view=modal(title="Late"))
    assert (await refused(late))["error"] == "hash_conflict"


async def test_an_update_of_a_closed_modal_finds_nothing(slack, trigger, people):
    opened = (await slack.views_open(trigger_id=trigger(), view=modal()))["view"]
    await people.close("ana", opened["id"])

    assert (await refused(slack.views_update(view_id=opened["id"], view=modal())))["error"] == "not_found"


async def test_an_external_id_finds_its_view_and_is_taken_once(slack, trigger, playground):
    await slack.views_open(trigger_id=trigger(), view=modal(external_id="mine"))
    changed = await slack.views_update(external_id="mine", view=modal(title="New", external_id="mine"))
    assert changed["view"]["title"]["text"] == "New"

    bens = playground.first.tickets.new_trigger(person_id(playground, "ben"))
    answer = await refused(slack.views_open(trigger_id=bens, view=modal(external_id="mine")))
    assert answer["error"] == "duplicate_external_id"


async def test_typed_text_survives_an_update_that_keeps_the_input(slack, trigger, people, playground):
    opened = (await slack.views_open(trigger_id=trigger(), view=modal()))["view"]
    await people.fill("ana", opened["id"], {"name": {"typed": "Half a sent"}})

    changed = await slack.views_update(view_id=opened["id"], view=modal(text_input("name", "Full name")))

    assert changed["view"]["state"]["values"]["name"]["typed"]["value"] == "Half a sent"


async def test_typed_text_goes_with_the_input_it_was_typed_in(slack, trigger, people, playground):
    opened = (await slack.views_open(trigger_id=trigger(), view=modal()))["view"]
    await people.fill("ana", opened["id"], {"name": {"typed": "Half a sent"}})
    await slack.views_update(view_id=opened["id"], view=modal(text_input("other", "Other")))

    changed = await slack.views_update(view_id=opened["id"], view=modal())

    assert changed["view"]["state"]["values"]["name"]["typed"]["value"] is None


async def test_a_home_is_published_and_its_id_stays(slack, playground, workspace):
    ana = person_id(playground, "ana")
    first = (await slack.views_publish(user_id=ana, view=home()))["view"]
    second = (await slack.views_publish(user_id=ana, view=home(section("Again")), hash=first["hash"]))["view"]

    assert first["id"] == second["id"]
    assert workspace.homes[ana].blocks[0]["text"]["text"] == "Again"
    late = slack.views_publish(user_id=ana, view=home(), hash=first["hash"])
    assert (await refused(late))["error"] == "hash_conflict"


async def test_a_home_has_no_title(slack, playground):
    view = {**home(), "title": plain("No")}

    answer = await refused(slack.views_publish(user_id=person_id(playground, "ana"), view=view))

    assert answer["error"] == "invalid_arguments"


async def test_an_app_without_a_home_tab_publishes_none():
    opened = open_playground(manifest(home=False), limited=False)
    async with serving(opened), slack_client(opened) as slack:
        answer = await refused(slack.views_publish(user_id=person_id(opened, "ana"), view=home()))

    assert answer["error"] == "not_enabled"


async def test_blocks_can_be_judged_without_a_token(slack):
    assert (await slack.api_call("blocks.validate", json={"blocks": [section("x")]}))["ok"]
    answer = await refused(slack.api_call("blocks.validate", json={"blocks": [section("x" * 3001)]}))
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"][0]["pointer"].startswith("/0/text")
    assert (await refused(slack.api_call("blocks.validate", json={})))["error"] == "invalid_arguments"
