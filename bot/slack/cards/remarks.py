"""The rows of a summary on what else is worth knowing: warnings, contradictions, notes, the silent, what moved."""

from collections.abc import Iterator

from bot.engine.cards.names import contradiction_name
from bot.engine.weighed.summary import Remark
from bot.slack.cards.drawing import to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.naming import SHORT, Naming, article
from bot.slack.cards.rows import Row
from bot.slack.writing.text import counted, inline, mentions
from bot.tongue import say


def warnings(names: Naming) -> Iterator[Row]:
    """Say what blocks nothing and is still worth a warning."""
    for each in names.card.summary.warnings:
        yield _warning(names, each)


def contradictions(names: Naming) -> Iterator[Row]:
    """Say which answers do not go together."""
    for each in names.card.summary.contradictions:
        said = inline(each.text, names.width.sentence)
        where = to_card(names.links, contradiction_name(each.id), say("talk it over"))
        yield Row(f"• {said} · {where}", said)


def notes(names: Naming) -> Iterator[Row]:
    """Say what the flow finds good to know."""
    for id_, note in names.card.summary.notes:
        said = inline(note, names.width.sentence)
        yield Row(f"• {said}{names.on_card(id_)}", said)


def silent(names: Naming) -> Iterator[Row]:
    """Name those without whom it was decided."""
    people = names.card.silent
    if people:
        yield Row(f"{mentions(people)} ({counted(len(people), 'person', 'people')})", f"{mentions(people)}.")


def changes(names: Naming) -> Iterator[Row]:
    """Say what moved since the verdict before."""
    for each in names.card.changes:
        text = f"{names.question(each.question, each.short)}: {shown(each.before)} → {shown(each.after)}"
        aloud = say(
            "{short}: {before} before, {after} now.",
            short=inline(each.short, SHORT),
            before=spoken(each.before),
            after=spoken(each.after),
        )
        yield Row(f"• {text}", aloud)


def _warning(names: Naming, each: Remark) -> Row:
    page = names.pages.get(each.guidance or "")
    said = inline(each.text, names.width.sentence)
    title = inline(each.title, SHORT)
    more = f" {article(page)}" if page else ""
    rests = names.questions(each.between)
    aloud = f"{title} ({names.gaps_spoken(each.between)})" if each.between else title
    text = f"• *{title}*: {said}{more}{say(' · because of {rests}', rests=rests) if rests else ''}"
    return Row(text, f"{aloud}: {said}", page.id if page else None, each.title)
