"""The whole of a playground: the workspaces, the app that is installed in them, and what they share.

What shares nothing with the network is here; server puts it on a port.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from bot.playground.ahead import Ahead
from bot.playground.api.limits import Limits
from bot.playground.app import App, Secrets, app_from
from bot.playground.clock import Clock
from bot.playground.delivery.courier import Courier
from bot.playground.delivery.http import HttpCarrier
from bot.playground.delivery.sockets import Sockets
from bot.playground.faults import Faults
from bot.playground.gate import new_key
from bot.playground.inspector import Inspector
from bot.playground.scene import Scene
from bot.playground.seed import Plan, settle
from bot.playground.verbs import People
from bot.playground.workshop import Workshop
from bot.playground.workspace import Change, Workspace
from bot.playground.workspace.journal import Journal
from bot.playground.workspace.tickets import Tickets

_CLOCK = ("", "clock", "")


@dataclass
class Playground:
    """What the endpoints, the control API and the page work with."""

    app: App
    clock: Clock
    faults: Faults
    limits: Limits
    inspector: Inspector
    sockets: Sockets
    over_http: HttpCarrier | None
    """How the app is reached when it has a request URL; else it is reached over its sockets."""
    journal: Journal
    scenes: Mapping[str, Scene]
    """By team id."""
    people: Mapping[str, People]
    """By team id: what its people can do."""
    by_token: Mapping[str, Scene]
    """By the app's bot token there."""
    sockets_of: Mapping[str, Sockets]
    """By team id; the same for all teams that share an app."""
    key: str
    """What the page and the control API ask for."""
    ahead: tuple[Ahead, ...] = ()
    """What the app does next by itself and the clock can be moved to, where whoever runs it knows."""
    workshop: Workshop | None = None
    """The files the app works with, where whoever runs it lets them be changed."""

    @property
    def first(self) -> Scene:
        """Give the first workspace, most often the only one."""
        return next(iter(self.scenes.values()))

    @property
    def address(self) -> str:
        """Tell where the server answers."""
        return self.first.address

    @property
    def api_url(self) -> str:
        """Tell what the app's SLACK_API_URL is to be."""
        return f"{self.address}/api/"

    @property
    def page_url(self) -> str:
        """Tell where a person opens the page, with the key in it."""
        return f"{self.address}/?token={self.key}"

    @property
    def all_sockets(self) -> Sequence[Sockets]:
        """Give the sockets of each app."""
        return list({id(each): each for each in self.sockets_of.values()}.values())

    def by_app_token(self, token: str) -> Scene | None:
        """Find the workspace of the app with this token, the first of those that share it."""
        return next((scene for scene in self.scenes.values() if scene.app.secrets.app_token == token), None)

    def sockets_for(self, app_id: str) -> Sockets:
        """Find the sockets of an app; those of the first where it names none."""
        named = (team_id for team_id, scene in self.scenes.items() if scene.app.id == app_id)
        return self.sockets_of.get(next(named, ""), self.sockets)

    def new_socket_url(self, scene: Scene | None = None) -> str:
        """Make an address at which the app of a workspace, of the first unless named, may open one socket."""
        scene = scene or self.first
        ticket = self.sockets_of[scene.workspace.team_id].new_ticket()
        query = urlencode({"ticket": ticket, "app_id": scene.app.id})
        return f"{self.address.replace('http', 'ws', 1)}/link/?{query}"

    def settle_at(self, address: str) -> None:
        """Take note of where the server answers."""
        for scene in self.scenes.values():
            scene.address = address

    async def close(self) -> None:
        """End deliveries and connections and let go of the file."""
        for scene in self.scenes.values():
            await scene.courier.close()
        for sockets in self.all_sockets:
            await sockets.close()
        if self.over_http is not None:
            await self.over_http.close()
        self.journal.close()


def open_playground(  # noqa: PLR0913 - everything that can be chosen, each with a good default
    manifest: Mapping[str, Any],
    *,
    plans: Sequence[Plan] = (Plan(),),
    path: Path | None = None,
    secrets: Secrets | None = None,
    request_url: str = "",
    limited: bool = True,
    limit_scale: float = 1.0,
    patience: float = 3.0,
    seed: int = 0,
    key: str = "",
    begins: float = 0.0,
    apart: bool = False,
) -> Playground:
    """Make a playground, or with a path read back the one written there.

    With a request_url the app is reached by signed HTTP, else by Socket Mode. `patience` is how long an
    acknowledgement may take. With `begins`, in seconds since 1970, a new one begins then and not now. `apart` makes an
    app of its own in each workspace, as whoever installs one there from the same manifest does; else all share one.
    """
    journal = Journal(path)
    clock = _clock(journal, begins)
    faults, inspector = Faults(seed), Inspector()
    app = app_from(manifest, secrets, _app_id(journal, plans[:1] if apart else plans))
    limits = Limits(clock.now, on=limited, scale=limit_scale)
    sockets = Sockets(app.id, faults, clock.real, patience)
    over_http = None
    if request_url:
        over_http = HttpCarrier(request_url, app.secrets.signing_secret, clock.real, patience)
    scenes: dict[str, Scene] = {}
    sockets_of: dict[str, Sockets] = {}
    for plan in plans:
        own, carrier = app, sockets
        if apart and scenes:
            own = app_from(manifest, None, _app_id(journal, [plan]))
            carrier = Sockets(own.id, faults, clock.real, patience)
        sockets_of[plan.team_id] = carrier
        workspace = Workspace(plan.team_id, plan.name, plan.domain, clock, journal)
        settle(workspace, own, plan)
        _announce_moves(clock, workspace)
        courier = Courier(workspace, over_http or carrier, clock, faults, inspector)
        scenes[plan.team_id] = Scene(workspace, own, Tickets(clock.now), courier, faults)
    return Playground(
        app=app,
        clock=clock,
        faults=faults,
        limits=limits,
        inspector=inspector,
        sockets=sockets,
        over_http=over_http,
        journal=journal,
        scenes=scenes,
        people={team_id: People(scene) for team_id, scene in scenes.items()},
        by_token={scene.installation.bot_token: scene for scene in scenes.values()},
        sockets_of=sockets_of,
        key=key or new_key(),
    )


def _clock(journal: Journal, begins: float) -> Clock:
    team, kind, key = _CLOCK
    written = journal.records(team)[kind].get(key, {})
    clock = Clock(float(written.get("moved_by", begins - Clock.real() if begins else 0.0)))
    clock.on_move.append(lambda: journal.write(team, kind, key, {"moved_by": clock.moved_by}))
    return clock


def _announce_moves(clock: Clock, workspace: Workspace) -> None:
    clock.on_move.append(lambda: workspace.changes.publish(Change("clock")))


def _app_id(journal: Journal, plans: Sequence[Plan]) -> str:
    for plan in plans:
        for record in journal.records(plan.team_id)["installation"].values():
            return str(record["app_id"])
    return ""
