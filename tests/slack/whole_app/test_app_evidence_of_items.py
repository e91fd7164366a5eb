"""A message as evidence for what is asked item by item, in the language of its chooser; a name has one spelling."""

from dataclasses import replace

import pytest
from bot_parts import team as team_at_work
from loop_flow import TEXT

from bot.playground.workspace.words import words_of
from bot.slack.heard.incoming import EVIDENCE_SHORTCUT

LINKED = TEXT.replace(
    "        asked_of: anyone\n        again_after: [impact]\n",
    "        asked_of: anyone\n        again_after: [impact]\n        link: {label: Where it is written}\n",
).replace(
    "  - id: each\n",
    """\
      - id: also
        short: Seen as well
        ask: What else have you seen?
        type: names
        up_to: 3
        asked_of: everyone
        link: {label: Where it was seen}
        level: [1 if given(value)]
        gap: {do: Look around, done: all have looked}
  - id: each
""",
)
GERMAN = """\
translation: failures
language: de
questions:
  cause: {short: Ursache}
  also: {short: Auch gesehen}
"""


@pytest.fixture
async def team(tmp_path, redis_url, quick_pace):
    """A team in whose check one failure is named, everyone has said how bad it is, and Ana reads German."""
    (tmp_path / "translations").mkdir()
    (tmp_path / "failures.yml").write_text(LINKED, encoding="utf-8")
    (tmp_path / "translations" / "failures.de.yml").write_text(GERMAN, encoding="utf-8")
    async with team_at_work("socket", redis_url, tmp_path) as team:
        workspace = team.playground.first.workspace
        workspace.put_person(replace(workspace.find_person("ana"), locale="de-DE"))
        before = await team.roots("ana")
        await team.person("ana").command(team.channel, "/ftready failures")
        await team.person("ana").modal("Wer antwortet?")
        await team.submit("ana", {("", "asked"): [team.id("ana"), team.id("ben")], ("", "language"): "en"})
        team.thread = await team.new_root("ana", before)
        await team.fill("ana", "named", value="Wrong VAT")
        await team.fill("ben", "also", value="Late mail")
        await team.fill("ana", "also", value="Slow login")
        yield team


async def offered(team, name: str, ts: str) -> dict[str, str]:
    """Choose a message as evidence, and give what it may be evidence for: what is read, and what is meant."""
    await team.person(name).do("message_shortcut", channel=team.channel, ts=ts, callback_id=EVIDENCE_SHORTCUT)
    view = await team.person(name).modal()
    (menu,) = (each["element"] for each in view["blocks"] if each["type"] == "input")
    return {each["text"]["text"].partition(". ")[2]: each["value"] for each in menu["options"]}


async def test_a_message_is_evidence_for_one_item_and_offered_in_the_readers_language(team):
    said = await team.person("ben").say(team.channel, "The rate is read off the wrong column", team.thread)
    await team.card_says("section/each", "Is the cause of Wrong VAT known?")

    there = await offered(team, "ana", said["ts"])

    assert list(there) == ["Auch gesehen", "Ursache: Wrong VAT"]
    assert not (await team.submit("ana", {("", "question"): there["Ursache: Wrong VAT"]}))["errors"]
    cause = there["Ursache: Wrong VAT"].split(":")[2]
    assert not (await team.submit("ana", {(cause, "value"): "yes"}))["errors"]
    shown = await team.card_says("section/each", "“The rate is read off the wrong column”")
    assert "Is the cause of Wrong VAT known?" in words_of(shown)
    await team.told("ben", "uses your message as evidence for *Cause: Wrong VAT*")


async def test_a_name_that_comes_with_evidence_is_written_as_others_have_written_it(team):
    said = await team.person("ben").say(team.channel, "It came at noon", team.thread)
    await team.card_says("section/first", "Late mail")
    there = await offered(team, "ana", said["ts"])
    await team.submit("ana", {("", "question"): there["Auch gesehen"]})

    told = (await team.submit("ana", {("also", "value"): "late MAIL."}))["errors"]

    assert "„late MAIL.“ steht schon als „Late mail“ da" in told["field:also:value"]
    assert not (await team.submit("ana", {("also", "value"): "Late mail"}))["errors"]
    await team.card_says("section/first", "“It came at noon”")
