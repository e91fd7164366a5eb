"""One call of one Web API method: who calls, with what, and where."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.playground.api.arguments import Arguments
from bot.playground.refusal import Refusal
from bot.playground.scene import Scene
from bot.playground.workspace import Channel, Person, Workspace

SCOPES_TO_READ = {"public": "channels:read", "private": "groups:read", "im": "im:read", "mpim": "mpim:read"}


@dataclass(frozen=True)
class Call:
    """What a method gets."""

    scene: Scene
    args: Arguments
    new_socket_url: Callable[[], str]
    """For apps.connections.open alone."""

    @property
    def workspace(self) -> Workspace:
        """Give the workspace the token belongs to."""
        return self.scene.workspace

    @property
    def scopes(self) -> frozenset[str]:
        """Give the scopes the token carries."""
        return self.scene.installation.scopes

    def need(self, *any_of: str) -> None:
        """Refuse unless the token carries one of these scopes."""
        if self.scopes.isdisjoint(any_of):
            raise missing_scope(any_of, self.scopes)

    def channel(self, name: str = "channel") -> Channel:
        """Find the channel an argument names, as the bot sees it: public ones and those it is in."""
        channel = self.workspace.channels.get(self.args.text(name))
        if channel is None or (channel.kind != "public" and self.scene.bot.id not in channel.members):
            raise Refusal("channel_not_found")
        return channel

    def readable_channel(self) -> Channel:
        """Find the channel and check the scope that reading its kind needs."""
        channel = self.channel()
        self.need(SCOPES_TO_READ[channel.kind])
        return channel

    def person(self, name: str = "user") -> Person:
        """Find the person an argument names."""
        person = self.workspace.people.get(self.args.text(name))
        if person is None:
            raise Refusal("user_not_found")
        return person


def missing_scope(needed: tuple[str, ...], provided: frozenset[str]) -> Refusal:
    """Say that a scope is missing, as Slack says it."""
    return Refusal("missing_scope", needed=",".join(needed), provided=",".join(sorted(provided)))
