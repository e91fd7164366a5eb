"""A time zone as two inputs of a form, one to pick from and one to type any other; drawn and read side by side."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.questions import Menu, Option, TextBox
from bot.slack.views.inputs import own_input
from bot.slack.writing.blocks import Json
from bot.tongue import say

ZONE, OTHER_ZONE = "zone", "other_zone"
ZONES = (
    "UTC",
    "Europe/London",
    "Europe/Dublin",
    "Europe/Lisbon",
    "Europe/Madrid",
    "Europe/Paris",
    "Europe/Brussels",
    "Europe/Amsterdam",
    "Europe/Berlin",
    "Europe/Zurich",
    "Europe/Vienna",
    "Europe/Rome",
    "Europe/Prague",
    "Europe/Warsaw",
    "Europe/Budapest",
    "Europe/Copenhagen",
    "Europe/Stockholm",
    "Europe/Oslo",
    "Europe/Helsinki",
    "Europe/Athens",
    "Europe/Bucharest",
    "Europe/Kyiv",
    "Europe/Istanbul",
    "Africa/Lagos",
    "Africa/Nairobi",
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Asia/Jerusalem",
    "Asia/Dubai",
    "Asia/Karachi",
    "Asia/Kolkata",
    "Asia/Dhaka",
    "Asia/Bangkok",
    "Asia/Jakarta",
    "Asia/Ho_Chi_Minh",
    "Asia/Singapore",
    "Asia/Kuala_Lumpur",
    "Asia/Manila",
    "Asia/Hong_Kong",
    "Asia/Shanghai",
    "Asia/Taipei",
    "Asia/Seoul",
    "Asia/Tokyo",
    "Australia/Perth",
    "Australia/Brisbane",
    "Australia/Sydney",
    "Pacific/Auckland",
    "America/Sao_Paulo",
    "America/Buenos_Aires",
    "America/Santiago",
    "America/Bogota",
    "America/Mexico_City",
    "America/Halifax",
    "America/New_York",
    "America/Toronto",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
    "America/Vancouver",
    "America/Anchorage",
    "Pacific/Honolulu",
)
"""Zones to pick from; any other can be typed."""
_CARRIED = re.compile(r"[A-Za-z0-9_\-/]{1,40}")


def can_carry(zone: str) -> bool:
    """Whether a form can carry a zone's name along, to be read back with the list it was drawn from."""
    return _CARRIED.fullmatch(zone) is not None


def zone_inputs(names: Sequence[str], stands: str, other: str) -> list[Json]:
    """Draw both, with what stands in them; a zone's name is no option id, so its place in the list stands for it."""
    places = {f"z{place}": Option(text=name) for place, name in enumerate(names)}
    return [
        own_input(ZONE, say("Time zone"), Menu(places), stands),
        own_input(
            OTHER_ZONE,
            say("Another time zone"),
            TextBox(1, 60),
            other,
            optional=True,
            hint=say("Where yours is not in the list: its name, as in America/Argentina/Ushuaia."),
        ),
    ]


def zone_entered(entered: Mapping[str, Any], zones: Sequence[str], otherwise: str) -> str:
    """Give the zone that was typed, or else the one picked from the list; `otherwise` where that has no such place."""
    typed = str(entered.get(OTHER_ZONE) or "").strip()
    if typed:
        return typed
    place = str(entered.get(ZONE) or "z0")[1:]
    return zones[int(place)] if place.isdigit() and int(place) < len(zones) else otherwise
