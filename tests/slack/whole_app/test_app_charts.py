"""The weeks as a picture, and as a table where this Slack draws none: both say the same, and nothing is lost."""

from datetime import time, timedelta
from typing import Any

from bot_parts import Team

from bot.engine.times.calendar import in_zone, local_date
from bot.playground.workspace.words import words_of
from bot.slack.address import Verb
from bot.slack.cards.trend import CHART
from bot.slack.views import follow_up, zones

FIRST_AFTER = 4
"""Days after the verdict that are over before the first check-in."""


async def test_where_charts_are_refused_the_root_has_a_table_of_the_same_numbers_and_history_its_lines(
    hasty_team: Team,
):
    team = hasty_team
    await team.control.fault("no_charts")
    await two_weeks_in(team)

    await team.card_says("root", "```", "ana")
    table = words_of(await root_of(team))
    await team.person("ana").command(team.channel, "/ftready history")
    await told(team, lambda message: "No check-in is over yet" not in words_of(message) and "•" in words_of(message))
    assert [each for each in await whispers(team) if charts_in(each)] == []

    await team.control.no_faults()
    await team.person("ana").command(team.channel, "/ftready history")
    chart = charts_in(await told(team, charts_in))[0]["chart"]
    for place, day in enumerate(chart["axis_config"]["categories"]):
        numbers = [str(series["data"][place]["value"]) for series in chart["series"]]
        assert " ".join([day, *numbers]) in " ".join(table.split())
    assert all(series["name"] in table for series in chart["series"])


async def two_weeks_in(team: Team) -> None:
    """Take a check to its verdict, and two check-ins nobody answers to their end."""
    await team.full(asked=("ana",))
    await team.decide("ana")
    await team.press("ana", Verb.SCHEDULE)
    await team.person("ana").modal("When to check in")
    first = local_date("UTC", team.playground.clock.utc()) + timedelta(days=FIRST_AFTER)
    chosen = {("", follow_up.DAY): f"{first:%A}".lower(), ("", follow_up.TIME): "09_00"}
    outcome = await team.submit("ana", {**chosen, ("", zones.OTHER_ZONE): "UTC"})
    assert not outcome["errors"], outcome
    await team.card_says("notice/1", "set the check-ins")
    for weeks in range(3):
        day = first + timedelta(weeks=weeks)
        await team.control.post("clock", to=in_zone("UTC", day, time(9, 11)).timestamp())
        await team.card_says(f"checkin/{day:%G-W%V}", "", "ana")


async def root_of(team: Team) -> dict[str, Any]:
    seen = await team.person("ana").messages(team.channel)
    return next(each for each in seen if each["ts"] == team.thread)


async def whispers(team: Team) -> list[dict[str, Any]]:
    return [each for each in await team.person("ana").messages(team.channel) if each.get("ephemeral_to")]


async def told(team: Team, meant: Any) -> dict[str, Any]:
    """Wait for ana to be told something where she typed a command."""

    async def look() -> Any:
        return next((each for each in await whispers(team) if meant(each)), None)

    found: dict[str, Any] = await team.control.until("ana to be told of the weeks", look)
    return found


def charts_in(message: dict[str, Any]) -> list[dict[str, Any]]:
    return [block for block in message.get("blocks") or () if block.get("type") == CHART]
