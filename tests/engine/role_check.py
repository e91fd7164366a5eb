"""A check of a flow that asks some questions of people in a role."""

from typing import Any

from role_flow import service
from team_check import START, TeamCheck, started

from bot.engine import events
from bot.engine.transition import start


def role_check(*changes: tuple[str, str], **changed: Any) -> TeamCheck:
    """Begin a check of it that ana owns, in which ana and ben are asked everything else."""
    flow = service(*changes)
    return TeamCheck(flow, start(flow, started(flow, **{"asked": ("ana", "ben"), **changed}), START))


def given(by: str = "ana", **holders: Any) -> events.RolesGiven:
    """Make the event by which somebody says who holds which role."""
    return events.RolesGiven(by, holders)
