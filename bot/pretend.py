"""What the bot needs to work in a pretend workspace: the app's manifest, and the settings a real one would give it."""

from pathlib import Path
from typing import Any

import yaml

from bot.playground.playground import Playground
from bot.settings import Settings

_MANIFEST = Path(__file__).parents[1] / "manifest.yml"


def manifest() -> dict[str, Any]:
    """Read the manifest of the app, from which a pretend workspace installs it."""
    read: dict[str, Any] = yaml.safe_load(_MANIFEST.read_text(encoding="utf-8"))
    return read


def settings_in(playground: Playground, redis_url: str, *, team: str = "", **more: Any) -> Settings:
    """Give the bot what it would have in a real workspace, the first or a named one; only where Slack is differs."""
    scene = playground.scenes[team] if team else playground.first
    return Settings(
        _env_file=None,
        slack_bot_token=scene.installation.bot_token,
        slack_app_token=scene.app.secrets.app_token,
        slack_signing_secret=scene.app.secrets.signing_secret,
        slack_api_url=playground.api_url,
        redis_url=redis_url,
        docket_url=None,
        **more,
    )
