"""The files of the languages and the code say the same sentences, with the same things put in, in the room there is."""

import re
import string
from pathlib import Path

import pytest

from bot.slack import limits
from bot.slack.surfaces.typed.words import WORDS
from bot.tongue.catalogs import FOLDER, languages, missing, read_words
from bot.tongue.in_code import Found, sentences

ROOM = {
    "button 0": limits.BUTTON_TEXT,
    "button label": limits.ACCESSIBILITY_LABEL,
    "link_button 0": limits.BUTTON_TEXT,
    "modal 0": limits.VIEW_TITLE,
    "modal submit": limits.VIEW_TITLE,
    "modal close": limits.VIEW_TITLE,
    "sentence_view 1": limits.VIEW_TITLE,
    "header 0": limits.HEADER,
    "option 0": limits.OPTION_TEXT,
    "own_option 0": limits.OPTION_TEXT,
    "Option text": limits.OPTION_TEXT,
    "asking 1": limits.INPUT_LABEL,
    "asking hint": limits.INPUT_HINT,
    "placeholder 0": limits.PLACEHOLDER,
    "confirm 0": limits.CONFIRM_TITLE,
    "confirm 1": limits.CONFIRM_TEXT,
    "confirm 2": limits.CONFIRM_BUTTON,
    "confirm 3": limits.CONFIRM_BUTTON,
}
"""What a sentence is handed to, and how many characters are seen of it there; what is put in may be shortened."""
UNSAID = 0.05
"""Share of the sentences that may wait for a translation; `ftready doctor` counts them."""
SLIPS = re.compile(r"  |\.\.\.| ,|„[^“]*\"|\"")
COMMANDS = "|".join(word.said for word in WORDS) + "|help"
MARKS = re.compile(rf"[*_`]|:[a-z_]+:|@ftready(?: status)?|/ftready(?: (?:{COMMANDS}))?|/invite|<[@#]")


@pytest.fixture(scope="module")
def in_code() -> list[Found]:
    return list(sentences())


@pytest.fixture(scope="module", params=languages())
def words(request):
    """One language: the words of each sentence, for one and for many, by the sentence."""
    found = {}
    for each in read_words(request.param):
        if each.id and each.string:
            key = each.id if isinstance(each.id, str) else each.id[0]
            found[key] = (each.string,) if isinstance(each.string, str) else tuple(each.string)
    return found


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("language", languages())
def test_a_language_has_the_sentences_of_the_code_and_no_others(in_code, language):
    there = {each.id if isinstance(each.id, str) else each.id[0]: each for each in read_words(language) if each.id}
    said = {each.words: each for each in in_code}

    assert set(said) - set(there) == set(), "run `make fresh`, then translate what is new"
    assert set(there) - set(said) == set(), "run `make fresh`: nobody says these any more"
    assert [words for words in said if isinstance(there[words].id, str) == bool(said[words].many)] == []


@pytest.mark.parametrize("language", languages())
def test_a_language_on_offer_says_nearly_all_of_it(language):
    assert len(missing(language)) <= len(read_words(language)) * UNSAID


def test_what_is_put_into_a_sentence_is_named_in_it(in_code):
    for each in in_code:
        if each.names:
            wanted = names_in(each.words) | (names_in(each.many) if each.many else set())
            assert wanted - {"count"} == set(each.names) - {"count"}, f"{each.file}:{each.line}: {each.words}"


def test_no_sentence_is_said_both_for_one_thing_and_for_several(in_code):
    several = {each.words: each.many for each in in_code if each.many}

    assert [each for each in in_code if several.get(each.words, each.many) != each.many] == []


def test_a_translation_puts_in_what_its_sentence_does(in_code, words):
    for each in in_code:
        for text in words.get(each.words, ()):
            assert names_in(text) == names_in(each.many or each.words), f"{each.file}:{each.line}: {text}"


def test_a_translation_begins_and_ends_as_its_sentence_does(in_code, words):
    for each in in_code:
        for text in words.get(each.words, ()):
            assert (text[:1].isspace(), text[-1:].isspace()) == (each.words[:1].isspace(), each.words[-1:].isspace())
            assert text.count("\n") == each.words.count("\n"), f"{each.file}:{each.line}: {text}"


def test_a_translation_keeps_the_marks_and_the_commands(in_code, words):
    for each in in_code:
        for text in words.get(each.words, ()):
            assert sorted(MARKS.findall(text)) == sorted(MARKS.findall(each.words)), f"{each.file}:{each.line}: {text}"
            assert not SLIPS.search(text), text


def test_a_translation_fits_where_it_stands(in_code, words):
    for each in in_code:
        room = ROOM.get(each.place)
        for text in words.get(each.words, ()) if room else ():
            fixed = sum(len(piece) for piece, *_ in string.Formatter().parse(text))
            assert fixed <= room, f"{each.file}:{each.line}: {text!r} has {fixed} characters of {room}"


def test_words_put_together_in_the_code_are_no_sentence(tmp_path):
    code = 'from bot.tongue import say\n\nsay("Waiting.")\nsay(f"Waiting for {people}.")\n'
    (tmp_path / "waiting.py").write_text(code, encoding="utf-8")

    with pytest.raises(ValueError, match=r"waiting\.py:4: a sentence is found by its words"):
        list(sentences(tmp_path))


def test_files_of_languages_are_named_by_their_code():
    for file in Path(FOLDER).iterdir():
        assert re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]+)?\.po", file.name), file
