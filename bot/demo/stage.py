"""Sets the stage in one process: the embedded server, the playground with its page, and the bot in it as in Slack.

Everything is put away in the opposite order, so that nothing speaks to what is gone.
"""

import asyncio
import contextlib
import logging
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from functools import partial
from pathlib import Path

from bot.assembly import Running, running
from bot.demo.ahead import earliest, what_is_ahead
from bot.demo.month import play_weeks
from bot.demo.script import CHANNEL
from bot.demo.team import perform
from bot.demo.workshop import EDITED, FLOWS, FlowsWorkshop, own_flows
from bot.demo.workspaces import PLANS, bots_beside
from bot.playground.gate import new_key
from bot.playground.page import routes
from bot.playground.playground import Playground, open_playground
from bot.playground.server import Serving, serve
from bot.pretend import manifest, settings_in
from bot.settings import Settings
from bot.store import connect
from bot.store.embedded import SOCKET_NAME, EmbeddedServer, EmbeddedServerError, FolderInUseError

SIDES = "left=ana&right=ben&left_in=ml-team&right_in=ml-team"
SIDES_OF_TWO = f"left=ana&right=mia&right_team={PLANS[1].team_id}&left_in=ml-team&right_in=ml-team"
WORKSPACE = "workspace.db"
LOG = "bot.log"
KEY = "page.key"
ADDRESS = "page.address"
WAIT_FOR_PAGE = 20.0
"""Seconds the scripted team waits for somebody to open the page."""
PAUSE = 1.5
"""Seconds the scripted team takes between two steps, so that people can follow."""
LOOK_EVERY = 0.5
"""Seconds between two looks at the embedded server."""


class StageError(Exception):
    """The demo cannot go on; says in one sentence why, and what to do."""


def play(  # noqa: PLR0913 - what can be chosen
    folder: Path, *, port: int, team: bool, weeks: int, fresh: bool, workspaces: int = 1
) -> int:
    """Run the demo until Ctrl-C; give the exit code."""
    say("Starting the embedded server …")
    try:
        _make(folder)
        with EmbeddedServer(folder / "store", fsync="everysec") as server, _log_in(folder / LOG), _address_in(folder):
            asyncio.run(_play(folder, server, port=port, team=team, weeks=weeks, fresh=fresh, workspaces=workspaces))
    except FolderInUseError:
        say(_runs_already(folder), to_error=True)
        return 2
    except (EmbeddedServerError, StageError) as error:
        say(str(error), to_error=True)
        return 2
    say("Everything is put away. What was said is kept; the next demo in the same folder goes on from there.")
    return 0


async def _play(  # noqa: PLR0913 - what can be chosen
    folder: Path, server: EmbeddedServer, *, port: int, team: bool, weeks: int, fresh: bool, workspaces: int
) -> None:
    stop = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stop.set)
    if fresh:
        await _forget(folder, server)
    async with (
        _workspace(folder, port, workspaces) as (playground, _),
        running(settings := _settings(playground, server, folder), "run", clock=playground.clock.utc) as bot,
        bots_beside(playground, server.url, settings.ftready_flows) as beside,
    ):
        of_first = what_is_ahead(server.url, bot.me.installation, bot.flows, bot.next_reminder)
        playground.ahead = earliest([of_first, *beside.ahead])
        keep_in = folder / EDITED if settings.ftready_flows == folder / FLOWS else None
        workshop = FlowsWorkshop(settings.ftready_flows, bot.flows, bot.me.installation, server.url, keep_in)
        workshop.beside = [each.flows for each in beside.bots]
        playground.workshop = workshop
        page = f"{playground.page_url}&{SIDES if workspaces == 1 else SIDES_OF_TWO}"
        _write_for_us(folder / ADDRESS, page)
        say(f"\n  The playground is at   {page}\n")
        say("  Write /ftready in a channel, and answer as two people side by side. Ctrl-C ends it.")
        acting = asyncio.create_task(_perform(playground, weeks)) if team else None
        watching = asyncio.create_task(_watch(server, [bot, *beside.bots], folder))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({watching, stopped}, return_when=asyncio.FIRST_COMPLETED)
        say("\nStopping …")
        for task in filter(None, (acting, watching, stopped)):
            if not task.done():
                task.cancel()
        await asyncio.gather(*filter(None, (acting, stopped)), return_exceptions=True)
        with contextlib.suppress(asyncio.CancelledError):
            await watching


def _settings(playground: Playground, server: EmbeddedServer, folder: Path) -> Settings:
    """Let the bot offer the demo's own copies of the flows, unless FTREADY_FLOWS names a folder to work in."""
    settings = settings_in(playground, server.url)
    if "ftready_flows" in settings.model_fields_set:
        return settings
    if not settings.ftready_flows.is_dir():
        raise StageError(f"There are no flows in {settings.ftready_flows}; start the demo where they are.")
    own, taken = own_flows(folder, settings.ftready_flows)
    if taken:
        say(f"  As you saved them in the page: {', '.join(taken)} (delete {folder / EDITED} for the shipped ones).")
    return settings_in(playground, server.url, ftready_flows=own)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StageError(f"{folder} cannot be used ({error.strerror}); choose another --folder.") from None


def _runs_already(folder: Path) -> str:
    """Say where the demo in this folder runs, as far as it has come, and how to have another one beside it."""
    try:
        where = f", at {(folder / ADDRESS).read_text(encoding='utf-8')}"
    except OSError:  # it is only just starting, or another user's
        where = ""
    other = folder.with_name(f"{folder.name}-2")
    return (
        f"A demo runs in {folder} already{where}\nOpen that page, or end that demo with Ctrl-C where it runs; to have "
        f"another one beside it, give it a folder: `ftready demo --folder {other}`, or `make demo FOLDER={other}`."
    )


@contextlib.contextmanager
def _address_in(folder: Path) -> Iterator[None]:
    """Keep the page's address in the folder only while there is a page; a killed demo may have left an old one."""
    (folder / ADDRESS).unlink(missing_ok=True)
    try:
        yield
    finally:
        (folder / ADDRESS).unlink(missing_ok=True)


async def _forget(folder: Path, server: EmbeddedServer) -> None:
    """Forget what was played, now that nobody else plays in this folder."""
    async with connect(server.url) as redis:
        await redis.flushall()
    _remove(folder)
    shutil.rmtree(folder / EDITED, ignore_errors=True)


def _remove(folder: Path) -> None:
    for file in folder.glob(f"{WORKSPACE}*"):
        file.unlink()


async def _watch(server: EmbeddedServer, bots: Sequence[Running], folder: Path) -> None:
    """Start the embedded server again when something ended it, and raise when the demo cannot go on."""
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if any(bot.ended.done() for bot in bots):
            raise StageError(f"The bot has stopped by itself; {folder / LOG} says why. Start the demo again.")
        if await _is_gone(server):
            say("  Something ended the embedded server; starting it again, with all it had kept …")
            # Everyone waits meanwhile, which is what they would do without it, and Ctrl-C cannot come between.
            server.stop()
            server.start()


async def _is_gone(server: EmbeddedServer) -> bool:
    try:
        _, line = await asyncio.open_unix_connection(server.folder / SOCKET_NAME)
    except (ConnectionRefusedError, FileNotFoundError):
        return True
    except OSError:  # it is there, and has too much to do
        return False
    line.close()
    return False


async def _perform(playground: Playground, weeks: int) -> None:
    say("  A scripted team plays in #ml-team as soon as the page is open; it waits for you a little.")
    await _somebody_watches(playground)
    then = partial(play_weeks, weeks=weeks) if weeks else None
    scene = playground.first
    channel = scene.workspace.find_channel(CHANNEL)
    lead = partial(scene.show, channel.id) if channel else None
    try:
        await perform(
            playground.address, playground.key, pause=PAUSE, tell=lambda line: say(f"  · {line}"), then=then, lead=lead
        )
    except Exception as error:  # noqa: BLE001 - the play ends, the playground goes on for whoever watches
        say(f"  The scripted team stopped: {error}", to_error=True)
    finally:
        scene.show()  # whoever closes the thread from now on finds it closed when they come back


async def _somebody_watches(playground: Playground) -> None:
    """Wait until the page is open, and not for ever: whoever only reads the terminal sees the play too."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(playground.first.workspace.changes.heard.wait(), WAIT_FOR_PAGE)


@contextlib.asynccontextmanager
async def _workspace(folder: Path, port: int, workspaces: int) -> AsyncIterator[tuple[Playground, Serving]]:
    say("Opening the pretend workspace …" if workspaces == 1 else f"Opening {workspaces} pretend workspaces …")
    plans = PLANS[:workspaces]
    playground = open_playground(manifest(), plans=plans, apart=True, path=folder / WORKSPACE, key=_key(folder / KEY))
    page = routes(playground, clock_moves=True)
    try:
        serving = await serve(playground, page, port)
    except OSError:
        say(f"Port {port} is taken; taking a free one.")
        serving = await serve(playground, page, 0)
    try:
        yield playground, serving
    finally:
        await serving.stop()


def _key(file: Path) -> str:
    """Give the key of the page in this folder, the same at every start, so that an open tab comes back by itself."""
    kept = file.read_text(encoding="ascii").strip() if file.exists() else ""
    if kept:
        return kept
    key = new_key()
    _write_for_us(file, key)
    return key


def _write_for_us(file: Path, text: str) -> None:
    """Write what lets anyone in who reads it."""
    file.touch(mode=0o600)
    file.write_text(text, encoding="ascii")


@contextlib.contextmanager
def _log_in(file: Path) -> Iterator[None]:
    """Let the bot note down in a file what it would log, so that the terminal stays readable."""
    notes = logging.FileHandler(file, mode="w", encoding="utf-8")
    notes.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root, ours = logging.getLogger(), logging.getLogger("bot")
    root.addHandler(notes)
    ours.setLevel(logging.INFO)
    try:
        yield
    finally:
        root.removeHandler(notes)
        notes.close()


def say(line: str, *, to_error: bool = False) -> None:
    """Say a line at once, also into a pipe."""
    sys.stdout.flush()
    stream = sys.stderr if to_error else sys.stdout
    stream.write(f"{line}\n")
    stream.flush()
