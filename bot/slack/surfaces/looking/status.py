"""Where checks stand, in a few lines for whoever asks."""

from collections.abc import Mapping, Sequence

from bot.engine.saved.ownership import Absence
from bot.sentence import Sentence
from bot.slack import limits
from bot.slack.absence import has_left, owners_gone
from bot.slack.address import Address, Verb
from bot.slack.cards.expiry import after_expiry
from bot.slack.cards.handover import HOW_GONE
from bot.slack.cards.outlook import next_line, paused
from bot.slack.cards.progress import held_open, how_far
from bot.slack.cards.roles import nobody_yet
from bot.slack.cards.root import closes
from bot.slack.errors import Obstacle, obstacle_of
from bot.slack.heard.asked import Commanded
from bot.slack.parts import Parts
from bot.slack.telling import NOT_FOUND, line_of, reply
from bot.slack.views import EphemeralLine
from bot.slack.writing.blocks import Json, actions, button, pack, section
from bot.slack.writing.text import counted, escape, inline, link, mention, mentions, moment, named
from bot.tongue import say, told
from bot.usecases.looking.see import Look, look_around
from bot.usecases.shown.held_up import ROOT_GONE

NONE_HERE = Sentence("No check runs in this channel. `/ftready` opens one.")
NAMED = 5
RESTS = Sentence(
    "Somebody deleted the card on top of it, so it rests. What was said is safe; its owner can have it shown again, in "
    "a new thread."
)
HELD: Mapping[Obstacle, str] = {
    Obstacle.LOCKED: Sentence("It is not shown as it stands: its thread is locked. I go on once it is unlocked."),
    Obstacle.ARCHIVED: Sentence("It rests: its channel is archived. I go on once that is brought back."),
    Obstacle.UNSEEN: Sentence("It is not shown: I am not in its channel. Type `/invite @{name}` there, and I go on."),
}
"""Why it is not shown, by what is in the way; of all else Slack's own word is given."""


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Show the checks of a channel to someone in it. Where the bot is not, only someone there can have typed it."""
    asker, channel = commanded.asker, commanded.channel
    if await has_left(parts, asker.installation, channel, asker.person):
        return reply(line_of(NOT_FOUND))
    spoken = await parts.members.language_of(asker.installation, asker.person)
    looks = await look_around(parts.ports, parts.outgoing, asker.installation, channel, asker.person, spoken)
    return reply(status(parts, looks, await owners_gone(parts, asker.installation, looks), asker.person))


def status(parts: Parts, looks: Sequence[Look], gone: Mapping[str, Absence], person: str) -> EphemeralLine:
    """Say where checks stand, each in a few lines; one whose owner is gone is offered, and its owner one that rests."""
    if not looks:
        return EphemeralLine(NONE_HERE, (section(NONE_HERE),))
    texts = ["\n".join(_lines(parts, look, gone.get(look.assessment.id))) for look in looks]
    packed = pack([text + "\n" for text in texts[:-1]] + texts[-1:], limits.TEXT)
    blocks = [section(text) for text in packed[: limits.MESSAGE_BLOCKS // 2]]
    return EphemeralLine(packed[0], (*blocks, *_offers(looks, gone, person)))


def _offers(looks: Sequence[Look], gone: Mapping[str, Absence], person: str) -> Sequence[Json]:
    """Offer the checks whose owner is gone, and to have those shown again that rest and are this person's own."""
    left = [look for look in looks if look.assessment.id in gone]
    rest = [look for look in looks if look.held_up == ROOT_GONE and look.assessment.owner == person]
    buttons = [
        *(
            button(say("Take over{rest}", rest=_which(look, left)), Address(Verb.TAKE_OVER, look.assessment.id))
            for look in left
        ),
        *(
            button(say("Show again{rest}", rest=_which(look, rest)), Address(Verb.SHOW_AGAIN, look.assessment.id))
            for look in rest
        ),
    ]
    return [actions(buttons)] if buttons else []


def _which(look: Look, among: Sequence[Look]) -> str:
    """Name a check on its button, where there are several."""
    return f" “{named(look.root.title, look.root.subject)}”" if len(among) > 1 else ""


def _not_shown(parts: Parts, look: Look) -> str:
    """Say why a check is not shown, and what would help."""
    if look.held_up == ROOT_GONE:
        return told(RESTS)
    why = HELD.get(obstacle_of(look.held_up)) if look.held_up else None
    if why is not None:
        return told(Sentence(why, name=parts.me.name))
    reason = say(": Slack said {parked}", parked=escape(look.held_up)) if look.held_up else ""
    return say(
        "It is not shown yet{reason}. If I am not in its channel, type `/invite @{name}` there. For "
        "whoever runs ftready, it is `{id}`.",
        reason=reason,
        name=parts.me.name,
        id=look.assessment.id,
    )


def _lines(parts: Parts, look: Look, gone: Absence | None) -> list[str]:
    root = look.root
    owner = f"{mention(root.owner)}, {told(HOW_GONE[gone])}" if gone else mention(root.owner)
    name = named(root.title, root.subject)
    begun = "" if root.subject else say(", begun {started_at}", started_at=moment(root.started_at))
    lines = [
        say(
            "*{rest}* · owned by {owner}{begun}",
            rest=link(look.link, name) if look.link else inline(name, 300),
            owner=owner,
            begun=begun,
        )
    ]
    if root.going_at:
        lines.append(say("Its owner is deleting it."))
    if root.verdict:
        so_far = say(" so far") if root.state == "open" else ""
        over = root.expired and not root.led_on  # what it led on to is what counts since
        expired = say(" (expired{after_expiry})", after_expiry=after_expiry(root)) if over else ""
        onward = f" · {say('went on as the full check')}" if root.led_on else ""
        headline = f": {inline(root.headline, 600)}" if root.headline else ""
        lines.append(f"{inline(root.verdict, 200)}{so_far}{expired}{headline}{onward}")
    if root.state == "open":
        mine = counted(look.open_for_me, "question is", "questions are") if look.open_for_me else say("Nothing is")
        lines.append(say("{how_far}. {mine} open for you.", how_far=how_far(root), mine=mine))
        waiting = [person for person, _ in root.waiting_for]
        if waiting:
            lines.append(say("Waiting for {waiting}.", waiting=mentions(waiting, NAMED)))
        lines += [f"{line}." for line in (*held_open(root.splits, root.owner, {}), nobody_yet(root.vacant)) if line]
        if root.closes_at:
            lines.append(f"{closes(root, moment(root.closes_at))}.")
    ahead = root.outlook
    if ahead is not None and ahead.paused_at is not None:
        lines.append(f"{paused(ahead.paused_by, root.owner)}.")
    elif ahead is not None and ahead.next_at is not None:
        lines.append(f"{next_line(ahead.next_at, stops=ahead.stops)}.")
    if look.held_up or not look.link:
        lines.append(_not_shown(parts, look))
    return lines
