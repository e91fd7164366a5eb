"""Check-ins: the form of the one that is open, ending it, when they come, pausing them, and the weeks as a picture."""

from datetime import datetime, time

from bot.engine.after_verdict import following
from bot.engine.after_verdict.following import schedule_of
from bot.engine.check_in_forms.drawing import check_in_form
from bot.engine.check_in_forms.reading import read_check_in
from bot.engine.decision import Refused
from bot.engine.events import Event, ScheduleChosen
from bot.engine.rules.checking_in import why_over
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.follow_up import outlook
from bot.flow.model.flow import Flow
from bot.flow.shapes.check_in import DAYS
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take
from bot.slack.telling import ACK, Press, because, because_plainly, open_view, refuse, wrong_of
from bot.slack.views import follow_up, zones
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done

NO_FOLLOW_UP = Refused(Sentence("This flow has no check-ins."))
WHEN = Sentence("Pick a day, a time and a zone.")


async def open_check_in(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form of the check-in that is open; filled in, where all is the same."""
    address, person = press.pressed.address, press.asker.person
    usual = address.extra == "usual"
    form = check_in_form(found.flow, found.assessment, person, parts.ports.clock(), usual=usual)
    if form is None:
        return refuse(parts, press, Refused(why_over(found.assessment)))
    return await open_view(parts, press, follow_up.check_in(address.assessment, form))


async def take_check_in(parts: Parts, submitted: Submitted) -> Json:
    """Take a filled check-in; what cannot be taken is said at its field."""
    values, person = submitted.view.values, submitted.asker.person
    typed = views.typed_in(values)
    wrong: dict[str, Wrong] = {}

    def made(flow: Flow, assessment: Assessment, now: datetime) -> Event | Refused:
        wrong.clear()
        current = following.open_check_in(assessment)
        if current is None or current.date.isoformat() != submitted.address.extra:
            return Refused(why_over(assessment))
        read = read_check_in(flow, assessment, person, typed, now)
        if isinstance(read, Refused):
            return read
        if isinstance(read, dict):
            wrong.update(read)
            return Refused(Sentence("Some of this cannot be taken yet."))
        return read

    outcome = await take(parts, submitted, made)
    if isinstance(outcome, Done):
        return ACK
    if isinstance(outcome, Refused) and outcome.outdated:
        found = await find(parts, submitted.asker, Verb.CHECK_IN, submitted.address.assessment)
        form = check_in_form(found.flow, found.assessment, person, found.now) if isinstance(found, Found) else None
        if form is not None:
            view = follow_up.check_in(submitted.address.assessment, form, typed, because(outcome))
            return {"response_action": "update", "view": view}
    at = outcome.field if isinstance(outcome, Refused) and outcome.field else next(iter(typed), "")
    return views.errors(values, wrong or {at: wrong_of(outcome)})


async def open_schedule(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner chooses when check-ins come."""
    plan = found.flow.check_in
    if plan is None:
        return refuse(parts, press, NO_FOLLOW_UP)
    view = await schedule_view(parts, found)
    return await open_view(parts, press, view)


async def schedule_view(parts: Parts, found: Found) -> Json:
    """Make the form with what stands, or else the flow's own time in the owner's zone."""
    plan, stands = found.flow.check_in, schedule_of(found.flow, found.assessment)
    if plan is None:
        raise TypeError("asked for the schedule of a flow that has none")
    if stands is not None and found.assessment.schedule is not None:
        return follow_up.schedule(found.assessment.id, plan, stands.day, f"{stands.at:%H:%M}", stands.zone)
    zone = await parts.members.zone_of(parts.me.installation, found.assessment.owner)
    return follow_up.schedule(found.assessment.id, plan, plan.day, f"{plan.at:%H:%M}", zone)


async def take_schedule(parts: Parts, submitted: Submitted) -> Json:
    """Take the owner's choice."""
    own = views.entered(submitted.view.values)
    day, at = str(own.get(follow_up.DAY) or ""), str(own.get(follow_up.TIME) or "").replace("_", ":")
    zone = follow_up.zone_picked(own, submitted.address.extra)
    try:
        event = ScheduleChosen(submitted.asker.person, DAYS.index(day), time.fromisoformat(at), zone)
    except ValueError:
        return views.errors(submitted.view.values, {"": Wrong(WHEN, follow_up.DAY)})
    outcome = await take(parts, submitted, event)
    if isinstance(outcome, Done):
        return ACK
    typed = zones.OTHER_ZONE if own.get(zones.OTHER_ZONE) else zones.ZONE
    at_field = typed if isinstance(outcome, Refused) and outcome.field == "zone" else follow_up.DAY
    return views.errors(submitted.view.values, {"": Wrong(because_plainly(outcome), at_field)})


async def show_history(parts: Parts, press: Press, found: Found) -> Json:
    """Show the weeks, one line each."""
    seen = outlook(found.flow, found.assessment, parts.ports.clock())
    return await open_view(parts, press, follow_up.history(seen))
