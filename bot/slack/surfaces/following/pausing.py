"""Pausing check-ins: at once where none is open; one that is open would end, so that is asked first."""

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.still_open import waiting_for
from bot.engine.events import PauseAsked
from bot.slack.address import Verb
from bot.slack.heard.asked import Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.finding.happening import happen, take
from bot.slack.telling import ACK, Press, because, open_view, refuse, say_instead
from bot.slack.views.pausing import pause
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done


async def press_pause(parts: Parts, press: Press, found: Found) -> Json:
    """Pause, or ask first."""
    if view := pause_view(found):
        return await open_view(parts, press, view)
    outcome = await happen(parts, press, Verb.PAUSE, found.assessment.id, PauseAsked(press.asker.person))
    return ACK if isinstance(outcome, Done) else refuse(parts, press, outcome)


async def take_pause(parts: Parts, submitted: Submitted) -> Json:
    """Pause, now that it is known what becomes of the check-in that is open."""
    outcome = await take(parts, submitted, PauseAsked(submitted.asker.person))
    return ACK if isinstance(outcome, Done) else say_instead(because(outcome))


def pause_view(found: Found) -> Json | None:
    """Make what asks first; None where no check-in is open."""
    current = open_check_in(found.assessment)
    return pause(found.assessment.id, current, waiting_for(found.assessment, current)) if current else None
