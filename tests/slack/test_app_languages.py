"""One check in three languages: its thread in the one that was chosen, forms in that of whoever fills them."""

from dataclasses import replace

from bot_parts import FULL

from bot.playground.workspace.words import words_of
from bot.slack.address import Verb


def speaks(team, name: str, locale: str) -> None:
    workspace = team.playground.first.workspace
    workspace.put_person(replace(workspace.find_person(name), locale=locale))


async def test_a_thread_has_its_language_and_each_person_theirs(team):
    speaks(team, "ana", "de-DE")
    await team.person("ana").command(team.channel, "/ftready readiness")
    view = await team.person("ana").modal("Bereit für Fine-Tuning?")
    assert "Schreib die Aufgabe in einer Zeile" in str(view)
    people = {("", "asked"): [team.id("ana"), team.id("ben")], ("", "language"): "es"}
    before = await team.roots("ana")
    assert not (await team.submit("ana", {**FULL, **people}))["errors"]
    team.thread = await team.new_root("ana", before)

    card = await team.card_says("section/task", "Firmarías")
    assert "Would you sign" not in words_of(card)

    await team.press("ben", Verb.OPEN_QUESTIONS)
    assert "Would you sign that line" in str(await team.person("ben").modal())
    await team.press("ana", Verb.OPEN_QUESTIONS)
    assert "Würdest du die Zeile so unterschreiben" in str(await team.person("ana").modal())
