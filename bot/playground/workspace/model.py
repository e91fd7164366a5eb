"""The things of a pretend workspace as frozen values; the Workspace that holds them is in state.

Every field is plain JSON (sets become sorted lists), so a value can be written down and read back as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
"""A JSON object as Slack sends and takes it."""

ChannelKind = Literal["public", "private", "im", "mpim"]
ViewKind = Literal["modal", "home"]
Direction = Literal["call", "delivery"]


@dataclass(frozen=True)
class Person:
    """Somebody in the workspace; a bot is a person with is_bot. `name` is the handle, without the @."""

    id: str
    name: str
    real_name: str
    tz: str = "Europe/London"
    locale: str = "en-US"
    email: str = ""
    is_bot: bool = False
    is_admin: bool = False
    is_owner: bool = False
    is_guest: bool = False
    """A multi-channel guest: sees only the channels they are in."""
    is_single_channel_guest: bool = False
    is_stranger: bool = False
    """Somebody from another company, met in a shared channel."""
    home_team_id: str = ""
    """The team of a stranger, or of one of ours whose home is another workspace of the organisation; else empty."""
    deleted: bool = False
    status_emoji: str = ""
    """With its colons."""
    status_text: str = ""
    status_expiration: float = 0.0
    """When the status goes by itself; zero for never."""
    quiet_from: str = ""
    quiet_until: str = ""
    """Not to be disturbed between these two times of day, "22:00" and "08:00", in their zone; empty for never."""
    snoozed_since: float = 0.0
    snoozed_until: float = 0.0
    """Notifications are paused between these two instants."""
    bot_id: str = ""
    app_id: str = ""


@dataclass(frozen=True)
class Channel:
    """A conversation: a public or private channel, or a direct message (then `name` is empty)."""

    id: str
    name: str
    kind: ChannelKind
    members: frozenset[str]
    created: int = 0
    creator: str = ""
    topic: str = ""
    purpose: str = ""
    is_archived: bool = False
    is_general: bool = False
    is_shared: bool = False
    """Shared with another company."""

    @property
    def is_direct(self) -> bool:
        """Say whether it is a direct message, of two people or of several."""
        return self.kind in {"im", "mpim"}


@dataclass(frozen=True)
class Message:
    """One message; with `ephemeral_to` only that person sees it and the Web API does not find it again."""

    channel_id: str
    ts: str
    author_id: str
    """A person's id, the bot's own included; "USLACKBOT" for Slack's own lines."""
    text: str = ""
    """In Slack's encoded form: &amp; &lt; &gt; and <@U…>, <#C…|name>, <https://…|label>."""
    blocks: Sequence[Json] = ()
    attachments: Sequence[Json] = ()
    thread_ts: str = ""
    """The parent's ts in a reply; empty in a top-level message, a thread's parent included."""
    reply_broadcast: bool = False
    """A reply that is also shown in the channel."""
    ephemeral_to: str = ""
    subtype: str = ""
    """As in Slack: "" for an ordinary message, "tombstone" for a deleted parent that has replies."""
    edited_by: str = ""
    edited_ts: str = ""
    reactions: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Emoji name → ids of those who reacted, in the order they did."""
    metadata: Json | None = None
    client_msg_id: str = ""
    bot_id: str = ""
    app_id: str = ""
    username: str = ""
    icon: str = ""
    is_locked: bool = False
    """Whether nobody may reply to it any more."""
    files: Sequence[Json] = ()
    """What is shared with it, as Slack shows a file: its id, name, title, size and address."""

    @property
    def is_reply(self) -> bool:
        """Say whether it stands inside a thread."""
        return bool(self.thread_ts) and self.thread_ts != self.ts


@dataclass(frozen=True)
class File:
    """A file that was uploaded; its content is written in hexadecimal, for a value here is plain JSON."""

    id: str
    name: str
    title: str
    size: int
    content: str


@dataclass(frozen=True)
class Canvas:
    """A document in Markdown, and who may open it besides its owner."""

    id: str
    owner_id: str
    title: str
    markdown: str
    tab_of: str = ""
    """The channel it is a tab of; empty for one that stands alone."""
    access: Mapping[str, str] = field(default_factory=dict)
    """The id of a channel or of a person → "read" or "write"."""


@dataclass(frozen=True)
class View:
    """A modal in somebody's stack, or somebody's App Home (kind "home")."""

    id: str
    kind: ViewKind
    person_id: str
    content: Json
    """What the app sent: title, submit, close, blocks (each with its block_id), private_metadata …."""
    hash: str
    root_view_id: str
    previous_view_id: str = ""
    external_id: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)
    """block_id → sentence under that input, after a submission the app or Slack's client refused."""

    @property
    def blocks(self) -> Sequence[Json]:
        """Give its blocks."""
        return self.content.get("blocks") or ()

    @property
    def title(self) -> str:
        """Give the words in its head line; a Home has none."""
        return str((self.content.get("title") or {}).get("text", ""))


@dataclass(frozen=True)
class Notice:
    """Slack's own small warning to one person, such as that the app did not answer a click."""

    id: str
    person_id: str
    text: str
    code: str
    """Such as "operation_timeout", "dispatch_failed", "trouble_connecting", "not_in_channel"."""
    at: float
    channel_id: str = ""
    message_ts: str = ""
    view_id: str = ""


@dataclass(frozen=True)
class Outcome:
    """What came of something a person did that the app had to acknowledge."""

    acked: bool
    """The app answered in time and Slack took the answer."""
    latency: float = 0.0
    """Seconds until the answer."""
    problem: str = ""
    """Empty, or why not: "operation_timeout", "http 500", "not_connected", "invalid" (never sent)."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """block_id → sentence, when a submission was refused."""
    answer: Json | None = None
    """The body of the acknowledgement, if it had one."""
    view_id: str = ""
    """The modal on top of the person's stack right after; empty when none is open."""


@dataclass(frozen=True)
class Installation:
    """The app as installed in one workspace."""

    app_id: str
    bot_user_id: str
    bot_id: str
    bot_token: str
    scopes: frozenset[str]
    installed_at: float
    active: bool = True
    is_org_wide: bool = False
    """Whether it is one installation for all workspaces of an organisation."""


@dataclass(frozen=True)
class ApiCall:
    """One line of the inspector: a call of the app to Slack, or a delivery of Slack to the app."""

    number: int
    at: float
    direction: Direction
    name: str
    """The method ("chat.postMessage"), or what was delivered ("block_actions", "app_mention", "/command")."""
    team_id: str
    request: Any
    answer: Any
    status: int
    """The HTTP status; 200 for an acknowledged socket envelope, 0 when nothing came back."""
    latency: float
    ok: bool
    error: str = ""
    attempt: int = 0
    """How many times it had been sent before."""
