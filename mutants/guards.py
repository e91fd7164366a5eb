"""Mutants of the code, from the tables of its guards; a row whose guard was rewritten is an error, not a survivor."""

from collections.abc import Iterator
from pathlib import Path

from mutants.author_guards import AUTHOR_GUARDS
from mutants.call_guards import CALL_GUARDS
from mutants.door_guards import DOOR_GUARDS
from mutants.engine_guards import ENGINE_GUARDS
from mutants.follow_up_guards import FOLLOW_UP_GUARDS
from mutants.forgetting_guards import FORGETTING_GUARDS
from mutants.fragment_guards import FRAGMENT_GUARDS
from mutants.guard import Guard
from mutants.home_guards import HOME_GUARDS
from mutants.life_guards import LIFE_GUARDS
from mutants.loop_guards import LOOP_GUARDS
from mutants.mutant import Mutant
from mutants.nudge_guards import NUDGE_GUARDS
from mutants.outdated_guards import OUTDATED_GUARDS
from mutants.outer_guards import OUTER_GUARDS
from mutants.outsider_guards import OUTSIDER_GUARDS
from mutants.ownership_guards import OWNERSHIP_GUARDS
from mutants.pace_guards import PACE_GUARDS
from mutants.people_guards import PEOPLE_GUARDS
from mutants.portfolio_guards import PORTFOLIO_GUARDS
from mutants.proof_guards import PROOF_GUARDS
from mutants.role_guards import ROLE_GUARDS
from mutants.rough_guards import ROUGH_GUARDS
from mutants.saying_guards import SAYING_GUARDS
from mutants.taking_along_guards import TAKING_ALONG_GUARDS
from mutants.telling_guards import TELLING_GUARDS
from mutants.tongue_guards import TONGUE_GUARDS
from mutants.tool_guards import TOOL_GUARDS
from mutants.translation_guards import TRANSLATION_GUARDS
from mutants.workshop_guards import WORKSHOP_GUARDS

GUARDS: tuple[Guard, ...] = (
    *ENGINE_GUARDS,
    *FOLLOW_UP_GUARDS,
    *AUTHOR_GUARDS,
    *CALL_GUARDS,
    *FORGETTING_GUARDS,
    *FRAGMENT_GUARDS,
    *LIFE_GUARDS,
    *HOME_GUARDS,
    *LOOP_GUARDS,
    *NUDGE_GUARDS,
    *OUTDATED_GUARDS,
    *OUTER_GUARDS,
    *OUTSIDER_GUARDS,
    *DOOR_GUARDS,
    *OWNERSHIP_GUARDS,
    *PACE_GUARDS,
    *PEOPLE_GUARDS,
    *PORTFOLIO_GUARDS,
    *PROOF_GUARDS,
    *ROLE_GUARDS,
    *ROUGH_GUARDS,
    *SAYING_GUARDS,
    *TAKING_ALONG_GUARDS,
    *TELLING_GUARDS,
    *TONGUE_GUARDS,
    *TOOL_GUARDS,
    *TRANSLATION_GUARDS,
    *WORKSHOP_GUARDS,
)


def guard_mutants(root: Path, guards: tuple[Guard, ...] = GUARDS) -> Iterator[Mutant]:
    """Make a mutant of each guard. Raises LookupError with every row that no longer fits its file."""
    misfits = [
        f"{guard.file}: what is to be broken for “{guard.what}” stands there {count} times, not once"
        for guard in guards
        if (count := (root / guard.file).read_text(encoding="utf-8").count(guard.before)) != 1
    ]
    if misfits:
        raise LookupError("\n".join(misfits))
    for guard in guards:
        text = (root / guard.file).read_text(encoding="utf-8")
        mutated = text.replace(guard.before, guard.after)
        yield Mutant(f"{guard.file}: {guard.what}", guard.file, mutated, guard.tests)


def untouched_guards(root: Path, mutants: list[Mutant]) -> list[Mutant]:
    """Give one file as it is for every set of tests, which must pass."""
    return [
        Mutant(f"{each.file}: nothing changed", each.file, (root / each.file).read_text(encoding="utf-8"), each.tests)
        for each in {mutant.tests: mutant for mutant in mutants}.values()
    ]
