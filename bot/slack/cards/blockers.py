"""The rows of a summary on what stands in the way: gates that failed, what is missing, what was left open."""

from collections.abc import Iterator

from bot.engine.cards.names import section_name
from bot.slack.cards.drawing import to_card
from bot.slack.cards.naming import SHORT, WHO, Naming
from bot.slack.cards.rows import Row
from bot.slack.writing.text import counted, inline, mentions
from bot.tongue import say

LEFT = 5
"""Questions left open that are named; each of them is a gap too."""


def gates(names: Naming) -> Iterator[Row]:
    """Say each gate that failed, what it rests on, and by which rule of the flow."""
    for gate in names.card.summary.gates:
        said, title, id_ = inline(gate.text, names.width.sentence), inline(gate.title, SHORT), inline(gate.id, 40)
        text = say(
            "✗ *{said}* · because of {rests} · rule “{title}” ({id})",
            said=said,
            rests=names.questions(gate.questions),
            title=title,
            id=id_,
        )
        yield Row(text, f"{said} ({id_} {title}: {names.gaps_spoken(gate.questions)}).", rank=0)


def missing(names: Naming) -> Iterator[Row]:
    """Say what the next better verdict lacks."""
    for each in names.card.summary.outcome.missing:
        said = inline(each.text, names.width.sentence)
        on = [to_card(names.links, section_name(each.section), say("its section"))] if each.section else []
        on += [names.split_or_card(id_, say("answers")) for id_ in each.questions if names.has_card(id_)]
        yield Row(" · ".join([f"• {said}", *([", ".join(on)] if on else [])]), f"{said}.", rank=1)


def left_open(names: Naming) -> Iterator[Row]:
    """Name what was not done when the check was closed, in one line: what to do about each stands with the gaps."""
    left = names.card.left_open
    if not left:
        return
    rest = say(" and {count} more of the gaps", count=len(left) - LEFT) if len(left) > LEFT else ""
    # Those who answered nothing at all are named further down.
    waiting = dict.fromkeys(person for each in left for person in each.waiting_for)
    people = tuple(person for person in waiting if person not in names.card.silent)
    who = say(" · not answered by {people}", people=mentions(people, WHO)) if people else ""
    many = counted(len(left), "question", "questions")
    shown = ", ".join(names.again(each.question, each.short) for each in left[:LEFT])
    spoken = names.gaps_spoken([each.question for each in left[:LEFT]])
    yield Row(f"{many}: {shown}{rest}{who}", f"{many}: {spoken}{rest}{who}.")
