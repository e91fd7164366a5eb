"""Lines for one person, shown once: usage, what was taken and how to undo it, which question words were meant for."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.slack.address import Address, Verb
from bot.slack.writing.blocks import Json, about, actions, button, context, pack, section
from bot.slack.writing.text import Line, fallback, inline
from bot.tongue import say, spoken, told


@dataclass(frozen=True)
class EphemeralLine:
    """What chat.postEphemeral or a command's answer takes."""

    text: str
    blocks: tuple[Json, ...] = ()


WHICH = 10
"""Questions offered when words in the thread could answer several."""


def usage(offered: Sequence[Flow], words: Sequence[str], problem: str = "") -> EphemeralLine:
    """Say how to use the command, and what its words do; `problem` leads, in mrkdwn, where something was amiss."""
    flows = [
        f"`/ftready {inline(flow.id, 60)}` · {inline(flow.title, 100)}: {inline(flow.about, 200)}"
        for flow in (in_language(each, spoken()) for each in offered[:10])
    ]
    if len(offered) > len(flows):
        flows.append(say("… and {count} more, in the form's menu", count=len(offered) - len(flows)))
    in_thread = say(
        "In a check's thread, `@ftready` hears `status`, `my questions`, `remind` and `help`; other words after it "
        "answer an open text question."
    )
    lines = [
        *([told(problem)] if problem else []),
        say(
            "`/ftready` opens a check. Words after it become its title: `/ftready invoice tagging`; after `start` any "
            "words do: `/ftready start help`."
        ),
        *flows,
        *map(told, words),
        say("`/ftready help` shows this."),
        in_thread,
    ]
    return EphemeralLine(fallback(Line(line) for line in lines), tuple(section(text) for text in pack(lines)))


def usage_in_short(names: Sequence[str], problem: str) -> EphemeralLine:
    """Say what was amiss, in mrkdwn, and below it only what may be typed; who wants all of it is told where it is."""
    all_ = ", ".join(f"`{inline(name, 60)}`" for name in names)
    words = say("`/ftready` opens a check, and knows these words: {all}. `/ftready help` explains each.", all=all_)
    return EphemeralLine(fallback([Line(problem), Line(words)]), (section(problem), context(words)))


def undo(assessment: str, question: str, short: str, extra: str, asks: str = "") -> EphemeralLine:
    """Say that words from the thread were taken, and offer to take them back; `extra` finds the answer before.

    Where they may have been meant for the bot, `asks` asks about that too.
    """
    taken = say("Taken as your answer to *{short}*.", short=inline(short, 300))
    text = " ".join(filter(None, [taken, asks]))
    press = about(button(say("Undo"), Address(Verb.UNDO, assessment, question, extra)), short)
    return EphemeralLine(text, (section(text, press),))


def which(assessment: str, open_questions: Sequence[tuple[str, str]], extra: str, asks: str = "") -> EphemeralLine:
    """Ask which of several open questions (id and short name) words were meant for; `extra` finds the words again.

    Where they may have been meant for the bot, `asks` asks about that too.
    """
    which_one = say("Several questions are open for you. Which one do these words answer?")
    text = " ".join(filter(None, [which_one, asks]))
    buttons = [
        button(short, Address(Verb.WHICH, assessment, question, extra)) for question, short in open_questions[:WHICH]
    ]
    rest = len(open_questions) - WHICH
    more = (
        say("\n… and {rest} more; *My open questions* on the card above has them all.", rest=rest) if rest > 0 else ""
    )
    spoken = f"{text} {', '.join(inline(short, 80) for _, short in open_questions[:WHICH])}"
    return EphemeralLine(spoken + more, (section(text + more), actions(buttons)))
