"""A look at Slack: whether it takes the tokens, whether their scopes are those of the manifest, and its clock."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.doctor.clocks import compared
from bot.doctor.finding import Finding, refused, watch, well, wrong
from bot.doctor.manifest import scopes_asked_for
from bot.settings import Settings
from bot.slack.calling.calls import web_client
from bot.start_refusals import OF_AN_ORGANISATION, slack_silent, token_refused

BOT, APP, SECRET = "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"


async def look_at_slack(settings: Settings) -> AsyncIterator[Finding]:
    """Ask Slack who we are, with each token there is."""
    async with aiohttp.ClientSession() as session:
        client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, session)
        try:
            answer = await client.auth_test()
        except SlackApiError as error:
            yield refused(token_refused(str(error.response.get("error"))))
            return
        except (aiohttp.ClientError, TimeoutError) as error:
            yield refused(slack_silent(settings.slack_api_url, error))
            return
        if answer.get("is_enterprise_install"):
            yield refused(OF_AN_ORGANISATION)
            return
        yield well(BOT, f"it is that of @{answer.get('user')} in {answer.get('team')}.")
        yield _scopes(answer)
        if date := _header(answer, "date"):
            yield compared("Slack", parsedate_to_datetime(date), datetime.now(UTC))
        yield await _way_in(settings, client)


async def _way_in(settings: Settings, client: AsyncWebClient) -> Finding:
    """See that Slack can reach us: by a socket, or by requests whose signature we can check."""
    if settings.slack_app_token is None:
        return well(SECRET, f"HTTP mode: Slack's requests come to port {settings.port} at /slack/events, signed.")
    try:
        await client.apps_connections_open(app_token=settings.slack_app_token.get_secret_value())
    except SlackApiError as error:
        code = error.response.get("error")
        return wrong(
            APP, f"Slack opens no socket with it ({code}); make one with connections:write, switch Socket Mode on."
        )
    except (aiohttp.ClientError, TimeoutError) as error:
        return wrong(APP, f"no socket could be asked for ({type(error).__name__}); try again.")
    return well(APP, "Slack opens sockets with it.")


def _scopes(answer: AsyncSlackResponse) -> Finding:
    wanted = scopes_asked_for()
    if wanted is None:
        return watch(BOT, "there is no manifest.yml here to compare its scopes with; run this in ftready's own folder.")
    granted = frozenset(each.strip() for each in _header(answer, "x-oauth-scopes").split(",") if each.strip())
    if lacking := sorted(wanted - granted):
        return wrong(
            BOT, f"it lacks {', '.join(lacking)}; put manifest.yml into the app's settings and install it again."
        )
    if beyond := sorted(granted - wanted):
        return watch(
            BOT, f"it carries {', '.join(beyond)}, which ftready never uses; take it out of the app's settings."
        )
    return well(BOT, "its scopes are those of manifest.yml.")


def _header(answer: AsyncSlackResponse, name: str) -> str:
    return next((str(value) for key, value in answer.headers.items() if key.lower() == name), "")
