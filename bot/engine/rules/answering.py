"""What follows when someone answers, or takes an answer back."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.engine import events
from bot.engine.after_verdict.following import measured_since
from bot.engine.after_verdict.watching import foretold
from bot.engine.asked.asking import (
    is_closed,
    may_answer,
    others_rest_on,
    responded,
    resting_on,
    resting_questions,
)
from bot.engine.asked.branching import as_asked, asks, owners_values
from bot.engine.asked.looping import NO_SUCH_ITEM, is_of_item, unrolled
from bot.engine.asked.owners_word import has_to_speak_anew, not_before, speaker
from bot.engine.asked.wording import answered_older_words
from bot.engine.decision import Decision, Refused, only_owner
from bot.engine.rules.earlier_words import asked_anew, given_back, said_since, stood_before
from bot.engine.rules.flowing_on import flow_on
from bot.engine.rules.quoting import keeping_quote
from bot.engine.rules.reading_answers import read_answer
from bot.engine.rules.who_may_answer import ANSWERS, CLOSED, NO_LONGER_ASKED, why_not
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment, Call
from bot.engine.saved.forgotten import is_forgotten
from bot.engine.saved.replacing import replace
from bot.flow.model.flow import Flow
from bot.flow.model.question import Question
from bot.questions import Wrong
from bot.sentence import Sentence

SAME, NEWER = "the same answer was there already", "something newer was taken"


def answered(flow: Flow, assessment: Assessment, event: events.Answered, now: datetime) -> Decision | Refused:
    """Take one person's answers, all or none."""
    current, because = assessment, list[str]()
    unchanged = SAME
    for id_ in _in_order(flow, assessment, event):
        result = _take_one(unrolled(flow, current), current, event, id_, now)
        if isinstance(result, Refused):
            return replace(result, field=id_)
        if result is current:
            unchanged = NEWER if _is_late(assessment.answer(id_, event.by), event.answers[id_]) else unchanged
            continue
        outdated = answered_older_words(unrolled(flow, assessment), assessment, event, id_)
        if outdated is not None:
            return outdated
        before, current = current, result
        because += [f"{event.by} answered {id_}", *_stands_again(before, current)]
    if current is assessment:
        return Decision(assessment, (unchanged,), changed=False)
    return flow_on(flow, current, tuple(because), now)


def _in_order(flow: Flow, assessment: Assessment, event: events.Answered) -> list[str]:
    """Put what others rest on first: a change there voids them, and those given in the same breath are to last.

    What is asked no longer after such a change, but was when the form was filled, is taken before it and kept.
    """
    if len(event.answers) == 1:
        return [*event.answers]
    asked = {id_: found for id_ in event.answers if (found := flow.question(id_))}
    said = {id_: {**assessment.answers.get(id_, {}), event.by: given} for id_, given in event.answers.items()}
    after = replace(assessment, answers={**assessment.answers, **said})
    then = unrolled(flow, after)
    going = {
        id_
        for id_, each in asked.items()
        if asks(flow, assessment, each) and not (then.question(id_) and asks(then, after, each))
    }

    def place(id_: str) -> tuple[bool, bool, int]:
        rested_on = others_rest_on(flow, id_)
        return id_ not in going, not rested_on, asked[id_].number if rested_on and id_ in asked else 0

    return sorted(event.answers, key=place)


def _take_one(
    flow: Flow, assessment: Assessment, event: events.Answered, id_: str, now: datetime
) -> Assessment | Refused:
    by, given = event.by, replace(event.answers[id_], at=now)
    found = flow.question(id_)
    if found is None:
        return Refused(NO_SUCH_ITEM if is_of_item(flow, id_) else NO_LONGER_ASKED)
    owners = owners_values(flow, assessment.owner, assessment.answers)
    question = as_asked(found, owners)
    read = read_answer(flow, id_, given, owners)
    if isinstance(read, Wrong):
        not_theirs = why_not(flow, assessment, found, by)
        return Refused(not_theirs) if not_theirs else Refused(read.message, entry=read.entry)
    before = assessment.answer(id_, speaker(assessment, question) if question.asked_of == "owner" else by)
    given = keeping_quote(assessment.answer(id_, by), read)
    repeats = before is not None and same(before, given) and responded(assessment, question, by)
    repeats = repeats and not measured_since(flow, assessment, id_, before)
    repeats = repeats and not has_to_speak_anew(assessment, question, by)
    if repeats or _is_late(before, given):
        return assessment  # neither is a mistake, even where the answer there has closed the check
    refusal = why_not(flow, assessment, found, by)
    if refusal:
        return Refused(refusal)
    again = assessment.asked_again.get(id_)
    if again is not None and given.at is not None and given.at <= again:  # a clock that went back, or stands still
        given = replace(given, at=again + timedelta(microseconds=1))
    changed = before is not None and is_closed(assessment, question)
    late = before is None and question.blind and id_ in assessment.revealed
    joins = assessment.anyone_here and by not in assessment.asked and question.role is None
    joined = _join(assessment, by) if joins else assessment
    given = replace(given, at=not_before(assessment, given.at or now), changed=changed, late=late)
    answers = {**joined.answers.get(id_, {}), by: given}
    taken = replace(joined, answers={**joined.answers, id_: answers})
    if same(before, given) if before else not stood_before(flow, taken, resting_questions(flow, id_)):
        return taken
    return foretold(flow, assessment, _ask_again(flow, assessment, taken, Call(now, by, (), "again", after=id_)))


def _ask_again(
    flow: Flow, before: Assessment, after: Assessment, call: Call, void: Sequence[Question] | None = None
) -> Assessment:
    """Set aside what rested on an answer that has changed, and give back what was said to the one that stands now.

    Called are those who had answered, have no answer there now and still may give one. Whoever is let go or forgotten
    since is asked nothing more.
    """
    changed = call.after or ""
    void = resting_questions(flow, changed) if void is None else void
    if not void:
        return after
    anew = asked_anew(flow, before, after, void)
    lost = [
        (id_, person)
        for id_, given in resting_on(flow, after, changed)
        for person in given
        if anew.answer(id_, person) is None and _may_anew(flow, after, id_, person)
    ]
    people = tuple(person for person in dict.fromkeys(person for _, person in lost) if person != call.by)
    return anew.calling(replace(call, people=people, questions=tuple(dict.fromkeys(id_ for id_, _ in lost))))


def _stands_again(before: Assessment, after: Assessment) -> tuple[str, ...]:
    return tuple(f"what was said to {id_} earlier stands again" for id_ in given_back(before, after))


def _may_anew(flow: Flow, assessment: Assessment, question: str, person: str) -> bool:
    return may_answer(assessment, flow.questions[question], person) and not is_forgotten(person)


def undone(flow: Flow, assessment: Assessment, event: events.Undone, now: datetime) -> Decision | Refused:
    """Take an answer back; the one before it stands again."""
    question = flow.question(event.question)
    if question is None or assessment.answer(event.question, event.by) is None:
        return Refused(Sentence("There is nothing left to undo."))
    if question.asked_of == "owner" and event.by != assessment.owner:  # their word stands, whoever owns it now
        return Refused(only_owner(assessment.owner, ANSWERS))
    if assessment.closed and question.id not in flow.afterwards:
        return Refused(CLOSED)
    if assessment.answer(event.question, event.by) == event.before:
        return Decision(assessment, ("it was taken back already",), changed=False)
    theirs = dict(assessment.answers[event.question])
    if event.before is None:
        del theirs[event.by]
    else:
        theirs[event.by] = event.before
    undone = replace(assessment, answers={**assessment.answers, event.question: theirs})
    call = Call(now, event.by, (), "again", after=event.question)
    void = resting_questions(flow, event.question)
    if event.before is None:
        void = said_since(flow, assessment, undone, void, assessment.answers[event.question][event.by].at)
    again = foretold(flow, assessment, _ask_again(flow, assessment, undone, call, void))
    because = (f"{event.by} took {event.question} back", *_stands_again(assessment, again))
    return flow_on(flow, again, because, now)


def same(one: Answer, other: Answer) -> bool:
    """Whether two answers say the same; when and where they were said does not count."""
    mine, theirs = ((each.value, each.passed, each.link, each.since, each.reason) for each in (one, other))
    return mine == theirs


def _is_late(stands: Answer | None, given: Answer) -> bool:
    """Whether an answer was pressed for before the one that stands, and only arrived after it."""
    if stands is None or stands.pressed_at is None or given.pressed_at is None:
        return False
    return given.pressed_at < stands.pressed_at


def _join(assessment: Assessment, person: str) -> Assessment:
    """Count someone in who answers where anyone here may."""
    return replace(assessment, asked=(*assessment.asked, person))
