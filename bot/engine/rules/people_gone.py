"""What follows when somebody who is asked is seen to be gone, or to be back: nothing waits for whoever is gone.

What they said stands. What was handed to them is with whoever handed it on, and what only they were asked the owner's.
"""

from datetime import datetime

from bot.engine import events
from bot.engine.asked.absent import back
from bot.engine.asked.asking import people_asked
from bot.engine.decision import Decision, Refused
from bot.engine.rules.checking_in import ended_if_all_is_said
from bot.engine.rules.flowing_on import flow_on
from bot.engine.rules.handing_over import SAID
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow


def person_looked_for(
    flow: Flow, assessment: Assessment, event: events.PersonLookedFor, now: datetime
) -> Decision | Refused:
    """Keep whether somebody who is asked is there, and let follow what only waited for them."""
    returns = event.why is None and event.person in assessment.away  # whoever is asked nothing now may be again
    if event.person not in people_asked(assessment) and not returns:
        return Decision(assessment, ("they are not asked",), changed=False)
    if assessment.away.get(event.person) == event.why:
        return Decision(assessment, ("that is known already",), changed=False)
    if event.why is None:
        return Decision(back(assessment, event.person), (f"{event.person} is there again",))
    gone = replace(assessment, away={**assessment.away, event.person: event.why})
    after, why = ended_if_all_is_said(flow, gone, now)
    because = (f"nothing waits for {event.person}, {SAID[event.why]}", *why)
    return flow_on(flow, after, because, now)
