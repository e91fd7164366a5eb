"""The form in which an owner chooses when check-ins come begins with the flow's own time, in the owner's zone."""

from types import SimpleNamespace
from typing import Any

from followed_check import followed_check
from team_check import START, TeamCheck, closed_check, quick_check

from bot.slack.surfaces.finding.found import Found
from bot.slack.surfaces.following.check_ins import schedule_view

ZONES = {"ana": "Asia/Tokyo", "ben": "Europe/Lisbon"}


class Members:
    """People, each in a zone of their own."""

    async def zone_of(self, installation: str, person: str) -> str:
        return ZONES[person] if installation == "T0HERE" else ""


async def stands_in_it(check: TeamCheck) -> list[str]:
    """Open the form, and give what is picked in it."""
    parts: Any = SimpleNamespace(members=Members(), me=SimpleNamespace(installation="T0HERE"))
    view = await schedule_view(parts, Found(check.flow, check.assessment, START))
    picked = (block.get("element", {}).get("initial_option") for block in view["blocks"])
    return [each["text"]["text"] for each in picked if each]


async def test_it_begins_with_monday_at_nine_where_the_owner_is():
    assert await stands_in_it(closed_check()) == ["Monday", "09:00", "Asia/Tokyo"]


async def test_another_flow_begins_with_a_time_of_its_own():
    assert await stands_in_it(quick_check()) == ["Friday", "10:00", "Asia/Tokyo"]


async def test_once_chosen_it_begins_with_what_stands():
    chosen = followed_check(zone="America/Havana", day=2)

    assert await stands_in_it(chosen) == ["Wednesday", "09:00", "America/Havana"]
