"""What the tests of faults share: the people and the joined-up bot of the Slack side's tests."""

import pytest

# There is an installed package "slack" too, so that the folder cannot be imported from by its name.
from bot_parts import team as team_at_work


@pytest.fixture
async def team(redis_url, quick_pace):
    """A team whose bot hears over HTTP."""
    async with team_at_work("http", redis_url) as people:
        yield people
