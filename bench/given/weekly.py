"""A small flow with a weekly check-in, and finished checks of it whose next check-in comes when it is wanted."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.engine.after_verdict.following import due_at
from bot.engine.decision import Decision
from bot.engine.events import Started
from bot.engine.saved.answer import Answer
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Schedule
from bot.engine.transition import start
from bot.flow.building.flow import build
from bot.flow.model.flow import Flow
from bot.usecases.ports import Commit, TrailEntry

OWNER = "U0ANA00001"
LONG_AGO = timedelta(days=6)
WEEKLY = """\
flow: small
title: A small check
about: One question and a weekly check-in, to measure with.
start: {ask: all}
sections:
  - id: one
    title: One
    questions:
      - id: cases
        short: Cases
        ask: How many cases?
        type: number
        asked_of: owner
        level: [1 if value >= 20]
        gap: {do: Collect cases, done: 20 are there}
verdicts:
  no: {title: NOT YET, mark: no_entry}
  yes: {title: READY, mark: tada}
order: [no, yes]
rules:
  - {id: few, verdict: no, when: level(cases) = 0, say: Too few cases}
  - {id: fine, verdict: yes, otherwise: yes, say: Go}
check_in:
  questions:
    - {id: same, short: Same, ask: Is all the same?, type: choice, options: {yes: Yes, no: No}, asked_of: anyone}
  streaks:
    - id: weeks
      title: Weeks the same
      each_week: ["changed if some(same: value is no)", stable if answered(same), missed otherwise]
      restarts_after: 1
"""


def weekly() -> Flow:
    """Build the flow."""
    flow = build(WEEKLY, "small.yml", {})
    if isinstance(flow, tuple):
        raise TypeError(str(flow[0]))
    return flow


def finished(flow: Flow, assessment: str, channel: str, due: datetime) -> Assessment:
    """Give a check that has its verdict, and whose check-in is meant for the minute `due` is in, in UTC."""
    answers = {"cases": Answer(3)}
    begun = start(flow, Started(OWNER, assessment, flow.id, channel, OWNER, answers=answers), due - LONG_AGO)
    if not isinstance(begun, Decision):
        raise TypeError(begun.because)
    schedule = Schedule(due.weekday(), time(due.hour, due.minute), "UTC", OWNER, due - LONG_AGO)
    return replace(begun.assessment, schedule=schedule)


def first_commit(flow: Flow, assessment: Assessment) -> Commit:
    """Give the commit that writes it."""
    entry = TrailEntry(assessment.started_at, 1, {"event": "Started"}, ())
    people = frozenset({OWNER})
    due = due_at(assessment, flow)
    return Commit(assessment, f"start/{assessment.id}", entry, due, channel_open=True, people=people)
