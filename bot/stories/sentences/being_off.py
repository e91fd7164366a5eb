"""What a story says of the bot itself: that it is not running for a while, and finds later what was due meanwhile."""

from bot.stories.phrases import Phrase
from bot.stories.story import Step
from bot.stories.times import HOW_LONG, WHEN, instant, no_instant, no_span, span
from bot.stories.world import World


def _is_off_until(world: World, step: Step) -> str | None:
    at = instant(step.words["name"], world.story.zone, world.now)
    if at is None:
        return WHEN
    if at <= world.now:
        return "that has been already; a story goes on in time"
    world.sleep(at)
    return None


def _is_off_for(world: World, step: Step) -> str | None:
    stretch = span(step.words["name"])
    if stretch is None:
        return HOW_LONG
    world.sleep(world.now + stretch)
    return None


OFF_ACTS = (
    Phrase("the bot is off until {name}", _is_off_until, "the bot is off until monday 16:00", no_time=no_instant),
    Phrase("the bot is off for {name}", _is_off_for, "the bot is off for 8 hours", no_time=no_span),
)
