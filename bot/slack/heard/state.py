"""What people entered, as Slack sends it in `state.values`; what it would never send counts as left blank."""

from collections.abc import Callable, Mapping
from typing import Any

Values = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""Block → action → the state of its element."""


def as_sent(values: object) -> Values:
    """Keep every state whose parts have the types Slack gives them, and of what was typed all that is text."""
    if not isinstance(values, Mapping):
        return {}
    return {
        block_id: {action_id: _whole(each) for action_id, each in block.items() if _is_state(each)}
        for block_id, block in values.items()
        if isinstance(block, Mapping)
    }


def _is_state(state: object) -> bool:
    return isinstance(state, Mapping) and all(
        state[key] is None or is_right(state[key]) for key, is_right in _TYPES.items() if key in state
    )


def _whole(state: Mapping[str, Any]) -> Mapping[str, Any]:
    """Take out halves of characters, which nothing can keep."""
    typed = state.get("value")
    if not isinstance(typed, str) or typed.isascii():
        return state
    return {**state, "value": typed.encode("utf-8", "ignore").decode()}


def _is_text(found: object) -> bool:
    return isinstance(found, str)


def _is_option(found: object) -> bool:
    return isinstance(found, Mapping) and isinstance(found.get("value"), str)


def _all(is_right: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda found: isinstance(found, list) and all(map(is_right, found))


_TYPES: Mapping[str, Callable[[object], bool]] = {
    "type": _is_text,
    "value": _is_text,
    "selected_conversation": _is_text,
    "selected_date": _is_text,
    "selected_user": _is_text,
    "selected_users": _all(_is_text),
    "selected_option": _is_option,
    "selected_options": _all(_is_option),
}
"""The parts of a state that are read, and whether one is of its type."""
