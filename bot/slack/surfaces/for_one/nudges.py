"""Presses on a nudge, and the words that take a stop back. They touch the reminders of whoever presses alone."""

from bot.engine.decision import Refused
from bot.engine.reminders.wishing import OVER, Wish, Wished
from bot.sentence import Sentence
from bot.slack.heard.asked import Asker, Commanded, PressedInMessage
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.telling import ACK, Press, because, line_of, refuse, reply
from bot.slack.writing.blocks import Json
from bot.usecases.for_one.nudge import nudge
from bot.usecases.for_one.wish import tidy_nudge, wish

REMINDED = Sentence("I remind you again from now on, when something is open for you.")


async def press_nudge(parts: Parts, press: Press) -> Json:
    """Take a wish; whose it is, the verified payload says. Their message follows at once."""
    asker, extra = press.asker, press.pressed.address.extra
    if await is_stranger(parts, asker):
        return refuse(parts, press, Refused(OUTSIDER))
    if extra not in set(Wish):
        return refuse(parts, press, Refused(OVER))
    at = (press.spot.channel, press.spot.ts) if isinstance(press, PressedInMessage) else ("", "")
    if not at[0] and extra != Wish.AGAIN:
        return refuse(parts, press, Refused(OVER))
    event = Wished(asker.person, Wish(extra), *at, press.event_id)
    outcome = await wish(parts.ports, parts.members, asker.installation, event)
    parts.later.do(tidy_nudge(parts.ports, parts.outgoing, asker.installation, event))
    if isinstance(outcome, Refused):
        return refuse(parts, press, outcome)
    await _again(parts, asker)
    return ACK


async def take_remind_me(parts: Parts, commanded: Commanded) -> Json:
    """Take a stop back by command, for those whose message with the button is gone."""
    refused = await bring_back(parts, commanded.asker, commanded.event_id)
    return reply(line_of(because(refused) if refused else REMINDED))


async def bring_back(parts: Parts, asker: Asker, event_id: str) -> Refused | None:
    """Take a stop back; why not, where there is none."""
    outcome = await wish(
        parts.ports, parts.members, asker.installation, Wished(asker.person, Wish.AGAIN, "", "", event_id)
    )
    if isinstance(outcome, Refused):
        return outcome
    await _again(parts, asker)
    return None


async def _again(parts: Parts, asker: Asker) -> None:
    """Have their Home drawn anew, and their message put right at once."""
    await parts.ports.store.mark_homes(asker.installation, [asker.person], parts.ports.clock())
    parts.later.do(nudge(parts.ports, parts.outgoing, parts.members, asker.installation, asker.person))
