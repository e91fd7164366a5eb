"""The cards that raise something to talk about: a split, and two answers that do not go together."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime

from bot.engine.cards.check import ContradictionCard, SplitCard
from bot.sentence import either
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, drawn, to_card
from bot.slack.cards.question import answer_blocks
from bot.slack.writing.blocks import Json, about, actions, button, confirm, context, section
from bot.slack.writing.text import Line, inline, mention, mentions, moment, plain, sentence, spoken_moment
from bot.tongue import say, say_many, told
from bot.usecases.ports import Drawn

TEXT, REASON, PEOPLE, SHORT = 160, 900, 15, 80
GROUPS = 6
"""Different answers shown before the rest is counted."""


def draw_split(card: SplitCard, links: Links) -> Drawn:
    """Draw a split: everyone is asked to say why, and what can be done about it stands below."""
    title = to_card(links, card.stands_on, card.short)
    blocks: list[Json] = [section("\n".join([f"*{_lead(card)} {title}*", *_what(card)]))]
    buttons = _buttons(card)
    if card.vote:
        blocks += answer_blocks(card.assessment, card.vote)
    elif buttons:
        blocks.append(actions(buttons))
    if card.ended:
        blocks.append(context(_end(card, moment)))
    lines = [Line(f"{_lead(card)} {inline(card.short, 300)}."), *(Line(text, 1) for text in _what(card))]
    return drawn(blocks, [*lines, Line(_end(card, spoken_moment))])


def draw_contradiction(card: ContradictionCard, links: Links) -> Drawn:
    """Draw two answers that do not go together, as a question to the thread."""
    names = say(" and ").join(f"“{inline(short, 200)}”" for short in card.between)
    question = inline(card.text, 2000)
    lead = say("Two answers do not go together: {names}.", names=names)
    act = _end(card, moment) or _act(card, links)
    spoken = _end(card, spoken_moment) or _act(card, {})
    blocks = [section(f"*{lead}*\n{question}"), context(act)]
    return drawn(blocks, [Line(lead), Line(question), Line(spoken, 1)])


def _end(card: SplitCard | ContradictionCard, when: Callable[[datetime], str]) -> str:
    """Say when and by whom it was closed; nothing while it is open."""
    if not card.ended:
        return ""
    ended = f"{sentence(card.ended)}{f', {when(card.ended_at)}' if card.ended_at else ''}."
    if isinstance(card, SplitCard) and not card.settled:
        return say(
            "{ended} It was left open; {owner} can reopen the check from the summary.",
            ended=ended,
            owner=mention(card.owner),
        )
    return ended


def _act(card: ContradictionCard, links: Links) -> str:
    """Say what can be done, and no more: an answer is changed where it stands, once its section has opened."""
    here = told(either(to_card(links, name, plain(short, SHORT)) for short, name in card.stand)) if card.stand else ""
    later = [plain(short, SHORT) for short in card.between if short not in dict(card.stand)]
    change = say(" If an answer should change, press *Change* on {here}.", here=here) if here else ""
    wait = (
        say(" {all} can be changed once its section opens.", all=inline(say(" and ").join(later), 300)) if later else ""
    )
    return say("Talk it over here.{change}{wait}", change=change, wait=wait)


def _lead(card: SplitCard) -> str:
    if card.settled:
        return say("Settled:")
    return say("A new vote on") if card.vote else say("Split on")


def _what(card: SplitCard) -> list[str]:
    if card.settled:
        word = card.settled
        settled = say(
            "{by} settled it: {text}. Why: {reason}",
            by=mention(word.by),
            text=inline(word.text, TEXT),
            reason=inline(word.reason, REASON),
        )
        return [settled, *([say("Before that it was:"), *said_on(card)] if card.said else [])]
    if card.vote:
        waiting = card.vote.waiting_for
        done = tuple(person for person in card.vote.answered_by if person not in waiting)
        voted = say(" Answered: {done}.", done=mentions(done, PEOPLE)) if done else ""
        left = say(" Waiting for {waiting}.", waiting=mentions(waiting, PEOPLE)) if waiting else ""
        return [say("Answers are hidden until all are in, then shown together.{voted}{left}", voted=voted, left=left)]
    if card.ended:
        return said_on(card)
    far = [person for _, people in card.said for person in people if person in card.far]
    please = (
        say(
            "{far}: please say here, in the thread, what makes you see it that way. {then}",
            far=mentions(far, PEOPLE),
            then=_then(card),
        )
        if far
        else say("Please say here, in the thread, what makes you see it that way. {then}", then=_then(card))
    )
    return [
        *said_on(card, far=card.far),
        please,
    ]


def said_on(card: SplitCard, *, far: Collection[str] = ()) -> list[str]:
    """Write what was said and by whom, and count what has no room; where some are called, the others are counted."""
    lines = [
        f"• {inline(text, TEXT)}: {_those(people) if far and not set(people) & set(far) else mentions(people, PEOPLE)}"
        for text, people in card.said[:GROUPS]
    ]
    rest = len(card.said) - len(lines)
    return [*lines, say("• … and {rest} more answers, on its card", rest=rest)] if rest > 0 else lines


def _those(people: Sequence[str]) -> str:
    """Count people who need not be called, and say where they are named: a name in a message calls its person."""
    return say_many("{count} person, named on its card", "{count} people, named on its card", len(people))


def _then(card: SplitCard) -> str:
    """Say what can be done once it is talked over, and by whom."""
    return "".join(
        [
            say("Then vote again") if card.may_vote else say("Then change what was wrong on its card"),
            say(", or {owner} settles it with a reason", owner=mention(card.owner)) if card.may_settle else "",
            say(
                ", or {owner} words “{short}” anew, which asks everyone again",
                owner=mention(card.owner),
                short=inline(card.worded.short, SHORT),
            )
            if card.worded
            else "",
            "." if card.may_settle else say(". Nobody can settle this one: that people disagree is the finding."),
        ]
    )


def _sure(card: SplitCard) -> Json:
    """Ask before everyone's answers are asked anew."""
    people = sum(len(each) for _, each in card.said)
    return confirm(
        say("Vote again?"),
        say(
            "{everyone} “{short}” anew. Talk first: what each said is hidden until the last new answer is in.",
            everyone=_everyone(people),
            short=plain(card.short, 100),
        ),
        say("Start a new vote"),
        say("Not yet"),
    )


def _everyone(people: int) -> str:
    return say("Both answer") if people == 2 else say("All {people} answer", people=people)  # noqa: PLR2004 - two are both


def _buttons(card: SplitCard) -> list[Json]:
    buttons: list[Json] = []
    if card.may_vote:
        at = Address(Verb.VOTE_AGAIN, card.assessment, card.question)
        vote = button(say("Vote again"), at, primary=True, label=say("Vote again on {short}", short=card.short))
        buttons.append({**vote, "confirm": _sure(card)})
    if card.may_settle:
        at = Address(Verb.SETTLE, card.assessment, card.question)
        buttons.append(about(button(say("Settle… (owner)"), at, primary=not card.may_vote), card.short))
    if card.worded and not card.ended and not card.vote and not card.settled:
        at = Address(Verb.FORM, card.assessment, card.worded.question)
        buttons.append(about(button(say("Word it anew… (owner)"), at), card.worded.short))
    return buttons
