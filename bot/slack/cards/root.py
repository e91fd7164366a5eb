"""The card in the channel that is kept current for the life of a check."""

from bot.engine.cards.check import STAND_IN, RootCard, SectionLine
from bot.engine.cards.names import section_name
from bot.sentence import Sentence
from bot.slack.cards.drawing import Links, drawn, emoji, to_card
from bot.slack.cards.expiry import after_expiry
from bot.slack.cards.handover import HOW_GONE
from bot.slack.cards.levels import section_shown, section_spoken
from bot.slack.cards.onward import WENT_ON
from bot.slack.cards.outlook import outlook_lines
from bot.slack.cards.progress import far, held_open, how_far
from bot.slack.cards.roles import nobody_yet
from bot.slack.cards.root_buttons import DECIDE, root_buttons, waits_for_owner
from bot.slack.cards.to_write import to_write_line
from bot.slack.cards.trend import spoken_trend, trend_blocks
from bot.slack.writing.blocks import actions, context, fields, header, section
from bot.slack.writing.text import (
    NAMED,
    Line,
    counted,
    day,
    escape,
    inline,
    mention,
    mentions,
    moment,
    named,
    plain,
    sentence,
    spoken_day,
    spoken_moment,
)
from bot.tongue import say, told
from bot.usecases.ports import Drawn

HEADLINE, TITLE, GLANCE = 600, 80, 20
OUTSIDERS = {
    "observe": Sentence("people of other companies look on"),
    "answer": Sentence("people of other companies may answer too"),
}
IN_PLACE = Sentence(
    "Slack lets nobody change the card on top of this thread any more, so this one says where the check stands."
)


def draw_root(card: RootCard, links: Links) -> Drawn:
    """Draw the root card."""
    name = named(card.title, card.subject)
    verdict = _verdict(card)
    top = f"{emoji(card.mark)}*{verdict}*" if verdict else "", _progress(card), to_write_line(card, links)
    blocks = [
        *([context(IN_PLACE)] if card.name == STAND_IN else []),
        header(name),
        section("\n".join(filter(None, top))),
    ]
    if len(card.sections) > 1:
        rest = len(card.sections) - GLANCE
        more = [say("… and {rest} more sections", rest=rest)] if rest > 0 else []
        blocks += fields([*(_section(card, line, links) for line in card.sections[:GLANCE]), *more])
    blocks += trend_blocks(card.outlook)
    coming = " · ".join(outlook_lines(card.outlook, links))
    held = [f"{line}." for line in (*held_open(card.splits, card.owner, links), nobody_yet(card.vacant)) if line]
    blocks += [context(text) for text in (*held, _people(card), _times(card, in_words=False), coming) if text]
    blocks.append(actions(root_buttons(card, links)))
    return drawn(blocks, _spoken(card, name, verdict))


def closes(card: RootCard, when: str) -> str:
    """Say what closes an open check, when it does so by itself, and what puts that off."""
    if card.reopened:
        return say(
            "Opened again: closes when {owner} presses Decide now, or {when}", owner=mention(card.owner), when=when
        )
    if card.closes_after is None:
        return say("Closes when nothing is open, or {when}", when=when)
    return say(
        "Closes when nothing is open, or {when}, {days} after the last section opened",
        when=when,
        days=counted(card.closes_after, "day", "days"),
    )


def _verdict(card: RootCard) -> str:
    """Say the verdict, or the one that stands so far, with its reason."""
    if not card.verdict:
        return ""
    so_far = say(" so far") if card.state == "open" else ""
    reason = f": {inline(card.headline, HEADLINE)}" if card.headline else ""
    return f"{inline(card.verdict, 200)}{so_far}{reason}"


def _progress(card: RootCard) -> str:
    if card.state == "closed":
        return f"{how_far(card)}."
    early = f"{inline(card.early, 300)}. " if card.early else ""
    return say("{early}Open: {how_far}.", early=early, how_far=how_far(card))


def _section(card: RootCard, line: SectionLine, links: Links) -> str:
    title = to_card(links, section_name(line.id), plain(line.title, TITLE))
    return f"*{title}*\n{_stands(card, line, section_shown(line.level))}"


def _stands(card: RootCard, line: SectionLine, level: str) -> str:
    differ = (
        say(" · people differ{rest}", rest=say(" on {splits}", splits=line.splits) if line.splits > 1 else "")
        if line.splits
        else ""
    )
    if card.state == "closed":
        return f"{level if line.level is not None else say('does not apply')}{differ}"
    if line.opens_after is not None:
        some = f" · {far(line.answered, line.passed, line.of)}" if line.answered or line.passed else ""
        return f"{_opens(card, line, inline(line.opens_after, TITLE))}{some}"
    done = line.answered + line.passed
    sign = "✓" if done == line.of else "◐" if done else "○"
    return f"{sign} {far(line.answered, line.passed, line.of)}{differ}"


def _opens(card: RootCard, line: SectionLine, before: str) -> str:
    """Say when a section opens: of the next one all of it, of those after it only what they come after."""
    coming = next(each for each in card.sections if each.opens_after is not None)
    return (
        say("opens once each question of {before} has an answer", before=before)
        if line is coming
        else say("opens after {before}", before=before)
    )


def _people(card: RootCard) -> str:
    """Say who owns it, who is done and who has something open; before anyone has answered, only how many."""
    gone = say(", {gone}; press Take over to own it", gone=HOW_GONE[card.owner_gone]) if card.owner_gone else ""
    parts = [say("Owner: {owner}{gone}", owner=mention(card.owner), gone=gone)]
    if card.anyone_here:
        parts.append(say("anyone here may answer"))
    if card.outsiders in OUTSIDERS:
        parts.append(told(OUTSIDERS[card.outsiders]))
    if card.alone and card.state == "open":
        parts.append(say("nobody else is asked yet"))
    parts += _away(card)
    if card.state == "open" and not card.begun:
        parts.append(say("waiting for {how_many}", how_many=counted(len(card.waiting_for), "person", "people")))
        return " · ".join(parts)
    if card.answered:
        parts.append(f"{say('Done') if card.state == 'open' else say('Took part')}: {mentions(card.answered, NAMED)}")
    if card.waiting_for:
        open_for = [f"{mention(person)} ({count})" for person, count in card.waiting_for[:NAMED]]
        rest = len(card.waiting_for) - len(open_for)
        parts.append(
            say(
                "Still open for {all}{rest}",
                all=", ".join(open_for),
                rest=say(" and {rest} more", rest=rest) if rest else "",
            )
        )
    return " · ".join(parts)


def _away(card: RootCard) -> list[str]:
    """Name those nothing waits for, while something still may."""
    if not card.away or (card.state == "closed" and card.outlook is None):
        return []
    named = [f"{mention(person)}, {told(HOW_GONE[how])}" for person, how in card.away[:NAMED]]
    rest = len(card.away) - len(named)
    more = [say("{rest} more", rest=rest)] if rest else []
    return [say("nothing waits for {people}", people="; ".join([*named, *more]))]


def _times(card: RootCard, *, in_words: bool) -> str:
    say_day, say_moment = (spoken_day, spoken_moment) if in_words else (day, moment)
    parts = []
    if card.closes_at:
        parts.append(closes(card, say_moment(card.closes_at)))
    if card.going_at:
        parts.append(
            say("Being deleted by its owner: all of it goes {say_moment}", say_moment=say_moment(card.going_at))
        )
    if card.ended:
        parts.append(f"{sentence(card.ended)}{f', {say_moment(card.ended_at)}' if card.ended_at else ''}")
    if card.expires_at and card.expired:
        parts.append(
            say(
                "The verdict expired on {say_day}{after_expiry}",
                say_day=say_day(card.expires_at),
                after_expiry=after_expiry(card),
            )
        )
    elif card.expires_at:
        parts.append(say("The verdict holds until {say_day}", say_day=say_day(card.expires_at)))
    return " · ".join(parts)


def _spoken(card: RootCard, name: str, verdict: str) -> list[Line]:
    sections = ", ".join(
        f"{inline(line.title, TITLE)} {_stands(card, line, section_spoken(line.level)).lstrip('✓◐○ ')}"
        for line in card.sections
    )
    next_ = say("The summary is in the thread.")
    if card.state == "open":
        next_ = (
            say("Press {decide} to close it.", decide=DECIDE)
            if waits_for_owner(card)
            else say("Press My open questions to answer.")
        )
    return [
        Line(told(IN_PLACE) if card.name == STAND_IN else "", 1),
        Line(f"{escape(name)}."),
        Line(f"{verdict}." if verdict else ""),
        Line(_progress(card)),
        Line(f"{left}." if (left := to_write_line(card, {})) else ""),
        Line(say("Sections: {sections}.", sections=sections) if len(card.sections) > 1 else "", 2),
        *(Line(f"{line}.", 1) for line in held_open(card.splits, card.owner, {})),
        Line(f"{nobody}." if (nobody := nobody_yet(card.vacant)) else "", 1),
        Line(f"{_people(card)}.", 1),
        Line(f"{times}." if (times := _times(card, in_words=True)) else "", 1),
        Line(f"{coming}." if (coming := ". ".join(outlook_lines(card.outlook, {}, in_words=True))) else "", 1),
        spoken_trend(card.outlook),
        Line(told(WENT_ON) if card.led_on else "", 1),
        Line(next_, 1),
    ]
