"""Run every benchmark, or those named: `python -m bench engine presses`; it ends with 1 where an aim is missed."""

import asyncio
import sys

from bench.aims import MISSED
from bench.measured import (
    check,
    check_ins,
    delivery,
    demo,
    engine,
    paths,
    planning,
    presses,
    round_trips,
    sheets,
    size,
    stories,
)

ALL = {
    "engine": engine.measure,
    "check": check.measure,
    "sheets": sheets.measure,
    "stories": stories.measure,
    "paths": paths.measure,
    "size": size.measure,
    "round_trips": round_trips.measure,
    "delivery": delivery.measure,
    "presses": presses.measure,
    "demo": demo.measure,
    "planning": planning.measure,
    "check_ins": check_ins.measure,
}


def main() -> None:
    """Run what was asked for and print each result as it comes."""
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        sys.exit(f"There is no benchmark '{unknown[0]}'; there are {', '.join(ALL)}.")
    missed = 0
    for name in wanted:
        sys.stdout.write(f"\n== {name}: {(ALL[name].__doc__ or '').splitlines()[0]}\n")
        sys.stdout.flush()
        for line in asyncio.run(ALL[name]()):
            sys.stdout.write(f"   {line}\n")
            sys.stdout.flush()
            missed += MISSED in line
    if missed:
        sys.exit(f"{missed} of the figures missed what was aimed at.")


if __name__ == "__main__":
    main()
