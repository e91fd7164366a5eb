"""Starting a check: its form opened, for a flow or from a result, and switched to another flow."""

from bot.engine.decision import Refused
from bot.flow.model.flow import Flow
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Carried
from bot.slack.heard.asked import Commanded, PressedInView
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, theirs
from bot.slack.surfaces.starting.form import (
    entered_so_far,
    form_there,
    keep_entered,
    start_view,
    what_comes_along,
)
from bot.slack.telling import (
    ACK,
    Press,
    change_view,
    open_for,
    open_view,
    refuse,
)
from bot.slack.writing.blocks import Json
from bot.usecases.acting.start import NOT_DECIDED

NOT_OFFERED = Refused(Sentence("This flow is not on offer here any more; /ftready help lists those that are."))
TOO_LATE = Sentence("That took longer than Slack waits; type the command again.")


async def open_start(parts: Parts, commanded: Commanded, flow: Flow, subject: str) -> Json:
    """Open the modal that starts a flow. Nothing is loaded before: Slack gives three seconds."""
    # The id of what may be begun goes along, so that a submit sent twice begins it once.
    carried = Carried(channel=commanded.channel, draft=parts.ports.new_id())
    entered = views.Entered({views.SUBJECT: subject})
    view = await start_view(parts, commanded.asker, flow, parts.ports.flows.offered(), carried, entered, views.Told())
    return await open_for(parts, commanded, view, TOO_LATE)


async def switch_flow(parts: Parts, press: Press) -> Json:
    """Show the same modal for another flow; what was typed and fits stays, and the rest is kept for the way back."""
    if not isinstance(press, PressedInView):
        return ACK
    flow = parts.ports.flows.named(press.pressed.address.extra or press.pressed.value)
    if flow is None:
        return refuse(parts, press, NOT_OFFERED)
    asker, carried = press.asker, press.view.carried
    entered = await entered_so_far(parts, asker, press.view)
    await keep_entered(parts, asker, carried, entered)
    view = await start_view(parts, asker, flow, parts.ports.flows.offered(), carried, entered, views.Told())
    return await change_view(parts, press, view)


async def redraw(parts: Parts, press: Press) -> Json:
    """Show the same modal again after something was picked in place of an input, or the input was wanted back."""
    if not isinstance(press, PressedInView):
        return ACK
    flow = parts.ports.flows.named(press.view.callback.extra) if press.view.callback else None
    if flow is None:
        return refuse(parts, press, NOT_OFFERED)
    entered = await entered_so_far(parts, press.asker, press.view)
    return await change_view(parts, press, await form_there(parts, press, flow, entered))


async def open_ask_team(parts: Parts, press: Press, found: Found) -> Json:
    """Open the modal of the flow that a result leads to, with what comes along."""
    then, assessment = found.flow.then, found.assessment
    onward = parts.ports.flows.named(then.flow) if then else None
    if then is None or onward is None:
        return refuse(parts, press, NOT_OFFERED)
    if assessment.closed is None:
        return refuse(parts, press, NOT_DECIDED)
    if assessment.led_to:
        return refuse(
            parts, press, Refused(Sentence("The team has been asked already; the full check is in this channel."))
        )
    comes = what_comes_along(found, await theirs(parts, press.asker, onward))
    carried = Carried(channel=assessment.channel, draft=parts.ports.new_id(), came_from=assessment.id)
    entered = views.Entered({views.SUBJECT: assessment.subject, views.LANGUAGE: assessment.language})
    told = views.Told(came_along=comes)
    view = await start_view(parts, press.asker, onward, [onward], carried, entered, told)
    return await open_view(parts, press, view)
