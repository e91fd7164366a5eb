"""Let happen what somebody asks for of a check, never without asking the policy whether they may."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bot.engine.decision import Refused
from bot.engine.events import Event
from bot.engine.saved.assessment import Assessment
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.questions import Wrong
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Commanded, Mentioned, Submitted
from bot.slack.parts import Parts
from bot.slack.policy import gate
from bot.slack.surfaces.finding.found import language_of
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
    if callable(event):
        event = _as_they_read_it(event, await language_of(parts, asker))
    return await act(parts.ports, asker.installation, assessment_id, event, asked.event_id, lets)


def _as_they_read_it(made: Making, spoken: str) -> Making:
    """Make the event from the flow in somebody's language, so that what is wrong names a field as their form does.

    That may be another than the one being spoken: a flow can be in a language that none of our sentences is in.
    """

    def translated(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:
        return made(in_language(flow, spoken, assessment.language), assessment, now)

    return translated


async def take(parts: Parts, submitted: Submitted, event: Event | Making) -> Done | Refused | NotFound:
    """Let happen what a submitted form means."""
    return await happen(parts, submitted, submitted.address.verb, submitted.address.assessment, event)


def wrong_at(values: Mapping[str, Any], entry: str, message: str) -> Json:
    """Say what is wrong with an input that is of no question."""
    return views.errors(values, {"": Wrong(message, entry)})
