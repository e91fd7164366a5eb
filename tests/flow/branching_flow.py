"""A flow that asks some questions only after some answers, one of them after another such one."""

from bot.flow import Flow, build

TEXT = """\
flow: release
title: Release
about: What a release needs, by its kind.
start: {ask: [kind]}
sections:
  - id: first
    title: First
    questions:
      - id: kind
        short: Kind
        ask: What is it?
        type: choice
        options: {feature: Feature, repair: Repair}
        asked_of: owner
        level: [1 if given(value)]
        gap: {do: Say it, done: it is said}
      - id: bold
        short: Bold
        ask: Is it a bold one?
        when: kind is feature
        type: choice
        options: {yes: Yes, no: No}
        asked_of: owner
        level: [1 if given(value)]
        gap: {do: Say it, done: it is said}
      - id: half
        short: Half
        ask: How well is it tested?
        type: choice
        options: {well: {text: Well, level: 1}, some: {text: Some, level: 0.5}}
        asked_of: anyone
        gap: {do: Test it, done: it is tested}
  - id: second
    title: Second
    questions:
      - id: trained
        short: Trained
        ask: Is support trained?
        when: bold is yes
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: everyone
        gap: {do: Train them, done: they are trained}
  - id: third
    title: Third
    questions:
      - id: ready
        short: Ready
        ask: Would you go?
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: anyone
        gap: {do: Ask why, done: all would go}
gates:
  - {id: G1, title: Trained, fails: level(trained) = 0, say: Support does not know}
verdicts:
  wait: {title: WAIT, mark: hand}
  go: {title: GO, mark: rocket}
order: [wait, go]
rules:
  - {id: gate, verdict: wait, when: failed_gates > 0, say: "{failed_gate}"}
  - {id: weak, verdict: wait, when: lowest_section <= 0.5, say: "{weakest_section} weak"}
  - id: bare
    verdict: go
    when: not asked(trained) and not answered(trained) and people(trained) = 0 and level(trained) = 1
    say: Nobody needs training
  - {id: rest, verdict: go, otherwise: yes, say: Go}
properties:
  - {id: level, say: A better level is no worse, never_lowers: level}
  - {id: trained, say: Untrained waits, always: level(trained) = 1 or verdict is wait}
  - id: mean
    say: The mean is of what is asked
    always: asked(bold) or not answered(kind) or level(half) = 0 or section(first) >= 0.75
  - {id: left_out, say: What is not asked lifts no section, always: asked(trained) or not (section(second) >= 0)}
"""


def release() -> Flow:
    built = build(TEXT, "release.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built
