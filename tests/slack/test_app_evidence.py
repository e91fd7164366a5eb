"""In Slack an answer that needs evidence comes back with what was typed, and what is wrong stands at the link."""

import sys
from pathlib import Path

from bot_parts import team as team_at_work

sys.path.insert(0, str(Path(__file__).parents[1] / "flow"))

from evidence_flow import TEXT

from bot.engine.standing import NEEDS_LINK, ONLY_MESSAGE
from bot.slack.address import Verb

PAGE = "https://wiki.example.com/cases"
MESSAGE = "https://acme.slack.com/archives/C024BE91L/p1355517523000008"


async def test_a_form_is_taken_only_with_its_evidence(tmp_path, redis_url, quick_pace):
    (tmp_path / "evidence.yml").write_text(TEXT, encoding="utf-8")
    async with team_at_work("socket", redis_url, tmp_path) as team:
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready evidence")
        await team.person("ana").modal("Who answers?")
        await team.submit("ana", {("", "asked"): [team.id("ana"), team.id("ben")]})
        team.thread = await team.new_root("ana", before)

        await team.press("ben", Verb.FORM, "cases")
        await team.person("ben").modal("Your answer")
        bare = await team.submit("ben", {("cases", "value"): "3"})
        assert bare["errors"] == {"field:cases:link": NEEDS_LINK}
        assert not (await team.submit("ben", {("cases", "link"): PAGE}))["errors"]
        await team.card_says("section/first", "evidence on wiki.example.com")

        await team.press("ana", Verb.OPEN_QUESTIONS)
        await team.person("ana").modal("My open questions")
        steps = {("tried", "value"): "no", ("agreed", "value"): "yes", ("agreed", "link"): PAGE}
        assert (await team.submit("ana", steps))["errors"] == {"field:agreed:link": ONLY_MESSAGE}
        assert not (await team.submit("ana", {("agreed", "link"): MESSAGE}))["errors"]
        await team.press("ben", Verb.PASS, "agreed", "skip")
        await team.card_says("section/first", "a message in Slack")
