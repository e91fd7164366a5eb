"""The slash command: does what its words say, opens a check, and answers what it cannot read with how to use it."""

from collections.abc import Sequence

from bot.flow.model.flow import Flow
from bot.sentence import Sentence
from bot.slack.heard.asked import Commanded
from bot.slack.parts import Parts
from bot.slack.policy import POLICY, Who, is_stranger, not_theirs
from bot.slack.surfaces.starting.opened import open_start
from bot.slack.surfaces.typed.sayings import MY_QUESTIONS, as_said
from bot.slack.surfaces.typed.slips import slip_before_words, slip_of
from bot.slack.surfaces.typed.words import HELP, START, USAGE, WORDS
from bot.slack.telling import NOT_FOUND, line_of, reply
from bot.slack.views import SUBJECT_LENGTH, EphemeralLine, too_long, usage, usage_in_short
from bot.slack.writing.blocks import Json
from bot.slack.writing.text import inline
from bot.tongue import say

HELPS = frozenset({HELP, "help me", ""})
SAID = {word.said: word for word in WORDS}
WHERE_QUESTIONS_ARE = Sentence(
    "Say `@ftready my questions` in the channel or in the thread of a check; my Home has what is open for you in all "
    "of them. To start a check that is really called so, type `/ftready start my questions`."
)
NOT_IN_A_CHANNEL = Sentence("A check lives in a channel, where the team is; type /ftready there.")
TYPED = 300
"""Characters of what was typed that are shown again."""
KNOWN = (HELP, START, *SAID)
"""What is typed for itself; whatever follows `start` is a title, or the name of a flow and a title."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Answer the command, to that person only."""
    if await is_stranger(parts, commanded.asker):
        return reply(line_of(await not_theirs(parts, commanded.asker, commanded.channel)))
    offered = parts.ports.flows.offered()
    text = " ".join(commanded.text.split())
    found = SAID.get(as_said(text))
    may = POLICY.get(found.verb) if found else None
    if commanded.channel.startswith("D") and not (may and may.who is Who.THEMSELVES):
        return reply(usage(offered, USAGE, problem=NOT_IN_A_CHANNEL))
    if found:
        return await found.take(parts, commanded) if may else reply(line_of(NOT_FOUND))
    if as_said(text) in MY_QUESTIONS:
        return reply(line_of(WHERE_QUESTIONS_ARE))
    word, _, rest = text.partition(" ")
    starts = word.lower() == START
    text = rest if starts else text
    flow, title = _flow_and_title(parts, text)
    if amiss := _amiss(text, title, offered, starts=starts):
        return reply(amiss)
    return await open_start(parts, commanded, flow or offered[0], title)


def _flow_and_title(parts: Parts, text: str) -> tuple[Flow | None, str]:
    """Find the flow that is named first, where one is; all else is the title."""
    word, _, rest = text.partition(" ")
    flow = parts.ports.flows.named(word.lower())
    return flow, rest if flow else text


def _amiss(text: str, title: str, offered: Sequence[Flow], *, starts: bool) -> EphemeralLine | None:
    """Say how the command is used where nothing is begun with what was typed; None where something is."""
    problem = _wrong_title(text, title, offered)
    if not problem and not starts and (slip := _too_much(text) or _slip(text, offered)):
        return usage_in_short(_names(offered), slip)
    if problem or (text and not starts and as_said(text) in HELPS):
        return usage(offered, USAGE, problem=problem)
    return None


def _wrong_title(text: str, title: str, offered: Sequence[Flow]) -> str:
    """Say in mrkdwn why nothing can be begun with what was typed; empty where something can."""
    if not offered:
        return say("No flow is on offer; ask whoever runs ftready.")
    if text.startswith("-"):
        option = inline(text.split(maxsplit=1)[0], TYPED)
        return say("There are no options here, so {split} was not understood.", split=option)
    return too_long(len(title)) if len(title) > SUBJECT_LENGTH else ""


def _slip(text: str, offered: Sequence[Flow]) -> str:
    """Ask whether a word of ours was meant, and say how a check is begun that is really called so."""
    flows = [flow.id for flow in offered]
    slip = slip_of(text, [*KNOWN, *flows])
    word, _, title = text.partition(" ")
    if not slip and title and (name := slip_before_words(word, flows)):
        slip = f"{name} {inline(title, TYPED)}"
    if not slip:
        return ""
    return say(
        "Did you mean “{slip}”? To start a check that is really called “{text}”, type `/ftready start {text}`.",
        slip=slip,
        text=inline(text, TYPED),
    )


def _too_much(text: str) -> str:
    """Say that a word of ours stands alone where what follows it is what its form asks, or somebody to hand over to."""
    typed = text.casefold()
    word = next((each for each in WORDS if typed.startswith(f"{each.said} ")), None)
    rest = typed.removeprefix(f"{word.said} ") if word else ""
    # A title may hold a name too, but nobody's check is called after a word of ours and somebody's name alone.
    somebody = rest.removeprefix("to ")
    is_somebody = somebody.startswith(("@", "<@")) and " " not in somebody
    if word is None or not (is_somebody or as_said(rest) in word.after):
        return ""
    return say(
        "Type `/ftready {word}` alone; it asks for what else it needs. To start a check that is really called "
        "“{text}”, type `/ftready start {text}`.",
        word=word.said,
        text=inline(text, TYPED),
    )


def _names(offered: Sequence[Flow]) -> Sequence[str]:
    """List what may be typed for itself."""
    return [START, *(flow.id for flow in offered), *SAID, HELP]
