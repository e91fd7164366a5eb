"""One question on a card: its wording, who has answered, what was said once it may be seen, and how to answer it."""

from dataclasses import dataclass

from bot.engine.cards.names import split_name
from bot.engine.cards.question import QuestionView
from bot.questions import Buttons
from bot.sentence import Sentence
from bot.slack import controls
from bot.slack.address import Address, Verb
from bot.slack.cards.drawing import Links, to_card
from bot.slack.cards.roles import shelved, whose
from bot.slack.cards.said import short_line, spoken_line
from bot.slack.controls.checkboxes import box_address, row_address
from bot.slack.writing.blocks import Json, about, actions, button, overflow, section
from bot.slack.writing.text import NAMED, Line, escape, inline, is_shortened, mention, mentions, one_line
from bot.tongue import say, told

LINES = 6
"""Answers shown on a card before the rest is a click away."""
ANSWER = 160
"""Characters of one answer on a card."""
ASK, HELP, NOTE, REASON = 900, 600, 300, 300
FROM = 60
COUNTS = Sentence(" · _this one counts_")
MORE = 60
"""Characters kept for the line that counts what had no room."""
LEAST_ROOM = 900
"""Characters with which a question can still be asked and its outcome said."""
ROOMY, FEW = 1500, 3
"""Room from which ten people are named, not three."""


@dataclass(frozen=True)
class Written:
    """The text of a question on a card, and whether something of it had no room."""

    text: str
    whole: bool


def question_blocks(assessment: str, view: QuestionView, links: Links, room: int) -> list[Json]:
    """Draw one question in at most two blocks, its text in at most `room` characters."""
    written = write(view, links, room)
    elements = _elements(assessment, view, whole=written.whole)
    text = section(written.text)
    if not elements:
        return [text]
    return [text, actions(elements, row_address(assessment, view.id, view.shown).write())]


def elements_of(assessment: str, view: QuestionView) -> list[Json]:
    """Draw the controls of a question, as many as it can have."""
    return _elements(assessment, view, whole=False)


def answer_blocks(assessment: str, view: QuestionView) -> list[Json]:
    """Draw what a question is answered with, for a card that shows it besides; nothing where it cannot be."""
    elements = _elements(assessment, view, whole=True)
    return [actions(elements, row_address(assessment, view.id, view.shown).write())] if elements else []


def write(view: QuestionView, links: Links, room: int) -> Written:
    """Write the text of a question in the order it is read; what matters less goes where there is no room."""
    named = NAMED if room >= ROOMY else FEW
    ask, reason = min(ASK, room // 4), min(REASON, room // 6)
    asked = f"*{view.number}. {inline(view.ask, ask)}*"
    needed = [asked, *_outcome(view, links, reason)] if view.settled or view.split else [asked]
    needed += [*_aside(view), *_measured(view), *_brought(view), *shelved(view)]
    status = _status(view, named)
    left = room - sum(len(line) + 1 for line in [*needed, status]) - (MORE if view.said else 0)
    help_ = inline(view.help, min(HELP, room // 5)) if view.help and view.state == "open" else ""
    note = inline(view.note, NOTE) if view.note else ""
    besides = []
    for line in (help_, note):
        fits = bool(line) and len(line) + 1 <= left
        left -= len(line) + 1 if fits else 0
        besides.append(line if fits else "")
    said, all_said = _said(view, left)
    lines = [asked, besides[0], status, *needed[1:], *said, besides[1]]
    whole = all_said and besides == [help_, note] and not is_shortened(view.ask, ask)
    return Written("\n".join(line for line in lines if line), whole)


def spoken(view: QuestionView, rank: int) -> list[Line]:
    """Say a question in the words of the fallback."""
    lines = [Line(f"{view.number}. {escape(one_line(view.ask))} {_status(view)}".strip(), rank)]
    if view.help and view.state == "open":
        lines.append(Line(inline(view.help, HELP), rank + 1))
    if not view.hidden:
        lines += [
            Line(spoken_line(said, ANSWER) + (told(COUNTS) if said.person in view.counts else ""), rank + 1)
            for said in view.said
        ]
    lines += [Line(text, rank) for text in (*_aside(view), *_measured(view), *_brought(view), *shelved(view))]
    if view.settled:
        lines.append(Line(_settled(view, REASON), rank))
    elif view.split:
        lines.append(Line(say("Split: {apart}.", apart=_apart(view)), rank))
    if view.note:
        lines.append(Line(inline(view.note, NOTE), rank + 1))
    return lines


_BLIND = Sentence("What they said is shown once all have answered.")


def _outcome(view: QuestionView, links: Links, reason: int) -> list[str]:
    """Say how the answers lie: settled, or split."""
    if view.settled:
        return [_settled(view, reason, "*")]
    card, label = (
        split_name(view.id),
        say("where it was talked over") if view.state == "closed" else say("what to do about it"),
    )
    more = f" · {to_card(links, card, label)}" if card in links else ""
    return [say("*Split:* {apart}{more}", apart=_apart(view), more=more)]


def _apart(view: QuestionView) -> str:
    """Say that people differ, and what to do about it; once the check is closed, that it was left so."""
    if view.state == "closed":
        return say("the answers lay far apart when the check was closed")
    turn = say("talk it over and vote again") if view.asked_of == "everyone" else say("change what was wrong")
    settle = say(", or the owner settles it") if view.settle else ""
    word = say(", or the owner words “{short}” anew", short=inline(view.worded.short, FROM)) if view.worded else ""
    return say("the answers lie far apart; {turn}{settle}{word}", turn=turn, settle=settle, word=word)


def _status(view: QuestionView, named: int = NAMED) -> str:
    """Say who has answered and who has not, why it is asked again, and with whom it is now."""
    again = (
        say("Asked again: {by} changed “{short}”.", by=mention(view.again.by), short=inline(view.again.short, FROM))
        if view.again
        else ""
    )
    with_whom = " ".join(
        say("{by} handed it to {to}.", by=mention(by), to=mention(to)) for by, to in view.handed[:named]
    )
    return " ".join(part for part in (again, _answered(view, named), with_whom) if part)


def _answered(view: QuestionView, named: int) -> str:
    """Say who has answered and who has not; nobody is named before the first answer, so that no card calls them."""
    answered = [person for person in view.answered_by if person not in view.waiting_for]
    waiting = view.waiting_for
    if view.state == "closed" and not view.answered_by:
        return say("Nobody answered this one.")
    if not view.answered_by and view.role:
        return whose(view)
    if not view.answered_by and view.headed:
        return ""
    if not view.answered_by:
        return {
            "owner": say("Asked of the owner."),
            "anyone": say("Nobody has answered yet; one answer is enough."),
            "everyone": say("Nobody has answered yet; answers are shown together, once all have answered."),
        }[view.asked_of]
    if not answered:
        return say("A new vote is on: waiting for {waiting}. {blind}", waiting=mentions(waiting, named), blind=_BLIND)
    who = say("Answered: {answered}", answered=mentions(answered, named))
    if waiting:
        who += say(" · waiting for {waiting}", waiting=mentions(waiting, named))
    return f"{who}. {told(_BLIND)}" if view.hidden else f"{who}." if waiting or not view.said else ""


def _settled(view: QuestionView, most: int, bold: str = "") -> str:
    word = view.settled
    if word is None:
        return ""
    verdict = say("{bold}Settled by {by}: {text}.{bold}", bold=bold, by=mention(word.by), text=inline(word.text, most))
    return say("{verdict} Why: {reason}", verdict=verdict, reason=inline(word.reason, most))


def _aside(view: QuestionView) -> list[str]:
    """Say that a question does not apply, or that people differ on that; the owner's word says it by itself."""
    if view.settled or not view.aside:
        return []
    if not view.applies:
        return [say("It does not apply: nobody waits for it, and it counts nowhere.")]
    return [
        say(
            "It applies all the same: {aside} said otherwise, and what was answered counts.",
            aside=mentions(view.aside, FEW),
        )
    ]


def _measured(view: QuestionView) -> list[str]:
    """Say what check-ins have measured since, where that counts in place of what stands below."""
    if not view.measured:
        return []
    return [say("Measured since by check-ins: {value}, which counts.", value=inline(view.measured, ANSWER))]


def _brought(view: QuestionView) -> list[str]:
    """Say what the check before brought along, where somebody can still complete it."""
    if not view.brought or view.state != "open":
        return []
    said = ", ".join(f"{mention(each.person)}: {inline(each.text, ANSWER)}" for each in view.brought[:FEW])
    return [
        say(
            "Said in “{brought_from}”: {said}. Its link is still to come, so it does not count yet.",
            brought_from=inline(view.brought_from, FROM),
            said=said,
        )
    ]


def _said(view: QuestionView, room: int) -> tuple[list[str], bool]:
    """Write what people said while there is room, and count the rest; `MORE` is kept for that besides."""
    lines: list[str] = []
    whole = True
    for said in view.said[:LINES]:
        line, complete = short_line(said, ANSWER)
        line += told(COUNTS) if said.person in view.counts else ""
        if len(line) + 3 > room:
            break
        lines.append(f"• {line}")
        room -= len(line) + 3
        whole = whole and complete
    rest = len(view.said) - len(lines)
    if rest:
        lines.append(say("• … and {rest} more: press *Who said what*", rest=rest))
    return lines, whole and not rest


def _elements(assessment: str, view: QuestionView, *, whole: bool) -> list[Json]:
    who = button(
        say("Who said what"),
        Address(Verb.WHO_SAID, assessment, view.id),
        label=say("Who said what: {short}", short=view.short),
    )
    reads = [] if whole or view.hidden or not view.said else [who]
    if view.state == "settled" and view.settled and view.settled.ruled_out:
        again = Address(Verb.VOTE_AGAIN, assessment, view.id)
        return [about(button(say("Ask it again (owner)"), again), view.short), *reads]
    if view.state in {"closed", "settled"}:
        return reads
    form = Address(Verb.FORM, assessment, view.id)
    if view.state != "open":
        change = button(say("Change"), form, label=say("Change your answer: {short}", short=view.short))
        return [change, *_says_aside(assessment, view), *reads]
    if view.control is None:
        answering = [button(say("Answer…"), form, label=say("Answer: {short}", short=view.short))]
    elif isinstance(view.control, Buttons):
        ways = controls.draw(view.control, Address(Verb.ANSWER, assessment, view.id))
        answering = [about(each, view.short, view.number) for each in ways]
    else:
        done = button(
            say("Done"), Address(Verb.DONE, assessment, view.id), label=say("Done ticking: {short}", short=view.short)
        )
        answering = [*controls.draw(view.control, box_address(assessment, view.id)), done]
    return [*answering, overflow(form, _besides(assessment, view, whole=whole))]


def _says_aside(assessment: str, view: QuestionView) -> list[Json]:
    """Offer to say that a question does not apply after all, where that can be said and is not so yet."""
    if view.not_applicable == "no" or not view.applies:
        return []
    at = Address(Verb.ASIDE, assessment, view.id)
    return [button(say("Does not apply…"), at, label=say("Say that this does not apply: {short}", short=view.short))]


def _besides(assessment: str, view: QuestionView, *, whole: bool) -> list[tuple[str, Address]]:
    def at(verb: Verb, extra: str = "") -> Address:
        return Address(verb, assessment, view.id, extra)

    besides = [(say("Skip"), at(Verb.PASS, "skip")), (say("Don't know"), at(Verb.PASS, "dont_know"))]
    if view.not_applicable != "no":
        besides.append((say("Does not apply…"), at(Verb.ASIDE)))
    if view.asked_of != "owner":
        besides.append((say("Hand to someone…"), at(Verb.HAND)))
    if view.may_reveal:
        besides.append((say("Show answers now (owner)"), at(Verb.REVEAL)))
    if view.said and not view.hidden and not whole:
        besides.append((say("Who said what"), at(Verb.WHO_SAID)))
    return besides
