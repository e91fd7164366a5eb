"""A small flow that another one calls, the small flow with the call in it, and what is told of both."""

from small_flow import PAGES, SMALL

from bot.flow import Flow, build
from bot.flow.building.flow import vetted

BACKUP = """\
flow: backup
title: Could you get it back?
about: Two questions about backups.
guidance: guidance
sections:
  - id: copies
    title: Copies
    questions:
      - id: kind
        short: Kind
        ask: What is kept?
        type: choice
        options: {form: Forms, facts: Facts}
        asked_of: owner
        level: [1 if given(value)]
        gap: {do: Say it, done: it is said, guidance: cases}
      - id: restored
        short: Restored
        ask: How many days ago was it restored?
        when: not (kind is form)
        type: number
        least: 0
        asked_of: anyone
        level:
          - 1 if value <= 90
          - 0.5 if value <= 180
        note: "{value} days, said by {respondents}, kind {kind}"
        gap: {do: Restore it, done: it came back, guidance: cases}
gates:
  - {id: G1, title: Back, fails: "level(restored) = 0", say: "Nothing comes back after {restored_days}"}
verdicts:
  lost: {title: LOST, mark: x}
  half: {title: HALF SAFE, mark: mag}
  safe: {title: SAFE, mark: tada}
order: [lost, half, safe]
rules:
  - {id: gone, verdict: lost, when: failed_gates > 0, say: "{failed_gate}"}
  - id: all
    verdict: safe
    needs: [{when: level(restored) = 1, about: restored}, {when: lowest_section >= 0.5, missing: more}]
    say: All comes back
  - {id: rest, verdict: half, missing_from: all, say: Some comes back}
warnings:
  - {id: old, title: Old, when: "some(restored: value > 90)", say: "Said {said(restored)}"}
contradictions:
  - {id: odd, when: "some(restored: value = 0) and kind is facts", between: [kind, restored], ask: Today?}
""".replace(" after {restored_days}", "")
CALL = ("- call: backup", "  as: db")
READ = '  - {id: lost, verdict: no, when: verdict(db) is lost, say: "{verdict(db)}: {weakest_section(db)}"}\n'


def calling(*lines: str, read: str = READ, flow: str = SMALL) -> str:
    """The small flow with these lines behind its first section, which begin in line 26, and a rule that reads."""
    text = flow.replace("gates:\n", "".join(f"  {line}\n" for line in lines or CALL) + "gates:\n", 1)
    return text.replace("rules:\n", f"rules:\n{read}", 1)


def told(text: str, backup: str | None = BACKUP, **others: str) -> list[str]:
    """What is wrong with a flow that may call others, as people read it."""
    beside = {f"../{name}": each for name, each in {"backup": backup, **others}.items() if each is not None}
    made = vetted(text, "flows/small.yml", PAGES, beside)
    return [] if isinstance(made, Flow) else [str(problem) for problem in made]


def flow(
    *lines: str, read: str = READ, small: str = SMALL, more: str = "", backup: str = BACKUP, **others: str
) -> Flow:
    """Build the small flow with a call in it; `more` stands at its end."""
    beside = {"../backup": backup, **{f"../{name}": each for name, each in others.items()}}
    made = build(calling(*lines, read=read, flow=small) + more, "flows/small.yml", PAGES, beside)
    assert isinstance(made, Flow), "\n".join(map(str, made))
    return made
