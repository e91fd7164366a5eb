"""What can happen to a finished check, at random: weeks pass, people answer or do not, and the owner changes things."""

from collections.abc import Iterator
from datetime import time, timedelta
from random import Random
from typing import Any

from engine_flows import LINK, READINESS, proof
from random_acts import PEOPLE, a_value, an_answer, random_event
from team_check import TEAM, TeamCheck, answer, anyone_check, closed_check, quick_check

from bot.engine import events
from bot.engine.after_verdict.following import askable_gaps, open_check_in, stale
from bot.engine.decision import Decision
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import CheckIn

NAMES = ("drops the currency", "wrong date order", "invents tags", "rounds sums")
ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Australia/Lord_Howe", "Asia/Kolkata")
STEPS = (timedelta(0), timedelta(seconds=-30), timedelta(hours=3), timedelta(days=2), timedelta(days=9))
OWNERS_ACTS = ("ana", "ana", "ana", "ben")


def finished_check(random: Random) -> TeamCheck:
    """Finish a check in one of many ways, and often choose when its check-ins come."""
    kind = random.choice(["full", "full", "named", "named", "anyone", "quick"])
    if kind == "quick":
        check = quick_check(weeks_unchanged=random.choice([0, 1, 3]))
    elif kind == "anyone":
        check = anyone_check().answers("ben", task_signed="yes")
    else:
        check = closed_check(**_differing(random, proven=kind == "full"))
    if check.assessment.closed is None:
        check.does(events.DecideAsked("ana"))
    return check.does(_schedule(random)) if random.random() < 0.8 else check


def _differing(random: Random, *, proven: bool) -> dict[str, Any]:
    names = {person: random.sample(NAMES, random.randint(1, 2)) for person in TEAM}
    differing: dict[str, Any] = {} if proven else {"lasting_failures": names}
    if random.random() < 0.3:
        differing |= {
            "motive": "cheaper",
            "prompt_plateau": "all",
            "lasting_failures": random.choice(["yes", proof("yes")]),
        }
    if random.random() < 0.4:
        differing["test_cases"] = random.choice([0, 20, {"value": 20, "link": LINK}, "skip"])
    if random.random() < 0.6:
        differing["weeks_unchanged"] = random.choice([0, 2, 3, 9, "dont_know"])
    return differing | ({"expectations_changed": "yes"} if random.random() < 0.3 else {})


def _schedule(random: Random) -> events.ScheduleChosen:
    at = time(random.choice([0, 2, 9, 23]), random.choice([0, 30]))
    return events.ScheduleChosen(random.choice(OWNERS_ACTS[:3]), random.randrange(7), at, random.choice(ZONES))


def follow_up_event(random: Random, check: TeamCheck) -> events.Event:
    """Make something that anyone might try after the verdict; most of it is answering, or time that passes."""
    by, owner = random.choice(PEOPLE), random.choice(OWNERS_ACTS)
    question = _gap(random, check)
    open_one = open_check_in(check.assessment)
    made: dict[str, Any] = {
        "tick": events.Ticked,
        "answer": lambda: _answers(random, check, open_one) if open_one else events.Ticked(),
        "end": lambda: events.CheckInEnded(owner, open_one.date if open_one else check.now.date()),
        "renew": lambda: events.Renewed(by, question, _better(random, check, question)),
        "take": lambda: events.GapTaken(by, question, random.choice(["", by, "dan"]), _day(random, check, -1, 20)),
        "waive": lambda: events.GapWaived(owner, question, "we ship without it", _day(random, check, 0, 95)),
        "raise": lambda: events.WaiverTakenBack(owner, question),
        "watch": lambda: events.WatchChosen(owner, tuple(random.sample(NAMES, random.randint(0, 4)))),
        "schedule": lambda: _schedule(random),
        "pause": lambda: events.PauseAsked(owner),
        "resume": lambda: events.ResumeAsked(random.choice([owner, by])),
        "other": lambda: random_event(random, check) if check.flow is READINESS else events.LedOn(by, "a2"),
    }
    weights = [40, 40, 6, 5, 3, 3, 1, 3, 2, 2, 5, 4]
    return made[random.choices(list(made), weights)[0]]()


def _answers(random: Random, check: TeamCheck, current: CheckIn) -> events.CheckInAnswered:
    """Answer some or all of a check-in, most often as those who are asked would."""
    plan = check.flow.check_in
    assert plan
    by = random.choice([*current.asked, *current.asked, "ana", "eve"])
    answers = {id_: _said(random, question) for id_, question in plan.questions.items() if random.random() < 0.85}
    if plan.watch and random.random() < 0.7:
        some = tuple(name for name in current.watched if random.random() < 0.5)
        answers["seen"] = random.choice([Answer(some), Answer(some), Answer(None, passed="dont_know")])
    if plan.watch and random.random() < 0.3:
        answers["new"] = Answer((random.choice(NAMES[2:]),))
    looks = {name: _look(random, check) for name in current.looked_back if random.random() < 0.7}
    anew = [id_ for id_ in dict.fromkeys((current.gap, *current.stale)) if id_ and random.random() < 0.3]
    renewed = {id_: _better(random, check, id_) for id_ in anew}
    return events.CheckInAnswered(by, current.date, answers, looks, renewed)


def _said(random: Random, question: Any) -> Answer:
    if random.random() < 0.05:
        return Answer(None, passed="skip")
    usual = {"test_set": "same", "expectations": "no", "still_the_same": "yes"}[question.id]
    return Answer(usual if random.random() < 0.8 else random.choice(list(question.type.options)))


def _look(random: Random, check: TeamCheck) -> dict[str, Answer]:
    assert check.flow.check_in
    assert check.flow.check_in.look_back
    look = {"seen": Answer(random.choice(["yes", "yes", "no", "did_not_look"]))}
    if random.random() < 0.15:
        look["fixed"] = Answer(None, passed=random.choice(["skip", "dont_know"]))
    elif random.random() < 0.8:
        fixed = random.choice([(), ("prompt",), ("prompt", "review")])
        look["fixed"] = Answer(fixed, link=LINK if random.random() < 0.7 else None)
    return look


def _gap(random: Random, check: TeamCheck) -> str:
    found = [gap.question for gap in askable_gaps(check.flow, check.assessment, check.now)]
    found += stale(check.flow, check.assessment, check.now)
    return random.choice([*found, *found, random.choice(list(check.flow.questions))])


def _better(random: Random, check: TeamCheck, question: str) -> Answer:
    if check.flow is not READINESS:
        return answer(random.choice([0, 1, 2, 20, "yes", "no"]))
    given = an_answer(random, question)
    return given if random.random() < 0.5 else Answer(answer(a_value(random, question)).value, link=LINK)


def _day(random: Random, check: TeamCheck, earliest: int, latest: int) -> Any:
    return check.now.date() + timedelta(days=random.randint(earliest, latest))


def walk_on(random: Random, steps: int) -> Iterator[tuple[TeamCheck, events.Event, Assessment, Any]]:
    """Take a finished check through random events; give each with the assessment before it and what followed."""
    check = finished_check(random)
    for _ in range(steps):
        due = check.due()
        if due is not None and random.random() < 0.5:
            late = random.choice([timedelta(0), timedelta(0), timedelta(0), timedelta(hours=2), timedelta(hours=8)])
            check.now = max(check.now, due + late)
        else:
            check.now += random.choice(STEPS)
        event = follow_up_event(random, check) if check.assessment.closed else _on_the_way_back(random, check)
        before = check.assessment
        followed = check.tries(event)
        if isinstance(followed, Decision):
            check.assessment = followed.assessment
        yield check, event, before, followed


def _on_the_way_back(random: Random, check: TeamCheck) -> events.Event:
    """Close a check that was opened again before long."""
    return events.DecideAsked("ana") if random.random() < 0.4 else random_event(random, check)
