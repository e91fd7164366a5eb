"""What is kept, looked at or forgotten by whoever runs the bot, beside the bot and with the same settings."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import aiohttp
from redis.exceptions import RedisError

from bot.assembly import flows_on_offer, whose_token
from bot.engine.decision import Refused
from bot.engine.overviews.portfolio_parts import Portfolio
from bot.folders.flows import FlowsFolder, NotKeptError
from bot.settings import KeptSettings
from bot.slack.calling.calls import web_client
from bot.slack.calling.outgoing import Outgoing
from bot.start_refusals import StartError, no_answer
from bot.store.clock import StoreClock, utc_now
from bot.store.connect import connect
from bot.store.keys import NotAKeyError
from bot.store.redis_store import RedisStore
from bot.usecases.files.exports import export_kept
from bot.usecases.forgetting.forget import forget
from bot.usecases.forgetting.forget_person import Trace, forget_in_checks, forget_what_is_theirs, traces_of
from bot.usecases.looking.explain import explain
from bot.usecases.looking.portfolio import whole_portfolio
from bot.usecases.ports import AgainError, Clock, Installation, LostAnswerError, Ports


async def read_trail(settings: KeptSettings, installation: str, assessment: str) -> list[str]:
    """Tell what happened to an assessment, nothing where there is none; `_kept` says of which workspace."""
    async with _kept(settings, installation) as (store, here, _):
        return await explain(store, here, assessment)


async def read_export(settings: KeptSettings, installation: str, assessment: str, form: str) -> str | Refused | None:
    """Write an assessment in a form, None where there is none; of which workspace is as for the trail."""
    async with _kept(settings, installation) as (store, here, clock):
        try:
            return await export_kept(store, flows_on_offer(settings, store), here, assessment, form, clock())
        except NotKeptError as lost:
            raise StartError(f"{assessment}: {lost}.") from None


async def read_portfolios(settings: KeptSettings, installation: str) -> Mapping[str, Portfolio]:
    """Put together all checks of a workspace, or of each there is where none is named."""
    async with _store(settings) as (store, clock):
        named = [Installation(installation)] if installation else await store.installations()
        flows = flows_on_offer(settings, store)
        return {each.id: await whole_portfolio(store, flows, each, clock()) for each in named}


async def forget_one(settings: KeptSettings, installation: str, assessment: str) -> int | None:
    """Forget an assessment, its cards in Slack where there is a bot's token; give how many of them still stand."""
    async with _kept(settings, installation) as (store, here, clock), _slack(settings, clock) as messages:
        try:
            return await forget(_ports(settings, store, clock), messages, here, assessment)
        except (AgainError, LostAnswerError) as trouble:
            raise StartError(f"{assessment}: some of its cards may be gone, but {_not_now(trouble)}.") from None


async def find_person(settings: KeptSettings, installation: str, person: str) -> list[Trace]:
    """List what is kept of a person; nothing is changed."""
    async with _kept(settings, installation) as (store, here, _):
        return await traces_of(store, here, person)


async def forget_somebody(settings: KeptSettings, installation: str, person: str) -> tuple[int, bool]:
    """Forget a person; give in how many checks, and whether their last reminder is gone from Slack too."""
    async with _kept(settings, installation) as (store, here, clock), _slack(settings, clock) as messages:
        ports = _ports(settings, store, clock)
        try:
            checks = await forget_in_checks(ports, here, person)
        except NotKeptError as lost:
            raise StartError(f"{person}: {lost}.") from None
        try:
            return checks, await forget_what_is_theirs(ports, messages, here, person)
        except (AgainError, LostAnswerError) as trouble:
            done = f"they are out of {checks} checks, but their reminder still stands"
            raise StartError(f"{person}: {done}: {_not_now(trouble)}.") from None


def _not_now(trouble: Exception) -> str:
    """Say that Slack did not do the rest, and what to do."""
    if isinstance(trouble, AgainError):
        return f"Slack did not take the rest; run it again after {trouble.until:%H:%M:%S} UTC"
    return "Slack did not answer for the rest; run it again"


class _PinnedFlows(FlowsFolder):
    """The flows that checks are pinned to, which the store keeps, where the folder of flows cannot be read."""

    def read_again(self) -> None:
        """Offer nothing."""


def _ports(settings: KeptSettings, store: RedisStore, clock: Clock) -> Ports:
    """Give what forgetting needs. It waits for no folder of flows to be there, or mended: it starts no check."""
    try:
        flows = flows_on_offer(settings, store)
    except StartError:
        flows = _PinnedFlows(settings.ftready_flows, store)
    return Ports(store, flows, _woken_by_the_sweep, clock, lambda: "")


async def _woken_by_the_sweep(installation: Installation, assessment: str) -> None:
    """Leave a delivery to the worker's sweep, which finds what is marked."""


@asynccontextmanager
async def _slack(settings: KeptSettings, clock: Clock) -> AsyncIterator[Outgoing | None]:
    """Reach Slack with the bot's token, where there is one."""
    if settings.slack_bot_token is None:
        yield None
        return
    async with aiohttp.ClientSession() as session:
        client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, session)
        me = await whose_token(client)
        yield Outgoing(client, me.domain, clock, whose=me.installation)


@asynccontextmanager
async def _kept(settings: KeptSettings, installation: str) -> AsyncIterator[tuple[RedisStore, Installation, Clock]]:
    """Look at what is kept of a workspace: the one named, or the only one there is, or the one of the bot's token."""
    async with _store(settings) as (store, clock):
        yield store, Installation(installation or await _only_one(settings, store)), clock


@asynccontextmanager
async def _store(settings: KeptSettings) -> AsyncIterator[tuple[RedisStore, Clock]]:
    """Look at what is kept, by the store's clock; what is in the way is said in a sentence."""
    redis = connect(settings.redis_url)
    try:
        async with StoreClock(redis, utc_now) as clock:
            yield RedisStore(redis, clock=clock), clock
    except (RedisError, OSError) as error:
        raise StartError(no_answer("REDIS_URL", error)) from None
    except NotAKeyError as wrong:
        raise StartError(str(wrong)) from None
    finally:
        await redis.aclose()


async def _only_one(settings: KeptSettings, store: RedisStore) -> str:
    kept = await store.installations()
    if len(kept) == 1:
        return kept[0].id
    if settings.slack_bot_token is None:
        several = f"several workspaces are kept there ({', '.join(each.id for each in kept)})"
        which = several if kept else "no workspace is kept there"
        raise StartError(f"REDIS_URL: {which}; name one with --installation, or set SLACK_BOT_TOKEN to its bot's.")
    async with aiohttp.ClientSession() as session:
        token = settings.slack_bot_token.get_secret_value()
        return (await whose_token(web_client(token, settings.slack_api_url, session))).installation.id
