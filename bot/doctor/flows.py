"""A look at the flows on offer: whether each is right, as the start of the bot will ask."""

from collections.abc import AsyncIterator
from pathlib import Path

from bot.doctor.finding import Finding, refused, well, wrong
from bot.folders.checked import check_files
from bot.folders.flows import flow_files, fragment_files
from bot.start_refusals import no_flows

ABOUT = "FTREADY_FLOWS"


async def look_at_flows(folder: Path) -> AsyncIterator[Finding]:
    """Check all flows of a folder."""
    files = flow_files(folder)
    if not files:
        yield refused(no_flows(folder))
        return
    problems = check_files(files, fragment_files(folder), [folder])
    for problem in problems:
        yield wrong(ABOUT, str(problem))
    if not problems:
        yield well(ABOUT, f"{len(files)} flows are on offer, and nothing is wrong with them.")
