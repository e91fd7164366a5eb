"""The bot joined to a pretend workspace over real HTTP and WebSocket, and people who act in it as anyone could."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import yaml
from fakes.ports import free_port
from what_goes_out import see_that_slack_takes_all

from bot.assembly import running
from bot.playground.control_client import Control, ControlPerson
from bot.playground.playground import Playground, open_playground
from bot.playground.server import serving
from bot.playground.workspace.words import words_of
from bot.settings import Settings
from bot.slack.address import Field, Verb, read_address
from bot.work.intervals import USUAL, Intervals

ROOT = Path(__file__).parents[2]
CHANNEL = "ml-team"
LINE = "From a supplier's PDF invoice, return the six booking fields as JSON for the accounts team."
QUICK = {
    ("same_line", "value"): "yes",
    ("unseen_cases", "value"): "24",
    ("fixed_parts", "value"): ["prompt_parts", "examples", "lookups", "output_format"],
    ("weeks_unchanged", "value"): "3",
    ("same_failures", "value"): "yes",
}
FULL = {("task_line", "value"): LINE, ("motive", "value"): "form"}


def manifest() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "manifest.yml").read_text(encoding="utf-8"))
    return found


@asynccontextmanager
async def workspace(mode: str, **more: Any) -> AsyncIterator[tuple[Playground, int]]:
    """Open a pretend workspace that reaches its app over "socket" or "http", and the port for the latter."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/slack/events" if mode == "http" else ""
    playground = open_playground(manifest(), request_url=url, **{"limited": False, **more})
    async with serving(playground):
        yield playground, port


def settings(
    playground: Playground, redis_url: str, mode: str, port: int = 0, flows: Path = ROOT / "flows"
) -> Settings:
    return Settings(
        _env_file=None,
        slack_bot_token=playground.first.installation.bot_token,
        slack_app_token=playground.app.secrets.app_token if mode == "socket" else None,
        slack_signing_secret=playground.app.secrets.signing_secret,
        slack_api_url=playground.api_url,
        redis_url=redis_url,
        ftready_flows=flows,
        host="127.0.0.1",
        port=port,
    )


@asynccontextmanager
async def team(
    mode: str, redis_url: str, flows: Path = ROOT / "flows", *, intervals: Intervals = USUAL, **more: Any
) -> AsyncIterator["Team"]:
    """Have the bot at work in a workspace, by its clock, and people in it; what it sent is looked at in the end."""
    async with (
        workspace(mode, **more) as (playground, port),
        running(settings(playground, redis_url, mode, port, flows), clock=playground.clock.utc, intervals=intervals),
        Control(playground.address, playground.key, patience=40) as control,
    ):
        yield Team(playground, control)
        see_that_slack_takes_all(playground.inspector.since())


class Team:
    """People in a channel, and the thread of the check they are in."""

    def __init__(self, playground: Playground, control: Control) -> None:
        self.playground = playground
        self.control = control
        self.channel = CHANNEL
        self.thread = ""

    def person(self, name: str) -> ControlPerson:
        return self.control.person(name)

    def id(self, name: str) -> str:
        found = self.playground.first.workspace.find_person(name)
        assert found is not None
        return found.id

    def channel_id(self, name: str = "") -> str:
        found = self.playground.first.workspace.find_channel(name or self.channel)
        assert found is not None
        return found.id

    # Acting

    async def enter(self, name: str, entries: Mapping[tuple[str, str], Any]) -> None:
        """Fill inputs of the modal on top, by question and entry; question "" is the form itself."""
        view = await self.person(name).modal()
        inputs = {
            block["block_id"]: block.get("element") or block["accessory"]
            for block in view["blocks"]
            if block["type"] == "input" or "accessory" in block
        }
        form = {}
        for (question, entry), value in entries.items():
            block_id = Field(question, entry).write()
            assert block_id in inputs, f"there is no {block_id}, only {list(inputs)}"
            form[block_id] = {inputs[block_id]["action_id"]: value}
        await self.person(name).do("fill", view_id=view["id"], form=form)

    async def submit(self, name: str, entries: Mapping[tuple[str, str], Any] | None = None) -> dict[str, Any]:
        await self.enter(name, entries or {})
        return await self.person(name).submit()

    async def quick(self, name: str = "ana", answers: Mapping[tuple[str, str], Any] = QUICK, words: str = "") -> str:
        """Take the quick check, and give the ts of its root card."""
        before = await self.roots(name)
        await self.person(name).command(self.channel, f"/ftready {words}".strip())
        await self.person(name).modal("Quick check")
        outcome = await self.submit(name, answers)
        assert not outcome["errors"], outcome
        self.thread = await self.new_root(name, before)
        await self.card_says("summary/1", "", name)
        return self.thread

    async def full(self, name: str = "ana", asked: tuple[str, ...] = ("ana", "ben", "cleo"), **more: Any) -> str:
        """Start the full check, and give the ts of its root card."""
        before = await self.roots(name)
        await self.person(name).command(self.channel, "/ftready readiness")
        await self.person(name).modal("Who answers?")
        people = {("", "asked"): [self.id(each) for each in asked]}
        outcome = await self.submit(name, {**FULL, **people, **{("", key): value for key, value in more.items()}})
        assert not outcome["errors"], outcome
        self.thread = await self.new_root(name, before)
        await self.find(name, Verb.ANSWER, "task_signed")
        return self.thread

    async def press(
        self, name: str, verb: Verb, question: str = "", extra: str = "", place: str = ""
    ) -> dict[str, Any]:
        """Press something, once it is there; what is in a menu behind three dots too."""
        ts, _, element, value = await self.find(name, verb, question, extra, place)
        # By the control alone: a block gets another name whenever its card is updated.
        return await self.person(name).press(self.channel, ts, "", element["action_id"], value)

    async def answer(self, name: str, question: str, option: str) -> dict[str, Any]:
        return await self.press(name, Verb.ANSWER, question, option)

    async def decide(self, name: str) -> dict[str, Any]:
        """Press Decide now, and say so again in the modal that asks."""
        await self.press(name, Verb.DECIDE)
        await self.person(name).modal("Decide now?")
        return await self.person(name).submit()

    async def tick(self, name: str, question: str, *options: str) -> dict[str, Any]:
        ts, block, _, _ = await self.find(name, Verb.DONE, question)
        boxes = next(each for each in block["elements"] if each["type"] == "checkboxes")
        await self.person(name).press(self.channel, ts, block["block_id"], boxes["action_id"], list(options))
        return await self.press(name, Verb.DONE, question)

    async def fill(self, name: str, question: str, **entries: Any) -> dict[str, Any]:
        await self.press(name, Verb.FORM, question)
        await self.person(name).modal()
        if "instead" in entries:
            return await self.press_in_view(name, Verb.ANSWER, question, entries["instead"])
        return await self.submit(name, {(question, entry): value for entry, value in entries.items()})

    async def press_in_view(
        self, name: str, verb: Verb, question: str = "", extra: str = "", chosen: Any = None
    ) -> dict[str, Any]:
        view = await self.person(name).modal()
        found = _in_blocks(view["blocks"], verb, question, extra)
        assert found, f"the modal has no {verb} for {question or 'the check'}"
        block, element, value = found
        at = {"block_id": block["block_id"], "action_id": element["action_id"]}
        return await self.person(name).do("press_in_view", view_id=view["id"], **at, chosen=chosen or value)

    # Looking

    async def find(
        self, name: str, verb: Verb, question: str = "", extra: str = "", place: str = ""
    ) -> tuple[str, dict[str, Any], dict[str, Any], str | None]:
        """Wait until this person sees something to press, and find it."""

        async def look() -> tuple[str, dict[str, Any], dict[str, Any], str | None] | None:
            for message in reversed(await self.person(name).messages(self.channel, place or self.thread)):
                if found := _in_blocks(message.get("blocks", ()), verb, question, extra):
                    return str(message["ts"]), *found
            return None

        return await self.control.until(f"{name} to see {verb} for {question or 'the check'}", look)

    async def new_root(self, name: str, before: set[str]) -> str:
        async def look() -> str | None:
            return next(iter(await self.roots(name) - before), None)

        return await self.control.until("a root card", look)

    async def roots(self, name: str) -> set[str]:
        """Find the root cards in the channel."""
        return {
            message["ts"]
            for message in await self.person(name).messages(self.channel)
            if message.get("metadata", {}).get("event_payload", {}).get("card") == "root"
        }

    async def cards(self, name: str = "ana") -> dict[str, dict[str, Any]]:
        """Give the cards of the thread, by name."""
        messages = await self.person(name).messages(self.channel, self.thread)
        return {
            message["metadata"]["event_payload"]["card"]: message for message in messages if message.get("metadata")
        }

    async def card_says(self, card: str, words: str, name: str = "ana") -> dict[str, Any]:
        async def look() -> dict[str, Any] | None:
            message = (await self.cards(name)).get(card)
            return message if message and words in words_of(message) else None

        return await self.control.until(f"{card} to say “{words}”", look)

    async def told(self, name: str, words: str, place: str = "") -> dict[str, Any]:
        """Wait for a line that this person alone sees, in the thread."""

        async def look() -> dict[str, Any] | None:
            seen = await self.person(name).messages(self.channel, place or self.thread)
            return next((each for each in seen if each.get("ephemeral_to") and words in words_of(each)), None)

        return await self.control.until(f"{name} to be told “{words}”", look)


def _in_blocks(
    blocks: Any, verb: Verb, question: str, extra: str
) -> tuple[dict[str, Any], dict[str, Any], str | None] | None:
    for block in blocks:
        for element in [*block.get("elements", ()), *([block["accessory"]] if "accessory" in block else [])]:
            at = read_address(str(element.get("action_id", "")))
            if at and (at.verb, at.question) == (verb, question) and extra in {"", at.extra}:
                return block, element, None
            for option in element.get("options", ()) if at and at.verb is Verb.MORE else ():
                meant = read_address(option["value"])
                if meant and (meant.verb, meant.question) == (verb, question) and extra in {"", meant.extra}:
                    return block, element, option["value"]
    return None
