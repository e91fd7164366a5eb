"""The card that calls people once: they were asked in, handed a question, or are asked again."""

from bot.engine.cards.check import CallCard
from bot.engine.cards.question import QuestionView
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import drawn
from bot.slack.cards.question import answer_blocks
from bot.slack.writing.blocks import Json, actions, button, context, section
from bot.slack.writing.text import Line, inline, mention, mentions
from bot.tongue import say, told
from bot.usecases.ports import Drawn

CALLED = 60
SHORT, ASK, HELP, NOTE = 200, 900, 600, 500
OVER = Sentence("Nothing of this is open any more.")


def draw_call(card: CallCard) -> Drawn:
    """Draw the card of a call."""
    said = _said(card)
    note = f"\n“{inline(card.note, NOTE)}”" if card.note else ""
    blocks: list[Json] = [section(f"{said}{note}")]
    if card.over:
        blocks.append(context(told(OVER)))
    elif card.question:
        blocks += [section(_asked(card.question)), *answer_blocks(card.assessment, card.question)]
    else:
        every = Address(Verb.OPEN_QUESTIONS, card.assessment)
        blocks.append(actions([button(say("My open questions"), every, primary=True)]))
    lines = [Line(said), Line(inline(card.note, NOTE)), Line(told(OVER) if card.over else "")]
    return drawn(blocks, [*lines, Line(_asked(card.question).replace("*", "") if card.question else "", 1)])


def _said(card: CallCard) -> str:
    """Say who is called, by whom and why."""
    called, by = mentions(card.people, CALLED), mention(card.by)
    names = ", ".join(f"*{inline(short, SHORT)}*" for short in card.shorts)
    match card.why:
        case "asked":
            return say(
                "{called}: {by} would like your answers too. Press one in this thread, or take all at once. "
                "Skip and Don't know are answers too.",
                called=called,
                by=by,
            )
        case "handed":
            return say(
                "{called}: {by} hands you {names}, which is asked of you now.", called=called, by=by, names=names
            )
        case "upgraded":
            return say(
                "{called}: {by} took this check on to a newer version of its questions. New or asked anew: {names}.",
                called=called,
                by=by,
                names=names,
            )
        case "role":
            return say(
                "{called}: {by} counts on you as {role} here. Asked of you: {names}.",
                called=called,
                by=by,
                role=inline(card.role, SHORT),
                names=names,
            )
        case "reminded":
            return say(
                "{called}: something is still open for you here. Skip and Don't know are answers too.", called=called
            )
        case "again":
            after = f"*{inline(card.after or '', SHORT)}*"
            return say(
                "{called}: {by} changed {after}, so your answer to {names} no longer holds and is asked again.",
                called=called,
                by=by,
                after=after,
                names=names,
            )


def _asked(question: QuestionView) -> str:
    lines = [f"*{question.number}. {inline(question.ask, ASK)}*"]
    return "\n".join([*lines, *([inline(question.help, HELP)] if question.help else [])])
