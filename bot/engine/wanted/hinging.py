"""What a gap means for the verdict: what that is, or would be, with the gap met, and which gate holds it all the same.

It claims of what would be only what it has tried: the sheet of today, with one question at full level by one person's
word, and at each level of its own below that. Where a verdict asks more of that question than its level, it says
nothing.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.cards.follow_up import Hinge
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Hung
from bot.engine.weighed.ranking import questions_behind
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.sheet_env import SheetEnv
from bot.engine.weighed.standing import Standing
from bot.engine.weighed.verdict import rule_that_holds
from bot.flow.conditions import QUANTIFIERS, Condition
from bot.flow.model.flow import Flow, VerdictRule
from bot.flow.model.loop import asked_for

_OF_GATES = frozenset({("name", "failed_gates"), ("name", "failed_gate")})
_OF_SHEET = frozenset({"lowest_section", "weakest_section", "open_splits", "split_questions"})
"""What conditions ask of all questions together: one at full level, of which nobody differs, is not why it is so."""
_OF_ANSWERS = frozenset({*QUANTIFIERS, "people", "name"})
"""What conditions ask of a question besides its level: single answers, how many there are, what the owner said."""
_OF_PEOPLE = "respondents"


def if_met(flow: Flow, assessment: Assessment, question: str, now: datetime) -> Hinge | None:
    """Tell what the verdict would be with one gap met; None where that is not weighed, or cannot be told before."""
    sheet = standing_sheet(flow, replace(assessment, decided_at=now), now)
    if question not in sheet.standings or not _hangs_on_its_level(sheet.flow, question):
        return None
    alone = Standing(sheet.standings[question].question, 1.0, people=1, answered_by=(assessment.owner,))
    was = assessment.verdicts[-1].verdict if assessment.verdicts else ""
    hung = _hangs(sheet.with_standings({question: alone}), question, was)
    hinge = as_told(flow, hung) if hung else None
    if hinge is None or not hinge.changes:
        return hinge
    partly = _in_part(sheet, question, was)
    return replace(hinge, partly=flow.verdicts[partly].title) if partly else hinge


def since_met(flow: Flow, before: Assessment, after: Assessment, question: str, now: datetime) -> Hung | None:
    """Keep what the verdict is now that a gap is met; None where it stays for what was said there itself."""
    was = before.verdicts[-1].verdict if before.verdicts else ""
    return _hangs(standing_sheet(flow, after, now), question, was)


def as_told(flow: Flow, hung: Hung) -> Hinge | None:
    """Say what was kept in the words of a flow; None where it has no such verdict, or nothing else held it."""
    if hung.verdict not in flow.verdicts or (hung.gate and not hung.rests):
        return None
    gate = next((each.title for each in flow.gates if each.id == hung.gate), "")
    rests = tuple(flow.questions[id_].short for id_ in hung.rests if id_ in flow.questions)
    return Hinge(flow.verdicts[hung.verdict].title, hung.changed, gate if rests else "", rests if gate else ())


def _in_part(sheet: Sheet, question: str, was: str) -> str:
    """Give the first other verdict on the way from the level a question has to full level; empty where none is."""
    stands = sheet.standings[question]
    levels = {rule.result for rule in stands.question.level if isinstance(rule.result, int | float)}
    for level in sorted(each for each in levels if (stands.level or 0) < each < 1):
        alone = Standing(stands.question, level, people=1, answered_by=stands.answered_by[:1])
        verdict = rule_that_holds(sheet.with_standings({question: alone})).verdict
        if verdict != was:
            return verdict
    return ""


def _hangs(sheet: Sheet, question: str, was: str) -> Hung | None:
    rule = rule_that_holds(sheet)
    if rule.verdict != was:
        return Hung(rule.verdict, changed=True)
    by_gates = rule.when is not None and not _OF_GATES.isdisjoint(rule.when.names_used())
    if not by_gates or not sheet.failed_gates:
        others = any(_is_of_others(sheet, each, question) for each in _what_holds(sheet, rule))
        return Hung(rule.verdict, changed=False) if others else None
    gate = sheet.failed_gates[0]
    rests = tuple(id_ for id_ in questions_behind(sheet, gate.fails) if id_ != question)
    if not rests or not _is_of_others(sheet, gate.fails, question):
        return None
    return Hung(rule.verdict, changed=False, gate=gate.id, rests=rests)


def _what_holds(sheet: Sheet, rule: VerdictRule) -> Iterator[Condition]:
    """Go through what makes a rule hold; of one that always does, what the rules before it lack."""
    if rule.when is not None or rule.needs:
        yield from _asked_by(rule)
        return
    others = sheet.flow.rules[: sheet.flow.rules.index(rule)]
    better = [each for each in others if each.id == rule.missing_from] or others
    env = SheetEnv(sheet)
    yield from (each for other in better for each in _asked_by(other) if not each.holds(env))


def _is_of_others(sheet: Sheet, condition: Condition, question: str) -> bool:
    """Whether a condition is as it is by other answers, and not by those to one question that is at full level."""
    because = {name for kind, name in condition.because(SheetEnv(sheet)) if kind != "section"}
    behind = questions_behind(sheet, condition)
    if question in behind and not because.isdisjoint({question, asked_for(question)}):
        return False
    return any(id_ != question for id_ in behind) or not because.isdisjoint(_OF_SHEET)


def _hangs_on_its_level(flow: Flow, question: str) -> bool:
    """Whether it is by the level of a question alone that a verdict asks for it, which is all that is tried."""
    own = {question, asked_for(question)}
    for condition in _conditions(flow):
        for kind, name in condition.names_used():
            if _OF_PEOPLE in {kind, name} or (kind in _OF_ANSWERS and name in own):
                return False
    others = [each for id_, each in flow.questions.items() if id_ != question]
    named = {name for each in others for way in each.variants for _, name in way.when.names_used()}
    return own.isdisjoint(named.union(*(flow.hangs_on(each.id) | each.hangs_on for each in others)))


def _conditions(flow: Flow) -> Iterator[Condition]:
    """Give every condition that a verdict can hang on."""
    yield from (gate.fails for gate in flow.gates)
    yield from (each for rule in flow.rules for each in _asked_by(rule))
    yield from (each for called in flow.calls for way in called.ways for each in way.holds)


def _asked_by(rule: VerdictRule) -> Iterator[Condition]:
    yield from (rule.when,) if rule.when is not None else ()
    yield from (need.when for need in rule.needs)
