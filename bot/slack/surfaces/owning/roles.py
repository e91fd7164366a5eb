"""The modal in which the owner of a check says who has which role."""

from bot.engine.decision import Refused
from bot.engine.events import RolesGiven
from bot.engine.rules.who_may_answer import CLOSED
from bot.engine.saved.assessment import Outsiders
from bot.flow.model.flow import Flow
from bot.questions import Wrong
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take
from bot.slack.surfaces.finding.picked import why_not_askable
from bot.slack.telling import ACK, Press, because_plainly, open_view, refuse
from bot.slack.views.roles import holders_in, role_field, who_does_what
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done
from bot.usecases.ports import Installation

NO_ROLES = Sentence("Nothing in this check is asked of a role.")


async def open_roles(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner says who does what."""
    if found.assessment.closed:
        return refuse(parts, press, Refused(CLOSED))
    if not found.flow.roles:
        return refuse(parts, press, Refused(NO_ROLES))
    return await open_view(parts, press, who_does_what(found.flow, found.assessment.id, found.assessment.roles))


async def take_roles(parts: Parts, submitted: Submitted) -> Json:
    """Let those who were picked have the roles."""
    values, asker = submitted.view.values, submitted.asker
    found = await find(parts, asker, Verb.ROLES, submitted.address.assessment)
    if not isinstance(found, Found):
        return views.errors(values, {"": Wrong(because_plainly(found))})
    held = holders_in(found.flow.roles, views.entered(values))
    check = found.assessment
    wrong = await wrong_holders(parts, asker.installation, check.channel, found.flow, held, check.outsiders)
    if wrong:
        return views.errors(values, {"": wrong})
    outcome = await take(parts, submitted, RolesGiven(asker.person, held))
    if not isinstance(outcome, Done):
        field = outcome.field if isinstance(outcome, Refused) and outcome.field else ""
        return views.errors(values, {"": Wrong(because_plainly(outcome), role_field(field))})
    return ACK


async def wrong_holders(  # noqa: PLR0913, PLR0917 - who holds what, where, and whether outsiders may
    parts: Parts,
    installation: Installation,
    channel: str,
    flow: Flow,
    held: dict[str, tuple[str, ...]],
    outsiders: Outsiders,
) -> tuple[Wrong, ...]:
    """Say at each role where someone was picked who cannot be asked."""
    found = [
        (role.id, await why_not_askable(parts, installation, channel, held[role.id], outsiders)) for role in flow.roles
    ]
    return tuple(Wrong(why, role_field(role)) for role, why in found if why)
