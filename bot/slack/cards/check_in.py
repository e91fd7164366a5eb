"""The card of a check-in: what is asked this week, what was said, and once it is over what came of it."""

from collections.abc import Iterator

from bot.engine.cards.follow_up import CheckInCard, CheckInLine, GapLine, WatchedLine
from bot.engine.saved.follow_up import Result
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards import lacking
from bot.slack.cards.care import has_it
from bot.slack.cards.drawing import drawn
from bot.slack.writing.blocks import Json, actions, button, context, header, overflow, pack, section
from bot.slack.writing.text import (
    Line,
    calendar_day,
    counted,
    evidence,
    inline,
    mention,
    mentions,
    moment,
    spoken_moment,
)
from bot.tongue import say
from bot.usecases.ports import Drawn

SAID, NAME, CALLED, NAMED = 200, 120, 60, 8
RESULTS = {
    "held": Sentence("held"),
    "wrong": Sentence("did not hold"),
    "not_tested": Sentence("not tested"),
    "open": Sentence("to be looked at"),
}


def draw_check_in(card: CheckInCard) -> Drawn:
    """Draw a check-in."""
    title = f"{card.title} · {calendar_day(card.date)}"
    lines = list(_lines(card))
    blocks: list[Json] = [header(title)]
    call = _call(card)
    blocks += [section(call)] if call else []
    blocks += [section(text) for text in pack(text for text, _ in lines)]
    blocks.append(context(_where_it_stands(card, in_words=False)))
    if card.ended is None:
        blocks.append(actions(_buttons(card)))
    spoken = [Line(f"{inline(title, 200)}."), Line(f"{call}" if call else "")]
    spoken += [Line(f"{text}.", 1) for _, text in lines]
    return drawn(blocks, [*spoken, Line(f"{_where_it_stands(card, in_words=True)}.")])


def _call(card: CheckInCard) -> str:
    """Say what to do, to those alone who have something open."""
    if card.ended is not None:
        return ""
    who = f"{mentions(card.calls, CALLED)}: " if card.calls else ""
    late = say("This one comes late. ") if card.late else ""
    return say(
        "{who}{late}What moved since last week? *All the same* opens the form, filled in: {usual}.",
        who=who,
        late=late,
        usual=say("nothing changed; what is watched: nobody looked, unless you say there that you did")
        if card.watched
        else say("nothing changed"),
    )


def _lines(card: CheckInCard) -> Iterator[tuple[str, str]]:
    """Give each thing asked with what was said, as it is shown and as it is spoken."""
    for line in card.lines:
        yield _asked(line)
    looked_back = dict(card.looked_back)
    for watched in card.watched:
        yield _watched(watched, looked_back.pop(watched.name, None), looked=card.looked)
    for name in card.new:
        text = say("New: “{name}”", name=inline(name, NAME))
        yield f"• {text}", text
    for name, result in looked_back.items():
        text = say("Said to last: “{name}”, {results}", name=inline(name, NAME), results=RESULTS[result])
        yield f"• {text}", text
    for short, answer in card.closed:
        proof = f" · {evidence(answer.link)}" if answer.link else ""
        text = say("Answered anew: {short}", short=inline(short, NAME))
        yield f"• {text}{proof}", text
    if card.gap is not None:
        yield _gap(card.gap)
    for short, days in card.stale:
        text = say(
            "Asked again, for an answer keeps {how_many}: {short}",
            how_many=counted(days, "day", "days"),
            short=inline(short, NAME),
        )
        yield f"• {text}", text


def _asked(line: CheckInLine) -> tuple[str, str]:
    """Say who said what, those who said the same together."""
    alike: dict[tuple[str, str | None], list[str]] = {}
    for each in line.said:
        alike.setdefault((each.text, each.link), []).append(each.person)
    name = inline(line.short, NAME)
    if not alike:
        return say("*{name}*: nobody yet", name=name), say("{name}: nobody yet", name=name)
    said = [(f"{inline(text, SAID)} ({mentions(people, NAMED)})", link) for (text, link), people in alike.items()]
    shown = "; ".join(f"{text} · {evidence(link)}" if link else text for text, link in said)
    return f"*{name}*: {shown}", f"{name}: {'; '.join(text for text, _ in said)}"


def _watched(line: WatchedLine, result: Result | None, *, looked: bool | None) -> tuple[str, str]:
    """Say what came of one watched thing, on the same line what became of the prediction that it lasts."""
    name = say("Watched: “{name}”", name=inline(line.name, NAME))
    if line.seen_by:
        often = say(", each of the last {run} times somebody looked", run=line.run) if line.run > 1 else ""
        text = say("{name}, seen again by {seen_by}{often}", name=name, seen_by=mentions(line.seen_by, 5), often=often)
    elif looked:
        text = say("{name}, not seen", name=name)
    elif looked is False:
        text = say("{name}, nobody looked", name=name)
    else:
        text = name
    if result is not None:
        text = say("{text}; said to last, {result}", text=text, result=RESULTS[result])
    return f"• {text}", text


def _gap(gap: GapLine) -> tuple[str, str]:
    owner = f" {has_it(gap)}." if gap.owner else ""
    text = say(
        "Next gap, {short}: {in_short}{do}. Done when {done}.{owner}",
        short=inline(gap.short, NAME),
        in_short=lacking.in_short(gap),
        do=lacking.do(gap, 300),
        done=inline(gap.done, 300),
        owner=owner,
    )
    return f"• {text}", text.rstrip(".")


def _where_it_stands(card: CheckInCard, *, in_words: bool) -> str:
    done = (
        say("Answered: {answered}", answered=mentions(card.answered, 10))
        if card.answered
        else say("Nobody has answered")
    )
    if card.ended is None:
        waiting = (
            say(" · Still open for {waiting_for}", waiting_for=mentions(card.waiting_for, 10))
            if card.waiting_for
            else ""
        )
        return say("{done}{waiting} · {until}", done=done, waiting=waiting, until=_until(card))
    when = f", {(spoken_moment if in_words else moment)(card.ended_at)}" if card.ended_at else ""
    how = {"held": say("Over"), "missed": say("Over: nobody answered"), "skipped": say("Skipped")}[card.ended]
    how = say("Over before anyone answered; it counts for nothing") if card.cut_short else how
    by = say(", ended by {ended_by}", ended_by=mention(card.ended_by)) if card.ended_by else ""
    return f"{done} · {how}{by}{when}" if card.answered else f"{how}{by}{when}"


def _until(card: CheckInCard) -> str:
    """Say what ends it: where all have answered, name what is left, for nobody else would know."""
    if card.anyone_here:
        return say(
            "Anyone here can answer · It ends with the next one, or when {owner} ends it", owner=mention(card.owner)
        )
    if card.unanswered and not card.waiting_for:
        return say(
            "Nobody has answered yet: {unanswered} · It ends once somebody has, or with the next one",
            unanswered=", ".join(inline(each, CALLED) for each in card.unanswered),
        )
    return say("It ends once all have answered and nothing is left open, or with the next one")


def _buttons(card: CheckInCard) -> list[Json]:
    usual = Address(Verb.CHECK_IN, card.assessment, extra="usual")
    menu = [
        (say("Gaps"), Address(Verb.GAPS, card.assessment)),
        (say("Day and time (owner)"), Address(Verb.SCHEDULE, card.assessment)),
        (say("End it now (owner)"), Address(Verb.END_CHECK_IN, card.assessment, extra=card.date.isoformat())),
        (say("Pause check-ins (owner)"), Address(Verb.PAUSE, card.assessment)),
    ]
    return [
        button(say("All the same…"), usual, primary=True, label=say("All the same: opens the form, filled in")),
        button(
            say("Something moved…"),
            Address(Verb.CHECK_IN, card.assessment),
            label=say("Something moved: opens the form"),
        ),
        overflow(usual, menu),
    ]
