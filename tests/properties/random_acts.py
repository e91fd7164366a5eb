"""What can happen to a check, at random: anyone does anything, in any order, and the clock moves or stands still."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from engine_flows import LINE, LINK, READINESS, TODAY
from random_sheets import CHEAPER_OPTIONS, EDGES, OPTIONS, PICKS
from team_check import TeamCheck, answer, anyone_check, full, team_check

from bot.engine import events
from bot.engine.decision import Decision
from bot.engine.saved.assessment import Assessment

PEOPLE = ("ana", "ben", "cy", "dan", "eve")
LINES = (LINE, "From a scanned receipt, return the date and the sum as JSON for the accounts team.")
JUDGEMENTS = ("task_signed", "decider", "request_shape", "lasting_failures")
STEPS = (
    timedelta(0),
    timedelta(0),
    timedelta(seconds=-30),
    timedelta(minutes=5),
    timedelta(hours=25),
    timedelta(days=8),
)


def random_check(random: Random) -> TeamCheck:
    """Start a check: of three people, of one, of anyone here, or of people among whom the owner is not."""
    kind = random.randrange(4)
    if kind == 0:
        return anyone_check()
    return team_check(asked=[(), ("ana", "ben", "cy"), ("ana",), ("ben", "cy")][kind])


def random_event(random: Random, check: TeamCheck) -> events.Event:
    """Make something that anyone might try; most of it is what people are asked, so that checks get on."""
    by = random.choice(PEOPLE)
    kind = random.choices(
        ["open", "answer", "undo", "hand", "reveal", "vote", "settle", "decide", "reopen", "tick", "more", "look"],
        [40, 12, 4, 4, 4, 5, 5, 1, 3, 6, 3, 4],
    )[0]
    judgement = random.choice(JUDGEMENTS)
    if kind == "open":
        return _answers_what_is_open(random, check)
    if kind == "answer":
        return events.Answered(by, {id_: an_answer(random, id_) for id_ in random.sample(list(READINESS.questions), 2)})
    if kind == "undo":
        id_ = random.choice(list(check.assessment.answers) or [judgement])
        return events.Undone(by, id_, random.choice([None, an_answer(random, id_)]))
    steering: dict[str, events.Event] = {
        "hand": events.Handed(by, random.choice(list(READINESS.questions)), random.choice(PEOPLE)),
        "reveal": events.RevealAsked(random.choice(["ana", by]), judgement),
        "vote": events.VoteCalled(by, judgement),
        "settle": _settles(random, check, by),
        "decide": events.DecideAsked(random.choice(["ana", by])),
        "reopen": events.ReopenAsked("ana"),
        "tick": events.Ticked(),
        "look": events.PersonLookedFor(by, random.choice([None, "left", "deactivated"])),
        "more": events.PeopleAsked(random.choice(["ana", by]), tuple(random.sample(PEOPLE, 2))),
    }
    return steering[kind]


def _answers_what_is_open(random: Random, check: TeamCheck) -> events.Event:
    waiting = [(person, id_) for person in PEOPLE for id_ in check.open_for(person)]
    if not waiting:  # where anyone here may answer, or after the end
        id_ = random.choice([id_ for section in check.opened() for id_ in _questions(section)])
        return events.Answered(random.choice(PEOPLE), {id_: an_answer(random, id_)})
    person, id_ = random.choice(waiting)
    good = random.random() < 0.6 and id_ in READINESS.questions
    return events.Answered(person, {id_: answer(full(id_)) if good else an_answer(random, id_)})


def _questions(section: str) -> tuple[str, ...]:
    return next(each.questions for each in READINESS.sections if each.id == section)


def _settles(random: Random, check: TeamCheck, by: str) -> events.Event:
    split = [name.removeprefix("split/") for name in check.cards() if name.startswith("split/")]
    id_ = random.choice(split or list(JUDGEMENTS))
    return events.SplitSettled(random.choice(["ana", "ana", by]), id_, answer(a_value(random, id_)).value, "we talked")


def an_answer(random: Random, id_: str) -> Any:
    if random.random() < 0.1:
        return answer(random.choice(["skip", "dont_know"]))
    evidence: dict[str, Any] = {"value": a_value(random, id_)}
    if random.random() < 0.5:
        evidence["link"] = LINK
    if id_ == "lasting_failures" and random.random() < 0.5:
        evidence["seen_since"] = str(TODAY - timedelta(days=random.choice([20, 28, 60])))
    return answer(evidence)


TYPED = {
    "task_line": LINES,
    "upkeep": ["The platform team"],
    "home": ["In our own racks"],
    "stop_rule": ["No gain by June"],
}


def a_value(random: Random, id_: str) -> Any:
    if id_ in TYPED:
        return random.choice(TYPED[id_])
    if id_ in PICKS:
        return sorted(random.sample(PICKS[id_], random.randint(0, 4)), key=PICKS[id_].index)
    if id_ in EDGES:
        return random.choice([0, *EDGES[id_], 120])
    if id_ == "worked_examples":
        return {"good": random.choice([0, 5]), "bad": random.choice([0, 3])}
    if id_ == "baseline":
        return {"now": random.choice([60, 85]), "needed": 85}
    return random.choice([*OPTIONS[id_], *CHEAPER_OPTIONS[id_]])


def walk(random: Random, steps: int) -> Iterator[tuple[TeamCheck, events.Event, Assessment, Any]]:
    """Take a check through random events; give each with the assessment before it and what followed."""
    check = random_check(random)
    for _ in range(steps):
        check.now += random.choice(STEPS[: 4 if random.random() < 0.8 else 6])
        event = random_event(random, check)
        before = check.assessment
        followed = check.tries(event)
        if isinstance(followed, Decision):
            check.assessment = followed.assessment
        yield check, event, before, followed
