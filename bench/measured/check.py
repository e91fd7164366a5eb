"""ftready check: two hundred flow files, each the size of readiness.yml, from the start of the command to its end."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench.aims import aim
from bench.given.many_flows import write_flows
from bench.given.samples import FLOWS
from bench.running.installed import as_installed, ran

FILES = 200
AIM = 2.0
ROUNDS = 5


async def measure() -> Iterator[str]:
    """Measure `ftready check` on 200 flow files."""
    with tempfile.TemporaryDirectory() as folder, as_installed("check", str(FLOWS / "quick.yml")) as env:
        write_flows(Path(folder), FILES)
        rounds = [await _run(folder, env) for _ in range(ROUNDS)]
    wall, work = min(each[0] for each in rounds), min(each[1] for each in rounds)
    return iter(
        [
            f"{wall:>10.2f} seconds to check {FILES} files of the size of readiness.yml, {work:.2f} of them at work "
            + aim(f"under {AIM:.0f}", met=wall < AIM)
        ]
    )


async def _run(folder: str, env: Mapping[str, str]) -> tuple[float, float]:
    """Check them once, and tell the seconds that took, and those of them at work."""
    before = getrusage(RUSAGE_CHILDREN).ru_utime
    took, _ = await ran(env, "check", folder)
    return took, getrusage(RUSAGE_CHILDREN).ru_utime - before
