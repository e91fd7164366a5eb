"""What the typed controls share: one kind of input that takes anything, so that what is wrong is said in our words.

Slack's own number and address inputs refuse before we are asked: 2,5 is no number to them, and what was typed in vain
cannot be drawn again. Lengths are left to the question too, whose sentence says how many characters there were.
"""

from collections.abc import Mapping
from typing import Any

from bot.slack import limits
from bot.slack.address import Address
from bot.slack.writing.blocks import Json, words
from bot.tongue import say

TYPE = "plain_text_input"


def typed_input(at: Address, value: Any, *, long: bool = False, placeholder: str = "") -> Json:
    """Draw an input for typed text; `value` stands in it already."""
    element: Json = {"type": TYPE, "action_id": at.write(), "multiline": long}
    if placeholder:
        element["placeholder"] = words(placeholder)
    standing = "" if value is None else str(value)
    if len(standing) > limits.TYPED:
        element["placeholder"] = words(
            say("Your answer of {count} characters stands; type here to replace it", count=len(standing))
        )
    elif standing:
        element["initial_value"] = standing
    return element


def read_typed(state: Mapping[str, Any]) -> str:
    """Read what was typed."""
    value = state.get("value")
    return value if isinstance(value, str) else ""
