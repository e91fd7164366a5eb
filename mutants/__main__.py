"""Try every mutant, print those no test noticed, and fail if there is one: `python -m mutants [WORDS OF NAMES]`."""

import sys
import time
from pathlib import Path

import typer

from mutants.code_mutants import guard_mutants, untouched_guards
from mutants.code_trials import try_code
from mutants.equivalents import EQUIVALENT
from mutants.flow_mutants import flow_mutants, untouched
from mutants.mutant import Mutant

ROOT = Path(__file__).parents[1]
FLOWS = ("flows/readiness.yml", "flows/quick.yml")
"""The flows with a suite of their own; the others that ship are held by their stories, proofs and levels."""


def main(words: list[str]) -> int:
    """Try the mutants whose names hold all the words; all of them without any."""
    of_flows = [mutant for flow in FLOWS for mutant in flow_mutants(ROOT, flow)]
    try:
        of_code = list(guard_mutants(ROOT))
    except LookupError as misfits:
        sys.exit(str(misfits))
    unknown = sorted(set(EQUIVALENT) - {mutant.name for mutant in (*of_flows, *of_code)})
    for name in unknown:
        typer.echo(f"listed as equivalent, but there is no such mutant: {name}")
    of_flows, of_code = _chosen(of_flows, words), _chosen(of_code, words)
    total = len(of_flows) + len(of_code)
    typer.echo(f"== {total} mutants, {len(EQUIVALENT)} more are listed as equivalent")
    progress = _Progress(total)
    survivors: list[Mutant] = []
    if of_code:
        sound = untouched_guards(ROOT, of_code)
        typer.echo(f"   first {len(sound)} suites as they are, which must pass")
        survivors += _without(sound, try_code(ROOT, [*sound, *of_code], progress.tell))
    if of_flows:
        from mutants.flow_trials import FlowTrials  # imports the bot, which mutants of the code must not find there

        sound = [untouched(ROOT, flow) for flow in FLOWS]
        survivors += _without(sound, FlowTrials(ROOT, [*sound, *of_flows], progress.tell).run())
    for survivor in survivors:
        typer.echo(f"survived: {survivor.name}")
    typer.echo(f"== {total - len(survivors)} of {total} mutants were noticed")
    return 1 if survivors or unknown else 0


class _Progress:
    """What is said on the way: a line every few seconds, and each survivor at once."""

    def __init__(self, total: int) -> None:
        self._total = total
        self._done = 0
        self._said = self._began = time.monotonic()

    def tell(self, mutant: Mutant, *, caught: bool) -> None:
        if mutant.name.endswith(NOTHING):
            return
        self._done += 1
        if not caught:
            typer.echo(f"   nobody noticed {mutant.name}")
        now = time.monotonic()
        if now - self._said > 5:  # noqa: PLR2004 - seconds between two lines
            self._said = now
            typer.echo(f"   {self._done} of {self._total} after {now - self._began:.0f} s")


NOTHING = ": nothing changed"


def _chosen(mutants: list[Mutant], words: list[str]) -> list[Mutant]:
    return [each for each in mutants if each.name not in EQUIVALENT and all(word in each.name for word in words)]


def _without(sound: list[Mutant], survivors: list[Mutant]) -> list[Mutant]:
    """Take out the files in which nothing was changed, which must be among those nobody noticed."""
    for each in sound:
        if each not in survivors:
            sys.exit(f"{each.name}, and yet its tests fail: {' '.join(each.tests) or 'tests/flows'}. Mend that first.")
    return [each for each in survivors if each not in sound]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
