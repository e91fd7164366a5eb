"""The small cards that say, for all to see, what was done to a follow-up; and the one that asks what to watch."""

from collections.abc import Callable, Mapping

from bot.engine.cards_follow_up import NoticeCard, WatchCard
from bot.engine.follow_up import NoticeKind
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, section
from bot.slack.cards.drawing import Links, drawn
from bot.slack.cards.outlook import not_before, rhythm
from bot.slack.text import Line, calendar_day, evidence, inline, mention, moment, spoken_moment
from bot.usecases.ports import Drawn

ABOUT, REASON = 300, 600
NAMED = 60
"""Days named one by one; that is a year without a look, and a message has room for no more."""
LATE = "time had passed when I looked, for ftready was not running, or could not post here."


def draw_notice(card: NoticeCard, links: Links) -> Drawn:  # noqa: ARG001 - every card is drawn from the same
    """Draw a notice."""
    blocks: list[Json] = [section(_text(card, in_words=False))]
    if card.may_resume:
        blocks.append(actions([button("Resume check-ins", Address(Verb.RESUME, card.assessment), primary=True)]))
    return drawn(blocks, [Line(_text(card, in_words=True))])


def draw_watch(card: WatchCard, links: Links) -> Drawn:  # noqa: ARG001 - every card is drawn from the same
    """Ask the owner to merge what was named into as many as are watched."""
    named = ", ".join(f"“{inline(name, 90)}”" for name in card.names)
    watched = ", ".join(f"“{inline(name, 90)}”" for name in card.watched)
    text = (
        f"{len(card.names)} things were named: {named}. At most {card.most} are watched. {mention(card.owner)}, merge "
        f"or pick them before the first check-in; until then these are: {watched}."
    )
    choose = button("Choose what is watched (owner)", Address(Verb.WATCH, card.assessment), primary=True)
    return drawn([section(text), actions([choose])], [Line(text)])


def _text(card: NoticeCard, *, in_words: bool) -> str:
    return _SAID[card.kind](_Saying(card, in_words=in_words))


class _Saying:
    """What a notice is put together from."""

    def __init__(self, card: NoticeCard, *, in_words: bool) -> None:
        say = spoken_moment if in_words else moment
        self.card = card
        self.by = mention(card.by) if card.by else "Somebody"
        self.about = inline(card.about, ABOUT)
        self.proof = f" · {evidence(card.link)}" if card.link and not in_words else ""
        self.coming = f" The next one comes {say(card.next_at)}{not_before(card.waits)}." if card.next_at else ""


def _scheduled(said: _Saying) -> str:
    schedule = said.card.schedule
    return f"{said.by} set the check-ins: {rhythm(schedule) if schedule else 'every week'}.{said.coming}"


def _stopped(said: _Saying) -> str:
    return (
        f"Nobody answered the last check-ins, so I stop asking. {mention(said.card.owner)} or anyone who is asked can "
        "resume them; any answer does so too."
    )


def _skipped(said: _Saying) -> str:
    days = said.card.days
    if len(days) == 1:
        return f"The check-in of {calendar_day(days[0])} was skipped: its {LATE} It counts for nothing.{said.coming}"
    named = ", ".join(map(calendar_day, days[:NAMED]))
    rest = f", and each of {len(days) - NAMED} more up to {calendar_day(days[-1])}" if len(days) > NAMED else ""
    return f"{len(days)} check-ins were skipped: {named}{rest}. Their {LATE} They count for nothing.{said.coming}"


def _waived(said: _Saying) -> str:
    card = said.card
    until = f" until {calendar_day(card.until)}" if card.until else ""
    why = f": {inline(card.reason, REASON)}" if card.reason else "."
    return f"{said.by} leaves “{said.about}” as it is{until}, and stands for that{why}"


def _given(said: _Saying) -> str:
    to, due = said.card.to, said.card.due
    until = f", until {calendar_day(due)}" if due else ""
    return f"{said.by} gave {mention(to) if to else 'somebody'} the gap “{said.about}” to close{until}."


def _closed(said: _Saying) -> str:
    return f"{said.by} closed the gap of {said.about}{said.proof}."


_SAID: Mapping[NoticeKind, Callable[[_Saying], str]] = {
    "scheduled": _scheduled,
    "paused": lambda said: f"{said.by} paused the check-ins. Nobody is asked until they are resumed.",
    "stopped": _stopped,
    "resumed": lambda said: f"{said.by} took the check-ins up again.{said.coming}",
    "skipped": _skipped,
    "lapsed": lambda said: f"The time for leaving “{said.about}” as it is has ended, so its gap is open again.",
    "expired": lambda _: "The verdict has expired: too much may have changed since. Check in, or ask again.",
    "waived": _waived,
    "given": _given,
    "closed": _closed,
    "reopened": lambda said: f"{said.by} reopened the check: there is no verdict until they decide again.",
    "watch": lambda said: f"{said.by} chose what is watched: {said.about}.",
}
"""What is said of each kind of notice."""
