"""What keeps ftready from starting, said once for the start, `ftready doctor` and the commands; it looks at nothing."""

from dataclasses import dataclass
from pathlib import Path


class StartError(Exception):
    """Why ftready cannot start, or do what a command asks, in a sentence; it stops with that."""


@dataclass(frozen=True)
class Refusal:
    """What is wrong with a setting, and what to do about it; never the value of a secret."""

    setting: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.sentence}"


def no_answer(setting: str, error: Exception) -> Refusal:
    """Say that no Redis answers where a setting says it is."""
    return Refusal(setting, f"the server there does not answer ({error}); start it, or correct it.")


def token_refused(code: str) -> Refusal:
    """Say that Slack does not take the bot's token."""
    return Refusal("SLACK_BOT_TOKEN", f"Slack does not take it ({code}); install the app, copy its token.")


def slack_silent(url: str, error: Exception) -> Refusal:
    """Say that no Slack answers."""
    return Refusal("SLACK_API_URL", f"nothing answers at {url} ({type(error).__name__}); see that it can be reached.")


def no_flows(folder: Path) -> Refusal:
    """Say that a folder offers nothing."""
    return Refusal("FTREADY_FLOWS", f"there is no flow in {folder}; name a folder of flow files.")


OF_AN_ORGANISATION = Refusal(
    "SLACK_BOT_TOKEN", "it is that of a whole organisation; install the app into one workspace of it, copy that token."
)
NO_WAY_IN = Refusal("SLACK_SIGNING_SECRET", "is missing; set it for HTTP mode, or set SLACK_APP_TOKEN for Socket Mode.")
