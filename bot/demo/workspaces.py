"""The workspaces of a demo: each with people, rooms, an app and a store of its own, as ftready runs for a company."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.assembly import Running, running
from bot.demo.ahead import what_is_ahead
from bot.playground.ahead import Ahead
from bot.playground.playground import Playground
from bot.playground.seed import GENERAL, Plan, Room
from bot.playground.workspace import Person
from bot.pretend import settings_in

PLANS = (
    Plan(),
    Plan(
        "T0SECONDCO",
        "Second company",
        "second",
        people=(
            Person("U0MIA00011", "mia", "Mia Lang", "Europe/Berlin", "de-DE", is_admin=True, is_owner=True),
            Person("U0NOA00012", "noa", "Noa Levi", "Asia/Jerusalem"),
            Person("U0OLE00013", "ole", "Ole Dahl", "Europe/Oslo"),
        ),
        rooms=(
            Room(GENERAL, purpose="Company-wide talk", with_app=False),
            Room("ml-team", ("mia", "noa", "ole"), purpose="Models of the second company"),
            Room("board", ("mia",), "private", purpose="Nobody else's business"),
        ),
    ),
)
MOST = len(PLANS)


@dataclass(frozen=True)
class Beside:
    """The bots at work beside that of the first workspace, and what is ahead for each."""

    bots: list[Running]
    ahead: list[tuple[Ahead, ...]]


def store_of(url: str, number: int) -> str:
    """Give the store of a workspace: the first has the server's own, each other one a database for itself."""
    return f"{url}?db={number}" if number else url


@asynccontextmanager
async def bots_beside(playground: Playground, url: str, flows: Path) -> AsyncIterator[Beside]:
    """Have a bot at work in each workspace but the first, by its store; none knows of another."""
    async with AsyncExitStack() as stack:
        beside = Beside([], [])
        for number, team in list(enumerate(playground.scenes))[1:]:
            store = store_of(url, number)
            settings = settings_in(playground, store, team=team, ftready_flows=flows)
            bot = await stack.enter_async_context(running(settings, "run", clock=playground.clock.utc))
            beside.bots.append(bot)
            beside.ahead.append(what_is_ahead(store, bot.me.installation, bot.flows, bot.next_reminder))
        yield beside
