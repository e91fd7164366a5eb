"""The rows of a summary on where people differ: open splits, what the owner settled, what does not apply."""

from collections.abc import Iterator

from bot.engine.weighed.summary import OpenSplit
from bot.slack.cards.levels import spoken
from bot.slack.cards.naming import SHORT, WHO, Naming
from bot.slack.cards.rows import Row
from bot.slack.writing.text import inline, mention, mentions
from bot.tongue import say


def splits(names: Naming) -> Iterator[Row]:
    """Say what a split counts; those that count alike are spoken of together."""
    alike: dict[str, list[str]] = {}
    for each in names.card.summary.splits:
        alike.setdefault(_meanwhile(each), []).append(each.question)
    for meanwhile, ids in alike.items():
        for id_ in ids:
            name = names.split_or_card(id_, names.short(id_))
            each_of = f"{names.gaps_spoken(ids)}: {say('each ') if len(ids) > 1 else ''}"
            aloud = f"{each_of}{meanwhile}." if id_ == ids[0] else ""
            yield Row(
                say("• {name}: answers lie far apart; it counts as {meanwhile}", name=name, meanwhile=meanwhile),
                aloud,
            )


def settled(names: Naming) -> Iterator[Row]:
    """Say what the owner settled, as what, and why."""
    for id_, word in names.card.settled:
        short = names.short(id_)
        value, reason = inline(word.text, names.width.said), inline(word.reason, names.width.sentence)
        yield Row(
            say(
                "• {split_or_card}: {value}, by {by}. Why: {reason}",
                split_or_card=names.split_or_card(id_, short),
                value=value,
                by=mention(word.by),
                reason=reason,
            ),
            say(
                "{short}: {value}, by {by}. Why: {reason}",
                short=inline(short, SHORT),
                value=value,
                by=mention(word.by),
                reason=reason,
            ),
            rank=2,
        )


def agreed(names: Naming) -> Iterator[Row]:
    """Name in one line on what people agree since they voted again."""
    ids = names.card.agreed
    if ids:
        these = ", ".join(names.again(id_, names.short(id_)) for id_ in ids)
        yield Row(f"• {these}", f"{', '.join(inline(names.short(id_), SHORT) for id_ in ids)}.", rank=2)


def asides(names: Naming) -> Iterator[Row]:
    """Name what does not apply and why, and where some say so although it was answered."""
    for each in names.card.summary.asides:
        who = "; ".join(_why(names, person, reason) for person, reason in each.said[:WHO])
        rest = say(" and {count} more", count=len(each.said) - WHO) if len(each.said) > WHO else ""
        decided = say(", decided by the owner") if each.settled else ""
        counts = (
            say("; what {answered_by} answered counts all the same", answered_by=mentions(each.answered_by, WHO))
            if each.applies
            else ""
        )
        said = f"{who}{rest}{decided}{counts}"
        yield Row(f"• {names.question(each.question, each.short)}: {said}", f"{inline(each.short, SHORT)}: {said}.")


def _why(names: Naming, person: str, reason: str) -> str:
    return f"{mention(person)}: {inline(reason, names.width.said)}" if reason else mention(person)


def _meanwhile(split: OpenSplit) -> str:
    """Say what a question counts while its split is open, and what ends it."""
    until = say("it is settled or people agree") if split.settle else say("people agree; nobody can settle it")
    return say("{level} until {until}", level=spoken(split.level), until=until)
