"""How far people of other companies take part in a check: its owner says so, by a press or by command."""

import asyncio
from typing import cast

from bot.engine.asked.asking import people_asked
from bot.engine.events import OutsidersLet
from bot.engine.saved.assessment import Assessment, Outsiders
from bot.sentence import Sentence
from bot.slack.address import Verb
from bot.slack.heard.asked import Asker, Commanded, Submitted
from bot.slack.parts import Parts
from bot.slack.surfaces.finding.found import Found, find
from bot.slack.surfaces.finding.happening import take, wrong_at
from bot.slack.surfaces.finding.meant import owned_by, the_one, title_of
from bot.slack.telling import ACK, Press, because_plainly, open_for, open_view, reply
from bot.slack.views import ask_more, entered
from bot.slack.views.outsiders import OUTSIDERS, who_takes_part
from bot.slack.writing.blocks import Json
from bot.usecases.acting.act import Done
from bot.usecases.looking.see import Look

NONE_OF_YOURS = Sentence("You own no check in this channel, so there is none of which you could say who takes part.")
WHICH = Sentence("Several checks here are yours. Of which one do you say who takes part?")


async def open_outsiders(parts: Parts, press: Press, found: Found) -> Json:
    """Open the form in which the owner says how far they take part."""
    return await open_view(parts, press, who_takes_part(found.assessment, found.name))


async def take_outsiders(parts: Parts, submitted: Submitted) -> Json:
    """Let them take part so far from now on."""
    values, asker = submitted.view.values, submitted.asker
    found = await find(parts, asker, Verb.OUTSIDERS, submitted.address.assessment)
    if not isinstance(found, Found):
        return wrong_at(values, OUTSIDERS, because_plainly(found))
    level = cast("Outsiders", entered(values).get(OUTSIDERS))  # the engine refuses what is none
    leaving = () if level == "answer" else await outsiders_asked(parts, asker, found.assessment)
    outcome = await take(parts, submitted, OutsidersLet(asker.person, level, leaving))
    if not isinstance(outcome, Done):
        return wrong_at(values, OUTSIDERS, because_plainly(outcome))
    if submitted.view.below:
        parts.later.do(_refresh(parts, submitted.view.below, outcome.assessment))
    return ACK


async def command_outsiders(parts: Parts, commanded: Commanded) -> Json:
    """Open the form for the one check a command can mean; where there are several, offer them."""
    mine = owned_by(commanded.asker.person)
    one = await the_one(parts, commanded, Verb.OUTSIDERS, mine, none=NONE_OF_YOURS, several=WHICH)
    if not isinstance(one, Look):
        return reply(one)
    return await open_for(parts, commanded, who_takes_part(one.assessment, title_of(one)))


async def _refresh(parts: Parts, view_id: str, assessment: Assessment) -> None:
    """Say it anew in the form from which this one was opened."""
    await parts.outgoing.call(parts.me.installation, "views.update", view_id=view_id, view=ask_more(assessment))


async def outsiders_asked(parts: Parts, asker: Asker, assessment: Assessment) -> tuple[str, ...]:
    """Name those of other companies among the people who are asked."""
    people = people_asked(assessment)
    found = await asyncio.gather(*(parts.members.is_outsider(asker.installation, each) for each in people))
    return tuple(person for person, outside in zip(people, found, strict=True) if outside)
