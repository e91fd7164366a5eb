"""What the tests of faults share: the people and the joined-up bot of the Slack side's tests."""

import pytest

# There is an installed package "slack" too, so that the folder cannot be imported from by its name.
from bot_parts import team as team_at_work

from bot.slack.calling.pace import Rate


@pytest.fixture
def quick_pace(monkeypatch):
    """Post as fast as the pretend workspace, which has its limits off, takes it."""
    monkeypatch.setattr("bot.slack.calling.pace.CHANNEL", Rate(burst=1000, per_second=1000.0))
    monkeypatch.setattr("bot.slack.calling.pace.WORKSPACE", Rate(burst=1000, per_second=1000.0))


@pytest.fixture
async def team(redis_url, quick_pace):
    """A team whose bot hears over HTTP."""
    async with team_at_work("http", redis_url) as people:
        yield people
