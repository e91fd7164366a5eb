"""What a story expects after the verdict: check-ins, streaks, notices, pauses, and who is reminded."""

from bot.engine.after_verdict.following import next_check_in, open_check_in
from bot.engine.asked.branching import owners_values
from bot.engine.weighed.weeks import runs
from bot.stories.phrases import Phrase, Takes
from bot.stories.story import Step
from bot.stories.times import WHEN, instant, said
from bot.stories.world import World


def _check_in_open(world: World, _: Step) -> str | None:
    return None if open_check_in(world.standing) else "no check-in is open"


def _no_check_in(world: World, _: Step) -> str | None:
    current = open_check_in(world.standing)
    return f"the one of {current.date} is open" if current else None


def _next_check_in(world: World, step: Step) -> str | None:
    at, zone = next_check_in(world.flow, world.standing), world.story.zone
    if step.value == "none":
        return f"it is {said(at, zone)}" if at else None
    wanted = instant(str(step.value), zone, world.now)
    if wanted is None:
        return WHEN
    return None if at == wanted else f"it is {said(at, zone) if at else 'not planned'}"


def _last_check_in(world: World, step: Step) -> str | None:
    check_ins = world.standing.check_ins
    found = (check_ins[-1].ended or "open") if check_ins else "none"
    return None if found == step.words["ended"] else f"it is {found}"


def _streak(world: World, step: Step) -> str | None:
    check, plan = world.standing, world.flow.check_in
    owners = owners_values(world.flow, check.owner, check.answers)
    streak = next(each for each in plan.streaks if each.id == step.words["streak"]) if plan else None
    run = runs(streak, check.check_ins, owners) if streak else ()
    found = run[-1].length if run else 0
    return None if str(step.value) == str(found) else f"it is {found}"


def _notice(world: World, step: Step) -> str | None:
    found = [each.kind for each in world.standing.notices]
    return None if step.words["notice"] in found else f"noticed was {', '.join(found) or 'nothing'}"


def _paused(world: World, _: Step) -> str | None:
    return None if world.standing.paused else "they are not paused"


def _not_paused(world: World, _: Step) -> str | None:
    return "they are paused" if world.standing.paused else None


def _reminded(world: World, step: Step) -> str | None:
    found, person = world.reminded, step.words["person"]
    if person in found:
        world.reminded = found - {person}
        return None
    return f"reminded was {', '.join(sorted(found)) or 'nobody'}"


def _nobody_reminded(world: World, _: Step) -> str | None:
    found, world.reminded = world.reminded, set()
    return f"reminded was {', '.join(sorted(found))}" if found else None


FOLLOW_UP_EXPECTS = tuple(
    Phrase(f"expect {words}", does, f"expect {example}", takes)
    for words, does, example, takes in (
        ("a check-in", _check_in_open, "a check-in", Takes.NOTHING),
        ("no check-in", _no_check_in, "no check-in", Takes.NOTHING),
        ("next check-in", _next_check_in, "next check-in: 2026-03-09 09:00", Takes.SOMETHING),
        ("the last check-in {ended}", _last_check_in, "the last check-in held", Takes.NOTHING),
        ("streak {streak}", _streak, "streak still_weeks: 3", Takes.SOMETHING),
        ("notice {notice}", _notice, "notice expired", Takes.NOTHING),
        ("check-ins are paused", _paused, "check-ins are paused", Takes.NOTHING),
        ("check-ins are not paused", _not_paused, "check-ins are not paused", Takes.NOTHING),
        ("{person} is reminded", _reminded, "ben is reminded", Takes.NOTHING),
        ("nobody is reminded", _nobody_reminded, "nobody is reminded", Takes.NOTHING),
    )
)
