"""Asking some people nothing more: what was handed to them is with whoever handed it on, and a role of theirs is free.

It never sorts out what was said: that stands, for it may be what the verdict rests on.
"""

from collections.abc import Collection

from bot.engine.after_verdict.following import open_check_in
from bot.engine.saved.assessment import Assessment
from bot.engine.saved.replacing import replace


def let_go(assessment: Assessment, leaving: Collection[str], asked: tuple[str, ...]) -> Assessment:
    """Take some people from whoever is asked, by role and in the check-in that is open; `asked` is who stays."""
    handed = {
        id_: {by: to for by, to in given.items() if to not in leaving} for id_, given in assessment.handed.items()
    }
    roles = {role: staying(people, leaving) for role, people in assessment.roles.items()}
    after = replace(
        assessment,
        asked=asked,
        handed=handed,
        roles={role: people for role, people in roles.items() if people},
        away={person: why for person, why in assessment.away.items() if person not in leaving},
    )
    current = open_check_in(after)
    if current is None:
        return after
    asking = replace(current, asked=staying(current.asked, leaving))
    return replace(after, check_ins=(*after.check_ins[:-1], asking))


def staying(people: tuple[str, ...], leaving: Collection[str]) -> tuple[str, ...]:
    """Name those of some people who do not leave."""
    return tuple(each for each in people if each not in leaving)
