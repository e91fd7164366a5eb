"""A sentence is said in the language that is spoken, else in English; what is kept of it is English always."""

import asyncio
import json
from datetime import date
from gettext import NullTranslations

import pytest

from bot.doctor.languages import look_at_languages
from bot.engine.decision import only_owner
from bot.engine.rules.who_may_answer import CLOSED
from bot.sentence import Sentence, either, listed, several
from bot.tongue import catalogs, day_in_short, day_in_words, say, say_many, speaking, spoken, told, weekday_in_words
from bot.tongue.voice import _tongue


class Words(NullTranslations):
    """A language of two sentences, one of them wrong."""

    def gettext(self, message: str) -> str:
        return {"Save": "Ulož", "Waiting for {people}.": "Čeká se na {lidi}."}.get(message, message)


@pytest.fixture
def a_language_of_two_sentences(monkeypatch):
    monkeypatch.setattr("bot.tongue.voice.meant", lambda _: "cs")
    monkeypatch.setattr("bot.tongue.voice.translations", lambda _: Words())
    _tongue.cache_clear()
    yield
    _tongue.cache_clear()


def test_a_sentence_is_said_in_the_language_that_is_spoken():
    assert say("Save") == "Save"
    with speaking("de-DE"):
        assert (say("Save"), spoken()) == ("Speichern", "de")
        with speaking("es-ES"):
            assert say("Save") == "Guardar"
        assert say("Save") == "Speichern"
    assert say("Save") == "Save"


@pytest.mark.parametrize("unknown", ["", "en-GB", "fr-FR", "de_DE/../..", "xx"])
def test_who_speaks_none_of_our_languages_reads_english(unknown):
    with speaking(unknown):
        assert (say("Save"), spoken()) == ("Save", "en")


def test_a_language_stands_in_for_that_of_another_country(monkeypatch, tmp_path):
    for name in ("pt-BR.po", "de.po"):
        (tmp_path / name).touch()
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path)

    wanted = ("pt-BR", "pt-PT", "pt", "de-AT", "da", "")
    assert [catalogs.meant(each) for each in wanted] == ["pt-BR", "pt-BR", "pt-BR", "de", "", ""]


@pytest.mark.usefixtures("a_language_of_two_sentences")
def test_what_has_no_translation_is_said_in_english_and_the_rest_is_not():
    with speaking("cs-CZ"):
        assert say("Save") == "Ulož"
        assert say("Cancel") == "Cancel"


@pytest.mark.usefixtures("a_language_of_two_sentences")
def test_a_translation_that_asks_for_what_there_is_not_is_said_in_english():
    with speaking("cs-CZ"):
        assert say("Waiting for {people}.", people="Ana") == "Waiting for Ana."


def test_a_file_that_cannot_be_read_leaves_english(monkeypatch, tmp_path, caplog):
    (tmp_path / "de.po").write_bytes(b"\xff\xfe msgid")
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path)
    catalogs.translations.cache_clear()
    try:
        assert catalogs.translations("de").gettext("Save") == "Save"
        assert "'de'" in caplog.text
    finally:
        catalogs.translations.cache_clear()


async def test_the_doctor_counts_what_is_said_in_english(monkeypatch, tmp_path):
    text = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Save"\nmsgstr "{}"\n'
    (tmp_path / "fr.po").write_text(text.format(""), encoding="utf-8")
    (tmp_path / "it.po").write_text(text.format("Salva"), encoding="utf-8")
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path)

    assert [each.sentence async for each in look_at_languages()] == [
        "'fr' says 1 of 1 sentences in English, such as “Save”."
    ]


def test_what_the_core_says_is_english_to_whoever_keeps_it():
    refused = only_owner("U0ANA", Sentence("can reopen it"))

    with speaking("de"):
        assert refused == "Only <@U0ANA>, who owns this check, can reopen it."
        assert json.dumps([refused]) == '["Only <@U0ANA>, who owns this check, can reopen it."]'
        assert told(refused) == "Nur <@U0ANA>, für diesen Check verantwortlich, kann ihn wieder öffnen."
    assert told(refused) == refused


def test_what_is_no_sentence_of_ours_stays_as_it_is():
    with speaking("de"):
        assert told("Save") == "Save"
        assert told(CLOSED) != CLOSED


def test_braces_in_what_people_wrote_are_only_braces():
    with speaking("de"):
        assert "{0} {x}" in told(Sentence("Answer “{short}” to start.", short="{0} {x}"))


def test_things_are_counted_by_the_rules_of_the_language():
    with speaking("de"):
        assert [say_many("question", "questions", many) for many in (0, 1, 2)] == ["Fragen", "Frage", "Fragen"]
        assert told(several("gap {places}", "gaps {places}", 2, places="1, 2")) == "Lücken 1, 2"
    assert told(several("gap {places}", "gaps {places}", 1, places="1")) == "gap 1"


def test_sentences_in_a_list_are_said_too():
    names = [Sentence("Skip"), Sentence("Don't know"), "Ana"]

    assert either(names) == "Skip or Don't know or Ana"
    with speaking("de"):
        assert told(either(names)) == "Überspringen oder Weiß nicht oder Ana"
        assert told(listed(names)) == "Überspringen, Weiß nicht, Ana"


def test_days_are_written_as_the_language_writes_them():
    day = date(2026, 11, 5)

    assert (day_in_words(day), weekday_in_words(0)) == ("5 November 2026", "Monday")
    with speaking("de"):
        assert (day_in_words(day), weekday_in_words(0)) == ("5. November 2026", "Montag")
    with speaking("es"):
        assert (day_in_words(day), weekday_in_words(0)) == ("5 de noviembre de 2026", "lunes")
        assert day_in_short(day) == "5 nov 26"


async def test_two_people_at_once_are_each_spoken_to_in_their_own_language():
    async def one(language: str) -> str:
        with speaking(language):
            await asyncio.sleep(0)
            return say("Save")

    assert await asyncio.gather(one("de"), one("es"), one("")) == ["Speichern", "Guardar", "Save"]


async def test_what_is_done_later_is_said_in_the_language_it_was_begun_in():
    async def later() -> str:
        return say("Save")

    with speaking("de"):
        task = asyncio.create_task(later())
    assert await task == "Speichern"
