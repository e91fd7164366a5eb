"""How the rows of a summary name things: a question by its card, a gap by its number, a verdict by its title."""

from collections.abc import Callable, Mapping, Sequence

from bot.engine.cards.check import SummaryCard
from bot.engine.cards.names import split_name
from bot.engine.weighed.summary import FailedGate
from bot.flow.model.flow import Guidance
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.rows import NARROW, Width
from bot.slack.writing.text import inline, link, plain
from bot.tongue import say, say_many

SHORT, WHO, FEW = 80, 5, 3
LONG_LINK = 400
"""Characters of a link that still stands in a row; longer evidence stands on the card, which is linked too."""


class Naming:
    """One summary card, the cards it can lead to, and how much room a row has."""

    def __init__(
        self,
        card: SummaryCard,
        links: Links,
        pages: Mapping[str, Guidance],
        width: Width = NARROW,
        *,
        every_link: bool = True,
    ) -> None:
        self.card = card
        self.links = links
        self.pages = pages
        self.width = width
        self.every_link = every_link
        """Whether what is named a second time leads to its card again."""
        self._on = dict(card.cards)
        self._shorts = dict(card.shorts)
        self._verdicts = dict(card.verdicts)
        self.holding = _some_that_hold(card)
        """The gaps that hold the verdict back, where others do not."""
        self._places = {gap.question: place for place, gap in enumerate(card.summary.gaps, 1)}

    def one_list(self) -> bool:
        """Whether each gate that fails rests on one gap of its own, so that two lists would say the same twice."""
        if self.card.outside:
            return False
        gates = [gate.questions for gate in self.card.summary.gates]
        return bool(gates) and sorted(gates) == sorted((gap.question,) for gap in self.card.summary.gaps)

    def short(self, id_: str) -> str:
        """Give the name of a question, as its author wrote it."""
        return self._shorts.get(id_, id_)

    def question(self, id_: str, short: str = "") -> str:
        """Name a question, linked to the card it stands on."""
        return to_card(self.links, self._on.get(id_, ""), plain(short or self.short(id_), SHORT))

    def again(self, id_: str, short: str) -> str:
        """Name a question whose link stands in another row too, linked where there is room for that."""
        return self.question(id_, short) if self.every_link else inline(short, SHORT)

    def questions(self, ids: Sequence[str]) -> str:
        """Name questions, each linked to its card."""
        return ", ".join(self.question(id_) for id_ in ids)

    def has_card(self, id_: str) -> bool:
        """Whether the card a question stands on is there; in a check of one modal none is."""
        return self._on.get(id_) in self.links

    def on_card(self, id_: str) -> str:
        """Lead to the card a question stands on; nothing where none stands."""
        return f" · {to_card(self.links, self._on[id_], say('answers'))}" if self.has_card(id_) else ""

    def split_or_card(self, id_: str, label: str) -> str:
        """Link to where a split is talked over, or to the card the question stands on."""
        card = split_name(id_)
        return to_card(self.links, card if card in self.links else self._on.get(id_, ""), plain(label, SHORT))

    def gaps_spoken(self, ids: Sequence[str]) -> str:
        """Name questions for those who listen: by the number of their gap where they are one, else in full."""
        return self._gaps(ids, lambda place, _: str(place), lambda id_: inline(self.short(id_), SHORT))

    def gaps_shown(self, ids: Sequence[str]) -> str:
        """Name questions the same way, each number leading to its card where there is room."""
        if not self.every_link:
            return self.gaps_spoken(ids)
        return self._gaps(ids, lambda place, id_: self.question(id_, str(place)), self.question)

    def _gaps(self, ids: Sequence[str], number: Callable[[int, str], str], name: Callable[[str], str]) -> str:
        there = sorted((self._places[id_], id_) for id_ in ids if id_ in self._places)
        places = ", ".join(number(place, id_) for place, id_ in there)
        numbers = [say_many("gap {places}", "gaps {places}", len(there), places=places)] if there else []
        return ", ".join([*numbers, *(name(id_) for id_ in ids if id_ not in self._places)])

    def gate(self, gate: FailedGate) -> str:
        """Name a gate as its author knows it, leading to the first card it rests on where there is room."""
        title = plain(gate.title, SHORT)
        on = next((self._on[id_] for id_ in gate.questions if self.has_card(id_)), "") if self.every_link else ""
        return f"{to_card(self.links, on, title)} ({inline(gate.id, 40)})"

    def verdict(self, id_: str) -> str:
        """Name a verdict."""
        return inline(self._verdicts.get(id_, id_), SHORT)


def _some_that_hold(card: SummaryCard) -> frozenset[str]:
    holding, wants_more = card.summary.holding, not (card.outside or card.best)
    return frozenset(holding if wants_more and len(holding) < len(card.summary.gaps) else ())


def article(page: Guidance) -> str:
    """Link the heading of the source that answers a gap."""
    written = link(page.link, plain(page.title, SHORT))
    return written if len(written) <= LONG_LINK else inline(page.title, SHORT)


def named_few(shorts: Sequence[str]) -> str:
    """Name a few questions in a sentence, and count the rest."""
    named = ", ".join(f"“{inline(short, SHORT)}”" for short in shorts[:FEW])
    rest = len(shorts) - FEW
    return f"{named}{say(' and {count} more', count=rest)}" if rest > 0 else named
