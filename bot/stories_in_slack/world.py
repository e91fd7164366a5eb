"""The world of a story that plays in Slack: the same face as on the engine, and behind it a room with the whole bot.

A story runs in a thread of its own, as its sentences wait for nothing; what they ask for is done on the room's loop.
"""

import asyncio
import re
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from typing_extensions import override

from bot.engine.events import Answered, Event
from bot.playground.control_client import ControlError
from bot.stories.world import MOST, STEP, CannotBeDoneError, NeverRestsError, World
from bot.stories_in_slack.doing import do
from bot.stories_in_slack.room import Room
from bot.stories_in_slack.scene import Scene

T = TypeVar("T")
OWNER_UNNAMED = "the owner of this check"
"""How a form names the owner, as Slack shows no mentions there."""


@dataclass
class SlackWorld(World):
    """Where a story in Slack stands."""

    room: Room = field(kw_only=True)
    loop: asyncio.AbstractEventLoop = field(kw_only=True)
    _entries: int = 0
    """Entries of the trail that were noted."""
    _direct: frozenset[str] = frozenset()
    """Direct messages that were seen."""

    @override
    def happen(self, event: Event) -> None:
        self.wait(self.now + STEP)
        for each in _one_by_one(event):
            self._await(self._done(each))
            if self.refused is not None:
                return

    @override
    def wait(self, until: datetime) -> None:
        for _ in range(MOST):
            at = self._await(self.room.next_instant())
            if at is None or at > until:
                self.now = max(self.now, until)
                self._await(self._moved())
                return
            self.now = max(self.now, at)
            self._await(self._moved())
        raise NeverRestsError

    @override
    def said_on(self, name: str) -> str | None:
        cards = self.room.cards()
        of_kind = [text for each, text in cards.items() if each.startswith(f"{name}/")]
        found = cards.get(name) or (of_kind[-1] if of_kind else None)
        # As the engine's cards have them: what is no id of Slack's is drawn as a name with its sign.
        return re.sub(r"<(@[^>]+)>", r"\1", self._named(found)) if found is not None else None

    def _await(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()

    async def _moved(self) -> None:
        await self.room.move_to(self.now)
        await self._take_note()

    async def _done(self, event: Event) -> None:
        """Do what brings an event about; where nothing changed and something was said, it was refused."""
        hands, by = self.room.hands, event.by or ""
        before, told = await self.room.check(), await hands.told(by)
        hands.said.clear()
        await hands.close_all(by)
        try:
            await do(Scene(hands, self.flow, self.now, before), event)
        except ControlError as wrong:
            raise CannotBeDoneError(f"Slack's own client does not let {by} do it: {wrong}") from wrong
        finally:
            await self.room.rest()
        said = [*hands.said, await hands.told_in_a_window(by)]
        if not hands.thread:
            await self.room.find_thread()
        after = await self.room.check()
        said += [text for ts, text in (await hands.told(by)).items() if ts not in told]
        await self._take_note()
        if (after and after.version) == (before and before.version) and (why := "\n".join(filter(None, said))):
            self.refused = self._with_owner(self._named(why))
            self._note((f"refused: {self.refused}",))

    async def _take_note(self) -> None:
        """Look at what has come of it: the check, its trail, and who was reminded."""
        check = await self.room.check()
        if check is not None and (self.check is None or check.version != self.check.version):
            before, self.check = self.check, _renamed(check, self._names())
            self.coverage.look_at(self.flow, before, self.check, self.sheet)
            entries = await self.room.trail()
            for entry in entries[self._entries :]:
                self.trail += [(entry.at, self.in_words(self._named(because))) for because in entry.because]
            self._entries = len(entries)
        direct = self.room.direct()
        for ts in direct.keys() - self._direct:
            person = self._named(direct[ts])
            self.reminded.add(person)
            self._note((f"{person} was reminded",))
        self._direct |= direct.keys()

    def _names(self) -> Mapping[str, str]:
        return {id_: name for name, id_ in self.room.hands.ids.items()}

    def _named(self, text: str) -> str:
        names = self._names()
        return re.sub("|".join(map(re.escape, names)), lambda found: names[found[0]], text)

    def _with_owner(self, said: str) -> str:
        """Say a refusal once more with the owner's name, as it is said wherever people can be mentioned."""
        if OWNER_UNNAMED not in said or self.check is None:
            return said
        return f"{said}\n{said.replace(OWNER_UNNAMED, f'{self.check.owner}, who owns this check,')}"


def _one_by_one(event: Event) -> Sequence[Event]:
    """Take several answers apart: each is given by itself, and one that is taken must not hide that another is not."""
    if isinstance(event, Answered):
        return [replace(event, answers={id_: answer}) for id_, answer in event.answers.items()]
    return [event]


def _renamed(thing: Any, names: Mapping[str, str]) -> Any:
    """Give the same with people named as the story names them."""
    if isinstance(thing, str):
        return names.get(thing, thing)
    if is_dataclass(thing) and not isinstance(thing, type):
        return replace(thing, **{each.name: _renamed(getattr(thing, each.name), names) for each in fields(thing)})
    if isinstance(thing, Mapping):
        return {_renamed(key, names): _renamed(each, names) for key, each in thing.items()}
    if isinstance(thing, tuple | list | frozenset | set):
        return type(thing)(_renamed(each, names) for each in thing)
    return thing
