"""A part of the bot as a process: on the fastest loop there is, until it is told to stop; it puts nothing together."""

import asyncio
import gc
import logging
import signal

from bot.assembly import running
from bot.collector import collect_less
from bot.settings import Settings

log = logging.getLogger(__name__)


def run_until_stopped(settings: Settings, part: str) -> None:
    """Run a part on the fastest loop there is, until it is told to stop."""
    try:
        import uvloop
    except ImportError:  # there is none for Windows
        asyncio.run(serve(settings, part))
    else:
        uvloop.run(serve(settings, part))


async def serve(settings: Settings, part: str) -> None:
    """Run a part until it is told to stop, or stops by itself."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("docket").setLevel(logging.WARNING)  # it tells of every look at what is due
    if part not in {"run", "web", "worker"}:
        raise ValueError(f"there is no part '{part}'")
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    async with running(settings, part) as bot:  # type: ignore[arg-type]  # looked at above
        gc.collect()  # what the start has left behind is not spared with what it has made
        collect_less()
        log.info("ftready is at work as @%s%s", bot.me.name, f" at {bot.address}" if bot.address else "")
        bot.ended.add_done_callback(lambda _: stop.set())
        await stop.wait()
        if bot.ended.done():
            bot.ended.result()
    log.info("ftready has stopped")
