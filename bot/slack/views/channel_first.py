"""The modal in which one chooses the channel of a new check, where nothing says which it is."""

from collections.abc import Mapping
from typing import Any

from bot.slack.address import Address, Field, Verb
from bot.slack.writing.blocks import Json, asking, modal
from bot.tongue import say

CHANNEL = "channel"


def begin() -> Json:
    """Ask in which channel a check is to be."""
    menu = {
        "type": "conversations_select",
        "action_id": Address(Verb.PICK).write(),
        "default_to_current_conversation": True,
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    hint = say("The check lives in a thread there, and its people are asked there.")
    return modal(
        say("Start a check"),
        [asking(Field("", CHANNEL).write(), say("In which channel?"), menu, hint=hint, optional=False)],
        callback=Address(Verb.BEGIN),
        submit=say("Next"),
        close=say("Cancel"),
    )


def chosen(values: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> str:
    """Read the channel that was chosen."""
    states = values.get(Field("", CHANNEL).write(), {}).values()
    return next((str(state.get("selected_conversation") or "") for state in states), "")
