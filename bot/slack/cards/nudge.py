"""The one direct message a person has: what is open for them, and how to hear of it later, or not at all."""

from collections.abc import Mapping

from bot.engine.reminders.card import NudgeCard, NudgeLine
from bot.engine.reminders.outcomes import Outcome
from bot.engine.reminders.wishing import Wish
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.care import since
from bot.slack.cards.drawing import Links, drawn, to_card
from bot.slack.writing.blocks import Json, actions, button, context, pack, section
from bot.slack.writing.text import Line, calendar_day, counted, inline, moment, named, plain, sentence, spoken_moment
from bot.tongue import say, speaking, told
from bot.usecases.ports import Drawn

NAME, WHAT = 120, 200
MOST = 15
"""Things named before the rest is counted."""
WORDS = {
    Wish.LATER: (Sentence("Later"), Sentence("Later: remind me in three hours")),
    Wish.TOMORROW: (Sentence("Tomorrow"), Sentence("Tomorrow: remind me on the next working day")),
    Wish.NEXT_WEEK: (Sentence("Next week"), Sentence("Next week: remind me on Monday")),
    Wish.STOP: (Sentence("Stop"), Sentence("Stop: do not remind me any more")),
    Wish.AGAIN: (Sentence("Remind me again"), Sentence("Remind me again of what is open for me")),
}
TIMES = Sentence("Times are in your own zone, on working days. Stop ends all reminders, in every check.")
OVER = Sentence("Nothing of this is open for you any more.")
DONE: Mapping[Outcome, Sentence] = {
    "answered": Sentence("you answered"),
    "others": Sentence("somebody else answered"),
    "decided": Sentence("it was decided meanwhile"),
    "ended": Sentence("the check-in is over"),
    "closed_by_you": Sentence("you closed the gap"),
    "closed": Sentence("the gap is closed"),
    "given": Sentence("the gap is with you no more"),
    "left": Sentence("the gap is left as it is"),
    "moved": Sentence("the gap has another day"),
    "renewed": Sentence("the verdict was looked at again"),
    "expired": Sentence("the verdict has expired"),
}
STOPPED = Sentence("I remind you of nothing now. What is asked of you still stands in its thread.")


def draw_nudge(card: NudgeCard, links: Links) -> Drawn:
    """Draw a nudge, in the language of whom it is of."""
    with speaking(card.language):
        return _drawn(card, links)


def _drawn(card: NudgeCard, links: Links) -> Drawn:
    if card.state == "over":
        over = _over(card)
        return drawn([section(over)], [Line(over)])
    if card.state == "stopped":
        return drawn([section(STOPPED), actions([_button(Wish.AGAIN)])], [Line(STOPPED)])
    rest = len(card.lines) - MOST
    more = [say("… and {how_many}", how_many=counted(rest, "more thing", "more things"))] if rest > 0 else []
    shown = [f"• {_line(line, links)}" for line in card.lines[:MOST]]
    blocks: list[Json] = [section(_lead(card, in_words=False))]
    blocks += [section(text) for text in pack([*shown, *more])]
    blocks.append(actions([_button(each) for each in (Wish.LATER, Wish.TOMORROW, Wish.NEXT_WEEK, Wish.STOP)]))
    blocks.append(context(told(TIMES)))
    spoken = [Line(f"{_line(line, {})}.", 1) for line in card.lines[:MOST]]
    return drawn(
        blocks,
        [Line(_lead(card, in_words=True)), *spoken, *(Line(f"{text}.", 2) for text in more), Line(told(TIMES), 3)],
    )


def _over(card: NudgeCard) -> str:
    """Say that nothing is open, and what became of it where that is known."""
    became = "; ".join(told(DONE[each]) for each in card.done)
    return say("Nothing of this is open for you any more: {became}.", became=became) if became else told(OVER)


def _lead(card: NudgeCard, *, in_words: bool) -> str:
    if card.state == "later" and card.again_at is not None:
        return say("I remind you again {it}:", it=(spoken_moment if in_words else moment)(card.again_at))
    return say("{how_many} open for you:", how_many=counted(len(card.lines), "thing is", "things are"))


def _line(line: NudgeLine, links: Links) -> str:
    name = inline(named(line.title, line.subject), NAME)
    day = calendar_day(line.day) if line.day else ""
    match line.kind:
        case "questions":
            return say(
                "{name}: your answers to {what}", name=name, what=to_card(links, line.place, plain(line.what, WHAT))
            )
        case "check_in":
            return f"{name}: {to_card(links, line.place, say('the check-in of {day}', day=day))}"
        case "due":
            due = since(line.day) if line.overdue and line.day else say(", due {day}", day=day)
            return say(
                "{name}: the gap {what} you close{due}",
                name=name,
                what=to_card(links, line.place, plain(line.what, WHAT)),
                due=due,
            )
        case "expiry":
            return say(
                "{name}: {links} expires on {day}; {what}",
                name=name,
                what=sentence(line.what) or say("check in, or ask again"),
                links=to_card(links, line.place, say("the verdict")),
                day=day,
            )


def _button(wish: Wish) -> Json:
    text, label = WORDS[wish]
    return button(text, Address(Verb.NUDGE, extra=wish.value), label=label)
