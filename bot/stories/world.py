"""The world of a running story: the clock, the check as it stands, who was reminded, and the trail of what happened."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot.engine.after_verdict.following import due_at
from bot.engine.after_verdict.standing_verdict import standing_day, standing_sheet
from bot.engine.asked.looping import sentence_of, unrolled
from bot.engine.cards.check import Card
from bot.engine.decision import Decision, Refused
from bot.engine.events import Event, Started, Ticked
from bot.engine.reminders.matters import matters
from bot.engine.reminders.nudging import Presence
from bot.engine.saved.assessment import Assessment
from bot.engine.transition import apply, start
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.sheet import Sheet
from bot.flow.model.flow import Flow
from bot.stories.covering import Coverage
from bot.stories.desks import Desks
from bot.stories.story import Story
from bot.stories.times import YEARS

CHECK, CHANNEL = "story-177", "a-channel"
"""The one check of a story; its check-ins come within a minute of their hour, whatever others are spread over."""
STEP = timedelta(minutes=1)
"""How long each thing somebody does takes, so that nothing happens at once."""
MOST = 20_000
"""Things that time alone may bring in one wait; more is a flow that never rests."""

Texts = Callable[[Card, Flow], str]
"""Gives all that can be read on a card."""
_MENTION = re.compile(r"<@([^>]+)>")


def plainly(text: str) -> str:
    """Write people by their names, as the story does."""
    return _MENTION.sub(r"\1", text)


class NotStartedError(Exception):
    """There is no check yet of which anything could be said or done."""

    def __init__(self) -> None:
        super().__init__("nobody has started the check yet; begin with a step such as `ana starts`")


class TooFarError(Exception):
    """A wait leads past the years a story can be in."""


class NeverRestsError(Exception):
    """Time alone brings something new for ever."""


class CannotBeDoneError(Exception):
    """A step has no way to be done in the world it runs in; says why."""


class NotOfferedError(CannotBeDoneError):
    """Whoever is to do a step is offered nothing to do it with."""


@dataclass
class World:
    """Where a story stands."""

    story: Story
    texts: Texts
    coverage: Coverage
    now: datetime
    check: Assessment | None = None
    refused: str | None = None
    """Why the last thing somebody did was refused, until a step expects it."""
    withheld: bool = False
    """Whether it was refused by offering nothing to do it with, and so without a word."""
    trail: list[tuple[datetime, str]] = field(default_factory=list)
    reminded: set[str] = field(default_factory=set)
    """Who was reminded since a step last looked."""
    _desks: Desks = field(default_factory=Desks)
    _laid: tuple[Assessment, date, Sheet] | None = None

    @property
    def flow(self) -> Flow:
        """The flow the story is about, as its check goes through it now."""
        return unrolled(self.story.flow, self.check) if self.check else self.story.flow

    @property
    def standing(self) -> Assessment:
        """The check, which an earlier step has started."""
        if self.check is None:
            raise NotStartedError
        return self.check

    def sheet(self) -> Sheet:
        """Lay out what counts now, once for each day on which it can differ."""
        laid, day = self._laid, standing_day(self.standing, self.now)
        if laid is None or laid[0] is not self.standing or laid[1] != day:
            laid = self._laid = (self.standing, day, standing_sheet(self.flow, self.standing, self.now))
        return laid[2]

    def cards(self) -> Mapping[str, Card]:
        """Give the cards that should stand now, by name."""
        return cards_wanted(self.flow, self.standing, self.now)

    def said_on(self, name: str) -> str | None:
        """Give what stands on a card; by its kind alone, as in `summary`, it is the last of them."""
        cards = cards_wanted(self.flow, self.standing, self.now, name.partition("/")[0])
        of_kind = [card for each, card in cards.items() if each.startswith(f"{name}/")]
        card = cards.get(name) or (of_kind[-1] if of_kind else None)
        return plainly(self.texts(card, self.flow)) if card else None

    def happen(self, event: Event) -> None:
        """Let somebody do something, a minute after what was before."""
        self.wait(self.now + STEP)
        if isinstance(event, Started):
            result = start(self.flow, event, self.now)
        else:
            result = apply(self.flow, self.standing, event, self.now)
        self._take(result)
        self._look_at_desks()

    def wait(self, until: datetime) -> None:
        """Let time pass, and with it everything that is due on the way. Raises TooFarError past the years there are."""
        if until.year not in YEARS:
            raise TooFarError
        for _ in range(MOST):
            at = self._next()
            if at is None or at > until:
                self.now = max(self.now, until)
                return
            self.now = max(self.now, at)
            if self.check is not None and (due := due_at(self.check, self.flow)) is not None and due <= self.now:
                self._take(apply(self.flow, self.check, Ticked(), self.now))
            self._look_at_desks()
        raise NeverRestsError

    def sleep(self, until: datetime) -> None:
        """Let time pass while nobody looks at what is due; all of it is found at its end, as late as it is then."""
        self.now = max(self.now, until)
        self.wait(self.now)

    def _next(self) -> datetime | None:
        if self.check is None:
            return None
        instants = (due_at(self.check, self.flow), self._desks.next_look())
        return min((each for each in instants if each is not None), default=None)

    def _take(self, result: Decision | Refused) -> None:
        if isinstance(result, Refused):
            self.refused = result.because
            self._note((f"refused: {result.because}",))
            return
        before, self.check = self.check, result.assessment
        self._note(result.because)
        self.coverage.look_at(self.flow, before, self.check, self.sheet)

    def _note(self, because: Sequence[str]) -> None:
        self.trail += [(self.now, self.in_words(each)) for each in because]

    def in_words(self, said: str) -> str:
        """Say a text with what is asked about an item as stories write it, in place of its id."""
        for slots in self.flow.instances.values():
            for id_ in slots:
                said = said.replace(id_, sentence_of(self.flow, id_))
        return said

    def _look_at_desks(self) -> None:
        """Note who is reminded now."""
        if self.check is None:
            return
        for person in self._desks.look(matters(self.flow, self.check), Presence(self.story.zone), self.now):
            self.reminded.add(person)
            self._note((f"{person} was reminded",))
