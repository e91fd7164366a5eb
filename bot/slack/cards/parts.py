"""The parts of a summary, in the order in which they are read."""

from bot.sentence import Sentence
from bot.slack.cards.blockers import gates, left_open, missing
from bot.slack.cards.differing import agreed, asides, settled, splits
from bot.slack.cards.gap_rows import gap_row
from bot.slack.cards.naming import Naming
from bot.slack.cards.remarks import changes, contradictions, notes, silent, warnings
from bot.slack.cards.rows import Part
from bot.slack.cards.ways import ways
from bot.slack.writing.text import inline
from bot.tongue import say, say_many, told

GAPS = Sentence("Gaps, lowest section first")
BLOCKED = Sentence("Gaps, blockers, then the lowest section")
OUTSIDE_GATES = Sentence("Rules not passed, which this verdict does not ask for")


def parts_of(names: Naming) -> list[Part]:
    """List the parts that have something to say."""
    card = names.card
    one_list = names.one_list()
    parts = [
        Part(
            told(OUTSIDE_GATES) if card.outside else say("What blocks"),
            () if one_list else tuple(gates(names)),
        ),
        Part(_missing_title(names), tuple(missing(names))),
        Part(
            say("What blocks, and what to do") if one_list else _gaps_title(names),
            tuple(gap_row(names, place, gap) for place, gap in enumerate(card.summary.gaps, 1)),
        ),
        Part(say("Left open when it was decided"), tuple(left_open(names))),
        Part(say("Open splits"), tuple(splits(names))),
        Part(say("Settled by the owner"), tuple(settled(names))),
        Part(say("Split at first, agreed since in a new vote"), tuple(agreed(names))),
        Part(say("Does not apply"), tuple(asides(names))),
        Part(say("Warnings, which block nothing"), tuple(warnings(names))),
        Part(say("Answers that do not go together"), tuple(contradictions(names))),
        Part(say("What would make it worse") if card.best else say("What would change it"), tuple(ways(names))),
        Part(say("Good to know"), tuple(notes(names))),
        Part(say("Left out, without an answer"), tuple(silent(names))),
        Part(say("What moved since {before}", before=inline(card.before or "", 80)), tuple(changes(names))),
    ]
    return [part for part in parts if part.rows]


def _gaps_title(names: Naming) -> str:
    """Head the gaps by what they matter for this verdict; where only some hold it back, by how many."""
    card = names.card
    if card.outside:
        return say("Gaps, not needed for this verdict; worth knowing")
    if card.best:
        return say("Gaps that are left; this verdict stands with them")
    order = told(BLOCKED if card.summary.gates else GAPS)
    holding = len(names.holding)
    if not holding:
        return order
    return say_many(
        "{in_order}; {count} of {all} holds the verdict back, and says so",
        "{in_order}; {count} of {all} hold the verdict back, and say so",
        holding,
        in_order=order,
        count=holding,
        all=len(card.summary.gaps),
    )


def _missing_title(names: Naming) -> str:
    """Head what is missing by what it is missing for; a list of gaps may be shorter than it, or longer."""
    card = names.card
    outcome, things = card.summary.outcome, card.summary.ways.things
    many, verdict = len(outcome.missing), names.verdict(outcome.missing_for)
    if many == 1:
        return say("Still missing for {verdict}", verdict=verdict)
    if things and things.least >= many:
        return say("Still missing for {verdict}, {many} things", verdict=verdict, many=many)
    return say("Still missing for {verdict}, {many} things; one answer can settle several", verdict=verdict, many=many)
