"""A fragment with two questions, and the small flow with it in use."""

from small_flow import PAGES, SMALL

from bot.flow import Flow, Problem, build
from bot.flow.building.flow import vetted

SURE = """\
fragment: sure
questions:
  - id: sure
    short: How sure
    ask: How sure are you?
    type: choice
    options:
      yes: {text: "Yes", level: 1}
      no: {text: "No", level: 0}
    asked_of: everyone
    gap: {do: Ask why, done: nobody says no, guidance: cases}
  - id: days
    short: Days
    ask: How many days?
    type: number
    asked_of: anyone
    level:
      - 1 if value >= 2
    gap: {do: Wait, done: two days went by, guidance: cases}
"""
AT = SMALL.index("      - id: why\n")


def using(*lines: str, flow: str = SMALL) -> str:
    """The small flow with these lines before its second question, which is line 17."""
    return flow[:AT] + "".join(f"      {line}\n" for line in lines) + flow[AT:]


def told(text: str, fragment: str | Problem | None = SURE, **others: str) -> list[str]:
    """What is wrong with a flow that may use a fragment, as people read it."""
    fragments = {"sure": fragment, **others} if fragment is not None else others
    built = vetted(text, "flows/small.yml", PAGES, fragments)
    return [] if isinstance(built, Flow) else [str(problem) for problem in built]


def flow(*lines: str, fragment: str = SURE) -> Flow:
    built = build(using(*lines), "flows/small.yml", PAGES, {"sure": fragment})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built
