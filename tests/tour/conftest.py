"""A team whose bot hears over Socket Mode, or over HTTP: the same as in the tests of the Slack side."""

import pytest

# There is an installed package "slack" too, so that the folder cannot be imported from by its name.
from bot_parts import team as team_at_work


@pytest.fixture(params=["socket", "http"])
async def team_both_ways(request, redis_url, quick_pace):
    """A team whose bot posts as fast as the pretend workspace, which has its limits off, takes it."""
    async with team_at_work(request.param, redis_url) as people:
        yield people
