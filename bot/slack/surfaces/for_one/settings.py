"""The settings of one person, opened and saved from their Home. They touch what is theirs alone."""

from bot.engine.decision import Refused
from bot.engine.reminders.own_settings import SettingsSaved
from bot.engine.times.calendar import is_zone
from bot.questions import Wrong
from bot.slack import views
from bot.slack.heard.asked import Submitted
from bot.slack.parts import Parts
from bot.slack.policy import OUTSIDER, is_stranger
from bot.slack.telling import ACK, Press, because_plainly, open_view, refuse, say_instead
from bot.slack.views.settings import DAYS_FIELD, settings, settings_read
from bot.slack.views.zones import OTHER_ZONE, ZONE
from bot.slack.writing.blocks import Json
from bot.usecases.for_one.nudge import nudge
from bot.usecases.for_one.set_own import set_own


async def open_settings(parts: Parts, press: Press) -> Json:
    """Open the form with what stands; whose it is, the verified payload says."""
    asker = press.asker
    if await is_stranger(parts, asker):
        return refuse(parts, press, Refused(OUTSIDER))
    desk = await parts.ports.store.desk(asker.installation, asker.person)
    seen = await parts.members.seen(asker.installation, asker.person)
    zone = seen.zone if is_zone(seen.zone) else "UTC"
    return await open_view(parts, press, settings(desk.own, zone, seen.language, reminded=not desk.stopped))


async def take_settings(parts: Parts, submitted: Submitted) -> Json:
    """Keep what was set; their Home and the message that stands follow at once."""
    asker, values = submitted.asker, submitted.view.values
    if await is_stranger(parts, asker):
        return say_instead(OUTSIDER)
    entered = views.entered(values)
    own, reminded = settings_read(entered, submitted.address.extra)
    event = SettingsSaved(asker.person, own, reminded, submitted.event_id)
    outcome = await set_own(parts.ports, asker.installation, event)
    if isinstance(outcome, Refused):
        typed = OTHER_ZONE if entered.get(OTHER_ZONE) else ZONE
        at = DAYS_FIELD if outcome.field == DAYS_FIELD else typed
        return views.errors(values, {"": Wrong(because_plainly(outcome), at)})
    parts.members.forget_settings(asker.installation, asker.person)
    parts.later.do(nudge(parts.ports, parts.outgoing, parts.members, asker.installation, asker.person))
    return ACK
