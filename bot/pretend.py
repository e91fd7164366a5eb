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


def settings_in(playground: Playground, redis_url: str, **more: Any) -> Settings:
    """Give the bot the settings it would have for a real workspace; only where Slack is differs."""
    return Settings(
        _env_file=None,
        slack_bot_token=playground.first.installation.bot_token,
        slack_app_token=playground.app.secrets.app_token,
        slack_signing_secret=playground.app.secrets.signing_secret,
        slack_api_url=playground.api_url,
        redis_url=redis_url,
        docket_url=None,
        **more,
    )
