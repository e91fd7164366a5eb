"""A whole check from the command to the verdict, over both ways Slack can reach the bot."""

from bot.demo.team import perform


async def test_a_team_plays_from_the_command_to_the_verdict(team_both_ways):
    said = []

    playground = team_both_ways.playground
    await perform(playground.address, playground.key, pause=0, tell=said.append)

    assert said[-1].startswith("The verdict is in")
    await team_both_ways.person("dev").sees("ml-team", "ALMOST")
    refused = [call for call in await team_both_ways.control.calls() if call["error"]]
    assert refused == []
