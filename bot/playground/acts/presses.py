"""Presses of buttons and changes of menus, in messages, in modals and in the App Home."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.playground.acts.modals import enter_form, open_view
from bot.playground.acts.warnings import outcome, warn
from bot.playground.delivery import payloads
from bot.playground.delivery.parcel import Reply
from bot.playground.scene import NotPossible, Scene
from bot.playground.workspace import Channel, Json, Message, Outcome, Person, View
from bot.playground.workspace.elements import KINDS, NoSuchChoice, Placed, find, read_chosen

_NOT_INTERACTIVE = Reply(problem="not_configured", status=0)
_SHOWN_OF_AN_ELEMENT = ("text", "value", "style", "url", "placeholder", "confirm")


async def in_message(  # noqa: PLR0913, PLR0917 - the address of a control in a message
    scene: Scene, who: str, where: str, ts: str, at: tuple[str, str], chosen: Any
) -> Outcome:
    """Press a control of a message and wait for the acknowledgement."""
    person = scene.person(who)
    channel = scene.channel(where, person)
    message = scene.workspace.messages[channel.id].get(ts)
    if message is None or message.ephemeral_to not in {"", person.id}:
        raise NotPossible("That message is not there any more.")
    if message.bot_id != scene.installation.bot_id:
        raise NotPossible("That message is not the app's.")
    placed = _control([*message.blocks, *message.attachments], at)
    value = _chosen(placed, chosen)
    _remember(scene, person, f"{channel.id}:{message.ts}", placed, value)
    if not placed.sends_at_once:
        return outcome(scene, person, Reply())
    ticket = scene.tickets.new_response(person.id, channel.id, message.ts)
    url = payloads.response_url(scene, "actions", ticket)
    action = _action(scene, placed, value)
    if not scene.app.interactivity or not scene.installation.active:
        reply = _NOT_INTERACTIVE
    else:
        reply = await scene.courier.ask(payloads.message_press(scene, person, channel, message, action, url))
    _warn_if_lost(scene, person, reply, channel, message, None)
    return outcome(scene, person, reply)


async def in_view(  # noqa: PLR0913, PLR0917 - the address of a control in a view
    scene: Scene,
    who: str,
    view_id: str,
    at: tuple[str, str],
    chosen: Any,
    form: Mapping[str, Mapping[str, Any]],
) -> Outcome:
    """Press a control of an open modal or of the App Home and wait for the acknowledgement."""
    person = scene.person(who)
    view = open_view(scene, person, view_id)
    enter_form(scene, view, form)
    placed = _control(view.blocks, at)
    value = _chosen(placed, chosen)
    _remember(scene, person, view.id, placed, value)
    if not placed.sends_at_once:
        return outcome(scene, person, Reply())
    if not scene.app.interactivity or not scene.installation.active:
        reply = _NOT_INTERACTIVE
    else:
        reply = await scene.courier.ask(payloads.view_press(scene, person, view, _action(scene, placed, value)))
    _warn_if_lost(scene, person, reply, None, None, view)
    return outcome(scene, person, reply)


async def suggestions(scene: Scene, who: str, view_id: str, at: tuple[str, str], typed: str) -> Sequence[Json]:
    """Ask the app what an external_select offers for what was typed."""
    person = scene.person(who)
    view = open_view(scene, person, view_id)
    placed = _control(view.blocks, at)
    block_id, action_id = str(placed.block.get("block_id")), str(placed.element["action_id"])
    reply = await scene.courier.ask(payloads.block_suggestion(scene, person, view, block_id, action_id, typed))
    body = reply.body if isinstance(reply.body, dict) else {}
    grouped = [option for group in body.get("option_groups") or () for option in group.get("options") or ()]
    return list(body.get("options") or ()) or grouped


def _control(blocks: Sequence[Json], at: tuple[str, str]) -> Placed:
    placed = find(blocks, *at)
    if placed is None:
        raise NotPossible(f"There is no control {at[1]} in block {at[0] or '(any)'}; it may have been taken away.")
    return placed


def _chosen(placed: Placed, chosen: Any) -> Json:
    try:
        return read_chosen(placed.element, chosen)
    except NoSuchChoice as wrong:
        raise NotPossible(str(wrong)) from wrong


def _remember(scene: Scene, person: Person, place: str, placed: Placed, value: Json) -> None:
    kind = KINDS.get(str(placed.element.get("type")))
    if kind is not None and kind.kept:
        block_id, action_id = str(placed.block.get("block_id")), str(placed.element["action_id"])
        scene.workspace.enter(person.id, place, block_id, action_id, value)


def _action(scene: Scene, placed: Placed, value: Json) -> Json:
    element = placed.element
    return {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": placed.block.get("block_id"),
        **{key: element[key] for key in _SHOWN_OF_AN_ELEMENT if key in element},
        **value,
        "action_ts": scene.workspace.new_ts(),
    }


def _warn_if_lost(  # noqa: PLR0913, PLR0917 - what the warning stands beside
    scene: Scene,
    person: Person,
    reply: Reply,
    channel: Channel | None,
    message: Message | None,
    view: View | None,
) -> None:
    if reply.ok:
        return
    if reply.problem == "not_configured":
        text = "This app is not configured to handle interactive responses."
        warn(scene, person, reply.problem, text, channel, message, view)
        return
    code = "operation_timeout" if reply.problem == "operation_timeout" else "dispatch_failed"
    warn(scene, person, code, f"{scene.app.name} did not respond. Try again.", channel, message, view)
