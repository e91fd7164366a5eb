"""A check of a flow that asks some questions only after some answers."""

from branching_flow import release
from team_check import START, TeamCheck, answer, started

from bot.engine.transition import start


def release_check(kind: str = "feature", asked: tuple[str, ...] = ("ana", "ben")) -> TeamCheck:
    """Begin a check of it that ana owns."""
    flow = release()
    return TeamCheck(flow, start(flow, started(flow, asked=asked, answers={"kind": answer(kind)}), START))
