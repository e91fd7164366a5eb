"""What follows when the owner steers: asks more people, shows, settles, decides, reopens; and when a vote is called."""

from datetime import datetime

from bot.engine import events
from bot.engine.after_verdict.following import open_check_in
from bot.engine.asked.absent import back
from bot.engine.asked.asking import has_response, has_word, may_answer, opened
from bot.engine.asked.branching import NOT_NOW, as_asked, asked_now, asks, owners_values
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.checking_in import end
from bot.engine.rules.flowing_on import close, flow_on
from bot.engine.rules.noting import noted
from bot.engine.rules.reading_answers import APPLIES
from bot.engine.rules.who_may_answer import CLOSED, NO_LONGER_ASKED, NOT_OPEN, settled_by
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Call, Closing, Revealed, Settlement
from bot.engine.saved.replacing import replace
from bot.engine.weighed.evidence import why_no_evidence
from bot.engine.weighed.sheet import lay_out
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Value, Wrong
from bot.questions.seen import seen
from bot.sentence import Sentence

MOST_ASKED = 100
"""People a check asks by name; beyond that, anyone in the channel may answer."""
TOO_MANY = Sentence(
    "A check asks at most {most_asked} people by name; let anyone in the channel answer instead.", most_asked=MOST_ASKED
)


def more_asked(flow: Flow, assessment: Assessment, event: events.PeopleAsked, now: datetime) -> Decision | Refused:
    """Ask more people, each of whom is called once."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can ask more people")))
    if assessment.closed:
        return Refused(CLOSED)
    new = tuple(dict.fromkeys(person for person in event.people if person not in assessment.asked))
    if not new:
        return Decision(assessment, ("they are asked already",), changed=False)
    if len(assessment.asked) + len(new) > MOST_ASKED:
        return Refused(TOO_MANY)
    asked = replace(back(assessment, *new), asked=(*assessment.asked, *new))
    others = tuple(person for person in new if person != event.by)
    called = asked.calling(Call(now, event.by, others, "asked"))
    return flow_on(flow, called, (f"{event.by} asked {', '.join(new)}",), now)


def reveal_asked(flow: Flow, assessment: Assessment, event: events.RevealAsked, now: datetime) -> Decision | Refused:
    """Show a blind question's answers before all are in."""
    question = flow.questions.get(event.question)
    if question is None:
        return Refused(NO_LONGER_ASKED)
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can show the answers early")))
    if assessment.closed or not question.blind or event.question in assessment.revealed:
        return Decision(assessment, ("the answers are shown already",), changed=False)
    if not asks(flow, assessment, question):
        return Refused(NOT_NOW)
    if not has_response(assessment, question):
        return Refused(Sentence("Nobody has answered this one yet."))
    shown = {**assessment.revealed, event.question: Revealed(now, event.by)}
    return flow_on(flow, replace(assessment, revealed=shown), (f"{event.by} revealed {event.question}",), now)


def vote_called(  # noqa: PLR0911 - each return is one reason there is no new vote
    flow: Flow, assessment: Assessment, event: events.VoteCalled, now: datetime
) -> Decision | Refused:
    """Ask a split judgement again; the answers there count until they are replaced."""
    question = flow.questions.get(event.question)
    if question is None:
        return Refused(NO_LONGER_ASKED)
    if assessment.closed:
        return Refused(CLOSED)
    if not may_answer(assessment, question, event.by):
        return Refused(Sentence("Only those who are asked can call a new vote."))
    settled = assessment.settled.get(event.question)
    if not question.blind and (settled is None or settled.value is not None):
        return Refused(Sentence("This is a fact, not a vote; change your answer, or let the owner settle it."))
    if settled and event.by != assessment.owner:
        return Refused(settled_by(assessment, event.question))
    if not settled and event.question not in assessment.revealed:
        return Decision(assessment, ("the vote is on already",), changed=False)
    if not settled and not lay_out(assessment, flow, now.date(), final=False).standings[event.question].split:
        return Refused(
            Sentence("People agree by now, so there is nothing to vote on again; change your answer instead.")
        )
    # A clock that went back, or stands still, must not make the answers there look like new ones.
    given = [answer.at for answer in assessment.answers.get(event.question, {}).values() if answer.at]
    again = replace(
        assessment,
        revealed={id_: shown for id_, shown in assessment.revealed.items() if id_ != event.question},
        settled={id_: word for id_, word in assessment.settled.items() if id_ != event.question},
        asked_again={**assessment.asked_again, event.question: max([now, *given])},
    )
    return flow_on(flow, again, (f"{event.by} called a new vote on {event.question}",), now)


def split_settled(  # noqa: PLR0911 - each return is one reason a split cannot be settled
    flow: Flow, assessment: Assessment, event: events.SplitSettled, now: datetime
) -> Decision | Refused:
    """Let the owner's value hold on a split, with its reason."""
    found = flow.questions.get(event.question)
    if found is None:
        return Refused(NO_LONGER_ASKED)
    question = as_asked(found, owners_values(flow, assessment.owner, assessment.answers))
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can settle a split")))
    if not question.settle:
        return Refused(
            Sentence("This one cannot be settled: that people disagree is the finding. Change the line or vote again.")
        )
    if assessment.closed:
        return Refused(Sentence("This check is closed; reopen it from the summary to settle this."))
    if not seen(event.reason):
        return Refused(Sentence("Say why; the reason stands in the summary."))
    value = _read_word(flow, assessment, question, event.value)
    if isinstance(value, Wrong):
        return Refused(value.message)
    before = assessment.settled.get(event.question)
    if before and (before.value, before.reason) == (value, event.reason.strip()):
        return Decision(assessment, ("it is settled so already",), changed=False)
    split = lay_out(assessment, flow, now.date(), final=False).standings[event.question].split
    if value is not None and not split:
        return Refused(Sentence("There is no open split on this question."))
    settled = {**assessment.settled, event.question: Settlement(value, event.reason.strip(), event.by, now)}
    return flow_on(flow, replace(assessment, settled=settled), (f"{event.by} settled {event.question}",), now)


def _read_word(flow: Flow, assessment: Assessment, question: Question, word: Value | None) -> Value | Wrong | None:
    """Read the owner's word: a value, or None, that the question does not apply, which needs no split."""
    if word is not None:
        value = question.type.read(list(word) if isinstance(word, tuple) else word)
        shown = any(each.link for each in assessment.answers.get(question.id, {}).values())
        needs = None if isinstance(value, Wrong) or shown else why_no_evidence(question, Answer(value))
        return Wrong(Sentence("{needs} Somebody has to answer with it first.", needs=needs)) if needs else value
    if question.not_applicable == "no":
        return Wrong(APPLIES)
    if not asks(flow, assessment, question):
        return Wrong(NOT_NOW)
    return None if opened(assessment, flow, question) else Wrong(NOT_OPEN)


def decide_asked(flow: Flow, assessment: Assessment, event: events.DecideAsked, now: datetime) -> Decision | Refused:
    """Close the check with what is there."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can decide now")))
    if assessment.closed:
        return Decision(assessment, ("the check is closed already",), changed=False)
    return close(flow, assessment, Closing(now, "owner", event.by), (f"{event.by} decided now",))


def reopen_asked(flow: Flow, assessment: Assessment, event: events.ReopenAsked, now: datetime) -> Decision | Refused:
    """Open a closed check again."""
    if event.by != assessment.owner:
        return Refused(only_owner(assessment.owner, Sentence("can reopen it")))
    if not assessment.closed:
        return Decision(assessment, ("the check is open already",), changed=False)
    shown = {  # everyone has seen them since the check closed
        id_: Revealed(assessment.closed.at, None)
        for id_, question in asked_now(flow, assessment).items()
        if question.blind and id_ not in assessment.revealed and has_word(assessment, question)
    }
    last = [section.id for section in flow.sections if section.id in assessment.opened][-1]
    over, because = assessment, tuple[str, ...]()
    if open_check_in(assessment) is not None:
        over, because = end(flow, assessment, now, event.by, cut_short=True)
    reopened = replace(
        over,
        closed=None,
        reopened_at=now,
        opened={**assessment.opened, last: now},
        revealed={**assessment.revealed, **shown},
    )
    return Decision(noted(reopened, "reopened", now, event.by), (*because, f"{event.by} reopened the check"))


def led_on(flow: Flow, assessment: Assessment, event: events.LedOn, now: datetime) -> Decision | Refused:  # noqa: ARG001 - every rule takes the same four
    """Remember which check grew out of this one."""
    if assessment.led_to == event.to:
        return Decision(assessment, ("the team has been asked so already",), changed=False)
    if assessment.led_to:
        return Refused(Sentence("The team has been asked already; the full check stands in this channel."))
    return Decision(replace(assessment, led_to=event.to), (f"{event.by} went on to {event.to}",))


def onward_deleted(
    flow: Flow,  # noqa: ARG001 - every rule takes the same four
    assessment: Assessment,
    event: events.OnwardDeleted,
    now: datetime,  # noqa: ARG001 - the same
) -> Decision | Refused:
    """Let a check lead on again, now that the one it led to is gone."""
    if assessment.led_to != event.onward:
        return Decision(assessment, ("it did not lead there",), changed=False)
    return Decision(replace(assessment, led_to=None), (f"{event.onward} was deleted",))
