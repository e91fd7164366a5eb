"""ftready verdict: a thousand sheets from standard input, one a line, from the start of the command to its end."""

import asyncio
import json
import sys
import time
from collections.abc import Iterator

from bench.aims import aim
from bench.installed import as_installed
from bench.samples import FLOWS, NOW, finished, readiness
from bot.usecases.sheet_of import sheet_of

SHEETS = 1000
AIM = 3.0


async def measure() -> Iterator[str]:
    """Decide a thousand sheets offline."""
    flow = readiness()
    sheet = sheet_of(flow, finished(flow), NOW)
    lines = "".join(f"{json.dumps({**sheet, 'asked': ['ana', f'p{number}']})}\n" for number in range(SHEETS))
    command = ("verdict", str(FLOWS / "readiness.yml"), "-", "--format", "json")
    with as_installed(*command) as env:
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *command),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            env=env,
        )
        out, _ = await process.communicate(lines.encode())
        took = time.perf_counter() - begun
    if process.returncode or out.count(b"\n") != SHEETS:
        raise RuntimeError(f"ftready verdict ended with {process.returncode}")
    aimed = aim(f"under {AIM:.0f}", met=took < AIM)
    return iter([f"{took:>10.2f} seconds to decide {SHEETS:,} sheets with eight people {aimed}"])
