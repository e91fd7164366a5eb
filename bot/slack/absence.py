"""Whether the owner of a check, and whoever it waits for, is gone, as Slack tells now."""

import logging
from collections.abc import Sequence

from bot.engine.after_verdict.following import open_check_in
from bot.engine.after_verdict.still_open import waiting_for
from bot.engine.asked.asking import people_asked, waited_for
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.ownership import Absence
from bot.slack.parts import Parts
from bot.usecases.acting.absent_people import note_absence, note_owners_absence
from bot.usecases.looking.see import Look
from bot.usecases.ports import AgainError, Installation, LostAnswerError, NotAllowedError

log = logging.getLogger(__name__)
MOST = 20
"""People of one check who are looked for at once: so many it waits for, and so many who are gone."""


async def absence(parts: Parts, installation: Installation, assessment: Assessment) -> Absence | None:
    """Tell how the owner of a check is gone; None where they are there. Raises where Slack cannot say."""
    seen = await parts.members.seen(installation, assessment.owner)
    if not seen.is_here:
        return "deactivated" if seen.is_deactivated else "unknown"
    return "left" if await has_left(parts, installation, assessment.channel, assessment.owner) else None


async def known_absence(parts: Parts, installation: Installation, assessment: Assessment) -> Absence | None:
    """Tell the same; where Slack cannot say, what was known before."""
    try:
        return await absence(parts, installation, assessment)
    except (AgainError, LostAnswerError, NotAllowedError) as error:
        log.info("whether the owner of %s is there cannot be said now: %s", assessment.id, error)
        return assessment.gone.why if assessment.gone else None


async def owners_gone(parts: Parts, installation: Installation, looks: Sequence[Look]) -> dict[str, Absence]:
    """Tell of which checks the owner is gone, and how."""
    found = {each.assessment.id: await known_absence(parts, installation, each.assessment) for each in looks}
    return {id_: why for id_, why in found.items() if why is not None}


async def has_left(parts: Parts, installation: Installation, channel: str, person: str) -> bool:
    """Whether someone is seen not to be in a channel; not where the bot cannot see everybody who is."""
    members = parts.members
    sees = await members.is_in(installation, channel, parts.me.bot_user)
    gone = sees and not await members.is_in(installation, channel, person)
    return gone and await members.is_read_whole(installation, channel)


async def look_for_owner(parts: Parts, installation: Installation, assessment_id: str) -> None:
    """See whether the owner of a check is there, and let its cards say so where that is news."""
    assessment = await parts.ports.store.load(installation, assessment_id)
    if assessment is not None:
        why = await absence(parts, installation, assessment)
        await note_owners_absence(parts.ports, installation, assessment, why)


async def look_for_all(parts: Parts, installation: Installation, assessment_id: str) -> None:
    """See whether the owner of a check is there, and those it waits for, or has stopped waiting for."""
    await look_for_owner(parts, installation, assessment_id)
    assessment = await parts.ports.store.load(installation, assessment_id)
    if assessment is None or assessment.is_deleted:
        return
    flow = await parts.ports.flows.pinned(installation, assessment.flow_hash)
    current = open_check_in(assessment)
    waiting = (*waited_for(flow, assessment), *(waiting_for(assessment, current) if current else ()))
    for person in dict.fromkeys((*waiting[:MOST], *tuple(assessment.away)[:MOST])):
        await _look_for_person(parts, installation, assessment, person)


async def look_for_comers_and_goers(parts: Parts, installation: Installation, channel: str, person: str) -> None:
    """See to the checks of a channel that somebody owns or is asked in who has just come or gone."""
    for assessment_id in await parts.ports.store.in_channel(installation, channel):
        assessment = await parts.ports.store.load(installation, assessment_id)
        if assessment is None:
            continue
        if assessment.owner == person:
            await look_for_owner(parts, installation, assessment_id)
        if person in people_asked(assessment):
            await _look_for_person(parts, installation, assessment, person)


async def _look_for_person(parts: Parts, installation: Installation, assessment: Assessment, person: str) -> None:
    """See whether somebody who is asked is there, and let the check know where that is news."""
    await note_absence(
        parts.ports,
        installation,
        assessment,
        person,
        await parts.members.absence(installation, assessment.channel, person),
    )
