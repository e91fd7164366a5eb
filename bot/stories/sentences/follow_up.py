"""What people do in a story after the verdict: choose when check-ins come, answer them, care for gaps; and waiting."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.engine import events
from bot.engine.after_verdict.following import next_check_in, open_check_in
from bot.engine.asked.asking import people_asked
from bot.engine.saved.answer import Answer
from bot.flow.model.check_in import NEW, SEEN
from bot.stories.answers import asked_now, read_answer
from bot.stories.phrases import Phrase, Takes
from bot.stories.story import Step
from bot.stories.times import HOW_LONG, WHEN, instant, no_instant, no_span, no_weekly, span, weekly
from bot.stories.world import STEP, World
from bot.usecases.files.follow_up_sheet import NOT_LOOKED, NOTHING


def _waits(world: World, step: Step) -> str | None:
    stretch = span(step.words["name"])
    if stretch is None:
        return HOW_LONG
    world.wait(world.now + stretch)
    return None


def _waits_until(world: World, step: Step) -> str | None:
    at = instant(step.words["name"], world.story.zone, world.now)
    if at is None:
        return WHEN
    if at <= world.now:
        return "that has been already; a story goes on in time"
    # A minute later, when all that was due then has come.
    world.wait(at + STEP)
    return None


def _waits_for_check_in(world: World, _: Step) -> str | None:
    at = next_check_in(world.flow, world.standing)
    if at is None:
        return "no check-in is planned; write `ana wants check-ins on monday 09:00` before it"
    world.wait(at + STEP)
    return None


def _schedules(world: World, step: Step) -> str | None:
    found = weekly(step.words["name"])
    if found is None:
        return "write a day and an hour, such as `monday 09:00`"
    world.happen(events.ScheduleChosen(step.words["person"], *found, world.story.zone))
    return None


def _pauses(world: World, step: Step) -> str | None:
    world.happen(events.PauseAsked(step.words["person"]))
    return None


def _resumes(world: World, step: Step) -> str | None:
    world.happen(events.ResumeAsked(step.words["person"]))
    return None


def _checks_in(world: World, step: Step) -> str | None:
    return _checked_in(world, step.words["person"], step)


def _everyone_checks_in(world: World, step: Step) -> str | None:
    for place, person in enumerate(people_asked(world.standing)):
        if place and open_check_in(world.standing) is None:
            return None  # the last one needed has answered; nobody else is asked
        wrong = _checked_in(world, person, step)
        if wrong or world.refused:
            return wrong
    return None


def _checked_in(world: World, person: str, step: Step) -> str | None:
    plan, given = world.flow.check_in, step.value if isinstance(step.value, Mapping) else {}
    if plan is None:
        return f"{world.flow.id} has no check-ins"
    answers: dict[str, Answer] = {}
    renewed: dict[str, Answer] = {}
    for id_, plain in given.items():
        question = plan.questions.get(id_) or world.flow.questions.get(id_)
        if id_ in {SEEN, NEW}:
            answers[id_] = _names(plain)
            continue
        if question is None:
            return f"'{id_}' is no question of the check-in; there are {', '.join([*plan.questions, SEEN, NEW])}"
        read = read_answer(asked_now(world, question), plain)
        if isinstance(read, str):
            return read
        (answers if id_ in plan.questions else renewed)[id_] = read
    world.happen(events.CheckInAnswered(person, _day(world), answers, {}, renewed))
    return None


def _looks_back(world: World, step: Step) -> str | None:
    look_back = world.flow.check_in.look_back if world.flow.check_in else None
    if look_back is None or not isinstance(step.value, Mapping):
        return "write question: answer for each question of the look-back"
    answers = {}
    for id_, plain in step.value.items():
        question = look_back.questions.get(id_)
        read = read_answer(question, plain) if question else f"there is no '{id_}' in the look-back"
        if isinstance(read, str):
            return read
        answers[id_] = read
    world.happen(events.CheckInAnswered(step.words["person"], _day(world), looks={step.words["name"]: answers}))
    return None


def _ends_check_in(world: World, step: Step) -> str | None:
    world.happen(events.CheckInEnded(step.words["person"], _day(world)))
    return None


def _closes_gap(world: World, step: Step) -> str | None:
    question = world.flow.questions.get(step.words["question"])
    read = read_answer(asked_now(world, question), step.value) if question else "no gap is there"
    if isinstance(read, str):
        return read
    world.happen(events.Renewed(step.words["person"], step.words["question"], read))
    return None


def _takes_gap(world: World, step: Step) -> str | None:
    return _gap_given(world, step, step.words["person"])


def _gives_gap(world: World, step: Step) -> str | None:
    return _gap_given(world, step, step.words["other"])


def _gap_given(world: World, step: Step, owner: str) -> str | None:
    due = _until(step.value)
    if isinstance(due, str):
        return due
    world.happen(events.GapTaken(step.words["person"], step.words["question"], owner, due))
    return None


def _waives(world: World, step: Step) -> str | None:
    given = step.value if isinstance(step.value, Mapping) else {}
    until = _until(given.get("until"))
    if not isinstance(until, date):
        return until or "say until when, and why: {until: 2026-04-01, reason: …}"
    reason = str(given.get("reason") or "")
    world.happen(events.GapWaived(step.words["person"], step.words["question"], reason, until))
    return None


def _raises(world: World, step: Step) -> str | None:
    world.happen(events.WaiverTakenBack(step.words["person"], step.words["question"]))
    return None


def _watches(world: World, step: Step) -> str | None:
    names = step.value if isinstance(step.value, list) else [step.value]
    world.happen(events.WatchChosen(step.words["person"], tuple(str(each) for each in names)))
    return None


def _names(plain: Any) -> Answer:
    if plain == NOT_LOOKED:
        return Answer(None, passed="dont_know")
    names = plain if isinstance(plain, list) else [plain] if plain and plain not in NOTHING else []
    return Answer(tuple(str(each) for each in names))


def _day(world: World) -> date:
    """Give the day of the check-in that is open; without one, a day the engine refuses."""
    current = open_check_in(world.standing)
    return current.date if current else world.now.date()


def _until(plain: Any) -> date | str | None:
    """Read `until 2026-04-01`, with or without the word."""
    if plain is None:
        return None
    try:
        return date.fromisoformat(str(plain).removeprefix("until "))
    except ValueError:
        return f"'{plain}' is no day; write it as YYYY-MM-DD"


FOLLOW_UP_ACTS = (
    Phrase("wait until the next check-in", _waits_for_check_in, "wait until the next check-in"),
    Phrase("wait until {name}", _waits_until, "wait until monday 09:00", no_time=no_instant),
    Phrase("wait {name}", _waits, "wait 3 days", no_time=no_span),
    Phrase("{person} wants check-ins on {name}", _schedules, "ana wants check-ins on monday 09:00", no_time=no_weekly),
    Phrase("{person} pauses check-ins", _pauses, "ana pauses check-ins"),
    Phrase("{person} resumes check-ins", _resumes, "ana resumes check-ins"),
    Phrase("{person} checks in", _checks_in, "ben checks in: {test_set_changed: no}", Takes.MAPPING),
    Phrase("everyone checks in", _everyone_checks_in, "everyone checks in: {test_set: same}", Takes.MAPPING),
    Phrase("{person} looks back on {name}", _looks_back, "ben looks back on wrong code: {held: yes}", Takes.MAPPING),
    Phrase("{person} ends the check-in", _ends_check_in, "ana ends the check-in"),
    Phrase(
        "{person} closes gap {question}", _closes_gap, "ben closes gap test_cases: 60, link https://…", Takes.SOMETHING
    ),
    Phrase("{person} takes gap {question}", _takes_gap, "ben takes gap test_cases: until 2026-04-01", Takes.EITHER),
    Phrase("{person} gives gap {question} to {other}", _gives_gap, "ana gives gap test_cases to ben", Takes.EITHER),
    Phrase("{person} waives {question}", _waives, "ana waives decider: {until: 2026-04-01, reason: …}", Takes.MAPPING),
    Phrase("{person} raises {question} again", _raises, "ana raises decider again"),
    Phrase("{person} watches", _watches, "ana watches: [wrong code]", Takes.SOMETHING),
)
