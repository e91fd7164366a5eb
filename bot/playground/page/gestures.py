"""What a browser says somebody did, turned into the people's verbs; one row of GESTURES each.

A gesture is a JSON object; what is missing or malformed in it raises ValueError, KeyError or TypeError, what
the person may not do raises NotPossible.
"""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass

from bot.playground.page.own import status_ends
from bot.playground.scene import NotPossible, Scene
from bot.playground.verbs import Form, People
from bot.playground.workspace import Json, Person
from bot.playground.workspace.elements import find


@dataclass(frozen=True)
class Actor:
    """Somebody, in the channel they look at."""

    people: People
    scene: Scene
    person: Person
    channel_id: str


Gesture = Callable[[Actor, Json], Awaitable[object]]


async def _write(actor: Actor, given: Json) -> None:
    text, thread_ts = str(given["text"]).strip(), str(given.get("thread_ts", ""))
    if text.startswith("/"):
        await _command(actor, text, thread_ts)
        return
    broadcast = bool(given.get("broadcast"))
    await actor.people.say(actor.person.id, actor.channel_id, text, thread_ts, broadcast=broadcast)


async def _command(actor: Actor, line: str, thread_ts: str) -> None:
    name, _, rest = line.partition(" ")
    if thread_ts:
        raise NotPossible(f"{name} is not supported in threads. Sorry!")
    if name == "/invite":
        handles = [word.strip("@,") for word in rest.split()]
        if not handles:
            raise NotPossible("Say whom to invite: /invite @name")
        for handle in handles:
            await actor.people.invite(actor.person.id, actor.channel_id, handle)
        return
    await actor.people.command(actor.person.id, actor.channel_id, line)


async def _press(actor: Actor, given: Json) -> None:
    at = str(given["ts"]), str(given["block"]), str(given["action"])
    await actor.people.press(actor.person.id, str(given["channel"]), *at, given.get("chosen"))


async def _press_in_view(actor: Actor, given: Json) -> None:
    at = str(given["view"]), str(given["block"]), str(given["action"])
    await actor.people.press_in_view(actor.person.id, *at, given.get("chosen"), _known_fields(actor, given))


async def _fill(actor: Actor, given: Json) -> None:
    # Typing goes on while the app may close or change the window; what comes too late is nobody's mistake.
    with suppress(NotPossible):
        await actor.people.fill(actor.person.id, str(given["view"]), _known_fields(actor, given))


async def _submit(actor: Actor, given: Json) -> None:
    await actor.people.submit(actor.person.id, str(given["view"]), _known_fields(actor, given))


async def _close(actor: Actor, given: Json) -> None:
    await actor.people.close(actor.person.id, str(given["view"]), everything=bool(given.get("everything")))


async def _react(actor: Actor, given: Json) -> None:
    ts, name = str(given["ts"]), str(given["name"])
    message = actor.scene.workspace.find_message(str(given["channel"]), ts)
    taken = message is not None and actor.person.id in message.reactions.get(name, ())
    act = actor.people.unreact if taken else actor.people.react
    await act(actor.person.id, str(given["channel"]), ts, name)


async def _message_shortcut(actor: Actor, given: Json) -> None:
    await actor.people.message_shortcut(
        actor.person.id, str(given["channel"]), str(given["ts"]), str(given["callback"])
    )


async def _shortcut(actor: Actor, given: Json) -> None:
    await actor.people.shortcut(actor.person.id, str(given["callback"]))


async def _edit(actor: Actor, given: Json) -> None:
    await actor.people.edit(actor.person.id, str(given["channel"]), str(given["ts"]), str(given["text"]))


async def _delete(actor: Actor, given: Json) -> None:
    await actor.people.delete(actor.person.id, str(given["channel"]), str(given["ts"]))


async def _dismiss(actor: Actor, given: Json) -> None:
    await actor.people.dismiss(actor.person.id, str(given["channel"]), str(given["ts"]))


async def _join(actor: Actor, _given: Json) -> None:
    await actor.people.join(actor.person.id, actor.channel_id)


async def _leave(actor: Actor, _given: Json) -> None:
    await actor.people.leave(actor.person.id, actor.channel_id)


async def _invite(actor: Actor, given: Json) -> None:
    await actor.people.invite(actor.person.id, actor.channel_id, str(given["other"]))


async def _remove(actor: Actor, given: Json) -> None:
    await actor.people.remove(actor.person.id, actor.channel_id, str(given["other"]))


async def _rename(actor: Actor, given: Json) -> None:
    await actor.people.rename(actor.person.id, actor.channel_id, str(given["name"]).strip().removeprefix("#"))


async def _make_private(actor: Actor, _given: Json) -> None:
    await actor.people.make_private(actor.person.id, actor.channel_id)


async def _share(actor: Actor, _given: Json) -> None:
    await actor.people.share(actor.person.id, actor.channel_id)


async def _archive(actor: Actor, _given: Json) -> None:
    await actor.people.archive(actor.person.id, actor.channel_id)


async def _unarchive(actor: Actor, _given: Json) -> None:
    await actor.people.archive(actor.person.id, actor.channel_id, back=True)


async def _delete_channel(actor: Actor, _given: Json) -> None:
    await actor.people.delete_channel(actor.person.id, actor.channel_id)


async def _lock(actor: Actor, given: Json) -> None:
    message = actor.scene.workspace.find_message(str(given["channel"]), str(given["ts"]))
    locked = message is not None and message.is_locked
    await actor.people.lock_thread(actor.person.id, str(given["channel"]), str(given["ts"]), back=locked)


async def _deactivate(actor: Actor, given: Json) -> None:
    if not actor.person.is_admin:
        raise NotPossible("Only admins deactivate people.")
    await actor.people.change_person(str(given["other"]), deleted=True)


async def _status(actor: Actor, given: Json) -> None:
    until = status_ends(actor.person, str(given.get("lasts", "")), actor.scene.clock.now())
    await actor.people.set_status(actor.person.id, str(given.get("emoji", "")), str(given.get("text", "")), until)


async def _snooze(actor: Actor, given: Json) -> None:
    await actor.people.snooze(actor.person.id, float(given["minutes"]))


async def _quiet_hours(actor: Actor, given: Json) -> None:
    await actor.people.set_quiet_hours(actor.person.id, str(given.get("begin", "")), str(given.get("end", "")))


async def _time_zone(actor: Actor, given: Json) -> None:
    await actor.people.set_time_zone(actor.person.id, str(given["tz"]))


def _known_fields(actor: Actor, given: Json) -> Form:
    """Leave out fields that the view has lost while the gesture was on its way, as an update may do."""
    view = actor.scene.workspace.find_view(str(given["view"]))
    if view is None:
        return {}
    return {
        str(block_id): {
            str(action_id): chosen
            for action_id, chosen in values.items()
            if find(view.blocks, str(block_id), str(action_id))
        }
        for block_id, values in (given.get("form") or {}).items()
    }


GESTURES: Mapping[str, Gesture] = {
    "write": _write,
    "press": _press,
    "press_in_view": _press_in_view,
    "fill": _fill,
    "submit": _submit,
    "close": _close,
    "react": _react,
    "message_shortcut": _message_shortcut,
    "shortcut": _shortcut,
    "edit": _edit,
    "delete": _delete,
    "dismiss": _dismiss,
    "join": _join,
    "leave": _leave,
    "invite": _invite,
    "remove": _remove,
    "rename": _rename,
    "make_private": _make_private,
    "share": _share,
    "archive": _archive,
    "unarchive": _unarchive,
    "delete_channel": _delete_channel,
    "lock": _lock,
    "deactivate": _deactivate,
    "status": _status,
    "snooze": _snooze,
    "quiet_hours": _quiet_hours,
    "time_zone": _time_zone,
}
