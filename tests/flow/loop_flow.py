"""A flow that asks two questions for each failure its owner has named."""

from bot.flow import Flow, build

TEXT = """\
flow: failures
title: Failures
about: What goes wrong, and how bad each of it is.
sections:
  - id: first
    title: First
    questions:
      - id: named
        short: Failures
        ask: What goes wrong?
        type: names
        up_to: 3
        or: {none: Nothing}
        asked_of: owner
        level: [1 if given(value)]
        gap: {do: Name it, done: it is named}
  - id: each
    title: Each failure
    for_each: named
    most: 3
    questions:
      - id: impact
        short: Impact
        ask: "How bad is it: {item}?"
        help: "Think of those who meet {item}."
        type: choice
        options: {low: {text: Low, level: 1}, some: {text: Some, level: 0.5}, high: {text: High, level: 0}}
        asked_of: everyone
        gap: {do: Soften it, done: nobody is hurt by it}
      - id: cause
        short: Cause
        ask: "Is the cause of {item} known?"
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: anyone
        again_after: [impact]
        gap: {do: Find the cause, done: it is written down}
  - id: last
    title: Last
    questions:
      - id: ready
        short: Ready
        ask: Would you go?
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: anyone
        gap: {do: Ask why, done: all would go}
gates:
  - {id: F1, title: Impact, fails: level(impact) = 0, say: "It hurts: {weakest_section}"}
verdicts:
  wait: {title: WAIT, mark: hand}
  go: {title: GO, mark: rocket}
order: [wait, go]
rules:
  - {id: gate, verdict: wait, when: failed_gates > 0, say: "{weakest_item(impact)} is too bad"}
  - id: causes
    verdict: wait
    when: failed_items(cause) > 0
    say: "{failed_items(cause)} of {all_items(cause)} causes are unknown"
  - id: half
    verdict: wait
    when: full_items(impact) < all_items(impact) and lowest_item(impact) < 1
    say: "{weakest_item(impact)} is bad"
  - {id: rest, verdict: go, otherwise: yes, say: Go}
properties:
  - {id: level, say: A better level is no worse, never_lowers: level}
  - {id: safe, say: Nobody goes while something hurts, always: level(impact) > 0 or verdict is wait}
"""


def failures(text: str = TEXT) -> Flow:
    built = build(text, "failures.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built
