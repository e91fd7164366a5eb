"""The controls of Block Kit as a person sets them: where they stand, and how a value looks in a payload.

A row of KINDS says everything about one type: the key of its value in actions and state, the key of its
initial value, and how a plain value becomes Slack's form of it. A type without a row, such as a button,
carries no value.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.playground.workspace.model import Json

Read = Callable[[Json, Any], Any]


class NoSuchChoice(ValueError):  # noqa: N818 - a person's slip, not a failure
    """Raised when a value cannot be put into a control; says why."""


@dataclass(frozen=True)
class Kind:
    """How one type of control keeps its value."""

    key: str
    initial: str
    read: Read
    kept: bool = True
    """It shows what was chosen, and state.values tells it; an overflow menu forgets."""

    @property
    def nothing(self) -> list[Any] | None:
        """Give what stands for no choice: an empty list where several may be chosen."""
        return [] if self.key.endswith("s") else None


@dataclass(frozen=True)
class Placed:
    """A control and the block it stands in."""

    block: Json
    element: Json

    @property
    def is_input(self) -> bool:
        """Say whether it is the element of an input block."""
        return self.block.get("type") == "input"

    @property
    def sends_at_once(self) -> bool:
        """Say whether setting it tells the app, which inputs do only with dispatch_action."""
        return not self.is_input or bool(self.block.get("dispatch_action"))


def placed_in(blocks: Sequence[Json]) -> Iterator[Placed]:
    """Walk over every control, in the order shown; those inside containers, cards and attachments too."""
    for block in blocks:
        yield from (Placed(block, element) for element in _direct(block))
        for inner in ("child_blocks", "blocks"):
            yield from placed_in(block.get(inner) or ())
        if block.get("type") == "carousel":
            yield from placed_in(block.get("elements") or ())


def find(blocks: Sequence[Json], block_id: str, action_id: str) -> Placed | None:
    """Find a control by its address; an empty block_id matches any block."""
    for placed in placed_in(blocks):
        if placed.element.get("action_id") == action_id and block_id in {"", placed.block.get("block_id")}:
            return placed
    return None


def offered_by(element: Json) -> Iterator[Json]:
    """List the options of a control, those in groups too."""
    yield from element.get("options") or ()
    for group in element.get("option_groups") or ():
        yield from group.get("options") or ()


def read_chosen(element: Json, chosen: Any) -> Json:
    """Turn a plain value into the fields Slack sends for it; one that is not offered raises NoSuchChoice."""
    kind = KINDS.get(str(element.get("type")))
    if kind is None:
        return {}
    empty = chosen is None or chosen in ("", [], ())
    try:
        return {kind.key: kind.nothing if empty else kind.read(element, chosen)}
    except NoSuchChoice:
        raise
    except (TypeError, ValueError) as wrong:
        raise NoSuchChoice(f"{element.get('action_id')}: {chosen!r} is nothing this control can hold") from wrong


def initial_value(element: Json) -> Json:
    """Give the fields of a control nobody has touched."""
    kind = KINDS[str(element["type"])]
    return {kind.key: element.get(kind.initial, kind.nothing)}


def values_of(blocks: Sequence[Json], entered: Mapping[str, Mapping[str, Json]]) -> dict[str, dict[str, Json]]:
    """Write state.values: what was entered, and for the rest what the app gave to begin with."""
    values: dict[str, dict[str, Json]] = {}
    for placed in placed_in(blocks):
        element = placed.element
        kind = KINDS.get(str(element.get("type")))
        if kind is None or not kind.kept or not element.get("action_id"):
            continue
        block_id, action_id = str(placed.block.get("block_id")), str(element["action_id"])
        value = entered.get(block_id, {}).get(action_id) or initial_value(element)
        values.setdefault(block_id, {})[action_id] = {"type": element["type"], **value}
    return values


def client_problem(placed: Placed, value: Json) -> str:
    """Say why Slack's client would not send a form with this value in this input; empty when it would."""
    element = placed.element
    kind = KINDS.get(str(element.get("type")))
    if kind is None:
        return ""
    content = value.get(kind.key)
    if content in (None, "", []):
        return "" if placed.block.get("optional") else "Please complete this required field."
    check = _CLIENT_CHECKS.get(str(element["type"]))
    return check(element, str(content)) if check else ""


def _direct(block: Json) -> Iterator[Json]:
    for key in ("accessory", "element"):
        if isinstance(element := block.get(key), dict):
            yield element
    for key in ("elements", "actions"):
        for element in block.get(key) or ():
            if isinstance(element, dict) and "action_id" in element:
                yield element


def _option(element: Json, chosen: Any) -> Json:
    if isinstance(chosen, dict):
        return chosen
    found = next((option for option in offered_by(element) if option.get("value") == chosen), None)
    if found is None:
        offered = ", ".join(str(option.get("value")) for option in offered_by(element))
        raise NoSuchChoice(f"{element.get('action_id')}: {chosen!r} is not offered; choose one of {offered}")
    return found


def _fits(element: Json, chosen: Sequence[Any]) -> Sequence[Any]:
    most = element.get("max_selected_items")
    if most is not None and len(chosen) > most:
        raise NoSuchChoice(f"{element.get('action_id')}: {len(chosen)} are too many; choose at most {most}")
    return chosen


def _several_options(element: Json, chosen: Sequence[Any]) -> list[Json]:
    wanted = [_option(element, each) for each in _fits(element, chosen)]
    if element.get("type") == "checkboxes":
        return [option for option in offered_by(element) if option in wanted]
    return wanted


def _several_ids(element: Json, chosen: Sequence[Any]) -> list[str]:
    return [str(each) for each in _fits(element, chosen)]


def _text(_element: Json, chosen: Any) -> str:
    return str(chosen)


def _number(_element: Json, chosen: Any) -> int:
    return int(chosen)


def _as_it_is(_element: Json, chosen: Any) -> Any:
    return chosen


KINDS: Mapping[str, Kind] = {
    "plain_text_input": Kind("value", "initial_value", _text),
    "email_text_input": Kind("value", "initial_value", _text),
    "url_text_input": Kind("value", "initial_value", _text),
    "number_input": Kind("value", "initial_value", _text),
    "static_select": Kind("selected_option", "initial_option", _option),
    "external_select": Kind("selected_option", "initial_option", _as_it_is),
    "radio_buttons": Kind("selected_option", "initial_option", _option),
    "overflow": Kind("selected_option", "initial_option", _option, kept=False),
    "multi_static_select": Kind("selected_options", "initial_options", _several_options),
    "multi_external_select": Kind("selected_options", "initial_options", _as_it_is),
    "checkboxes": Kind("selected_options", "initial_options", _several_options),
    "users_select": Kind("selected_user", "initial_user", _text),
    "multi_users_select": Kind("selected_users", "initial_users", _several_ids),
    "conversations_select": Kind("selected_conversation", "initial_conversation", _text),
    "multi_conversations_select": Kind("selected_conversations", "initial_conversations", _several_ids),
    "channels_select": Kind("selected_channel", "initial_channel", _text),
    "multi_channels_select": Kind("selected_channels", "initial_channels", _several_ids),
    "datepicker": Kind("selected_date", "initial_date", _text),
    "timepicker": Kind("selected_time", "initial_time", _text),
    "datetimepicker": Kind("selected_date_time", "initial_date_time", _number),
    "rich_text_input": Kind("rich_text_value", "initial_value", _as_it_is),
    "file_input": Kind("files", "files", _as_it_is),
}


def _text_problem(element: Json, text: str) -> str:
    least, most = element.get("min_length") or 0, element.get("max_length") or 3000
    if len(text) < least:
        return f"Please use at least {least} characters."
    return f"Please use {most} characters or fewer." if len(text) > most else ""


def _number_problem(element: Json, text: str) -> str:
    whole = not element.get("is_decimal_allowed")
    if not re.fullmatch(r"-?\d+" if whole else r"-?\d+(\.\d+)?", text):
        return "Please enter a whole number." if whole else "Please enter a number."
    least, most = element.get("min_value"), element.get("max_value")
    if least is not None and float(text) < float(least):
        return f"Please enter a number of {least} or more."
    return f"Please enter a number of {most} or less." if most is not None and float(text) > float(most) else ""


def _email_problem(_element: Json, text: str) -> str:
    return "" if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text) else "Please enter a valid email address."


def _url_problem(_element: Json, text: str) -> str:
    return "" if re.fullmatch(r"https?://\S+", text) else "Please enter a valid URL."


_CLIENT_CHECKS: Mapping[str, Callable[[Json, str], str]] = {
    "plain_text_input": _text_problem,
    "number_input": _number_problem,
    "email_text_input": _email_problem,
    "url_text_input": _url_problem,
}
