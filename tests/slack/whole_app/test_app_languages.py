"""One check in three languages: its thread in the one that was chosen, forms in that of whoever fills them."""

from dataclasses import replace

from bot_parts import FULL
from test_app_messages_as_evidence import answered_with

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

    assert "Aún no ha respondido nadie" in words_of(card)
    assert "Meine offenen Fragen" in str(await team.person("ana").modal())
    assert "My open questions" in str(await team.person("ben").modal())


async def test_each_is_answered_refused_and_told_of_others_in_their_own_language(team):
    speaks(team, "ben", "es-ES")
    speaks(team, "cleo", "de-DE")
    await team.full(asked=("ana",))
    status = await team.person("cleo").command(team.channel, "/ftready status")
    assert "verantwortlich: <@" in str(status)
    assert "owned by <@" in str(await team.person("ana").command(team.channel, "/ftready status"))

    await team.press("ben", Verb.FORM, "worked_examples")
    await team.told("ben", "En esta revisión aún no se te pregunta")
    said = await team.person("cleo").say(team.channel, "Seven of them", team.thread)
    await answered_with(team, "ana", said["ts"])
    await team.told("cleo", "nimmt deine Nachricht als Beleg")
