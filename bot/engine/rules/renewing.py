"""What follows when someone answers a fact anew after the verdict: its gap is closed, or it had become too old."""

from datetime import datetime

from bot.engine import events
from bot.engine.after_verdict.following import is_measured
from bot.engine.after_verdict.standing_verdict import decide_again, standing_sheet
from bot.engine.asked.asking import has_spoken, may_answer, others_rest_on
from bot.engine.asked.branching import NOT_NOW, as_asked, asks, owners_values
from bot.engine.asked.owners_word import not_before
from bot.engine.asked.roles import whose
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.forms.questions import LINK
from bot.engine.rules.noting import noted
from bot.engine.rules.reading_answers import NOTHING, read_answer
from bot.engine.rules.who_may_answer import ANSWERS, NO_LONGER_ASKED
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import GapCare
from bot.engine.saved.replacing import replace
from bot.engine.weighed.standing import AnswerEnv, answer_level
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.sentence import Sentence

STILL_OPEN = Sentence("This check is open; answer on its cards.")
ALONE = Sentence("answers this one anew; nobody else's word counts in it")
NOT_ASKED = Sentence("You are not asked in this check; <@{owner}> or anyone who is can do this.")


def renewed(flow: Flow, assessment: Assessment, event: events.Renewed, now: datetime) -> Decision | Refused:
    """Let someone close a gap, or answer a fact anew; a gap that this closes is told in the thread."""
    return renew(flow, assessment, event, now, told=False)


def renew(
    flow: Flow, assessment: Assessment, event: events.Renewed, now: datetime, *, told: bool
) -> Decision | Refused:
    """Take a newer answer to a fact after the verdict, with the link that shows it; the verdict follows at once.

    `told` says that another card, such as a check-in's, shows already that a gap was closed.
    """
    found = flow.questions.get(event.question)
    if found is None:
        return Refused(NO_LONGER_ASKED)
    refusal = why_not_renewed(flow, assessment, found, event.by)
    if refusal:
        return Refused(refusal)
    read = read_answer(flow, event.question, event.answer, owners_values(flow, assessment.owner, assessment.answers))
    if isinstance(read, Wrong) or read.value is None:
        wrong = read if isinstance(read, Wrong) else Wrong(NOTHING)
        return Refused(wrong.message, entry=wrong.entry)
    level = standing_sheet(flow, assessment, now).levels[event.question] or 0.0
    if read.link is None and _link_counts(flow, assessment, event.question, read, level, now):
        gap = found.gap_after(read.value)
        done = f": {gap.done}" if gap else ""
        return Refused(Sentence("Add the link that shows it{done}.", done=done), entry=LINK)
    before, at = assessment.answer(event.question, event.by), not_before(assessment, now)
    if before is not None and (before.value, before.link, before.at) == (read.value, read.link, at):
        return Decision(assessment, ("the same answer was there already",), changed=False)
    # Of a fact the newest word counts, with nobody's older one beside it; the trail keeps those.
    newest = {event.by: replace(read, at=at, changed=True)}
    renewed = replace(
        assessment,
        answers={**assessment.answers, event.question: newest},
        settled={id_: word for id_, word in assessment.settled.items() if id_ != event.question},
    )
    decided, why = decide_again(flow, _with_heard(renewed, assessment, event.question), now, renew=True)
    if level < 1 and standing_sheet(flow, decided, now).levels[event.question] == 1:
        decided = _closed(decided, event.question, event.by, read.link, now)
        decided = decided if told else noted(decided, "closed", now, event.by, event.question, read.link)
    return Decision(decided, (f"{event.by} renewed {event.question}", *([why] if why else [])))


def why_not_renewed(  # noqa: PLR0911 - each return is one reason it is not taken
    flow: Flow, assessment: Assessment, question: Question, by: str
) -> str | None:
    """Say why a newer answer of this person's to a fact is not taken after the verdict; None when it is."""
    if assessment.closed is None:
        return STILL_OPEN
    if not asks(flow, assessment, question):
        return NOT_NOW
    not_theirs = _not_theirs(flow, assessment, question, by)
    if not_theirs:
        return not_theirs
    if question.blind:
        return Sentence("Everyone judges this one anew; its owner reopens the check from the summary for that.")
    if others_rest_on(flow, question.id):
        return Sentence(
            "Changing this asks other questions again; its owner reopens the check from the summary for that."
        )
    if is_measured(flow, question.id):
        return Sentence("Check-ins measure this one from week to week; answer the next one.")
    return None


def _not_theirs(flow: Flow, assessment: Assessment, question: Question, by: str) -> str | None:
    """Say whose a fact is to answer anew: what does not count is not taken, for it would leave no word that does."""
    asked = as_asked(question, owners_values(flow, assessment.owner, assessment.answers))
    if asked.together == "owner" and question.asked_of != "owner":
        return None if by == assessment.owner else only_owner(assessment.owner, ALONE)
    if may_answer(assessment, question, by):
        return None
    if question.asked_of == "owner":
        return only_owner(assessment.owner, ANSWERS)
    return whose(flow, assessment, question, by) or Sentence(NOT_ASKED, owner=assessment.owner)


def _link_counts(  # noqa: PLR0913, PLR0917 - what was said to what, and where it stands
    flow: Flow, assessment: Assessment, id_: str, said: Answer, level: float, now: datetime
) -> bool:
    """Whether a link is asked for and would be worth something: it shows what is better, and never what is worse."""
    owners = owners_values(flow, assessment.owner, assessment.answers)
    question = as_asked(flow.questions[id_], owners)

    def env(answer: Answer) -> AnswerEnv:
        return AnswerEnv(answer, owners, now.date(), owner=id_ in owners)

    if question.link is None or not (question.link.when is None or question.link.when.holds(env(said))):
        return False
    shown = answer_level(question, env(replace(said, link="https://example.com")))
    return shown > min(level, answer_level(question, env(said)))


def _with_heard(renewed: Assessment, before: Assessment, question: str) -> Assessment:
    """Keep who had said something of which nothing is left: they were asked, and did not stay silent."""
    replaced = [person for person in before.answers.get(question, {}) if not has_spoken(renewed, person)]
    return replace(renewed, heard=(*renewed.heard, *replaced)) if replaced else renewed


def _closed(assessment: Assessment, question: str, by: str, link: str | None, now: datetime) -> Assessment:
    """Keep that a gap was closed, by whom and with which link."""
    care = assessment.care.get(question, GapCare())
    closed = replace(care, link=link, closed_by=by, closed_on=None, closed_at=now, waiver=None)
    return replace(assessment, care={**assessment.care, question: closed})
