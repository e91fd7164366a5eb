"""What follows when the channel of a check goes by another id: nothing but that, for it is the same conversation."""

from datetime import datetime

from bot.engine import events
from bot.engine.decision import Decision, Refused
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow


def channel_changed(
    flow: Flow,  # noqa: ARG001 - every rule takes the same four
    assessment: Assessment,
    event: events.ChannelChanged,
    now: datetime,  # noqa: ARG001 - the same
) -> Decision | Refused:
    """Go by the new id."""
    if assessment.channel == event.to:
        return Decision(assessment, ("the channel goes by that id already",), changed=False)
    return Decision(replace(assessment, channel=event.to), (f"the channel goes by the id {event.to} now",))
