"""The card of one section, in the thread; and the one for the questions a verdict asks once."""

from collections.abc import Sequence

from bot.engine.cards.check import AfterCard, SectionCard
from bot.engine.cards.question import QuestionView
from bot.slack import limits
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, drawn, weight
from bot.slack.cards.question import LEAST_ROOM, elements_of, question_blocks, spoken
from bot.slack.writing.blocks import Json, actions, button, context, header, section
from bot.slack.writing.text import Line, counted, inline, mention, mentions, moment, sentence, spoken_moment
from bot.tongue import say
from bot.usecases.ports import Drawn

CALLED = 60
BESIDES = 2500
"""Characters kept for all that is no question."""


def draw_section(card: SectionCard, links: Links) -> Drawn:
    """Draw the card of a section."""
    title = say("{title} · {place} of {of}", title=card.title, place=card.place, of=card.of)
    calls = [section(_call(card))] if card.calls and not card.ended else []
    blocks = [header(title), *calls, *_questions(card.assessment, card.questions, links)]
    lines = [
        Line(say("Section {place} of {of}: {title}.", place=card.place, of=card.of, title=inline(card.title, 200)))
    ]
    lines += [Line(_call(card))] if calls else []
    lines += [line for view in card.questions for line in spoken(view, 1)]
    if card.ended:
        blocks.append(context(_end(card, moment(card.ended_at) if card.ended_at else "")))
        lines.append(Line(_end(card, spoken_moment(card.ended_at) if card.ended_at else "")))
    return drawn(blocks, lines)


def draw_after(card: AfterCard, links: Links) -> Drawn:
    """Draw the questions a verdict asks once."""
    intro = say("To write down once, not graded. Asked of {owner}.", owner=mention(card.owner))
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
        every = button(say("My open questions"), Address(Verb.OPEN_QUESTIONS, assessment))
        mine = button(say("My answers"), Address(Verb.MY_ANSWERS, assessment))
        more = counted(rest, "more question", "more questions")
        blocks += [
            context(say("… and {more} in this section; the buttons show them all.", more=more)),
            actions([every, mine]),
        ]
    return blocks


def _room(assessment: str, shown: Sequence[QuestionView]) -> int:
    controls = sum(weight(elements_of(assessment, view)) for view in shown)
    return (limits.MESSAGE_BLOCK_TEXT - BESIDES - controls) // max(1, len(shown))


def _call(card: SectionCard) -> str:
    return say(
        "{calls}: {owner} would like your answers. Press one here, or take all at once with *My open "
        "questions* on the card above. Skip and Don't know are answers too.",
        calls=mentions(card.calls, CALLED),
        owner=mention(card.owner),
    )


def _end(card: SectionCard, when: str) -> str:
    return say(
        "{ended}{rest}. The owner can reopen it from the summary.",
        ended=sentence(card.ended or ""),
        rest=f", {when}" if when else "",
    )
