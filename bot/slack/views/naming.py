"""Which check a form of its owner is about: they may own several in a channel."""

from bot.slack.writing.blocks import Json, section
from bot.slack.writing.text import inline

NAME = 300


def check_named(name: str) -> Json:
    """Name a check above what is done to it."""
    return section(f"*{inline(name, NAME)}*")
