"""What keeps a check-in open: who has said nothing in it yet, and what nobody has given any answer to."""

from collections.abc import Iterator

from bot.engine.asked.absent import there
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn
from bot.flow.model.check_in import SEEN, CheckInPlan


def waiting_for(assessment: Assessment, check_in: CheckIn) -> tuple[str, ...]:
    """List who is asked in a check-in, is there and has not answered anything yet."""
    return tuple(person for person in there(check_in.asked, assessment.away) if person not in check_in.answered_by)


def unanswered(plan: CheckInPlan, check_in: CheckIn) -> Iterator[str]:
    """List the questions nobody has answered, what is watched among them, and the predictions nobody looked at."""
    for id_ in (*plan.questions, *((SEEN,) if check_in.watched else ())):
        if not check_in.answers.get(id_):
            yield id_
    yield from (name for name in check_in.looked_back if not check_in.looks.get(name))


def nothing_is_open(plan: CheckInPlan, assessment: Assessment) -> bool:
    """Whether all who are asked have said something, and everything has an answer; one person's is enough."""
    current = assessment.check_ins[-1]
    if assessment.anyone_here or any(unanswered(plan, current)):
        return False
    return not waiting_for(assessment, current)
