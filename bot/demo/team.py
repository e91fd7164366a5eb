"""A scripted team that takes the quick check and then the full one, the way people would: by command, button and modal.

It acts through the playground's control API alone, so what it does, anyone can do in the page; tests play it too.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.demo.script import (
    CHANNEL,
    END,
    FULL,
    PLAY,
    QUICK,
    REASON,
    SETTLED,
    SUBJECT,
    TEAM,
    Fill,
    Press,
    Say,
    Scene,
    Steer,
    Tick,
)
from bot.playground.control_client import ANY_BLOCK, Control, ControlPerson
from bot.playground.workspace.words import words_of
from bot.slack.address import Field, Verb, read_address
from bot.slack.views.fields import INSTEAD

Tell = Callable[[str], None]
Found = tuple[str, dict[str, Any], dict[str, Any]]
"""The ts of a message, a block of it, and an element of that."""


@dataclass
class Stage:
    """The playground, the thread they are in, and how fast they go."""

    control: Control
    pause: float
    tell: Tell
    thread: str = ""
    earlier: frozenset[str] = frozenset()
    """What stood in the channel before they began; an earlier play may have left the same words there."""
    subject: str = SUBJECT

    async def begin(self) -> None:
        """Take note of what stands there already, and find a title that nothing there has."""
        messages = await self.person(TEAM[0]).messages(CHANNEL)
        self.earlier = frozenset(str(message["ts"]) for message in messages)
        there = "\n".join(words_of(message) for message in messages)
        titles = (SUBJECT, *(f"{SUBJECT}, take {number}" for number in range(2, len(messages) + 3)))
        self.subject = next(title for title in titles if title not in there)
        if self.subject != SUBJECT:
            self.tell(f"What was played before stands above; this check is called “{self.subject}”")

    async def new_card(self, name: str, words: str) -> str:
        """Wait for a card in the channel that was not there before, and give its ts."""

        async def look() -> str | None:
            messages = await self.person(name).messages(CHANNEL)
            return next((str(m["ts"]) for m in messages if m["ts"] not in self.earlier and words in words_of(m)), None)

        return await self.control.until(f"{name} to see “{words}” in {CHANNEL}", look)

    def person(self, name: str) -> ControlPerson:
        """Find one of them."""
        return self.control.person(name)

    async def breathe(self) -> None:
        """Leave time to watch."""
        await asyncio.sleep(self.pause)

    async def find(self, name: str, question: str, verb: Verb, extra: str = "") -> Found:
        """Wait until this person sees something to press, and find it."""

        async def look() -> Found | None:
            for message in reversed(await self.person(name).messages(CHANNEL, self.thread)):
                if message["ts"] in self.earlier:
                    continue
                for block in message.get("blocks", ()):
                    for element in block.get("elements", ()):
                        at = read_address(str(element.get("action_id", "")))
                        if at and (at.verb, at.question) == (verb, question) and extra in {"", at.extra}:
                            return str(message["ts"]), block, element
            return None

        return await self.control.until(f"{name} to see {verb} for {question or 'the check'}", look)

    async def press(self, name: str, question: str, verb: Verb, extra: str = "", chosen: Any = None) -> None:
        """Press something, once it is there, in whatever block: a card drawn anew meanwhile has blocks of other ids."""
        ts, _, element = await self.find(name, question, verb, extra)
        await self.person(name).press(CHANNEL, ts, ANY_BLOCK, element["action_id"], chosen)


Then = Callable[[Stage], Awaitable[None]]
"""What they go on to do after the verdict."""


Lead = Callable[[str], None]
"""Takes the ts of the thread they play in, as soon as there is one, to lead people there."""


async def perform(  # noqa: PLR0913 - what a play is made of
    address: str, key: str, *, pause: float, tell: Tell, then: Then | None = None, lead: Lead | None = None
) -> str:
    """Play from `/ftready` to the verdict, and what comes then; give the ts of the full check's root card."""
    async with Control(address, key, patience=30) as control:
        stage = Stage(control, pause, tell)
        await stage.begin()
        await _quick_check(stage)
        await _ask_team(stage)
        sides = "&".join(f"{side}_in={CHANNEL}&{side}_thread={stage.thread}" for side in ("left", "right"))
        if lead is not None:
            lead(stage.thread)
        tell(f"Their thread: {address}/?token={key}&left=ana&right=ben&{sides}")
        for line, scenes in PLAY:
            tell(line)
            for scene in scenes:
                await _act(stage, scene)
        tell("Still split; ana owns the check and settles it with a reason")
        await stage.press("ana", "request_shape", Verb.SETTLE)
        await stage.person("ana").modal("Settle")
        await enter(stage, "ana", "request_shape", {"value": SETTLED})
        await enter(stage, "ana", "", {"reason": REASON})
        await stage.breathe()
        await stage.person("ana").submit()
        tell("Which failures would last? The last answers come in")
        for scene in END:
            await _act(stage, scene)
        summary = await control.person("cleo").sees(CHANNEL, "Decided by the first rule that fits", stage.thread)
        tell(f"The verdict is in: {str(summary['text']).splitlines()[0].partition('. ')[2]}")
        if then is not None:
            await then(stage)
        return stage.thread


async def _quick_check(stage: Stage) -> None:
    ana = stage.person("ana")
    stage.tell(f"ana wonders whether to fine-tune, and writes /ftready {stage.subject}")
    await ana.command(CHANNEL, f"/ftready {stage.subject}")
    await ana.modal("Quick check")
    await stage.breathe()
    for question, entries in QUICK.items():
        await enter(stage, "ana", question, entries)
    await ana.submit()
    await stage.new_card("ana", "WORTH THE FULL CHECK")
    await stage.breathe()


async def _ask_team(stage: Stage) -> None:
    ana = stage.person("ana")
    stage.tell("Nothing in the way at first sight: ana asks the team")
    await stage.press("ana", "", Verb.ASK_TEAM)
    await ana.modal("Who answers?")
    for question, entries in FULL.items():
        await enter(stage, "ana", question, entries)
    people = {each["name"]: each["id"] for each in (await stage.control.get("workspace"))["people"]}
    await enter(stage, "ana", "", {"asked": [people[name] for name in TEAM]})
    await stage.breathe()
    await ana.submit()
    stage.thread = await stage.new_card("ana", "waiting for")
    await stage.breathe()


async def _act(stage: Stage, scene: Scene) -> None:
    match scene:
        case Press():
            await stage.press(scene.person, scene.question, Verb.ANSWER, scene.option)
        case Tick():
            ts, block, _ = await stage.find(scene.person, scene.question, Verb.DONE)
            boxes = next(each for each in block["elements"] if each["type"] == "checkboxes")
            await stage.person(scene.person).press(
                CHANNEL, ts, block["block_id"], boxes["action_id"], list(scene.options)
            )
            await stage.press(scene.person, scene.question, Verb.DONE)
        case Fill():
            await stage.press(scene.person, scene.question, Verb.FORM)
            await stage.breathe()
            await _fill(stage, scene.person, scene.entries, scene.question)
        case Steer():
            await stage.press(scene.person, scene.question, scene.verb)
        case Say():
            await stage.person(scene.person).sees(CHANNEL, scene.after, stage.thread)
            await stage.person(scene.person).say(CHANNEL, scene.words, stage.thread)
    await stage.breathe()


async def _fill(stage: Stage, name: str, entries: Mapping[str, Any], question: str = "") -> None:
    view = await stage.person(name).modal()
    if INSTEAD in entries:
        await _press_instead(stage, name, view, entries[INSTEAD])
        return
    await enter(stage, name, question, entries)
    await stage.person(name).submit()


async def _press_instead(stage: Stage, name: str, view: Mapping[str, Any], word: str) -> None:
    """Press the word that stands in for what could be typed, and close the form, which says that it is taken."""
    row = next(block for block in view["blocks"] if block["type"] == "actions")
    element = next(each for each in row["elements"] if each.get("value") == word)
    at = {"block_id": row["block_id"], "action_id": element["action_id"]}
    await stage.person(name).do("press_in_view", view_id=view["id"], **at)
    await stage.person(name).modal("Taken:")
    await stage.person(name).close()


async def enter(stage: Stage, name: str, question: str, entries: Mapping[str, Any]) -> None:
    """Fill the inputs of a question in the modal on top, by the name of each entry; "" is the form itself."""
    person = stage.person(name)
    view = await person.modal()
    inputs = {block["block_id"]: block["element"] for block in view["blocks"] if block["type"] == "input"}
    form = {}
    for entry, value in entries.items():
        block_id = Field(question, entry).write()
        form[block_id] = {inputs[block_id]["action_id"]: value}
    await person.do("fill", view_id=view["id"], form=form)
