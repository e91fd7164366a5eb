"""The lines of a summary that are no list: the verdict, who answered, sections at a glance, and how it was decided."""

from collections.abc import Sequence

from bot.engine.cards.check import SummaryCard
from bot.engine.cards.names import section_name
from bot.engine.weighed.summary import FailedGate
from bot.sentence import Sentence
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.expiry import after_expiry
from bot.slack.cards.levels import section_shown, section_spoken
from bot.slack.cards.naming import Naming
from bot.slack.writing.text import counted, inline, mention, plain
from bot.tongue import say, say_many

SHORT, ASKS, SENTENCE = 80, 150, 400
DECIDED = Sentence("Decided by the first rule that fits")
GLANCE = 20
"""Sections at a glance before the rest is counted; the whole summary has them all."""

GATES = 2500
"""Characters of the gates that are named, of the 3,000 one text has."""


def headline(card: SummaryCard) -> str:
    """Say the verdict and its one-line reason."""
    reason = inline(card.summary.outcome.headline, SENTENCE)
    return f"{inline(card.verdict, 200)}: {reason}" if reason else inline(card.verdict, 200)


def respondents(card: SummaryCard) -> str:
    """Say how many answered, and when it is one person's view."""
    count = card.summary.respondents
    if count == 1:
        return say("1 person answered: this is one person's view.")
    if count:
        return say("{how_many} answered.", how_many=counted(count, "person", "people"))
    if not card.passed_all:
        return say("Nobody answered.")
    return say_many(
        "Nobody gave an answer; {count} person passed over all of it.",
        "Nobody gave an answer; {count} people passed over all of it.",
        card.passed_all,
    )


def sections(card: SummaryCard, links: Links, most: int = GLANCE) -> list[str]:
    """Say each section at a glance, the lowest marked, for it is the one that counts."""
    all_of_them = [
        f"*{to_card(links, section_name(id_), plain(title, SHORT))}*\n{section_shown(value)}"
        + (say(" · lowest") if is_low else "")
        for id_, title, value, is_low in _with_lowest(card)
    ]
    rest = len(all_of_them) - most
    return [*all_of_them[:most], say("… and {rest} more sections", rest=rest)] if rest > 0 else all_of_them


def spoken_sections(card: SummaryCard) -> str:
    """Say each section in words, those of one value together; the lowest value is the one that counts."""
    alike: dict[str, list[str]] = {}
    for _, title, value, is_low in _with_lowest(card):
        alike.setdefault(f"{section_spoken(value)}{say(' (lowest)') if is_low else ''}", []).append(
            inline(title, SHORT)
        )
    return "; ".join(f"{', '.join(titles)} {value}" for value, titles in alike.items())


def rule_behind(names: Naming, *, rule: bool = False, asks: bool = True) -> str:
    """Say what decided and what it asks for, and the gates that failed.

    By its name too where its author would look for that, or where nothing else tells which one it is.
    """
    gates, words = names.card.summary.gates, what_it_asks(names.card) if asks else ""
    failed = say("; not passed: {all}", all=_named(names, gates, GATES - len(words))) if gates else ""
    id_ = inline(names.card.summary.outcome.rule, SHORT)
    by = say(" (rule “{rule}”)", rule=id_) if rule or not (words or gates) else ""
    return say(
        "Decided by the first rule that fits the answers{rule}{asks}{failed}", rule=by, asks=words, failed=failed
    )


def what_it_asks(card: SummaryCard) -> str:
    """Say in words what the rule asks for that decided; nothing where its flow has no words for its condition."""
    outcome = card.summary.outcome
    if outcome.asks:
        return say(": it asks for {asks}", asks=inline(outcome.asks, ASKS))
    if outcome.held_by == "needs":
        return say(": all that it needs is there")
    return say(": the last one, for none before it fits") if outcome.held_by == "nothing" else ""


def closing(card: SummaryCard, ended: str, say_day: str | None, then: str = "") -> str:
    """Say when and by whom it was closed, whose check it is, until when the verdict holds, and what to do then."""
    holds = say(" The verdict holds until {say_day}{then}.", say_day=say_day, then=then) if say_day else ""
    if say_day and card.expired:
        holds = say(
            " The verdict expired on {say_day}{after_expiry}.", say_day=say_day, after_expiry=after_expiry(card)
        )
    owner = mention(card.owner)
    return f"{ended}.{'' if owner in ended else say(' Owner: {owner}.', owner=owner)}{holds}"


def _named(names: Naming, gates: Sequence[FailedGate], room: int) -> str:
    """Name gates as long as one text of Slack's has room for them, and count the rest."""
    named = list[str]()
    for gate in gates:
        name = names.gate(gate)
        room -= len(name) + len(", ")
        if named and room < 0:
            break
        named.append(name)
    rest, these = len(gates) - len(named), ", ".join(named)
    return say("{named} and {rest} more", named=these, rest=rest) if rest else these


def _with_lowest(card: SummaryCard) -> Sequence[tuple[str, str, float | None, bool]]:
    there = [value for _, _, value in card.summary.sections if value is not None]
    low = min(there, default=1.0)
    one = len(there) > 1 and low < 1
    return [(id_, title, value, one and value == low) for id_, title, value in card.summary.sections]
