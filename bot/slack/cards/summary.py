"""The card with the verdict and all its reasons; each line links to the card or the evidence it rests on."""

from collections.abc import Mapping, Sequence

from bot.engine.cards.check import SummaryCard
from bot.flow.model.flow import Guidance
from bot.sentence import Sentence
from bot.slack import limits
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, drawn, emoji, weight
from bot.slack.cards.naming import Naming
from bot.slack.cards.onward import WENT_ON, to_onward
from bot.slack.cards.outlook import outlook_button, outlook_lines
from bot.slack.cards.parts import parts_of
from bot.slack.cards.root_buttons import HAND_OVER
from bot.slack.cards.rows import BARE, WIDE, Part, Row
from bot.slack.cards.to_write import to_write_line
from bot.slack.cards.verdict_lines import (
    DECIDED,
    GLANCE,
    closing,
    headline,
    respondents,
    rule_behind,
    sections,
    spoken_sections,
    what_it_asks,
)
from bot.slack.writing.blocks import Json, about, actions, button, context, fields, header, overflow, pack, section
from bot.slack.writing.text import (
    Line,
    day,
    escape,
    fits_fallback,
    moment,
    named,
    one_line,
    sentence,
    spoken_day,
    spoken_moment,
)
from bot.tongue import say, told
from bot.usecases.ports import Drawn

Pages = Mapping[str, Guidance]

WHOLE, AGAIN = Sentence("The whole summary"), Sentence("; ask again then")
MORE = 200
"""Characters kept for the line that counts what had no room."""


def draw_summary(card: SummaryCard, links: Links, pages: Pages) -> Drawn:
    """Draw the summary; what is named again leads to its card again where that costs no row its place.

    Nor does what the rule asks for that decided cost one its place.
    """
    names = Naming(card, links, pages)
    parts = parts_of(names)
    middle, bottom, left_out = _laid_out(names, parts)
    if left_out:
        names = Naming(card, links, pages, every_link=False)
        parts = parts_of(names)
        middle, bottom, left_out = _laid_out(names, parts)
    if left_out:
        middle, bottom, left_out = _laid_out(names, parts, asks=False)
    lines = _spoken(card, parts, asks=True)
    if not fits_fallback(lines):  # what stands above in other words is the first to go
        lines = _spoken(card, parts)
    if not fits_fallback(lines):  # where evidence stands is the next: what to do matters more
        lines = _spoken(card, parts_of(Naming(card, links, pages, BARE, every_link=names.every_link)))
    shown_whole = not left_out and len(card.summary.sections) <= GLANCE
    wide = parts_of(Naming(card, links, pages, WIDE, every_link=names.every_link))
    complete = shown_whole and fits_fallback(lines) and parts == wide
    blocks = [*_top(card, links, pages), *middle, *bottom, actions(_buttons(card, links, whole=complete))]
    return drawn(blocks, lines, WHOLE)


def whole(card: SummaryCard, links: Links, pages: Pages) -> list[str]:
    """Write every line of the summary, for a place that has room for it."""
    names = Naming(card, links, pages, WIDE)
    lines = [
        f"*{headline(card)}*",
        respondents(card),
        rule_behind(names, rule=True),
        *sections(card, links, len(card.summary.sections)),
    ]
    for part in parts_of(names):
        lines += [f"*{part.title}*", *(row.text for row in part.rows)]
    return lines


def _laid_out(names: Naming, parts: Sequence[Part], *, asks: bool = True) -> tuple[list[Json], list[Json], int]:
    """Lay out what stands between the verdict and the buttons: the parts, how it ended, how many rows had no place."""
    card = names.card
    top, bottom = _top(card, names.links, names.pages), _bottom(names, asks=asks)
    room = limits.MESSAGE_BLOCK_TEXT - weight(top) - weight(bottom) - weight(_buttons(card, names.links, whole=False))
    left = limits.MESSAGE_BLOCKS - len(top) - len(bottom) - 1  # one for the buttons
    middle, left_out = _fitted(card.assessment, parts, left, room)
    if left_out:  # and then one for the line that counts what is left out
        middle, left_out = _fitted(card.assessment, parts, left - 1, room - MORE)
        more = say("… and {left_out} more lines: press *{whole}*.", left_out=left_out, whole=WHOLE)
        middle = [*middle, context(more)]
    return middle, bottom, left_out


def _top(card: SummaryCard, links: Links, pages: Pages) -> list[Json]:
    page = card.guidance if card.guidance in pages else None
    lines = (f"{emoji(card.mark)}*{headline(card)}*", respondents(card), to_write_line(card, links))
    said = "\n".join(filter(None, lines))
    glance = fields(sections(card, links)) if len(card.summary.sections) > 1 else []
    read = _reads(say("What to do"), card.assessment, page, card.verdict)
    return [header(_name(card)), section(said, read), *glance]


def _bottom(names: Naming, *, asks: bool) -> list[Json]:
    card, links = names.card, names.links
    ended = f"{sentence(card.ended)}, {moment(card.ended_at)}"
    coming = " · ".join(outlook_lines(card.outlook, links))
    return [
        *([context(coming)] if coming else []),
        context(closing(card, ended, day(card.expires_at) if card.expires_at else None, AGAIN)),
        context(
            say(
                "{rule_behind}. The same answers and the same flow always give the same verdict.",
                rule_behind=rule_behind(names, asks=asks),
            )
        ),
    ]


def _fitted(assessment: str, parts: Sequence[Part], blocks: int, room: int) -> tuple[list[Json], int]:
    """Lay the parts out in the blocks and characters there are; give how many rows had no place."""
    laid: list[Json] = []
    left_out = 0
    for place, part in enumerate(parts):
        # Each later part keeps room for its title and a row, so that a long list of gaps cannot push it out.
        later = parts[place + 1 :]
        kept = [weight(_laid(assessment, Part(each.title, each.rows[:1]))) for each in later]
        rows = list(part.rows)
        fits = _laid(assessment, part)
        while rows and (len(fits) > blocks - len(later) or weight(fits) > room - sum(kept)):
            rows.pop()
            fits = _laid(assessment, Part(part.title, tuple(rows))) if rows else []
        left_out += len(part.rows) - len(rows)
        laid += fits
        blocks -= len(fits)
        room -= weight(fits)
    return laid, left_out


def _laid(assessment: str, part: Part) -> list[Json]:
    """Lay out one part: rows with guidance in sections of their own, with the button beside; others together."""
    laid: list[Json] = []
    together = [f"*{part.title}*"]
    for row in part.rows:
        if row.page is None:
            together.append(row.text)
            continue
        # The title stands in the section of the first row; lines that came before this row stand in their own.
        lead = together if not laid and len(together) == 1 else []
        laid += [] if lead else [section(text) for text in pack(together)]
        how = _reads(say("How to"), assessment, row.page, row.about)
        laid.append(section("\n".join([*lead, row.text]), how))
        together = []
    return [*laid, *(section(text) for text in pack(together))]


def _buttons(card: SummaryCard, links: Links, *, whole: bool) -> list[Json]:
    """Give the one obvious thing to press, and what else there is."""
    mine = Address(Verb.MY_ANSWERS, card.assessment)
    elements = to_onward(card, links)
    if card.then_button and not card.led_on:
        elements.append(button(card.then_button, Address(Verb.ASK_TEAM, card.assessment), primary=True))
    if not whole:
        at = Address(Verb.WHOLE_SUMMARY, card.assessment, extra=card.name)
        elements.append(button(WHOLE, at))
    share = say("Share as a file…"), Address(Verb.EXPORT, card.assessment)
    canvas = say("Memo as a canvas"), Address(Verb.CANVAS, card.assessment)
    if not card.may_reopen:
        return [*elements, overflow(mine, [(say("My answers"), mine), share, canvas])]
    elements += outlook_button(card.outlook, card.assessment, primary=not elements)
    menu = [(say("My answers"), mine), share, canvas, (say("Reopen (owner)"), Address(Verb.REOPEN, card.assessment))]
    menu.append((HAND_OVER, Address(Verb.HAND_OVER, card.assessment)))
    if card.care and card.outlook is not None:
        elements.append(button(say("Work on the gaps"), Address(Verb.GAPS, card.assessment)))
    return [*elements, overflow(mine, menu)]


def _reads(text: str, assessment: str, page: str | None, matter: str) -> Json | None:
    """Open a page of guidance where one stands; it is called by what people find in it."""
    return about(button(text, Address(Verb.READ, assessment), page), matter) if page else None


def _name(card: SummaryCard) -> str:
    return named(card.title, card.subject)


def _spoken(card: SummaryCard, parts: Sequence[Part], *, asks: bool = False) -> list[Line]:
    ended = f"{sentence(card.ended)}, {spoken_moment(card.ended_at)}"
    lines = [Line(f"{escape(one_line(_name(card)))}. {headline(card)}."), Line(respondents(card))]
    lines += [Line(f"{left}.")] if (left := to_write_line(card, {})) else []
    if len(card.summary.sections) > 1:
        lines.append(Line(say("Sections: {spoken_sections}.", spoken_sections=spoken_sections(card)), 1))
    for part in parts:
        lines += _spoken_part(part.title, part.rows)
    expires = spoken_day(card.expires_at) if card.expires_at else None
    coming = ". ".join(outlook_lines(card.outlook, {}, in_words=True))
    lines += [Line(f"{coming}." if coming else "", 1), Line(closing(card, ended, expires, AGAIN), 1)]
    rule = what_it_asks(card) if asks else ""
    return [*lines, Line(told(WENT_ON) if card.led_on else "", 1), Line(f"{told(DECIDED)}{rule}.", 2)]


def _spoken_part(title: str, rows: Sequence[Row]) -> list[Line]:
    said = [row for row in rows if row.spoken]
    lead = f"{title}: "
    return [
        Line(f"{lead}{row.spoken}", row.rank, f"{lead}{row.brief}" if row.brief else "")
        if row is said[0]
        else Line(row.spoken, row.rank, row.brief)
        for row in said
    ]
