"""What people do in a story about who does what, and what must then be so."""

from bot.engine import events
from bot.stories.phrases import Phrase, Takes, people_in
from bot.stories.story import Step
from bot.stories.world import World

NOBODY = "nobody"


def _gives(world: World, step: Step) -> str | None:
    people, wrong = _people(world, step.words["name"])
    if wrong:
        return wrong
    world.happen(events.RolesGiven(step.words["person"], {step.words["role"]: people}))
    return None


def _is_held(world: World, step: Step) -> str | None:
    people, wrong = _people(world, step.words["name"])
    held = world.standing.roles.get(step.words["role"], ())
    return wrong or (None if set(people) == set(held) else f"it is held by {' and '.join(held) or NOBODY}")


def _people(world: World, words: str) -> tuple[tuple[str, ...], str | None]:
    """Read who is named, and say which of them nobody here is called."""
    people = () if words == NOBODY else tuple(people_in(words))
    stranger = next((each for each in people if each not in world.story.people), None)
    if stranger is None:
        return people, None
    return people, f"nobody here is called {stranger}; there are {', '.join(world.story.people)}, or nobody"


ROLE_ACTS = (Phrase("{person} gives role {role} to {name}", _gives, "ana gives role security to ben and cem"),)
ROLE_EXPECTS = (("role {role} is held by {name}", _is_held, "role security is held by ben and cem", Takes.NOTHING),)
