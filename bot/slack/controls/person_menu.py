"""People picked from the workspace: one, or several up to a number."""

from collections.abc import Mapping
from typing import Any

from bot.questions import PersonMenu
from bot.slack.address import Address
from bot.slack.controls.drawer import Drawer
from bot.slack.writing.blocks import Json, words
from bot.tongue import say


def _draw(control: PersonMenu, at: Address, value: Any) -> list[Json]:
    if control.up_to == 1:
        element: Json = {"type": "users_select", "action_id": at.write(), "placeholder": words(say("Pick a person"))}
        return [{**element, "initial_user": value} if value else element]
    element = {
        "type": "multi_users_select",
        "action_id": at.write(),
        "placeholder": words(say("Pick people")),
        "max_selected_items": control.up_to,
    }
    people = list(value or ())[: control.up_to]
    return [{**element, "initial_users": people} if people else element]


def _read(state: Mapping[str, Any]) -> str | list[str] | None:
    several = state.get("selected_users")
    if isinstance(several, list):
        return [person for person in several if isinstance(person, str)]
    one = state.get("selected_user")
    return one if isinstance(one, str) else None


PERSON_MENU = Drawer(("users_select", "multi_users_select"), _draw, _read)
