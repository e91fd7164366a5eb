"""ftready verdict: a thousand sheets from standard input, one a line, from the start of the command to its end."""

import json
from collections.abc import Iterator

from bench.aims import aim
from bench.given.samples import FLOWS, NOW, finished, readiness
from bench.running.installed import as_installed, ran
from bot.usecases.files.sheet_of import sheet_of

SHEETS = 1000
AIM = 3.0


async def measure() -> Iterator[str]:
    """Decide a thousand sheets offline."""
    flow = readiness()
    sheet = sheet_of(flow, finished(flow), NOW)
    lines = "".join(f"{json.dumps({**sheet, 'asked': ['ana', f'p{number}']})}\n" for number in range(SHEETS))
    command = ("verdict", str(FLOWS / "readiness.yml"), "-", "--format", "json")
    with as_installed(*command) as env:
        took, printed = await ran(env, *command, given=lines.encode())
    if printed.count(b"\n") != SHEETS:
        raise RuntimeError("ftready verdict did not decide every sheet")
    aimed = aim(f"under {AIM:.0f}", met=took < AIM)
    return iter([f"{took:>10.2f} seconds to decide {SHEETS:,} sheets with eight people {aimed}"])
