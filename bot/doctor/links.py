"""A look at the links flows lead to: whether anything is there. It asks other servers, so only when told to."""

import asyncio
from collections.abc import AsyncIterator
from http import HTTPStatus
from pathlib import Path
from urllib.parse import urldefrag

import aiohttp

from bot.doctor.finding import Finding, watch, well
from bot.flow.model.flow import Flow
from bot.folders.flows import flow_files, load_flow

ABOUT = "links"
AT_ONCE = 4
PATIENCE_SECONDS = 10


async def look_at_links(folder: Path) -> AsyncIterator[Finding]:
    """Ask for each address once; where in a page it leads, only a browser could tell."""
    links = sorted({urldefrag(link).url for file in flow_files(folder) for link in _links(file)})
    gate = asyncio.Semaphore(AT_ONCE)
    patience = aiohttp.ClientTimeout(total=PATIENCE_SECONDS)
    async with aiohttp.ClientSession(timeout=patience) as session:
        found = await asyncio.gather(*(_lost(session, gate, link) for link in links))
    lost = [each for each in found if each]
    for each in lost:
        yield watch(ABOUT, each)
    if not lost:
        yield well(ABOUT, f"something is at each of the {len(links)} addresses that flows lead to.")


def _links(file: Path) -> set[str]:
    flow = load_flow(file)
    if not isinstance(flow, Flow):
        return set()
    return {link for link in (flow.source_link, *(page.link for page in flow.guidance.values())) if link}


async def _lost(session: aiohttp.ClientSession, gate: asyncio.Semaphore, link: str) -> str:
    """Say what is wrong with an address; nothing where something is there."""
    try:
        async with gate, session.get(link) as answer:
            status = answer.status
    except (aiohttp.ClientError, TimeoutError) as error:
        return f"{link} cannot be reached ({type(error).__name__}); see whether it has moved."
    return "" if status < HTTPStatus.BAD_REQUEST else f"{link} answers {status}; see whether it has moved."
