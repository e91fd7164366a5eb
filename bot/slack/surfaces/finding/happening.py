"""Let happen what somebody asks for of a check, never without asking the policy whether they may."""

from collections.abc import Mapping
from typing import Any

from bot.engine.decision import Refused
from bot.engine.events import Event
from bot.questions import Wrong
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, Mentioned, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.telling import Press
from bot.slack.writing.blocks import Json
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


async def take(parts: Parts, submitted: Submitted, event: Event | Making) -> Done | Refused | NotFound:
    """Let happen what a submitted form means."""
    return await happen(parts, submitted, submitted.address.verb, submitted.address.assessment, event)


def wrong_at(values: Mapping[str, Any], entry: str, message: str) -> Json:
    """Say what is wrong with an input that is of no question."""
    return views.errors(values, {"": Wrong(message, entry)})
