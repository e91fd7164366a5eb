"""The card of one section, in the thread; and the one for the questions a verdict asks once."""

from collections.abc import Sequence

from bot.engine.cards import AfterCard, SectionCard
from bot.engine.cards_question import QuestionView
from bot.slack import limits
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, context, header, section
from bot.slack.cards.drawing import Links, drawn, weight
from bot.slack.cards.question import LEAST_ROOM, elements_of, question_blocks, spoken
from bot.slack.text import Line, counted, inline, mention, mentions, moment, sentence, spoken_moment
from bot.usecases.ports import Drawn

CALLED = 60
BESIDES = 2500
"""Characters kept for all that is no question."""


def draw_section(card: SectionCard, links: Links) -> Drawn:
    """Draw the card of a section."""
    title = f"{card.title} · {card.place} of {card.of}"
    calls = [section(_call(card))] if card.calls and not card.ended else []
    blocks = [header(title), *calls, *_questions(card.assessment, card.questions, links)]
    lines = [Line(f"Section {card.place} of {card.of}: {inline(card.title, 200)}.")]
    lines += [Line(_call(card))] if calls else []
    lines += [line for view in card.questions for line in spoken(view, 1)]
    if card.ended:
        blocks.append(context(_end(card, moment(card.ended_at) if card.ended_at else "")))
        lines.append(Line(_end(card, spoken_moment(card.ended_at) if card.ended_at else "")))
    return drawn(blocks, lines)


def draw_after(card: AfterCard, links: Links) -> Drawn:
    """Draw the questions a verdict asks once."""
    intro = f"To write down once, not graded. Asked of {mention(card.owner)}."
    blocks = [header(card.title), context(intro), *_questions(card.assessment, card.questions, links)]
    lines = [
        Line(f"{inline(card.title, 200)}. {intro}"),
        *(line for view in card.questions for line in spoken(view, 1)),
    ]
    return drawn(blocks, lines)


def _questions(assessment: str, views: Sequence[QuestionView], links: Links) -> list[Json]:
    shown = views
    while len(shown) > 1 and _room(assessment, shown) < LEAST_ROOM:
        shown = shown[:-1]
    room = min(_room(assessment, shown), limits.TEXT)
    blocks = [block for view in shown for block in question_blocks(assessment, view, links, room)]
    rest = len(views) - len(shown)
    if rest:
        every = button("My open questions", Address(Verb.OPEN_QUESTIONS, assessment))
        mine = button("My answers", Address(Verb.MY_ANSWERS, assessment))
        more = counted(rest, "more question", "more questions")
        blocks += [context(f"… and {more} in this section; the buttons show them all."), actions([every, mine])]
    return blocks


def _room(assessment: str, shown: Sequence[QuestionView]) -> int:
    controls = sum(weight(elements_of(assessment, view)) for view in shown)
    return (limits.MESSAGE_BLOCK_TEXT - BESIDES - controls) // max(1, len(shown))


def _call(card: SectionCard) -> str:
    return (
        f"{mentions(card.calls, CALLED)}: {mention(card.owner)} would like your answers. Press one here, or take all "
        "at once with *My open questions* on the card above. Skip and Don't know are answers too."
    )


def _end(card: SectionCard, when: str) -> str:
    return f"{sentence(card.ended or '')}{f', {when}' if when else ''}. The owner can reopen it from the summary."
