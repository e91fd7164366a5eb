"""In Slack an answer that needs evidence comes back with what was typed, and what is wrong stands at the link."""

from bot_parts import team as team_at_work
from evidence_flow import TEXT
from test_app_messages_as_evidence import choose

from bot.engine.rules.quoting import NOTHING_QUOTED
from bot.engine.weighed.evidence import ONLY_MESSAGE
from bot.playground.workspace.words import words_of
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
        assert bare["errors"].keys() == {"field:cases:link"}  # Slack itself asks for it
        assert not (await team.submit("ben", {("cases", "link"): PAGE}))["errors"]
        await team.card_says("section/first", "evidence on wiki.example.com")

        await team.press("ana", Verb.OPEN_QUESTIONS)
        await team.person("ana").modal("My open questions")
        steps = {("tried", "value"): "no", ("agreed", "value"): "yes", ("agreed", "link"): PAGE}
        assert (await team.submit("ana", steps))["errors"] == {"field:agreed:link": ONLY_MESSAGE}
        assert not (await team.submit("ana", {("agreed", "link"): MESSAGE}))["errors"]
        await team.press("ben", Verb.PASS, "agreed", "skip")
        await team.card_says("section/first", "a message in Slack")


USED = "A message of yours stands as evidence in this check: “It worked for all of us”"


async def test_the_author_of_evidence_for_a_hidden_answer_hears_neither_to_what_nor_whose_and_takes_it_back(
    tmp_path, redis_url, quick_pace
):
    (tmp_path / "evidence.yml").write_text(TEXT, encoding="utf-8")
    async with team_at_work("socket", redis_url, tmp_path) as team:
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready evidence")
        await team.person("ana").modal("Who answers?")
        await team.submit("ana", {("", "asked"): [team.id("ana"), team.id("ben")]})
        team.thread = await team.new_root("ana", before)
        said = await team.person("ben").say(team.channel, "It worked for all of us", team.thread)
        view = await choose(team, "ana", said["ts"])
        offered = next(each["element"]["options"] for each in view["blocks"] if each["type"] == "input")
        (agreed,) = (each["value"] for each in offered if ":agreed:" in each["value"])
        await team.submit("ana", {("", "question"): agreed})
        assert not (await team.submit("ana", {("agreed", "value"): "yes"}))["errors"]

        line = await team.told("ben", USED)
        await team.press("ben", Verb.MY_ANSWERS)
        mine = await team.person("ben").modal("My answers")
        quoted = [each for each in mine["blocks"] if "evidence" in words_of({"blocks": [each]})]
        assert USED in words_of({"blocks": quoted})
        for secret in ("agreed", "Agreed", team.id("ana")):
            assert secret not in f"{line['text']}{line['blocks']}{quoted}"

        await team.press("ben", Verb.TAKE_BACK)
        await team.told("ben", "Taken back.")
        await team.press_in_view("ben", Verb.TAKE_BACK)
        await team.person("ben").modal(NOTHING_QUOTED)
