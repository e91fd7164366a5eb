"""The cards that raise something to talk about: a split, and two answers that do not go together."""

from collections.abc import Callable
from datetime import datetime

from bot.engine.cards import ContradictionCard, SplitCard
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, context, section
from bot.slack.cards.drawing import Links, drawn, to_card
from bot.slack.text import Line, inline, mention, mentions, moment, plain, sentence, spoken_moment
from bot.usecases.ports import Drawn

TEXT, REASON, PEOPLE = 400, 1200, 15


def draw_split(card: SplitCard, links: Links) -> Drawn:
    """Draw a split: the far ends are asked to say why, and what can be done about it stands below."""
    title = to_card(links, card.stands_on, card.short)
    paragraphs = [f"*Split on {title}*", *_what(card)]
    blocks: list[Json] = [section("\n".join(paragraphs))]
    elements = _buttons(card)
    if elements:
        blocks.append(actions(elements))
    if card.ended:
        blocks.append(context(_end(card, moment)))
    lines = [Line(f"Split on {inline(card.short, 300)}."), *(Line(text, 1) for text in _what(card))]
    return drawn(blocks, [*lines, Line(_end(card, spoken_moment))])


def draw_contradiction(card: ContradictionCard, links: Links) -> Drawn:
    """Draw two answers that do not go together, as a question to the thread."""
    names = " and ".join(f"“{inline(short, 200)}”" for short in card.between)
    question = inline(card.text, 2000)
    lead = f"Two answers do not go together: {names}."
    if card.ended:
        act, spoken = _end(card, moment), _end(card, spoken_moment)
    else:
        act = f"Talk it over here. If an answer should change, press *Change* on {_where(card, links)}."
        spoken = "Talk it over in the thread; if an answer should change, press Change on its card."
    blocks = [section(f"*{lead}*\n{question}"), context(act)]
    return drawn(blocks, [Line(lead), Line(question), Line(spoken, 1)])


def _end(card: SplitCard | ContradictionCard, say: Callable[[datetime], str]) -> str:
    """Say when and by whom it was closed; nothing while it is open."""
    if not card.ended:
        return ""
    return f"{sentence(card.ended)}{f', {say(card.ended_at)}' if card.ended_at else ''}."


def _where(card: ContradictionCard, links: Links) -> str:
    one_each = len(card.sections) == len(card.between)
    labels = [plain(short, 80) for short in card.between] if one_each else ["its card"] * len(card.sections)
    return " or ".join(to_card(links, name, label) for name, label in zip(card.sections, labels, strict=True))


def _what(card: SplitCard) -> list[str]:
    if card.settled:
        word = card.settled
        return [f"Settled by {mention(word.by)}: {inline(word.text, TEXT)}.", f"Why: {inline(word.reason, REASON)}"]
    if card.voting:
        return ["A new vote is on. Answers are hidden until all are in, then shown together."]
    ends = [
        f"{mentions(people, PEOPLE)}: {inline(text, TEXT)}"
        for people, text in ((card.high, card.high_text), (card.low, card.low_text))
        if people
    ]
    if card.ended:
        return ends
    return [*ends, f"Please say here, in the thread, what makes you see it that way. {_then(card)}"]


def _then(card: SplitCard) -> str:
    owner = mention(card.owner)
    if card.may_vote and card.may_settle:
        return f"Then vote again, or {owner} settles it with a reason."
    if card.may_vote:
        return "Then vote again. Nobody can settle this one: that people disagree is the finding."
    if card.may_settle:
        return f"Then change what was wrong on its card, or {owner} settles it with a reason."
    return "Then change what was wrong on its card."


def _buttons(card: SplitCard) -> list[Json]:
    buttons: list[Json] = []
    if card.may_vote:
        at = Address(Verb.VOTE_AGAIN, card.assessment, card.question)
        buttons.append(button("Vote again", at, primary=True, label=f"Vote again on {card.short}"))
    if card.may_settle:
        at = Address(Verb.SETTLE, card.assessment, card.question)
        buttons.append(button("Settle… (owner)", at, primary=not card.may_vote, label=f"Settle {card.short}"))
    return buttons
