"""What a pretend workspace holds and how it changes: types in model, state in state, feed in changes."""

from bot.playground.workspace.changes import Change, Changes, Subscription
from bot.playground.workspace.model import (
    ApiCall,
    Canvas,
    Channel,
    File,
    Installation,
    Json,
    Message,
    Notice,
    Outcome,
    Person,
    View,
)
from bot.playground.workspace.state import Workspace

__all__ = [
    "ApiCall",
    "Canvas",
    "Change",
    "Changes",
    "Channel",
    "File",
    "Installation",
    "Json",
    "Message",
    "Notice",
    "Outcome",
    "Person",
    "Subscription",
    "View",
    "Workspace",
]
