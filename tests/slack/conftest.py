"""A team at work with the bot, over Socket Mode or HTTP."""

import pytest
from bot_parts import team as team_at_work

from bot.stories_in_slack.room import HASTE


@pytest.fixture
async def team(redis_url, quick_pace):
    """A team whose bot hears over Socket Mode."""
    async with team_at_work("socket", redis_url) as people:
        yield people


@pytest.fixture
async def hasty_team(redis_url, quick_pace):
    """A team whose bot looks at what is due without a pause, for tests in which weeks pass."""
    async with team_at_work("socket", redis_url, intervals=HASTE) as people:
        yield people


@pytest.fixture(params=["socket", "http"])
async def team_both_ways(request, redis_url, quick_pace):
    """A team whose bot hears over Socket Mode, and another over HTTP."""
    async with team_at_work(request.param, redis_url) as people:
        yield people


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Wait for Redis longer than people would: here several servers share a disk, and no test is about that."""
    monkeypatch.setattr("bot.assembly.PATIENCE", 10.0)
