"""Who and what is in a workspace to begin with; the app's bot joins the channels that say so."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.playground.app import App
from bot.playground.workspace import Channel, Installation, Person, Workspace
from bot.playground.workspace.ids import new_id
from bot.playground.workspace.model import ChannelKind

GENERAL = "general"


@dataclass(frozen=True)
class Room:
    """A channel to begin with; its people are named by handle, "*" for all but guests and strangers."""

    name: str
    people: Sequence[str] = ("*",)
    kind: ChannelKind = "public"
    with_app: bool = True
    purpose: str = ""
    is_shared: bool = False
    is_archived: bool = False


@dataclass(frozen=True)
class Plan:
    """A workspace to begin with."""

    team_id: str = "T0PLAYGRND"
    name: str = "Playground"
    domain: str = "playground"
    people: Sequence[Person] = field(default_factory=lambda: PEOPLE)
    rooms: Sequence[Room] = field(default_factory=lambda: ROOMS)
    bot_token: str = ""
    """Made up when empty; a workspace read back from a file keeps the one it had."""


def _sleeps(person: Person) -> Person:
    """Give somebody the quiet hours Slack sets for whoever changes nothing."""
    return replace(person, quiet_from="22:00", quiet_until="08:00")


PEOPLE: Sequence[Person] = (
    _sleeps(Person("U0ANA00001", "ana", "Ana Duarte", "Europe/Lisbon", is_admin=True, is_owner=True)),
    Person("U0BEN00002", "ben", "Ben Okafor", "Africa/Lagos"),
    Person("U0CLEO0003", "cleo", "Cléo Martin", "Europe/Paris", "fr-FR", quiet_from="19:00", quiet_until="09:30"),
    _sleeps(Person("U0DEV00004", "dev", "Dev Raman", "Asia/Kolkata")),
    _sleeps(Person("U0EMI00005", "emi", "Emi Sato", "America/Los_Angeles")),
    _sleeps(Person("U0FRED0006", "fred", "Fred Novak", "Europe/Prague", is_guest=True)),
    Person("U0GIA00007", "gia", "Gia Rossi", "Europe/Rome", is_stranger=True, home_team_id="T0PARTNER1"),
    Person("U0HAL00008", "hal", "Hal Berg", "Europe/Oslo", deleted=True),
)

ROOMS: Sequence[Room] = (
    Room(GENERAL, purpose="Company-wide talk", with_app=False),
    Room("ml-team", ("ana", "ben", "cleo", "dev"), purpose="Models that work"),
    Room("support-bot", ("ana", "ben", "emi", "fred"), purpose="The assistant for customers"),
    Room("leads", ("ana", "emi"), "private", purpose="Plans not ready to share"),
    Room("secret-lab", ("dev",), "private", with_app=False),
    Room("with-partner", ("ana", "cleo", "gia"), is_shared=True, purpose="Shared with the partner"),
    Room("old-project", ("ana", "ben"), is_archived=True),
)


def settle(workspace: Workspace, app: App, plan: Plan) -> None:
    """Fill a workspace that is empty, and install the app where it is not; what was read back stays."""
    if workspace.installation is None:
        _install(workspace, app, plan.bot_token)
    else:
        _install_again(workspace, workspace.installation, app, plan.bot_token)
    if not workspace.channels:
        for person in plan.people:
            workspace.put_person(person)
        for room in plan.rooms:
            workspace.put_channel(_channel(workspace, room, plan.people[0].id))


def _install(workspace: Workspace, app: App, bot_token: str) -> None:
    bot_user_id, bot_id = new_id("U"), new_id("B")
    token = bot_token or f"xoxb-{new_id('', 12)}-{new_id('', 24)}"
    workspace.put_person(Person(bot_user_id, app.bot_name, app.name, "UTC", is_bot=True, bot_id=bot_id, app_id=app.id))
    workspace.put_installation(Installation(app.id, bot_user_id, bot_id, token, app.scopes, workspace.clock.now()))


def _install_again(workspace: Workspace, before: Installation, app: App, bot_token: str) -> None:
    """Take another token, and the scopes of a manifest that has changed, as an admin who installs it again would."""
    scopes = app.scopes if before.active else before.scopes
    now = replace(before, bot_token=bot_token or before.bot_token, scopes=scopes)
    if now != before:
        workspace.put_installation(now)


def _channel(workspace: Workspace, room: Room, creator: str) -> Channel:
    members: set[str] = set()
    for handle in room.people:
        if handle == "*":
            members |= {each.id for each in workspace.people.values() if _belongs(each)}
        elif person := workspace.find_person(handle):
            members.add(person.id)
    if room.with_app and workspace.installation:
        members.add(workspace.installation.bot_user_id)
    return Channel(
        id=new_id("C"),
        name=room.name,
        kind=room.kind,
        members=frozenset(members),
        created=int(workspace.clock.now()),
        creator=creator,
        purpose=room.purpose,
        is_general=room.name == GENERAL,
        is_shared=room.is_shared,
        is_archived=room.is_archived,
    )


def _belongs(person: Person) -> bool:
    outsider = person.is_guest or person.is_single_channel_guest or person.is_stranger
    return not (outsider or person.is_bot or person.deleted)
