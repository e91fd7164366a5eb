"""The app as Slack knows it from its manifest: its scopes, commands, shortcuts, events, and secrets."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.playground.workspace.ids import new_id


@dataclass(frozen=True)
class Command:
    """A slash command."""

    name: str
    """With its slash."""
    description: str
    usage_hint: str = ""
    should_escape: bool = False


@dataclass(frozen=True)
class Shortcut:
    """An entry of the lightning menu ("global") or of a message's menu ("message")."""

    name: str
    kind: str
    callback_id: str
    description: str = ""


@dataclass(frozen=True)
class Secrets:
    """What only Slack and the app know; made up anew unless given."""

    signing_secret: str = field(default_factory=lambda: secrets.token_hex(16))
    app_token: str = field(default_factory=lambda: f"xapp-1-{secrets.token_hex(24)}")
    verification_token: str = field(default_factory=lambda: secrets.token_urlsafe(18))


@dataclass(frozen=True)
class App:
    """One app."""

    id: str
    name: str
    bot_name: str
    scopes: frozenset[str]
    commands: tuple[Command, ...]
    shortcuts: tuple[Shortcut, ...]
    events: frozenset[str]
    home_tab: bool
    messages_tab: bool
    messages_read_only: bool
    interactivity: bool
    secrets: Secrets

    def command(self, name: str) -> Command | None:
        """Find a slash command by its name, with the slash."""
        return next((command for command in self.commands if command.name == name), None)

    def shortcut(self, callback_id: str, kind: str) -> Shortcut | None:
        """Find a shortcut."""
        return next((s for s in self.shortcuts if s.callback_id == callback_id and s.kind == kind), None)


def app_from(manifest: Mapping[str, Any], app_secrets: Secrets | None = None, app_id: str = "") -> App:
    """Take from a manifest what Slack acts on; parts left out are off, as they are in Slack."""
    features = manifest.get("features") or {}
    settings = manifest.get("settings") or {}
    home = features.get("app_home") or {}
    name = str((manifest.get("display_information") or {}).get("name", "app"))
    return App(
        id=app_id or new_id("A"),
        name=name,
        bot_name=str((features.get("bot_user") or {}).get("display_name", name)),
        scopes=frozenset(((manifest.get("oauth_config") or {}).get("scopes") or {}).get("bot") or ()),
        commands=tuple(_command(entry) for entry in features.get("slash_commands") or ()),
        shortcuts=tuple(_shortcut(entry) for entry in features.get("shortcuts") or ()),
        events=frozenset((settings.get("event_subscriptions") or {}).get("bot_events") or ()),
        home_tab=bool(home.get("home_tab_enabled", False)),
        messages_tab=bool(home.get("messages_tab_enabled", False)),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled", False)),
        interactivity=bool((settings.get("interactivity") or {}).get("is_enabled", False)),
        secrets=app_secrets or Secrets(),
    )


def _command(entry: Mapping[str, Any]) -> Command:
    return Command(
        name=str(entry["command"]),
        description=str(entry.get("description", "")),
        usage_hint=str(entry.get("usage_hint", "")),
        should_escape=bool(entry.get("should_escape", False)),
    )


def _shortcut(entry: Mapping[str, Any]) -> Shortcut:
    return Shortcut(
        name=str(entry["name"]),
        kind=str(entry["type"]),
        callback_id=str(entry["callback_id"]),
        description=str(entry.get("description", "")),
    )
