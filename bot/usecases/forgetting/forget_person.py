"""Forget a person in a workspace: in every check what they wrote and their name, then all that is theirs alone.

Each check is one commit, with its trail written anew; before it the older cards are marked, which are drawn once more,
and its canvas, which is written anew.
Killed in between and run again, it ends the same; the wish to be forgotten goes last.
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.engine.asked.looping import unrolled
from bot.engine.decision import Decision
from bot.engine.events import PersonForgotten
from bot.engine.rules.earlier_words import answers_set_aside
from bot.engine.rules.forgetting import BECAUSE, free_name, is_named
from bot.engine.rules.other_name import renamed
from bot.engine.saved.assessment import Assessment
from bot.engine.transition import apply
from bot.usecases.acting.act import TRIES, TooBusyError, commit
from bot.usecases.crashing import crash_here
from bot.usecases.for_one.home import publish
from bot.usecases.forgetting.trail_anew import names_somebody, without_person
from bot.usecases.ports import Committed, Installation, Members, Messages, NotAllowedError, Ports, Store
from bot.usecases.shown.pacing import at_slacks_pace
from bot.usecases.shown.receipts import outdate_canvas, outdate_older

LEASE = timedelta(minutes=5)
"""After which forgetting somebody that never ended is begun again."""


@dataclass(frozen=True)
class Trace:
    """What one check keeps of a person."""

    assessment: str
    answers: int
    owns: bool
    gaps: int
    """Gaps they close."""
    waivers: int
    """Gaps they stand for leaving."""
    in_trail_only: bool


async def traces_of(store: Store, installation: Installation, person: str) -> list[Trace]:
    """List the checks in which a person stands; nothing is changed."""
    found = []
    for id_ in await store.all_assessments(installation):
        assessment = await store.load(installation, id_)
        if assessment is None:
            continue
        stands = is_named(assessment, person)
        if stands or names_somebody(await store.trail(installation, id_), person):
            found.append(_trace(assessment, person, in_trail_only=not stands))
    return found


async def forget_person(
    ports: Ports, messages: Messages, members: Members, installation: Installation, person: str
) -> None:
    """Do what somebody wished; their Home, if they have opened it lately, shows nothing of them any more."""
    await ports.store.put_off_leaving(installation, person, ports.clock() + LEASE)
    await forget_in_checks(ports, installation, person)
    await publish(ports, messages, members, installation, person)
    await forget_what_is_theirs(ports, messages, installation, person)


async def forget_in_checks(ports: Ports, installation: Installation, person: str) -> int:
    """Forget a person in every check; give in how many they were.

    One whose flow is not kept stops no other; what was in its way is raised once all others are done.
    """
    changed, lost = 0, None
    for id_ in await ports.store.all_assessments(installation):
        try:
            changed += await _forget_in(ports, installation, id_, person)
        except LookupError as error:
            lost = lost or error
        crash_here("person_out_of_check")
    if lost is not None:
        raise lost
    return changed


async def forget_what_is_theirs(
    ports: Ports, messages: Messages | None, installation: Installation, person: str
) -> bool:
    """Forget a person's reminders, Home and drafts; False where their last reminder still stands in Slack."""
    nudge, gone = (await ports.store.desk(installation, person)).nudge, True
    if nudge is not None:
        try:
            if messages is None:
                gone = False
            else:
                async with at_slacks_pace(ports, installation, "delete"):
                    await messages.delete(installation, nudge.channel, nudge.ts)
        except NotAllowedError:
            gone = False
    crash_here("before_person_gone")
    await ports.store.forget_person(installation, person)
    crash_here("after_person_gone")
    return gone


async def _forget_in(ports: Ports, installation: Installation, id_: str, person: str) -> bool:
    store = ports.store
    async with store.turn(installation, id_):
        for _ in range(TRIES):
            assessment = await store.load(installation, id_)
            if assessment is None:
                return False
            trail = await store.trail(installation, id_)
            if not (is_named(assessment, person) or names_somebody(trail, person)):
                return False
            flow = unrolled(await ports.flows.pinned(installation, assessment.flow_hash), assessment)
            now = ports.clock()
            name = free_name(assessment, *trail)
            decided = apply(flow, assessment, PersonForgotten(person, name), now)
            if not isinstance(decided, Decision):
                raise TypeError(f"forgetting somebody in {id_} was refused: {decided.because}")
            decision = Decision(decided.assessment, renamed(decided.because, person, name) or BECAUSE)
            await outdate_older(store, installation, assessment, assessment.version + 1)
            await outdate_canvas(store, installation, id_, assessment.version + 1)
            anew = [without_person(entry, person, name) for entry in trail]
            ended = await commit(
                ports, installation, flow, assessment, decision, PersonForgotten("", name),
                f"forgotten/{person}/{assessment.version}", now, trail=anew,
            )  # fmt: skip
            if ended is not Committed.STALE:
                return True
    raise TooBusyError


def _trace(assessment: Assessment, person: str, *, in_trail_only: bool) -> Trace:
    check_ins = [given for each in assessment.check_ins for given in (each.answers, *each.looks.values())]
    given = (assessment.answers, assessment.brought, assessment.shelved, *check_ins)
    care = assessment.care.values()
    everything = (*(by_person for each in given for by_person in each.values()), *answers_set_aside(assessment))
    return Trace(
        assessment=assessment.id,
        answers=sum(person in by_person for by_person in everything),
        owns=assessment.owner == person,
        gaps=sum(each.owner == person for each in care),
        waivers=sum(each.waiver is not None and each.waiver.by == person for each in care),
        in_trail_only=in_trail_only,
    )
