"""Where somebody is looking, and how far they have read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Message, Person


@dataclass(frozen=True)
class Place:
    """A channel, perhaps with a thread or a canvas open; of the app's own conversation also which tab."""

    channel_id: str
    thread_ts: str = ""
    tab: str = ""
    """"home" for the App Home, else empty."""
    canvas_id: str = ""
    """The canvas that is open beside it; empty for none."""


@dataclass
class Readings:
    """How far each person has read each channel since the page was made; nothing is unread before that."""

    since: str
    _read: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, person_id: str, channel_id: str, ts: str) -> None:
        """Note that everything up to this message was seen."""
        self._read[person_id, channel_id] = ts

    def unread(self, scene: Scene, person_id: str, channel_id: str) -> int:
        """Count what came later from others, up to ten."""
        seen = self._read.get((person_id, channel_id), self.since)
        number = 0
        for message in reversed(scene.workspace.messages[channel_id].values()):
            if message.ts <= seen or number == _ENOUGH:
                break
            number += _counts(message, person_id)
        return number


_ENOUGH = 10


def first_place(scene: Scene, person: Person) -> Place:
    """Choose where somebody starts: in a channel with the app, else in any."""
    own = [each for each in scene.workspace.channels_of(person.id) if not each.is_archived]
    with_app = [each for each in own if scene.bot.id in each.members and not each.is_direct]
    found: list[Channel] = with_app or own or list(scene.workspace.channels.values())
    found.sort(key=lambda each: (each.kind != "public", each.name))
    return Place(found[0].id if found else "")


def asked_place(scene: Scene, person: Person, asked: Mapping[str, str]) -> Place:
    """Read a place from what a browser remembers; what is gone or not theirs to see gives the first place."""
    channel = scene.workspace.find_channel(asked.get("channel", ""))
    if channel is None or not scene.workspace.may_see(person.id, channel):
        return first_place(scene, person)
    thread_ts = asked.get("thread_ts", "")
    if thread_ts not in scene.workspace.messages[channel.id]:
        thread_ts = ""
    own_app = is_with_app(scene, channel)
    tab = "home" if own_app and asked.get("tab") == "home" else ""
    return Place(channel.id, thread_ts, tab, str(asked.get("canvas", "")))


def is_with_app(scene: Scene, channel: Channel) -> bool:
    """Say whether it is somebody's conversation with the app."""
    return channel.kind == "im" and scene.bot.id in channel.members


def _counts(message: Message, person_id: str) -> bool:
    in_channel = not message.is_reply or message.reply_broadcast
    return in_channel and message.author_id != person_id and message.ephemeral_to in {"", person_id}
