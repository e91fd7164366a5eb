"""What a gap means for the verdict: what that is, or would be, with the gap met, and which gate holds it all the same.

It claims of what would be only what it has tried: the sheet as it is, with one question at full level.
"""

from datetime import datetime

from bot.engine.after_verdict.standing_verdict import standing_sheet
from bot.engine.cards.follow_up import Hinge
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.follow_up import Hung
from bot.engine.weighed.ranking import questions_behind
from bot.engine.weighed.sheet import Sheet
from bot.engine.weighed.verdict import rule_that_holds
from bot.flow.model import Flow

_OF_GATES = frozenset({("name", "failed_gates"), ("name", "failed_gate")})


def if_met(flow: Flow, assessment: Assessment, question: str, now: datetime) -> Hinge | None:
    """Tell what the verdict would be with one gap met; None of what is not weighed."""
    sheet = standing_sheet(flow, assessment, now)
    if question not in sheet.standings:
        return None
    was = rule_that_holds(sheet).verdict
    return as_told(flow, _hangs(sheet.with_level(question, 1.0), question, was))


def since_met(flow: Flow, before: Assessment, after: Assessment, question: str, now: datetime) -> Hung:
    """Keep what the verdict is now that a gap is met."""
    was = before.verdicts[-1].verdict if before.verdicts else ""
    return _hangs(standing_sheet(flow, after, now), question, was)


def as_told(flow: Flow, hung: Hung) -> Hinge | None:
    """Say what was kept in the words of a flow; None where it has no such verdict any more."""
    if hung.verdict not in flow.verdicts:
        return None
    gate = next((each.title for each in flow.gates if each.id == hung.gate), "")
    rests = tuple(flow.questions[id_].short for id_ in hung.rests if id_ in flow.questions)
    return Hinge(flow.verdicts[hung.verdict].title, hung.changed, gate if rests else "", rests if gate else ())


def _hangs(sheet: Sheet, question: str, was: str) -> Hung:
    rule = rule_that_holds(sheet)
    by_gates = rule.when is not None and not _OF_GATES.isdisjoint(rule.when.names_used())
    if rule.verdict != was or not by_gates or not sheet.failed_gates:
        return Hung(rule.verdict, changed=rule.verdict != was)
    gate = sheet.failed_gates[0]
    rests = tuple(id_ for id_ in questions_behind(sheet, gate.fails) if id_ != question)
    return Hung(rule.verdict, changed=False, gate=gate.id, rests=rests)
