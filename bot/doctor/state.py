"""A look at Redis: whether it answers, who can listen in, which promise its settings let us give, and its clock."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from ipaddress import ip_address
from urllib.parse import urlsplit

from redis.asyncio import Redis
from redis.exceptions import NoPermissionError, RedisError

from bot.doctor.clocks import compared
from bot.doctor.finding import Finding, refused, watch, well, wrong
from bot.settings import Settings
from bot.start_refusals import no_answer
from bot.store import connect, durability

ABOUT = "REDIS_URL"
HERE = "localhost"


async def look_at_state(settings: Settings) -> AsyncIterator[Finding]:
    """Look at the server that keeps the state, and at the one of the work engine where that is another."""
    async for each in _look_at(ABOUT, settings.redis_url):
        yield each
    if settings.docket_url and settings.docket_url != settings.redis_url:
        async for each in _look_at("DOCKET_URL", settings.docket_url):
            yield each


async def _look_at(about: str, url: str) -> AsyncIterator[Finding]:
    redis = connect(url)
    try:
        info = await redis.info("server")
        now, asked = await redis.time(), datetime.now(UTC)
        at = datetime.fromtimestamp(now[0] + now[1] / 1_000_000, UTC)
        promise = await durability(redis)
        may_run_scripts = await _runs_scripts(redis)
    except (RedisError, OSError) as error:
        yield refused(no_answer(about, error))
        return
    finally:
        await redis.aclose()
    yield well(about, f"{_name(info)} answers.")
    if not may_run_scripts:
        yield wrong(about, "this user may not run scripts, and every commit is one; allow it @scripting.")
    yield (well if promise.as_promised else watch)(about, promise.sentence)
    for each in _listened_in(about, url):
        yield each
    yield compared(about, at, asked)


async def _runs_scripts(redis: Redis) -> bool:
    try:
        await redis.eval("return 1", 0)
    except NoPermissionError:
        return False
    return True


def _name(info: dict[str, str]) -> str:
    server = "Valkey" if "valkey_version" in info else "Redis"
    return f"{server} {info.get('valkey_version') or info.get('redis_version', '')}".strip()


def _listened_in(about: str, url: str) -> list[Finding]:
    """Say who could read along, or come in without a password; on this machine nobody is asked for either."""
    parts = urlsplit(url)
    if parts.scheme == "unix" or _is_here(parts.hostname or ""):
        return []
    found = []
    if parts.scheme == "redis":
        found.append(
            watch(about, "what people answer goes there unencrypted; write rediss:// and switch TLS on there.")
        )
    if not parts.password:
        found.append(watch(about, "it lets us in without a password; give ftready a user of its own there."))
    return found


def _is_here(host: str) -> bool:
    try:
        return host == HERE or ip_address(host).is_loopback
    except ValueError:
        return False
