"""What follows when somebody takes back a message of theirs that stands as evidence beside another one's answer."""

from datetime import datetime

from bot.engine import events
from bot.engine.asked.branching import as_asked, owners_values
from bot.engine.decision import Decision, Refused
from bot.engine.rules.earlier_words import without_quote
from bot.engine.rules.flowing_on import flow_on
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace
from bot.engine.weighed.evidence import why_no_evidence
from bot.flow.model.flow import Flow
from bot.sentence import Sentence

NOTHING_QUOTED = Sentence("Nothing of yours is quoted there any more.")


def quote_taken_back(
    flow: Flow, assessment: Assessment, event: events.QuoteTakenBack, now: datetime
) -> Decision | Refused:
    """Take the words away, and the link to them too unless a verdict rests on it.

    The answer itself stays, but where it is not taken without evidence.
    """
    given = assessment.answer(event.question, event.person)
    left = without_quote(_off_the_shelf(flow, assessment, event), event.question, event.person, event.by)
    if given is None or not _is_theirs(given, event):
        because = (f"{event.by} took back what was quoted for {event.question} earlier",)
        return Decision(left, because) if left != assessment else Refused(NOTHING_QUOTED)
    bare = replace(given, quote=None, link=given.link if assessment.closed else None)
    answers = {**assessment.answers[event.question], event.person: bare}
    if assessment.closed is None and _needs_it(flow, assessment, event.question, bare):
        del answers[event.person]
    after = replace(left, answers={**assessment.answers, event.question: answers})
    because = (f"{event.by} took back what was quoted for {event.question}",)
    return Decision(after, because) if assessment.closed else flow_on(flow, after, because, now)


def _off_the_shelf(flow: Flow, assessment: Assessment, event: events.QuoteTakenBack) -> Assessment:
    """Take it away from beside an answer that does not count, for who gave it has its role no more.

    No verdict rests on that, so its link goes even once the check is closed; it may count again without either.
    """
    shelf = assessment.shelved.get(event.question, {})
    given = shelf.get(event.person)
    if given is None or not _is_theirs(given, event):
        return assessment
    bare = replace(given, quote=None, link=None)
    left = {**shelf, event.person: bare}
    if _needs_it(flow, assessment, event.question, bare):
        del left[event.person]
    shelved = {**assessment.shelved, event.question: left}
    return replace(assessment, shelved={id_: said for id_, said in shelved.items() if said})


def _is_theirs(given: Answer, event: events.QuoteTakenBack) -> bool:
    return given.quote is not None and given.quote.author == event.by


def _needs_it(flow: Flow, assessment: Assessment, question: str, bare: Answer) -> bool:
    """Whether an answer is not taken without the link that was taken back."""
    found = flow.question(question)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    return found is not None and why_no_evidence(as_asked(found, owners), bare) is not None


def keeping_quote(before: Answer | None, given: Answer) -> Answer:
    """Keep what is quoted beside an answer that is changed, as long as its link is the same."""
    if before is None or before.quote is None or given.quote is not None or before.link != given.link:
        return given
    return replace(given, quote=before.quote)
