"""A flow that takes some answers only with evidence, some of it only of one kind."""

from bot.flow import Flow, build

TEXT = """\
flow: evidence
title: Evidence
about: What is shown.
sections:
  - id: first
    title: First
    questions:
      - id: tried
        short: Tried
        ask: Was it tried?
        type: choice
        options: {yes: Yes, no: No}
        asked_of: anyone
        link: {label: Where, when: value is yes, required: yes}
        level: [1 if value is yes]
        gap: {do: Try it, done: it was tried}
      - id: cases
        short: Cases
        ask: How many cases?
        type: number
        least: 0
        most: 9
        whole: yes
        asked_of: anyone
        link: {label: Where, required: yes, by: link}
        level: [1 if value >= 5, 0.5 if linked]
        gap: {do: Collect them, done: five are there}
      - id: agreed
        short: Agreed
        ask: Have you agreed?
        type: choice
        options: {yes: Yes, no: No}
        asked_of: everyone
        link: {label: The message, when: value is yes, required: yes, by: message}
        level: [1 if value is yes]
        gap: {do: Agree, done: all have agreed}
gates:
  - {id: G1, title: Cases, fails: "some(cases: not (linked))", say: Cases without a link}
verdicts:
  wait: {title: WAIT, mark: hand}
  go: {title: GO, mark: rocket}
order: [wait, go]
rules:
  - {id: bare, verdict: wait, when: "failed_gates > 0 or some(tried: value is yes and not (linked))", say: Bare}
  - {id: weak, verdict: wait, when: lowest_section < 1, say: "{weakest_section} is weak"}
  - {id: rest, verdict: go, otherwise: yes, say: Go}
properties:
  - {id: level, say: A better level is no worse, never_lowers: [level, split]}
  - {id: shown, say: What is said to be tried is shown, always: "not some(tried: value is yes and not (linked))"}
  - {id: cases, say: Cases are linked, always: failed_gates = 0}
"""


def evidence() -> Flow:
    built = build(TEXT, "evidence.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built
