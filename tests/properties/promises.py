"""What the engine promises of any event to any check, one function a promise; each takes what came before and after."""

from dataclasses import replace

from engine_flows import READINESS
from team_check import TeamCheck, answer

from bot.engine import events
from bot.engine.after_verdict.following import due_at
from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.asked.asking import is_closed, open_questions
from bot.engine.decision import Decision, Refused
from bot.engine.transition import apply
from bot.engine.wanted.check import cards_wanted
from bot.engine.weighed.verdict import decide
from bot.store import codec
from bot.usecases.files.exports import FORMS, Export, export
from bot.usecases.files.spoken_file import Spoken

OTHER = {  # for each judgement, two answers that differ in value and level
    "task_signed": ("yes", "no"),
    "decider": ("one_person", "unchecked"),
    "request_shape": ("one", "open"),
    "lasting_failures": (["canary in the invoices"], "none"),
}


FOLLOWS = frozenset(
    {"answers", "settled", "verdicts", "decided_at", "schedule", "paused", "resumed_at", "check_ins", "watch"}
    | {"watch_by", "predictions", "care", "notices", "led_to", "away", "heard"}
)
"""What may change about a check that stays closed; everything else stands as it stood when it closed."""


def answers_stay(check, event, before, after):
    for question, by_person in before.answers.items():
        for person, was in by_person.items():
            now = after.answer(question, person)
            if now == was or question in renewed(event):
                continue
            mine = getattr(event, "by", None) == person
            replaced = now is not None and mine and isinstance(event, events.Answered | events.Undone)
            undone = isinstance(event, events.Undone) and mine and event.question == question
            handed = isinstance(event, events.Handed) and mine and event.question == question and was.value is None
            assert replaced or undone or handed or voids(check.flow, event, question), (event, question, person)


def voids(flow, event, question):
    """Whether an event changes what this question rests on."""
    touched = set(event.answers) if isinstance(event, events.Answered) else {getattr(event, "question", None)}
    return bool(touched & set(flow.questions[question].again_after)) if question in flow.questions else False


def renewed(event):
    """List the facts an event answers anew."""
    given = {event.question: event.answer} if isinstance(event, events.Renewed) else getattr(event, "renewed", {})
    return [id_ for id_, answer in given.items() if answer.value is not None]


def sections_only_open(check, event, before, after):
    assert set(before.opened) <= set(after.opened)
    titles = [section.id for section in check.flow.sections]
    assert list(after.opened) == titles[: len(after.opened)]


def closed_means_closed(check, event, before, after):
    if before.closed is None:
        assert (after.closed is None) == (len(after.verdicts) == len(before.verdicts))
        return
    if after.closed is None:
        assert isinstance(event, events.ReopenAsked)
        assert event.by == before.owner
        return
    changed = {name for name, was in vars(before).items() if getattr(after, name) != was}
    assert changed <= FOLLOWS, (event, changed)
    graded = {id_ for id_ in check.flow.questions if after.answers.get(id_) != before.answers.get(id_)}
    assert graded <= set(renewed(event)), (event, graded)


def what_was_is_never_rewritten(check, event, before, after):
    assert after.verdicts[: len(before.verdicts)] == before.verdicts
    assert after.notices[: len(before.notices)] == before.notices
    over = [each for each in before.check_ins if each.ended]
    assert list(after.check_ins[: len(over)]) == over
    assert [each.date for each in after.check_ins[: len(before.check_ins)]] == [each.date for each in before.check_ins]


def check_ins_come_once_a_week_and_only_the_last_can_be_open(check, event, before, after):
    weeks = [each.week for each in after.check_ins]
    assert weeks == sorted(set(weeks))
    assert all(each.ended for each in after.check_ins[:-1])
    skipped = [notice.about for notice in after.notices if notice.kind == "skipped"]
    assert skipped == [each.date.isoformat() for each in after.check_ins if each.ended == "skipped"]


def the_verdict_kept_last_is_the_one_that_stands(check, event, before, after):
    if after.closed:
        assert decide(standing_sheet(check.flow, after, check.now)).verdict == after.verdicts[-1].verdict


def what_is_refused_says_what_to_do(check, event, before, followed):
    assert len(followed.because) > 10
    assert followed.because[0].isupper() or followed.because.startswith(("<@", "“"))
    assert followed.because.endswith((".", "!"))


def a_repeat_changes_nothing(check, event, before, after):
    again = apply(check.flow, after, event, check.now)
    if isinstance(again, Decision):
        assert again.assessment == after, event
        assert not again.changed


def what_is_open_is_taken(check, event, before, after):
    for person in ("ana", "ben", "dan"):
        for question in open_questions(after, check.flow, person)[:2]:
            passed = events.Answered(person, {question.id: answer("dont_know")})
            assert isinstance(apply(check.flow, after, passed, check.now), Decision)


def nothing_waits_for_who_is_gone(check, event, before, after):
    waiting = {person for person in after.away if person != after.owner and open_questions(after, check.flow, person)}
    assert not waiting
    assert getattr(event, "by", None) not in after.away or after.away == before.away
    assert not {person for person, _ in cards_wanted(check.flow, after, check.now)["root"].waiting_for} & waiting


def something_is_due_until_a_verdict_has_expired(check, event, before, after):
    expired = [each for each in after.notices if each.kind == "expired"]
    assert due_at(after, check.flow) is not None or expired or after.led_to


def what_is_due_is_found_then_and_not_again(check, event, before, after):
    due = due_at(after, check.flow)
    if due is None:
        return
    then = max(due, check.now)
    ticked = apply(check.flow, after, events.Ticked(), then)
    assert ticked.changed, (due, event)
    assert not apply(check.flow, ticked.assessment, events.Ticked(), then).changed
    following = due_at(ticked.assessment, check.flow)
    assert following is None or following > then


def cards_can_be_drawn_and_give_nothing_away(check, event, before, after):
    cards = cards_wanted(check.flow, after, check.now)
    assert (f"summary/{len(after.verdicts)}" in cards) == (after.closed is not None)
    if after.closed:
        return
    blind = [id_ for id_ in OTHER if after.answers.get(id_) and not is_closed(after, READINESS.questions[id_])]
    for other in (0, 1):
        assert cards_wanted(check.flow, _saying(after, blind, other), check.now) == cards
    assert "canary" not in repr(cards_wanted(check.flow, _saying(after, blind, 0), check.now))


def _saying(assessment, blind, other):
    """Give the assessment with everyone saying something else where it is blind; their passes stay passes."""
    cheaper = (given := assessment.answer("motive", "ana")) is not None and given.value == "cheaper"
    changed = {}
    for id_ in blind:
        word = OTHER[id_][other] if not (cheaper and id_ == "lasting_failures") else ("yes", "no")[other]
        changed[id_] = {
            person: given if given.value is None else replace(given, value=answer(word).value)
            for person, given in assessment.answers[id_].items()
        }
    return replace(assessment, answers={**assessment.answers, **changed})


def every_count_agrees(check, event, before, after):
    root = cards_wanted(check.flow, after, check.now)["root"]
    assert root.questions_answered == sum(line.answered for line in root.sections)
    assert root.questions_passed == sum(line.passed for line in root.sections)
    assert root.questions == sum(line.of for line in root.sections)
    for line in root.sections:
        assert line.answered + line.passed <= line.of
    if not after.closed and not after.verdicts and root.questions_answered + root.questions_passed == root.questions:
        assert root.splits  # what keeps it open although nothing is left to answer


def nobody_is_called_who_did_it_or_twice_for_one_call(check, event, before, after):
    assert after.calls[: len(before.calls)] == before.calls
    for call in after.calls[len(before.calls) :]:
        assert call.people
        assert call.by not in call.people
        assert len(set(call.people)) == len(call.people)


def it_survives_being_stored(check, event, before, after):
    assert codec.decode(codec.encode(after)) == after


def what_is_over_can_be_taken_along_in_every_form(check, event, before, after):
    if after.closed and len(after.check_ins) + len(after.verdicts) > len(before.check_ins) + len(before.verdicts):
        for form in FORMS:
            assert isinstance(export(form, check.flow, after, check.now, Spoken(str)), Export)


PROMISES = (
    answers_stay,
    sections_only_open,
    closed_means_closed,
    what_was_is_never_rewritten,
    check_ins_come_once_a_week_and_only_the_last_can_be_open,
    the_verdict_kept_last_is_the_one_that_stands,
    a_repeat_changes_nothing,
    what_is_open_is_taken,
    nothing_waits_for_who_is_gone,
    something_is_due_until_a_verdict_has_expired,
    what_is_due_is_found_then_and_not_again,
    cards_can_be_drawn_and_give_nothing_away,
    every_count_agrees,
    what_is_over_can_be_taken_along_in_every_form,
    nobody_is_called_who_did_it_or_twice_for_one_call,
    it_survives_being_stored,
)


def hold_all(check: TeamCheck, event, before, followed):
    if isinstance(followed, Refused):
        what_is_refused_says_what_to_do(check, event, before, followed)
        return
    assert followed.because
    if not followed.changed:
        assert followed.assessment == before
    for promise in PROMISES:
        promise(check, event, before, followed.assessment)
