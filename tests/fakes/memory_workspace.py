"""One Slack workspace as a pure model: who is where, and whom each thing that is sent reaches.

It answers Web API calls. It stands where the bot's client would, so that all of the bot above that is the real one.
"""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from types import SimpleNamespace
from typing import Any

from slack_sdk.errors import SlackApiError

HOOKS = "https://hooks.example/"


@dataclass(frozen=True)
class Person:
    """Somebody as users.info tells of them."""

    id: str
    team: str
    stranger: bool = False
    guest: bool = False
    deleted: bool = False
    bot: bool = False

    def shape(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "team_id": self.team,
            "name": self.id.lower(),
            "real_name": self.id.title(),
            "deleted": self.deleted,
            "is_bot": self.bot,
            "is_restricted": self.guest,
            "tz": "UTC",
            "locale": "en-GB",
            "profile": {"real_name": self.id.title()},
            **({"is_stranger": True} if self.stranger else {}),
        }


@dataclass(frozen=True)
class Reached:
    """Something that was sent, as text, and the people who could read it then."""

    method: str
    people: frozenset[str]
    text: str
    shown: Any = None


@dataclass
class MemoryWorkspace:
    """People, channels, and everything that was sent to them in order."""

    team: str
    people: dict[str, Person] = field(default_factory=dict)
    channels: dict[str, set[str]] = field(default_factory=dict)
    sent: list[Reached] = field(default_factory=list)
    canvases: dict[str, list[str]] = field(default_factory=dict)
    """Canvas → its title, and what was written into it."""
    token: str = "xoxb-memory"
    base_url: str = "https://slack.example/api/"
    refusing: str = ""
    """With what everything that writes is refused, for a while."""

    def __post_init__(self) -> None:
        self._numbers: Iterator[int] = itertools.count(1)
        self._triggers: dict[str, str] = {}
        self._views: dict[str, str] = {}
        self._threads: dict[str, str] = {}
        self._uploads: dict[str, str] = {}
        self._file = ""
        self._standing: dict[tuple[str, str], str] = {}
        self.session: Any = SimpleNamespace(post=self._post)

    # Being there

    def number(self) -> int:
        return next(self._numbers)

    def trigger(self, person: str) -> str:
        made = f"trigger.{self.number()}"
        self._triggers[made] = person
        return made

    def forget_what_was_sent(self) -> None:
        self.sent.clear()

    def told(self, person: str) -> list[Reached]:
        """List what one person alone was shown."""
        return [each for each in self.sent if each.people == {person}]

    def direct(self, person: str) -> list[str]:
        """List what stands in the direct messages somebody has with the bot."""
        return [text for (channel, _), text in self._standing.items() if channel == f"D{person[1:]}"]

    def standing(self, channel: str) -> list[str]:
        """List what stands in a channel."""
        return [text for (where, _), text in self._standing.items() if where == channel]

    # Being called

    async def api_call(self, method: str, **how: Any) -> Any:
        """Answer as the Web API does, as far as the bot goes."""
        said = next((how[key] for key in ("json", "params", "data") if how.get(key) is not None), {})
        answers: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "users.info": self._user,
            "conversations.members": self._members,
            "conversations.info": self._channel,
            "users.conversations": lambda said: {
                "channels": [{"id": id_} for id_, members in self.channels.items() if said["user"] in members]
            },
            "dnd.info": lambda _: {"dnd_enabled": False},
            "chat.getPermalink": lambda _: {"permalink": "https://acme.slack.com/archives/x"},
            "chat.postMessage": self._message,
            "chat.postEphemeral": self._ephemeral,
            "views.open": self._view,
            "views.push": self._view,
            "views.update": self._view,
            "views.publish": lambda said: self._to(method, {said["user_id"]}, said["view"]),
            "files.getUploadURLExternal": self._upload,
            "canvases.create": self._canvas,
            "canvases.edit": self._canvas_changed,
            "canvases.access.set": self._canvas_shown,
            "canvases.delete": lambda said: (
                {} if self.canvases.pop(said["canvas_id"], None) else {"error": "canvas_not_found"}
            ),
        }
        writes = method.startswith(("chat.", "views.", "files.", "canvases."))
        does = answers.get(method, lambda said: self._to_channel(method, said))
        answer = {"error": self.refusing} if self.refusing and writes else does(said)
        if answer.get("error"):
            raise SlackApiError("refused", SimpleNamespace(status_code=200, headers={}, data=answer))
        return SimpleNamespace(data={"ok": True, **answer})

    @asynccontextmanager
    async def _post(self, address: str, json: Any = None, data: Any = None, **_: Any) -> Any:
        place, _, name = address.removeprefix(HOOKS).partition("/")
        if place == "file":
            self._uploads[name] = data.decode("utf-8-sig")
        else:
            self._to("response", {name}, json)
        yield SimpleNamespace(status=HTTPStatus.OK)

    # What each call does

    def _user(self, said: dict[str, Any]) -> dict[str, Any]:
        person = self.people.get(said["user"])
        return {"user": person.shape()} if person else {"error": "user_not_found"}

    def _members(self, said: dict[str, Any]) -> dict[str, Any]:
        members = self.channels.get(said["channel"])
        return {"error": "channel_not_found"} if members is None else {"members": sorted(members)}

    def _channel(self, said: dict[str, Any]) -> dict[str, Any]:
        known = said["channel"] in self.channels
        return {"channel": {"is_ext_shared": True}} if known else {"error": "channel_not_found"}

    def _message(self, said: dict[str, Any]) -> dict[str, Any]:
        ts, channel = f"1764000000.{self.number():06}", said["channel"]
        self._threads[ts] = channel
        direct = channel in self.people
        where = f"D{channel[1:]}" if direct else channel
        self._standing[where, ts] = json.dumps(said, ensure_ascii=False)
        self._to("chat.postMessage", {channel} if direct else self.channels[channel], said)
        thread = {"thread_ts": said["thread_ts"]} if said.get("thread_ts") else {}
        return {"ts": ts, "channel": where, "message": thread}

    def _ephemeral(self, said: dict[str, Any]) -> dict[str, Any]:
        if said["user"] not in self.channels.get(said["channel"], ()):
            return {"error": "user_not_in_channel"}
        return self._to("chat.postEphemeral", {said["user"]}, said)

    def _view(self, said: dict[str, Any]) -> dict[str, Any]:
        trigger = said.get("trigger_id")
        if trigger and trigger not in self._triggers:
            return {"error": "expired_trigger_id"}
        person = self._triggers[trigger] if trigger else self._views[said["view_id"]]
        id_ = f"V{self.number()}"
        self._views[id_] = person
        self._to("view", {person}, said["view"])
        return {"view": {"id": id_}}

    def _to_channel(self, method: str, said: dict[str, Any]) -> dict[str, Any]:
        channel = str(said.get("channel") or said.get("channel_id"))
        if method == "chat.update":
            self._standing[channel, said["ts"]] = json.dumps(said, ensure_ascii=False)
        elif method == "chat.delete":
            self._standing.pop((channel, said["ts"]), None)
        files = [self._uploads[each["id"]] for each in said.get("files", ())]
        people = {f"U{channel[1:]}"} if channel.startswith("D") else self.channels.get(channel, set())
        named = {"name": self._file} if files else {}
        return self._to(method, people, {**said, **named, "content": files})

    def _upload(self, said: dict[str, Any]) -> dict[str, Any]:
        self._file = str(said["filename"])
        return {"upload_url": f"{HOOKS}file/F1", "file_id": "F1"}

    def _canvas(self, said: dict[str, Any]) -> dict[str, Any]:
        id_ = f"F{self.number()}"
        self.canvases[id_] = [str(said["title"]), str(said["document_content"]["markdown"])]
        return {"canvas_id": id_}

    def _canvas_changed(self, said: dict[str, Any]) -> dict[str, Any]:
        canvas, (change,) = self.canvases[said["canvas_id"]], said["changes"]
        canvas[1:] = [*(canvas[1:] if change["operation"] != "replace" else []), json.dumps(change, ensure_ascii=False)]
        return {}

    def _canvas_shown(self, said: dict[str, Any]) -> dict[str, Any]:
        people = set().union(*(self.channels[each] for each in said["channel_ids"]))
        return self._to("canvases.access.set", people, {**said, "content": self.canvases[said["canvas_id"]]})

    def _to(self, method: str, people: set[str], what: Any) -> dict[str, Any]:
        self.sent.append(Reached(method, frozenset(people), json.dumps(what, ensure_ascii=False), what))
        return {}

    def own_view(self, person: str) -> str:
        """Give the id of a modal that stands open before somebody."""
        id_ = f"V{self.number()}"
        self._views[id_] = person
        return id_
