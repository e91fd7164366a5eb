"""One pretend workspace: who and what is in it, and the only ways it changes.

Every change here is written to the journal before the call returns, and then announced in the feed.
"""

from collections import defaultdict, deque
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.playground.clock import Clock
from bot.playground.workspace.changes import Change, Changes
from bot.playground.workspace.elements import placed_in
from bot.playground.workspace.ids import as_ts
from bot.playground.workspace.journal import Journal
from bot.playground.workspace.model import Canvas, Channel, File, Installation, Json, Message, Notice, Person, View

SLACKBOT = "USLACKBOT"
STACK_LIMIT = 3
_NOTICES_KEPT = 200


class Workspace:
    """The state of one team, kept by id; read its dictionaries freely, change them only by its methods."""

    def __init__(self, team_id: str, name: str, domain: str, clock: Clock, journal: Journal) -> None:
        self.team_id = team_id
        self.name = name
        self.domain = domain
        self.enterprise_id = ""
        """The organisation on Enterprise Grid this workspace is one of; empty for a workspace of its own."""
        self.clock = clock
        self.changes = Changes()
        self.people: dict[str, Person] = {}
        self.channels: dict[str, Channel] = {}
        self.messages: dict[str, dict[str, Message]] = defaultdict(dict)
        self.stacks: dict[str, tuple[View, ...]] = {}
        self.homes: dict[str, View] = {}
        self.files: dict[str, File] = {}
        self.canvases: dict[str, Canvas] = {}
        self.notices: deque[Notice] = deque(maxlen=_NOTICES_KEPT)
        self.entered: dict[tuple[str, str], dict[str, dict[str, Json]]] = {}
        self.installation: Installation | None = None
        self._journal = journal
        self._threads: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._directs: dict[frozenset[str], str] = {}
        self._owners: dict[str, str] = {}
        self._last_micros = 0
        self._restore()

    # Finding

    def find_person(self, ref: str) -> Person | None:
        """Find somebody by id or by handle, with or without the @."""
        if found := self.people.get(ref):
            return found
        handle = ref.removeprefix("@")
        return next((person for person in self.people.values() if person.name == handle), None)

    def find_channel(self, ref: str) -> Channel | None:
        """Find a channel by id or by name, with or without the #."""
        if found := self.channels.get(ref):
            return found
        name = ref.removeprefix("#")
        return next((channel for channel in self.channels.values() if name and channel.name == name), None)

    def find_direct(self, first: str, second: str) -> Channel | None:
        """Find the direct message channel of two people, given by id."""
        return self.channels.get(self._directs.get(frozenset((first, second)), ""))

    def find_view(self, view_id: str) -> View | None:
        """Find an open modal or a Home by id."""
        owner = self._owners.get(view_id, "")
        home = self.homes.get(owner)
        shown = [*self.stacks.get(owner, ()), *([home] if home else ())]
        return next((view for view in shown if view.id == view_id), None)

    def find_message(self, channel_id: str, ts: str) -> Message | None:
        """Find a message the Web API knows: not an ephemeral one, not the trace of a deleted one."""
        message = self.messages[channel_id].get(ts)
        return None if message is None or message.ephemeral_to or message.subtype == "tombstone" else message

    # Looking, as a person

    def may_see(self, person_id: str, channel: Channel) -> bool:
        """Say whether somebody can open a channel: its members, and for public ones everybody but guests."""
        if person_id in channel.members:
            return True
        person = self.people[person_id]
        outsider = person.is_guest or person.is_single_channel_guest or person.is_stranger
        return channel.kind == "public" and not outsider

    def may_open(self, person_id: str, canvas: Canvas) -> bool:
        """Say whether somebody can open a canvas: its owner, who was let, and who is in a channel that was let."""
        let = (self.channels.get(id_) for id_ in canvas.access)
        in_channel = any(channel is not None and person_id in channel.members for channel in let)
        return person_id == canvas.owner_id or person_id in canvas.access or in_channel

    def channels_of(self, person_id: str) -> list[Channel]:
        """List what somebody is in, direct messages included."""
        return [channel for channel in self.channels.values() if person_id in channel.members]

    def timeline(self, channel_id: str, person_id: str) -> list[Message]:
        """List the channel itself, oldest first, as somebody sees it: no replies but the broadcast ones."""
        return [
            message
            for message in self.messages[channel_id].values()
            if (not message.is_reply or message.reply_broadcast) and message.ephemeral_to in {"", person_id}
        ]

    def thread(self, channel_id: str, thread_ts: str, person_id: str) -> list[Message]:
        """List a thread, its parent first, as somebody sees it."""
        room = self.messages[channel_id]
        parent = [room[thread_ts]] if thread_ts in room else []
        replies = [room[ts] for ts in self._threads.get((channel_id, thread_ts), ())]
        return parent + [reply for reply in replies if reply.ephemeral_to in {"", person_id}]

    def replies(self, channel_id: str, thread_ts: str) -> list[Message]:
        """List the replies that everyone in the channel sees."""
        room = self.messages[channel_id]
        found = (room[ts] for ts in self._threads.get((channel_id, thread_ts), ()))
        return [reply for reply in found if not reply.ephemeral_to]

    def notices_of(self, person_id: str) -> list[Notice]:
        """List Slack's warnings to somebody, oldest first."""
        return [notice for notice in self.notices if notice.person_id == person_id]

    def values_in(self, person_id: str, place: str) -> Mapping[str, Mapping[str, Json]]:
        """Give what somebody has put into the controls of a view (its id) or a message ("channel:ts")."""
        return self.entered.get((person_id, place), {})

    # Changing

    def new_ts(self) -> str:
        """Give the next message time; no two are the same and none is before another."""
        self._last_micros = max(int(self.clock.now() * 1_000_000), self._last_micros + 1)
        return as_ts(self._last_micros)

    def put_person(self, person: Person) -> None:
        """Add somebody or change them."""
        self.people[person.id] = person
        self._journal.write(self.team_id, "person", person.id, person.__dict__)
        self.changes.publish(Change("person", person_id=person.id))

    def put_channel(self, channel: Channel) -> None:
        """Add a channel or change it, its members included."""
        self._open(channel)
        self._journal.write(self.team_id, "channel", channel.id, channel.__dict__)
        self.changes.publish(Change("channel", channel_id=channel.id))

    def renumber(self, channel: Channel, new_id: str) -> Channel:
        """Let a channel go by another id, with all that was said in it; it is not found under the old one."""
        renamed = replace(channel, id=new_id)
        del self.channels[channel.id]
        self._journal.erase(self.team_id, "channel", channel.id)
        self.put_channel(renamed)
        for message in self.messages.pop(channel.id, {}).values():
            self._threads.pop((channel.id, message.thread_ts), None)
            self._journal.erase(self.team_id, "message", f"{channel.id}:{message.ts}")
            self.put_message(replace(message, channel_id=new_id))
        self.changes.publish(Change("resync"))
        return renamed

    def drop_channel(self, channel: Channel) -> None:
        """Delete a channel with all that was said in it."""
        del self.channels[channel.id]
        self._journal.erase(self.team_id, "channel", channel.id)
        for message in self.messages.pop(channel.id, {}).values():
            self._threads.pop((channel.id, message.thread_ts), None)
            self._journal.erase(self.team_id, "message", f"{channel.id}:{message.ts}")
        self.changes.publish(Change("resync"))

    def put_message(self, message: Message) -> None:
        """Add a message or change it; ephemeral ones are not written down, as Slack forgets them too."""
        self._place(message)
        if not message.ephemeral_to:
            self._journal.write(self.team_id, "message", f"{message.channel_id}:{message.ts}", message.__dict__)
        self._announce("message", message)

    def drop_message(self, message: Message) -> None:
        """Delete a message; a parent with replies leaves a trace that keeps the thread in its place."""
        if not message.is_reply and self.replies(message.channel_id, message.ts):
            gone = replace(message, subtype="tombstone", text="This message was deleted.", author_id=SLACKBOT)
            self.put_message(replace(gone, blocks=(), attachments=(), files=(), reactions={}, bot_id="", app_id=""))
            return
        del self.messages[message.channel_id][message.ts]
        if message.is_reply:
            self._threads[message.channel_id, message.thread_ts].remove(message.ts)
        if not message.ephemeral_to:
            self._journal.erase(self.team_id, "message", f"{message.channel_id}:{message.ts}")
        self._announce("message_gone", message)

    def put_stack(self, person_id: str, views: Sequence[View]) -> None:
        """Set the modals somebody has open, the lowest first; none closes them all."""
        gone = {view.id for view in self.stacks.get(person_id, ())} - {view.id for view in views}
        for view_id in gone:
            self.entered.pop((person_id, view_id), None)
            self._owners.pop(view_id, None)
        for view in views:
            self._let_go_of_what_left(view)
        self._stack(person_id, views)
        self._journal.write(self.team_id, "stack", person_id, {"views": [view.__dict__ for view in views]})
        self.changes.publish(Change("modal", person_id=person_id, view_id=views[-1].id if views else ""))

    def put_home(self, view: View) -> None:
        """Set somebody's App Home."""
        self._settle(view)
        self._journal.write(self.team_id, "home", view.person_id, view.__dict__)
        self.changes.publish(Change("home", person_id=view.person_id, view_id=view.id))

    def put_file(self, file: File) -> None:
        """Keep a file that was uploaded."""
        self.files[file.id] = file
        self._journal.write(self.team_id, "file", file.id, file.__dict__)

    def put_canvas(self, canvas: Canvas) -> None:
        """Add a canvas or change it."""
        self.canvases[canvas.id] = canvas
        self._journal.write(self.team_id, "canvas", canvas.id, canvas.__dict__)
        self.changes.publish(Change("canvas"))

    def drop_canvas(self, canvas: Canvas) -> None:
        """Delete a canvas."""
        del self.canvases[canvas.id]
        self._journal.erase(self.team_id, "canvas", canvas.id)
        self.changes.publish(Change("canvas"))

    def put_notice(self, notice: Notice) -> None:
        """Warn somebody."""
        self.notices.append(notice)
        self.changes.publish(
            Change("notice", notice.channel_id, notice.message_ts, "", notice.person_id, notice.view_id)
        )

    def put_installation(self, installation: Installation) -> None:
        """Install the app here, or change how it is installed."""
        self.installation = installation
        self._journal.write(self.team_id, "installation", "", installation.__dict__)

    def enter(self, person_id: str, place: str, block_id: str, action_id: str, value: Json) -> None:
        """Remember what somebody has put into one control."""
        self.entered.setdefault((person_id, place), {}).setdefault(block_id, {})[action_id] = value

    # Private

    def _place(self, message: Message) -> None:
        room = self.messages[message.channel_id]
        if message.ts not in room and message.is_reply:
            self._threads[message.channel_id, message.thread_ts].append(message.ts)
        room[message.ts] = message

    def _open(self, channel: Channel) -> None:
        self.channels[channel.id] = channel
        if channel.kind == "im":
            self._directs[channel.members] = channel.id

    def _let_go_of_what_left(self, view: View) -> None:
        """Forget what was put into controls a view no longer has; Slack keeps only what stays under the same ids."""
        entered = self.entered.get((view.person_id, view.id))
        if entered:
            left = {(str(each.block.get("block_id")), each.element.get("action_id")) for each in placed_in(view.blocks)}
            self.entered[view.person_id, view.id] = {
                block_id: {action_id: value for action_id, value in values.items() if (block_id, action_id) in left}
                for block_id, values in entered.items()
            }

    def _stack(self, person_id: str, views: Sequence[View]) -> None:
        self.stacks[person_id] = tuple(views)
        self._owners.update({view.id: person_id for view in views})

    def _settle(self, home: View) -> None:
        self.homes[home.person_id] = home
        self._owners[home.id] = home.person_id

    def _announce(self, kind: str, message: Message) -> None:
        if self.changes.readers:
            change = Change(
                "message" if kind == "message" else "message_gone",
                message.channel_id,
                message.ts,
                message.thread_ts,
                message.ephemeral_to,
            )
            self.changes.publish(change)

    def _restore(self) -> None:
        written = self._journal.records(self.team_id)
        self.people = {key: Person(**record) for key, record in written["person"].items()}
        for record in written["channel"].values():
            self._open(Channel(**{**record, "members": frozenset(record["members"])}))
        for record in sorted(written["message"].values(), key=lambda record: str(record["ts"])):
            self._place(Message(**record))
            self._last_micros = int(record["ts"].replace(".", ""))
        for key, record in written["stack"].items():
            self._stack(key, [View(**view) for view in record["views"]])
        self.files = {key: File(**record) for key, record in written["file"].items()}
        self.canvases = {key: Canvas(**record) for key, record in written["canvas"].items()}
        for record in written["home"].values():
            self._settle(View(**record))
        for record in written["installation"].values():
            self.installation = Installation(**{**record, "scopes": frozenset(record["scopes"])})
