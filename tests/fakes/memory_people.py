"""Members as a pure model: who is in which channel, where they are, and whether they want to be left alone."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.engine.reminders.nudging import Presence
from bot.engine.saved.ownership import Absence
from bot.usecases.ports import Installation


@dataclass
class MemoryPeople:
    """People of one workspace. `asked` has every question about them, in order; `trouble` is raised at the next one."""

    rooms: dict[str, set[str]] = field(default_factory=dict)
    presences: dict[str, Presence] = field(default_factory=dict)
    """Whoever is not in here is at work, in UTC."""
    quiet: dict[str, datetime] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)
    outsiders: set[str] = field(default_factory=set)
    """Those of other companies; they are among the gone too."""
    asked: list[tuple[str, str]] = field(default_factory=list)
    trouble: list[BaseException] = field(default_factory=list)

    async def is_in(self, installation: Installation, channel: str, person: str) -> bool:
        self._ask("is_in", person)
        return person in self.rooms.get(channel, set())

    async def channels_of(self, installation: Installation, person: str) -> frozenset[str]:
        self._ask("channels_of", person)
        return frozenset(channel for channel, people in self.rooms.items() if person in people)

    async def is_one_of_us(self, installation: Installation, person: str) -> bool:
        self._ask("is_one_of_us", person)
        return person not in self.gone

    async def is_outsider(self, installation: Installation, person: str) -> bool:
        self._ask("is_outsider", person)
        return person in self.outsiders

    async def absence(self, installation: Installation, channel: str, person: str) -> Absence | None:
        self._ask("absence", person)
        if person in self.gone - self.outsiders:
            return "deactivated"
        return "left" if self.rooms.get(channel) and person not in self.rooms[channel] else None

    async def language_of(self, installation: Installation, person: str) -> str:
        return self.languages.get(person, "")

    async def presence(self, installation: Installation, person: str, now: datetime) -> Presence | None:
        self._ask("presence", person)
        if person in self.gone - self.outsiders:
            return None
        return replace(self.presences.get(person, Presence("UTC")), language=self.languages.get(person, ""))

    async def quiet_until(self, installation: Installation, person: str, now: datetime) -> datetime | None:
        self._ask("quiet_until", person)
        until = self.quiet.get(person)
        return until if until and until > now else None

    def _ask(self, what: str, person: str) -> None:
        self.asked.append((what, person))
        if self.trouble:
            raise self.trouble.pop(0)
