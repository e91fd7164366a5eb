"""The small cards that say, for all to see, what was done to a follow-up; and the one that asks what to watch."""

from bot.engine.cards_follow_up import NoticeCard, WatchCard
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, actions, button, section
from bot.slack.cards.drawing import Links, drawn
from bot.slack.cards.outlook import rhythm
from bot.slack.text import Line, calendar_day, inline, mention, moment, spoken_moment
from bot.usecases.ports import Drawn

ABOUT, REASON = 300, 600


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


def _text(card: NoticeCard, *, in_words: bool) -> str:  # noqa: PLR0911 - one sentence for each kind
    by, about = mention(card.by) if card.by else "", inline(card.about, ABOUT)
    say = spoken_moment if in_words else moment
    coming = f" The next one comes {say(card.next_at)}." if card.next_at else ""
    match card.kind:
        case "scheduled":
            return f"{by} set the check-ins: {rhythm(card.schedule) if card.schedule else 'every week'}.{coming}"
        case "paused":
            return f"{by} paused the check-ins. Nobody is asked until they are resumed."
        case "stopped":
            return (
                f"Nobody answered the last check-ins, so I stop asking. {mention(card.owner)} or anyone who is asked "
                "can resume them; any answer does so too."
            )
        case "resumed":
            return f"{by or 'Somebody'} took the check-ins up again.{coming}"
        case "skipped":
            return f"The check-in of {about} was skipped: I could not ask in time. It counts for nothing.{coming}"
        case "lapsed":
            return f"The waiver of {about} has ended, so its gap is open again."
        case "expired":
            return "The verdict has expired: too much may have changed since. Check in, or ask again."
        case "waived":
            until = f" until {calendar_day(card.until)}" if card.until else ""
            why = f": {inline(card.reason, REASON)}" if card.reason else "."
            return f"{by} stands for leaving the gap of {about}{until}{why}"
        case "watch":
            return f"{by} chose what is watched: {about}."
