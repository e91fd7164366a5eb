"""Run every soak, or those named: `python -m soak check_ins`."""

import asyncio
import sys

from soak import check_ins

ALL = {"check_ins": check_ins.soak}


def main() -> None:
    """Run what was asked for; the exit code is 1 when anything was lost or came twice."""
    wanted = sys.argv[1:] or list(ALL)
    unknown = [name for name in wanted if name not in ALL]
    if unknown:
        sys.exit(f"There is no soak '{unknown[0]}'; there are {', '.join(ALL)}.")
    held = True
    for name in wanted:
        sys.stdout.write(f"\n== {name}: {(ALL[name].__doc__ or '').splitlines()[0]}\n")
        sys.stdout.flush()
        held = asyncio.run(ALL[name]()) and held
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
