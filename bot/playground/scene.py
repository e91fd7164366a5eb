"""One workspace with what serves it: the app installed in it, its tickets, and the way to the app."""

from dataclasses import dataclass

from bot.playground.app import App
from bot.playground.clock import Clock
from bot.playground.delivery.courier import Courier
from bot.playground.faults import Faults
from bot.playground.workspace import Change, Channel, Installation, Person, Workspace
from bot.playground.workspace.tickets import Tickets


class NotPossible(Exception):  # noqa: N818 - a sentence for a person, not a failure
    """Raised when Slack's own client would not let a person do something; says why, to them."""


@dataclass
class Scene:
    """What every act and every Web API method gets to work with."""

    workspace: Workspace
    app: App
    tickets: Tickets
    courier: Courier
    faults: Faults
    address: str = ""
    """Where the server answers, without a slash at the end."""
    on_show: tuple[str, str] = ("", "")
    """Channel and ts of a thread that is played to whoever looks on; empty while none is."""

    def show(self, channel_id: str = "", thread_ts: str = "") -> None:
        """Show a thread to whoever looks at its channel with no thread open; without one, show none any more."""
        self.on_show = (channel_id, thread_ts)
        self.workspace.changes.publish(Change("on_show", channel_id, thread_ts=thread_ts))

    @property
    def clock(self) -> Clock:
        """Give the clock all of the server goes by."""
        return self.workspace.clock

    @property
    def installation(self) -> Installation:
        """Give the app's installation in this workspace."""
        if self.workspace.installation is None:
            raise NotPossible("The app is not installed in this workspace; install it first.")
        return self.workspace.installation

    @property
    def bot(self) -> Person:
        """Give the app's bot."""
        return self.workspace.people[self.installation.bot_user_id]

    def person(self, ref: str) -> Person:
        """Find somebody who can act: by id or handle, and still active."""
        person = self.workspace.find_person(ref)
        if person is None:
            raise NotPossible(f"There is nobody called {ref} in {self.workspace.name}.")
        if person.deleted:
            raise NotPossible(f"The account of {person.real_name} is deactivated.")
        return person

    def channel(self, ref: str, person: Person) -> Channel:
        """Find a channel that somebody can see, by id or name."""
        channel = self.workspace.find_channel(ref)
        if channel is None or not self.workspace.may_see(person.id, channel):
            raise NotPossible(f"{person.real_name} sees no channel called {ref}.")
        return channel
