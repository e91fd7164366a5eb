"""A small flow that stories of these tests are about, and how a test reads and runs one."""

from bot.flow import Flow, build
from bot.flow.problems import Problem
from bot.slack.cards.as_text import said_on
from bot.stories import Coverage, Failure, LeftOut, Story, read_story, run

TEXT = """\
flow: trip
title: Shall we go?
about: A small flow with everything a story can touch.
guidance: guidance
start:
  ask: [goal]
close:
  after_days: 7
expires:
  after_days: 28
waivers:
  longest_days: 90
sections:
  - id: one
    title: One
    questions:
      - id: goal
        short: Where to
        ask: Where to?
        type: choice
        options: {sea: To the sea, hills: To the hills}
        asked_of: owner
        level:
          - 1 if given(value)
        gap: {do: Choose, done: it is chosen, guidance: going}
      - id: keen
        short: Keen
        ask: Would you come?
        type: choice
        options: {yes: Yes, no: No}
        asked_of: everyone
        level:
          - 1 if value is yes
        gap: {do: Ask why not, done: all come, guidance: going}
  - id: two
    title: Two
    questions:
      - id: seats
        short: Seats
        ask: How many seats?
        type: number
        least: 0
        asked_of: anyone
        link: {label: Where that is written}
        not_applicable: with_reason
        level:
          - 1 if value >= 4 and linked
          - 0.5 if value >= 4
        gap: {do: Find a bus, done: four seats are linked, guidance: going}
        instead:
          - when: goal is sea
            ask: How many seats to the sea?
      - id: worries
        short: Worries
        ask: What could go wrong?
        type: names
        up_to: 3
        or: {none: Nothing}
        asked_of: everyone
        level:
          - 1 otherwise
        gap: {do: Think, done: it was thought of, guidance: going}
gates:
  - {id: G1, title: Seats, fails: level(seats) = 0, say: Too few seats}
verdicts:
  stay: {title: STAY, mark: house}
  go:
    title: GO
    mark: bus
    ask:
      - {id: driver, short: Driver, ask: Who drives?, type: text, length: [2, 80], asked_of: owner}
order: [stay, go]
rules:
  - {id: failed, verdict: stay, when: failed_gates > 0, say: "{failed_gate}", early: Stop here}
  - {id: all_well, verdict: go, needs: [{when: level(keen) = 1, about: keen}], say: Off we go}
  - {id: rest, verdict: stay, missing_from: all_well, say: "{missing} left"}
warnings:
  - {id: hills_are_high, title: High, when: goal is hills, say: Take warm clothes., guidance: going}
contradictions:
  - {id: seats_for_whom, when: "goal is hills and some(seats: value > 50)", between: [goal, seats], ask: So many?}
check_in:
  title: Still going?
  day: monday
  at: "09:00"
  pause_after: 2
  questions:
    - id: same
      short: Same
      ask: Is all the same?
      type: choice
      options: {yes: Yes, no: No}
      usual: yes
      asked_of: anyone
  streaks:
    - id: calm
      title: Calm weeks
      each_week:
        - "changed if some(same: value is no)"
        - stable if answered(same)
        - missed otherwise
      restarts_after: 1
  watch:
    question: worries
    most: 3
    ask: Which came up?
    not_looked: Did not look
    new: A new one
    offer_after: 2
  look_back:
    after_days: 7
    questions:
      - id: came
        short: Came
        ask: "Did it come: {name}?"
        type: choice
        options: {yes: Yes, no: No}
        asked_of: anyone
    result:
      - "held if some(came: value is yes)"
      - wrong otherwise
    level:
      - 1 if held > 0
      - 0 otherwise
  remind: {after_hours: 24}
"""
PAGE = "---\ntitle: Going\nheading: Going\nlink: https://example.com/going\n---\n\nGo.\n"
HEAD = "story: A trip\nflow: trip\npeople: [ana, ben, cem]\nasked: [ana, ben]\nbegins: 2026-03-04 10:00\nsteps:\n"


def trip() -> Flow:
    built = build(TEXT, "trip.yml", {"going": PAGE})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


TRIP = trip()


def read(steps: str, head: str = HEAD) -> Story | tuple[Problem, ...]:
    """Read a story of some steps, one a line."""
    lines = "".join(f"  - {line}\n" if not line.startswith(" ") else f"  {line}\n" for line in steps.splitlines())
    return read_story(head + lines, "trip-story.yml", {"trip": TRIP}.get)


def told(steps: str, coverage: Coverage | None = None, head: str = HEAD) -> Failure | None:
    """Run a story; None when all of it holds."""
    story = read(steps, head)
    assert isinstance(story, Story), "\n".join(map(str, story))
    ended = run(story, said_on, coverage)
    assert not isinstance(ended, LeftOut), "the engine can do everything"
    return ended
