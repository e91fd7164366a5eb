"""The verdict: the first of the flow's ordered rules that holds on a sheet, and what each failed item was."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.engine.weighed.ranking import questions_behind
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv, say
from bot.flow.model.flow import Need, VerdictRule
from bot.questions import Value

HeldBy = Literal["condition", "needs", "nothing"]
"""What a rule holds by: its condition, all that it needs being there, or nothing but that none before it holds."""


@dataclass(frozen=True)
class Missing:
    """One item a better verdict still needs."""

    text: str
    about: str | None
    questions: tuple[str, ...] = ()
    """The questions it rests on."""
    section: str | None = None
    """The section it rests on, where it is one as a whole."""


@dataclass(frozen=True)
class Outcome:
    """A verdict, the rule behind it, and why."""

    verdict: str
    rule: str
    headline: str
    failed_gates: tuple[str, ...]
    missing: tuple[Missing, ...]
    asks: str | None = None
    """What the rule asks for, in the words of the flow; None where that has none."""
    held_by: HeldBy = "condition"
    missing_for: str = ""
    """The better verdict that needs it; empty where nothing is missing."""


@dataclass(frozen=True)
class Tried:
    """One rule that was tried, in the order of the flow: whether it holds, and what it asks for that is not so."""

    rule: str
    verdict: str
    holds: bool
    condition: str
    """As it stands in the flow; empty where the rule asks for several things, or for nothing."""
    asks: str | None
    """The same in words, where the flow has them."""
    missing: tuple[str, ...]


def decide(sheet: Sheet) -> Outcome:
    """Read the verdict off a sheet."""
    return _outcome(rule_that_holds(sheet), sheet)


def rule_that_holds(sheet: Sheet) -> VerdictRule:
    """Find the rule that decides; its verdict alone costs less than all that is said with it."""
    for rule in sheet.flow.rules:
        if _holds(rule, sheet):
            return rule
    msg = f"no rule of flow {sheet.flow.id} holds; a checked flow ends in one that always does"
    raise AssertionError(msg)


def tried(sheet: Sheet) -> Iterator[Tried]:
    """Go through the rules that were tried, up to the one that decides."""
    for rule in sheet.flow.rules:
        holds = _holds(rule, sheet)
        missing = () if holds else tuple(each.text for each in _missing(rule, sheet))
        yield Tried(rule.id, rule.verdict, holds, rule.when.text if rule.when else "", rule.asks, missing)
        if holds:
            return


def decide_early(sheet: Sheet) -> tuple[Outcome, str] | None:
    """Read a verdict that stands whatever is still open, and what to say beside it; None while it is open."""
    for rule in sheet.flow.rules:
        if rule.early is not None and _holds(rule, sheet):
            return _outcome(rule, sheet), rule.early
    return None


def _holds(rule: VerdictRule, sheet: Sheet) -> bool:
    env = SheetEnv(sheet)
    if rule.when is not None and not rule.when.holds(env):
        return False
    return all(need.when.holds(env) for need in rule.needs)


def _outcome(rule: VerdictRule, sheet: Sheet) -> Outcome:
    better = next((other for other in sheet.flow.rules if other.id == rule.missing_from), None)
    missing = _missing(better, sheet) if better else ()
    ids = " ".join(each.about for each in missing if each.about)
    extra: dict[str, Value | None] = {"missing": len(missing), "missing_ids": ids}
    headline = say(rule.say, SheetEnv(sheet, extra))
    held_by: HeldBy = "condition" if rule.when else "needs" if rule.needs else "nothing"
    failed = tuple(gate.id for gate in sheet.failed_gates)
    short_of = better.verdict if better and missing else ""
    return Outcome(rule.verdict, rule.id, headline, failed, missing, rule.asks, held_by, short_of)


def _missing(rule: VerdictRule, sheet: Sheet) -> tuple[Missing, ...]:
    env = SheetEnv(sheet)
    return tuple(_missing_item(need, sheet) for need in rule.needs if not need.when.holds(env))


def _missing_item(need: Need, sheet: Sheet) -> Missing:
    """Say what is missing, and what it rests on."""
    named = need.when.names_used()
    section = next((name for kind, name in named if kind == "section"), None)
    if sheet.weakest and not _OF_SECTIONS.isdisjoint(named):
        section = sheet.weakest.id
    about = sheet.flow.instances.get(need.about, (need.about,)) if need.about else ()
    questions = about or (() if section else questions_behind(sheet, need.when))
    if not _OF_SPLITS.isdisjoint(named):
        questions = (*questions, *sheet.splits)
    return Missing(_say_missing(need, sheet), need.about, questions, section)


def _say_missing(need: Need, sheet: Sheet) -> str:
    if need.missing is not None:
        return need.missing.render(SheetEnv(sheet)) or ""
    standing = sheet.standing(need.about or "")
    short, gap = standing.question.short, standing.question.gap_after(standing.value)
    return f"{short}: {gap.done}" if gap else short


_OF_SPLITS = frozenset({("name", "open_splits"), ("name", "split_questions")})
_OF_SECTIONS = frozenset({("name", "lowest_section"), ("name", "weakest_section")})
