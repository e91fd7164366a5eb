"""What the people of a story do with their hands: find what to press, press it, fill forms, read what they are told.

Nobody waits for something to appear: they look once the bot is at rest, and what is not there then is missing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.engine.forms.questions import PASS
from bot.playground.control_client import ANY_BLOCK, Control, ControlError, ControlPerson
from bot.playground.workspace.elements import placed_in
from bot.slack.address import Address, Field, Verb, read_address
from bot.slack.cards.as_text import written_in
from bot.slack.controls.menu import PASSING
from bot.slack.telling import sentence_view
from bot.slack.views.fields import INSTEAD
from bot.stories.world import CannotBeDoneError, NotOfferedError

Json = dict[str, Any]
WHAT_THEY_PICK = "users_select", "multi_users_select"


@dataclass(frozen=True)
class Spot:
    """Something to press: where it is, and what to choose in it where it is a menu."""

    place: str
    """The ts of a message, or the id of a view."""
    block: str
    action: str
    chosen: str | None


@dataclass
class Hands:
    """The people of a story in their channel, and the thread of their check."""

    control: Control
    channel: str
    ids: Mapping[str, str]
    """Name → what Slack calls them."""
    thread: str = ""
    said: list[str] = field(default_factory=list)
    """What forms said to be wrong since it was last emptied."""

    def person(self, name: str) -> ControlPerson:
        """Be one of them."""
        return self.control.person(self._id_of(name))

    async def command(self, name: str, line: str) -> None:
        """Type a slash command."""
        _taken(name, await self.person(name).command(self.channel, line))

    async def find(self, name: str, verb: Verb, question: str = "", extra: str | None = None) -> Spot | None:
        """Look on the cards of the thread, from the newest on, for something to press."""
        for message in reversed(await self.messages(name)):
            if spot := next(_spots(message.get("blocks", ()), str(message["ts"]), (verb, question, extra)), None):
                return spot
        return None

    async def press(self, name: str, verb: Verb, question: str = "", extra: str | None = None) -> None:
        """Press something on a card."""
        spot = await self.find(name, verb, question, extra)
        if spot is None:
            raise NotOfferedError(f"{name} finds nothing to press in Slack for {_named(verb, question)}")
        await self.press_at(name, spot)

    async def press_at(self, name: str, spot: Spot) -> None:
        """Press what was found on a card."""
        # By the control alone: a block gets another name whenever its card is updated.
        _taken(name, await self.person(name).press(self.channel, spot.place, ANY_BLOCK, spot.action, spot.chosen))

    async def tick(self, name: str, spot: Spot, options: Sequence[str]) -> None:
        """Tick boxes on a card, which means nothing until Done is pressed."""
        await self.person(name).press(self.channel, spot.place, ANY_BLOCK, spot.action, list(options))

    async def find_in_form(self, name: str, verb: Verb, question: str = "", extra: str | None = None) -> Spot | None:
        """Look in the window on top for something to press."""
        view = await self.form(name)
        return next(_spots(view["blocks"], view["id"], (verb, question, extra)), None) if view else None

    async def press_in_form(self, name: str, verb: Verb, question: str = "", extra: str | None = None) -> None:
        """Press something in the window on top."""
        spot = await self.find_in_form(name, verb, question, extra)
        if spot is None:
            raise NotOfferedError(f"the window {name} has open has nothing to press for {_named(verb, question)}")
        await self._press_in_view(name, spot)

    async def form(self, name: str, verb: Verb | None = None) -> Json | None:
        """Give the window on top; with a verb, only a form that is sent for it."""
        views = await self.person(name).views()
        if not views:
            return None
        at = read_address(views[-1].get("callback_id"))
        return views[-1] if verb is None or (at and at.verb is verb) else None

    async def enter(self, name: str, question: str, entries: Mapping[str, Any]) -> None:
        """Fill the inputs of a question in the form on top; "" is the form itself."""
        for entry, value in entries.items():
            view = await self.form(name) or {"blocks": []}
            if entry in {PASS, INSTEAD} and await self._entered_aside(name, view, question, entry, value):
                continue
            await self._enter_one(name, view, Field(question, entry).write(), value)

    async def submit(self, name: str) -> bool:
        """Send the form on top; False when something in it cannot be taken, which is kept as said."""
        outcome = await self.person(name).submit()
        if not outcome["errors"]:
            _taken(name, outcome)
        self.said += outcome["errors"].values()
        return not outcome["errors"]

    async def close_all(self, name: str) -> None:
        """Close every window."""
        if await self.person(name).views():
            await self.person(name).close(everything=True)

    async def told_in_a_window(self, name: str) -> str:
        """Give the sentence a window on top says; nothing where it is a form, or a list of something."""
        view = await self.form(name)
        says = view is not None and view["title"] == sentence_view("")["title"]
        return written_in({"text": "", "blocks": view["blocks"]}).strip() if view and says else ""

    async def told(self, name: str) -> dict[str, str]:
        """Give the lines that this person alone sees, by their ts."""
        seen = [*await self.person(name).messages(self.channel), *(await self.messages(name) if self.thread else ())]
        return {str(each["ts"]): written_in(each).partition("\n")[0] for each in seen if each.get("ephemeral_to")}

    async def messages(self, name: str) -> list[Json]:
        """List what stands in the thread of the check."""
        return await self.person(name).messages(self.channel, self.thread)

    async def _entered_aside(self, name: str, view: Json, question: str, entry: str, value: str) -> bool:
        """Give what stands in for an input: at a menu beside the question, at the end of its menu, or at a button."""
        word = f"{PASSING}{value}" if entry == PASS else value
        blocks = {str(placed.block.get("block_id")): placed for placed in placed_in(view["blocks"])}
        for each in (PASS, INSTEAD):
            aside = blocks.get(Field(question, each).write())
            if aside is None:
                continue
            at = read_address(aside.element["action_id"])
            if at and at.verb is Verb.INSTEAD:
                spot = Spot(view["id"], aside.block["block_id"], aside.element["action_id"], word)
                await self._press_in_view(name, spot)
            else:
                await self._enter_one(name, view, aside.block["block_id"], word)
            return True
        hosts = blocks.get(Field(question, "value").write())
        if entry == PASS and hosts and hosts.element["type"] == "static_select":
            await self._enter_one(name, view, hosts.block["block_id"], word)
            return True
        await self.press_in_form(name, Verb.PASS if entry == PASS else Verb.ANSWER, question, value)
        return True

    async def _enter_one(self, name: str, view: Json, block_id: str, value: Any) -> None:
        placed = next((each for each in placed_in(view["blocks"]) if each.block.get("block_id") == block_id), None)
        if placed is None:
            entry = block_id.removeprefix("field:").lstrip(":")
            raise NotOfferedError(f"the form {name} has open has no place for {entry}")
        if placed.element["type"] in WHAT_THEY_PICK:
            value = self._ids_of(value)
        form = {block_id: {placed.element["action_id"]: value}}
        try:
            await self.person(name).do("fill", view_id=view["id"], form=form)
        except ControlError as wrong:
            entry = block_id.removeprefix("field:").lstrip(":")
            raise NotOfferedError(f"the form {name} has open does not take {value!r} as {entry}") from wrong

    def _ids_of(self, value: Any) -> Any:
        if isinstance(value, str):
            return self._id_of(value) if value else ""
        return [self._id_of(each) for each in value]

    def _id_of(self, name: str) -> str:
        if name not in self.ids:
            raise CannotBeDoneError(f"{name} is not in the channel of the check; list them under people")
        return self.ids[name]

    async def _press_in_view(self, name: str, spot: Spot) -> None:
        at = {"block_id": spot.block, "action_id": spot.action}
        _taken(name, await self.person(name).do("press_in_view", view_id=spot.place, **at, chosen=spot.chosen))


def _taken(name: str, outcome: Json) -> None:
    if not outcome["acked"]:
        raise TimeoutError(f"the bot did not answer Slack when {name} did this: {outcome['problem']}")


def _spots(blocks: Sequence[Json], place: str, wanted: tuple[Verb, str, str | None]) -> Iterator[Spot]:
    """Find what asks for something, as a button or behind three dots."""
    for placed in placed_in(blocks):
        block, action = str(placed.block.get("block_id", "")), str(placed.element.get("action_id", ""))
        at = read_address(action)
        if at and _is(at, wanted):
            yield Spot(place, block, action, None)
        for option in placed.element.get("options", ()) if at and at.verb is Verb.MORE else ():
            meant = read_address(option["value"])
            if meant and _is(meant, wanted):
                yield Spot(place, block, action, option["value"])


def _is(at: Address, wanted: tuple[Verb, str, str | None]) -> bool:
    verb, question, extra = wanted
    return (at.verb, at.question) == (verb, question) and extra in {None, at.extra}


def _named(verb: Verb, question: str) -> str:
    return f"“{verb.value.replace('_', ' ')}”{f' of {question}' if question else ''}"
