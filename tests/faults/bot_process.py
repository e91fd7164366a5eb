"""The bot as a process of its own, joined to a pretend workspace in the test's process, so that it can be killed."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from bot_parts import ROOT

from bot.playground.playground import Playground

PATIENCE = 60.0
"""Seconds a start may take while other processes start beside it on a slow machine."""


def environment(
    playground: Playground, redis_url: str, mode: str, port: int = 0, crash: str = "", docket_url: str = ""
) -> dict[str, str]:
    """Give the settings of a bot as its environment has them, and nothing else but what Python itself needs."""
    secrets = playground.app.secrets
    return {
        **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
        "PYTHONPATH": str(ROOT),
        "SLACK_BOT_TOKEN": playground.first.installation.bot_token,
        "SLACK_SIGNING_SECRET": secrets.signing_secret,
        **({"SLACK_APP_TOKEN": secrets.app_token} if mode == "socket" else {}),
        "SLACK_API_URL": playground.api_url,
        "REDIS_URL": redis_url,
        **({"DOCKET_URL": docket_url} if docket_url else {}),
        "FTREADY_FLOWS": str(ROOT / "flows"),
        "HOST": "127.0.0.1",
        "PORT": str(port),
        **({"FTREADY_CRASH": crash} if crash else {}),
    }


class BotProcess:
    """One process of the bot."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path, said_before: int) -> None:
        self._process = process
        self._log = log
        self._said_before = said_before

    @classmethod
    async def start(cls, part: str, settings: dict[str, str], log: Path) -> "BotProcess":
        """Start a part; it is not ready when this returns."""
        said_before = log.stat().st_size if log.exists() else 0
        with log.open("ab") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", part, env=settings, cwd=log.parent, stdout=output, stderr=output
            )
        return cls(process, log, said_before)

    @property
    def ended(self) -> int | None:
        """How it ended, minus the number of the signal that killed it; None while it runs."""
        return self._process.returncode

    async def wait(self) -> int:
        return await self._process.wait()

    async def says(self, words: str) -> None:
        """Wait until its log has these words."""
        async with asyncio.timeout(PATIENCE):
            while words not in (said := self._log.read_bytes()[self._said_before :].decode()):
                assert self.ended is None, said
                await asyncio.sleep(0.02)

    async def kill(self) -> None:
        """Kill it, if it has not ended."""
        if self.ended is None:
            self._process.kill()
        await self._process.wait()

    async def stop(self) -> int:
        """Ask it to end, and tell how it did."""
        if self.ended is None:
            self._process.terminate()
        async with asyncio.timeout(20):
            return await self._process.wait()


@asynccontextmanager
async def bot_process(part: str, settings: dict[str, str], log: Path) -> AsyncIterator[BotProcess]:
    """Have a part at work for as long as a block lasts."""
    process = await BotProcess.start(part, settings, log)
    try:
        await process.says("ftready is at work")
        yield process
    finally:
        await process.kill()


async def healthy(port: int) -> bool:
    """Ask a bot that listens over HTTP whether it can work."""
    async with aiohttp.ClientSession() as session:
        try:
            async with session.get(f"http://127.0.0.1:{port}/healthz") as answer:
                return answer.status == 200
        except aiohttp.ClientConnectionError:
            return False
