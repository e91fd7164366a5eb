"""Where checks stand, in a few lines for whoever asks."""

from collections.abc import Mapping, Sequence

from bot.engine.saved.ownership import Absence
from bot.sentence import Sentence
from bot.slack import limits
from bot.slack.absence import has_left, owners_gone
from bot.slack.address import Address, Verb
from bot.slack.asked import Commanded
from bot.slack.blocks import Json, actions, button, pack, section
from bot.slack.cards.handover import GONE
from bot.slack.cards.progress import held_open, how_far
from bot.slack.cards.roles import nobody_yet
from bot.slack.cards.root import closes
from bot.slack.parts import Parts
from bot.slack.telling import NOT_FOUND, line_of, reply
from bot.slack.text import counted, escape, inline, link, mention, mentions, moment, named
from bot.slack.views import EphemeralLine
from bot.tongue import say, told
from bot.usecases.see import Look, look_around

NONE_HERE = Sentence("No check runs in this channel. `/ftready` opens one.")
NAMED = 5


async def take_command(parts: Parts, commanded: Commanded) -> Json:
    """Show the checks of a channel to someone in it. Where the bot is not, only someone there can have typed it."""
    asker, channel = commanded.asker, commanded.channel
    if await has_left(parts, asker.installation, channel, asker.person):
        return reply(line_of(NOT_FOUND))
    spoken = await parts.members.language_of(asker.installation, asker.person)
    looks = await look_around(parts.ports, parts.outgoing, asker.installation, channel, asker.person, spoken)
    return reply(status(parts, looks, await owners_gone(parts, asker.installation, looks)))


def status(parts: Parts, looks: Sequence[Look], gone: Mapping[str, Absence]) -> EphemeralLine:
    """Say where checks stand, each in a few lines; one whose owner is gone is offered."""
    if not looks:
        return EphemeralLine(NONE_HERE, (section(NONE_HERE),))
    texts = ["\n".join(_lines(parts, look, gone.get(look.assessment.id))) for look in looks]
    packed = pack([text + "\n" for text in texts[:-1]] + texts[-1:], limits.TEXT)
    blocks = [section(text) for text in packed[: limits.MESSAGE_BLOCKS // 2]]
    return EphemeralLine(packed[0], (*blocks, *_offers([look for look in looks if look.assessment.id in gone])))


def _offers(looks: Sequence[Look]) -> Sequence[Json]:
    """Offer the checks whose owner is gone."""
    names = {look.assessment.id: f" “{named(look.root.title, look.root.subject)}”" for look in looks}
    buttons = [
        button(say("Take over{rest}", rest=name if len(names) > 1 else ""), Address(Verb.TAKE_OVER, id_))
        for id_, name in names.items()
    ]
    return [actions(buttons)] if buttons else []


def _lines(parts: Parts, look: Look, gone: Absence | None) -> list[str]:
    root = look.root
    owner = f"{mention(root.owner)}, {told(GONE[gone])}" if gone else mention(root.owner)
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
        expired = say(" (expired; check in, or ask again)") if root.expired else ""
        headline = f": {inline(root.headline, 600)}" if root.headline else ""
        lines.append(f"{inline(root.verdict, 200)}{so_far}{expired}{headline}")
    if root.state == "open":
        mine = counted(look.open_for_me, "question is", "questions are") if look.open_for_me else say("Nothing is")
        lines.append(say("{how_far}. {mine} open for you.", how_far=how_far(root), mine=mine))
        waiting = [person for person, _ in root.waiting_for]
        if waiting:
            lines.append(say("Waiting for {waiting}.", waiting=mentions(waiting, NAMED)))
        lines += [f"{line}." for line in (*held_open(root.splits, root.owner, {}), nobody_yet(root.vacant)) if line]
        if root.closes_at:
            lines.append(f"{closes(root, moment(root.closes_at))}.")
    if look.parked or not look.link:
        reason = say(": Slack said {parked}", parked=escape(look.parked)) if look.parked else ""
        lines.append(
            say(
                "It is not shown yet{reason}. If I am not in its channel, type `/invite @{name}` there. For "
                "whoever runs ftready, it is `{id}`.",
                reason=reason,
                name=parts.me.name,
                id=look.assessment.id,
            )
        )
    return lines
