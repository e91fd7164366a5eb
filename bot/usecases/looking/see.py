"""What a person may see of assessments now: where one stands, what is open for them, and which are in a channel."""

from dataclasses import dataclass

from bot.engine.asked.asking import open_questions
from bot.engine.asked.looping import unrolled
from bot.engine.cards.check import ROOT, RootCard
from bot.engine.rules.outsiders import reaches
from bot.engine.saved.assessment import Assessment
from bot.engine.wanted.check import root_wanted
from bot.flow.model.flow import Flow
from bot.flow.translating.languages import in_language
from bot.usecases.acting.act import NotFound
from bot.usecases.ports import Installation, Members, Messages, Ports
from bot.usecases.shown.held_up import held_up
from bot.usecases.shown.receipts import root_shown

MOST = 10
"""Assessments of one channel that are looked at together."""


@dataclass(frozen=True)
class Look:
    """One assessment as one person sees it; `link` is where its root card stands."""

    flow: Flow
    assessment: Assessment
    root: RootCard
    open_for_me: int
    link: str = ""
    held_up: str = ""


async def may_see(members: Members, installation: Installation, assessment: Assessment, person: str) -> bool:
    """Whether a person may see an assessment now: in its channel, and of here or let look on from outside."""
    if not await members.is_in(installation, assessment.channel, person):
        return False
    if await members.is_one_of_us(installation, person):
        return True
    return reaches(assessment, "observe") and await members.is_outsider(installation, person)


async def look(  # noqa: PLR0913, PLR0917 - at what, who looks, and in which language
    ports: Ports, messages: Messages, installation: Installation, assessment_id: str, person: str, language: str = ""
) -> Look | NotFound:
    """Look at one assessment, in the language of whoever looks; whether the person may is asked before."""
    assessment = await ports.store.load(installation, assessment_id)
    if assessment is None or assessment.is_deleted:
        return NotFound()
    flow = in_language(await ports.flows.pinned(installation, assessment.flow_hash), language, assessment.language)
    flow = unrolled(flow, assessment)
    receipts = await ports.store.receipts(installation, assessment_id)
    receipt, root = root_shown(receipts), receipts.get(ROOT)
    thread = root.ts if root and receipt is not root else None
    return Look(
        flow=flow,
        assessment=assessment,
        root=root_wanted(flow, assessment, ports.clock()),
        open_for_me=len(open_questions(assessment, flow, person)),
        link=messages.link(installation, receipt.channel, receipt.ts, thread) if receipt else "",
        held_up=(await held_up(ports.store, installation, assessment_id)).reason,
    )


async def look_around(  # noqa: PLR0913, PLR0917 - as for one
    ports: Ports, messages: Messages, installation: Installation, channel: str, person: str, language: str = ""
) -> tuple[Look, ...]:
    """Look at the assessments of a channel, the running before the lately closed; whether one may is asked before."""
    listed = (await ports.store.in_channel(installation, channel))[:MOST]
    looks = [await look(ports, messages, installation, each, person, language) for each in listed]
    return tuple(each for each in looks if isinstance(each, Look))
