"""Asking the app: slash commands and shortcuts."""

from bot.playground.acts.speech import with_mentions
from bot.playground.acts.warnings import outcome, warn
from bot.playground.delivery import payloads
from bot.playground.delivery.parcel import Reply
from bot.playground.refusal import Refusal
from bot.playground.response_urls import nothing_said, respond
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Channel, Outcome, Person
from bot.playground.workspace.tickets import ResponseUrl

_COMMAND_ERRORS = {"operation_timeout": "operation_timeout", "not_connected": "dispatch_failed"}


async def command(scene: Scene, who: str, where: str, line: str) -> Outcome:
    """Send a slash command; what the app acknowledges it with is shown as its answer."""
    person = scene.person(who)
    channel = scene.channel(where, person)
    name, _, text = line.strip().partition(" ")
    known = scene.app.command(name) if scene.installation.active else None
    if known is None:
        raise NotPossible(f"{name} is not a valid command.")
    if person.is_stranger:
        raise NotPossible(f"{name} is for people of {scene.workspace.name} only, where {scene.app.name} is installed.")
    if known.should_escape:
        text = with_mentions(scene.workspace, text)
    ticket = scene.tickets.new_response(person.id, channel.id)
    url = payloads.response_url(scene, "commands", ticket)
    reply = await scene.courier.ask(payloads.slash_command(scene, person, channel, name, text.strip(), url))
    if not reply.ok:
        error = _COMMAND_ERRORS.get(reply.problem, "dispatch_failed")
        warn(scene, person, error, f'{name} failed with the error "{error}"', channel)
    elif not nothing_said(reply.body):
        reply = _answered(scene, person, channel, name, ticket, reply)
    return outcome(scene, person, reply)


async def shortcut(scene: Scene, who: str, callback_id: str) -> Outcome:
    """Choose a global shortcut."""
    person = scene.person(who)
    chosen = scene.app.shortcut(callback_id, "global")
    if chosen is None or not scene.installation.active:
        raise NotPossible(f"{scene.app.name} has no global shortcut {callback_id}.")
    reply = await scene.courier.ask(payloads.global_shortcut(scene, person, callback_id))
    return _shown(scene, person, reply, chosen.name, None)


async def message_shortcut(scene: Scene, who: str, where: str, ts: str, callback_id: str) -> Outcome:
    """Choose a shortcut from the menu of a message."""
    person = scene.person(who)
    channel = scene.channel(where, person)
    message = scene.workspace.find_message(channel.id, ts)
    if message is None:
        raise NotPossible("That message is not there any more.")
    chosen = scene.app.shortcut(callback_id, "message")
    if chosen is None or not scene.installation.active:
        raise NotPossible(f"{scene.app.name} has no shortcut {callback_id} for messages.")
    ticket = scene.tickets.new_response(person.id, channel.id)
    url = payloads.response_url(scene, "actions", ticket)
    reply = await scene.courier.ask(payloads.message_action(scene, person, channel, message, callback_id, url))
    return _shown(scene, person, reply, chosen.name, channel)


def _answered(  # noqa: PLR0913, PLR0917 - what is needed to answer in the person's place
    scene: Scene, person: Person, channel: Channel, name: str, ticket: ResponseUrl, reply: Reply
) -> Reply:
    try:
        respond(scene, ticket, reply.body)
    except Refusal as refusal:
        warn(scene, person, refusal.error, f'{name} failed with the error "{refusal.error}"', channel)
        return Reply(problem=refusal.error, body=reply.body, latency=reply.latency)
    return reply


def _shown(scene: Scene, person: Person, reply: Reply, name: str, channel: Channel | None) -> Outcome:
    if not reply.ok:
        code = "operation_timeout" if reply.problem == "operation_timeout" else "dispatch_failed"
        warn(scene, person, code, f"{scene.app.name} did not respond to “{name}”. Try again.", channel)
    return outcome(scene, person, reply)
