"""A flow that asks some questions of people in a role alone: a fact and a judgement of one, a fact of another."""

from bot.flow import Flow, build

TEXT = """\
flow: service
title: Service
about: What a service needs, asked of those who know.
roles:
  - {id: security, title: Security engineer, knows: knows where the secrets are kept}
  - {id: on_call, title: On-call engineer, knows: is woken when it breaks}
sections:
  - id: first
    title: First
    questions:
      - id: named
        short: Named
        ask: Has it a name?
        type: choice
        options: {yes: {text: Yes, level: 1}, no: {text: No, level: 0}}
        asked_of: anyone
        gap: {do: Name it, done: it has a name}
      - id: secrets
        short: Secrets
        ask: How many secrets lie in code?
        role: security
        type: number
        least: 0
        asked_of: anyone
        fresh_for_days: 7
        level: [1 if value = 0, 0.5 if value < 3]
        gap: {do: Move them, done: none is left}
  - id: second
    title: Second
    questions:
      - id: threats
        short: Threats
        ask: Is it safe enough?
        role: security
        type: choice
        options: {yes: {text: Safe, level: 1}, no: {text: Unsafe, level: 0}}
        asked_of: everyone
        gap: {do: Ask them why, done: nobody says no}
      - id: woken
        short: Woken
        ask: How often were you woken?
        role: on_call
        type: number
        least: 0
        asked_of: anyone
        level: [1 if value < 3]
        gap: {do: Sleep, done: it is quiet}
gates:
  - {id: G1, title: Secrets, fails: level(secrets) = 0, say: Secrets lie in the open}
verdicts:
  no: {title: "NO", mark: no_entry}
  yes: {title: "YES", mark: tada}
order: [no, yes]
rules:
  - {id: failed, verdict: no, when: failed_gates > 0, say: "{failed_gate}"}
  - {id: fine, verdict: yes, when: lowest_section > 0.7, say: Go}
  - {id: rest, verdict: no, otherwise: yes, say: Not yet}
check_in:
  title: Still so?
  day: monday
  at: "09:00"
  questions:
    - id: same
      short: Same
      ask: Is all the same?
      type: choice
      options: {yes: Yes, no: No}
      usual: yes
      asked_of: anyone
  remind: {after_hours: 24}
"""


def changed(*changes: tuple[str, str]) -> str:
    """Give the text of the flow with some of it replaced."""
    text = TEXT
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def service(*changes: tuple[str, str]) -> Flow:
    built = build(changed(*changes), "service.yml", {})
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def problems(*changes: tuple[str, str]) -> list[str]:
    """Say what is wrong with it, changed."""
    built = build(changed(*changes), "service.yml", {})
    return [] if isinstance(built, Flow) else [str(problem).removeprefix("service.yml:") for problem in built]
