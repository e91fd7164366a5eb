"""The card that says what moved in a week, posted only where something did."""

from collections.abc import Iterator

from bot.engine.cards.follow_up import MovedCard, StreakMove
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, drawn, emoji, to_card
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.outlook import counted_with, weeks
from bot.slack.writing.blocks import Json, actions, button, header, pack, section
from bot.slack.writing.text import Line, calendar_day, counted, evidence, inline, mention, plain
from bot.tongue import say
from bot.usecases.ports import Drawn

NAME = 120
STUCK_NAMED = 3
RESULTS = {
    "held": Sentence("held"),
    "wrong": Sentence("did not hold, and is watched no longer"),
    "not_tested": Sentence("was not tested"),
}


def draw_moved(card: MovedCard, links: Links) -> Drawn:
    """Draw what moved."""
    title = say("What moved · week of {date}", date=calendar_day(card.date))
    verdict = _verdict(card)
    rows = list(_rows(card, links))
    blocks: list[Json] = [
        header(title),
        section(f"{emoji(card.mark)}*{verdict}*"),
        *(section(text) for text in pack(f"• {text}" for text, _ in rows)),
    ]
    if card.offered:
        choose = button(say("Choose what is watched (owner)"), Address(Verb.WATCH, card.assessment))
        blocks.append(actions([choose]))
    lines = [Line(f"{title}."), Line(f"{verdict}."), *(Line(f"{text}.", 1) for _, text in rows)]
    return drawn(blocks, lines)


def _verdict(card: MovedCard) -> str:
    now = inline(card.verdict, 200)
    reason = f": {inline(card.headline, 600)}" if card.headline else ""
    return (
        f"{inline(card.before, 200)} → {now}{reason}"
        if card.before
        else say("Still {now}{reason}", now=now, reason=reason)
    )


def _rows(card: MovedCard, links: Links) -> Iterator[tuple[str, str]]:
    """Give each thing that moved, as it is shown and as it is spoken."""
    places = dict(card.cards)
    yield from (_twice(_streak(each)) for each in card.streaks)
    for change in card.changes:
        name = to_card(links, places.get(change.question, ""), plain(change.short, 80))
        yield (
            f"{name}: {shown(change.before)} → {shown(change.after)}",
            say(
                "{short}: {before} before, {after} now",
                short=inline(change.short, 80),
                before=spoken(change.before),
                after=spoken(change.after),
            ),
        )
    yield from (_twice(text) for text in _watched(card))
    for short, link, by in card.closed:
        text = say("Gap closed by {by}: {short}", by=mention(by), short=inline(short, NAME))
        yield f"{text}{f' · {evidence(link)}' if link else ''}", text
    if card.stuck:
        yield _twice(
            say(
                "Stuck: {all}{rest}",
                all=", ".join((f"{inline(short, 80)} ({weeks(count)})" for short, count in card.stuck[:STUCK_NAMED])),
                rest=say(" and {rest} more", rest=rest) if (rest := len(card.stuck) - STUCK_NAMED) > 0 else "",
            )
        )


def _watched(card: MovedCard) -> Iterator[str]:
    for name, run in card.seen:
        often = say(", each of the last {run} times somebody looked", run=run) if run > 1 else ""
        yield say("Seen again: “{name}”{often}", name=inline(name, NAME), often=often)
    yield from (say("Not seen this time: “{name}”", name=inline(name, NAME)) for name in card.gone)
    if card.not_looked:
        named = ", ".join(f"“{inline(name, NAME)}”" for name in card.not_looked)
        yield say("Nobody looked for what is watched: {named}", named=named)
    yield from (say("New: “{name}”", name=inline(name, NAME)) for name in card.new)
    for name in card.offered:
        yield say(
            "“{name}” came up again and is not watched; {owner} can watch it instead",
            name=inline(name, NAME),
            owner=mention(card.owner),
        )
    unlinked = dict(card.unlinked)
    for name, result in card.results:
        get = say(RESULTS.get(result, result))
        if name in unlinked:
            get = say("{get}: “{short}” was answered without its link", get=get, short=inline(unlinked[name], 80))
        yield say("Said to last: “{name}”. It {get}", name=inline(name, NAME), get=get)
    if card.results and card.decided:
        yield say(
            "{held} of {how_many} held", held=card.held, how_many=counted(card.decided, "prediction", "predictions")
        )


def _streak(each: StreakMove) -> str:
    """Say how long a streak is, and what it is added to, where that counts on or counted before."""
    return f"{_moved(each)}{counted_with(each.counts)}"


def _moved(each: StreakMove) -> str:
    title = inline(each.title, 60)
    if each.word == "restarted" and each.before == each.after:
        return say("{title}: still {after}", title=title, after=each.after)
    if each.word == "restarted":
        return say("{title}: back to {after}; it was {before}", title=title, after=each.after, before=each.before)
    if each.word == "paused":
        return say("{title}: still {after}, for nobody answered", title=title, after=each.after)
    if each.word == "unmeasured":
        return say(
            "{title}: still {after}, for nobody answered the questions it is measured by", title=title, after=each.after
        )
    return f"{title}: {each.after}"


def _twice(text: str) -> tuple[str, str]:
    return text, text
