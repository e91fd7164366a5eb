"""Mutants of the code, from the tables of its guards; a row whose guard was rewritten is an error, not a survivor."""

from collections.abc import Iterator
from pathlib import Path

from mutants.guard import Guard
from mutants.guards import GUARDS
from mutants.mutant import Mutant


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
