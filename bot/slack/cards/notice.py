"""The small cards that say, for all to see, what was done to a follow-up; and the one that asks what to watch."""

from collections.abc import Callable, Mapping

from bot.engine.cards.follow_up import Hinge, NoticeCard, WatchCard
from bot.engine.saved.follow_up import NoticeKind
from bot.sentence import Sentence
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import drawn
from bot.slack.cards.naming import named_few
from bot.slack.cards.outlook import not_before, rhythm
from bot.slack.writing.blocks import Json, actions, button, section
from bot.slack.writing.text import Line, calendar_day, evidence, inline, mention, moment, spoken_moment
from bot.tongue import say
from bot.usecases.ports import Drawn

ABOUT, REASON = 300, 600
NAMED = 60
"""Days named one by one; that is a year without a look, and a message has room for no more."""
LATE = Sentence("time had passed when I looked, for ftready was not running, or could not post here.")


def draw_notice(card: NoticeCard) -> Drawn:
    """Draw a notice."""
    blocks: list[Json] = [section(_text(card, in_words=False))]
    if card.may_resume:
        blocks.append(actions([button(say("Resume check-ins"), Address(Verb.RESUME, card.assessment), primary=True)]))
    return drawn(blocks, [Line(_text(card, in_words=True))])


def draw_watch(card: WatchCard) -> Drawn:
    """Ask the owner to merge what was named into as many as are watched."""
    named = ", ".join(f"“{inline(name, 90)}”" for name in card.names)
    watched = ", ".join(f"“{inline(name, 90)}”" for name in card.watched)
    text = say(
        "{count} things were named: {named}. At most {most} are watched. {owner}, merge or pick them "
        "before the first check-in; until then these are: {watched}.",
        count=len(card.names),
        named=named,
        most=card.most,
        owner=mention(card.owner),
        watched=watched,
    )
    choose = button(say("Choose what is watched (owner)"), Address(Verb.WATCH, card.assessment), primary=True)
    return drawn([section(text), actions([choose])], [Line(text)])


def _text(card: NoticeCard, *, in_words: bool) -> str:
    return _SAID[card.kind](_Saying(card, in_words=in_words))


class _Saying:
    """What a notice is put together from."""

    def __init__(self, card: NoticeCard, *, in_words: bool) -> None:
        when = spoken_moment if in_words else moment
        self.card = card
        self.by = mention(card.by) if card.by else say("Somebody")
        self.about = inline(card.about, ABOUT)
        self.proof = f" · {evidence(card.link)}" if card.link and not in_words else ""
        self.first = self.coming = ""
        if card.next_at:
            next_at, waits = when(card.next_at), not_before(card.waits)
            self.first = say(" The first one: {next_at}{not_before}.", next_at=next_at, not_before=waits)
            self.coming = say(" The next one after that: {next_at}{not_before}.", next_at=next_at, not_before=waits)


def _scheduled(said: _Saying) -> str:
    schedule = said.card.schedule
    return say(
        "{by} set the check-ins: {rest}.{first}",
        by=said.by,
        rest=rhythm(schedule) if schedule else say("every week"),
        first=said.first,
    )


def _stopped(said: _Saying) -> str:
    return say(
        "Nobody answered the last check-ins, so I stop asking. {owner} or anyone who is asked can "
        "resume them; any answer does so too.",
        owner=mention(said.card.owner),
    )


def _skipped(said: _Saying) -> str:
    days = said.card.days
    if len(days) == 1:
        return say(
            "The check-in of {days} was skipped: its {late} It counts for nothing.{coming}",
            days=calendar_day(days[0]),
            late=LATE,
            coming=said.coming,
        )
    named = ", ".join(map(calendar_day, days[:NAMED]))
    rest = (
        say(", and each of {count} more up to {days}", count=len(days) - NAMED, days=calendar_day(days[-1]))
        if len(days) > NAMED
        else ""
    )
    return say(
        "{count} check-ins were skipped: {named}{rest}. Their {late} They count for nothing.{coming}",
        count=len(days),
        named=named,
        rest=rest,
        late=LATE,
        coming=said.coming,
    )


def _waived(said: _Saying) -> str:
    card = said.card
    until = say(" until {until}", until=calendar_day(card.until)) if card.until else ""
    why = f": {inline(card.reason, REASON)}" if card.reason else "."
    return say(
        "{by} leaves “{about}” as it is{until}, and stands for that{why}",
        by=said.by,
        about=said.about,
        until=until,
        why=why,
    )


def _given(said: _Saying) -> str:
    to, due = said.card.to, said.card.due
    until = say(", until {due}", due=calendar_day(due)) if due else ""
    return say(
        "{by} gave {rest} the gap “{about}” to close{until}.",
        by=said.by,
        rest=mention(to) if to else say("somebody"),
        about=said.about,
        until=until,
    )


def _closed(said: _Saying) -> str:
    closed = say("{by} closed the gap of {about}{proof}.", by=said.by, about=said.about, proof=said.proof)
    return f"{closed} {_verdict_since(said.card.hinge)}" if said.card.hinge else closed


def _verdict_since(hinge: Hinge) -> str:
    """Say what closing a gap changed of the verdict, and where it stays, which answers hold it."""
    verdict = inline(hinge.verdict, 100)
    if hinge.changes:
        return say("With that the verdict is {verdict}.", verdict=verdict)
    if hinge.gate:
        return say(
            "The verdict still is {verdict}: the gate “{gate}” waits for {rests} too.",
            verdict=verdict,
            gate=inline(hinge.gate, 100),
            rests=named_few(hinge.rests),
        )
    return say("The verdict still is {verdict}: other answers hold it.", verdict=verdict)


_SAID: Mapping[NoticeKind, Callable[[_Saying], str]] = {
    "scheduled": _scheduled,
    "paused": lambda said: say("{by} paused the check-ins. Nobody is asked until they are resumed.", by=said.by),
    "stopped": _stopped,
    "resumed": lambda said: say("{by} took the check-ins up again.{coming}", by=said.by, coming=said.coming),
    "skipped": _skipped,
    "lapsed": lambda said: say(
        "The time for leaving “{about}” as it is has ended, so its gap is open again.", about=said.about
    ),
    "expired": lambda _: say("The verdict has expired: too much may have changed since. Check in, or ask again."),
    "waived": _waived,
    "raised": lambda said: say("{by} raised “{about}” again: its gap is open.", by=said.by, about=said.about),
    "given": _given,
    "closed": _closed,
    "reopened": lambda said: say("{by} reopened the check: there is no verdict until they decide again.", by=said.by),
    "watch": lambda said: say("{by} chose what is watched: {about}.", by=said.by, about=said.about),
}
"""What is said of each kind of notice."""
