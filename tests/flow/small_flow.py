"""The smallest flow that says everything tests need, and ways to change one thing in it."""

from bot.flow import Flow, Problem, build

SMALL = """\
flow: small
title: A small flow
about: Two questions, for tests.
guidance: guidance
sections:
  - id: one
    title: One
    questions:
      - id: cases
        short: Cases
        ask: How many cases?
        type: number
        asked_of: anyone
        level:
          - 1 if value >= 20
        gap: {do: Collect cases, done: 20 are there, guidance: cases}
      - id: why
        short: Why
        ask: Why do you want it?
        type: choice
        options: {form: Steadier form, facts: New facts}
        asked_of: owner
        level:
          - 1 if value is form
        gap: {do: Think again, done: it is form, guidance: cases}
gates:
  - {id: G1, title: Cases, fails: level(cases) = 0, say: Too few cases}
verdicts:
  no: {title: NOT YET, mark: no_entry}
  yes: {title: READY, mark: tada}
order: [no, yes]
rules:
  - {id: failed, verdict: no, when: failed_gates > 0, say: "{failed_gate}"}
  - {id: fine, verdict: yes, otherwise: yes, say: Go}
"""

PAGE = """\
---
title: Collect cases
heading: Cases
link: https://example.com/cases
---

Collect them.
"""

PAGES = {"cases": PAGE}


def changed(*changes: tuple[str, str]) -> str:
    """Give the small flow with some of its text replaced."""
    text = SMALL
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def flow(*changes: tuple[str, str]) -> Flow:
    """Build the small flow, changed; it must have no problem."""
    built = build(changed(*changes), "small.yml", PAGES)
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def problems(*changes: tuple[str, str]) -> list[str]:
    """Say what is wrong with the small flow, changed: line, column, message and remedy."""
    built = build(changed(*changes), "small.yml", PAGES)
    return [] if isinstance(built, Flow) else [str(problem).removeprefix("small.yml:") for problem in built]


def complaints(text: str | bytes, pages: dict[str, str] = PAGES) -> tuple[Problem, ...]:
    """Give the problems of a whole text."""
    built = build(text, "small.yml", pages)
    return () if isinstance(built, Flow) else built
