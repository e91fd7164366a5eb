"""The parts of a summary, in the order in which they are read: each row as it is shown, and as it is spoken."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.engine.cards import SummaryCard
from bot.engine.summary import Flip, Gap, Remark
from bot.flow.model import Guidance
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.text import calendar_day, counted, evidence, host_of, inline, link, mention, mentions, plain

SHORT, WHO = 80, 5
GLANCE = 20
"""Sections at a glance before the rest is counted; the whole summary has them all."""
LONG_LINK = 400
"""Characters of a link that still stands in a row; longer evidence stands on the card, which is linked too."""


@dataclass(frozen=True)
class Width:
    """How many characters one text of a row may have."""

    said: int
    advice: int
    sentence: int


NARROW = Width(said=80, advice=300, sentence=400)
"""On the card, where sixteen gaps have to fit."""
WIDE = Width(said=2000, advice=2000, sentence=2000)
"""In the whole summary."""


@dataclass(frozen=True)
class Row:
    """One row; `page` is the guidance its button opens, `rank` tells how soon the fallback may leave it out."""

    text: str
    spoken: str
    page: str | None = None
    rank: int = 3
    brief: str = ""
    """What is spoken where there is no room for all of it."""


@dataclass(frozen=True)
class Part:
    """Some rows under one title."""

    title: str
    rows: tuple[Row, ...]


class Parts:
    """All that can be said of one summary card."""

    def __init__(self, card: SummaryCard, links: Links, pages: Mapping[str, Guidance], width: Width = NARROW) -> None:
        self.card = card
        self.links = links
        self.pages = pages
        self.width = width
        self._on = dict(card.cards)
        self._evidence = dict(card.evidence)
        self._shorts = dict(card.shorts)
        self._verdicts = dict(card.verdicts)

    def all(self) -> list[Part]:
        """List the parts that have something to say."""
        card = self.card
        parts = [
            Part("What blocks", tuple(self._gates())),
            Part("Still missing", tuple(self._missing())),
            Part("Gaps, in order", tuple(self._gap(place, gap) for place, gap in enumerate(card.summary.gaps, 1))),
            Part("Open splits", tuple(self._splits())),
            Part("Warnings, which block nothing", tuple(self._warnings())),
            Part("Answers that do not go together", tuple(self._contradictions())),
            Part("What would lose it" if card.best else "What would change it", tuple(self._flips())),
            Part("Good to know", tuple(self._notes())),
            Part("Left out, for they did not answer", tuple(self._silent())),
            Part(f"What moved since {inline(card.before or '', 80)}", tuple(self._changes())),
        ]
        return [part for part in parts if part.rows]

    def question(self, id_: str, short: str) -> str:
        """Name a question, linked to the card it stands on."""
        return to_card(self.links, self._on.get(id_, ""), plain(short, SHORT))

    def _gates(self) -> Iterator[Row]:
        for gate in self.card.summary.gates:
            rests = ", ".join(self.question(id_, self._shorts.get(id_, id_)) for id_ in gate.questions)
            names = ", ".join(inline(self._shorts.get(id_, id_), SHORT) for id_ in gate.questions)
            said = f"{inline(gate.text, self.width.sentence)}"
            text = f"✗ *{said}* · gate {inline(gate.id, 40)} {inline(gate.title, SHORT)}, rests on {rests}"
            yield Row(text, f"{said} (gate {inline(gate.id, 40)}, rests on {names}).", rank=0)

    def _missing(self) -> Iterator[Row]:
        for each in self.card.summary.outcome.missing:
            said = inline(each.text, self.width.sentence)
            where = f" · {self.question(each.about, 'its card')}" if each.about else ""
            yield Row(f"• {said}{where}", f"{said}.", rank=1)

    def _gap(self, place: int, gap: Gap) -> Row:
        page = self.pages.get(gap.guidance or "")
        said = "split" if gap.split else f"said: {inline(gap.said, self.width.said)}" if gap.said else "no answer"
        marks = [shown(gap.level), said, *([f"blocks ({inline(gap.gate, 40)})"] if gap.gate else [])]
        proof = self._proof(gap.question)
        marks += [each for each in (proof, self._care(gap.question)) if each]
        lines = [
            f"*{place}. {self.question(gap.question, gap.short)}* · {' · '.join(marks)}",
            f"Next: {self._todo(gap)}",
        ]
        if page:
            lines[-1] += f" {_article(page)}"
        guide = f" Guidance: {inline(page.title, SHORT)}." if page else ""
        aloud = f"{place}. {inline(gap.short, SHORT)} ({spoken(gap.level)}, {said}). Next: "
        brief = f"{aloud}{inline(gap.do, self.width.advice)}."
        whole = f"{aloud}{self._todo(gap)}{guide}"
        return Row("\n".join(lines), whole, page.id if page else None, rank=2, brief=brief)

    def _care(self, question: str) -> str:
        """Say who closes a gap until when, or who stands for leaving it."""
        care = next((each for each in self.card.care if each.question == question), None)
        if care is None:
            return ""
        if care.waived_by and care.waived_until:
            return f"waived by {mention(care.waived_by)} until {calendar_day(care.waived_until)}"
        if care.owner is None:
            return ""
        return f"{mention(care.owner)} has it{f' until {calendar_day(care.due)}' if care.due else ''}"

    def _splits(self) -> Iterator[Row]:
        for id_ in self.card.summary.splits:
            short = self._shorts.get(id_, id_)
            card = f"split/{id_}"
            name = to_card(self.links, card if card in self.links else self._on.get(id_, ""), plain(short, SHORT))
            say = "answers lie far apart; it counts half at most until it is settled or people agree"
            yield Row(f"• {name}: {say}", f"{inline(short, SHORT)}: {say}.")

    def _warnings(self) -> Iterator[Row]:
        for each in self.card.summary.warnings:
            yield self._remark(each)

    def _remark(self, each: Remark) -> Row:
        page = self.pages.get(each.guidance or "")
        said = f"{inline(each.title, SHORT)}: {inline(each.text, self.width.sentence)}"
        more = f" {_article(page)}" if page else ""
        return Row(
            f"• *{inline(each.title, SHORT)}*: {inline(each.text, self.width.sentence)}{more}",
            said,
            page.id if page else None,
        )

    def _contradictions(self) -> Iterator[Row]:
        for each in self.card.summary.contradictions:
            said = inline(each.text, self.width.sentence)
            where = to_card(self.links, f"contradiction/{each.id}", "talk it over")
            yield Row(f"• {said} · {where}", said)

    def _flips(self) -> Iterator[Row]:
        for each in self.card.summary.flips:
            yield self._flip(each)
        outcome = self.card.summary.outcome
        if self.card.summary.flips or self.card.best:
            return
        things = max(2, len(outcome.missing))
        said = "things must change; no single answer would do it."
        yield Row(f"• At least {things} {said}", f"At least {things} {said}")

    def _flip(self, each: Flip) -> Row:
        verdict = inline(self._verdicts.get(each.verdict, each.verdict), SHORT)
        who = mentions(each.who, WHO)
        text = (
            f"{self.question(each.question, each.short)}: {shown(each.level)} → {shown(each.to)} makes it *{verdict}*"
        )
        aloud = f"{inline(each.short, SHORT)} from {spoken(each.level)} to {spoken(each.to)} makes it {verdict}"
        return Row(f"• {text} · {who} could check", f"{aloud}; {who} could check.")

    def _notes(self) -> Iterator[Row]:
        for id_, note in self.card.summary.notes:
            said = inline(note, self.width.sentence)
            yield Row(f"• {said} · {self.question(id_, 'its card')}", said)

    def _silent(self) -> Iterator[Row]:
        silent = self.card.silent
        if silent:
            said = f"{mentions(silent)} ({counted(len(silent), 'person', 'people')})"
            yield Row(said, f"{said}.")

    def _changes(self) -> Iterator[Row]:
        for each in self.card.changes:
            text = f"{self.question(each.question, each.short)}: {shown(each.before)} → {shown(each.after)}"
            aloud = f"{inline(each.short, SHORT)}: {spoken(each.before)} before, {spoken(each.after)} now."
            yield Row(f"• {text}", aloud)

    def _proof(self, question: str) -> str:
        url = self._evidence.get(question, "")
        if not host_of(url):
            return ""
        written = evidence(url)
        return written if len(written) <= LONG_LINK else "evidence on its card"

    def _todo(self, gap: Gap) -> str:
        done = f" Done when {inline(gap.done, self.width.advice)}." if gap.done else ""
        return f"{inline(gap.do, self.width.advice)}.{done}"


def headline(card: SummaryCard) -> str:
    """Say the verdict and its one-line reason."""
    reason = inline(card.summary.outcome.headline, NARROW.sentence)
    return f"{inline(card.verdict, 200)}: {reason}" if reason else inline(card.verdict, 200)


def respondents(card: SummaryCard) -> str:
    """Say how many answered, and when it is one person's view."""
    count = card.summary.respondents
    if count == 1:
        return "1 person answered: this is one person's view."
    return f"{counted(count, 'person', 'people')} answered." if count else "Nobody answered."


def sections(card: SummaryCard, links: Links, most: int = GLANCE) -> list[str]:
    """Say each section at a glance, the lowest marked, for it is the one that counts."""
    all_of_them = [
        f"*{to_card(links, f'section/{id_}', plain(title, SHORT))}*\n{shown(value)}{' · lowest' if is_low else ''}"
        for id_, title, value, is_low in _with_lowest(card)
    ]
    rest = len(all_of_them) - most
    return [*all_of_them[:most], f"… and {rest} more sections"] if rest > 0 else all_of_them


def spoken_sections(card: SummaryCard) -> str:
    """Say each section in words."""
    return ", ".join(
        f"{inline(title, SHORT)} {spoken(value)}{' (lowest)' if is_low else ''}"
        for _, title, value, is_low in _with_lowest(card)
    )


def rule_behind(card: SummaryCard) -> str:
    """Name the rule that decided, and the gates that failed."""
    outcome = card.summary.outcome
    gates = f"; failed gates: {', '.join(outcome.failed_gates)}" if outcome.failed_gates else ""
    return inline(f"Decided by the rule {outcome.rule}{gates}", NARROW.sentence)


def _article(page: Guidance) -> str:
    """Link the heading of the source that answers a gap."""
    written = link(page.link, plain(page.title, SHORT))
    return written if len(written) <= LONG_LINK else inline(page.title, SHORT)


def _with_lowest(card: SummaryCard) -> Sequence[tuple[str, str, float | None, bool]]:
    there = [value for _, _, value in card.summary.sections if value is not None]
    low = min(there, default=1.0)
    one = len(there) > 1 and low < 1
    return [(id_, title, value, one and value == low) for id_, title, value in card.summary.sections]


def closing(card: SummaryCard, ended: str, say_day: str | None) -> str:
    """Say when and by whom it was closed, and until when the verdict holds."""
    holds = f" The verdict holds until {say_day}; ask again then." if say_day else ""
    return f"{ended}. Owner: {mention(card.owner)}.{holds}"
