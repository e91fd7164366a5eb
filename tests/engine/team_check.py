"""A check a team takes step by step: what people do becomes events, and the clock stands still until it is moved."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from engine_flows import QUICK, READINESS, READY

from bot.engine import events
from bot.engine.after_verdict.following import due_at
from bot.engine.asked.asking import open_questions, to_ask
from bot.engine.decision import Decision, Refused
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.transition import apply, start
from bot.engine.wanted.check import cards_wanted
from bot.flow.model.flow import Flow

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TEAM = ("ana", "ben", "cy")
OWNERS = ("task_line", "motive")


def answer(plain: Any) -> Answer:
    """Make an answer of what an answer sheet would say."""
    if plain in ("skip", "dont_know"):
        return Answer(None, passed=plain)
    evidence = plain if isinstance(plain, Mapping) and "value" in plain else {"value": plain}
    value = tuple(evidence["value"]) if isinstance(evidence["value"], list) else evidence["value"]
    since = evidence.get("seen_since")
    return Answer(value, link=evidence.get("link"), since=date.fromisoformat(since) if since else None)


def full(question: str) -> Any:
    """Give the answer that puts a question at full level."""
    return READY[question]["ana"]


class TeamCheck:
    """One assessment on its way."""

    def __init__(self, flow: Flow, begun: Decision | Refused) -> None:
        assert isinstance(begun, Decision), begun
        self.flow = flow
        self.now = START
        self.assessment: Assessment = begun.assessment
        self.because: tuple[str, ...] = begun.because

    def does(self, event: events.Event) -> "TeamCheck":
        """Let something happen that is taken."""
        decision = self.tries(event)
        assert isinstance(decision, Decision), decision
        self.assessment, self.because, self.changed = decision.assessment, decision.because, decision.changed
        return self

    def tries(self, event: events.Event) -> Decision | Refused:
        """Find what would follow, and leave everything as it is."""
        return apply(self.flow, self.assessment, event, self.now)

    def refused(self, event: events.Event) -> str:
        """Give the sentence with which something is refused."""
        decision = self.tries(event)
        assert isinstance(decision, Refused), decision
        return decision.because

    def answers(self, by: str, **given: Any) -> "TeamCheck":
        return self.does(answered(by, **given))

    def later(self, **units: float) -> "TeamCheck":
        """Move the clock; what is due then has not happened yet."""
        self.now += timedelta(**units)
        return self

    def ticks(self) -> "TeamCheck":
        return self.does(events.Ticked())

    def fills(self, *sections: str, leaving: tuple[str, ...] = ()) -> "TeamCheck":
        """Let everyone answer every question of some sections at full level."""
        for section in self.flow.sections:
            for id_ in section.questions if section.id in sections else ():
                question = self.flow.questions[id_]
                if question.asked_of == "owner" or id_ in leaving:
                    continue
                asked = to_ask(self.assessment, question)
                people = asked if question.blind else asked[:1]
                for person in people:
                    self.answers(person, **{id_: full(id_)})
        return self

    def open_for(self, person: str) -> list[str]:
        return [question.id for question in open_questions(self.assessment, self.flow, person)]

    def opened(self) -> list[str]:
        return list(self.assessment.opened)

    def cards(self) -> Mapping[str, Any]:
        return cards_wanted(self.flow, self.assessment, self.now)

    def due(self) -> datetime | None:
        return due_at(self.assessment, self.flow)


ALL = ("task", "prompt", "context", "product", "evaluation", "stability", "fit")


def answered(by: str, **given: Any) -> events.Answered:
    return events.Answered(by, {id_: answer(plain) for id_, plain in given.items()})


def started(flow: Flow = READINESS, **changed: Any) -> events.Started:
    """Make the event that starts a check of ana's."""
    answers = {id_: answer(full(id_)) for id_ in OWNERS} if flow is READINESS else {}
    fields = {
        "by": "ana",
        "assessment": "a1",
        "flow": flow.id,
        "channel": "C1",
        "owner": "ana",
        "asked": TEAM,
        "answers": answers,
    }
    return events.Started(**{**fields, **changed})


def team_check(**changed: Any) -> TeamCheck:
    """Start the readiness check of ana, ben and cy."""
    return TeamCheck(READINESS, start(READINESS, started(**changed), START))


def anyone_check() -> TeamCheck:
    """Start a readiness check that anyone in the channel may answer."""
    return team_check(asked=(), anyone_here=True)


def closed_check(**differing: Any) -> TeamCheck:
    """Take a check to its end at full level, but for some questions: all give the same other answer there."""
    check = team_check(answers={id_: answer(differing.get(id_, full(id_))) for id_ in OWNERS})
    for section in READINESS.sections:
        for id_ in section.questions:
            if id_ in OWNERS:
                continue
            for person in TEAM if READINESS.questions[id_].blind else TEAM[:1]:
                given = differing.get(id_, full(id_))
                check.answers(person, **{id_: given[person] if isinstance(given, dict) and person in given else given})
    return check


QUICK_ANSWERS = {
    "same_line": "yes",
    "unseen_cases": 20,
    "fixed_parts": ["prompt_parts", "examples", "lookups", "output_format"],
    "weeks_unchanged": 2,
    "same_failures": "yes",
}


def quick_check(**changed: Any) -> TeamCheck:
    """Start a quick check; all its answers come with the start."""
    given = {id_: answer(plain) for id_, plain in {**QUICK_ANSWERS, **changed}.items()}
    return TeamCheck(QUICK, start(QUICK, started(QUICK, asked=(), answers=given), START))
