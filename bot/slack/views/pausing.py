"""The modal that asks before check-ins are paused while one is open, and says what becomes of that one."""

from bot.engine.follow_up import CheckIn
from bot.slack.address import Address, Verb
from bot.slack.blocks import Json, context, modal, section
from bot.slack.text import calendar_day, mentions

PEOPLE = 20


def pause(assessment: str, current: CheckIn, waiting: tuple[str, ...]) -> Json:
    """Ask the owner whether to pause, naming the check-in that this ends."""
    day = calendar_day(current.date)
    if current.answered_by:
        ends = f"It ends now and counts with what was said by {mentions(current.answered_by, PEOPLE)}."
        ends += f" {mentions(waiting, PEOPLE)} cannot answer it any more." if waiting else ""
    else:
        ends = "Nobody has answered it: it ends now and counts for nothing, neither as a week nor as a missed one."
    return modal(
        "Pause check-ins?",
        [
            section(f"*The check-in of {day} is open.* {ends}"),
            context("Nobody is asked until you resume them. It says so in the thread."),
        ],
        callback=Address(Verb.PAUSE, assessment),
        submit="Pause them",
        close="Not yet",
    )
