"""The demo: a pretend Slack workspace, the bot and an embedded server in one process, so that anyone can try it."""

from bot.demo.stage import play

__all__ = ["play"]
