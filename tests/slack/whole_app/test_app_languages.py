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


async def test_what_is_wrong_names_a_field_as_the_form_of_its_reader_does(team):
    speaks(team, "ana", "de-DE")
    await team.full("ben", asked=("ben", "ana"))

    outcome = await team.fill("ana", "worked_examples", good="viele", bad="-3")
    assert "Gute: Schreib eine Zahl." in str(outcome["errors"])
    outcome = await team.submit("ana", {("worked_examples", "good"): "7"})
    assert "Schlechte: Schreib 0 oder mehr." in str(outcome["errors"])
    await team.person("ana").close()
    await team.press("ana", Verb.OPEN_QUESTIONS)
    outcome = await team.submit("ana", {("worked_examples", "good"): "viele"})
    assert "Gute: Schreib eine Zahl." in str(outcome["errors"])


async def test_who_has_none_of_our_languages_gets_no_form_that_is_half_in_another(team):
    team.channel = "with-partner"
    await team.full(asked=("ana", "gia"), outsiders="answer", language="es")
    root = await team.person("ana").sees(team.channel, "personas de otras empresas")
    assert "people of other companies" not in words_of(root)

    await team.press("gia", Verb.OPEN_QUESTIONS)
    form = words_of(await team.person("gia").modal())
    assert "Firmarías" in form
    assert "Skip" not in form
    await team.person("gia").close()
    await team.person("gia").mention(team.channel, "status", team.thread)
    await team.told("gia", "abiertas para ti")
    await team.press("gia", Verb.MY_ANSWERS)
    mine = words_of(await team.person("gia").modal())
    assert "/ftready" not in mine
    assert f"<@{team.id('ana')}>" in mine
