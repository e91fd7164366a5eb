"""What every surface works with, in one hand, and who we are in this workspace."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calling.later import Later
from bot.slack.calling.members import Members
from bot.slack.calling.outgoing import Outgoing
from bot.start_refusals import OF_AN_ORGANISATION, StartError
from bot.usecases.ports import Installation, Ports


@dataclass(frozen=True)
class Identity:
    """The bot in one workspace, as Slack knows it."""

    installation: Installation
    team: str
    enterprise: str | None
    bot_user: str
    bot: str
    name: str
    domain: str
    """What the workspace's addresses begin with."""


@dataclass(frozen=True)
class Parts:
    """All that surfaces need."""

    ports: Ports
    members: Members
    outgoing: Outgoing
    later: Later
    me: Identity


async def who_am_i(client: AsyncWebClient) -> Identity:
    """Ask Slack, once, whose token this is. Raises StartError where it is that of a whole organisation."""
    answer = await client.auth_test()
    if answer.get("is_enterprise_install"):
        raise StartError(OF_AN_ORGANISATION)
    team = str(answer["team_id"])
    return Identity(
        installation=Installation(team),
        team=team,
        enterprise=answer.get("enterprise_id") or None,
        bot_user=str(answer["user_id"]),
        bot=str(answer.get("bot_id") or ""),
        name=str(answer.get("user") or "ftready"),
        domain=(urlsplit(str(answer.get("url") or "")).hostname or "").removesuffix(".slack.com"),
    )
