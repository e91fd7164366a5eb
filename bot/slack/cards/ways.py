"""The rows of a summary on what would change the verdict: one answer, one person more, or several together."""

from collections.abc import Iterator

from bot.engine.weighed.turning import Flip, Turn
from bot.slack.cards.levels import shown, spoken
from bot.slack.cards.naming import SHORT, WHO, Naming
from bot.slack.cards.rows import Row
from bot.slack.writing.text import inline, mentions
from bot.tongue import say


def ways(names: Naming) -> Iterator[Row]:
    """Say each way there is."""
    there = names.card.summary.ways
    yield from (_flip(names, each) for each in there.flips)
    yield from (_turn(names, each) for each in there.turns)
    if there.things:
        which = [id_ for id_, _ in there.things.together]
        verdict = names.verdict(there.things.verdict)
        many = say("At least {least} answers must change", least=there.things.least)
        yield Row(
            say(
                "• {many}; together these make it *{verdict}*: {which}",
                many=many,
                verdict=verdict,
                which=names.gaps_shown(which),
            ),
            say(
                "{many}; together these make it {verdict}: {which}.",
                many=many,
                verdict=verdict,
                which=names.gaps_spoken(which),
            ),
        )


def _flip(names: Naming, each: Flip) -> Row:
    verdict, who = names.verdict(each.verdict), mentions(each.who, WHO)
    text = say(
        "{question}: {level} → {to} makes it *{verdict}*",
        question=names.question(each.question, each.short),
        level=shown(each.level),
        to=shown(each.to),
        verdict=verdict,
    )
    aloud = say(
        "{short} from {level} to {to} makes it {verdict}",
        short=inline(each.short, SHORT),
        level=spoken(each.level),
        to=spoken(each.to),
        verdict=verdict,
    )
    return Row(
        say("• {text} · {who} could check", text=text, who=who),
        say("{aloud}; {who} could check.", aloud=aloud, who=who),
    )


def _turn(names: Naming, each: Turn) -> Row:
    verdict, who = names.verdict(each.verdict), mentions(each.who, WHO)
    match each.how:
        case "level":
            what, aloud = (
                f"{word(each.level)} {to} {word(each.to)}" for word, to in ((shown, "→"), (spoken, say("to")))
            )
        case "split":
            what = aloud = say("agreed on, or settled, as {to} or better", to=spoken(each.to))
        case "people":
            what = aloud = say("an answer by one person more")
        case "option":
            what = aloud = say(
                "{instead}, such as “{other}”", instead=_instead(each), other=inline(each.other or "", SHORT)
            )
    again = (
        say(" ({all} are asked again)", all=", ".join(inline(short, SHORT) for short in each.again))
        if each.again
        else ""
    )
    return Row(
        say(
            "• {question}: {what} makes it *{verdict}*{again} · {who} could see to it",
            question=names.question(each.question, each.short),
            what=what,
            verdict=verdict,
            again=again,
            who=who,
        ),
        say(
            "{short}: {aloud} makes it {verdict}{again}; {who} could see to it.",
            short=inline(each.short, SHORT),
            aloud=aloud,
            verdict=verdict,
            again=again,
            who=who,
        ),
    )


def _instead(turn: Turn) -> str:
    return say("another answer than “{said}”", said=inline(turn.said, SHORT)) if turn.said else say("an answer")
