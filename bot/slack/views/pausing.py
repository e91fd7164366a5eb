"""The modal that asks before check-ins are paused while one is open, and says what becomes of that one."""

from bot.engine.saved.follow_up import CheckIn
from bot.slack.address import Address, Verb
from bot.slack.writing.blocks import Json, context, modal, section
from bot.slack.writing.text import calendar_day, mentions
from bot.tongue import say

PEOPLE = 20


def pause(assessment: str, current: CheckIn, waiting: tuple[str, ...]) -> Json:
    """Ask the owner whether to pause, naming the check-in that this ends."""
    day = calendar_day(current.date)
    if current.answered_by:
        ends = say(
            "It ends now and counts with what was said by {answered_by}.",
            answered_by=mentions(current.answered_by, PEOPLE),
        )
        ends += say(" {waiting} cannot answer it any more.", waiting=mentions(waiting, PEOPLE)) if waiting else ""
    else:
        ends = say("Nobody has answered it: it ends now and counts for nothing, neither as a week nor as a missed one.")
    return modal(
        say("Pause check-ins?"),
        [
            section(say("*The check-in of {day} is open.* {ends}", day=day, ends=ends)),
            context(say("Nobody is asked until you resume them. It says so in the thread.")),
        ],
        callback=Address(Verb.PAUSE, assessment),
        submit=say("Pause them"),
        close=say("Not yet"),
    )
