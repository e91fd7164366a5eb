"""The card that says what moved in a week, posted only where something did."""

from collections.abc import Iterator

from bot.engine.cards_follow_up import MovedCard, StreakMove
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, header, pack, section
from bot.slack.cards.drawing import Links, drawn, emoji, to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.outlook import weeks
from bot.slack.text import Line, calendar_day, counted, evidence, inline, mention, plain
from bot.usecases.ports import Drawn

NAME = 120
RESULTS = {"held": "held", "wrong": "did not hold, and is watched no longer", "not_tested": "was not tested"}


def draw_moved(card: MovedCard, links: Links) -> Drawn:
    """Draw what moved."""
    title = f"What moved · week of {calendar_day(card.date)}"
    verdict = _verdict(card)
    rows = list(_rows(card, links))
    blocks: list[Json] = [
        header(title),
        section(f"{emoji(card.mark)}*{verdict}*"),
        *(section(text) for text in pack(f"• {text}" for text, _ in rows)),
    ]
    if card.offered:
        choose = button("Choose what is watched (owner)", Address(Verb.WATCH, card.assessment))
        blocks.append(actions([choose]))
    lines = [Line(f"{title}."), Line(f"{verdict}."), *(Line(f"{text}.", 1) for _, text in rows)]
    return drawn(blocks, lines)


def _verdict(card: MovedCard) -> str:
    now = inline(card.verdict, 200)
    reason = f": {inline(card.headline, 600)}" if card.headline else ""
    return f"{inline(card.before, 200)} → {now}{reason}" if card.before else f"Still {now}{reason}"


def _rows(card: MovedCard, links: Links) -> Iterator[tuple[str, str]]:
    """Give each thing that moved, as it is shown and as it is spoken."""
    places = dict(card.cards)
    yield from (_twice(_streak(each)) for each in card.streaks)
    for change in card.changes:
        name = to_card(links, places.get(change.question, ""), plain(change.short, 80))
        yield (
            f"{name}: {shown(change.before)} → {shown(change.after)}",
            f"{inline(change.short, 80)}: {spoken(change.before)} before, {spoken(change.after)} now",
        )
    yield from (_twice(text) for text in _watched(card))
    for short, link, by in card.closed:
        text = f"Gap closed by {mention(by)}: {inline(short, NAME)}"
        yield f"{text}{f' · {evidence(link)}' if link else ''}", text
    if card.stuck:
        yield _twice(f"Stuck: {', '.join(f'{inline(short, 80)} ({weeks(count)})' for short, count in card.stuck)}")


def _watched(card: MovedCard) -> Iterator[str]:
    for name, run in card.seen:
        in_a_row = f", {run} check-ins in a row" if run > 1 else ""
        yield f"Seen again: “{inline(name, NAME)}”{in_a_row}"
    yield from (f"Not seen this time: “{inline(name, NAME)}”" for name in card.gone)
    yield from (f"New: “{inline(name, NAME)}”" for name in card.new)
    for name in card.offered:
        yield f"“{inline(name, NAME)}” came up again and is not watched; {mention(card.owner)} can watch it instead"
    for name, result in card.results:
        yield f"Said to last: “{inline(name, NAME)}”. It {RESULTS.get(result, result)}"
    if card.results and card.decided:
        yield f"{card.held} of {counted(card.decided, 'prediction', 'predictions')} held"


def _streak(each: StreakMove) -> str:
    title = inline(each.title, 60)
    if each.word == "restarted" and each.before == each.after:
        return f"{title}: still {each.after}"
    if each.word == "restarted":
        return f"{title}: back to {each.after}; it was {each.before}"
    if each.word == "paused":
        return f"{title}: still {each.after}, for nobody answered"
    if each.word == "unmeasured":
        return f"{title}: still {each.after}, for nobody answered the questions it is measured by"
    return f"{title}: {each.after}"


def _twice(text: str) -> tuple[str, str]:
    return text, text
