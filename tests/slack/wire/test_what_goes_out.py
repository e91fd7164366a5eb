"""What judges everything the bot sends sees every surface, and lets nothing wrong pass."""

import pytest
from what_goes_out import messages_in, mistakes_in, see_that_slack_takes_all, views_in

from bot.playground.delivery import payloads
from bot.playground.workspace import ApiCall
from bot.slack.address import Verb

LONG = "x" * 3001
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": LONG}}
VIEW = {"type": "modal", "title": {"type": "plain_text", "text": "Title"}, "blocks": [SECTION]}


def line(direction, name, request=None, answer=None):
    return ApiCall(1, 0.0, direction, name, "T1", request, answer, 200, 0.0, ok=True)


@pytest.mark.parametrize(
    "wrong",
    [
        line("call", "chat.postMessage", {"text": "t", "blocks": [SECTION]}),
        line("call", "chat.postEphemeral", {"text": "t", "blocks": [SECTION]}),
        line("call", "response_url", {"text": "t", "blocks": [SECTION]}),
        line("call", "chat.update", {"text": "", "blocks": []}),
        line("delivery", "/ftready", {}, {"text": "t", "blocks": [SECTION]}),
        line("call", "views.push", {"view": VIEW}),
        line("delivery", "view_submission", {}, {"response_action": "update", "view": VIEW}),
        line("delivery", "view_submission", {}, {"response_action": "errors", "errors": {}}),
        line("delivery", "view_submission", {}, {"response_action": "errors", "errors": {"field": ""}}),
    ],
    ids=lambda wrong: wrong.name,
)
def test_what_slack_would_refuse_is_seen_on_every_surface(wrong):
    with pytest.raises(AssertionError):
        see_that_slack_takes_all([wrong])


async def test_every_surface_the_bot_speaks_on_is_looked_at(team):
    await team.full(asked=("ana", "ben"))
    await team.person("ana").command(team.channel, "/ftready help")
    await team.answer("ben", "task_signed", "yes")
    await team.card_says("section/task", "Answered")
    await team.answer("dev", "task_signed", "yes")
    await team.told("dev", "You are not asked")
    await team.answer("emi", "task_signed", "yes")
    await team.press("ben", Verb.FORM, "worked_examples")
    view = await team.person("ben").modal()
    await _send_as_somebody_else(team, view["id"], Verb.FORM, Verb.DECIDE)
    await team.control.until("the response", lambda: _was_called(team, "response_url"))
    calls = team.playground.inspector.since()

    assert {surface for surface, _ in messages_in(calls)} >= {
        "chat.postMessage",
        "chat.update",
        "chat.postEphemeral",
        "response_url",
        "/ftready",
    }
    assert {surface for surface, _ in views_in(calls)} >= {"views.open", "view_submission"}
    assert list(mistakes_in(calls))


async def _send_as_somebody_else(team, view_id, *verbs):
    """Send an open form as who may not have it, as if it were each of these forms."""
    scene = team.playground.first
    shown = scene.workspace.find_view(view_id)
    sent = payloads.view_submission(scene, scene.person("emi"), shown)
    for verb in verbs:
        sent.payload["view"]["callback_id"] = shown.content["callback_id"].replace("form:", f"{verb}:")
        assert (await scene.courier.ask(sent)).ok


async def _was_called(team, name):
    return await team.control.calls(name) or None
