"""A playground on a real port, a Slack client for it, and a person's remote control."""

import pytest
from playground_parts import channel_id, manifest, slack_client
from slack_bolt.async_app import AsyncApp

from bot.playground.control_client import Control
from bot.playground.playground import open_playground
from bot.playground.server import serving


@pytest.fixture
async def playground():
    """A workspace without rate limits, its app reached by Socket Mode."""
    opened = open_playground(manifest(), limited=False, patience=0.4)
    async with serving(opened):
        yield opened


@pytest.fixture
async def slack(playground):
    async with slack_client(playground) as client:
        yield client


@pytest.fixture
def room(playground):
    """The id of a public channel the app is in."""
    return channel_id(playground, "ml-team")


@pytest.fixture
def people(playground):
    return playground.people[playground.first.workspace.team_id]


@pytest.fixture
def workspace(playground):
    return playground.first.workspace


@pytest.fixture
def app(slack, playground):
    """A Bolt app that does nothing yet."""
    return AsyncApp(name="example", client=slack, signing_secret=playground.app.secrets.signing_secret)


@pytest.fixture
async def control(playground):
    async with Control(playground.address, playground.key) as client:
        yield client
