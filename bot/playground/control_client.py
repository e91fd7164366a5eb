"""A person at the control API, for tests and scripts: finds controls by what they say, as a person would.

    async with Control(address, key) as control:
        ana = control.person("ana")
        await ana.command("#ml-team", "/ftready")
        view = await ana.modal()
        await ana.fill("Project", "Invoice tagging")
        await ana.submit()
        card = await ana.sees("#ml-team", "Invoice tagging")
        await ana.press_label("#ml-team", card["ts"], "Yes")

Every wait ends after a time limit with an error that says what was awaited.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Self, TypeVar

import aiohttp

from bot.playground.gate import KEY_HEADER
from bot.playground.workspace.elements import Placed, placed_in
from bot.playground.workspace.model import Json
from bot.playground.workspace.words import label_of, options_of, words_of

ANY_BLOCK = ""
"""Where a control is pressed wherever it stands: Slack gives blocks without an id another one at every change."""
T = TypeVar("T")
_OK = 200


class ControlError(Exception):
    """Raised when the control API would not do something; says why."""


class Control:
    """The control API of one playground."""

    def __init__(self, address: str, key: str, *, team: str = "", patience: float = 10.0) -> None:
        self.patience = patience
        self._address = address
        self._headers = {KEY_HEADER: key}
        self._team = {"team": team} if team else {}
        self._client: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._client = aiohttp.ClientSession(self._address, headers=self._headers)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._client is not None:
            await self._client.close()

    def person(self, name: str) -> "ControlPerson":
        """Be somebody, named by handle or id."""
        return ControlPerson(self, name)

    async def get(self, what: str, **query: str) -> Any:
        """Read "workspace", "messages", "calls" and so on."""
        return await self._ask("GET", what, query)

    async def post(self, what: str, **body: Any) -> Any:
        """Change "clock", "faults", or act by "do/say" and so on."""
        return await self._ask("POST", what, {}, body)

    async def advance(self, seconds: float) -> float:
        """Move the clock forward and tell the new instant."""
        return float((await self.post("clock", advance=seconds))["now"])

    async def advance_to(self, instant: float) -> float:
        """Move the clock to an instant in seconds since 1970."""
        return float((await self.post("clock", to=instant))["now"])

    async def advance_by(self, step: str, person: str) -> float:
        """Move the clock by a step, such as "monday" or "month", as it is where this person lives."""
        return float((await self.post("clock", by=step, person=person))["now"])

    async def fault(self, name: str, **settings: Any) -> None:
        """Switch a fault on: times, share, only, seconds, seed."""
        await self.post("faults", name=name, **settings)

    async def no_faults(self) -> None:
        """Switch all faults off."""
        await self._ask("DELETE", "faults", {})

    async def calls(self, name: str = "", since: int = 0) -> list[Json]:
        """Read the inspector."""
        found: list[Json] = await self.get("calls", name=name, since=str(since))
        return found

    async def until(self, what: str, look: Callable[[], Awaitable[T | None]]) -> T:
        """Look again and again until there is something, and give it."""
        end = time.monotonic() + self.patience
        while True:
            if (found := await look()) is not None:
                return found
            if time.monotonic() > end:
                raise ControlError(f"waited {self.patience:g} s in vain for {what}")
            await asyncio.sleep(0.01)

    async def _ask(self, method: str, what: str, query: Mapping[str, str], body: Any = None) -> Any:
        if self._client is None:
            raise ControlError("enter the client first: async with Control(…) as control")
        asked = {**self._team, **{key: value for key, value in query.items() if value}}
        async with self._client.request(method, f"/control/{what}", params=asked, json=body) as answer:
            if answer.content_type != "application/json":
                raise ControlError(f"{what}: {answer.status} {await answer.text()}")
            found = await answer.json()
            if answer.status != _OK:
                raise ControlError(f"{what}: {found['problem']}")
            return found


class ControlPerson:
    """Somebody who acts and looks."""

    def __init__(self, control: Control, name: str) -> None:
        self._control = control
        self.name = name

    async def do(self, verb: str, **given: Any) -> Any:
        """Do one of the verbs of People, by name."""
        return await self._control.post(f"do/{verb}", person=self.name, **given)

    # Looking

    async def messages(self, channel: str, thread_ts: str = "") -> list[Json]:
        """List a channel or a thread as this person sees it."""
        found: list[Json] = await self._control.get("messages", person=self.name, channel=channel, thread_ts=thread_ts)
        return found

    async def sees(self, channel: str, words: str, thread_ts: str = "") -> Json:
        """Wait for a message that says these words, in its text or its blocks, and give the newest such."""

        async def look() -> Json | None:
            seen = await self.messages(channel, thread_ts)
            return next((each for each in reversed(seen) if words in words_of(each)), None)

        return await self._control.until(f"{self.name} to see “{words}” in {channel}", look)

    async def home(self) -> Json | None:
        """Give the App Home, if one was published."""
        found: Json | None = await self._control.get("home", person=self.name)
        return found

    async def home_says(self, words: str) -> Json:
        """Wait for an App Home that says these words."""

        async def look() -> Json | None:
            home = await self.home()
            return home if home is not None and words in words_of(home) else None

        return await self._control.until(f"{self.name}'s Home to say “{words}”", look)

    async def views(self) -> list[Json]:
        """List the open modals, the lowest first."""
        found: list[Json] = await self._control.get("views", person=self.name)
        return found

    async def modal(self, words: str = "") -> Json:
        """Wait for a modal on top that says these words."""

        async def look() -> Json | None:
            stack = await self.views()
            return stack[-1] if stack and words in words_of(stack[-1]) else None

        return await self._control.until(f"{self.name} to have a window open with “{words}”", look)

    async def notices(self) -> list[Json]:
        """List Slack's warnings."""
        found: list[Json] = await self._control.get("notices", person=self.name)
        return found

    # Acting

    async def say(self, channel: str, text: str, thread_ts: str = "") -> Json:
        """Write a message."""
        said: Json = await self.do("say", channel=channel, text=text, thread_ts=thread_ts)
        return said

    async def mention(self, channel: str, text: str, thread_ts: str = "") -> Json:
        """Write to the app."""
        said: Json = await self.do("mention", channel=channel, text=text, thread_ts=thread_ts)
        return said

    async def command(self, channel: str, line: str) -> Json:
        """Type a slash command."""
        outcome: Json = await self.do("command", channel=channel, line=line)
        return outcome

    async def press(self, channel: str, ts: str, block_id: str, action_id: str, chosen: Any = None) -> Json:
        """Press or set a control by its address."""
        address = {"channel": channel, "ts": ts, "block_id": block_id, "action_id": action_id}
        outcome: Json = await self.do("press", **address, chosen=chosen)
        return outcome

    async def press_label(self, channel: str, ts: str, label: str, thread_ts: str = "") -> Json:
        """Press what says `label` in a message: a button, or an option of a menu or of a list."""
        message = await self._message(channel, ts, thread_ts)
        placed, chosen = _by_label([*message.get("blocks", ()), *message.get("attachments", ())], label)
        return await self.press(channel, ts, ANY_BLOCK, placed.element["action_id"], chosen)

    async def press_home(self, label: str, chosen: Any = None) -> Json:
        """Press what says `label` in the App Home."""
        home = await self.home()
        if home is None:
            raise ControlError(f"{self.name} has no Home yet")
        return await self._press_in(home, label, chosen)

    async def press_modal(self, label: str, chosen: Any = None) -> Json:
        """Press what says `label` in the modal on top."""
        return await self._press_in(await self.modal(), label, chosen)

    async def fill(self, label: str, value: Any) -> None:
        """Fill the input of the modal on top whose label this is; options are named by what they say."""
        view = await self.modal()
        placed = next((each for each in placed_in(view["blocks"]) if label_of(each) == label), None)
        if placed is None:
            there = ", ".join(label_of(each) for each in placed_in(view["blocks"]))
            raise ControlError(f"the window has no input “{label}”; it has {there}")
        block_id, action_id = placed.block["block_id"], placed.element["action_id"]
        form = {block_id: {action_id: _named_options(placed.element, value)}}
        await self.do("fill", view_id=view["id"], form=form)

    async def submit(self) -> Json:
        """Submit the modal on top."""
        outcome: Json = await self.do("submit", view_id=(await self.modal())["id"])
        return outcome

    async def close(self, *, everything: bool = False) -> Json:
        """Cancel the modal on top, or close all."""
        outcome: Json = await self.do("close", view_id=(await self.modal())["id"], everything=everything)
        return outcome

    async def set_time_zone(self, tz: str) -> None:
        """Move to another time zone."""
        await self.do("set_time_zone", tz=tz)

    async def set_status(self, emoji: str = "", text: str = "", until: float = 0.0) -> None:
        """Set a status, or with nothing clear it."""
        await self.do("set_status", emoji=emoji, text=text, until=until)

    async def set_quiet_hours(self, begin: str = "", end: str = "") -> None:
        """Set between which times of day there are no notifications, or with nothing have none."""
        await self.do("set_quiet_hours", begin=begin, end=end)

    async def snooze(self, minutes: float) -> None:
        """Pause notifications, or with 0 let them through again."""
        await self.do("snooze", minutes=minutes)

    async def open_home(self) -> None:
        """Open the App Home."""
        await self.do("open_home")

    async def _message(self, channel: str, ts: str, thread_ts: str) -> Json:
        for place in dict.fromkeys((thread_ts, "", ts)):
            found = next((each for each in await self.messages(channel, place) if each["ts"] == ts), None)
            if found is not None:
                return found
        raise ControlError(f"{self.name} sees no message {ts} in {channel}; name the thread_ts of a reply")

    async def _press_in(self, view: Json, label: str, chosen: Any) -> Json:
        placed, option = _by_label(view["blocks"], label)
        address = {"block_id": placed.block["block_id"], "action_id": placed.element["action_id"]}
        value = option if chosen is None else _named_options(placed.element, chosen)
        outcome: Json = await self.do("press_in_view", view_id=view["id"], **address, chosen=value)
        return outcome


def _by_label(blocks: list[Json], label: str) -> tuple[Placed, Any]:
    for placed in placed_in(blocks):
        if label_of(placed) == label:
            return placed, None
        several = placed.element["type"].startswith(("multi_", "checkboxes"))
        for words, value in options_of(placed.element):
            if words == label:
                return placed, [value] if several else value
    there = [label_of(placed) for placed in placed_in(blocks)]
    there += [words for placed in placed_in(blocks) for words, _ in options_of(placed.element)]
    raise ControlError(f"nothing there says “{label}”; there is {', '.join(filter(None, there)) or 'no control'}")


def _named_options(element: Json, value: Any) -> Any:
    by_words = dict(options_of(element))
    if isinstance(value, list):
        return [by_words.get(each, each) for each in value]
    return by_words.get(value, value) if isinstance(value, str) else value
