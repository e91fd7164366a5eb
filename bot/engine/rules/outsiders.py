"""What follows when the owner says how far people of other companies take part in a check.

Who is of another company is for the edges to see. What was said stands, whoever takes part from now on.
"""

from collections.abc import Collection
from datetime import datetime

from bot.engine import events
from bot.engine.asked.asking import open_questions, people_asked
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.asked_no_more import let_go, staying
from bot.engine.rules.checking_in import ended_if_all_is_said
from bot.engine.rules.flowing_on import flow_on
from bot.engine.saved.assessment import Assessment, Call, Outsiders
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

LEVELS: tuple[Outsiders, ...] = ("ignore", "observe", "answer")
"""How far they take part, each level with all of those before it."""


def reaches(assessment: Assessment, least: Outsiders) -> bool:
    """Whether people of other companies take part in a check at least so far."""
    return LEVELS.index(assessment.outsiders) >= LEVELS.index(least)


def outsiders_let(flow: Flow, assessment: Assessment, event: events.OutsidersLet, now: datetime) -> Decision | Refused:
    """Let people of other companies take part so far and no further; who may answer no more is asked no more."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("says who takes part")))
    if event.outsiders not in LEVELS:
        return Refused(Sentence("Pick whether people of other companies are left out, look on, or answer."))
    gone = () if event.outsiders == "answer" else event.leaving
    leaving = tuple(person for person in people_asked(assessment) if person in gone)
    if event.outsiders == assessment.outsiders and not leaving:
        return Decision(assessment, ("it is so already",), changed=False)
    after = _without(replace(assessment, outsiders=event.outsiders), leaving)
    because = [f"{event.by} lets people of other companies {event.outsiders}"]
    if leaving:
        after, why = ended_if_all_is_said(flow, after, now)
        because += [f"{', '.join(leaving)} are asked no more", *why]
    return flow_on(flow, after, tuple(because), now)


def outsider_reminded(
    flow: Flow, assessment: Assessment, event: events.OutsiderReminded, now: datetime
) -> Decision | Refused:
    """Call somebody of another company once more in the thread, where something is open for them still."""
    if not reaches(assessment, "answer") or not open_questions(assessment, flow, event.person):
        return Decision(assessment, ("nothing is open for them",), changed=False)
    called = assessment.calling(Call(now, assessment.owner, (event.person,), "reminded"))
    return Decision(called, (f"{event.person} is reminded in the thread",))


def _without(assessment: Assessment, leaving: Collection[str]) -> Assessment:
    """Ask some people no more; where nobody else was asked, the owner is."""
    if not leaving:
        return assessment
    stay = staying(assessment.asked, leaving)
    after = let_go(assessment, leaving, asked=stay if stay or assessment.anyone_here else (assessment.owner,))
    return replace(after, handed={id_: given for id_, given in after.handed.items() if given})
