"""The state of a workspace as the control API shows it: what a person sees, nothing they do not."""

from dataclasses import asdict, is_dataclass
from typing import TYPE_CHECKING, Any

from bot.playground.scene import NotPossible, Scene
from bot.playground.shapes import message_shape, view_shape
from bot.playground.workspace import Channel, Json, Message, Person, View

if TYPE_CHECKING:
    from bot.playground.playground import Playground


def workspace(scene: Scene, playground: "Playground") -> Json:
    """Show the team, everybody and every channel, and the app."""
    state = scene.workspace
    return {
        "team_id": state.team_id,
        "name": state.name,
        "teams": list(playground.scenes),
        "now": scene.clock.now(),
        "app": {
            "id": scene.app.id,
            "name": scene.app.name,
            "bot": scene.bot.id,
            "installed": scene.installation.active,
            "installed_at": scene.installation.installed_at,
            "scopes": sorted(scene.installation.scopes),
            "commands": [command.name for command in scene.app.commands],
            "shortcuts": [asdict(shortcut) for shortcut in scene.app.shortcuts],
            "sockets": len(playground.sockets_of[state.team_id].connections),
            "deliveries_under_way": scene.courier.busy,
        },
        "people": [asdict(person) for person in state.people.values()],
        "channels": [_channel(channel) for channel in state.channels.values()],
    }


def messages(scene: Scene, who: str, where: str, thread_ts: str) -> list[Json]:
    """Show a channel or a thread as somebody sees it."""
    person = _person(scene, who)
    channel = scene.channel(where, person)
    if thread_ts:
        seen = scene.workspace.thread(channel.id, thread_ts, person.id)
    else:
        seen = scene.workspace.timeline(channel.id, person.id)
    return [_message(scene, message) for message in seen]


def views(scene: Scene, who: str) -> list[Json]:
    """Show the modals somebody has open, the lowest first."""
    person = _person(scene, who)
    return [_view(scene, view) for view in scene.workspace.stacks.get(person.id, ())]


def home(scene: Scene, who: str) -> Json | None:
    """Show somebody's App Home, if one was published."""
    view = scene.workspace.homes.get(_person(scene, who).id)
    return None if view is None else _view(scene, view)


def notices(scene: Scene, who: str) -> list[Json]:
    """Show Slack's warnings to somebody."""
    return [asdict(notice) for notice in scene.workspace.notices_of(_person(scene, who).id)]


def shown(scene: Scene, value: Any) -> Any:
    """Write what a verb gave as JSON."""
    if isinstance(value, Message):
        return _message(scene, value)
    if isinstance(value, Channel):
        return _channel(value)
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value


def _person(scene: Scene, who: str) -> Person:
    person = scene.workspace.find_person(who)
    if person is None:
        raise NotPossible(f"There is nobody called {who}.")
    return person


def _channel(channel: Channel) -> Json:
    return {**channel.__dict__, "members": sorted(channel.members)}


def _message(scene: Scene, message: Message) -> Json:
    return {
        **message_shape(scene, message),
        "channel": message.channel_id,
        "ephemeral_to": message.ephemeral_to,
    }


def _view(scene: Scene, view: View) -> Json:
    return {**view_shape(scene, view), "errors": dict(view.errors)}
