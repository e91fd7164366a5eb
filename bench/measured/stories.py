"""ftready test: a thousand stories, those of readiness.yml over and over, from the start of the command to its end."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.aims import aim
from bench.given.samples import FLOWS
from bench.running.installed import as_installed, ran

STORIES = 1000
AIM = 10.0


async def measure() -> Iterator[str]:
    """Run a thousand stories."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "flows"
        folder.mkdir()
        for each in ("guidance", "readiness.yml", "quick.yml"):
            (folder / each).symlink_to(FLOWS / each)
        shipped = sorted((FLOWS / "stories" / "readiness").glob("*.yml"))
        stories = folder / "stories"
        stories.mkdir()
        for number in range(STORIES):
            text = shipped[number % len(shipped)].read_text(encoding="utf-8")
            (stories / f"story-{number}.yml").write_text(text, encoding="utf-8")
        with as_installed("test", str(shipped[0])) as env:
            took, _ = await ran(env, "test", str(stories))
    steps = sum(each.read_text(encoding="utf-8").count("\n  - ") for each in shipped) // len(shipped)
    aimed = aim(f"under {AIM:.0f}", met=took < AIM)
    return iter([f"{took:>10.2f} seconds for {STORIES:,} stories of {steps} steps on average {aimed}"])
