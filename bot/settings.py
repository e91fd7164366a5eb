"""Every setting there is, read from the environment once, complete and checked; nothing else reads the environment."""

import re
from pathlib import Path
from typing import Annotated, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.start_refusals import NO_WAY_IN, Refusal, StartError

REDIS_SCHEMES = frozenset({"redis", "rediss", "unix"})


class SettingsError(StartError):
    """What is missing or malformed, a sentence a line; the start stops with it."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__("\n".join(map(str, refusals)))
        self.refusals = refusals


def _redis_url(url: str) -> str:
    if urlsplit(url).scheme not in REDIS_SCHEMES:
        raise ValueError("write redis://, rediss:// or unix:// and where the server is")
    return url


def _http_url(url: str) -> str:
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise ValueError("write a whole address that begins with https://")
    return url if url.endswith("/") else f"{url}/"


def _bot_token(token: SecretStr) -> SecretStr:
    if not re.match(r"^xox[be]", token.get_secret_value()):
        raise ValueError("write the bot token of the app; it begins with xoxb-")
    return token


def _app_token(token: SecretStr | None) -> SecretStr | None:
    if token is not None and not token.get_secret_value().startswith("xapp-"):
        raise ValueError("write the app-level token with connections:write; it begins with xapp-")
    return token


class FlowSettings(BaseSettings):
    """The settings that need no Slack: where the flows are."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    ftready_flows: Annotated[Path, Field(description="The folder of flow files.")] = Path("flows")


class StateSettings(FlowSettings):
    """The settings that say where the state is kept, and where Slack is."""

    slack_api_url: Annotated[
        str, AfterValidator(_http_url), Field(description="Where the Web API is; the playground changes it.")
    ] = "https://slack.com/api/"
    redis_url: Annotated[
        str, AfterValidator(_redis_url), Field(description="The Redis or Valkey that keeps the state.")
    ]


class KeptSettings(StateSettings):
    """What it takes to look at what is kept; the token only tells of which workspace, where that is not clear."""

    slack_bot_token: Annotated[SecretStr, AfterValidator(_bot_token)] | None = None


class Settings(StateSettings):
    """Everything the bot needs to run; Socket Mode when `SLACK_APP_TOKEN` is set, else HTTP on `PORT`."""

    slack_bot_token: Annotated[
        SecretStr, AfterValidator(_bot_token), Field(description="The bot token of the installed app, xoxb-….")
    ]
    slack_app_token: Annotated[
        SecretStr | None,
        AfterValidator(_app_token),
        Field(description="The app-level token, xapp-…; turns Socket Mode on."),
    ] = None
    slack_signing_secret: Annotated[
        SecretStr | None, Field(description="What Slack signs its requests with; needed without Socket Mode.")
    ] = None
    docket_url: Annotated[
        str | None, Field(description="Another server for the work engine; REDIS_URL when not set.")
    ] = None
    ftready_keep_days: Annotated[
        int, Field(ge=1, le=3650, description="Days after its last event that a check is kept; a whole number.")
    ] = 400
    host: Annotated[str, Field(description="The address HTTP mode listens on.")] = "0.0.0.0"  # noqa: S104 - Slack comes from outside
    ftready_crash: Annotated[
        str, Field(pattern=r"^([a-z_]+:[1-9][0-9]*)?$", description="For tests: point:n kills the process there.")
    ] = ""
    port: Annotated[int, Field(ge=0, le=65535, description="The port HTTP mode listens on.")] = 3000


SettingsKind = TypeVar("SettingsKind", bound=StateSettings)


def load() -> Settings:
    """Read and check all settings. Raises SettingsError with one sentence a mistake."""
    settings = _read(Settings)
    if settings.slack_app_token is None and settings.slack_signing_secret is None:
        raise SettingsError(NO_WAY_IN)
    return settings


def load_kept() -> KeptSettings:
    """Read what it takes to look at what is kept. Raises SettingsError with one sentence a mistake."""
    return _read(KeptSettings)


def flows_folder() -> Path:
    """Read where the flows are, without asking for anything else."""
    return FlowSettings().ftready_flows


def _read(kind: type[SettingsKind]) -> SettingsKind:
    try:
        return kind()
    except ValidationError as error:
        raise SettingsError(*map(_refusal, error.errors())) from None


def _refusal(error: object) -> Refusal:
    found = dict(error)  # type: ignore[call-overload]  # pydantic's error is a mapping of plain things
    name = str(found["loc"][0]).upper()
    described = Settings.model_fields[str(found["loc"][0]).lower()].description or ""
    if found["type"] == "missing":
        return Refusal(name, f"is missing; set it to: {described[0].lower()}{described[1:]}")
    return Refusal(name, f"cannot be used: {str(found['msg']).removeprefix('Value error, ')}.")
