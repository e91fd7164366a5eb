"""What people can do, and what Slack's own client would not let them do."""

import re

import pytest
from playground_parts import (
    actions,
    button,
    home,
    modal,
    options,
    over_sockets,
    person_id,
    section,
    text_input,
    until,
)
from slack_bolt.response import BoltResponse

from bot.playground.verbs import NotPossible

PLACEHOLDER = {"type": "plain_text", "text": "Pick"}
ELEMENTS = {
    "static_select": ({"placeholder": PLACEHOLDER, "options": options("a", "b")}, "b", ("selected_option", "b")),
    "multi_static_select": (
        {"placeholder": PLACEHOLDER, "options": options("a", "b", "c")},
        ["c", "a"],
        ("selected_options", ["c", "a"]),
    ),
    "radio_buttons": ({"options": options("a", "b")}, "a", ("selected_option", "a")),
    "checkboxes": ({"options": options("a", "b", "c")}, ["c", "a"], ("selected_options", ["a", "c"])),
    "overflow": ({"options": options("a", "b")}, "a", ("selected_option", "a")),
    "users_select": ({"placeholder": PLACEHOLDER}, "U0BEN00002", ("selected_user", "U0BEN00002")),
    "multi_users_select": (
        {"placeholder": PLACEHOLDER},
        ["U0BEN00002", "U0ANA00001"],
        ("selected_users", ["U0BEN00002", "U0ANA00001"]),
    ),
    "conversations_select": ({"placeholder": PLACEHOLDER}, "C1", ("selected_conversation", "C1")),
    "channels_select": ({"placeholder": PLACEHOLDER}, "C1", ("selected_channel", "C1")),
    "datepicker": ({}, "2026-12-01", ("selected_date", "2026-12-01")),
    "timepicker": ({}, "09:30", ("selected_time", "09:30")),
    "datetimepicker": ({}, 1798761600, ("selected_date_time", 1798761600)),
}


@pytest.fixture
async def taking(playground, app):
    """A Bolt app that takes every press and submission and keeps what it was sent."""
    taken = []

    async def take(ack, body):
        taken.append(body)
        await ack()

    app.action(re.compile(".+"))(take)
    app.view({"type": "view_submission", "callback_id": "plain"})(take)
    app.view({"type": "view_closed", "callback_id": "plain"})(take)
    async with over_sockets(playground, app):
        yield taken


def _simple(key, value):
    if key == "selected_option":
        return value["value"]
    if key == "selected_options":
        return [each["value"] for each in value]
    return value


@pytest.mark.parametrize("kind", ELEMENTS)
async def test_every_kind_of_control_sends_what_was_chosen(kind, taking, slack, room, people):
    settings, chosen, (key, sent) = ELEMENTS[kind]
    block = actions({"type": kind, "action_id": "it", **settings}, button("done", "Done"))
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[block])

    await people.press("ana", room, posted["ts"], "acts", "it", chosen)
    await people.press("ana", room, posted["ts"], "acts", "done")

    set_it, done = taking
    assert _simple(key, set_it["actions"][0][key]) == sent
    kept = done["state"]["values"].get("acts", {}).get("it")
    assert kept is None if kind == "overflow" else _simple(key, kept[key]) == sent


async def test_each_person_has_values_of_their_own_in_a_shared_message(taking, slack, room, people):
    menu = {"type": "static_select", "action_id": "it", "placeholder": PLACEHOLDER, "options": options("a", "b")}
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(menu, button("done", "Done"))])

    await people.press("ana", room, posted["ts"], "acts", "it", "b")
    await people.press("ben", room, posted["ts"], "acts", "done")

    assert taking[-1]["state"]["values"]["acts"]["it"]["selected_option"] is None


async def test_what_is_not_offered_cannot_be_chosen(taking, slack, room, people):
    menu = {"type": "static_select", "action_id": "it", "placeholder": PLACEHOLDER, "options": options("a", "b")}
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[actions(menu)])

    with pytest.raises(NotPossible, match="choose one of a, b"):
        await people.press("ana", room, posted["ts"], "acts", "it", "z")
    assert taking == []


async def test_a_press_in_an_ephemeral_message_does_not_show_the_message(taking, slack, room, people):
    ana = people.workspace.find_person("ana").id
    shown = await slack.chat_postEphemeral(channel=room, user=ana, text="Q", blocks=[actions(button("ok", "OK"))])

    await people.press("ana", room, shown["message_ts"], "acts", "ok")
    with pytest.raises(NotPossible):
        await people.press("ben", room, shown["message_ts"], "acts", "ok")

    assert taking[0]["container"]["is_ephemeral"]
    assert "message" not in taking[0]


async def test_a_press_in_the_home_comes_with_the_view(taking, slack, people, playground):
    ana = person_id(playground, "ana")
    view = (await slack.views_publish(user_id=ana, view=home(actions(button("go", "Go")))))["view"]

    await people.press_in_view("ana", view["id"], "acts", "go")

    assert taking[0]["view"]["id"] == view["id"]
    assert taking[0]["view"]["type"] == "home"
    assert "message" not in taking[0]
    assert "response_url" not in taking[0]


async def test_opening_the_home_is_told_with_the_view_once_there_is_one(slack, people, playground):
    ana = person_id(playground, "ana")
    await people.open_home("ana")
    await slack.views_publish(user_id=ana, view=home())
    await people.open_home("ana")
    told = playground.inspector.since
    await until(lambda: any("view" in line.request["event"] for line in told(name="app_home_opened")))

    first = told(name="app_home_opened")[0].request["event"]
    assert "view" not in first
    assert first["tab"] == "home"
    assert first["channel"].startswith("D")


async def _opened(slack, playground, *blocks, **more):
    trigger = playground.first.tickets.new_trigger(person_id(playground, "ana"))
    view = modal(*blocks, callback_id="plain", **more)
    return (await slack.views_open(trigger_id=trigger, view=view))["view"]["id"]


async def test_a_submitted_form_arrives_and_the_window_closes(taking, slack, people, playground):
    view_id = await _opened(slack, playground, text_input("name", "Name"), private_metadata="kept")

    outcome = await people.submit("ana", view_id, {"name": {"typed": "Tagging & more"}})

    assert outcome.acked
    assert outcome.view_id == ""
    view = taking[0]["view"]
    assert view["state"]["values"]["name"]["typed"] == {"type": "plain_text_input", "value": "Tagging & more"}
    assert view["private_metadata"] == "kept"


@pytest.mark.parametrize(
    ("element", "typed", "problem"),
    [
        ({}, "", "Please complete this required field."),
        ({"min_length": 3}, "ab", "Please use at least 3 characters."),
        ({"max_length": 3}, "abcd", "Please use 3 characters or fewer."),
        ({"type": "number_input", "is_decimal_allowed": False}, "1.5", "Please enter a whole number."),
        (
            {"type": "number_input", "is_decimal_allowed": True, "max_value": "9"},
            "9.5",
            "Please enter a number of 9 or less.",
        ),
        ({"type": "email_text_input"}, "nobody", "Please enter a valid email address."),
        ({"type": "url_text_input"}, "example", "Please enter a valid URL."),
    ],
)
async def test_the_client_sends_no_form_it_can_see_is_wrong(taking, slack, people, playground, element, typed, problem):
    view_id = await _opened(slack, playground, text_input("it", "It", element=element))

    outcome = await people.submit("ana", view_id, {"it": {"typed": typed}})

    assert (outcome.acked, outcome.errors) == (False, {"it": problem})
    assert people.workspace.find_view(view_id).errors == {"it": problem}
    assert taking == []


async def test_an_optional_input_may_stay_empty(taking, slack, people, playground):
    view_id = await _opened(slack, playground, text_input("it", "It", optional=True))

    assert (await people.submit("ana", view_id)).acked
    assert taking[0]["view"]["state"]["values"]["it"]["typed"]["value"] is None


async def test_an_input_tells_the_app_at_once_only_when_asked_to(taking, slack, people, playground):
    pick = {"type": "static_select", "action_id": "it", "options": options("a", "b")}
    quiet = {"type": "input", "block_id": "q", "label": PLACEHOLDER, "element": pick}
    view_id = await _opened(slack, playground, quiet, {**quiet, "block_id": "d", "dispatch_action": True})

    await people.press_in_view("ana", view_id, "q", "it", "a")
    assert taking == []
    await people.press_in_view("ana", view_id, "d", "it", "b")

    values = taking[0]["view"]["state"]["values"]
    assert values["q"]["it"]["selected_option"]["value"] == "a"
    assert values["d"]["it"]["selected_option"]["value"] == "b"


async def test_an_input_in_a_message_waits_for_a_button_too(taking, slack, room, people):
    pick = {"type": "static_select", "action_id": "it", "options": options("a", "b")}
    asked = {"type": "input", "block_id": "q", "label": PLACEHOLDER, "element": pick}
    posted = await slack.chat_postMessage(channel=room, text="Q", blocks=[asked, actions(button("done", "Done"))])

    await people.press("ana", room, posted["ts"], "q", "it", "b")
    assert taking == []
    await people.press("ana", room, posted["ts"], "acts", "done")

    assert taking[0]["state"]["values"]["q"]["it"]["selected_option"]["value"] == "b"


async def test_closing_is_told_only_when_asked_for(taking, slack, people, playground):
    view_id = await _opened(slack, playground)
    await people.close("ana", view_id)
    assert taking == []

    view_id = await _opened(slack, playground, notify_on_close=True)
    await people.close("ana", view_id, everything=True)
    assert (taking[0]["type"], taking[0]["is_cleared"]) == ("view_closed", True)


RESPONSES = {
    "errors": ({"response_action": "errors", "errors": {"name": "Too short"}}, ["First"], {"name": "Too short"}),
    "update": ({"response_action": "update", "view": modal(title="Next")}, ["Next"], {}),
    "push": ({"response_action": "push", "view": modal(title="Over")}, ["First", "Over"], {}),
    "clear": ({"response_action": "clear"}, [], {}),
}


@pytest.mark.parametrize("response", RESPONSES)
async def test_the_answer_to_a_submission_is_obeyed(response, app, slack, people, playground):
    body, titles, errors = RESPONSES[response]

    @app.view("plain")
    async def take(ack):
        await ack(**body)

    async with over_sockets(playground, app):
        view_id = await _opened(slack, playground, title="First")
        outcome = await people.submit("ana", view_id, {"name": {"typed": "x"}})

    stack = people.workspace.stacks[person_id(playground, "ana")]
    assert outcome.acked
    assert [view.title for view in stack] == titles
    assert outcome.errors == errors


@pytest.mark.parametrize(
    "body",
    [
        {"response_action": "errors", "errors": {"nowhere": "x"}},
        {"response_action": "update", "view": {"type": "modal", "blocks": []}},
        {"response_action": "dance"},
    ],
)
async def test_an_answer_slack_cannot_use_leaves_the_window_open_and_warns(body, app, slack, people, playground):
    @app.middleware
    async def answer(req, next_):
        if req.body.get("type") == "view_submission":
            return BoltResponse(status=200, body=body)
        return await next_()

    async with over_sockets(playground, app):
        view_id = await _opened(slack, playground, title="First")
        outcome = await people.submit("ana", view_id, {"name": {"typed": "Kept"}})

    workspace = people.workspace
    ana = person_id(playground, "ana")
    assert not outcome.acked
    assert [view.id for view in workspace.stacks[ana]] == [view_id]
    assert workspace.values_in(ana, view_id)["name"]["typed"]["value"] == "Kept"
    assert workspace.notices_of(ana)


async def test_typed_text_becomes_what_slack_keeps(people, workspace):
    ben, support = workspace.find_person("ben").id, workspace.find_channel("support-bot").id

    message = await people.say("ana", "#ml-team", "@ben see #support-bot & <b>, https://x.org/a?b=1 @here me@x.org")

    assert message.text == (
        f"<@{ben}> see <#{support}|support-bot> &amp; &lt;b&gt;, <https://x.org/a?b=1> <!here> me@x.org"
    )


@pytest.mark.parametrize(
    ("who", "where", "why"),
    [
        ("emi", "#ml-team", "Join #ml-team first"),
        ("ben", "#leads", "sees no channel"),
        ("fred", "#general", "sees no channel"),
        ("hal", "#general", "deactivated"),
        ("ana", "#old-project", "archived"),
        ("zoe", "#general", "nobody called zoe"),
    ],
)
async def test_people_write_only_where_they_may(people, who, where, why):
    with pytest.raises(NotPossible, match=why):
        await people.say(who, where, "Hello")


async def test_nobody_of_another_company_types_a_command(people):
    with pytest.raises(NotPossible, match="for people of Playground only, where"):
        await people.command("gia", "with-partner", "/check")


async def test_only_commands_the_app_has_can_be_typed(people):
    with pytest.raises(NotPossible, match="/dance is not a valid command"):
        await people.command("ana", "#ml-team", "/dance now")


async def test_own_messages_can_be_changed_and_deleted_and_others_only_by_admins(people, workspace, room):
    message = await people.say("ben", "#ml-team", "Frist")
    await people.edit("ben", "#ml-team", message.ts, "First")
    assert workspace.find_message(room, message.ts).text == "First"
    with pytest.raises(NotPossible):
        await people.delete("cleo", "#ml-team", message.ts)
    await people.delete("ana", "#ml-team", message.ts)
    assert workspace.find_message(room, message.ts) is None


async def test_a_message_of_ones_own_can_be_dismissed(slack, room, people, workspace):
    ana = workspace.find_person("ana").id
    shown = await slack.chat_postEphemeral(channel=room, user=ana, text="psst", blocks=[section("psst")])

    await people.dismiss("ana", room, shown["message_ts"])

    assert workspace.timeline(room, ana) == []
