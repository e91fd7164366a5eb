"""What the templates draw with: names, texts, times and choices as one person sees them.

Everything it gives is either plain text, which the templates escape, or HTML made by writing.
"""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from bot.playground.availability import is_quiet, status_of
from bot.playground.blockkit.emoji import EMOJI
from bot.playground.blockkit.mrkdwn import class_of, plain_to_html, to_html
from bot.playground.page.canvas_writing import canvas_html, title_html
from bot.playground.page.wording import HUES, Times, count_of, initials, listed
from bot.playground.page.writing import markdown, safe_link, with_emoji
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Json, Message, Person
from bot.playground.workspace.elements import KINDS, initial_value
from bot.playground.workspace.state import SLACKBOT

_APART = ' target="_blank" rel="noopener noreferrer"'
"""What stands on every link that leads out of the page."""


@dataclass(frozen=True)
class Face:
    """Who something is from, as shown: a name and an avatar."""

    name: str
    letters: str
    hue: int
    is_app: bool = False
    handle: str = ""
    emoji: str = ""
    status: str = ""
    """The sign of what they are doing."""
    says: str = ""
    is_quiet: bool = False
    """They want no notifications now."""


@dataclass(frozen=True)
class Offer:
    """One thing to choose in a menu."""

    value: str
    text: str
    description: str = ""


@dataclass(frozen=True)
class Ink:
    """For one viewer, on one side of the page; `side` keeps ids apart where two people stand side by side."""

    scene: Scene
    viewer: Person
    side: str
    now: float

    @cached_property
    def times(self) -> Times:
        """Give the viewer's own clock."""
        return Times.of(self.viewer.tz, self.now)

    # People and channels

    def face(self, person_id: str) -> Face:
        """Give the name and avatar of somebody by id."""
        if person_id not in self._faces:
            self._faces[person_id] = self._face(person_id)
        return self._faces[person_id]

    def _face(self, person_id: str) -> Face:
        person = self.scene.workspace.people.get(person_id)
        if person is None:
            name = "Slackbot" if person_id == SLACKBOT else person_id
            return Face(name, "♥" if person_id == SLACKBOT else "?", 0, is_app=True)
        name = person.name if person.is_bot else person.real_name
        status = status_of(person, self.now)
        return Face(
            name,
            initials(name),
            self._hues.get(person.id, 0),
            person.is_bot,
            person.name,
            status=with_emoji(status.emoji),
            says=status.text or status.emoji,
            is_quiet=is_quiet(person, self.now),
        )

    def author(self, message: Message) -> Face:
        """Give whom a message is from; an app may have chosen another name and icon for it."""
        face = self.face(message.author_id)
        if not (message.username or message.icon):
            return face
        name = message.username or face.name
        return Face(name, initials(name), face.hue, is_app=True, emoji=with_emoji(message.icon))

    def names(self, person_ids: Sequence[str], most: int = 5) -> str:
        """List people by name, the viewer as "You"."""
        named = ["You" if each == self.viewer.id else self.face(each).name for each in person_ids]
        return listed(named, most)

    def channel_name(self, channel: Channel) -> str:
        """Call a conversation as its head line does, without the #."""
        if not channel.is_direct:
            return channel.name
        others = sorted(channel.members - {self.viewer.id}) or [self.viewer.id]
        return listed([self.face(each).name for each in others])

    # Texts

    def mrkdwn(self, text: str) -> Markup:
        """Write Slack's mrkdwn."""
        return self._indoors(to_html(text, self._people, self._channels, self.times.now))

    def markdown(self, text: str) -> Markup:
        """Write Markdown."""
        return self._indoors(markdown(text))

    def canvas(self, markdown: str, *, on_one_line: bool = False) -> Markup:
        """Write what is in a canvas, or its title, which has one line."""
        write = title_html if on_one_line else canvas_html
        return self._indoors(write(markdown, self._mention_in_canvas))

    def rich(self, text: Json | str) -> Markup:
        """Write a text object of either type."""
        if isinstance(text, dict) and text.get("type") == "mrkdwn":
            return self.mrkdwn(str(text.get("text", "")))
        words, emoji = (text.get("text", ""), text.get("emoji", True)) if isinstance(text, dict) else (text, True)
        return Markup(plain_to_html(str(words), emoji=bool(emoji)))  # noqa: S704 - it escapes

    def plain(self, text: Json | str | None) -> str:
        """Read a text object as plain words, its emoji as signs."""
        return with_emoji(str(text.get("text", "")) if isinstance(text, dict) else str(text or ""))

    def emoji(self, name: str) -> str:
        """Give the sign of an emoji, or its name in colons."""
        return EMOJI.get(name.partition("::")[0], f":{name}:")

    def link(self, url: Any) -> str:
        """Give an address that may be opened, or nothing; one of this workspace's own opens in the page."""
        found = safe_link(url)
        is_own = found.startswith((f"{self._own}/archives/", f"{self._own}/docs/"))
        return found.removeprefix(self._own) if is_own else found

    def apart(self, address: str) -> Markup:
        """Write the attributes with which an address opens in a tab of its own, unless the page itself shows it."""
        return Markup("" if address.startswith("/") else _APART)  # noqa: S704 - it is ours

    def mention(self, part: Json) -> Markup:
        """Write a mention inside rich text."""
        words = self._mentioned(part)
        return Markup('<span class="{}">{}</span>').format(class_of("mention", words), words)

    def _mention_in_canvas(self, id_: str) -> Markup:
        kind = "channel" if id_ in self.scene.workspace.channels else "user"
        return self.mention({"type": kind, f"{kind}_id": id_})

    def _mentioned(self, part: Json) -> str:
        if part["type"] == "user":
            return f"@{self.face(str(part.get('user_id'))).name}"
        if part["type"] == "channel":
            return f"#{self._channels.get(str(part.get('channel_id')), 'private-channel')}"
        return f"@{part.get('range') or part.get('usergroup_id') or part.get('team_id')}"

    def count(self, number: int, one: str, several: str = "") -> str:
        """Write a number with its noun."""
        return count_of(number, one, several)

    # Controls

    def uid(self, *parts: str) -> str:
        """Make an id for an element of the page, the same whenever it is drawn again."""
        whole = json.dumps((self.side, *parts)).encode()
        return f"x{hashlib.blake2s(whole, digest_size=7).hexdigest()}"

    def chosen(self, place: str, block: Json, element: Json) -> list[str]:
        """List what stands in a control now: what the viewer put there, else what the app gave."""
        kind = KINDS.get(str(element.get("type")))
        if kind is None:
            return []
        entered = self.scene.workspace.values_in(self.viewer.id, place).get(str(block.get("block_id")), {})
        value = entered.get(str(element.get("action_id"))) or initial_value(element)
        found = value.get(kind.key)
        several = found if isinstance(found, list) else [] if found is None else [found]
        return [str(each.get("value", "")) if isinstance(each, dict) else str(each) for each in several]

    def offers(self, element: Json) -> list[tuple[str, list[Offer]]]:
        """List what a menu offers, in groups; a group without a name when there are none."""
        kind = str(element.get("type"))
        if "users" in kind:
            people = self.scene.workspace.people.values()
            return [("", [Offer(each.id, each.real_name) for each in people if not (each.deleted or each.is_bot)])]
        if "channels" in kind or "conversations" in kind:
            seen = self.scene.workspace.channels.values()
            may_see = self.scene.workspace.may_see
            return [("", [self._channel_offer(each) for each in seen if may_see(self.viewer.id, each)])]
        groups = element.get("option_groups") or [{"label": "", "options": element.get("options") or ()}]
        return [(self.plain(group["label"]), [self._offer(o) for o in group["options"]]) for group in groups]

    # Private

    def _offer(self, option: Json) -> Offer:
        described = self.plain(option.get("description"))
        return Offer(str(option.get("value", "")), self.plain(option.get("text")), described)

    def _channel_offer(self, channel: Channel) -> Offer:
        return Offer(channel.id, f"{'' if channel.is_direct else '#'}{self.channel_name(channel)}")

    @cached_property
    def _faces(self) -> dict[str, Face]:
        return {}

    @property
    def _own(self) -> str:
        """Tell how Slack's own addresses of this workspace begin."""
        return f"https://{self.scene.workspace.domain}.slack.com"

    def _indoors(self, html: str) -> Markup:
        """Let links to what is in this workspace lead to it in the page; what it is given escapes all text."""
        own = rf'href="{re.escape(self._own)}(/(?:archives|docs)/[^"]*)"{re.escape(_APART)}'
        led = re.sub(own, r'href="\1"', html)
        return Markup(led)  # noqa: S704 - it was escaped

    @cached_property
    def _hues(self) -> Mapping[str, int]:
        # In the order of their ids, the app's bot last, for its id is another one in every fresh workspace.
        people = sorted(self.scene.workspace.people.values(), key=lambda each: (each.is_bot, each.id))
        return {person.id: at % HUES for at, person in enumerate(people)}

    @cached_property
    def _people(self) -> Mapping[str, str]:
        people = self.scene.workspace.people.values()
        return {each.id: each.name if each.is_bot else each.real_name for each in people}

    @cached_property
    def _channels(self) -> Mapping[str, str]:
        state = self.scene.workspace
        return {each.id: each.name for each in state.channels.values() if state.may_see(self.viewer.id, each)}
