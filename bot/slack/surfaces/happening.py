"""Let happen what somebody asks for of a check, never without asking the policy whether they may."""

from bot.engine.decision import Refused
from bot.engine.events import Event
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, Mentioned, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.telling import Press
from bot.usecases.acting.act import Done, Making, NotFound, act


async def happen(
    parts: Parts,
    asked: Press | Submitted | Commanded | Mentioned,
    verb: Verb,
    assessment_id: str,
    event: Event | Making,
) -> Done | Refused | NotFound:
    """Let an event happen to a check, where whoever asks may do that; the same asked twice happens once."""
    asker = asked.asker
    lets = await gate(parts, asker, verb)
    return await act(parts.ports, asker.installation, assessment_id, event, asked.event_id, lets)
