"""ftready check: two hundred flow files, each the size of readiness.yml, from the start of the command to its end."""

import asyncio
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

from bench.aims import aim
from bench.installed import as_installed
from bench.many_flows import write_flows
from bench.samples import FLOWS

FILES = 200
AIM = 2.0
ROUNDS = 3


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
    before, begun = getrusage(RUSAGE_CHILDREN).ru_utime, time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "check", folder),
        stdout=asyncio.subprocess.DEVNULL,
        env=env,
    )
    code = await process.wait()
    if code:
        raise RuntimeError(f"ftready check ended with {code}")
    return time.perf_counter() - begun, getrusage(RUSAGE_CHILDREN).ru_utime - before
