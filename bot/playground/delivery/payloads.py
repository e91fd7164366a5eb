"""The payloads of commands, shortcuts, presses and modals, as Slack writes them."""

from bot.playground.delivery.parcel import Parcel
from bot.playground.scene import Scene
from bot.playground.shapes import channel_part, enterprise_part, message_shape, person_part, team_part, view_shape
from bot.playground.workspace import Channel, Json, Message, Person, View
from bot.playground.workspace.elements import values_of
from bot.playground.workspace.tickets import ResponseUrl


def slash_command(  # noqa: PLR0913, PLR0917 - a command has these parts
    scene: Scene, person: Person, channel: Channel, command: str, text: str, response_url: str
) -> Parcel:
    """Write a slash command; a thread it was typed in front of is not in it, as Slack has none there."""
    enterprise = enterprise_part(scene)
    payload = {
        "token": scene.app.secrets.verification_token,
        "team_id": scene.workspace.team_id,
        "team_domain": scene.workspace.domain,
        "channel_id": channel.id,
        "channel_name": channel_part(channel)["name"],
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": scene.app.id,
        "is_enterprise_install": "false",
        **({"enterprise_id": enterprise["id"], "enterprise_name": enterprise["name"]} if enterprise else {}),
        "response_url": response_url,
        "trigger_id": scene.tickets.new_trigger(person.id),
    }
    return Parcel("slash_commands", command, payload, wants_answer=True)


def global_shortcut(scene: Scene, person: Person, callback_id: str) -> Parcel:
    """Write the choice of a global shortcut, which has no channel and no response URL."""
    payload = _envelope(scene, person, "shortcut") | {
        "callback_id": callback_id,
        "action_ts": scene.workspace.new_ts(),
        "trigger_id": scene.tickets.new_trigger(person.id),
    }
    return Parcel("interactive", "shortcut", payload)


def message_action(  # noqa: PLR0913, PLR0917 - the same
    scene: Scene, person: Person, channel: Channel, message: Message, callback_id: str, response_url: str
) -> Parcel:
    """Write the choice of a shortcut on a message."""
    payload = _envelope(scene, person, "message_action") | {
        "callback_id": callback_id,
        "action_ts": scene.workspace.new_ts(),
        "trigger_id": scene.tickets.new_trigger(person.id),
        "response_url": response_url,
        "message_ts": message.ts,
        "channel": channel_part(channel),
        "message": message_shape(scene, message),
    }
    return Parcel("interactive", "message_action", payload)


def message_press(  # noqa: PLR0913, PLR0917 - the same
    scene: Scene, person: Person, channel: Channel, message: Message, action: Json, response_url: str
) -> Parcel:
    """Write a press in a message, with what this person has set in it; an ephemeral one is not shown."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.ephemeral_to),
    }
    if thread_ts := message.thread_ts or (message.ts if scene.workspace.replies(channel.id, message.ts) else ""):
        container["thread_ts"] = thread_ts
    entered = scene.workspace.values_in(person.id, f"{channel.id}:{message.ts}")
    payload = _envelope(scene, person, "block_actions") | {
        "container": container,
        "trigger_id": scene.tickets.new_trigger(person.id),
        "channel": channel_part(channel),
        "state": {"values": values_of(message.blocks, entered)},
        "response_url": response_url,
        "actions": [action],
    }
    if not message.ephemeral_to:
        payload["message"] = message_shape(scene, message)
    return Parcel("interactive", "block_actions", payload)


def view_press(scene: Scene, person: Person, view: View, action: Json) -> Parcel:
    """Write a press in a modal or in the App Home."""
    payload = _envelope(scene, person, "block_actions", in_view=True) | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": scene.tickets.new_trigger(person.id),
        "view": view_shape(scene, view),
        "actions": [action],
    }
    return Parcel("interactive", "block_actions", payload)


def view_submission(scene: Scene, person: Person, view: View) -> Parcel:
    """Write the submission of a modal."""
    payload = _envelope(scene, person, "view_submission", in_view=True) | {
        "trigger_id": scene.tickets.new_trigger(person.id),
        "view": view_shape(scene, view),
        "response_urls": [],
    }
    return Parcel("interactive", "view_submission", payload, wants_answer=True)


def view_closed(scene: Scene, person: Person, view: View, *, cleared: bool) -> Parcel:
    """Write that a modal was closed without being submitted."""
    payload = _envelope(scene, person, "view_closed", in_view=True) | {
        "view": view_shape(scene, view),
        "is_cleared": cleared,
    }
    return Parcel("interactive", "view_closed", payload)


def block_suggestion(  # noqa: PLR0913, PLR0917 - the same
    scene: Scene, person: Person, view: View, block_id: str, action_id: str, typed: str
) -> Parcel:
    """Write the question for the options of an external_select."""
    payload = _envelope(scene, person, "block_suggestion") | {
        "action_id": action_id,
        "block_id": block_id,
        "value": typed,
        "container": {"type": "view", "view_id": view.id},
        "view": view_shape(scene, view),
    }
    return Parcel("interactive", "block_suggestion", payload, wants_answer=True)


def response_url(scene: Scene, kind: str, ticket: ResponseUrl) -> str:
    """Write the address of a response URL; `kind` is "commands" for a slash command, else "actions"."""
    return f"{scene.address}/{kind}/{scene.workspace.team_id}/{ticket.id}"


def _envelope(scene: Scene, person: Person, kind: str, *, in_view: bool = False) -> Json:
    """Write who did it and where: from a modal a stranger sends their own team, and the view says where the app is."""
    at_home = in_view and person.is_stranger
    return {
        "type": kind,
        "team": {"id": person.home_team_id, "domain": "partner"} if at_home else team_part(scene),
        "user": person_part(scene, person),
        "api_app_id": scene.app.id,
        "token": scene.app.secrets.verification_token,
        "enterprise": enterprise_part(scene),
        "is_enterprise_install": False,
    }
