"""A flow with questions of which people may say that they do not apply: a fact, a judgement, and one of the owner's."""

from bot.flow import Flow, build

TEXT = """\
flow: asides
title: Asides
about: What may not apply.
sections:
  - id: first
    title: First
    questions:
      - id: scope
        short: Scope
        ask: Who uses it?
        type: choice
        options: {all: All, some: Some}
        asked_of: owner
        not_applicable: yes
        level: [1 if value is all, 0.5 otherwise]
        gap: {do: Say it, done: it is said}
      - id: backup
        short: Backup
        ask: How many days ago was a backup read?
        type: number
        least: 0
        most: 9
        whole: yes
        not_applicable: with_reason
        asked_of: anyone
        link: {label: Where}
        level: [1 if linked and value <= 3, 0.5 if value <= 5]
        gap: {do: Read one, done: one was read}
  - id: second
    title: Second
    questions:
      - id: calm
        short: Calm
        ask: Are you calm?
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: everyone
        not_applicable: yes
        gap: {do: Rest, done: all are calm}
gates:
  - {id: G1, title: Backup, fails: level(backup) = 0, say: No backup}
verdicts:
  wait: {title: WAIT, mark: hand}
  go: {title: GO, mark: rocket}
order: [wait, go]
rules:
  - {id: gate, verdict: wait, when: failed_gates > 0, say: "{failed_gate}"}
  - {id: weak, verdict: wait, when: lowest_section < 1, say: "{weakest_section} is weak"}
  - {id: bare, verdict: go, when: not_applicable(backup) and not answered(backup), say: There is no backup to read}
  - {id: rest, verdict: go, otherwise: yes, say: Go}
properties:
  - {id: level, say: A better level is no worse, never_lowers: [level, split]}
  - {id: backup, say: Without a backup it waits, always: level(backup) > 0 or verdict is wait}
  - {id: aside, say: What does not apply stands in no way, always: not not_applicable(backup) or level(backup) = 1}
  - id: mean
    say: The mean is of what applies
    always: not (not_applicable(scope) and not_applicable(backup)) or not (section(first) >= 0)
  - {id: people, say: Nobody counts where it does not apply, always: not not_applicable(calm) or people(calm) = 0}
"""


def asides() -> Flow:
    built = build(TEXT, "asides.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built
