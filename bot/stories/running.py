"""Running a story: step by step, until one does not hold; then it says what was expected, what is, and how it came."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.engine.rules.who_may_answer import NOT_OPEN
from bot.stories.covering import Coverage
from bot.stories.openings import before_it
from bot.stories.story import Step, Story
from bot.stories.times import YEARS, said
from bot.stories.world import (
    CannotBeDoneError,
    NeverRestsError,
    NotOfferedError,
    NotStartedError,
    Texts,
    TooFarError,
    World,
    plainly,
)

_TOO_FAR = f"that is past the years a story can be in, {YEARS[0]} to {YEARS[-1]}"
_NEVER_RESTS = "time alone brings something new for ever"
LONGEST_VALUE = 80


@dataclass(frozen=True)
class Failure:
    """The step that did not hold, at its line, why, and the trail up to it."""

    line: int
    step: str
    why: str
    trail: tuple[str, ...]


@dataclass(frozen=True)
class LeftOut:
    """The step that a world had no way to do, at its line, and why; whether the story holds there nobody knows."""

    line: int
    step: str
    why: str


Ended = Failure | LeftOut | None
"""How a story ended; None when all of it held."""


def run(story: Story, texts: Texts, coverage: Coverage | None = None) -> Ended:
    """Run a story on the pure engine; `texts` gives what can be read on a card."""
    return run_in(World(story, texts, coverage or Coverage(), story.begins))


def run_in(world: World) -> Ended:
    """Run the story of a world in it; a refusal that the next step does not expect fails it."""
    steps = world.story.steps
    for step, following in zip(steps, (*steps[1:], None), strict=True):
        try:
            why = done(world, step)
        except NotOfferedError as nothing:
            if not _expects_refusal(following):
                return LeftOut(step.place.line, _written(step), world.in_words(str(nothing)))
            # Who is offered nothing cannot do it either, and nobody has to say so.
            world.refused, world.withheld, why = world.in_words(str(nothing)), True, None
            world.trail.append((world.now, world.refused))
        except CannotBeDoneError as cannot:
            return LeftOut(step.place.line, _written(step), world.in_words(str(cannot)))
        if why is None and world.refused is not None and not _expects_refusal(following):
            before = before_it(world, step) if NOT_OPEN in world.refused else ""
            why = f"refused, and no `expect refused` follows: {plainly(world.refused)}{before}"
        if why is not None:
            return _failed(world, step, why)
    return None


def _expects_refusal(step: Step | None) -> bool:
    return step is not None and step.phrase.words == "expect refused"


def done(world: World, step: Step) -> str | None:
    """Do a step in a world, and give why it does not hold."""
    try:
        return step.phrase.does(world, step)
    except (NotStartedError, TimeoutError) as early:
        return str(early.args[0])
    except NeverRestsError:
        return _NEVER_RESTS
    except (TooFarError, OverflowError):
        return _TOO_FAR


def _failed(world: World, step: Step, why: str) -> Failure:
    return Failure(step.place.line, _written(step), why, tuple(_trail(world)))


def _written(step: Step) -> str:
    value = "" if step.value is None else f": {_short(step.value)}"
    return f"{step.text}{value}"


def _trail(world: World) -> Iterator[str]:
    for at, what in world.trail:
        yield f"{said(at, world.story.zone)}  {plainly(what)}"


def _short(value: object) -> str:
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return written if len(written) <= LONGEST_VALUE else f"{written[: LONGEST_VALUE - 1]}…"
