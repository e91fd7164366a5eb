"""A check taken on to a newer version of its flow, which is the readiness check with some words replaced."""

from functools import cache

from engine_flows import KEPT, PAGES
from team_check import TeamCheck

from bot.engine.decision import Decision, Refused
from bot.engine.transition import apply
from bot.flow import Flow, build
from bot.flow.differing.difference import difference
from bot.usecases.acting.upgrade import Offer


@cache
def newer(*changes: tuple[str, str]) -> Flow:
    text = (KEPT / "readiness.yml").read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    built = build(text, "readiness.yml", PAGES)
    assert isinstance(built, Flow), "\n".join(map(str, built))
    return built


def taken_on(check: TeamCheck, *changes: tuple[str, str], by: str = "ana") -> TeamCheck:
    result = tried(check, *changes, by=by)
    assert isinstance(result, Decision), result
    check.flow, check.assessment, check.because = newer(*changes), result.assessment, result.because
    return check


def tried(check: TeamCheck, *changes: tuple[str, str], by: str = "ana") -> Decision | Refused:
    new = newer(*changes)
    event = Offer(check.assessment, check.flow, new, difference(check.flow, new)).event(by)
    return apply(new, check.assessment, event, check.now)
