"""The modals in which the owner steers a check: ask more people, decide now, reopen."""

from bot.engine.decision import Refused
from bot.engine.events import DecideAsked, PeopleAsked, ReopenAsked
from bot.engine.rules.who_may_answer import CLOSED
from bot.engine.wanted.check import root_wanted
from bot.sentence import Sentence
from bot.slack import views
from bot.slack.address import Verb
from bot.slack.heard.asked import Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.surfaces.finding.picked import why_not_asked
from bot.slack.telling import ACK, Press, because, because_plainly, open_view, refuse, say_instead
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done, NotFound

OPEN = Sentence("This check is open already.")
NOBODY_NEW = Sentence("Pick at least one person who is not asked yet.")


async def open_ask_more(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner asks more people."""
    if found.assessment.closed:
        return refuse(parts, press, Refused(CLOSED))
    return await open_view(parts, press, views.ask_more(found.assessment))


async def take_ask_more(parts: Parts, submitted: Submitted) -> Json:
    """Ask more people, each of whom is called once."""
    values, asker = submitted.view.values, submitted.asker
    people = tuple(str(person) for person in views.entered(values).get(views.MORE) or ())
    found = await find(parts, asker, Verb.ASK_MORE, submitted.address.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, views.MORE, because_plainly(found))
    check = found.assessment
    wrong = await why_not_asked(parts, asker.installation, check.channel, people, check.outsiders)
    if wrong:
        return wrong_at(values, views.MORE, wrong)
    outcome = await take(parts, submitted, PeopleAsked(asker.person, people))
    if not isinstance(outcome, Done):
        return wrong_at(values, views.MORE, because_plainly(outcome))
    return ACK if outcome.changed else wrong_at(values, views.MORE, NOBODY_NEW)


async def open_decide(parts: Parts, press: Press, found: Found) -> Json:
    """Ask the owner whether to decide now, naming what is open still."""
    if found.assessment.closed:
        return refuse(parts, press, Refused(CLOSED))
    root = root_wanted(found.flow, found.assessment, parts.ports.clock())
    return await open_view(parts, press, views.decide(root))


async def open_reopen(parts: Parts, press: Press, found: Found) -> Json:
    """Ask the owner whether to open a decided check again."""
    if found.assessment.closed is None:
        return refuse(parts, press, Refused(OPEN))
    return await open_view(parts, press, views.reopen(found.assessment.id))


async def take_reopen(parts: Parts, submitted: Submitted) -> Json:
    """Open the check again."""
    return _told(await take(parts, submitted, ReopenAsked(submitted.asker.person)))


async def take_decide(parts: Parts, submitted: Submitted) -> Json:
    """Close the check with what is there."""
    return _told(await take(parts, submitted, DecideAsked(submitted.asker.person)))


def _told(outcome: Done | Refused | NotFound) -> Json:
    if isinstance(outcome, Done):
        return ACK
    return say_instead(because(outcome))
